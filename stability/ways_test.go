package stability_test

import (
	"context"
	"math/big"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

// Every shortest way, found by trying all moves one after the other, is counted
// and listed once; the blocks that are needed, and the sets that are able, are
// those without whom, and with whom alone, there is a way.
func TestWaysAgainstTryingAll(t *testing.T) {
	several, needed, sets := 0, 0, 0
	for seed := range uint64(1200) {
		r := conflicttest.Rand(seed)
		m := inverseModel(t, r, 0.3)
		from, to := r.IntN(len(m.States)), []int{r.IntN(len(m.States))}
		if other := r.IntN(len(m.States)); other > to[0] {
			to = append(to, other)
		}
		for _, improving := range []bool{false, true} {
			w, err := m.Ways(context.Background(), from, to, improving, stability.MaxWays)
			if err != nil {
				t.Fatal(err)
			}
			want := shortestWays(m, from, to, improving, everybody)
			if len(want) == 0 {
				if w.Steps != -1 || w.Count.Sign() != 0 {
					t.Fatalf("seed %d: %d steps, %v ways; want none", seed, w.Steps, w.Count)
				}
				continue
			}
			if w.Steps != len(want[0]) || w.Count.Cmp(big.NewInt(int64(len(want)))) != 0 || !slices.EqualFunc(w.Listed, want, slices.Equal) {
				t.Fatalf("seed %d: %d steps, %v ways, %v; want %v", seed, w.Steps, w.Count, w.Listed, want)
			}
			if len(want) > 1 {
				several++
			}
			if w.Steps == 0 {
				continue
			}
			for b := range m.Blocks {
				without := func(o int) bool { return o != b }
				if slices.Contains(w.Needed, b) != (len(shortestWays(m, from, to, improving, without)) == 0) {
					t.Fatalf("seed %d: needed are %v", seed, w.Needed)
				}
			}
			checkAble(t, m, w)
			needed += len(w.Needed)
			sets += len(w.Able)
		}
	}
	if several < 50 || needed < 100 || sets < 100 {
		t.Errorf("%d with several ways, %d needed, %d sets; want more to test", several, needed, sets)
	}
}

func everybody(int) bool { return true }

func checkAble(t *testing.T, m *stability.Model, w *stability.Ways) {
	t.Helper()
	able := func(set int) bool {
		return len(shortestWays(m, w.From, w.To, w.Improving, func(b int) bool { return set>>b&1 == 1 })) > 0
	}
	found := 0
	for set := range 1 << len(m.Blocks) {
		smallest := able(set)
		var members []int
		for b := range m.Blocks {
			if set>>b&1 == 1 {
				members = append(members, b)
				smallest = smallest && !able(set&^(1<<b))
			}
		}
		if smallest {
			found++
			if !slices.ContainsFunc(w.Able, func(a []int) bool { return slices.Equal(a, members) }) {
				t.Fatalf("%v are able, but not among %v", members, w.Able)
			}
		}
	}
	if found != len(w.Able) {
		t.Fatalf("%v are able; want %d sets", w.Able, found)
	}
}

// shortestWays tries every legal sequence of moves, the shorter first.
func shortestWays(m *stability.Model, from int, to []int, improving bool, may func(int) bool) [][]stability.Move {
	level := [][]stability.Move{nil}
	seen := map[int]bool{from: true}
	for len(level) > 0 {
		var found, next [][]stability.Move
		reached := map[int]bool{}
		for _, way := range level {
			at, last := from, -1
			if n := len(way); n > 0 {
				at, last = way[n-1].To, way[n-1].Block
			}
			if slices.Contains(to, at) {
				found = append(found, way)
				continue
			}
			for b := range m.Blocks {
				if b == last || !may(b) {
					continue
				}
				for u := range m.States {
					if m.CanMove(b, at, u) && (!improving || m.Prefers(b, u, at)) && !seen[u] {
						reached[u] = true
						next = append(next, append(slices.Clone(way), stability.Move{Block: b, From: at, To: u}))
					}
				}
			}
		}
		if len(found) > 0 {
			return found
		}
		for u := range reached {
			seen[u] = true
		}
		level = next
	}
	return nil
}

// The count is exact where the list is cut: parties that each have one option
// come to all of them taken in any order.
func TestWaysAreCountedExactly(t *testing.T) {
	c := &conflict.Conflict{StatusQuo: &conflict.State{}}
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		c.Parties = append(c.Parties, conflict.Party{ID: id, Name: id})
		c.Options = append(c.Options, conflict.Option{ID: id + ".x", Party: id, Name: "x"})
	}
	m, err := stability.NewModel(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	w, err := m.Ways(context.Background(), 0, []int{len(m.States) - 1}, false, 10)
	if err != nil {
		t.Fatal(err)
	}
	if w.Steps != 7 || w.Count.String() != "5040" || len(w.Listed) != 10 || len(w.Needed) != 7 || len(w.Able) != 1 {
		t.Errorf("%d steps, %v ways, %d listed, needed %v, able %v", w.Steps, w.Count, len(w.Listed), w.Needed, w.Able)
	}
}

// A jump is one that the members can make by their moves and all prefer, and that
// none of the smaller sets could make.
func TestJumpsAreSmallest(t *testing.T) {
	found := 0
	for seed := range uint64(600) {
		r := conflicttest.Rand(seed)
		m := inverseModel(t, r, 0.5)
		s := r.IntN(len(m.States))
		jumps, tried, err := m.Jumps(context.Background(), s)
		if err != nil || !tried {
			t.Fatal(tried, err)
		}
		can := func(set, u int) bool {
			for b := range m.Blocks {
				if set>>b&1 == 1 && !m.Prefers(b, u, s) {
					return false
				}
			}
			return u != s && len(shortestWays(m, s, []int{u}, false, func(b int) bool { return set>>b&1 == 1 })) > 0
		}
		want := 0
		for u := range m.States {
			for set := 1; set < 1<<len(m.Blocks); set++ {
				var members []int
				smallest := can(set, u)
				for b := range m.Blocks {
					if set>>b&1 == 1 {
						members = append(members, b)
					}
				}
				for part := (set - 1) & set; part > 0; part = (part - 1) & set {
					smallest = smallest && !can(part, u)
				}
				if !smallest || len(members) == 1 || slices.ContainsFunc(members, func(b int) bool { return !m.CanEverMove(b) }) {
					continue
				}
				want++
				if !slices.ContainsFunc(jumps, func(j stability.Jump) bool { return j.To == u && slices.Equal(j.Blocks, members) }) {
					t.Fatalf("seed %d: no jump of %v to %d", seed, members, u)
				}
			}
		}
		if want != len(jumps) {
			t.Fatalf("seed %d: %v; want %d jumps", seed, jumps, want)
		}
		found += want
	}
	if found < 50 {
		t.Errorf("%d jumps; want more to test", found)
	}
}
