package stability

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"parley/conflict"
)

// maxCoalesced bounds the states of a model in which alike states are looked
// for.
const maxCoalesced = 1 << 12

// An alikeness is the states of another model that a model treats as one.
type alikeness struct {
	of    *Solution
	class []int   // by state of that model, its place in this one
	alike [][]int // by state of this model, its places in that one, ascending
}

// Coalesced solves the model and returns the solution in which alike states are
// one: the indistinguishable states that analysts of the graph model coalesce
// by hand (Fang, Hipel, Kilgour & Peng 2003). States are alike when no
// party prefers one to another, every block can move from each of them to the
// same others or to one alike, and simultaneous stability judges them alike; the
// classes are the largest for which that is so.
//
// Moves between alike states are no moves of the coalesced model. Every
// improvement, and every legal sequence of moves or improvements, of one state
// is then matched by one of any state alike to it, which ends in an alike state.
// So a concept that asks for no more than that judges all of a class the same.
// Simultaneous stability asks more, how changes of options combine, which is
// why its verdicts are part of being alike.
//
// It returns the errors of Solve, and a *conflict.TooLargeError when there are
// too many states to compare.
func (m *Model) Coalesced(ctx context.Context, progress Progress) (*Solution, error) {
	if len(m.States) > maxCoalesced {
		return nil, &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"alike states are looked for among at most %d feasible states, and there are %d; ask without coalesce", maxCoalesced, len(m.States))}
	}
	solution, err := m.Solve(ctx, progress)
	if err != nil {
		return nil, err
	}
	class, err := solution.classes(ctx)
	if err != nil {
		return nil, err
	}
	return solution.coalesce(class), nil
}

// classes numbers the classes of alike states in the order of their first
// states. It begins with what may not differ and splits what moves tell apart.
func (s *Solution) classes(ctx context.Context) ([]int, error) {
	class, n := numbered(len(s.States), s.judged)
	for {
		split, more := numbered(len(s.States), func(state int) string { return s.leadsTo(class, state) })
		if more == n {
			return class, nil
		}
		if class, n = split, more; ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
	}
}

// numbered numbers the states from 0, those with the same key alike, and says
// how many numbers there are.
func numbered(states int, key func(state int) string) (number []int, n int) {
	seen := map[string]int{}
	for state := range states {
		k := key(state)
		if _, ok := seen[k]; !ok {
			seen[k] = len(seen)
		}
		number = append(number, seen[k])
	}
	return number, len(seen)
}

// judged is how every party ranks the state, and for whom it is stable under
// SIM.
func (s *Solution) judged(state int) string {
	var key []byte
	for _, rank := range s.rank {
		key = binary.AppendUvarint(key, uint64(rank[state]))
	}
	for b := range s.Blocks {
		stable := byte(0)
		if s.Stable(SIM, b, state) {
			stable = 1
		}
		key = append(key, stable)
	}
	return string(key)
}

// leadsTo is the state's class, and for each block the other classes to which it
// can move.
func (m *Model) leadsTo(class []int, state int) string {
	key := binary.AppendUvarint(nil, uint64(class[state]))
	for _, b := range m.Blocks {
		others := otherClasses(class, state, b.moves[state])
		key = binary.AppendUvarint(key, uint64(len(others)))
		for _, c := range others {
			key = binary.AppendUvarint(key, uint64(c))
		}
	}
	return string(key)
}

// otherClasses are those of the states, ascending, other than that of from.
func otherClasses(class []int, from int, states []int32) []int32 {
	var others []int32
	for _, t := range states {
		if class[t] != class[from] {
			others = append(others, int32(class[t]))
		}
	}
	slices.Sort(others)
	return slices.Compact(others)
}

// coalesce is the solution whose states are the classes, each judged as its
// first state is.
func (s *Solution) coalesce(class []int) *Solution {
	a := &alikeness{of: s, class: class}
	m := &Model{Conflict: s.Conflict, place: map[conflict.State]int{}, alike: a}
	for state, c := range class {
		if c == len(m.States) {
			m.States = append(m.States, s.States[state])
			a.alike = append(a.alike, nil)
		}
		a.alike[c] = append(a.alike[c], state)
		m.place[s.States[state]] = c
	}
	for _, rank := range s.rank {
		m.rank = append(m.rank, firsts(a, rank))
	}
	for _, b := range s.Blocks {
		one := Block{Name: b.Name, Parties: b.Parties}
		for _, states := range a.alike {
			one.moves = append(one.moves, otherClasses(class, states[0], b.moves[states[0]]))
		}
		one.improvements = m.improvements(one)
		m.Blocks = append(m.Blocks, one)
	}
	return a.solution(m)
}

// firsts takes of each class the value of its first state.
func firsts[T any](a *alikeness, values []T) []T {
	var first []T
	for _, states := range a.alike {
		first = append(first, values[states[0]])
	}
	return first
}

// solution judges every class as its first state is judged.
func (a *alikeness) solution(m *Model) *Solution {
	s := &Solution{Model: m}
	for _, byBlock := range a.of.stable {
		var stable [][]bool
		for _, states := range byBlock {
			stable = append(stable, firsts(a, states))
		}
		s.stable = append(s.stable, stable)
	}
	return s
}

// Coalesce returns the places, in a model in which alike states are one, of
// these states of the model of which it was made. It returns false when the
// states have some but not all of a class.
func (m *Model) Coalesce(states []int) ([]int, bool) {
	var places []int
	held := map[int]int{}
	for _, s := range states {
		c := m.alike.class[s]
		if held[c]++; held[c] == 1 {
			places = append(places, c)
		}
	}
	slices.Sort(places)
	for c, n := range held {
		if n < len(m.alike.alike[c]) {
			return nil, false
		}
	}
	return places, true
}
