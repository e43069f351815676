package dense

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
)

// sequential returns the equilibria under SEQ or SSEQ. For each party, prepare
// gives what the others aim at, by their choice (nil for the party's score),
// and the floor under every bar.
func (m *Model) sequential(ctx context.Context, prepare func(*party) (goal []uint64, floor uint64, err error)) (*Set, error) {
	bytes := func(p *party) int {
		return m.classBytes() + m.pursuitBytes(p) + p.choiceBytes() + p.rowBytes() + p.columnBytes()
	}
	orders, err := m.orders(ctx, bytes)
	if err != nil {
		return nil, err
	}
	return m.stable(bytes, func(p *party, in *Set) error {
		goal, floor, err := prepare(p)
		if err != nil {
			return err
		}
		pursuits, err := inParallel(ctx, 1<<p.size,
			func() *pursuit { return m.newPursuit(p, orders, goal, floor) }, (*pursuit).follow)
		if err != nil {
			return err
		}
		return p.keep(ctx, in, func(t int) uint64 {
			bar := floor
			for _, x := range pursuits {
				bar = max(bar, x.bar[t])
			}
			return bar
		})
	})
}

// A pursuit follows the others' improvements while the party stays at one own
// choice: from which t do they lead to which lowest goal?
type pursuit struct {
	*row
	goal   []uint64 // by t; nil for the party's score
	floor  uint64
	bar    []uint64 // by t: the highest over the own choices followed so far
	score  []uint64 // by t: the party's score, where the lowest goal is above the floor
	done   []uint64 // the t of which the lowest goal is known, 64 to a word
	open   []int    // the t from which the way back has not been followed
	rest   []aim    // what remains to be followed
	movers []*mover
	board  *board
	at     int        // the own choice that is followed
	low    []uint64   // the t of which the goal is no higher than the floor, where it is not the score
	holds  [][]uint64 // by statement: the t in which it does

	followed int // how many own choices have been
}

func (m *Model) newPursuit(p *party, orders []*order, goal []uint64, floor uint64) *pursuit {
	r := p.newRow()
	x := &pursuit{
		row: r, goal: goal, floor: floor,
		bar: make([]uint64, p.choices()), score: make([]uint64, r.words<<lanes), done: make([]uint64, r.words),
		low: make([]uint64, r.words),
	}
	x.raise(floor)
	for range p.all {
		x.holds = append(x.holds, make([]uint64, r.words))
	}
	for k, other := range m.parties {
		if other != p {
			x.movers = append(x.movers, newMover(other, p, orders[k]))
		}
	}
	x.board = newBoard(x.movers, x.done)
	return x
}

// follow raises the bars by what the own choice u makes of them. The way back
// is followed from the lowest goal upwards, so that each t is reached first
// from the lowest goal to which it leads.
func (x *pursuit) follow(u int) {
	x.hold(u)
	if x.followed++; x.followed%64 == 0 {
		x.raise(slices.Min(x.bar))
	}
	for _, m := range x.movers {
		m.stayAt(u)
	}
	x.ground()
	x.score64()
	goal := x.goal
	if goal == nil {
		goal = x.score
	}
	x.settle(x.remaining(goal))
}

// hold finds where each statement holds at the own choice u, unless it holds
// there as it did before.
func (x *pursuit) hold(u int) {
	x.moveTo(u)
	changed := uint64(x.state(0, u^x.at))
	for q, f := range x.all {
		if x.followed == 0 || f.mentions(changed) {
			x.spread(f, x.holds[q])
		}
	}
	x.at = u
}

// ground makes every t done that leads to a goal no higher than the floor.
func (x *pursuit) ground() {
	if x.goal == nil {
		x.atMost(x.floor)
	} else {
		copy(x.done, x.low)
	}
	if x.board != nil {
		x.board.flood()
		return
	}
	for w, word := range x.done {
		for ; word != 0; word &= word - 1 {
			if t := w<<lanes + bits.TrailingZeros64(word); t < x.choices() {
				x.open = append(x.open, t)
			}
		}
	}
	x.back(x.floor)
}

// raise makes the floor at least this high.
func (x *pursuit) raise(floor uint64) {
	x.floor = max(x.floor, floor)
	for t, g := range x.goal {
		if g <= x.floor {
			x.low[t>>lanes] |= 1 << (t & (1<<lanes - 1))
		}
	}
}

// atMost makes every t done whose score is no higher than the floor.
func (x *pursuit) atMost(floor uint64) {
	clear(x.done)
	equal := x.kept
	for w := range equal {
		equal[w] = ^uint64(0)
	}
	for q, holds := range x.holds {
		if floor>>(63-q)&1 == 1 {
			for w, held := range holds {
				x.done[w] |= equal[w] &^ held
				equal[w] &= held
			}
		} else {
			for w, held := range holds {
				equal[w] &^= held
			}
		}
	}
	for w := range equal {
		x.done[w] |= equal[w]
	}
}

// score64 sets the scores of every t that is not done, and of those beside it.
func (x *pursuit) score64() {
	for w, done := range x.done {
		if done == ^uint64(0) {
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

// An aim is a choice of the others and its goal.
type aim struct {
	goal uint64
	t    int
}

// remaining returns every t that is not done.
func (x *pursuit) remaining(goal []uint64) []aim {
	x.rest = x.rest[:0]
	for w, done := range x.done {
		for left := ^done; left != 0; left &= left - 1 {
			if t := w<<lanes + bits.TrailingZeros64(left); t < x.choices() {
				x.rest = append(x.rest, aim{goal[t], t})
			}
		}
	}
	return x.rest
}

// few aims are sorted at once.
const few = 24

// settle follows the way back from every aim that is not done, the lowest goal
// first. It sorts by parts (Hoare 1962), the lower part being settled before
// the higher one is looked at: most of that is done by then.
func (x *pursuit) settle(aims []aim) {
	for len(aims) > few {
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
		aims = slices.DeleteFunc(aims[same:], func(a aim) bool { return x.has(a.t) })
	}
	slices.SortFunc(aims, func(a, b aim) int { return cmp.Compare(a.goal, b.goal) })
	for k := range aims {
		x.pursue(aims[k : k+1])
	}
}

// pursue follows the way back from aims with the same goal.
func (x *pursuit) pursue(aims []aim) {
	for _, a := range aims {
		x.reach(a.t)
	}
	if len(aims) > 0 {
		x.back(aims[0].goal)
	}
}

// has reports whether t is done.
func (x *pursuit) has(t int) bool { return x.done[t>>lanes]>>(t&(1<<lanes-1))&1 == 1 }

// reach opens t, unless it is done.
func (x *pursuit) reach(t int) {
	if !x.has(t) {
		x.done[t>>lanes] |= 1 << (t & (1<<lanes - 1))
		x.open = append(x.open, t)
	}
}

// back follows improvements backwards from all that is open; from there and
// from what is reached, the lowest goal is this one.
func (x *pursuit) back(goal uint64) {
	for len(x.open) > 0 {
		t := x.open[len(x.open)-1]
		x.open = x.open[:len(x.open)-1]
		if goal > x.floor {
			x.bar[t] = max(x.bar[t], min(goal, x.score[t]))
		}
		for _, m := range x.movers {
			line, from := m.improving(t)
			for _, choice := range from {
				x.reach(m.place(line, choice))
			}
		}
	}
}
