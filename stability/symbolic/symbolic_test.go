package symbolic_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
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

// What would take too many nodes or steps is given up with the reason.
func TestIsBounded(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 3, Options: 30, Statements: 30, Rules: 3})
	for concept, ask := range answers {
		for _, most := range []symbolic.Bounds{{Nodes: 500, Steps: 1 << 30}, {Nodes: 1 << 30, Steps: 5000}} {
			m, err := symbolic.New(c)
			if err != nil {
				t.Fatal(err)
			}
			m.Bound(most)
			_, err = ask(m, t.Context())
			says := fmt.Sprintf("more than %d nodes or take more than %d steps; fewer statements", most.Nodes, most.Steps)
			if large := new(conflict.TooLargeError); !errors.As(err, &large) || !strings.Contains(err.Error(), says) {
				t.Errorf("%v: %v; want %s", concept, err, says)
			}
		}
	}
}

// A brief context ends when it has been looked at a number of times.
type brief struct {
	context.Context
	looks atomic.Int64
}

func (b *brief) Err() error {
	if b.looks.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// A question that ends early, wherever that is, says so; asked again, the
// model answers as if nothing had been.
func TestEndsAnywhere(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 3, Options: 18, Statements: 30, Rules: 3})
	for concept, ask := range answers {
		fresh, err := symbolic.New(c)
		if err != nil {
			t.Fatal(err)
		}
		want, err := ask(fresh, t.Context())
		if err != nil {
			t.Fatal(err)
		}
		m, err := symbolic.New(c)
		if err != nil {
			t.Fatal(err)
		}
		for looks := int64(0); ; looks++ {
			ctx := &brief{Context: context.Background()}
			ctx.looks.Store(looks)
			set, err := ask(m, ctx)
			if errors.Is(err, context.Canceled) {
				continue
			}
			if err != nil || set.Count().Cmp(want.Count()) != 0 || looks == 0 {
				t.Errorf("%v after %d looks: %v; want %v equilibria", concept, looks, err, want.Count())
			}
			break
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
