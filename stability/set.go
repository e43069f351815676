package stability

import "math/bits"

// A set is a set of states, one bit for each.
type set []uint64

func newSet(states int) set { return make(set, (states+63)/64) }

func (x set) add(s int) { x[s/64] |= 1 << (s % 64) }

func (x set) has(s int) bool { return x[s/64]>>(s%64)&1 == 1 }

func (x set) len() int {
	n := 0
	for _, word := range x {
		n += bits.OnesCount64(word)
	}
	return n
}

func (x set) addAll(y set) {
	for w := range x {
		x[w] |= y[w]
	}
}

// each yields the members in ascending order.
func (x set) each(yield func(int) bool) {
	for w, word := range x {
		for ; word != 0; word &= word - 1 {
			if !yield(w*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}
