package stability

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
	"parley/ensemble"
)

// A ConceptSet is a set of concepts, one bit for each.
type ConceptSet uint8

// Has reports whether the concept is in the set.
func (s ConceptSet) Has(c Concept) bool { return s>>c&1 == 1 }

// AimsMet says, draw by draw, under which concepts each aim of a question is met
// by an equilibrium. Two conflicts that are asked with one seed are asked on
// common random numbers: what both have uncertain is drawn alike, so that
// their draws are compared one by one.
type AimsMet struct {
	States   int // feasible ones
	Ensemble *ensemble.Ensemble
	Concepts []Concept      // that could be judged in every draw
	Draws    [][]ConceptSet // by draw, aim
}

// MeetAims asks every draw of the question which of its aims are met. Without
// anything uncertain all draws are alike, and one is asked. Simultaneous stability
// is left out when some draw has too many joint choices to try. The errors are
// those of SolveDraws.
func MeetAims(ctx context.Context, c *conflict.Conflict, q DrawsQuestion, progress Progress) (*AimsMet, error) {
	if q.Draws < 1 || q.Draws > MaxDraws {
		return nil, fmt.Errorf("%d draws; want 1 to %d", q.Draws, MaxDraws)
	}
	m, err := NewModel(ctx, c)
	if err != nil {
		return nil, err
	}
	r := &Robustness{Model: m, Question: q, Ensemble: Doubtful(c, q.Seed)}
	r.nameAims()
	d, err := m.newDrawer(ctx, r)
	if err != nil {
		return nil, err
	}
	plan := ensemble.Plan{Draws: q.Draws, Workers: q.Workers, Progress: progress}
	if len(r.Ensemble.Inputs()) == 0 {
		plan.Draws = 1
	}
	met := &AimsMet{States: len(m.States), Ensemble: r.Ensemble, Concepts: Concepts}
	verdicts, err := ensemble.Run(ctx, plan, func(ctx context.Context, k int) (*verdict, error) {
		return d.judge(ctx, d.e.Point(k))
	})
	if err != nil {
		return nil, err
	}
	for _, v := range verdicts {
		if v.noSIM {
			met.Concepts = Concepts[:SIM]
		}
		met.Draws = append(met.Draws, v.aims(len(q.Aims)))
	}
	for range q.Draws - len(met.Draws) {
		met.Draws = append(met.Draws, slices.Clone(met.Draws[0]))
	}
	return met, nil
}

// aims are, of each of the first n outcomes, the concepts under which it is met.
func (v *verdict) aims(n int) []ConceptSet {
	met := make([]ConceptSet, n)
	for c, outcomes := range v.outcomes {
		for a := range met {
			if outcomes.has(a) {
				met[a] |= 1 << c
			}
		}
	}
	return met
}
