package dense_test

import (
	"slices"
	"testing"

	"parley/conflict/conflicttest"
	"parley/stability"
	"parley/stability/dense"
)

// The two forms of the engine share neither bars nor searches. Six and more
// options a party are followed by words, and with few statements many own
// choices leave the others the same improvements.
func TestBothFormsAgreeOnFreeConflicts(t *testing.T) {
	conflicts := 24
	if testing.Short() {
		conflicts = 4
	}
	for seed := range uint64(conflicts) {
		r := conflicttest.Rand(seed)
		c := conflicttest.Random(r, conflicttest.Shape{Parties: 2 + r.IntN(3), Options: 14 + r.IntN(5), Statements: 2 + r.IntN(20)})
		free, err := dense.New(c)
		if err != nil {
			t.Fatal(err)
		}
		bound, err := dense.NewRuled(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, concept := range []stability.Concept{stability.SSEQ, stability.SEQ, stability.SSEQ} {
			got, err := answers[concept](free, t.Context())
			if err != nil {
				t.Fatal(err)
			}
			want, err := ruled[concept](bound, t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if got.Count() != want.Count() || !slices.Equal(got.First(got.Count()), want.First(want.Count())) {
				t.Errorf("seed %d, %v: %d equilibria; by a number for each state %d", seed, concept, got.Count(), want.Count())
			}
		}
	}
}
