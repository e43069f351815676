package stability_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

func solve(t testing.TB, c *conflict.Conflict) *stability.Solution {
	t.Helper()
	s, err := stability.Solve(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// randomConflicts yields conflicts of every kind, small enough for the
// textbook.
func randomConflicts(n int) func(yield func(int, *conflict.Conflict) bool) {
	return func(yield func(int, *conflict.Conflict) bool) {
		for seed := range n {
			r := conflicttest.Rand(uint64(seed))
			if !yield(seed, conflicttest.Random(r, conflicttest.AnyShape(r, 5))) {
				return
			}
		}
	}
}

func TestAgreesWithTextbook(t *testing.T) {
	for seed, c := range randomConflicts(3000) {
		s := solve(t, c)
		states, stable := textbook(c)
		if !slices.Equal(s.States, states) {
			t.Fatalf("seed %d: states differ", seed)
		}
		if diff := cmp.Diff(stable, table(s)); diff != "" {
			t.Fatalf("seed %d: textbook (-) and engine (+) differ:\n%s", seed, diff)
		}
	}
}

func TestExplanationAgreesWithVerdict(t *testing.T) {
	for seed, c := range randomConflicts(600) {
		s := solve(t, c)
		for _, concept := range stability.Concepts {
			for b := range s.Blocks {
				for state := range s.States {
					a, err := s.Explain(context.Background(), concept, b, state)
					if err != nil {
						t.Fatal(err)
					}
					if a.Stable() != s.Stable(concept, b, state) {
						t.Fatalf("seed %d: %v of %s at %s: argument says %v", seed, concept, s.Blocks[b].Name, s.Letters(state), a.Stable())
					}
				}
			}
		}
	}
}

// A sanction's steps must lead, move by move, from the improvement to the
// sanctioning state, by others only and nobody twice in a row.
func TestSanctionsAreLegal(t *testing.T) {
	for seed, c := range randomConflicts(600) {
		s := solve(t, c)
		for _, concept := range []stability.Concept{stability.GMR, stability.SMR, stability.SEQ, stability.SSEQ} {
			for b := range s.Blocks {
				for state := range s.States {
					a, err := s.Explain(context.Background(), concept, b, state)
					if err != nil {
						t.Fatal(err)
					}
					for _, i := range a.Improvements {
						if i.Sanction != nil {
							checkSteps(t, fmt.Sprintf("seed %d", seed), b, i)
						}
					}
				}
			}
		}
	}
}

func checkSteps(t *testing.T, where string, b int, i stability.Improvement) {
	t.Helper()
	at, last := i.To, b
	for _, step := range i.Sanction.Steps {
		if step.From != at || step.Block == last || step.Block == b {
			t.Fatalf("%s: step %+v after state %d, mover %d", where, step, at, last)
		}
		at, last = step.To, step.Block
	}
	if at != i.Sanction.To {
		t.Fatalf("%s: steps end at %d, not %d", where, at, i.Sanction.To)
	}
}

// The laws of the field: Nash implies every concept, SMR implies GMR, SEQ
// implies GMR, SSEQ implies SEQ and SMR (Fang, Hipel & Kilgour 1993; Rego &
// Vieira 2017).
func TestLaws(t *testing.T) {
	implies := [][2]stability.Concept{
		{stability.Nash, stability.SMR},
		{stability.Nash, stability.SSEQ},
		{stability.Nash, stability.SIM},
		{stability.SMR, stability.GMR},
		{stability.SEQ, stability.GMR},
		{stability.SSEQ, stability.SEQ},
		{stability.SSEQ, stability.SMR},
	}
	for seed := range uint64(300) {
		r := conflicttest.Rand(seed)
		s := solve(t, conflicttest.Random(r, conflicttest.AnyShape(r, 8)))
		for _, law := range implies {
			for b := range s.Blocks {
				for state := range s.States {
					if s.Stable(law[0], b, state) && !s.Stable(law[1], b, state) {
						t.Fatalf("seed %d: %s is %v but not %v for %s", seed, s.Letters(state), law[0], law[1], s.Blocks[b].Name)
					}
				}
			}
		}
	}
}

func equilibria(s *stability.Solution, c stability.Concept) []string {
	letters := []string{}
	for _, state := range s.Equilibria(c) {
		letters = append(letters, s.Letters(state))
	}
	return letters
}

// The classic games (Fang, Hipel & Kilgour 1993).
func TestClassics(t *testing.T) {
	cases := []struct {
		conflict *conflict.Conflict
		concept  stability.Concept
		want     []string
	}{
		{conflicttest.Prisoners(), stability.Nash, []string{"NN"}},
		{conflicttest.Prisoners(), stability.GMR, []string{"NN", "YY"}},
		{conflicttest.Prisoners(), stability.SMR, []string{"NN", "YY"}},
		{conflicttest.Prisoners(), stability.SEQ, []string{"NN", "YY"}},
		{conflicttest.Chicken(), stability.Nash, []string{"YN", "NY"}},
		{conflicttest.Chicken(), stability.SEQ, []string{"YN", "NY"}},
		{conflicttest.Chicken(), stability.GMR, []string{"YN", "NY", "YY"}},
		{conflicttest.Chicken(), stability.SMR, []string{"YN", "NY", "YY"}},
	}
	for _, c := range cases {
		if got := equilibria(solve(t, c.conflict), c.concept); !slices.Equal(got, c.want) {
			t.Errorf("%s, %v: got %v, want %v", c.conflict.Title, c.concept, got, c.want)
		}
	}
}

// Legal sequences, by the closure, against following every path, on random
// graphs in which each mover's moves compose. The start itself is left out:
// the closure may hold it where a mover only goes and comes back.
func TestLegalSequences(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 1))
		states := 1 + r.IntN(8)
		moves := make([][][]int32, r.IntN(4))
		steps := make([]func(int32) []int32, len(moves))
		for j := range moves {
			moves[j] = composing(r, states)
			steps[j] = func(s int32) []int32 { return moves[j][s] }
		}
		got := stability.LegalSequences(states, moves)
		for s := range int32(states) {
			start := func(t int32) bool { return t == s }
			want := slices.DeleteFunc(paths(steps, s), start)
			slices.Sort(want)
			if reached := slices.DeleteFunc(got[s], start); !slices.Equal(want, reached) {
				t.Fatalf("seed %d, from %d: paths %v, closure %v", seed, s, want, reached)
			}
		}
	}
}

// composing makes random moves of one mover in which two in a row are one.
func composing(r *rand.Rand, states int) [][]int32 {
	can := make([][]bool, states)
	for s := range can {
		can[s] = make([]bool, states)
		for to := range can[s] {
			can[s][to] = r.IntN(5) == 0
		}
	}
	for by := range states {
		for s := range states {
			for to := range states {
				can[s][to] = can[s][to] || can[s][by] && can[by][to]
			}
		}
	}
	moves := make([][]int32, states)
	for s := range moves {
		for to := range int32(states) {
			if int(to) != s && can[s][to] {
				moves[s] = append(moves[s], to)
			}
		}
	}
	return moves
}
