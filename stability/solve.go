package stability

import (
	"context"
	"runtime"
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
func (m *Model) Solve(ctx context.Context, progress Progress) (*Solution, error) {
	g, err := m.newGame(ctx)
	if err != nil {
		return nil, err
	}
	solution := &Solution{Model: m}
	for range Concepts {
		blocks := make([][]bool, len(m.Blocks))
		for b := range blocks {
			blocks[b] = make([]bool, len(m.States))
		}
		solution.stable = append(solution.stable, blocks)
	}
	var done atomic.Int64
	err = inParallel(ctx, len(m.States), func(s int) {
		for b := range m.Blocks {
			for _, concept := range Concepts {
				solution.stable[concept][b][s] = g.stable(concept, b, s)
			}
		}
		if n := int(done.Add(1)); progress != nil && n%256 == 0 {
			progress(n, len(m.States))
		}
	})
	return solution, err
}

func (m *Model) newGame(ctx context.Context) (*game, error) {
	g := &game{
		Model:               m,
		countermoves:        make([][]set, len(m.Blocks)),
		counterimprovements: make([][]set, len(m.Blocks)),
	}
	err := inParallel(ctx, 2*len(m.Blocks), func(k int) {
		var moves, improvements [][][]int32
		for o, opponent := range m.Blocks {
			if o != k/2 {
				moves = append(moves, opponent.moves)
				improvements = append(improvements, opponent.improvements)
			}
		}
		if k%2 == 0 {
			g.countermoves[k/2] = legalSequences(len(m.States), moves)
		} else {
			g.counterimprovements[k/2] = legalSequences(len(m.States), improvements)
		}
	})
	return g, err
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
