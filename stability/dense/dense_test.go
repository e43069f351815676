package dense_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
	"parley/stability/dense"
)

// answers are the concepts that a dense model answers.
var answers = map[stability.Concept]func(*dense.Model, context.Context) (*dense.Set, error){
	stability.Nash: (*dense.Model).Nash,
	stability.GMR:  (*dense.Model).GMR,
	stability.SMR:  (*dense.Model).SMR,
	stability.SEQ:  (*dense.Model).SEQ,
	stability.SSEQ: (*dense.Model).SSEQ,
	stability.SIM:  (*dense.Model).SIM,
}

// free returns a random free conflict of at most this many options: parties
// may be indifferent, have no options, or stand alone.
func free(r *rand.Rand, mostOptions int) *conflict.Conflict {
	options := 1 + r.IntN(mostOptions)
	return conflicttest.Random(r, conflicttest.Shape{
		Parties: 1 + r.IntN(6), Options: options, Statements: r.IntN(options + 4),
	})
}

func solve(t *testing.T, c *conflict.Conflict) *stability.Solution {
	t.Helper()
	m, err := stability.NewModel(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	s, err := m.Solve(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAgreesWithEnumeration(t *testing.T) {
	conflicts := 3000
	if testing.Short() {
		conflicts = 300
	}
	for seed := range conflicts {
		mostOptions := 7
		if seed%20 == 0 {
			mostOptions = 9
		}
		agree(t, uint64(seed), free(conflicttest.Rand(uint64(seed)), mostOptions))
	}
}

func agree(t *testing.T, seed uint64, c *conflict.Conflict) {
	t.Helper()
	m, err := dense.New(c)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	solution := solve(t, c)
	for _, concept := range stability.Concepts {
		set, err := answers[concept](m, t.Context())
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		var want []conflict.State
		for _, state := range solution.Equilibria(concept) {
			want = append(want, solution.States[state])
		}
		if got := set.First(1 << 10); !slices.Equal(got, want) || set.Count() != len(want) {
			t.Fatalf("seed %d, %v: %d equilibria %v; enumeration has %d %v", seed, concept, set.Count(), got, len(want), want)
		}
	}
}

// Counts at a million states against a count that shares nothing with the
// engine: every own choice of every state is tried.
func TestNashAtTwentyOptions(t *testing.T) {
	if testing.Short() {
		t.Skip("tries every move at a million states")
	}
	c := conflicttest.Random(conflicttest.Rand(20), conflicttest.Shape{Parties: 4, Options: 20, Statements: 8})
	m, err := dense.New(c)
	if err != nil {
		t.Fatal(err)
	}
	set, err := m.Nash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := naiveNash(c); set.Count() != want || want == 0 {
		t.Errorf("%d Nash equilibria; trying every move gives %d", set.Count(), want)
	}
}

func naiveNash(c *conflict.Conflict) int {
	n := len(c.Options)
	unstable := make([]bool, 1<<n)
	for _, p := range c.Parties {
		score := make([]int, 1<<n)
		for _, statement := range c.Preference(p.ID).Statements {
			holds := statement.Formula.Compile(c.OptionIndex)
			for s := range score {
				score[s] *= 2
				if holds(conflict.State{uint64(s)}) {
					score[s]++
				}
			}
		}
		own := 0
		for k, o := range c.Options {
			if o.Party == p.ID {
				own |= 1 << k
			}
		}
		for s := range score {
			for choice := own; ; choice = (choice - 1) & own {
				if score[s&^own|choice] > score[s] {
					unstable[s] = true
					break
				}
				if choice == 0 {
					break
				}
			}
		}
	}
	stable := 0
	for _, u := range unstable {
		if !u {
			stable++
		}
	}
	return stable
}

func TestRefusals(t *testing.T) {
	r := conflicttest.Rand(1)
	cases := []struct {
		shape conflicttest.Shape
		says  string
	}{
		{conflicttest.Shape{Parties: 2, Options: 4, OneWay: 1}, "option p1.o1 cannot be changed back"},
		{conflicttest.Shape{Parties: 2, Options: 4, Coalition: true}, "parties act as a coalition"},
		{conflicttest.Shape{Parties: 2, Options: 4, Misperceives: 1}, "Party 1 misperceives states"},
		{conflicttest.Shape{Parties: 2, Options: 4, Ranked: 1}, "Party 1 has a ranking"},
		{conflicttest.Shape{Parties: 2, Options: 4, Rules: 9}, "rules forbid states"},
	}
	for _, test := range cases {
		_, err := dense.New(conflicttest.Random(r, test.shape))
		if unfit := new(dense.NotFreeError); !errors.As(err, &unfit) || unfit.Why != test.says {
			t.Errorf("got %v; want %s", err, test.says)
		}
	}
	_, err := dense.New(conflicttest.Random(r, conflicttest.Shape{Parties: 3, Options: 33}))
	if tooLarge := new(conflict.TooLargeError); !errors.As(err, &tooLarge) {
		t.Errorf("33 options: %v; want that it is too large", err)
	}
}

// ruled are the concepts that a model with rules answers.
var ruled = map[stability.Concept]func(*dense.Ruled, context.Context) (*dense.Set, error){
	stability.Nash: (*dense.Ruled).Nash,
	stability.GMR:  (*dense.Ruled).GMR,
	stability.SMR:  (*dense.Ruled).SMR,
	stability.SEQ:  (*dense.Ruled).SEQ,
	stability.SSEQ: (*dense.Ruled).SSEQ,
}

func TestRuledAgreesWithEnumeration(t *testing.T) {
	conflicts := 3000
	if testing.Short() {
		conflicts = 300
	}
	for seed := range uint64(conflicts) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 8)
		shape.Ranked, shape.Coalition = 0, false
		c := conflicttest.Random(r, shape)
		m, err := dense.NewRuled(c)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		solution := solve(t, c)
		for concept, ask := range ruled {
			set, err := ask(m, t.Context())
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			var want []conflict.State
			for _, state := range solution.Equilibria(concept) {
				want = append(want, solution.States[state])
			}
			if got := set.First(1 << 10); !slices.Equal(got, want) {
				t.Fatalf("seed %d, %v: %v; enumeration has %v", seed, concept, got, want)
			}
		}
	}
}
