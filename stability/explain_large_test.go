package stability_test

import (
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/report"
	"parley/stability"
)

// A state's verdicts are the same whether or not the conflict is enumerated.
func TestExplainLargeAgreesWithVerdicts(t *testing.T) {
	for seed := range uint64(200) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 6)
		shape.Ranked, shape.Coalition = 0, false
		c := conflicttest.Random(r, shape)
		s := solve(t, c)
		state := r.IntN(len(s.States))
		report, err := stability.ExplainLarge(t.Context(), c, s.States[state], nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for k, a := range report.Data.([]stability.LargeArgumentData) {
			b, concept := k/len(stability.Concepts), stability.Concepts[k%len(stability.Concepts)]
			if a.Concept != concept.Key() || a.Stable != s.Stable(concept, b, state) {
				t.Fatalf("seed %d: %+v; enumeration says %v", seed, a, s.Stable(concept, b, state))
			}
		}
	}
}

// The words of an argument where there are too many states to list: how many
// improvements there are, and what stops one or that nothing does.
func TestExplainLargeInWords(t *testing.T) {
	c := read(t, `
parties: {ann: {name: Ann}, bob: {name: Bob}}
options: {ann.arm: {name: Arm}, bob.strike: {name: Strike}}
preferences:
  ann: ["!bob.strike", ann.arm]
  bob: [bob.strike <-> ann.arm]
`)
	r, err := stability.ExplainLarge(t.Context(), c, conflict.State{}, []int{0}, []stability.Concept{stability.Nash, stability.SEQ})
	if err != nil {
		t.Fatal(err)
	}
	words := text(r)
	for _, want := range []string{
		"Nash: not stable. Ann could improve by 1 move",
		"SEQ: stable. Ann could improve by 1 move",
		"Deterred: each gaining by its own move, Bob takes “Strike”, reaching YY",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the report lacks %q:\n%s", want, words)
		}
	}
}

// text is what a report's sections say.
func text(r *report.Report) string {
	var b strings.Builder
	paragraph := func(p report.Paragraph) {
		for _, t := range p {
			b.WriteString(t.Words)
		}
		b.WriteByte('\n')
	}
	for _, s := range r.Sections {
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case report.Paragraph:
				paragraph(block)
			case report.Bullets:
				for _, item := range block.Items {
					paragraph(item)
				}
			}
		}
	}
	return b.String()
}

func TestExplainLargeRefusesCoalitions(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 2, Options: 4, Coalition: true})
	_, err := stability.ExplainLarge(t.Context(), c, conflict.State{}, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "parties act as a coalition") {
		t.Errorf("got %v; want that parties act as a coalition", err)
	}
}
