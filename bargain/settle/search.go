package settle

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"parley/internal/lp"
)

const (
	maxNodes  = 5000 // parts of the space that one search looks at
	maxIdle   = 3    // programs in a row for one part that change nothing
	maxRefine = 20   // steps along the slope of a goal that is not linear
)

// ErrNone says that no package fulfils what is asked.
var ErrNone = errors.New("no package fulfils what is asked")

// A Found is the best package of a search with the proof of it.
type Found struct {
	Levels       []float64 // by issue
	Satisfaction []float64 // by party
	Value        float64   // by the goal's own measure
	// Gap is by how much any other package may be better, in that measure: at
	// most the tolerance, unless the search reached its bound.
	Gap      float64
	Proved   bool
	Residual float64 // the greatest of the linear programs'
	Programs int     // solved
}

// A node is a part of the space with what is proved to be out of its reach.
type node struct {
	spans []span
	bound float64
}

// A frontline holds the nodes that are left, the greatest bound first.
type frontline []node

func (f frontline) Len() int           { return len(f) }
func (f frontline) Less(i, j int) bool { return f[i].bound > f[j].bound }
func (f frontline) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }

// Push adds a node.
func (f *frontline) Push(x any) {
	if n, ok := x.(node); ok {
		*f = append(*f, n)
	}
}

// Pop removes the last node.
func (f *frontline) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

// A search looks for the best package by branch and bound: the part of the
// space that promises most is solved as a linear program; where the answer is
// no package, the part is split in two.
type search struct {
	*space
	*goal
	open  frontline
	best  Found
	found bool
	lost  float64 // the greatest bound of a part that could not be split
}

// maximise returns the best package for the goal. It returns ErrNone when
// there is none, and an error when that could not be decided.
func (s *space) maximise(ctx context.Context, g *goal) (*Found, error) {
	b := &search{space: s, goal: g, lost: math.Inf(-1)}
	b.open = frontline{{s.whole(), math.Inf(1)}}
	for nodes := 0; len(b.open) > 0 && b.open[0].bound > b.target(); nodes++ {
		if nodes == maxNodes {
			break
		}
		next, _ := heap.Pop(&b.open).(node)
		if err := b.look(ctx, next); err != nil {
			return nil, err
		}
	}
	bound := b.lost
	if len(b.open) > 0 {
		bound = max(bound, b.open[0].bound)
	}
	switch {
	case b.found:
		b.best.Gap = max(0, bound-b.best.Value)
		b.best.Proved = b.best.Gap <= g.tolerance*2
		return &b.best, nil
	case len(b.open) == 0 && math.IsInf(b.lost, -1):
		return nil, ErrNone
	default:
		return nil, fmt.Errorf("the search ended after %d linear programs without a package", b.best.Programs)
	}
}

// target is what a part must promise to be looked at.
func (b *search) target() float64 {
	if !b.found {
		return math.Inf(-1)
	}
	return b.best.Value + b.tolerance
}

// look solves a part of the space and splits it where its answer is no
// package.
func (b *search) look(ctx context.Context, n node) error {
	s, bound, err := b.solve(ctx, n)
	if errors.Is(err, lp.ErrInfeasible) {
		return nil
	}
	if err != nil {
		return err
	}
	bound = min(bound, n.bound)
	levels, promised := b.mixed(s, n.spans)
	b.offer(b.settled(levels, n.spans))
	if bound <= b.target() {
		b.lost = max(b.lost, bound)
		return nil
	}
	parts := b.split(n.spans, levels, promised)
	if parts == nil {
		b.lost = max(b.lost, bound)
		return nil
	}
	for _, spans := range parts {
		heap.Push(&b.open, node{spans, bound})
	}
	return nil
}

// solve solves the program of a part, again with the lines that refine it
// while that changes anything.
func (b *search) solve(ctx context.Context, n node) (x []float64, bound float64, err error) {
	bound = math.Inf(1)
	for idle := 0; idle < maxIdle; {
		s, err := lp.Solve(ctx, b.program(b.goal, n.spans))
		b.best.Programs++
		if err != nil {
			return nil, 0, err
		}
		b.best.Residual = max(b.best.Residual, s.Residual.Worst())
		before, value := bound, b.best.Value
		x, bound = s.X, min(bound, max(s.Bound, s.Objective))
		if b.refine == nil || bound <= b.target() || !b.refine(b.relaxed(x, n.spans), x[len(x)-b.extra:]) {
			break
		}
		levels, _ := b.mixed(x, n.spans)
		b.blend(b.settled(levels, n.spans))
		if idle++; before-bound > b.tolerance/10 || b.best.Value-value > b.tolerance/10 {
			idle = 0
		}
	}
	if b.refine != nil && bound >= b.best.Value {
		err = b.approach(ctx, n.spans)
	}
	return x, bound, err
}

