package analysis_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/analysis"
	"parley/report"
)

func briefOf(t *testing.T, text string) *report.Report {
	t.Helper()
	r, err := analysis.Run(context.Background(), "brief", analysis.Input{Conflict: read(t, text)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func figures(r *report.Report) []report.Figure {
	var list []report.Figure
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(report.Figure); ok {
				list = append(list, f)
			}
		}
	}
	return list
}

// words is everything that a section's paragraphs and bullets say.
func words(r *report.Report, id string) string {
	var all strings.Builder
	say := func(p report.Paragraph) {
		for _, text := range p {
			all.WriteString(text.Words + " ")
		}
	}
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			if s.ID != id {
				continue
			}
			switch b := b.(type) {
			case report.Paragraph:
				say(b)
			case report.Bullets:
				for _, item := range b.Items {
					say(item)
				}
			}
		}
	}
	return all.String()
}

// Each side moves three options at a time: the way to the end passes states
// that are no equilibria and no neighbours of the status quo.
const leaps = `
parley: 1
title: Leaps
parties: {south: {name: South}, north: {name: North}, east: {name: East}}
options: {south.a: , south.b: , south.c: , north.d: , north.e: , north.f: , east.g: }
statusQuo: []
preferences:
  north: [north.d & north.e & north.f]
  south: [south.a & south.b & south.c if north.d & north.e & north.f, "!south.a & !south.b & !south.c"]
  east: ["!east.g"]
instruments:
  pact: {name: Pact, irreversible: [north.d], aim: south.a & north.d}
`

// Every state of the ways from the status quo is in the picture of states,
// and every party has one colour throughout.
func TestPicturesAgree(t *testing.T) {
	all := figures(briefOf(t, leaps))
	k := slices.IndexFunc(all, func(f report.Figure) bool { return f.Graph != nil })
	graph := all[k].Graph
	ways := 0
	for _, f := range all {
		if f.Path == nil {
			continue
		}
		if !slices.Equal(f.Path.Parties, graph.Parties) {
			t.Errorf("%s: parties %q, want those of the picture of states, %q", f.ID, f.Path.Parties, graph.Parties)
		}
		if f.ID != "way-1" {
			continue
		}
		ways++
		for _, s := range f.Path.States {
			if !slices.ContainsFunc(graph.States, func(g report.GraphState) bool { return g.Letters == s.Letters }) {
				t.Errorf("state %s of the way is not in the picture of %d states", s.Letters, len(graph.States))
			}
		}
	}
	if ways != 1 {
		t.Errorf("%d ways from the status quo are drawn, want 1", ways)
	}
}

// The picture's title names what it holds.
func TestTitleOfTheStates(t *testing.T) {
	const around = " and what lies around them: "
	cases := []struct{ name, text, want string }{
		{"ways", leaps, "The status quo, the ways from it, the states that hold best" + around + "12 of 128 states"},
		{"no way", strings.Replace(leaps, "  north: [north.d & north.e & north.f]\n", "", 1), "The status quo, the states that hold best" + around + "12 of 128 states"},
		{"no status quo", strings.Replace(leaps, "statusQuo: []\n", "", 1), "The states that hold best" + around + "8 of 128 states"},
		{"all", river, "All feasible states and the moves between them"},
	}
	for _, c := range cases {
		for _, f := range figures(briefOf(t, c.text)) {
			if f.ID == "states" && f.Title != c.want {
				t.Errorf("%s: %q, want %q", c.name, f.Title, c.want)
			}
		}
	}
}

// A status quo that nobody leaves has no way and nowhere to come to rest.
func TestNoWayToTheStatusQuo(t *testing.T) {
	r := briefOf(t, strings.Replace(river, `north: [south.accept, "!north.withdraw"]`, `north: ["!north.withdraw"]`, 1))
	for _, f := range figures(r) {
		if f.ID == "way-1" {
			t.Errorf("a way to where it begins is drawn: %s", f.Text)
		}
	}
	if glance := words(r, "glance"); strings.Contains(glance, "come to rest") || !strings.Contains(glance, "No party can improve on it") {
		t.Errorf("at a glance: %s", glance)
	}
}

