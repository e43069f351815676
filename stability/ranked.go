package stability

import (
	"cmp"
	"slices"
)

// Ranked lists the places of all states as a party prefers them, the best
// first; states that are equally good to it stand together, in the order of
// their places. The party is its place in Conflict.Parties.
func (m *Model) Ranked(party int) [][]int {
	rank := m.rank[party]
	places := make([]int, len(m.States))
	for k := range places {
		places[k] = k
	}
	slices.SortStableFunc(places, func(s, t int) int { return cmp.Compare(rank[t], rank[s]) })
	var groups [][]int
	for k, s := range places {
		if k == 0 || rank[s] != rank[places[k-1]] {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], s)
	}
	return groups
}
