package figure

import (
	"cmp"
	"slices"

	"parley/report"
)

// perLayer is how many states stand beside each other at most, so that a
// picture fits a page.
const perLayer = 4

// layers gives each state its layer, from 0 on top: the first one, at or
// below its distance from the status quo, that has room and none of its
// neighbours. So the ends of a move are never in the same layer.
func layers(g *report.Graph) []int {
	layer := make([]int, len(g.States))
	filled := make([]int, 2*len(g.States)) // states per layer
	near := neighbours(g)
	far := distances(g)
	var placed []int
	for _, s := range readingOrder(g, far) {
		taken := map[int]bool{}
		for _, t := range placed {
			if slices.Contains(near[s], t) {
				taken[layer[t]] = true
			}
		}
		k := far[s]
		for taken[k] || filled[k] == perLayer {
			k++
		}
		layer[s] = k
		filled[k]++
		placed = append(placed, s)
	}
	return layer
}

func neighbours(g *report.Graph) [][]int {
	near := make([][]int, len(g.States))
	for _, m := range g.Moves {
		near[m.From] = append(near[m.From], m.To)
		near[m.To] = append(near[m.To], m.From)
	}
	return near
}

// readingOrder lists the states by their distance from the status quo; of
// several, the one first that fewer improvements lead to.
func readingOrder(g *report.Graph, far []int) []int {
	gains := make([]int, len(g.States))
	order := make([]int, len(g.States))
	for s := range order {
		order[s] = s
	}
	for _, m := range g.Moves {
		if m.Improvement {
			gains[m.To]++
		}
	}
	slices.SortStableFunc(order, func(s, t int) int {
		return cmp.Or(far[s]-far[t], gains[s]-gains[t])
	})
	return order
}

// distances counts the moves, either way, from the status quo to each state.
// What cannot be reached so is counted from the first state of its own.
func distances(g *report.Graph) []int {
	far := make([]int, len(g.States))
	for s := range far {
		far[s] = len(g.States)
	}
	near := neighbours(g)
	for s := range g.States {
		if g.States[s].StatusQuo {
			spread(s, near, far)
		}
	}
	for s := range g.States {
		if far[s] == len(g.States) {
			spread(s, near, far)
		}
	}
	return far
}

// spread counts moves from a root, breadth first.
func spread(root int, near [][]int, far []int) {
	far[root] = 0
	for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
		s := queue[0]
		for _, t := range near[s] {
			if far[t] > far[s]+1 {
				far[t] = far[s] + 1
				queue = append(queue, t)
			}
		}
	}
}
