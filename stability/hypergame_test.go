package stability_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/notation"
	"parley/stability"
)

func solveHypergame(t *testing.T, c *conflict.Conflict) *stability.Hypergame {
	t.Helper()
	h, err := stability.SolveHypergame(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// mistaken gives some parties of a random conflict views of their own.
func mistaken(r *rand.Rand, c *conflict.Conflict) *conflict.Conflict {
	d := c.Clone()
	d.Parties = slices.Clone(d.Parties)
	other := conflicttest.Random(r, conflicttest.Shape{Parties: len(d.Parties), Options: len(d.Options), Statements: 4})
	for k := range d.Parties {
		if r.IntN(2) == 0 {
			continue
		}
		p := &conflict.Perception{}
		if r.IntN(2) == 0 {
			p.Unaware = []string{d.Options[r.IntN(len(d.Options))].ID}
		}
		if r.IntN(2) == 0 {
			p.Options = []conflict.Option{{ID: d.Parties[0].ID + ".believed", Party: d.Parties[0].ID, Name: "Believed"}}
		}
		for _, pr := range other.Preferences {
			if r.IntN(2) == 0 {
				p.Preferences = append(p.Preferences, pr)
			}
		}
		d.Parties[k].Perceives = p
		if seen, err := d.Perceived(d.Parties[k].ID); err != nil {
			d.Parties[k].Perceives = nil
		} else if _, ok, _ := seen.SomeState(context.Background()); !ok {
			d.Parties[k].Perceives = nil
		}
	}
	return d
}

// A state is an equilibrium of the hypergame when, for every party in its own
// view, the textbook finds what the party sees of it stable.
func TestHypergameAgreesWithTextbook(t *testing.T) {
	for seed := range 400 {
		r := conflicttest.Rand(uint64(seed))
		shape := conflicttest.AnyShape(r, 4)
		shape.Ranked, shape.Coalition = 0, false
		c := mistaken(r, conflicttest.Random(r, shape))
		h := solveHypergame(t, c)
		for _, concept := range stability.Concepts {
			for state, s := range h.True.States {
				want := true
				for i, p := range c.Parties {
					want = want && staysBy(t, c, p, i, concept, s)
				}
				if h.Equilibrium(concept, state) != want {
					t.Fatalf("seed %d: %v at %s: %v", seed, concept, h.True.Letters(state), !want)
				}
			}
		}
	}
}

// staysBy: what the party sees of the state is stable for it in its view.
func staysBy(t *testing.T, c *conflict.Conflict, p conflict.Party, i int, concept stability.Concept, s conflict.State) bool {
	t.Helper()
	view, err := c.Perceived(p.ID)
	if err != nil {
		t.Fatal(err)
	}
	var seen conflict.State
	for k, o := range c.Options {
		if p.Perceives != nil && slices.Contains(p.Perceives.Unaware, o.ID) && s.Has(k) {
			return false
		}
		seen = seen.With(view.OptionIndex(o.ID), s.Has(k))
	}
	b := newBook(view)
	return b.feasible[seen] && b.stable(concept.Key(), i, seen)
}

// Where everybody sees the conflict as it is, the hypergame is the conflict.
func TestHypergameWithoutMistakes(t *testing.T) {
	for seed, c := range randomConflicts(200) {
		h := solveHypergame(t, c)
		for state := range h.True.States {
			for _, concept := range stability.Concepts {
				if got := h.Standing(concept, state); got != stability.InTruth && got != stability.Nowhere {
					t.Fatalf("seed %d: %v at %s holds %s", seed, concept, h.True.Letters(state), got)
				}
			}
		}
	}
}

func readConflict(t *testing.T, text string) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("case.yaml", []byte("parley: 1\ntitle: A case\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

func standings(h *stability.Hypergame, concept stability.Concept) string {
	var all []string
	for state := range h.True.States {
		if s := h.Standing(concept, state); s != stability.Nowhere {
			all = append(all, h.True.Letters(state)+" "+string(s))
		}
	}
	return strings.Join(all, ", ")
}

func meetings(t *testing.T, h *stability.Hypergame) string {
	t.Helper()
	all, ok := h.Meetings()
	if !ok {
		return "not computed"
	}
	var words []string
	for _, m := range all {
		words = append(words, fmt.Sprintf("%s by %d", m.Letters, len(m.Expected)))
	}
	return strings.Join(words, ", ")
}

func departures(h *stability.Hypergame, concept stability.Concept) string {
	var words []string
	for state := range h.True.States {
		if h.Standing(concept, state) != stability.Overlooked {
			continue
		}
		for _, d := range h.Departures(concept, state) {
			to, reaches := "unseen", "nowhere"
			if d.To >= 0 {
				to = d.View.Letters(d.To)
			}
			if d.Reaches >= 0 {
				reaches = h.True.Letters(d.Reaches)
			}
			words = append(words, fmt.Sprintf("%s: %s to %s, %s", h.True.Blocks[d.Block].Name, h.True.Letters(state), to, reaches))
		}
	}
	return strings.Join(words, "; ")
}

func TestHypergameCases(t *testing.T) {
	for name, test := range map[string]struct {
		text     string
		concept  stability.Concept
		standing string
		meetings string // the states that come about, and how many parties hoped for each
		leaves   string // who leaves an overlooked state, to what it sees, and what that is
	}{
		"peace holds because one believes that the other would strike back": {
			text: `
parties:
  ann: {perceives: {preferences: {bob: ["ann.strike <-> bob.strike"]}}}
  bob: {}
options: {ann.strike: {}, bob.strike: {}}
preferences:
  ann: ["!bob.strike", ann.strike]
  bob: ["!bob.strike"]
`,
			concept: stability.SEQ, standing: "NN by a misunderstanding, YN in truth", meetings: "NN by 1",
		},
		"a party that does not know of an option fears nothing, and is surprised": {
			text: `
parties:
  ann: {perceives: {unaware: [bob.strike]}}
  bob: {}
options: {ann.strike: {}, bob.strike: {}}
preferences:
  ann: ["!bob.strike", ann.strike]
  bob: ["ann.strike <-> bob.strike"]
`,
			concept: stability.SEQ, standing: "NN overlooked, YY overlooked", meetings: "YN by 1, YY by 1",
			leaves: "ann: NN to YN, YN; ann: YY to unseen, nowhere",
		},
		"a party that believes in an option that is none leaves for nothing": {
			text: `
parties:
  ann: {perceives: {options: {ann.escape: {}}, preferences: {ann: [ann.escape]}}}
  bob: {}
options: {ann.stay: {}, bob.stay: {}}
preferences: {ann: [ann.stay], bob: [bob.stay]}
`,
			concept: stability.Nash, standing: "YY overlooked", meetings: "NY by 0, YY by 1",
			leaves: "ann: YY to NYY, NY",
		},
	} {
		h := solveHypergame(t, readConflict(t, test.text))
		if got := standings(h, test.concept); got != test.standing {
			t.Errorf("%s: %s; want %s", name, got, test.standing)
		}
		if got := meetings(t, h); got != test.meetings {
			t.Errorf("%s: %s; want %s", name, got, test.meetings)
		}
		if got := departures(h, test.concept); got != test.leaves {
			t.Errorf("%s: %s; want %s", name, got, test.leaves)
		}
	}
}

// What East believes West to want is doubtful: a draw of the hypergame decides,
// and the quiet holds by a misunderstanding in just the draws in which East
// believes in an answer. The conflict as it is has nothing to draw.
func TestHypergameOfDoubtfulPerceptions(t *testing.T) {
	c := incident(t, "west: [{that: east.advance <-> west.strike, sure: 0.7}]")
	if inputs := stability.Doubtful(c, 1).Inputs(); len(inputs) > 0 {
		t.Errorf("stability itself draws %+v", inputs)
	}
	e := stability.DoubtfulViews(c, 1)
	if len(e.Inputs()) != 1 || e.Inputs()[0].Viewer != "east" || e.Inputs()[0].Party != "west" {
		t.Fatalf("inputs %+v; want what West wants as East sees it", e.Inputs())
	}
	believed := 0
	for k := range 200 {
		h := solveHypergame(t, e.Draw(k))
		quiet, _ := h.True.Place(conflict.State{})
		want := stability.Nowhere
		if e.Point(k)[0].Held {
			want = stability.ByMistake
			believed++
		}
		if got := h.Standing(stability.SEQ, quiet); got != want {
			t.Fatalf("draw %d: the quiet holds %s; want %s", k, got, want)
		}
	}
	if believed < 110 || believed > 170 {
		t.Errorf("believed in %d of 200 draws; want some 140", believed)
	}
}

// A preference that is perceived as following from positions is drawn with them.
func TestPerceivedPositionsAreDrawn(t *testing.T) {
	c := incident(t, "west: []")
	c.Parties[0].Perceives.Preferences[0].Derived = true
	c.Issues = []conflict.Issue{{ID: "ridge", Name: "The ridge"}}
	c.Positions = []conflict.Position{{Party: "west", Issue: "ridge", At: conflict.Between(0, 50)}}
	c.Options[0].Effects = []conflict.Effect{{Issue: "ridge", By: 30}}
	if inputs := stability.DoubtfulViews(c, 1).Inputs(); len(inputs) != 1 || inputs[0].ID != "positions/west/ridge/at" {
		t.Errorf("inputs %+v; want West's position", inputs)
	}
	if inputs := stability.Doubtful(c, 1).Inputs(); len(inputs) > 0 {
		t.Errorf("stability itself draws %+v", inputs)
	}
}

// incident is a border incident in which East believes in this preference.
func incident(t *testing.T, believed string) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("incident.yaml", []byte(strings.ReplaceAll(`parley: 1
title: A border incident
parties:
  east: {name: East, perceives: {preferences: {BELIEVED}}}
  west: {name: West}
options:
  east.advance: {name: Advance}
  west.strike: {name: Strike}
preferences:
  east: ["!west.strike", east.advance]
  west: ["!west.strike"]
`, "BELIEVED", believed)))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}
