package dense

import (
	"math/bits"

	"parley/conflict"
)

// A Set is a set of states, one bit for each of the 2^n.
type Set struct {
	words []uint64
}

func newSet(options int) *Set {
	s := &Set{words: make([]uint64, max(1, 1<<options>>lanes))}
	for w := range s.words {
		s.words[w] = ^uint64(0)
	}
	if options < lanes {
		s.words[0] = 1<<(1<<options) - 1
	}
	return s
}

// Count returns how many states the set has.
func (s *Set) Count() int {
	n := 0
	for _, word := range s.words {
		n += bits.OnesCount64(word)
	}
	return n
}

// First returns the first states in ascending order, at most limit of them.
func (s *Set) First(limit int) []conflict.State {
	var found []conflict.State
	for w, word := range s.words {
		for ; word != 0; word &= word - 1 {
			if len(found) == limit {
				return found
			}
			found = append(found, conflict.State{uint64(w<<lanes + bits.TrailingZeros64(word))})
		}
	}
	return found
}

func (s *Set) has(state int) bool { return s.words[state>>lanes]>>(state&(1<<lanes-1))&1 == 1 }

func (s *Set) remove(state int) { s.words[state>>lanes] &^= 1 << (state & (1<<lanes - 1)) }
