package stability

import (
	"context"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability/small"
)

// The fast judge agrees with the definitions on every equilibrium of
// thousands of random conflicts, of every width of its sets.
func TestJudgesAgreeWithTheDefinitions(t *testing.T) {
	ctx := context.Background()
	widths := map[int]int{}
	for seed := range uint64(4000) {
		r := conflicttest.Rand(seed)
		most := 6
		if seed%20 == 7 {
			most = 8
		}
		shape := conflicttest.AnyShape(r, most)
		switch seed % 400 {
		case 1, 2, 3, 4, 5: // every state feasible, one width after the other
			shape.Options, shape.Rules, shape.Requires = 5+int(seed%400), 0, 0
		}
		c := conflicttest.Random(r, shape)
		m, err := NewModel(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		if len(m.States) > small.MaxStates {
			continue
		}
		newJudge, err := m.judges(ctx)
		if err != nil {
			t.Fatal(err)
		}
		solution, err := m.judge(ctx, Concepts, nil)
		if err != nil {
			t.Fatal(err)
		}
		judge := newJudge()
		judge.Judge(reversed(m.keys())) // what was judged before does not matter
		agree(t, seed, solution, judge.Judge(m.keys()))
		widths[(len(m.States)+63)/64]++
	}
	if widths[1] < 1000 || widths[2] < 10 || widths[4] < 10 || widths[8] < 5 || widths[16] < 5 {
		t.Errorf("conflicts by words of states: %v; want all widths", widths)
	}
}

func reversed(keys [][]uint64) [][]uint64 {
	for _, key := range keys {
		for s := range key {
			key[s] = ^key[s]
		}
	}
	return keys
}

func agree(t *testing.T, seed uint64, solution *Solution, got small.Equilibria) {
	t.Helper()
	for _, concept := range Concepts {
		for s := range solution.States {
			want := solution.Equilibrium(concept, s)
			if set(got[concept]).has(s) != want {
				t.Fatalf("seed %d: %v, state %s: %v; want %v", seed, concept, solution.Letters(s), !want, want)
			}
		}
	}
}

// garrison has the size of a small published conflict: four parties, nine
// options and 23 feasible states.
func garrison(t testing.TB) *conflict.Conflict {
	t.Helper()
	for seed := uint64(0); ; seed++ {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{
			Parties: 4, Options: 9, Rules: 8, Requires: 0.3, OneWay: 0.2, Statements: 6,
		})
		states, err := c.States(context.Background(), 100)
		if err == nil && len(states) == 23 {
			return c
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	m, err := NewModel(context.Background(), garrison(b))
	if err != nil {
		b.Fatal(err)
	}
	newJudge, err := m.judges(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	r := conflicttest.Rand(1)
	keys := m.keys()
	judge := newJudge()
	for b.Loop() {
		for i := range keys {
			for s := range keys[i] {
				keys[i][s] = r.Uint64() >> 58
			}
		}
		judge.Judge(keys)
	}
}
