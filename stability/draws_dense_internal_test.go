package stability

import (
	"context"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// Dense sets and the definitions find the same equilibria at every point of
// random conflicts whose statements are doubtful.
func TestDrawsJudgedDensely(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(300) {
		c := doubting(seed)
		m, err := NewModel(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		d, err := m.newDrawer(ctx, &Robustness{Model: m, Ensemble: Doubtful(c, seed)})
		if err != nil {
			t.Fatal(err)
		}
		keys := m.keys()
		for k := range 5 {
			p := d.e.Point(k)
			for i := range d.rankers {
				if err := d.rankers[i].rank(p, keys[i]); err != nil {
					t.Fatal(err)
				}
			}
			want, err := m.judgeByDefinition(ctx, p, keys)
			if err != nil {
				t.Fatal(err)
			}
			got, err := d.judgeDensely(ctx, p, keys)
			if err != nil {
				t.Fatal(err)
			}
			for _, concept := range Concepts {
				if !slices.Equal(got[concept], want[concept]) {
					t.Fatalf("seed %d, draw %d, %v: %b; want %b", seed, k, concept, got[concept], want[concept])
				}
			}
		}
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
