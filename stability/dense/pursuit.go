package dense

import (
	"math"
	"math/bits"
)

// A pursuit follows the others' improvements while the party stays at one own
// choice: from which t do they lead to which lowest goal?
type pursuit struct {
	*row
	bars
	goal   *goal      // what the others aim at; nil for the party's score
	holds  [][]uint64 // by statement: the t in which it does
	at     int        // the own choice at which they do; -1 at first
	group  []int      // the own choices that are followed
	may    []uint64   // the t of which they may raise the bar, 64 to a word
	left   int        // how many of these are not done
	done   []uint64   // the t of which the lowest goal is known
	open   []reached  // the t from which the way back has not been followed
	movers []*mover
	board  *board
	steps  []*step  // by depth, for a board
	sample []uint64 // of bars
	score  []uint64 // by t: the party's score, where that is the goal
	rest   []aim    // what remains to be followed, where the score is the goal
}

// A reached is a t that leads to a goal, at first by an improvement of the
// mover, if any.
type reached struct {
	t, by int32
}

// nobody stands for no mover.
const nobody = -1

func (m *Model) newPursuit(p *party, orders []*order, q *question) *pursuit {
	r := p.newRow()
	x := &pursuit{
		row: r, goal: q.goal, bars: newBars(q.bar), at: -1, movers: m.movers(p, orders),
		may: make([]uint64, r.words), done: make([]uint64, r.words), sample: make([]uint64, 0, many),
	}
	for range p.all {
		x.holds = append(x.holds, make([]uint64, r.words))
	}
	if q.goal == nil {
		x.score = make([]uint64, r.words<<lanes)
	}
	x.board = newBoard(x.movers, x.done)
	return x
}

// follow raises the bars by what some own choices make of them. The way back
// is followed from the lowest goal upwards, so that each t is reached first
// from the lowest goal to which it leads.
func (x *pursuit) follow(group []int) {
	x.refresh()
	x.group = group
	clear(x.may)
	for _, u := range group {
		x.hold(u)
		x.above(x.holds, x.may)
	}
	for _, m := range x.movers {
		m.stayAt(group[0])
	}
	floor := x.floor(x.may)
	x.ground(floor)
	x.left = x.undone()
	x.climb(slab{nil, floor, math.MaxUint64}, 0)
}

// hold finds where each statement holds at the own choice u, unless it holds
// there as it did before.
func (x *pursuit) hold(u int) {
	x.moveTo(u)
	changed := uint64(x.state(0, u^x.at))
	for q, f := range x.all {
		if x.at < 0 || f.mentions(changed) {
			x.spread(f, x.holds[q])
		}
	}
	x.at = u
}

// ground makes every t done that leads to a goal no higher than the floor, and
// no other.
func (x *pursuit) ground(floor uint64) {
	clear(x.done)
	x.add(floor)
	if x.board != nil {
		clear(x.board.columns)
		x.board.flood()
		return
	}
	for w, word := range x.done {
		for ; word != 0; word &= word - 1 {
			if t := w<<lanes + bits.TrailingZeros64(word); t < x.choices() {
				x.open = append(x.open, reached{int32(t), nobody})
			}
		}
	}
	x.back(floor)
}

// add makes every t done whose goal is no higher than the top.
func (x *pursuit) add(top uint64) {
	digits := x.holds
	if x.goal != nil {
		digits = x.goal.digits
	}
	for w, done := range x.done {
		open := ^done
		for q := 0; q < len(digits) && open != 0; q++ {
			one := digits[q][w]
			if top>>(63-q)&1 == 1 {
				done |= open &^ one
				open &= one
			} else {
				open &^= one
			}
		}
		if done |= open; done != x.done[w] {
			x.done[w] = done
			x.board.touch(w)
		}
	}
}

// undone returns how many t are not done of which the bar may be raised.
func (x *pursuit) undone() int {
	n := 0
	for w, may := range x.may {
		n += bits.OnesCount64(may &^ x.done[w])
	}
	return n
}

// has reports whether t is in a set.
func has(set []uint64, t int) bool { return set[t>>lanes]>>(t&(1<<lanes-1))&1 == 1 }

// reach opens t, unless it is done.
func (x *pursuit) reach(t int, by int) {
	if !has(x.done, t) {
		x.done[t>>lanes] |= 1 << (t & (1<<lanes - 1))
		x.open = append(x.open, reached{int32(t), int32(by)})
	}
}

// back follows improvements backwards from all that is open; from there and
// from what is reached, the lowest goal is this one. What is worse for the
// mover through which a t was reached has been reached with it.
func (x *pursuit) back(goal uint64) {
	for len(x.open) > 0 {
		last := x.open[len(x.open)-1]
		x.open = x.open[:len(x.open)-1]
		t := int(last.t)
		if has(x.may, t) {
			x.left--
			x.lead(t, goal)
		}
		for k, m := range x.movers {
			if k == int(last.by) {
				continue
			}
			line, from := m.improving(t)
			for _, choice := range from {
				x.reach(m.place(line, choice), k)
			}
		}
	}
}

// lead raises the bar of a t from which the others lead to a lowest goal.
func (x *pursuit) lead(t int, goal uint64) {
	switch {
	case goal <= x.bar[t]:
	case x.goal == nil:
		x.raise(t, min(goal, x.score[t]))
	default:
		for _, u := range x.group {
			x.raise(t, x.scoreWithin(x.bar[t], goal, x.state(t, u)))
		}
	}
}

// scoreWithin returns the party's score of a state, or the end of the range
// beyond which it is.
func (p *party) scoreWithin(low, high uint64, state int) uint64 {
	score := uint64(0)
	for q, f := range p.all {
		digit := uint64(1) << (63 - q)
		if f.holds(state) {
			score |= digit
		}
		switch {
		case score > high&-digit:
			return high
		case score < low&-digit:
			return low
		}
	}
	return score
}
