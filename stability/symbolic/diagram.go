package symbolic

import (
	"context"
	"fmt"

	"parley/conflict"
)

// A diagram is a Boolean function of the variables, or its negation when the
// lowest bit is set: twice the place of its node (Bryant 1986; Brace, Rudell &
// Bryant 1990).
type diagram uint32

const (
	always diagram = 0
	never  diagram = 1
)

func (f diagram) not() diagram { return f ^ 1 }

// A node asks for one variable, named by its level, the lowest first. Its high
// edge is never a negation, so that equal functions are equal diagrams.
type node struct {
	level     uint32
	low, high diagram
	next      uint32 // the next node with the same hash, or 0
}

// The level of the constants, below all variables.
const bottom = 1 << 31

// A forest holds the nodes of diagrams over the same variables. It grows up
// to its bounds; then, or when its context ends, an operation panics with an
// abort, which catch turns into an error.
type forest struct {
	ctx     context.Context //nolint:containedctx // a forest lives for one question; its thousands of operations all stop with it
	options int
	most    Bounds
	steps   int // of operations so far
	nodes   []node
	heads   []uint32 // by hash
	memo    []entry  // by hash: results of operations, the later one stays
	sets    []*levels
}

// An entry is a result of an operation.
type entry struct {
	op      operation
	f, g, h diagram
	result  diagram
}

// An operation is one of those below, or with a set of levels that set's
// number added.
type operation uint32

const (
	nothing operation = iota
	conjoin
	choose
	restrictHigh // to the branch in which the variable of level g is taken
	restrictLow
	project operation = 1 << 16
	rename  operation = 1 << 17
)

// levels is a set of levels; last is the lowest of the order.
type levels struct {
	number operation
	in     []bool
	last   uint32
}

// An abort is what an operation panics with.
type abort struct{ err error }

// catch turns an abort into the error of the function that defers it.
func catch(err *error) {
	switch a := recover().(type) {
	case nil:
	case abort:
		*err = a.err
	default:
		panic(a)
	}
}

const leastHeads = 1 << 12

// Bounds end what would take too much memory or time.
type Bounds struct {
	Nodes int // of a forest
	Steps int // of its operations
}

// exceeded is what a party of the conflict is refused with, whichever bound it
// meets.
func (d *forest) exceeded() abort {
	return abort{&conflict.TooLargeError{Options: d.options, What: fmt.Sprintf(
		"its decision diagrams would have more than %d nodes or take more than %d steps; fewer statements of each party, or statements and rules that speak of fewer options together, would make it tractable, and parley explain judges one state at a time",
		d.most.Nodes, d.most.Steps)}}
}

// step counts a step of an operation.
func (d *forest) step() {
	d.steps++
	if d.steps > d.most.Steps {
		panic(d.exceeded())
	}
	if d.steps%(1<<10) == 1 && d.ctx.Err() != nil {
		panic(abort{context.Cause(d.ctx)})
	}
}

func newForest(ctx context.Context, options int, most Bounds) *forest {
	return &forest{
		ctx: ctx, options: options, most: most,
		nodes: []node{{level: bottom}}, heads: make([]uint32, leastHeads), memo: make([]entry, leastHeads),
	}
}

// newLevels numbers a set of levels.
func (d *forest) newLevels(members ...uint32) *levels {
	s := &levels{number: operation(len(d.sets)), in: make([]bool, 2*d.options)}
	for _, level := range members {
		s.in[level] = true
		s.last = max(s.last, level)
	}
	d.sets = append(d.sets, s)
	return s
}

func (d *forest) level(f diagram) uint32 { return d.nodes[f>>1].level }

// branches returns f where the variable of the level is not taken, and where
// it is; no variable of f comes before it.
func (d *forest) branches(f diagram, level uint32) (low, high diagram) {
	n := &d.nodes[f>>1]
	if n.level != level {
		return f, f
	}
	return n.low ^ f&1, n.high ^ f&1
}

func hash(a, b, c, d uint32) uint32 {
	h := uint64(a)*0x9E3779B97F4A7C15 ^ uint64(b)*0xC2B2AE3D27D4EB4F ^ uint64(c)*0x165667B19E3779F9 ^ uint64(d)*0xD6E8FEB86659FD93
	return uint32(h >> 29)
}

// at returns the function that is low where the variable is not taken and high
// where it is.
func (d *forest) at(level uint32, low, high diagram) diagram {
	if low == high {
		return low
	}
	if high&1 == 1 {
		return d.at(level, low.not(), high.not()).not()
	}
	place := hash(level, uint32(low), uint32(high), 0) & uint32(len(d.heads)-1)
	for k := d.heads[place]; k != 0; k = d.nodes[k].next {
		if n := &d.nodes[k]; n.level == level && n.low == low && n.high == high {
			return diagram(k << 1)
		}
	}
	return d.add(node{level, low, high, 0})
}

func (d *forest) add(n node) diagram {
	if len(d.nodes) == d.most.Nodes {
		panic(d.exceeded())
	}
	if len(d.nodes) == len(d.heads) {
		d.grow()
	}
	place := hash(n.level, uint32(n.low), uint32(n.high), 0) & uint32(len(d.heads)-1)
	n.next = d.heads[place]
	d.heads[place] = uint32(len(d.nodes))
	d.nodes = append(d.nodes, n)
	return diagram(len(d.nodes)-1) << 1
}

// mostMemo bounds the results that are remembered.
const mostMemo = 1 << 21

// grow doubles the tables.
func (d *forest) grow() {
	d.heads = make([]uint32, 2*len(d.heads))
	for k := 1; k < len(d.nodes); k++ {
		n := &d.nodes[k]
		place := hash(n.level, uint32(n.low), uint32(n.high), 0) & uint32(len(d.heads)-1)
		n.next = d.heads[place]
		d.heads[place] = uint32(k)
	}
	if len(d.memo) < mostMemo {
		old := d.memo
		d.memo = make([]entry, 2*len(old))
		for _, e := range old {
			if e.op != nothing {
				*d.remembered(e.op, e.f, e.g, e.h) = e
			}
		}
	}
}

// remembered is where the result of an operation is remembered.
func (d *forest) remembered(op operation, f, g, h diagram) *entry {
	return &d.memo[hash(uint32(op), uint32(f), uint32(g), uint32(h))&uint32(len(d.memo)-1)]
}

// recall returns the remembered result of an operation.
func (d *forest) recall(op operation, f, g, h diagram) (diagram, bool) {
	e := d.remembered(op, f, g, h)
	return e.result, e.op == op && e.f == f && e.g == g && e.h == h
}

func (d *forest) remember(op operation, f, g, h, result diagram) diagram {
	d.step()
	*d.remembered(op, f, g, h) = entry{op, f, g, h, result}
	return result
}
