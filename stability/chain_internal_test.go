package stability

import (
	"context"
	"math"
	"testing"

	"parley/conflict/conflicttest"
)

// Fractions and floating-point numbers agree, and both agree with following the
// chain step by step.
func TestChainAgrees(t *testing.T) {
	passing, several, cycles := 0, 0, 0
	for seed := range uint64(1500) {
		r := conflicttest.Rand(seed)
		m, err := NewModel(context.Background(), conflicttest.Random(r, conflicttest.AnyShape(r, 5)))
		if err != nil {
			t.Fatal(err)
		}
		trace, err := m.Trace(context.Background(), r.IntN(len(m.States)))
		if err != nil {
			t.Fatal(err)
		}
		for _, chance := range []Chance{ByParty, ByMove} {
			exact, err := trace.NewChain(context.Background(), chance)
			if err != nil {
				t.Fatal(err)
			}
			w := exact.passing()
			if len(w.states) == 0 {
				continue
			}
			floating := &Chain{Trace: trace, Chance: chance}
			for _, e := range exact.Ends {
				floating.Ends = append(floating.Ends, Ending{States: e.States})
			}
			if err := floating.solve(w); err != nil {
				t.Fatal(err)
			}
			ends, moves, done := followed(w)
			for k, e := range exact.Ends {
				if math.Abs(e.Probability-floating.Ends[k].Probability) > 1e-9 || done && math.Abs(e.Probability-ends[k]) > 1e-6 {
					t.Fatalf("seed %d: ending %d: %v in fractions, %v, %v step by step", seed, k, e.Probability, floating.Ends[k].Probability, ends[k])
				}
				if len(e.States) > 1 {
					cycles++
				}
			}
			if math.Abs(exact.Moves-floating.Moves) > 1e-6*exact.Moves || done && math.Abs(exact.Moves-moves) > 1e-5*exact.Moves {
				t.Fatalf("seed %d: %v moves, %v, %v step by step", seed, exact.Moves, floating.Moves, moves)
			}
			passing++
			if len(exact.Ends) > 1 {
				several++
			}
		}
	}
	if passing < 500 || several < 100 || cycles < 5 {
		t.Errorf("%d chains, %d with several endings, %d cycles; want more to test", passing, several, cycles)
	}
}

// followed carries the probabilities forward until nearly all of it has ended.
func followed(w *passage) (ends []float64, moves float64, done bool) {
	n := len(w.states)
	ends = make([]float64, w.ends)
	at := make([]float64, n)
	at[0] = 1
	for range 5000 {
		next := make([]float64, n)
		left := 0.0
		for i, steps := range w.next {
			moves += at[i]
			for _, step := range steps {
				p, _ := step.p.Float64()
				if step.to < n {
					next[step.to] += at[i] * p
					left += at[i] * p
				} else {
					ends[step.to-n] += at[i] * p
				}
			}
		}
		if at = next; left < 1e-10 {
			return ends, moves, true
		}
	}
	return ends, moves, false
}
