package votes

import (
	"cmp"
	"slices"
)

// Communities says who votes with whom in the sessions from first to last:
// groups of lines that agree among themselves more than their habits of
// agreeing would lead one to expect. They have the greatest modularity
// (newman2004) that moving single lines and merging groups reaches
// (blondel2008), with the agreement above the lowest of all pairs as the
// weight of a pair. The largest group is the first; modularity is from 0 (no
// groups) to 1.
func (s Selection) Communities(first, last int) (groups [][]string, modularity float64) {
	lines := s.voters(first, last)
	n := len(lines)
	if n < 2 {
		return nil, 0
	}
	excess := s.excess(lines, first, last)
	at := make([]int, n) // the group of each line
	for v := range at {
		at[v] = v
	}
	for {
		moved := moveLines(excess, at)
		if !mergeGroups(excess, at) && !moved {
			break
		}
	}
	byGroup := make([][]string, n)
	for v, g := range at {
		byGroup[g] = append(byGroup[g], lines[v])
		for u, h := range at {
			if g == h {
				modularity += excess[v][u]
			}
		}
	}
	for _, g := range byGroup {
		if len(g) > 0 {
			groups = append(groups, g)
		}
	}
	slices.SortStableFunc(groups, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	return groups, modularity
}

// voters are the lines that cast a vote in half of the selected roll calls or
// more: of others the agreement rests on too few.
func (s Selection) voters(first, last int) []string {
	most := map[string]int{}
	all := 0
	for _, line := range s.record.Lines {
		most[line] = s.Pair(line, line, first, last).N()
		all = max(all, most[line])
	}
	var lines []string
	for _, line := range s.record.Lines {
		if all > 0 && 2*most[line] >= all {
			lines = append(lines, line)
		}
	}
	return lines
}

// excess is the matrix of modularity, divided by the sum of all weights: the
// weight of a pair less what the weights of its two lines would give.
func (s Selection) excess(lines []string, first, last int) [][]float64 {
	n := len(lines)
	weights := make([][]float64, n)
	for i := range weights {
		weights[i] = make([]float64, n)
	}
	least := 1.0
	for i := range n {
		for j := range i {
			w := s.Pair(lines[i], lines[j], first, last).Agreement()
			weights[i][j], weights[j][i] = w, w
			least = min(least, w)
		}
	}
	degree, all := make([]float64, n), 0.0
	for i := range n {
		for j := range n {
			if i != j {
				weights[i][j] -= least
				degree[i] += weights[i][j]
			}
		}
		all += degree[i]
	}
	all = max(all, 1e-300)
	for i := range n {
		for j := range n {
			weights[i][j] = weights[i][j]/all - degree[i]/all*degree[j]/all
		}
	}
	return weights
}

// better is the least gain that counts: less may be rounding.
const better = 1e-12

// moveLines moves each line to the group where it fits best, until none
// moves, and reports whether any did.
func moveLines(excess [][]float64, at []int) bool {
	some := false
	for moved := true; moved; {
		moved = false
		for v := range at {
			fit := make([]float64, len(at))
			for u, g := range at {
				if u != v {
					fit[g] += excess[v][u]
				}
			}
			best := at[v]
			for g := range fit {
				if fit[g] > fit[best]+better {
					best = g
				}
			}
			if best != at[v] {
				at[v], moved, some = best, true, true
			}
		}
	}
	return some
}

// mergeGroups merges the pair of groups that gains the most, and reports
// whether there is one.
func mergeGroups(excess [][]float64, at []int) bool {
	between := make([][]float64, len(at))
	for g := range between {
		between[g] = make([]float64, len(at))
	}
	for v, g := range at {
		for u, h := range at {
			between[g][h] += excess[v][u]
		}
	}
	most, into, from := better, -1, -1
	for g := range between {
		for h := range g {
			if between[g][h] > most {
				most, into, from = between[g][h], h, g
			}
		}
	}
	for v := range at {
		if at[v] == from {
			at[v] = into
		}
	}
	return into >= 0
}
