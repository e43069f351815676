package assess_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"parley/assess"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/notation"
	"parley/stability"
)

// Over random conflicts: the outcomes that an instrument aims at are the first
// of all that fit, by most concepts and then fewest leavers.
func TestAimedAreTheNearest(t *testing.T) {
	for seed := range uint64(100) {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{Parties: 3, Options: 5, Rules: 1, Statements: 3})
		aim := conflict.Taken(c.Options[0].ID)
		c.Instruments = []conflict.Instrument{{ID: "aimed", Name: "Aimed", Aim: &aim}}
		r := compare(t, c).Instruments[0]
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		want := fitting(r.With)
		want = want[:min(len(want), 3)]
		var got []int
		for _, a := range r.Aimed {
			got = append(got, a.State)
			if !slices.EqualFunc(a.Leavers, r.With.Leavers(a.State, stability.Concepts...), sameLeaver) {
				t.Errorf("seed %d: leavers of state %d: %v", seed, a.State, a.Leavers)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("seed %d: aimed %v, want %v", seed, got, want)
		}
	}
}

// fitting lists the states that take the first option, ranked with the
// arguments of every state at hand.
func fitting(s *stability.Solution) []int {
	var states []int
	for state := range s.States {
		if s.States[state].Has(0) {
			states = append(states, state)
		}
	}
	slices.SortStableFunc(states, func(a, b int) int {
		return cmp.Or(
			len(s.EquilibriumUnder(b))-len(s.EquilibriumUnder(a)),
			len(s.Leavers(a, stability.Concepts...))-len(s.Leavers(b, stability.Concepts...)),
		)
	})
	return states
}

func sameLeaver(a, b stability.Leaver) bool {
	return a.Block == b.Block && a.To == b.To && slices.Equal(a.Concepts, b.Concepts)
}

// Without a stated aim, taking any one of the added options is the aim.
func TestInferredAimIsAnyAddedOption(t *testing.T) {
	text := strings.Replace(prisoners, "    options: {bob.reward: {name: Reward Ann}}",
		"    options: {bob.reward: {name: Reward Ann}, bob.fine: {}}\n    rules: [{never: bob.reward & bob.fine}]", 1)
	f, err := notation.Read("prisoners.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	results := compare(t, f.Conflict).Instruments
	if r := results[len(results)-1]; r.AimFrom != assess.InferredAim || len(r.Aimed) == 0 {
		t.Errorf("aim from %v with %d outcomes, want an inferred aim with outcomes", r.AimFrom, len(r.Aimed))
	}
}

// free is a conflict of n options of one party, with instruments that add m
// options to it and none.
func free(t *testing.T, n, m int) *conflict.Conflict {
	t.Helper()
	option := func(k int) string { return fmt.Sprintf("ann.o%d: {}", k) }
	var options, added []string
	for k := range n {
		options = append(options, option(k))
	}
	for k := range m {
		added = append(added, option(n+k))
	}
	f, err := notation.Read("free.yaml", fmt.Appendf(nil, `
parley: 1
title: Free
parties: {ann: {name: Ann}, bob: {name: Bob}}
options: {%s, bob.wait: {}}
preferences: {ann: [ann.o0], bob: [ann.o0]}
instruments:
  more: {name: More, options: {%s}}
  bind: {name: Bind, irreversible: [ann.o0]}
`, strings.Join(options, ", "), strings.Join(added, ", ")))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

// An instrument that makes the conflict too large says so, and the next one is
// put to the test.
func TestTooLargeWithAnInstrument(t *testing.T) {
	results := compare(t, free(t, 3, 16)).Instruments
	if large := new(conflict.TooLargeError); !errors.As(results[0].Err, &large) {
		t.Errorf("more: %v, want that it is too large", results[0].Err)
	}
	if results[1].Err != nil || results[1].With == nil {
		t.Errorf("bind: %v, want an answer", results[1].Err)
	}
}

// Progress counts up over the instruments, and whoever ends the context on
// hearing of it gets an end.
func TestProgressAndInterrupt(t *testing.T) {
	c := free(t, 8, 1)
	base := solve(t, c)
	var hearing sync.Mutex
	first, last := 1.0, 0.0
	if _, err := assess.Compare(context.Background(), c, base, func(done, total int) {
		hearing.Lock()
		defer hearing.Unlock()
		share := float64(done) / float64(total)
		first, last = min(first, share), max(last, share)
	}); err != nil {
		t.Fatal(err)
	}
	if first >= 0.5 || last != 1 {
		t.Errorf("progress from %v to %v of two instruments, want from within the first to 1", first, last)
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err := assess.Compare(ctx, c, base, func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v, want %v", err, context.Canceled)
	}
}
