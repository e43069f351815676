package stability_test

import (
	"context"
	"slices"
	"testing"

	"parley/conflict/conflicttest"
	"parley/stability"
)

// The smallest change of wishes is the first with the fewest steps among all that
// overturn a finding, though no more steps are tried than it takes.
func TestSmallestWish(t *testing.T) {
	ctx := context.Background()
	wishes := []stability.ChangeKind{}
	for _, kind := range stability.EditKinds {
		wishes = append(wishes, stability.ChangeKind(kind.String()))
	}
	found := map[int]int{}
	for seed := range uint64(600) {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{Parties: 3, Options: 4, Rules: 1, Statements: 4, OneWay: 0.2})
		m, err := stability.NewModel(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		s := int(seed) % len(m.States)
		all, err := m.Sensitivity(ctx, s, nil)
		if err != nil {
			t.Fatal(err)
		}
		var want stability.Overturn
		var under stability.Concept
		for _, f := range all.Findings {
			for _, o := range f.Overturns {
				if slices.Contains(wishes, o.Kind) && (want.Steps == 0 || o.Steps < want.Steps) {
					want, under = o, f.Concept
				}
			}
		}
		concept, words, ok, err := m.SmallestWish(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		if ok != (want.Steps > 0) || words != want.Words || ok && concept != under {
			t.Fatalf("seed %d: %v, %q, %v; want %v, %q", seed, concept, words, ok, under, want.Words)
		}
		found[want.Steps]++
	}
	if found[1] < 20 || found[2] < 5 {
		t.Errorf("changes by steps %v; want some of one step and some of two", found)
	}
}
