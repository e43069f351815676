// Package symbolic finds the equilibria of conflicts with more states than
// can be gone through: sets of states are decision diagrams (Bryant 1986), in
// which a hundred options may take a few thousand nodes.
package symbolic

import (
	"context"
	"runtime"
	"sync"

	"parley/conflict"
)

// usualNodes bounds a forest: with its tables, about 400 MiB.
const usualNodes = 1 << 24

// A Model is a conflict in which every party acts alone by statements.
type Model struct {
	conflict  *conflict.Conflict
	order     []int // of the options in the diagrams
	mostNodes int   // of a forest
}

// An UnfitError says why a conflict is not of the kind that this engine takes.
type UnfitError struct{ Why string }

func (e *UnfitError) Error() string { return e.Why }

// New returns the model of a conflict, or an *UnfitError.
func New(c *conflict.Conflict) (*Model, error) {
	if err := Fits(c); err != nil {
		return nil, err
	}
	return &Model{c, order(c), usualNodes}, nil
}

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
func (m *Model) GMR(ctx context.Context) (*Set, error) { return m.equilibria(ctx, view{}) }

// SMR returns the equilibria under symmetric metarationality.
func (m *Model) SMR(ctx context.Context) (*Set, error) {
	return m.equilibria(ctx, view{escapable: true})
}

// SEQ returns the equilibria under sequential stability.
func (m *Model) SEQ(ctx context.Context) (*Set, error) {
	return m.equilibria(ctx, view{credible: true})
}

// SSEQ returns the equilibria under symmetric sequential stability.
func (m *Model) SSEQ(ctx context.Context) (*Set, error) {
	return m.equilibria(ctx, view{credible: true, escapable: true})
}

// equilibria are the states that are stable for every party. Each party is
// judged in a forest of its own, on all processors.
func (m *Model) equilibria(ctx context.Context, v view) (s *Set, err error) {
	defer catch(&err)
	all := m.newWorld(ctx)
	in := all.feasible
	if v.credible {
		for _, p := range all.parties {
			in = p.stable(view{escapable: v.escapable}, in)
		}
	}
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	worlds := make([]*world, len(all.parties))
	stable := make([]diagram, len(all.parties))
	errs := make([]error, len(all.parties))
	for k := range all.parties {
		group.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			defer catch(&errs[k])
			worlds[k] = m.newWorld(ctx)
			stable[k] = worlds[k].parties[k].stable(v, worlds[k].copyFrom(all.forest, in))
		})
	}
	group.Wait()
	for k, w := range worlds {
		if errs[k] != nil {
			return nil, errs[k]
		}
		in = all.and(in, all.copyFrom(w.forest, stable[k]))
	}
	return &Set{all, in}, nil
}
