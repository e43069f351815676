// Package dense finds the equilibria of a conflict over all of its 2^n states,
// with one bit for each in a set. Every party acts alone by prioritised
// statements. A Model is of a free conflict: every state is feasible and every
// move can be undone. A Ruled is of any other, and has a number for each state.
//
// In a free conflict every concept but SIM is one comparison: a state is
// stable for a party when its score is at least a bar that depends only on
// the others' choice t. With u the party's own choice:
//
//   - Nash: the bar is the highest score(u, t) over u.
//   - GMR: the highest over u of the lowest score(u, t') over all t'.
//   - SMR: the lowest over t' of the highest score(u, t') over u.
//   - SEQ: the highest over u of the lowest score(u, t') over the t' to which
//     the others lead by improvements from (u, t), t itself included.
//   - SSEQ: the same with the highest score(v, t') over v in place of
//     score(u, t'), but for each u no more than score(u, t).
//
// For GMR and SMR the others can reach every t', because they may move as
// they like. For SEQ and SSEQ, t itself adds nothing: where it is no better
// than the state in question there is no improvement to deter. In the last
// line a u whose score(u, t) does not pass the bar is no improvement.
//
// Two moves of one party in a row are one move of it, so legal sequences
// reach what any sequences reach.
package dense

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"parley/conflict"
)

// maxOptions bounds a conflict: 2^32 states are a set of half a GiB.
const maxOptions = 32

// A Model is a free conflict. It answers one question at a time.
type Model struct {
	options int
	parties []*party // those that have options
	ranked  []*order // by party, once they have been asked for
	// By party, once SEQ has been found: its bars, which are under those of SSEQ.
	credible map[*party][]uint64
}

// A NotFreeError says why a conflict is not of the kind that this engine
// takes.
type NotFreeError struct{ Why string }

func (e *NotFreeError) Error() string { return e.Why }

// New returns the model of a conflict, a *NotFreeError, or a
// *conflict.TooLargeError.
func New(c *conflict.Conflict) (*Model, error) {
	if why := bound(c); why != "" {
		return nil, &NotFreeError{why}
	}
	if len(c.Options) > maxOptions {
		return nil, &conflict.TooLargeError{Options: len(c.Options), What: fmt.Sprintf(
			"2^%d states, of which dense sets hold 2^%d; fewer options or rules that tie options together would make it tractable",
			len(c.Options), maxOptions)}
	}
	return newModel(c), nil
}

func newModel(c *conflict.Conflict) *Model {
	m := &Model{options: len(c.Options), credible: map[*party][]uint64{}}
	for _, p := range c.Parties {
		if view := newParty(c, p.ID); view.size > 0 {
			m.parties = append(m.parties, view)
		}
	}
	return m
}

// bound says why the conflict is not free, or nothing.
func bound(c *conflict.Conflict) string {
	if len(c.Conditions()) > 0 {
		return "rules forbid states"
	}
	for _, o := range c.Options {
		if o.Direction != conflict.Both {
			return "option " + o.ID + " cannot be changed back"
		}
	}
	for _, p := range c.Parties {
		if len(p.Misperceives) > 0 {
			return p.Name + " misperceives states"
		}
	}
	return boundPreference(c)
}

// boundPreference says why the conflict is not one of parties that act alone
// by statements, or nothing.
func boundPreference(c *conflict.Conflict) string {
	for _, b := range c.Blocks() {
		if len(b) > 1 {
			return "parties act as a coalition"
		}
	}
	for _, p := range c.Parties {
		if pr := c.Preference(p.ID); pr != nil && pr.Ranking != nil {
			return p.Name + " has a ranking"
		}
		if pr := c.Preference(p.ID); pr != nil && len(pr.Statements) > 64 {
			return p.Name + " has more than 64 statements"
		}
		if !c.Preference(p.ID).Simple() {
			return p.Name + " has weights"
		}
	}
	return ""
}

func newParty(c *conflict.Conflict, id string) *party {
	p := &party{}
	for k, o := range c.Options {
		if o.Party != id {
			p.others = append(p.others, k)
			continue
		}
		p.own = append(p.own, k)
		p.mask |= 1 << k
	}
	if p.size = len(p.own); p.size > 0 {
		p.first = p.own[0]
	}
	if pr := c.Preference(id); pr != nil {
		for _, s := range pr.Statements {
			f := compile(s.Formula, c.OptionIndex)
			p.all = append(p.all, f)
			if f.mentions(p.mask) {
				p.mine = append(p.mine, f)
			}
		}
	}
	return p
}

// inParallel calls work(worker, 0) to work(worker, n-1), each once, with a
// worker for each processor, and returns the workers. When the context ends it
// stops early and returns the cause.
func inParallel[W any](ctx context.Context, n int, worker func() W, work func(W, int)) ([]W, error) {
	var next atomic.Int64
	var group sync.WaitGroup
	workers := make([]W, min(n, runtime.GOMAXPROCS(0)))
	for k := range workers {
		workers[k] = worker()
		group.Go(func() {
			for ctx.Err() == nil {
				unit := int(next.Add(1)) - 1
				if unit >= n {
					return
				}
				work(workers[k], unit)
			}
		})
	}
	group.Wait()
	return workers, context.Cause(ctx)
}
