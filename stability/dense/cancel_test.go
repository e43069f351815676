package dense_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"parley/conflict/conflicttest"
	"parley/stability/dense"
)

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
	free := conflicttest.Random(conflicttest.Rand(3), conflicttest.Shape{Parties: 2, Options: 13, Statements: 6})
	for concept, ask := range answers {
		t.Run("free "+concept.Key(), func(t *testing.T) {
			endsAnywhere(t, ask, func() (*dense.Model, error) { return dense.New(free) })
		})
	}
	bound := conflicttest.Random(conflicttest.Rand(3), conflicttest.Shape{Parties: 3, Options: 10, Statements: 6, Rules: 2, OneWay: 0.3})
	for concept, ask := range ruled {
		t.Run("ruled "+concept.Key(), func(t *testing.T) {
			endsAnywhere(t, ask, func() (*dense.Ruled, error) { return dense.NewRuled(bound) })
		})
	}
}

func endsAnywhere[M any](t *testing.T, ask func(M, context.Context) (*dense.Set, error), open func() (M, error)) {
	t.Helper()
	fresh, err := open()
	if err != nil {
		t.Fatal(err)
	}
	want, err := ask(fresh, t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m, err := open()
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
		if err != nil || !slices.Equal(set.First(set.Count()), want.First(want.Count())) || looks < 3 {
			t.Errorf("after %d looks: %v, %v; want %d equilibria", looks, set, err, want.Count())
		}
		return
	}
}
