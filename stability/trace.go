package stability

import (
	"context"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
)

// A Trace is where the blocks' own moves lead from a state.
type Trace struct {
	*Model
	From int
	// Moves and Improvements list the states reached by legal sequences of
	// moves, and of improvements, nearest first; From itself is left out.
	Moves, Improvements []Reached
	// Ends are the states in which improving blocks can come to rest: reached
	// by improvements (or From itself), and no block can improve any further.
	Ends []int
	// Cycles are the sets of states, reached by improvements, between which
	// the blocks can go on improving for ever and which no improvement leaves.
	// Each is ascending.
	Cycles [][]int
}

// Reached is a state and a shortest legal sequence that leads to it.
type Reached struct {
	State int
	Steps []Move
}

// Trace follows the moves of all blocks from s.
func (m *Model) Trace(ctx context.Context, s int) (*Trace, error) {
	anyone := func(int) bool { return true }
	trace := &Trace{Model: m, From: s}
	for _, kind := range []struct {
		improving bool
		reached   *[]Reached
	}{{false, &trace.Moves}, {true, &trace.Improvements}} {
		ways := m.sequences(s, anyone, kind.improving)
		for _, t := range ways.order {
			if t != s {
				*kind.reached = append(*kind.reached, Reached{t, ways.to(t)})
			}
		}
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
	}
	trace.findEnds()
	return trace, nil
}

// findEnds finds the strongly connected components of the improvements that
// nothing leaves. A block's improvements compose, so that steps of any block
// in any order lead where legal sequences lead.
func (t *Trace) findEnds() {
	improving := simple.NewDirectedGraph()
	improving.AddNode(simple.Node(t.From))
	for _, r := range t.Improvements {
		improving.AddNode(simple.Node(r.State))
	}
	for _, s := range graph.NodesOf(improving.Nodes()) {
		for _, b := range t.Blocks {
			for _, next := range b.improvements[s.ID()] {
				improving.SetEdge(simple.Edge{F: s, T: simple.Node(next)})
			}
		}
	}
	components := topo.TarjanSCC(improving)
	component := map[int64]int{}
	for k, nodes := range components {
		for _, n := range nodes {
			component[n.ID()] = k
		}
	}
	for k, nodes := range components {
		leaves := slices.ContainsFunc(nodes, func(s graph.Node) bool {
			return slices.ContainsFunc(graph.NodesOf(improving.From(s.ID())), func(next graph.Node) bool {
				return component[next.ID()] != k
			})
		})
		var states []int
		for _, n := range nodes {
			states = append(states, int(n.ID()))
		}
		slices.Sort(states)
		switch {
		case leaves:
		case len(states) == 1:
			t.Ends = append(t.Ends, states[0])
		default:
			t.Cycles = append(t.Cycles, states)
		}
	}
	slices.Sort(t.Ends)
	slices.SortFunc(t.Cycles, slices.Compare)
}

// Way returns the shortest legal sequence of improvements to a state, or else
// of moves, and whether each step improves; false when it is not reached.
func (t *Trace) Way(to int) (steps []Move, improving, ok bool) {
	for _, kind := range []struct {
		reached   []Reached
		improving bool
	}{{t.Improvements, true}, {t.Moves, false}} {
		for _, r := range kind.reached {
			if r.State == to {
				return r.Steps, kind.improving, true
			}
		}
	}
	return nil, false, false
}
