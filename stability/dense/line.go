package dense

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"slices"
)

// The feasible states that differ only in an actor's own options, and that it
// sees, are a line of it: those among which it moves. A walker goes through
// lines, one after the other.
type walker struct {
	*actor
	number []uint64 // by state of the line
	best   []uint64 // by what is spent: the lowest number to be reached from there
}

// A member is a state of a line. What it spends is the set of own options that
// go one way and have been changed. The actor moves from one state to another
// only when what was spent stays so.
type member struct {
	place uint32 // among the feasible states
	spent uint32 // with tied, when the score is that of the one before
}

// tied marks a member that is as good as the one before it.
const tied = 1 << 31

// mostLines bounds the choices on the lines that are one piece of work.
const mostLines = 1 << 14

func (a *actor) newWalker() *walker { return &walker{actor: a, best: make([]uint64, a.fixed+1)} }

// collect finds the lines, of the states of a set.
func (a *actor) collect(seen []uint64) {
	a.begin = make([]uint32, a.choices()+1)
	for _, s := range a.states {
		a.begin[a.lineOf(s)+1] += uint32(seen[s>>lanes] >> (s & (1<<lanes - 1)) & 1)
	}
	for line := range a.choices() {
		a.begin[line+1] += a.begin[line]
	}
	a.members = make([]member, a.begin[a.choices()])
	next := slices.Clone(a.begin)
	for place, s := range a.states {
		if seen[s>>lanes]>>(s&(1<<lanes-1))&1 == 1 {
			line := a.lineOf(s)
			a.members[next[line]] = member{uint32(place), uint32((int(s)>>a.first ^ a.backward) & a.fixed)}
			next[line]++
		}
	}
}

// lineOf returns the line on which a state is: the others' choice.
func (a *actor) lineOf(state uint32) int { return drop(int(state), a.first, a.size) }

// An extreme is what to look for among numbers: the lowest of them, or of
// their complements, which is the highest.
type extreme uint64

const (
	lowest  extreme = 0
	highest extreme = math.MaxUint64
)

// reach gives each state that the actor sees the highest or lowest of the
// numbers of the states that it reaches by one move, and of its own; it
// reports whether anything changed.
func (a *actor) reach(ctx context.Context, number []uint64, e extreme) (changed bool, err error) {
	return a.onLines(ctx, func(x *walker, line []member) bool { return x.extend(line, number, e) })
}

// extend gives each state of a line the extreme of what is reached from it.
func (x *walker) extend(line []member, number []uint64, e extreme) (changed bool) {
	x.forget()
	x.load(line, number)
	for k, m := range line {
		spent := m.spent &^ tied
		x.best[spent] = min(x.best[spent], x.number[k]^uint64(e))
	}
	x.spread()
	for k, m := range line {
		if best := x.best[m.spent&^tied] ^ uint64(e); best != x.number[k] {
			number[m.place], changed = best, true
		}
	}
	return changed
}

// load copies the numbers of a line, which lie far from each other.
func (x *walker) load(line []member, number []uint64) {
	x.number = x.number[:0]
	for _, m := range line {
		x.number = append(x.number, number[m.place])
	}
}

// forget forgets what is reached.
func (x *walker) forget() {
	for spent := x.fixed; ; spent = (spent - 1) & x.fixed {
		x.best[spent] = math.MaxUint64
		if spent == 0 {
			return
		}
	}
}

// spread adds to what is reached where some options are spent what is reached
// where more are.
func (x *walker) spread() {
	for left := x.fixed; left != 0; left &= left - 1 {
		option := 1 << bits.TrailingZeros(uint(left))
		unspent := x.fixed &^ option
		for spent := unspent; ; spent = (spent - 1) & unspent {
			x.best[spent] = min(x.best[spent], x.best[spent|option])
			if spent == 0 {
				break
			}
		}
	}
}

// onLines does some work on all lines with more than one state, and reports
// whether any changed.
func (a *actor) onLines(ctx context.Context, work func(x *walker, line []member) bool) (bool, error) {
	type worker struct {
		*walker
		changed bool
	}
	at := max(1, mostLines>>a.size)
	workers, err := inParallel(ctx, (a.choices()+at-1)/at, func() *worker { return &worker{walker: a.newWalker()} }, func(w *worker, k int) {
		for line := k * at; line < min((k+1)*at, a.choices()); line++ {
			if states := a.members[a.begin[line]:a.begin[line+1]]; len(states) > 1 {
				w.changed = work(w.walker, states) || w.changed
			}
		}
	})
	return slices.ContainsFunc(workers, func(w *worker) bool { return w.changed }), err
}

// improve gives each state the lowest of the numbers of the states to which the
// actor improves by one move, and of its own; it reports whether anything
// changed.
func (a *actor) improve(ctx context.Context, number []uint64) (changed bool, err error) {
	if err := a.sort(ctx); err != nil {
		return false, err
	}
	return a.onLines(ctx, func(x *walker, line []member) bool { return x.descend(line, number) })
}

// descend goes through a line from the best state to the worst, and keeps the
// lowest number met so far by what it takes to come there.
func (x *walker) descend(line []member, number []uint64) (changed bool) {
	x.forget()
	x.load(line, number)
	for first := 0; first < len(line); {
		next := first + 1
		for next < len(line) && line[next].spent&tied != 0 {
			next++
		}
		for k := first; k < next; k++ {
			if best := x.best[line[k].spent&^tied]; best < x.number[k] {
				x.number[k], changed = best, true
				number[line[k].place] = best
			}
		}
		for k := first; k < next; k++ {
			x.meet(int(line[k].spent&^tied), x.number[k])
		}
		first = next
	}
	return changed
}

// meet keeps a number that is reached with these options spent for all ways to
// come there. What is met with fewer spent is no higher than with more.
func (x *walker) meet(spent int, number uint64) {
	if number >= x.best[spent] {
		return
	}
	for before := spent; ; before = (before - 1) & spent {
		x.best[before] = min(x.best[before], number)
		if before == 0 {
			return
		}
	}
}

// sort orders the states of every line, the best first, unless they are.
func (a *actor) sort(ctx context.Context) error {
	if a.sorted {
		return nil
	}
	_, err := a.onLines(ctx, func(_ *walker, line []member) bool {
		slices.SortFunc(line, func(s, t member) int { return cmp.Compare(a.score[t.place], a.score[s.place]) })
		for k := 1; k < len(line); k++ {
			if line[k].spent &^= tied; a.score[line[k].place] == a.score[line[k-1].place] {
				line[k].spent |= tied
			}
		}
		return false
	})
	a.sorted = err == nil
	return err
}
