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
// judged in a forest of its own, on all processors, of which the answer alone
// is kept.
func (m *Model) equilibria(ctx context.Context, v view) (s *Set, err error) {
	defer catch(&err)
	all := m.newWorld(ctx)
	in := all.feasible
	if v.credible { // such answers are among those by any moves
		for _, p := range all.parties {
			in = p.stable(view{escapable: v.escapable}, in)
		}
	}
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	judged := make([]*Set, len(all.parties))
	errs := make([]error, len(all.parties))
	for k := range all.parties {
		group.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			defer catch(&errs[k])
			w := m.newWorld(ctx)
			stable := w.parties[k].stable(v, w.copyFrom(all.forest, in))
			kept := &world{forest: newForest(ctx, w.options, w.most)}
			judged[k] = &Set{kept, kept.copyFrom(w.forest, stable)}
		})
	}
	group.Wait()
	for k, j := range judged {
		if errs[k] != nil {
			return nil, errs[k]
		}
		in = all.and(in, all.copyFrom(j.forest, j.states))
	}
	return &Set{all, in}, nil
}
