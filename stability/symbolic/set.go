package symbolic

import (
	"context"
	"math/big"

	"parley/conflict"
)

// A Set is a set of states.
type Set struct {
	*world
	states diagram
}

// Count returns how many states the set has.
func (s *Set) Count() *big.Int {
	below := map[diagram]*big.Int{}
	var count func(f diagram, from int) *big.Int // over the options from this place on
	node := func(f diagram) *big.Int {
		if n, ok := below[f]; ok {
			return n
		}
		level := s.level(f)
		low, high := s.branches(f, level)
		next := int(level)/2 + 1
		n := new(big.Int).Add(count(low, next), count(high, next))
		below[f] = n
		return n
	}
	count = func(f diagram, from int) *big.Int {
		switch f {
		case never:
			return new(big.Int)
		case always:
			return new(big.Int).Lsh(big.NewInt(1), uint(s.options-from))
		}
		return new(big.Int).Lsh(node(f), uint(int(s.level(f))/2-from))
	}
	return count(s.states, 0)
}

// First returns the first states in ascending order, at most limit of them.
func (s *Set) First(ctx context.Context, limit int) (found []conflict.State, err error) {
	defer catch(&err)
	s.ctx = ctx
	return s.first(limit), nil
}

// first chooses from the highest option down, not taken first, as long as
// there are states with the choice.
func (s *Set) first(limit int) []conflict.State {
	var found []conflict.State
	var choose func(f diagram, k int, state conflict.State)
	choose = func(f diagram, k int, state conflict.State) {
		switch {
		case f == never || len(found) >= limit:
		case k < 0:
			found = append(found, state)
		default:
			level := s.option(k)
			choose(s.restrict(f, level, false), k-1, state)
			choose(s.restrict(f, level, true), k-1, state.With(k, true))
		}
	}
	choose(s.states, s.options-1, conflict.State{})
	return found
}
