package figure

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parley/report"
)

func laidOut(g *report.Graph) *layout {
	l := newLayout(g)
	l.untangle()
	l.place()
	l.move(0, 0)
	return l
}

// forGraphs runs check on graphs of every kind.
func forGraphs(t *testing.T, check func(t *testing.T, l *layout)) {
	t.Helper()
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 5))
		g := randomGraph(r, 40)
		if seed%10 == 0 {
			g = cube(r, 0, 0, 1, 2, 2)
		}
		check(t, laidOut(g))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestMovesLeaveTheirLayer(t *testing.T) {
	forGraphs(t, func(t *testing.T, l *layout) {
		t.Helper()
		for _, s := range l.segments {
			if l.nodes[s.lower].layer != l.nodes[s.upper].layer+1 {
				t.Errorf("segment from layer %d to %d", l.nodes[s.upper].layer, l.nodes[s.lower].layer)
			}
		}
		for k, layer := range l.layers {
			cards := 0
			for _, n := range layer {
				if l.nodes[n].card != nil {
					cards++
				}
			}
			if cards == 0 || cards > perLayer {
				t.Errorf("layer %d has %d cards, want 1 to %d", k, cards, perLayer)
			}
		}
	})
}

// A line stays between its ends in height, and passes a layer only as the
// upright of a waypoint; so it keeps clear of the cards if waypoints do.
func TestLinesKeepClearOfCards(t *testing.T) {
	forGraphs(t, func(t *testing.T, l *layout) {
		t.Helper()
		for k, layer := range l.layers {
			for place := 1; place < len(layer); place++ {
				a, b := l.nodes[layer[place-1]], l.nodes[layer[place]]
				if apart := b.x - b.half() - a.x - a.half(); apart < lineGap-.01 {
					t.Errorf("two nodes of layer %d are %.2f apart, want %v", k, apart, lineGap)
				}
			}
			if k > 0 && l.tops[k] < l.tops[k-1]+l.heights[k-1]+2*stub {
				t.Errorf("no room for badges and heads above layer %d", k)
			}
		}
	})
}

func TestPortsStandOnTheirCard(t *testing.T) {
	forGraphs(t, func(t *testing.T, l *layout) {
		t.Helper()
		for p, x := range l.ports {
			n := l.nodes[p.state]
			if off := x - n.x; off < badge-n.card.width/2 || off > n.card.width/2-badge {
				t.Errorf("port of party %d is %.0f off the centre of a card %.0f wide", p.party, off, n.card.width)
			}
		}
	})
}

// Each move can be followed: from port to port along segments of its party.
func TestMovesArrive(t *testing.T) {
	forGraphs(t, func(t *testing.T, l *layout) {
		t.Helper()
		for k, m := range l.graph.Moves {
			upper, lower := m.From, m.To
			if l.nodes[upper].layer > l.nodes[lower].layer {
				upper, lower = lower, upper
			}
			if !l.leads(upper, lower, m.Party) {
				t.Errorf("move %d of party %d from %d to %d is not drawn", k, m.Party, m.From, m.To)
			}
		}
	})
}

func (l *layout) leads(from, to, party int) bool {
	for _, s := range l.segments {
		if s.upper != from || s.party != party {
			continue
		}
		if s.lower == to || l.nodes[s.lower].card == nil && l.leads(s.lower, to, party) {
			return true
		}
	}
	return false
}

func TestHeadsAndTails(t *testing.T) {
	for _, test := range []struct {
		name string
		move report.GraphMove
		want segment
	}{
		{"down", report.GraphMove{From: 0, To: 1}, segment{headBelow: lightHead, tailAbove: true}},
		{"down, improving", report.GraphMove{From: 0, To: 1, Improvement: true}, segment{improvement: true, headBelow: strongHead, tailAbove: true}},
		{"up", report.GraphMove{From: 1, To: 0}, segment{headAbove: lightHead, tailBelow: true}},
		{"both", report.GraphMove{From: 1, To: 0, Both: true, Improvement: true}, segment{improvement: true, headAbove: strongHead, headBelow: lightHead, tailAbove: true, tailBelow: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := newLayout(&report.Graph{
				Parties: []string{"North"}, Moves: []report.GraphMove{test.move},
				States: []report.GraphState{{Name: "War", StatusQuo: true}, {Name: "Peace"}},
			})
			test.want.lower = 1
			if len(l.segments) != 1 || l.segments[0] != test.want {
				t.Errorf("segments %+v, want %+v", l.segments, test.want)
			}
		})
	}
}

func TestStatusQuoOnTop(t *testing.T) {
	g := cube(rand.New(rand.NewPCG(1, 1)), 0, 1, 2)
	g.States[0].StatusQuo, g.States[5].StatusQuo = false, true
	if got := layers(g)[5]; got != 0 {
		t.Errorf("status quo in layer %d, want 0", got)
	}
}

func TestCrossingsCountsEachPair(t *testing.T) {
	forGraphs(t, func(t *testing.T, l *layout) {
		t.Helper()
		rank := l.rank()
		want := 0
		for i, a := range l.segments {
			for _, b := range l.segments[:i] {
				if l.nodes[a.upper].layer == l.nodes[b.upper].layer &&
					(rank[a.upper]-rank[b.upper])*(rank[a.lower]-rank[b.lower]) < 0 {
					want++
				}
			}
		}
		if got := l.crossings(); got != want {
			t.Errorf("%d crossings, want %d", got, want)
		}
	})
}

func TestUntangleDoesNotTangle(t *testing.T) {
	better := 0
	for seed := range uint64(60) {
		l := newLayout(randomGraph(rand.New(rand.NewPCG(seed, 5)), 30))
		before := l.crossings()
		l.untangle()
		switch after := l.crossings(); {
		case after > before:
			t.Errorf("seed %d: %d crossings after, %d before", seed, after, before)
		case after < before:
			better++
		}
	}
	if better < 30 {
		t.Errorf("%d of 60 graphs got better, want most", better)
	}
}

// spread solves a least squares problem: no other place that keeps the
// distances is nearer to what the nodes wish.
func TestSpreadIsNearest(t *testing.T) {
	l := &layout{nodes: []node{{}, {}, {}, {x: 0}, {x: 3}, {x: 50}}, layers: [][]int{{3, 4, 5}, {0, 1, 2}}}
	for k := range 3 {
		l.nodes[k].above = []int{k + 3}
	}
	l.spread(1, func(n node) []int { return n.above })
	var got []float64
	for k := range 3 {
		got = append(got, l.nodes[k].x)
	}
	if want := []float64{-5, 8, 50}; !slices.Equal(got, want) {
		t.Errorf("places %v, want %v", got, want)
	}
}
