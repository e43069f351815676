package stability

import (
	"context"
	"fmt"
	"math/bits"
	"slices"

	"parley/conflict"
)

// MaxCoalitionParties bounds the parties whose every coalition is judged.
const MaxCoalitionParties = 10

// CoalitionConcepts are the concepts under which coalitions are judged.
var CoalitionConcepts = []Concept{Nash, GMR, SMR, SEQ, SSEQ}

// A CoalitionSolution says for every coalition of the parties that have
// options, a party alone being one, and for every concept whether a state is
// stable for it (Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008). A
// coalition H moves by legal sequences of its members' moves, improves when
// every member prefers the result, and is answered by the parties outside it,
// each for itself, with a state that not every member prefers. So each concept
// is the same definition as for a party, read with H in the place of i.
//
// Coalitions that the file declares are left aside: every party stands alone
// but for the coalition in question. A party without options neither moves nor
// answers; joined to a coalition it could only keep it from improving.
type CoalitionSolution struct {
	*Model                // every party alone
	Coalitions []Block    // by size, then in the order of the parties
	stable     [][][]bool // by concept, coalition, state
}

// SolveCoalitions judges every state for every coalition. It returns the
// errors of NewModel, and a *conflict.TooLargeError for more than
// MaxCoalitionParties parties with options.
func SolveCoalitions(ctx context.Context, c *conflict.Conflict, progress Progress) (*CoalitionSolution, error) {
	alone := *c
	alone.Coalitions = nil
	m, err := NewModel(ctx, &alone)
	if err != nil {
		return nil, err
	}
	coalitions, err := m.coalitions()
	if err != nil {
		return nil, err
	}
	solution := &CoalitionSolution{Model: m, stable: make([][][]bool, len(Concepts))}
	for k, members := range coalitions {
		if progress != nil {
			progress(k, len(coalitions))
		}
		if err := solution.judge(ctx, members); err != nil {
			return nil, err
		}
	}
	return solution, nil
}

// coalitions lists the sets of parties with options, as places in Blocks.
func (m *Model) coalitions() ([][]int, error) {
	var movers []int
	for b := range m.Blocks {
		if m.Blocks[b].canMove() {
			movers = append(movers, b)
		}
	}
	if len(movers) > MaxCoalitionParties {
		return nil, &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"%d parties can move, and have 2^%d coalitions; all coalitions are judged of at most %d parties", len(movers), len(movers), MaxCoalitionParties)}
	}
	var all [][]int
	for size := 1; size <= len(movers); size++ {
		for bitsOf := 1; bitsOf < 1<<len(movers); bitsOf++ {
			if bits.OnesCount(uint(bitsOf)) != size {
				continue
			}
			var members []int
			for k, b := range movers {
				if bitsOf>>k&1 == 1 {
					members = append(members, b)
				}
			}
			all = append(all, members)
		}
	}
	return all, nil
}

// judge judges every state for one coalition.
func (s *CoalitionSolution) judge(ctx context.Context, members []int) error {
	m, err := s.united(ctx, members)
	if err != nil {
		return err
	}
	g, err := m.newGame(ctx, 0)
	if err != nil {
		return err
	}
	s.Coalitions = append(s.Coalitions, m.Blocks[0])
	for _, concept := range CoalitionConcepts {
		stable := make([]bool, len(m.States))
		if err := inParallel(ctx, len(m.States), func(state int) { stable[state] = g.stable(concept, state) }); err != nil {
			return err
		}
		s.stable[concept] = append(s.stable[concept], stable)
	}
	return nil
}

// united is the model in which the members act as one; theirs is block 0, and
// the other parties follow.
func (m *Model) united(ctx context.Context, members []int) (*Model, error) {
	u := *m
	u.Blocks = nil
	var together Block
	var ids []string
	var moves [][][]int32
	for _, b := range members {
		together.Parties = append(together.Parties, m.Blocks[b].Parties...)
		ids = append(ids, m.Conflict.Parties[m.Blocks[b].Parties[0]].ID)
		moves = append(moves, m.Blocks[b].moves)
	}
	together.Name, together.moves = blockName(m.Conflict, ids), moves[0]
	if len(moves) > 1 {
		var err error
		if together.moves, err = u.coalitionMoves(ctx, moves); err != nil {
			return nil, err
		}
	}
	together.improvements = u.improvements(together)
	u.Blocks = append(u.Blocks, together)
	for b := range m.Blocks {
		if !slices.Contains(members, b) {
			u.Blocks = append(u.Blocks, m.Blocks[b])
		}
	}
	return &u, nil
}

// Stable reports whether the state is stable for a coalition under a concept
// of CoalitionConcepts.
func (s *CoalitionSolution) Stable(concept Concept, coalition, state int) bool {
	return s.stable[concept][coalition][state]
}

// Universal reports whether the state is stable for every coalition: it is
// universally coalitionally stable. Under Nash that is a strong equilibrium
// (Aumann 1959): no parties, alone or together, can all do better by their own
// moves while the others stay.
func (s *CoalitionSolution) Universal(concept Concept, state int) bool {
	return len(s.Against(concept, state)) == 0
}

// Against lists the coalitions that would leave the state.
func (s *CoalitionSolution) Against(concept Concept, state int) []int {
	var against []int
	for k, stable := range s.stable[concept] {
		if !stable[state] {
			against = append(against, k)
		}
	}
	return against
}

// Explain gives the argument for a coalition, and the model in which it acts
// as one, by which the argument is to be read.
func (s *CoalitionSolution) Explain(ctx context.Context, concept Concept, coalition, state int) (*Model, *Argument, error) {
	var members []int
	for b := range s.Blocks {
		if slices.Contains(s.Coalitions[coalition].Parties, s.Blocks[b].Parties[0]) {
			members = append(members, b)
		}
	}
	m, err := s.united(ctx, members)
	if err != nil {
		return nil, nil, err
	}
	a, err := m.Explain(ctx, concept, 0, state)
	return m, a, err
}
