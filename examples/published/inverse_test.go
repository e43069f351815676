package published_test

import (
	"testing"

	"parley/stability"
)

// The test data of gmcr-py have, for mutual defection in the Prisoner's Dilemma,
// all 576 pairs of strict orders of the four states, and which of them make it an
// equilibrium: 144 under Nash and 196 under SMR, each prisoner staying with 12 and
// 14 of the 24 orders (read whole), and with 16 under GMR (read in part). The
// condition that the inverse analysis finds has to hold for as many. This is the
// result of a program, not a publication.
func TestPrisonersInverseOfAllOrders(t *testing.T) {
	s := solve(t, load(t, "prisoners-dilemma.yaml"))
	for concept, want := range map[stability.Concept]struct{ orders, pairs int }{
		stability.Nash: {12, 144}, stability.GMR: {16, 16 * 16}, stability.SMR: {14, 196},
	} {
		pairs := 1
		for b := range s.Blocks {
			c, err := s.Condition(t.Context(), concept, b, 0)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, rank := range orders(len(s.States)) {
				if c.Holds(func(state int) bool { return rank[state] > rank[0] }) {
					n++
				}
			}
			if n != want.orders {
				t.Errorf("%v: %s stays with %d of 24 orders; want %d", concept, s.Blocks[b].Name, n, want.orders)
			}
			pairs *= n
		}
		if pairs != want.pairs {
			t.Errorf("%v: %d of 576 pairs of orders; want %d", concept, pairs, want.pairs)
		}
	}
}

// orders lists all strict orders of n states, as the rank of each state.
func orders(n int) [][]int {
	if n == 0 {
		return [][]int{{}}
	}
	var all [][]int
	for _, rest := range orders(n - 1) {
		for place := range n {
			rank := []int{place}
			for _, r := range rest {
				if r >= place {
					r++
				}
				rank = append(rank, r)
			}
			all = append(all, rank)
		}
	}
	return all
}
