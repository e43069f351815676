package analysis_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"parley/analysis"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/notation"
)

// TestGlance: the example's status quo holds, and a party's ranking has every
// state once.
func TestGlance(t *testing.T) {
	f, err := notation.Load("../examples/beijing-talks/conflict.yaml")
	if err != nil {
		t.Fatal(err)
	}
	g, err := analysis.Glimpsed(context.Background(), f.Conflict, "russia")
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Holding) != 2 || !g.Holding[0].StatusQuo || !slices.Contains(g.Holding[0].Concepts, "Nash") {
		t.Errorf("holding: %+v", g.Holding)
	}
	n := 0
	for _, group := range g.Ranking {
		n += len(group)
	}
	if n != g.States || n != 160 {
		t.Errorf("%d of %d states are ranked", n, g.States)
	}
	if _, err := analysis.Glimpsed(context.Background(), f.Conflict, "nobody"); err == nil {
		t.Error("ranks for nobody")
	}
}

func TestGlanceOfTooMuch(t *testing.T) {
	c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: 2, Options: 40})
	_, err := analysis.Glimpsed(context.Background(), c, "")
	if _, ok := errors.AsType[*conflict.TooLargeError](err); !ok {
		t.Errorf("%v", err)
	}
}

func BenchmarkGlance(b *testing.B) {
	f, err := notation.Load("../examples/beijing-talks/conflict.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := analysis.Glimpsed(context.Background(), f.Conflict, "russia"); err != nil {
			b.Fatal(err)
		}
	}
}
