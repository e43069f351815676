package exchange

import (
	"cmp"
	"maps"
	"slices"

	"parley/conflict"
)

// lostStructure says what a preference has besides an order, which is all that
// a .gmcr file holds, and who sees the conflict otherwise.
func lostStructure(c *conflict.Conflict) []string {
	var lost []string
	for k := range c.Preferences {
		p, name := &c.Preferences[k], c.PartyName(c.Preferences[k].Party)
		if p.Graded() {
			lost = append(lost, "how much more "+name+" prefers what it prefers")
		}
		if len(p.Unknown) > 0 {
			lost = append(lost, "what is unknown about the preference of "+name+" (the file takes it not to care)")
		}
		if p.Doubtful() {
			lost = append(lost, "what is doubtful about the preference of "+name)
		}
	}
	for _, p := range c.Parties {
		if p.Perceives != nil {
			lost = append(lost, "what "+p.Name+" perceives otherwise")
		}
	}
	return lost
}

// weighed ranks the numbered states by weights, the best first.
func (w *gmcrWriter) weighed(p *conflict.Preference, states []conflict.State) [][]int {
	groups := map[int][]int{}
	for k, s := range states {
		sum := w.c.Weigh(p, s)
		groups[sum] = append(groups[sum], k+1)
	}
	var ranking [][]int
	for _, sum := range slices.SortedFunc(maps.Keys(groups), func(a, b int) int { return cmp.Compare(b, a) }) {
		ranking = append(ranking, groups[sum])
	}
	return ranking
}
