package dependence

import (
	"fmt"
	"math"
)

// unbounded is a capacity that never limits.
const unbounded = 1e300

// pipes are capacities between nodes, with a source and a sink.
type pipes struct {
	capacity     [][]float64
	source, sink int
}

func newPipes(nodes, source, sink int) *pipes {
	p := &pipes{make([][]float64, nodes), source, sink}
	for k := range p.capacity {
		p.capacity[k] = make([]float64, nodes)
	}
	return p
}

func (p *pipes) add(from, to int, capacity float64) { p.capacity[from][to] += capacity }

// most is the greatest flow from the source to the sink, by shortest
// augmenting paths (edmonds1972). It is held against the capacity of the cut
// between what the source still reaches and the rest, which must be equal.
func (p *pipes) most() (float64, error) {
	left := make([][]float64, len(p.capacity))
	for k := range left {
		left[k] = append([]float64(nil), p.capacity[k]...)
	}
	flow := 0.0
	for {
		before := p.reach(left)
		if before[p.sink] < 0 {
			return flow, p.proven(flow, before)
		}
		room := math.Inf(1)
		for at := p.sink; at != p.source; at = before[at] {
			room = math.Min(room, left[before[at]][at])
		}
		for at := p.sink; at != p.source; at = before[at] {
			left[before[at]][at] -= room
			left[at][before[at]] += room
		}
		flow += room
	}
}

// reach finds what the source reaches, breadth first: for each node the one
// before it, or -1.
func (p *pipes) reach(left [][]float64) []int {
	before := make([]int, len(left))
	for k := range before {
		before[k] = -1
	}
	before[p.source] = p.source
	queue := []int{p.source}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for to, room := range left[at] {
			if room > 0 && before[to] < 0 {
				before[to] = at
				queue = append(queue, to)
			}
		}
	}
	return before
}

func (p *pipes) proven(flow float64, before []int) error {
	cut := 0.0
	for from, row := range p.capacity {
		for to, capacity := range row {
			if before[from] >= 0 && before[to] < 0 {
				cut += capacity
			}
		}
	}
	if math.Abs(cut-flow) > 1e-9*math.Max(1, flow) {
		return fmt.Errorf("the flow %g is not proven by the cut %g", flow, cut)
	}
	return nil
}
