package symbolic_test

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
	"parley/stability/symbolic"
)

// answers are the concepts that a symbolic model answers.
var answers = map[stability.Concept]func(*symbolic.Model, context.Context) (*symbolic.Set, error){
	stability.Nash: (*symbolic.Model).Nash,
	stability.GMR:  (*symbolic.Model).GMR,
	stability.SMR:  (*symbolic.Model).SMR,
	stability.SEQ:  (*symbolic.Model).SEQ,
	stability.SSEQ: (*symbolic.Model).SSEQ,
}

func TestAgreesWithEnumeration(t *testing.T) {
	conflicts := 3000
	if testing.Short() {
		conflicts = 300
	}
	for seed := range uint64(conflicts) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 7)
		shape.Ranked, shape.Coalition = 0, false
		agree(t, seed, conflicttest.Random(r, shape))
	}
}

func agree(t *testing.T, seed uint64, c *conflict.Conflict) {
	t.Helper()
	m, err := symbolic.New(c)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	solution, err := stability.Solve(t.Context(), c, nil)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	for concept, ask := range answers {
		set, err := ask(m, t.Context())
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		var want []conflict.State
		for _, state := range solution.Equilibria(concept) {
			want = append(want, solution.States[state])
		}
		got, err := set.First(t.Context(), 1<<10)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if !slices.Equal(got, want) || set.Count().Cmp(big.NewInt(int64(len(want)))) != 0 {
			t.Fatalf("seed %d, %v: %v equilibria %v; enumeration has %d %v", seed, concept, set.Count(), got, len(want), want)
		}
	}
}

// What would take too many nodes is given up with the reason.
func TestNodesAreBounded(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 3, Options: 30, Statements: 30, Rules: 3})
	for concept, ask := range answers {
		m, err := symbolic.New(c)
		if err != nil {
			t.Fatal(err)
		}
		m.Bound(500)
		_, err = ask(m, t.Context())
		if large := new(conflict.TooLargeError); !errors.As(err, &large) || !strings.Contains(err.Error(), "more than 500 nodes") {
			t.Errorf("%v: %v; want that the diagrams have too many nodes", concept, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 3, Options: 60, Statements: 60})
	m, err := symbolic.New(c)
	if err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(enough)
	if _, err := m.SEQ(ctx); !errors.Is(err, enough) {
		t.Errorf("got %v; want what ended it", err)
	}
}

// A hundred options that nothing ties together, and nobody cares: every state
// is an equilibrium.
func TestCountsPastMachineWords(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 2, Options: 100})
	m, err := symbolic.New(c)
	if err != nil {
		t.Fatal(err)
	}
	s, err := m.SEQ(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := new(big.Int).Lsh(big.NewInt(1), 100); s.Count().Cmp(want) != 0 {
		t.Errorf("%v states, want %v", s.Count(), want)
	}
}
