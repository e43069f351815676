package symbolic

import (
	"cmp"
	"slices"

	"parley/conflict"
)

// rounds is how often the options are moved; the best order is kept.
const rounds = 60

// order returns the options in the order in which diagrams ask for them, so
// that those of which a formula speaks together come near each other: each is
// moved to the mean of where its formulas have their centres, again and again
// (FORCE: Aloul, Markov & Sakallah 2003).
func order(c *conflict.Conflict) []int {
	edges := edges(c)
	now := make([]int, len(c.Options))
	for k := range now {
		now[k] = k
	}
	best, least := slices.Clone(now), span(now, edges)
	for range rounds {
		now = pull(now, edges)
		if total := span(now, edges); total < least {
			best, least = slices.Clone(now), total
		}
	}
	return best
}

// edges lists the options of which each condition and statement speaks.
func edges(c *conflict.Conflict) [][]int {
	var edges [][]int
	add := func(f conflict.Formula) {
		var edge []int
		for _, id := range f.Options() {
			if k := c.OptionIndex(id); k >= 0 {
				edge = append(edge, k)
			}
		}
		if len(edge) > 1 {
			edges = append(edges, edge)
		}
	}
	for _, f := range c.Conditions() {
		add(f)
	}
	for _, p := range c.Parties {
		for _, f := range p.Misperceives {
			add(f)
		}
	}
	for _, pr := range c.Preferences {
		for _, s := range pr.Statements {
			add(s.Formula)
		}
	}
	return edges
}

// places inverts an order.
func places(order []int) []int {
	place := make([]int, len(order))
	for k, option := range order {
		place[option] = k
	}
	return place
}

// span is how far the options of each edge lie apart, in sum.
func span(order []int, edges [][]int) int {
	place := places(order)
	total := 0
	for _, edge := range edges {
		first, last := len(order), 0
		for _, option := range edge {
			first, last = min(first, place[option]), max(last, place[option])
		}
		total += last - first
	}
	return total
}

// pull moves every option to the mean of its edges' centres.
func pull(order []int, edges [][]int) []int {
	place := places(order)
	sum, count := make([]float64, len(order)), make([]float64, len(order))
	for _, edge := range edges {
		centre := 0.0
		for _, option := range edge {
			centre += float64(place[option])
		}
		centre /= float64(len(edge))
		for _, option := range edge {
			sum[option] += centre
			count[option]++
		}
	}
	goal := make([]float64, len(order))
	for option := range goal {
		goal[option] = float64(place[option])
		if count[option] > 0 {
			goal[option] = sum[option] / count[option]
		}
	}
	pulled := slices.Clone(order)
	slices.SortStableFunc(pulled, func(a, b int) int { return cmp.Compare(goal[a], goal[b]) })
	return pulled
}
