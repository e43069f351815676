package figure

import "math"

const (
	cardGap = 26.0 // between two cards
	lineGap = 13.0 // between a line and what stands beside it
)

// place gives every node its x: as near as its neighbours allow to the mean
// of what it is joined to, in the order that untangle found.
func (l *layout) place() {
	for k := range l.layers {
		l.spread(k, func(node) []int { return nil })
	}
	for range 12 {
		for k := 1; k < len(l.layers); k++ {
			l.spread(k, func(n node) []int { return n.above })
		}
		for k := len(l.layers) - 2; k >= 0; k-- {
			l.spread(k, func(n node) []int { return n.below })
		}
	}
	for k := range l.layers {
		l.spread(k, func(n node) []int { return append(append([]int(nil), n.above...), n.below...) })
	}
}

// spread moves the nodes of layer k towards what they are joined to, by least
// squares under the distances that must be kept: an isotonic regression,
// solved by pooling adjacent violators.
func (l *layout) spread(k int, joined func(node) []int) {
	layer := l.layers[k]
	offset := make([]float64, len(layer))
	var pools []pool
	for place, n := range layer {
		if place > 0 {
			offset[place] = offset[place-1] + l.distance(layer[place-1], n)
		}
		want, weight := l.wish(n, joined)
		pools = pooled(pools, pool{weight, weight * (want - offset[place]), 1})
	}
	place := 0
	for _, p := range pools {
		for range p.count {
			l.nodes[layer[place]].x = p.mean() + offset[place]
			place++
		}
	}
}

// A pool is a run of nodes that stand as close as they may.
type pool struct {
	weight, sum float64
	count       int
}

// pooled adds p behind the pools, merged with those that it violates.
func pooled(pools []pool, p pool) []pool {
	pools = append(pools, p)
	for len(pools) > 1 && pools[len(pools)-2].mean() >= pools[len(pools)-1].mean() {
		last := pools[len(pools)-1]
		pools = pools[:len(pools)-1]
		pools[len(pools)-1].merge(last)
	}
	return pools
}

func (p *pool) mean() float64 { return p.sum / p.weight }

func (p *pool) merge(q pool) {
	p.weight += q.weight
	p.sum += q.sum
	p.count += q.count
}

// wish returns where a node would like to be, and how much: a line would
// rather be straight.
func (l *layout) wish(n int, joined func(node) []int) (x, weight float64) {
	one := l.nodes[n]
	near := joined(one)
	if len(near) == 0 {
		return one.x, .1
	}
	sum := 0.0
	weight = 1
	for _, m := range near {
		sum += l.nodes[m].x
		if one.card == nil && l.nodes[m].card == nil {
			weight = 6
		}
	}
	return sum / float64(len(near)), weight
}

// distance is how far the centres of two neighbours in a layer are apart at
// least.
func (l *layout) distance(a, b int) float64 {
	gap := lineGap
	if l.nodes[a].card != nil && l.nodes[b].card != nil {
		gap = cardGap
	}
	return l.nodes[a].half() + gap + l.nodes[b].half()
}

// half is half the width of a node, the frame of an equilibrium included.
func (n node) half() float64 {
	if n.card == nil {
		return 0
	}
	return n.card.width/2 + 5
}

func (l *layout) extent() (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, n := range l.nodes {
		left, right = min(left, n.x-n.half()), max(right, n.x+n.half())
	}
	return left, right
}

func (l *layout) width() float64 {
	left, right := l.extent()
	return right - left
}