// approach goes from the best package towards the one that the goal's slope
// there likes best (Frank & Wolfe [frank1956]), while that helps.
func (b *search) approach(ctx context.Context, spans []span) error {
	for range maxRefine {
		if !b.found {
			return nil
		}
		value := b.best.Value
		s, err := lp.Solve(ctx, b.program(b.slope(b.best.Satisfaction), spans))
		b.best.Programs++
		if err != nil {
			return err
		}
		levels, _ := b.mixed(s.X, spans)
		if b.blend(b.settled(levels, spans)); b.best.Value-value < b.tolerance/1e5 {
			return nil
		}
	}
	return nil
}

// relaxed are the satisfactions that a program's answer promises.
func (b *search) relaxed(x []float64, spans []span) []float64 {
	y := make([]float64, len(b.p.Parties))
	at := 0
	for i, w := range spans {
		for g := w.low; g <= w.high; g++ {
			for k := range y {
				y[k] += x[at] * b.worth[k][i][g]
			}
			at++
		}
	}
	return y
}

// offer keeps the package when it is one and better than the best so far.
func (b *search) offer(levels []float64) {
	if len(b.p.Broken(levels)) > 0 {
		return
	}
	y := b.p.Satisfaction(levels)
	value, ok := b.value(levels, y)
	if ok && (!b.found || value > b.best.Value) {
		b.found = true
		b.best.Levels, b.best.Satisfaction, b.best.Value = levels, y, value
	}
}

// blend offers the package, and the best on the way to it from the best so
// far, by the golden section: tangents cross on both sides of the optimum of a
// goal that is not linear.
func (b *search) blend(levels []float64) {
	from := slices.Clone(b.best.Levels)
	found := b.found
	b.offer(levels)
	if !found {
		return
	}
	to := slices.Clone(levels)
	at := func(part float64) []float64 {
		between := make([]float64, len(from))
		for i := range between {
			between[i] = from[i] + part*(to[i]-from[i])
		}
		return between
	}
	worth := func(part float64) float64 {
		levels := at(part)
		value, ok := b.value(levels, b.p.Satisfaction(levels))
		if !ok {
			return math.Inf(-1)
		}
		return value
	}
	low, high := 0.0, 1.0
	for range 40 {
		left, right := high-golden*(high-low), low+golden*(high-low)
		if worth(left) >= worth(right) {
			high = right
		} else {
			low = left
		}
	}
	b.offer(at((low + high) / 2))
}

const golden = 0.6180339887498949

// split returns two parts that hold every package of the spans and not the
// answer at levels, or nil when the answer is a package.
func (b *search) split(spans []span, levels, promised []float64) [][]span {
	for k := range b.p.Conditions {
		if c := &b.p.Conditions[k]; c.If != nil && c.violation(levels) > feasible {
			return nonEmpty(b.within(spans, c.If.Issue, !c.If.Up, c.If.Level), b.within(spans, c.Then.Issue, c.Then.Up, c.Then.Level))
		}
	}
	worst := 0
	for i := range promised {
		if promised[i] > promised[worst] {
			worst = i
		}
	}
	w := spans[worst]
	if promised[worst] <= 1e-9 || w.low == w.high {
		return nil
	}
	grid := b.grid[worst]
	below := w.low
	for below < w.high-1 && grid[below+1] <= levels[worst] {
		below++
	}
	if b.p.Issues[worst].Indivisible {
		return [][]span{with(spans, worst, span{w.low, below}), with(spans, worst, span{below + 1, w.high})}
	}
	middle := below
	if middle == w.low || grid[below+1]-levels[worst] < levels[worst]-grid[below] && below+1 < w.high {
		middle = below + 1
	}
	if middle == w.low || middle == w.high {
		return nil
	}
	return [][]span{with(spans, worst, span{w.low, middle}), with(spans, worst, span{middle, w.high})}
}

// within keeps the levels of an issue on one side of a level.
func (b *search) within(spans []span, issue int, up bool, level float64) []span {
	w := spans[issue]
	for w.low <= w.high && up && b.grid[issue][w.low] < level {
		w.low++
	}
	for w.low <= w.high && !up && b.grid[issue][w.high] > level {
		w.high--
	}
	if w.low > w.high {
		return nil
	}
	return with(spans, issue, w)
}

func with(spans []span, issue int, w span) []span {
	changed := slices.Clone(spans)
	changed[issue] = w
	return changed
}

// nonEmpty returns those of the parts that hold something.
func nonEmpty(parts ...[]span) [][]span {
	kept := [][]span{}
	for _, spans := range parts {
		if spans != nil {
			kept = append(kept, spans)
		}
	}
	return kept
}
