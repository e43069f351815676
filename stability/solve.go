package stability

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"parley/conflict"
)

// A Solution says for every state, block and concept whether the state is
// stable.
type Solution struct {
	*Model
	stable [][][]bool // by concept, block, state
}

// Progress is told how much of the work is done; it may be nil.
type Progress func(done, total int)

// Solve enumerates the conflict and judges every state of it.
func Solve(ctx context.Context, c *conflict.Conflict, progress Progress) (*Solution, error) {
	m, err := NewModel(ctx, c)
	if err != nil {
		return nil, err
	}
	return m.Solve(ctx, progress)
}

// Solve judges every state of the model under every concept for every block.
// The work is spread over the processors; the answer does not depend on how.
// It returns a *conflict.TooLargeError when simultaneous stability would try
// too many joint choices.
func (m *Model) Solve(ctx context.Context, progress Progress) (*Solution, error) {
	if m.alike != nil {
		return m.alike.solution(m), nil
	}
	if err := m.simultaneousEffort(); err != nil {
		return nil, err
	}
	return m.judge(ctx, Concepts, progress)
}

// judge solves the model under some concepts. It takes one block after the
// other, so that only one block's countermoves are held at a time.
func (m *Model) judge(ctx context.Context, concepts []Concept, progress Progress) (*Solution, error) {
	solution := &Solution{Model: m, stable: make([][][]bool, len(Concepts))}
	for _, concept := range concepts {
		solution.stable[concept] = make([][]bool, len(m.Blocks))
	}
	var done atomic.Int64
	for b := range m.Blocks {
		g, err := m.newGame(ctx, b)
		if err != nil {
			return nil, err
		}
		for _, concept := range concepts {
			solution.stable[concept][b] = make([]bool, len(m.States))
		}
		err = inParallel(ctx, len(m.States), func(s int) {
			for _, concept := range concepts {
				solution.stable[concept][b][s] = g.stable(concept, s)
			}
			if n := int(done.Add(1)); progress != nil && n%256 == 0 {
				progress(n, len(m.States)*len(m.Blocks))
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return solution, nil
}

// newGame computes what the opponents of block b can reach.
func (m *Model) newGame(ctx context.Context, b int) (*game, error) {
	g := &game{Model: m, b: b}
	var moves, improvements [][][]int32
	for o, opponent := range m.Blocks {
		if o != b && opponent.canMove() {
			moves = append(moves, opponent.moves)
			improvements = append(improvements, opponent.improvements)
		}
	}
	errs := make([]error, 2)
	err := inParallel(ctx, 2, func(k int) {
		if k == 0 {
			g.countermoves, errs[k] = legalSequences(ctx, len(m.States), moves)
		} else {
			g.counterimprovements, errs[k] = legalSequences(ctx, len(m.States), improvements)
		}
	})
	return g, errors.Join(err, errs[0], errs[1])
}

// canMove reports whether the block has a move from any state.
func (b Block) canMove() bool {
	return slices.ContainsFunc(b.moves, func(moves []int32) bool { return len(moves) > 0 })
}

// maxJoint is the most joint choices that simultaneous stability may try over
// all states and blocks.
const maxJoint = 1 << 30

// simultaneousEffort bounds the joint choices that simultaneous stability
// would try: for every improvement of a block, each opponent's improvements
// from the state or none.
func (m *Model) simultaneousEffort() error {
	var total float64
	for s := range m.States {
		all := 1.0
		for _, b := range m.Blocks {
			all *= float64(1 + len(b.improvements[s]))
		}
		for _, b := range m.Blocks {
			n := float64(len(b.improvements[s]))
			total += n * all / (1 + n)
		}
	}
	if total > maxJoint {
		return &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"simultaneous stability (SIM) would try more than %d joint choices of improvements; the other concepts can be asked for alone with --equilibria-only", maxJoint)}
	}
	return nil
}

// inParallel calls work(0) to work(n-1), each once, on all processors. When
// the context ends it stops early and returns the cause.
func inParallel(ctx context.Context, n int, work func(k int)) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for ctx.Err() == nil {
				k := int(next.Add(1)) - 1
				if k >= n {
					return
				}
				work(k)
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

// Stable reports whether state s is stable for block b under the concept.
func (s *Solution) Stable(concept Concept, b, state int) bool {
	return s.stable[concept][b][state]
}

// Equilibrium reports whether the state is stable for every block.
func (s *Solution) Equilibrium(concept Concept, state int) bool {
	for b := range s.Blocks {
		if !s.stable[concept][b][state] {
			return false
		}
	}
	return true
}

// Equilibria lists the states that are equilibria under the concept, in
// ascending order.
func (s *Solution) Equilibria(concept Concept) []int {
	found := []int{}
	for state := range s.States {
		if s.Equilibrium(concept, state) {
			found = append(found, state)
		}
	}
	return found
}

// EquilibriumUnder lists the concepts under which the state is an equilibrium.
func (s *Solution) EquilibriumUnder(state int) []Concept {
	var under []Concept
	for _, c := range Concepts {
		if s.Equilibrium(c, state) {
			under = append(under, c)
		}
	}
	return under
}

// Strongest lists the equilibria under any concept, those under the most
// concepts first.
func (s *Solution) Strongest() []int {
	var states []int
	for state := range s.States {
		if len(s.EquilibriumUnder(state)) > 0 {
			states = append(states, state)
		}
	}
	slices.SortStableFunc(states, func(a, b int) int {
		return len(s.EquilibriumUnder(b)) - len(s.EquilibriumUnder(a))
	})
	return states
}
