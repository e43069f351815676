// Package symbolic finds the equilibria of conflicts with more states than
// can be gone through, and argues single states of them: sets of states are
// decision diagrams (Bryant 1986), in which a hundred options may take a few
// thousand nodes.
//
// A party's value of a state is a number whose digits are its statements, the
// most important first. A state is stable for the party when its value is at
// least a bar: the highest, over the states t to which the party can move, of
// the lower of t's value and the least value to which the others lead from t,
// by moves (GMR) or improvements (SEQ); for SMR and SSEQ what counts of a state
// to which they lead is the highest value that the party reaches from there.
// For Nash the others lead nowhere. closure.go has the least values, world.go
// the highest, concept.go puts them together; docs/explanation/speed.md says
// why that is the definitions.
package symbolic

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"parley/conflict"
)

// usual bounds keep a forest to some 400 MiB with its tables, and to a minute
// or two.
var usual = Bounds{Nodes: 1 << 24, Steps: 1 << 27}

// Quick bounds a forest to some seconds.
var Quick = Bounds{Nodes: 1 << 22, Steps: 1 << 25}

// A Model is a conflict in which every party acts alone by statements. It
// answers one question at a time.
type Model struct {
	conflict *conflict.Conflict
	order    []int // of the options in the diagrams
	most     Bounds
	moved    map[bool]*answer // the equilibria under GMR, and where true those under SMR
}

// An answer is a set of equilibria, or why it is not known.
type answer struct {
	set *Set
	err error
}

// An UnfitError says why a conflict is not of the kind that this engine takes.
type UnfitError struct{ Why string }

func (e *UnfitError) Error() string { return e.Why }

// New returns the model of a conflict, or an *UnfitError.
func New(c *conflict.Conflict) (*Model, error) {
	if err := Fits(c); err != nil {
		return nil, err
	}
	return &Model{c, order(c), usual, map[bool]*answer{}}, nil
}

// Bound sets how far the model goes until it finds the conflict too large. It
// is to be called before anything is asked.
func (m *Model) Bound(most Bounds) { m.most = most }

// Fits returns an *UnfitError when the engine does not take the conflict.
func Fits(c *conflict.Conflict) error {
	for _, b := range c.Blocks() {
		if len(b) > 1 {
			return &UnfitError{"parties act as a coalition"}
		}
	}
	for _, p := range c.Parties {
		if pr := c.Preference(p.ID); pr != nil && pr.Ranking != nil {
			return &UnfitError{p.Name + " has a ranking"}
		} else if !pr.Simple() {
			return &UnfitError{p.Name + " has weights"}
		}
	}
	return nil
}

// Conflict returns what this is the model of.
func (m *Model) Conflict() *conflict.Conflict { return m.conflict }

// Nash returns the states from which no party has an improvement.
func (m *Model) Nash(ctx context.Context) (s *Set, err error) {
	defer catch(&err)
	w := m.newWorld(ctx)
	return &Set{w, w.nash()}, nil
}

// GMR returns the equilibria under general metarationality.
func (m *Model) GMR(ctx context.Context) (*Set, error) { return m.met(ctx, false) }

// SMR returns the equilibria under symmetric metarationality.
func (m *Model) SMR(ctx context.Context) (*Set, error) { return m.met(ctx, true) }

// SEQ returns the equilibria under sequential stability.
func (m *Model) SEQ(ctx context.Context) (*Set, error) { return m.credible(ctx, false) }

// SSEQ returns the equilibria under symmetric sequential stability.
func (m *Model) SSEQ(ctx context.Context) (*Set, error) { return m.credible(ctx, true) }

// met returns the equilibria when the others meet improvements by any moves.
// They are found once.
func (m *Model) met(ctx context.Context, escapable bool) (*Set, error) {
	if known := m.moved[escapable]; known != nil {
		return known.set, known.err
	}
	w, err := m.open(ctx)
	if err != nil {
		return nil, err
	}
	set, err := m.equilibria(ctx, view{escapable: escapable}, &Set{w, w.feasible})
	if large := new(conflict.TooLargeError); err == nil || errors.As(err, &large) {
		m.moved[escapable] = &answer{set, err}
	}
	return set, err
}

// credible returns the equilibria when the others meet improvements by
// improvements, which are among their moves.
func (m *Model) credible(ctx context.Context, escapable bool) (*Set, error) {
	in, err := m.met(ctx, escapable)
	if err != nil {
		return nil, err
	}
	return m.equilibria(ctx, view{credible: true, escapable: escapable}, in)
}

// open returns a world of the conflict.
func (m *Model) open(ctx context.Context) (w *world, err error) {
	defer catch(&err)
	return m.newWorld(ctx), nil
}

// equilibria are those of the states that are stable for every party. Each
// party is judged in a forest of its own, on all processors, of which the
// answer alone is kept; when one cannot be judged, no other is begun.
func (m *Model) equilibria(ctx context.Context, v view, in *Set) (*Set, error) {
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	var failed atomic.Bool
	judged := make([]*Set, len(in.parties))
	errs := make([]error, len(in.parties))
	for k := range judged {
		group.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			if failed.Load() {
				return
			}
			if judged[k], errs[k] = m.judge(ctx, k, v, in); errs[k] != nil {
				failed.Store(true)
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return m.common(ctx, judged)
}

// judge returns those of the states that are stable for the k-th party.
func (m *Model) judge(ctx context.Context, k int, v view, in *Set) (s *Set, err error) {
	defer catch(&err)
	w := m.newWorld(ctx)
	stable := w.parties[k].stable(v, w.copyFrom(in.forest, in.states))
	kept := &world{forest: newForest(ctx, w.options, w.most)}
	return &Set{kept, kept.copyFrom(w.forest, stable)}, nil
}

// common returns the feasible states that all sets have.
func (m *Model) common(ctx context.Context, sets []*Set) (s *Set, err error) {
	defer catch(&err)
	w := m.newWorld(ctx)
	in := w.feasible
	for _, s := range sets {
		in = w.and(in, w.copyFrom(s.forest, s.states))
	}
	return &Set{w, in}, nil
}
