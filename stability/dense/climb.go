package dense

import (
	"math/bits"
	"slices"
)

// A slab is a part of the t that are not done: those in a set (nil for all)
// from which the others lead to a lowest goal above a floor and not above a
// top.
type slab struct {
	in         []uint64
	floor, top uint64
}

// many is how many bars have to be in question for words to be quicker than
// one t after the other.
const many = 256

// deepest bounds how often a climb goes back within what it went back for.
const deepest = 8

// climb raises the bars of a slab. Many t have the same few bars, and from most
// the others lead to a goal that does not raise them. So it goes by words to
// what leads to goals no higher than such a bar, the lowest first: what has
// been passed then and has no lower bar is decided. Where few are left, or
// their bars will rise, one t is followed after the other.
func (x *pursuit) climb(s slab, depth int) {
	for x.board != nil && x.left > many && depth < deepest {
		bar := x.commonBar(s.floor)
		if bar <= s.floor || bar >= s.top {
			break
		}
		x.step(slab{nil, s.floor, bar}, depth)
		s.floor = bar
	}
	switch {
	case x.left == 0:
	case x.goal != nil:
		x.ascend(s)
	default:
		x.score64(s)
		x.settle(x.remaining(s))
	}
}

// step makes every t done that leads to a goal no higher than the slab's top.
// If some that were passed have a lower bar, it goes back and raises the bars
// of these alone.
func (x *pursuit) step(s slab, depth int) {
	if len(x.steps) == depth {
		x.steps = append(x.steps, newStep(x))
	}
	here := x.steps[depth]
	here.before.save(x)
	x.add(s.top)
	x.board.flood()
	if passed := here.passed(x, s.top); passed > 0 {
		here.after.save(x)
		here.before.restore(x)
		here.between()
		s.in = here.in
		x.may, here.may = here.may, x.may
		x.left = passed
		x.climb(s, depth+1)
		x.may, here.may = here.may, x.may
		here.after.restore(x)
	}
	x.left = x.undone()
}

// commonBar returns the lowest bar above the floor that one in eight of some t
// in question has or, if there is none, the middle one of their bars. It
// returns the floor when few bars are above it.
func (x *pursuit) commonBar(floor uint64) uint64 {
	bars := x.sample[:0]
	for w, skip := 0, 0; w < len(x.may); w++ {
		left := x.may[w] &^ x.done[w]
		if skip -= bits.OnesCount64(left); skip >= 0 || left == 0 {
			continue
		}
		skip += max(1, x.left/cap(bars))
		if bar := x.bar[w<<lanes|bits.TrailingZeros64(left)]; bar > floor && len(bars) < cap(bars) {
			bars = append(bars, bar)
		}
	}
	if len(bars) < 8 {
		return floor
	}
	slices.Sort(bars)
	for k, share := 0, len(bars)/8; k+share < len(bars); k++ {
		if bars[k] == bars[k+share] {
			return bars[k]
		}
	}
	return bars[len(bars)/2]
}
