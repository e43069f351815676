package dense

import (
	"cmp"
	"context"
	"iter"
	"math"
	"math/bits"
	"slices"

	"parley/conflict"
)

// The states that differ only in an actor's own options are a line of it. A
// sheet is some lines side by side: its runs are the states of one own choice.
type sheet struct {
	*actor
	number []uint64 // by own choice and line
	best   []uint64 // by what is spent: the lowest number to be reached from there
}

// mostSheet bounds the states of a sheet, so that it stays in the processor's
// caches.
const mostSheet = 1 << 14

// measure sets how many lines a sheet has.
func (a *actor) measure() { a.lines = min(1<<a.first, max(1, mostSheet>>a.size)) }

// sheets is how many sheets make up all states.
func (a *actor) sheets() int { return len(a.score) >> a.size / a.lines }

func (a *actor) newSheet() *sheet {
	return &sheet{actor: a, number: make([]uint64, a.lines<<a.size), best: make([]uint64, a.fixed+1)}
}

// runs yields the numbers of the k-th sheet in pieces that lie together among
// the states as well, with the first state of each. The runs of the first
// actor's only line are one piece.
func (x *sheet) runs(k int) iter.Seq2[int, []uint64] {
	return func(yield func(int, []uint64) bool) {
		length := x.lines
		if x.first == 0 {
			length <<= x.size
		}
		for at := 0; at < len(x.number); at += length {
			if !yield(x.state(k*x.lines, at/x.lines), x.number[at:at+length]) {
				return
			}
		}
	}
}

// A direction of comparing: to the highest or the lowest of what is reached.
type extreme int

const (
	highest extreme = iota
	lowest
)

// reach gives each state that the actor sees the highest or lowest of the
// numbers of the states that it reaches by one move, and of its own; it
// reports whether anything changed.
func (a *actor) reach(ctx context.Context, number []uint64, e extreme) (changed bool, err error) {
	return a.onSheets(ctx, func(x *sheet, k int) bool {
		x.load(k, number, e)
		for option, way := range a.ways {
			x.across(option, way, e)
		}
		return x.store(k, number)
	})
}

// load copies the numbers of the k-th sheet; those of states that the actor
// does not see are worth nothing.
func (x *sheet) load(k int, number []uint64, e extreme) {
	worthless := uint64(0)
	if e == lowest {
		worthless = math.MaxUint64
	}
	for start, run := range x.runs(k) {
		copy(run, number[start:])
		for s := range x.unseen(start, len(run)) {
			run[s-start] = worthless
		}
	}
}

// store sets the numbers of the states of the k-th sheet that the actor sees.
func (x *sheet) store(k int, number []uint64) (changed bool) {
	for start, run := range x.runs(k) {
		old := number[start : start+len(run)]
		for s := range x.unseen(start, len(run)) {
			run[s-start] = old[s-start]
		}
		if !slices.Equal(run, old) {
			copy(old, run)
			changed = true
		}
	}
	return changed
}

// unseen yields the states that the actor does not see among some that lie
// together.
func (a *actor) unseen(start, n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for s := start; s < start+n; {
			length := min(start+n-s, 1<<lanes-s&(1<<lanes-1))
			within := ^uint64(0) >> (1<<lanes - length)
			for word := ^(a.seen[s>>lanes] >> (s & (1<<lanes - 1))) & within; word != 0; word &= word - 1 {
				if !yield(s + bits.TrailingZeros64(word)) {
					return
				}
			}
			s += length
		}
	}
}

