package exchange_test

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/exchange"
)

// roundTrip writes the conflict and reads it again.
func roundTrip(t *testing.T, c *conflict.Conflict) *conflict.Conflict {
	t.Helper()
	data, _, err := exchange.WriteGMCR(c)
	if err != nil {
		t.Fatal(err)
	}
	again, err := exchange.ReadGMCR(c.Title+".gmcr", data)
	if err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return again
}

// What a .gmcr file holds comes back: the same states, moves and orders.
func TestRoundTripKeepsTheModel(t *testing.T) {
	for seed := range uint64(400) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 7)
		shape.Instruments = r.IntN(2)
		c := conflicttest.Random(r, shape)
		again := roundTrip(t, c)
		states := statesOf(t, c)
		if got := statesOf(t, again); !slices.Equal(got, states) {
			t.Fatalf("seed %d: states %v; want %v", seed, got, states)
		}
		for k, p := range c.Parties {
			q := again.Parties[k]
			if q.Name != p.Name {
				t.Errorf("seed %d: party %q; want %q", seed, q.Name, p.Name)
			}
			if got, want := orders(again, q.ID, states), orders(c, p.ID, states); !slices.Equal(got, want) {
				t.Errorf("seed %d: %s has another order", seed, p.Name)
			}
			if got, want := moves(again, q, states), moves(c, p, states); !slices.Equal(got, want) {
				t.Errorf("seed %d: %s has moves %v; want %v", seed, p.Name, got, want)
			}
		}
		if got, want := blockPlaces(again), blockPlaces(c); !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: blocks %v; want %v", seed, got, want)
		}
	}
}

// moves returns, for every pair of states, whether the party can move from
// the one to the other.
func moves(c *conflict.Conflict, p conflict.Party, states []conflict.State) []bool {
	var all []bool
	for _, s := range states {
		for _, u := range states {
			all = append(all, canMove(c, p, s, u))
		}
	}
	return all
}

func canMove(c *conflict.Conflict, p conflict.Party, s, u conflict.State) bool {
	for _, f := range p.Misperceives {
		if unseen := f.Compile(c.OptionIndex); unseen(s) || unseen(u) {
			return false
		}
	}
	for k, o := range c.Options {
		if s.Has(k) == u.Has(k) {
			continue
		}
		wrongWay := o.Direction == conflict.Forward && s.Has(k) || o.Direction == conflict.Backward && u.Has(k)
		if o.Party != p.ID || wrongWay {
			return false
		}
	}
	return s != u
}

func blockPlaces(c *conflict.Conflict) [][]int {
	var blocks [][]int
	for _, block := range c.Blocks() {
		var places []int
		for _, id := range block {
			places = append(places, slices.IndexFunc(c.Parties, func(p conflict.Party) bool { return p.ID == id }))
		}
		blocks = append(blocks, places)
	}
	return blocks
}

// The second writing of what was read is the first, byte for byte.
func TestWrittenIsWrittenAgain(t *testing.T) {
	for seed := range uint64(100) {
		r := conflicttest.Rand(seed)
		c := roundTrip(t, conflicttest.Random(r, conflicttest.AnyShape(r, 6)))
		first, _, err := exchange.WriteGMCR(c)
		if err != nil {
			t.Fatal(err)
		}
		second, _, err := exchange.WriteGMCR(roundTrip(t, c))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("seed %d:\n%s\n%s", seed, first, second)
		}
	}
}
