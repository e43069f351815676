package figure

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A port is where the moves of one party touch a card.
type port struct {
	state, party int
	below        bool // on its lower edge
}

// move shifts the layout so that its left end is at left and its top at top,
// and settles the layers' heights and the ports.
func (l *layout) move(left, top float64) {
	from, _ := l.extent()
	for k := range l.nodes {
		l.nodes[k].x += left - from
	}
	l.stack(top + 4)
	l.setPorts()
}

// stack puts the layers below each other, farther apart where lines go far
// to the side.
func (l *layout) stack(top float64) {
	l.tops = make([]float64, len(l.layers))
	l.heights = make([]float64, len(l.layers))
	reach := make([]float64, len(l.layers))
	for _, s := range l.segments {
		k := l.nodes[s.upper].layer
		reach[k] = max(reach[k], math.Abs(l.nodes[s.upper].x-l.nodes[s.lower].x))
	}
	for k, layer := range l.layers {
		l.tops[k] = top
		for _, n := range layer {
			if c := l.nodes[n].card; c != nil {
				l.heights[k] = max(l.heights[k], c.height)
			}
		}
		top += l.heights[k] + 2*stub + 24 + min(reach[k]*.1, 40)
	}
}

func (l *layout) bottom() float64 {
	last := len(l.layers) - 1
	return l.tops[last] + l.heights[last] + 5
}

// setPorts spreads the ports of each card along its edges, in the order of
// what they lead to.
func (l *layout) setPorts() {
	leads := map[port][]float64{}
	var all []port
	note := func(p port, x float64) {
		if leads[p] == nil {
			all = append(all, p)
		}
		leads[p] = append(leads[p], x)
	}
	for _, s := range l.segments {
		if l.nodes[s.upper].card != nil {
			note(port{s.upper, s.party, true}, l.nodes[s.lower].x)
		}
		if l.nodes[s.lower].card != nil {
			note(port{s.lower, s.party, false}, l.nodes[s.upper].x)
		}
	}
	type edge struct {
		state int
		below bool
	}
	edges := map[edge][]port{}
	for _, p := range all {
		edges[edge{p.state, p.below}] = append(edges[edge{p.state, p.below}], p)
	}
	l.ports = map[port]float64{}
	for e, ports := range edges {
		slices.SortFunc(ports, func(a, b port) int {
			return cmp.Or(cmp.Compare(mean(leads[a]), mean(leads[b])), cmp.Compare(a.party, b.party))
		})
		for k, p := range ports {
			l.ports[p] = l.nodes[e.state].x + (float64(k)-float64(len(ports)-1)/2)*portGap
		}
	}
}

func mean(numbers []float64) float64 {
	sum := 0.0
	for _, x := range numbers {
		sum += x
	}
	return sum / float64(len(numbers))
}

// ends returns where a segment leaves its upper node and reaches its lower
// one. A waypoint is passed along its whole height.
func (l *layout) ends(s segment) (x1, y1, x2, y2 float64) {
	upper, lower := l.nodes[s.upper], l.nodes[s.lower]
	x1, y1 = upper.x, l.tops[upper.layer]+l.heights[upper.layer]
	x2, y2 = lower.x, l.tops[lower.layer]
	if upper.card != nil {
		x1 = l.ports[port{s.upper, s.party, true}]
		y1 = l.tops[upper.layer] + upper.card.height
	}
	if lower.card != nil {
		x2 = l.ports[port{s.lower, s.party, false}]
	}
	return x1, y1, x2, y2
}

// stub is how far a line runs straight from a card: past badge and arrowhead.
const stub = badgeGap + 2*badge + headLength + 1

// curve is the way of a segment: straight down to the end of the upper
// layer, over to the lower one between the layers, and straight through a
// waypoint.
func (l *layout) curve(s segment) string {
	x1, y1, x2, y2 := l.ends(s)
	upper, lower := l.nodes[s.upper], l.nodes[s.lower]
	from, to := l.tops[upper.layer]+l.heights[upper.layer], y2
	if upper.card != nil {
		from += stub
	}
	if lower.card != nil {
		to -= stub
	} else {
		y2 += l.heights[lower.layer]
	}
	half := (from + to) / 2
	return fmt.Sprintf("M%s %sV%sC%s %s %s %s %s %sV%s", px(x1), px(y1), px(from),
		px(x1), px(half), px(x2), px(half), px(x2), px(to), px(y2))
}
