package assess_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"parley/assess"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/notation"
	"parley/report"
)

func ask(t *testing.T, c *conflict.Conflict, q assess.Question) *assess.Assessment {
	t.Helper()
	a, err := assess.Ask(context.Background(), c, solve(t, c), q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func readText(t *testing.T, text string) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("conflict.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

// doubtfulPrisoners may not mind defecting, so that what a contract does
// differs from draw to draw.
var doubtfulPrisoners = strings.Replace(prisoners, `ann: [bob.cooperate, "!ann.cooperate"]`,
	`ann: [{that: "ann.cooperate & bob.cooperate", sure: 0.5}, bob.cooperate, "!ann.cooperate"]`, 1)

// The prisoners, draw by draw: where nobody would cooperate without it, the
// contract changes what holds from never to always.
func TestContract(t *testing.T) {
	a := ask(t, readPrisoners(t), assess.Question{Draws: 10, Seed: 1})
	if a.Drawn() || !a.All || len(a.Cases) != 16 {
		t.Fatalf("drawn %v, all %v, %d cases; want certain, all 16", a.Drawn(), a.All, len(a.Cases))
	}
	contract, none := &a.Cases[1], &a.Cases[0]
	if got := a.Secure(contract, 0); got.Count != 10 {
		t.Errorf("with the contract nobody would gain by leaving in %+v; want all", got)
	}
	if got := a.Secure(none, 0); got.Count != 0 {
		t.Errorf("without it nobody would gain by leaving in %+v; want none", got)
	}
}

// An instrument that changes nothing has an impact of exactly zero, on every
// goal, alone and beside any other; nor does it go beyond any other.
func TestNothingChangesNothing(t *testing.T) {
	for seed := range uint64(60) {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{
			Parties: 3, Options: 5, Rules: 1, Statements: 4, Instruments: 2, StatusQuo: true,
		})
		half := conflict.Exactly(0.5)
		for _, p := range c.Preferences {
			for k := range p.Statements {
				p.Statements[k].Sure = &half
			}
		}
		c.Instruments = append(c.Instruments, conflict.Instrument{ID: "nothing", Name: "Nothing"})
		a := ask(t, c, assess.Question{Draws: 50, Seed: seed})
		zero := assess.Difference{}
		for k := range a.Cases {
			if x := &a.Cases[k]; len(x.Instruments) == 1 && x.Instruments[0] == 2 {
				for g := range a.Goals {
					if got := a.Impact(x, g); got != zero {
						t.Fatalf("seed %d: impact %+v; want exactly none", seed, got)
					}
				}
				if w, without := x.Walk, a.Cases[0].Walk; w.Moves != without.Moves {
					t.Fatalf("seed %d: %v moves; want %v as without", seed, w.Moves, without.Moves)
				}
			}
		}
		for _, p := range a.Pairs {
			if p.Instruments[1] == 2 && math.Abs(p.Beyond.Mean) > 1e-12 {
				t.Fatalf("seed %d: nothing goes beyond %d by %+v", seed, p.Instruments[0], p.Beyond)
			}
		}
	}
}

// The same question gives the same bytes on any number of workers.
func TestWorkersDoNotMatter(t *testing.T) {
	c := readText(t, doubtfulPrisoners)
	var first string
	for _, workers := range []int{1, 2, 7} {
		a := ask(t, c, assess.Question{Draws: 300, Seed: 5, Workers: workers})
		text, err := json.Marshal(a.Data())
		if err != nil {
			t.Fatal(err)
		}
		said := string(text) + words(t, a.Sections(nobody))
		if first == "" {
			first = said
		}
		if said != first {
			t.Fatalf("%d workers:\n%s\nwant\n%s", workers, said, first)
		}
	}
	if a := ask(t, c, assess.Question{Draws: 300, Seed: 5}); !a.Drawn() {
		t.Error("nothing is drawn; want a doubt")
	}
}

func nobody([]conflict.Passage) []report.Ref { return nil }

// words are the sections as text.
func words(t *testing.T, sections []report.Section) string {
	t.Helper()
	text, err := json.Marshal(sections)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Many instruments are not all combined, and that is said; each alone is.
func TestManyInstruments(t *testing.T) {
	text := prisoners
	for k := range 9 {
		text += fmt.Sprintf("  more%d: {rules: [{never: \"!ann.cooperate & bob.cooperate\"}]}\n", k)
	}
	a := ask(t, readText(t, text), assess.Question{Draws: 1, Seed: 1})
	if asked := len(a.Cases) + len(a.Refused); a.All || asked != 64 {
		t.Errorf("all %v, %d asked; want 64 and not all", a.All, asked)
	}
	if len(a.Alone.Cases) != 14 {
		t.Errorf("%d ranked alone; want 13 instruments and none", len(a.Alone.Cases))
	}
	if said := strings.Join(a.NotComputed(), "\n"); !strings.Contains(said, "the 64 most promising were asked") {
		t.Errorf("not computed: %s", said)
	}
	if said := words(t, a.Sections(nobody)); !strings.Contains(said, "A better one may have been missed") {
		t.Error("that a better one may have been missed is not said")
	}
}

func TestSingle(t *testing.T) {
	a := ask(t, readPrisoners(t), assess.Question{Draws: 1, Seed: 1, Single: true})
	if len(a.Cases) != 5 || a.All || len(a.Pairs) != 0 {
		t.Errorf("%d cases, all %v, %d pairs; want each alone and none", len(a.Cases), a.All, len(a.Pairs))
	}
	if said := strings.Join(a.NotComputed(), "\n"); !strings.Contains(said, "each was asked alone") {
		t.Errorf("not computed: %s", said)
	}
}

// Combinations that contradict each other are refused with the reason, and the
// others go on.
func TestImpossibleTogether(t *testing.T) {
	text := prisoners + "  must: {rules: [{always: ann.cooperate}]}\n  mustNot: {rules: [{never: ann.cooperate}]}\n"
	a := ask(t, readText(t, text), assess.Question{Draws: 1, Seed: 1})
	if !a.All || len(a.Cases)+len(a.Refused) != 64 || len(a.Refused) < 16 {
		t.Fatalf("all %v, %d cases, %d refused; want the 16 with both refused", a.All, len(a.Cases), len(a.Refused))
	}
	for _, x := range a.Refused {
		if !strings.Contains(x.Err.Error(), "no feasible state") {
			t.Errorf("%v: %v", x.Instruments, x.Err)
		}
	}
}

// Without aims there is nothing to meet, and that is said.
func TestWithoutAims(t *testing.T) {
	before, _, _ := strings.Cut(prisoners, "instruments:")
	a := ask(t, readText(t, before+"instruments: {talk: {text: The parties talk.}}\n"), assess.Question{Draws: 3, Seed: 1})
	said := words(t, a.Sections(nobody))
	for _, want := range []string{"no aim is stated", "gives nothing as uncertain, so nothing is drawn", "no agreement with numbers"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in %s", want, said)
		}
	}
	if strings.Contains(said, "NaN") || strings.Contains(said, "Inf") {
		t.Errorf("not a number in %s", said)
	}
}

// Over random conflicts: acceptabilities add up to one, shares lie within their
// intervals, and no number fails to be one.
func TestLawsOfAssessments(t *testing.T) {
	for seed := range uint64(40) {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{
			Parties: 2, Options: 4, Rules: 1, Statements: 3, Instruments: 3, StatusQuo: true,
		})
		a := ask(t, c, assess.Question{Draws: 20, Seed: seed})
		for i, ranks := range a.Together.Ranking.Acceptability {
			sum := 0.0
			for _, share := range ranks {
				sum += share
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Fatalf("seed %d: acceptabilities of case %d add up to %v", seed, i, sum)
			}
		}
		for _, x := range a.Cases {
			for _, reach := range x.Walk.Reach {
				if !(reach >= 0 && reach <= 1+1e-9) {
					t.Fatalf("seed %d: chance %v", seed, reach)
				}
			}
		}
		if _, err := json.Marshal(a.Data()); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// Very many instruments are asked on so few draws that they fit into memory.
func TestMostDraws(t *testing.T) {
	c := readPrisoners(t)
	if got := assess.MostDraws(c); got != assess.MaxDraws {
		t.Errorf("%d draws of four instruments; want %d", got, assess.MaxDraws)
	}
	for k := range 1000 {
		c.Instruments = append(c.Instruments, conflict.Instrument{ID: fmt.Sprint(k), Options: []conflict.Option{{ID: fmt.Sprintf("ann.%d", k)}}})
	}
	if got := assess.MostDraws(c); got < 1 || got > 300 {
		t.Errorf("%d draws of a thousand instruments; want a few hundred at most", got)
	}
}

func TestDrawsOutOfBounds(t *testing.T) {
	c := readPrisoners(t)
	for _, draws := range []int{-1, 0, assess.MaxDraws + 1} {
		if _, err := assess.Ask(context.Background(), c, solve(t, c), assess.Question{Draws: draws}); err == nil {
			t.Errorf("%d draws: no error", draws)
		}
	}
}