// across lets the actor change one option. Over all its options one after the
// other, that makes every change that it can make at once; what lies between
// need not be feasible.
func (x *sheet) across(option int, way way, e extreme) {
	apart := x.lines << option
	for at := 0; at < len(x.number); at += 2 * apart {
		dropped, taken := x.number[at:at+apart], x.number[at+apart:at+2*apart]
		switch {
		case way == conflict.Both && e == lowest:
			for k, n := range dropped {
				n = min(n, taken[k])
				dropped[k], taken[k] = n, n
			}
		case way == conflict.Both:
			for k, n := range dropped {
				n = max(n, taken[k])
				dropped[k], taken[k] = n, n
			}
		case way == conflict.Forward:
			extend(dropped, taken, e)
		default:
			extend(taken, dropped, e)
		}
	}
}

// extend gives each number the highest or lowest of it and its counterpart.
func extend(numbers, by []uint64, e extreme) {
	for k, n := range by {
		if e == lowest {
			numbers[k] = min(numbers[k], n)
		} else {
			numbers[k] = max(numbers[k], n)
		}
	}
}

// onSheets does some work on all sheets, and reports whether any changed.
func (a *actor) onSheets(ctx context.Context, work func(x *sheet, k int) bool) (bool, error) {
	type worker struct {
		*sheet
		changed bool
	}
	workers, err := inParallel(ctx, a.sheets(), func() *worker { return &worker{sheet: a.newSheet()} }, func(w *worker, k int) {
		w.changed = work(w.sheet, k) || w.changed
	})
	return slices.ContainsFunc(workers, func(w *worker) bool { return w.changed }), err
}

// improve gives each state the lowest of the numbers of the states to which the
// actor improves by one move, and of its own; it reports whether anything
// changed.
func (a *actor) improve(ctx context.Context, number []uint64) (changed bool, err error) {
	if a.order == nil {
		if err := a.sort(ctx); err != nil {
			return false, err
		}
	}
	return a.onSheets(ctx, func(x *sheet, k int) bool {
		x.load(k, number, lowest)
		for line := range x.lines {
			x.descend(k, line)
		}
		return x.store(k, number)
	})
}

// tied marks a choice that is as good as the one before it.
const tied = 1 << 31

// descend goes through a line from the best choice to the worst, and keeps the
// lowest number met so far by what it takes to come there.
func (x *sheet) descend(k, line int) {
	for spent := range x.best {
		x.best[spent] = math.MaxUint64
	}
	order := x.order[(k*x.lines+line)<<x.size:][:1<<x.size]
	for first := 0; first < len(order); {
		next := first + 1
		for next < len(order) && order[next]&tied != 0 {
			next++
		}
		for _, choice := range order[first:next] {
			u := int(choice &^ tied)
			at := u*x.lines + line
			x.number[at] = min(x.number[at], x.best[x.spent(u)])
		}
		for _, choice := range order[first:next] {
			u := int(choice &^ tied)
			x.meet(x.spent(u), x.number[u*x.lines+line])
		}
		first = next
	}
}

// spent is the set of own options that go one way and have been changed. The
// actor moves from one choice to another only when what was spent stays so.
func (a *actor) spent(u int) int { return (u ^ a.backward) & a.fixed }

// meet keeps a number that is reached with these options spent for all ways to
// come there. What is met with fewer spent is no higher than with more.
func (x *sheet) meet(spent int, number uint64) {
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

// sort orders the choices of every line, the best first.
func (a *actor) sort(ctx context.Context) error {
	order := make([]uint32, len(a.score))
	_, err := inParallel(ctx, a.sheets(), func() []uint64 { return make([]uint64, 1<<a.size) }, func(value []uint64, k int) {
		for line := k * a.lines; line < (k+1)*a.lines; line++ {
			choices := order[line<<a.size:][:1<<a.size]
			for u := range choices {
				choices[u], value[u] = uint32(u), a.score[a.state(line, u)]
			}
			slices.SortFunc(choices, func(u, v uint32) int { return cmp.Compare(value[v], value[u]) })
			for k := len(choices) - 1; k > 0; k-- {
				if value[choices[k]] == value[choices[k-1]] {
					choices[k] |= tied
				}
			}
		}
	})
	if err != nil {
		return err
	}
	a.order = order
	return nil
}
