package dense

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
)

// A goal is what the others aim at, by t.
type goal struct {
	of     []uint64   // by t
	rising []int32    // the t, the lowest goal first
	digits [][]uint64 // by statement: the t at which the goal has the digit 1, 64 to a word
}

// newGoal returns the goal, whose numbers have so many digits from the first.
func newGoal(of []uint64, digits int) *goal {
	g := &goal{of: of, rising: make([]int32, len(of))}
	for t := range g.rising {
		g.rising[t] = int32(t)
	}
	slices.SortFunc(g.rising, func(s, t int32) int { return cmp.Compare(of[s], of[t]) })
	words := max(1, len(of)>>lanes)
	for range digits {
		g.digits = append(g.digits, make([]uint64, words))
	}
	for w := range words {
		var block [1 << lanes]uint64
		copy(block[:], of[w<<lanes:])
		transpose(&block)
		for q := range g.digits {
			g.digits[q][w] = block[63-q]
		}
	}
	return g
}

// ascend follows the way back from every t that is not done and whose goal is
// above the slab's floor, the lowest goal first, as long as a bar may be
// raised.
func (x *pursuit) ascend(s slab) {
	above := func(k int) bool { return x.goal.of[x.goal.rising[k]] > s.floor }
	for k := sort.Search(len(x.goal.rising), above); k < len(x.goal.rising) && x.left > 0; k++ {
		if t := int(x.goal.rising[k]); !has(x.done, t) {
			x.reach(t, nobody)
			x.back(x.goal.of[t])
		}
	}
}

// score64 sets the scores of every t of the slab that is not done, and of those
// beside it.
func (x *pursuit) score64(s slab) {
	for w, done := range x.done {
		if s.left(w, done) == 0 {
			continue
		}
		block := (*[64]uint64)(x.score[w<<lanes:])
		clear(block[:])
		for q, holds := range x.holds {
			block[63-q] = holds[w]
		}
		transpose(block)
	}
}

// left returns those of a word's t that are in the slab's set and not done.
func (s slab) left(word int, done uint64) uint64 {
	if s.in == nil {
		return ^done
	}
	return s.in[word] &^ done
}

// An aim is a choice of the others and its goal.
type aim struct {
	goal uint64
	t    int
}

// remaining returns every t of the slab that is not done.
func (x *pursuit) remaining(s slab) []aim {
	x.rest = x.rest[:0]
	for w, done := range x.done {
		for left := s.left(w, done); left != 0; left &= left - 1 {
			if t := w<<lanes + bits.TrailingZeros64(left); t < x.choices() && x.score[t] <= s.top {
				x.rest = append(x.rest, aim{x.score[t], t})
			}
		}
	}
	return x.rest
}

// few aims are sorted at once.
const few = 24

// settle follows the way back from every aim that is not done, the lowest goal
// first, as long as a bar may be raised. It sorts by parts (Hoare 1962), the
// lower part being settled before the higher one is looked at: most of that is
// done by then.
func (x *pursuit) settle(aims []aim) {
	for len(aims) > few {
		if x.left == 0 {
			return
		}
		pivot := max(min(aims[0].goal, aims[len(aims)/2].goal), min(max(aims[0].goal, aims[len(aims)/2].goal), aims[len(aims)-1].goal))
		lower, same := 0, 0
		for k, a := range aims {
			switch {
			case a.goal < pivot:
				aims[k], aims[same], aims[lower] = aims[same], aims[lower], a
				lower++
				same++
			case a.goal == pivot:
				aims[k], aims[same] = aims[same], a
				same++
			}
		}
		x.settle(aims[:lower])
		x.pursue(aims[lower:same])
		aims = slices.DeleteFunc(aims[same:], func(a aim) bool { return has(x.done, a.t) })
	}
	slices.SortFunc(aims, func(a, b aim) int { return cmp.Compare(a.goal, b.goal) })
	for k := 0; k < len(aims) && x.left > 0; k++ {
		x.pursue(aims[k : k+1])
	}
}

// pursue follows the way back from aims with the same goal.
func (x *pursuit) pursue(aims []aim) {
	for _, a := range aims {
		x.reach(a.t, nobody)
	}
	if len(aims) > 0 {
		x.back(aims[0].goal)
	}
}
