package stability

import (
	"context"
	"math/big"
	"slices"

	"parley/conflict"
)

// Ways are the shortest ways from a state to wanted ones, by moves or by
// improvements only, and what they ask of the blocks. A shortest way is always a
// legal sequence: two moves of one block in a row would be one move.
type Ways struct {
	*Model
	From      int
	To        []int // the wanted states, ascending
	Improving bool
	// Steps is the length of a shortest way; -1 when no way leads there.
	Steps int
	// Count is how many shortest ways there are, and Listed the first of them:
	// by who moves first, then where to, and so on.
	Count  *big.Int
	Listed [][]Move
	// Needed are the blocks that move on every way, however long: without any one
	// of them there is none.
	Needed []int
	// Able are the smallest sets of blocks that can bring it about by themselves:
	// none does without one of its members. SetsTried is false when there are too many
	// sets to try.
	Able      [][]int
	SetsTried bool
}

// MaxWays bounds the ways that are listed.
const MaxWays = 1000

// maxSetEffort bounds the states and moves that are looked at for all sets of blocks.
const maxSetEffort = 1 << 28

// Ways finds the shortest ways from a state to the nearest of the wanted ones, and
// lists up to most of them.
func (m *Model) Ways(ctx context.Context, from int, to []int, improving bool, most int) (*Ways, error) {
	w := &Ways{Model: m, From: from, To: to, Improving: improving, Steps: -1, Count: new(big.Int)}
	o := w.outward()
	if w.Steps < 0 || ctx.Err() != nil {
		return w, context.Cause(ctx)
	}
	w.Count = w.count(o, from, map[int]*big.Int{})
	w.list(o, nil, from, most)
	if w.Steps == 0 {
		return w, nil
	}
	for b := range m.Blocks {
		if !w.reach(func(o int) bool { return o != b }) {
			w.Needed = append(w.Needed, b)
		}
	}
	return w, w.findAble(ctx)
}

// An outing says how many steps each state is from where the ways begin, and
// whether it lies on a shortest way.
type outing struct {
	distance []int // -1 for what is not reached, or not before the wanted states
	on       []bool
}

// outward goes outward until a wanted state is met, and marks what leads to those
// that are as near.
func (w *Ways) outward() *outing {
	o := &outing{make([]int, len(w.States)), make([]bool, len(w.States))}
	wanted := newSet(len(w.States))
	for _, t := range w.To {
		wanted.add(t)
	}
	for s := range o.distance {
		o.distance[s] = -1
	}
	o.distance[w.From] = 0
	order := []int{w.From}
	for k := 0; k < len(order); k++ {
		s := order[k]
		if wanted.has(s) {
			w.Steps = o.distance[s]
			break
		}
		for b := range w.Blocks {
			for _, t := range w.steps(b, s, w.Improving) {
				if o.distance[t] < 0 {
					o.distance[t] = o.distance[s] + 1
					order = append(order, int(t))
				}
			}
		}
	}
	for _, s := range slices.Backward(order) {
		o.on[s] = o.distance[s] == w.Steps && wanted.has(s)
		for range w.onward(o, s) {
			o.on[s] = true
			break
		}
	}
	return o
}

// onward yields the moves from s that come a step nearer to a wanted state.
func (w *Ways) onward(o *outing, s int) func(yield func(Move) bool) {
	return func(yield func(Move) bool) {
		for b := range w.Blocks {
			for _, t := range w.steps(b, s, w.Improving) {
				if o.on[t] && o.distance[t] == o.distance[s]+1 && !yield(Move{b, s, int(t)}) {
					return
				}
			}
		}
	}
}

// count is how many shortest ways lead on from s: the sum over the next states.
func (w *Ways) count(o *outing, s int, known map[int]*big.Int) *big.Int {
	if o.distance[s] == w.Steps {
		return big.NewInt(1)
	}
	if n := known[s]; n != nil {
		return n
	}
	n := new(big.Int)
	for move := range w.onward(o, s) {
		n.Add(n, w.count(o, move.To, known))
	}
	known[s] = n
	return n
}

// list follows the shortest ways one after the other until there are enough.
func (w *Ways) list(o *outing, way []Move, s, most int) {
	if o.distance[s] == w.Steps {
		w.Listed = append(w.Listed, slices.Clone(way))
		return
	}
	for move := range w.onward(o, s) {
		if len(w.Listed) == most {
			return
		}
		w.list(o, append(way, move), move.To, most)
	}
}

// reach reports whether the blocks that may move bring about a wanted state.
func (w *Ways) reach(may func(block int) bool) bool {
	reached := w.closure(w.From, may, w.Improving)
	return slices.ContainsFunc(w.To, reached.has)
}

// findAble tries the sets of blocks, the smaller first.
func (w *Ways) findAble(ctx context.Context) error {
	sets, ok := w.sets()
	if !ok {
		return nil
	}
	w.SetsTried = true
	for _, set := range sets {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		smaller := slices.ContainsFunc(w.Able, func(a []int) bool { return partOf(a, set) })
		if !smaller && w.reach(func(b int) bool { return slices.Contains(set, b) }) {
			w.Able = append(w.Able, set)
		}
	}
	return nil
}

// sets lists the sets of blocks that can move, when they are not too many to follow
// the moves of each.
func (m *Model) sets() ([][]int, bool) {
	sets, err := m.coalitions()
	return sets, err == nil && len(sets) <= maxSetEffort/(len(m.States)+m.moves)
}

// partOf reports whether every member of a is one of b.
func partOf(a, b []int) bool {
	return !slices.ContainsFunc(a, func(x int) bool { return !slices.Contains(b, x) })
}

// A Jump is a state to which several blocks together can move, and that every
// member of each prefers.
type Jump struct {
	Blocks []int
	To     int
}

// Jumps lists the jumps from s of two blocks or more, the fewest blocks first, but
// not those to a state to which some of them could jump, or one could move, without
// the others; false when there are too many sets of blocks to try.
func (m *Model) Jumps(ctx context.Context, s int) (jumps []Jump, tried bool, err error) {
	sets, ok := m.sets()
	if !ok {
		return nil, false, nil
	}
	known := make([][][]int, len(m.States)) // by state, the smallest sets that jump there
	for _, set := range sets {
		if ctx.Err() != nil {
			return nil, false, context.Cause(ctx)
		}
		for t := range m.closure(s, func(b int) bool { return slices.Contains(set, b) }, false).each {
			better := !slices.ContainsFunc(set, func(b int) bool { return !m.prefers(m.Blocks[b], t, s) })
			if !better || slices.ContainsFunc(known[t], func(smaller []int) bool { return partOf(smaller, set) }) {
				continue
			}
			if known[t] = append(known[t], set); len(set) > 1 {
				jumps = append(jumps, Jump{set, t})
			}
		}
	}
	return jumps, true, nil
}

// StatesWhere lists the states in which a formula holds.
func (m *Model) StatesWhere(f conflict.Formula) []int {
	holds := f.Compile(m.Conflict.OptionIndex)
	var states []int
	for k, s := range m.States {
		if holds(s) {
			states = append(states, k)
		}
	}
	return states
}
