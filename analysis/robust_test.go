package analysis_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"parley/analysis"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/report"
)

const doubtful = `
parley: 1
title: A gift
parties: {north: {name: North}, south: {name: South}}
issues: {aid: {name: Aid, reference: 0}}
positions: [{party: south, issue: aid, at: [10, 90]}]
options: {north.give: {effects: {aid: +60}}, south.take: }
statusQuo: []
preferences:
  north:
    - {that: "!north.give", sure: 0.3}
    - [north.give & south.take, "!south.take"]
  south: {derived: positions}
outcomes: [{name: Gift, when: north.give}]
instruments:
  pledge: {name: A pledge, irreversible: [north.give], aim: north.give}
`

// allWords is everything that a report's text, tables and figures say.
func allWords(r *report.Report) string {
	var all strings.Builder
	cell := func(texts []report.Text) {
		for _, text := range texts {
			all.WriteString(text.Words + " ")
		}
		all.WriteByte('\n')
	}
	for _, s := range r.Sections {
		all.WriteString(s.Title + "\n")
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case report.Paragraph:
				cell(b)
			case report.Bullets:
				for _, item := range b.Items {
					cell(item)
				}
			case report.Table:
				all.WriteString(b.Caption + "\n")
				for _, row := range b.Rows {
					for _, c := range row {
						cell(c)
					}
				}
			case report.Figure:
				all.WriteString(b.Title + "\n" + b.Text + "\n")
			}
		}
	}
	return all.String()
}

// A brief says what is doubtful, how sure the model and each instrument are,
// and lists the methods.
func TestBriefSaysHowSureItIs(t *testing.T) {
	r := briefOf(t, doubtful)
	said := allWords(r)
	for _, want := range []string{
		"How sure this is", "What it depends on", "How sure the instruments are", "(probability 0.3)", "(it or the next may come first)",
		"the closer a state comes to its positions, the better: Aid", "whether North wants: not “give”",
		"What A pledge aims at holds",
		"drawn 2000 times (seed 1)", "What moves “Gift”",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the brief does not say %q", want)
		}
	}
	var methods []string
	for _, m := range r.Methods {
		methods = append(methods, m.Name)
	}
	if all := strings.Join(methods, "; "); !strings.Contains(all, "Ensemble of draws") || !strings.Contains(all, "Probability words") {
		t.Errorf("methods: %s", all)
	}
	if certain := allWords(briefOf(t, river)); !strings.Contains(certain, "Nothing that is uncertain in the file touches what the parties want") {
		t.Error("nothing is said of a model without doubts")
	}
}

// A question that draws nothing says how it read the doubts; one draw says
// what was drawn.
func TestDoubtsAreRead(t *testing.T) {
	for _, name := range []string{"stability", "trace"} {
		in := analysis.Input{Conflict: read(t, doubtful), Args: map[string]string{}}
		r, err := analysis.Run(context.Background(), name, in)
		if err != nil {
			t.Fatal(err)
		}
		if open := strings.Join(r.NotComputed, "\n"); !strings.Contains(open, "statements that are only probably held (1) count as held from one half on") {
			t.Errorf("%s: not computed: %s", name, open)
		}
		in.Args["draw"] = "5"
		if r, err = analysis.Run(context.Background(), name, in); err != nil {
			t.Fatal(err)
		}
		if r.Sections[0].Title != "Draw 5 of seed 1" || strings.Contains(strings.Join(r.NotComputed, "\n"), "read one way") {
			t.Errorf("%s: %s, %q", name, r.Sections[0].Title, r.NotComputed)
		}
	}
}

// What a party believes is doubtful: the hypergame says how it reads that, and
// opens a draw of it; stability, which asks for the conflict as it is, does not.
func TestHypergameOfADraw(t *testing.T) {
	c := conflicttest.Chicken()
	c.Parties[0].Perceives = &conflict.Perception{Preferences: []conflict.Preference{{Party: "bob", Statements: []conflict.Statement{
		{Formula: conflict.Taken("bob.swerve"), Sure: new(conflict.Exactly(0.5))},
	}}}}
	r := run(t, "hypergame", c, nil)
	if !slices.ContainsFunc(r.NotComputed, func(gap string) bool { return strings.Contains(gap, "probably held (1)") }) {
		t.Errorf("not computed: %q", r.NotComputed)
	}
	if got := sectionIDs(run(t, "hypergame", c, map[string]string{"draw": "3", "seed": "7"})); !strings.HasPrefix(got, "draw ") {
		t.Errorf("sections %s; want the draw first", got)
	}
	if got := sectionIDs(run(t, "stability", c, map[string]string{"draw": "3"})); strings.Contains(got, "draw") {
		t.Errorf("stability shows a draw of what a party believes: %s", got)
	}
}