// A coalition is named as one actor.
func TestCoalitionAsActor(t *testing.T) {
	r := briefOf(t, `
parley: 1
title: Joint
parties: {north: {name: North}, south: {name: South}}
coalitions: [[north, south]]
options: {north.a: , south.b: }
statusQuo: []
preferences: {north: [north.a & south.b], south: [north.a & south.b]}
outcomes: [{name: Both, when: north.a & south.b}]
`)
	const want = "the coalition North, South takes “a” and “b”, reaching “Both”"
	if glance := words(r, "glance"); !strings.Contains(glance, want) {
		t.Errorf("at a glance: %s\nwant %s", glance, want)
	}
}

// large is a conflict of n options of two parties; extra are more lines.
func large(n int, extra string) string {
	var options []string
	for k := range n {
		options = append(options, fmt.Sprintf("%s.o%d: ", []string{"north", "south"}[k%2], k))
	}
	return fmt.Sprintf(`
parley: 1
title: Large
parties: {north: {name: North}, south: {name: South}}
issues: {line: {name: Line, scale: {0: river, 100: border}}}
positions: [{party: north, issue: line, at: 10}]
options: {%s}
preferences: {north: [south.o1], south: [north.o0]}
%s`, strings.Join(options, ", "), extra)
}

// A conflict too large for enumeration still has a brief: what the sources
// say, the model, the equilibria where an engine finds them, and the rest as
// not computed.
func TestBriefOfALargeConflict(t *testing.T) {
	cases := []struct {
		name, text  string
		has, lacks  []string
		notComputed []string
	}{
		{
			"free", large(17, ""),
			[]string{"glance", "scales", "model", "equilibria"},
			[]string{"way", "instruments"},
			[]string{"Which state is stable for whom and why", "more than 32768 feasible states", "Fewer options", "SIM was not computed"},
		},
		{
			"not free", large(17, "rules: [{never: north.o0 & south.o1}]"),
			[]string{"glance", "scales", "model", "equilibria"},
			[]string{"way"},
			[]string{"Which state is stable for whom and why", "SIM was not computed"},
		},
		{
			"a coalition", large(17, "coalitions: [[north, south]]"),
			[]string{"glance", "scales", "model"},
			[]string{"equilibria", "way"},
			[]string{"Which state is stable for whom and why", "The equilibria: 17 options"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := briefOf(t, c.text)
			there := func(id string) bool {
				return slices.ContainsFunc(r.Sections, func(s report.Section) bool { return s.ID == id })
			}
			for _, id := range c.has {
				if !there(id) {
					t.Errorf("section %s is missing", id)
				}
			}
			for _, id := range c.lacks {
				if there(id) {
					t.Errorf("section %s has nothing to stand on", id)
				}
			}
			open := strings.Join(r.NotComputed, "\n")
			for _, want := range c.notComputed {
				if !strings.Contains(open, want) {
					t.Errorf("not computed:\n%s\nwant %q", open, want)
				}
			}
			if glance := words(r, "glance"); !strings.Contains(glance, "too large") {
				t.Errorf("at a glance: %s", glance)
			}
		})
	}
}

// An instrument that makes the conflict too large is among what was not
// computed.
func TestInstrumentTooLargeForTheBrief(t *testing.T) {
	var options []string
	for k := range 16 {
		options = append(options, fmt.Sprintf("south.more%d: ", k))
	}
	r := briefOf(t, river+"  more: {name: More, options: {"+strings.Join(options, ", ")+"}}\n")
	if open := strings.Join(r.NotComputed, "\n"); !strings.Contains(open, "What More does: 18 options") {
		t.Errorf("not computed:\n%s", open)
	}
}

// Whoever asks for every state of too large a conflict is told what may
// still answer.
func TestLargeStabilityAdvises(t *testing.T) {
	_, err := analysis.Run(context.Background(), "stability", analysis.Input{Conflict: read(t, large(16, ""))})
	if err == nil || !strings.Contains(err.Error(), "--equilibria-only may still find the equilibria") {
		t.Errorf("%v, want an error that names --equilibria-only", err)
	}
}
