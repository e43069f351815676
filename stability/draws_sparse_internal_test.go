package stability

import (
	"context"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// Lines of states and the definitions find the same equilibria of thousands of
// random conflicts of parties that act alone, whatever was judged before.
func TestSparseJudgesAgreeWithTheDefinitions(t *testing.T) {
	ctx := context.Background()
	tried := 0
	for seed := range uint64(6000) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 6+int(seed%3))
		shape.Coalition = false
		m, err := NewModel(ctx, conflicttest.Random(r, shape))
		if err != nil {
			t.Fatal(err)
		}
		if !m.judgedSparsely() {
			continue
		}
		tried++
		solution, err := m.judge(ctx, Concepts, nil)
		if err != nil {
			t.Fatal(err)
		}
		judge := m.sparseJudges()()
		judge.Judge(reversed(m.keys()))
		agree(t, seed, solution, judge.Judge(m.keys()))
	}
	if tried < 3000 {
		t.Errorf("%d conflicts of parties that act alone", tried)
	}
}

// doubting is a random conflict of parties that act alone, each of whose
// statements is held with a probability of one half.
func doubting(seed uint64) *conflict.Conflict {
	c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{
		Parties: 3, Options: 6, Rules: 2, Requires: 0.2, OneWay: 0.2, Statements: 5, StatusQuo: true,
	})
	half := conflict.Exactly(0.5)
	for _, p := range c.Preferences {
		for k := range p.Statements {
			p.Statements[k].Sure = &half
		}
	}
	return c
}

// What is said of each draw adds up to the shares over all draws.
func TestMeetAimsAddsUp(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(50) {
		c := doubting(seed)
		q := DrawsQuestion{Seed: seed, Draws: 40, Aims: []conflict.Outcome{
			{Name: "first", When: conflict.Taken(c.Options[0].ID)},
			{Name: "last", When: conflict.Not(conflict.Taken(c.Options[5].ID))},
		}}
		all, err := SolveDraws(ctx, c, q, nil)
		if err != nil {
			t.Fatal(err)
		}
		met, err := MeetAims(ctx, c, q, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, concept := range met.Concepts {
			for a := range q.Aims {
				count := 0
				for _, draw := range met.Draws {
					if draw[a].Has(concept) {
						count++
					}
				}
				if want := all.OutcomeShare(concept, a).Count; count != want {
					t.Fatalf("seed %d, %v, aim %d: met in %d draws; want %d", seed, concept, a, count, want)
				}
			}
		}
	}
}
