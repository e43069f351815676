package figure

import (
	"parley/report"
)

// A layout is a graph on its way to a picture: states and waypoints in
// layers, joined by segments that each lead from a layer to the next.
type layout struct {
	graph    *report.Graph
	nodes    []node // the states, in their order, then the waypoints
	layers   [][]int
	segments []segment
	tops     []float64 // of each layer
	heights  []float64 // of each layer
	ports    map[port]float64
}

// A node is a state's card, or the waypoint at which the moves of one party
// from one state pass a layer.
type node struct {
	card         *card // nil for a waypoint
	layer        int
	x            float64 // its centre
	above, below []int   // what its segments lead to
}

// A segment is the part of one party's moves between two neighbouring layers.
type segment struct {
	upper, lower int // nodes
	party        int
	improvement  bool // of a move that passes here
	// Heads are where a move arrives at a state, tails where it leaves one.
	headAbove, headBelow head
	tailAbove, tailBelow bool
}

// A head says whether a segment ends in an arrowhead.
type head int

const (
	noHead     head = iota
	lightHead       // of a move that is no improvement
	strongHead      // of an improvement
)

func newLayout(g *report.Graph) *layout {
	l := &layout{graph: g}
	layer := layers(g)
	widths := cardWidths(g, layer)
	for k, s := range g.States {
		one := newCard(s, widths[k])
		l.add(node{card: &one, layer: layer[k]})
	}
	l.join()
	return l
}

func (l *layout) add(n node) int {
	l.nodes = append(l.nodes, n)
	for len(l.layers) <= n.layer {
		l.layers = append(l.layers, nil)
	}
	l.layers[n.layer] = append(l.layers[n.layer], len(l.nodes)-1)
	return len(l.nodes) - 1
}

// cardWidths makes each card wide enough for the badges along its edges.
func cardWidths(g *report.Graph, layer []int) []float64 {
	type side struct{ state, party, below int }
	widths := make([]float64, len(g.States))
	count := map[[2]int]int{}
	seen := map[side]bool{}
	note := func(s side) {
		if !seen[s] {
			seen[s] = true
			count[[2]int{s.state, s.below}]++
		}
	}
	for _, m := range g.Moves {
		upper, lower := upperLower(m, layer)
		note(side{upper, m.Party, 1})
		note(side{lower, m.Party, 0})
	}
	for k := range widths {
		most := max(count[[2]int{k, 0}], count[[2]int{k, 1}])
		widths[k] = max(cardWidth, float64(most+1)*portGap)
	}
	return widths
}

func upperLower(m report.GraphMove, layer []int) (upper, lower int) {
	if layer[m.From] < layer[m.To] {
		return m.From, m.To
	}
	return m.To, m.From
}

// join leads every move from layer to layer. The moves of one party from one
// state share their waypoints.
func (l *layout) join() {
	type pass struct{ from, party, layer int }
	type link struct{ upper, lower, party int }
	waypoints := map[pass]int{}
	links := map[link]int{}
	layer := make([]int, len(l.graph.States))
	for k := range layer {
		layer[k] = l.nodes[k].layer
	}
	segmentOf := func(k link) *segment {
		if _, ok := links[k]; !ok {
			links[k] = len(l.segments)
			l.segments = append(l.segments, segment{upper: k.upper, lower: k.lower, party: k.party})
			l.nodes[k.upper].below = append(l.nodes[k.upper].below, k.lower)
			l.nodes[k.lower].above = append(l.nodes[k.lower].above, k.upper)
		}
		return &l.segments[links[k]]
	}
	for _, m := range l.graph.Moves {
		upper, lower := upperLower(m, layer)
		at := upper
		for between := layer[upper] + 1; between < layer[lower]; between++ {
			key := pass{upper, m.Party, between}
			if _, ok := waypoints[key]; !ok {
				waypoints[key] = l.add(node{layer: between})
			}
			segmentOf(link{at, waypoints[key], m.Party}).pass(m, at == upper, false, upper)
			at = waypoints[key]
		}
		segmentOf(link{at, lower, m.Party}).pass(m, at == upper, true, upper)
	}
}

// pass notes on a segment what a move through it asks for; first and last say
// whether the segment touches the upper and the lower state of the move.
func (s *segment) pass(m report.GraphMove, first, last bool, upper int) {
	s.improvement = s.improvement || m.Improvement
	forward, back := lightHead, noHead
	if m.Improvement {
		forward = strongHead
	}
	if m.Both {
		back = lightHead
	}
	toLower, toUpper := forward, back
	if m.From != upper {
		toLower, toUpper = back, forward
	}
	if first {
		s.headAbove = max(s.headAbove, toUpper)
		s.tailAbove = s.tailAbove || toLower != noHead
	}
	if last {
		s.headBelow = max(s.headBelow, toLower)
		s.tailBelow = s.tailBelow || toUpper != noHead
	}
}
