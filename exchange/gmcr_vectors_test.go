package exchange_test

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"parley/conflict"
	"parley/exchange"
)

// vector is a conflict with the states and orders that an independent solver
// found.
type vector struct {
	Name     string
	Conflict json.RawMessage
	States   []string
	Ranks    map[string][]int // by party name, one for each state; higher is better
}

func vectors(t *testing.T) []vector {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "shared", "graph-model", "vectors.jsonl"))
	if err != nil {
		t.Skip("../shared is missing: ", err)
	}
	defer file.Close()
	var all []vector
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v vector
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestVectorsAgree(t *testing.T) {
	all := vectors(t)
	if len(all) != 175 {
		t.Errorf("%d vectors; want 175", len(all))
	}
	for _, v := range all {
		t.Run(v.Name, func(t *testing.T) {
			c, err := exchange.ReadGMCR(v.Name+".gmcr", v.Conflict)
			if err != nil {
				t.Fatal(err)
			}
			agrees(t, c, v)
			agrees(t, roundTrip(t, c), v)
		})
	}
}

func agrees(t *testing.T, c *conflict.Conflict, v vector) {
	t.Helper()
	states := statesOf(t, c)
	var letters []string
	for _, s := range states {
		letters = append(letters, s.Letters(len(c.Options)))
	}
	if !slices.Equal(letters, v.States) {
		t.Fatalf("states %v; want %v", letters, v.States)
	}
	for _, p := range c.Parties {
		got, want := orders(c, p.ID, states), order(v.Ranks[p.Name])
		if !slices.Equal(got, want) {
			t.Errorf("%s: order %v; want %v", p.Name, got, want)
		}
	}
}

func statesOf(t *testing.T, c *conflict.Conflict) []conflict.State {
	t.Helper()
	states, err := c.States(context.Background(), 1<<16)
	if err != nil {
		t.Fatal(err)
	}
	return states
}

// order returns, for every pair of states, which of the two has more.
func order(ranks []int) []int {
	var signs []int
	for _, a := range ranks {
		for _, b := range ranks {
			signs = append(signs, cmp.Compare(a, b))
		}
	}
	return signs
}

// orders is order for a party's preference, worked out from its definition.
func orders(c *conflict.Conflict, party string, states []conflict.State) []int {
	better := func(conflict.State, conflict.State) int { return 0 }
	if p := c.Preference(party); p != nil && p.Ranking != nil {
		place := map[conflict.State]int{}
		for k, group := range p.Ranking {
			for _, s := range group {
				place[s] = k
			}
		}
		better = func(a, b conflict.State) int { return cmp.Compare(place[b], place[a]) }
	} else if p != nil {
		better = func(a, b conflict.State) int {
			for _, s := range p.Statements {
				if holds := s.Formula.Compile(c.OptionIndex); holds(a) != holds(b) {
					return map[bool]int{true: 1, false: -1}[holds(a)]
				}
			}
			return 0
		}
	}
	var signs []int
	for _, a := range states {
		for _, b := range states {
			signs = append(signs, better(a, b))
		}
	}
	return signs
}
