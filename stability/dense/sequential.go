package dense

import (
	"cmp"
	"context"
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
	score  []uint64 // by t: the party's score
	done   []bool   // by t: its lowest goal is known
	open   []int    // the t from which the way back has not been followed
	rest   []aim    // what remains to be followed
	movers []*mover
}

func (m *Model) newPursuit(p *party, orders []*order, goal []uint64, floor uint64) *pursuit {
	r := p.newRow()
	x := &pursuit{
		row: r, goal: goal, floor: floor,
		bar: make([]uint64, p.choices()), done: make([]bool, p.choices()), score: make([]uint64, r.words<<lanes),
	}
	for k, other := range m.parties {
		if other != p {
			x.movers = append(x.movers, newMover(other, p, orders[k]))
		}
	}
	return x
}

// follow raises the bars by what the own choice u makes of them. The way back
// is followed from the lowest goal upwards, so that each t is reached first
// from the lowest goal to which it leads.
func (x *pursuit) follow(u int) {
	x.moveTo(u)
	x.scores(x.all, x.held, x.score)
	goal := x.goal
	if goal == nil {
		goal = x.score
	}
	x.floor = max(x.floor, slices.Min(x.bar))
	clear(x.done)
	for _, m := range x.movers {
		m.stayAt(u)
	}
	for t := range x.done {
		if goal[t] <= x.floor {
			x.reach(t)
		}
	}
	x.back(x.floor)
	for _, next := range x.remaining(goal) {
		x.reach(next.t)
		x.back(next.goal)
	}
}

// An aim is a choice of the others and its goal.
type aim struct {
	goal uint64
	t    int
}

// remaining returns every t that is not done, the lowest goal first.
func (x *pursuit) remaining(goal []uint64) []aim {
	x.rest = x.rest[:0]
	for t, done := range x.done {
		if !done {
			x.rest = append(x.rest, aim{goal[t], t})
		}
	}
	slices.SortFunc(x.rest, func(a, b aim) int { return cmp.Compare(a.goal, b.goal) })
	return x.rest
}

// reach opens t, unless it is done.
func (x *pursuit) reach(t int) {
	if !x.done[t] {
		x.done[t] = true
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
