package small

import "math/bits"

// words are sets of states of one width. Each width is compiled by itself.
type words interface {
	[1]uint64 | [2]uint64 | [4]uint64 | [8]uint64 | [16]uint64
}

func add[S words](x *S, s int) { (*x)[s>>6] |= 1 << (s & 63) }

func has[S words](x *S, s int) bool { return (*x)[s>>6]>>(s&63)&1 == 1 }

func empty[S words](x *S) bool {
	var all uint64
	for w := range len(*x) {
		all |= (*x)[w]
	}
	return all == 0
}

func unite[S words](x, y *S) {
	for w := range len(*x) {
		(*x)[w] |= (*y)[w]
	}
}

func intersect[S words](x, y *S) {
	for w := range len(*x) {
		(*x)[w] &= (*y)[w]
	}
}

// first returns the first member, or -1.
func first[S words](x *S) int {
	for w := range len(*x) {
		if (*x)[w] != 0 {
			return w<<6 + bits.TrailingZeros64((*x)[w])
		}
	}
	return -1
}

// meet reports whether x and y have a member in common.
func meet[S words](x, y *S) bool {
	var all uint64
	for w := range len(*x) {
		all |= (*x)[w] & (*y)[w]
	}
	return all != 0
}

// within reports whether x is a subset of y.
func within[S words](x, y *S) bool {
	var beyond uint64
	for w := range len(*x) {
		beyond |= (*x)[w] &^ (*y)[w]
	}
	return beyond == 0
}

// each yields the members in ascending order.
func each[S words](x *S, yield func(s int) bool) {
	for w := range len(*x) {
		for rest := (*x)[w]; rest != 0; rest &= rest - 1 {
			if !yield(w<<6 + bits.TrailingZeros64(rest)) {
				return
			}
		}
	}
}

func drop[S words](x *S, s int) { (*x)[s>>6] &^= 1 << (s & 63) }

func without[S words](x, y *S) {
	for w := range len(*x) {
		(*x)[w] &^= (*y)[w]
	}
}

// complement has bits beyond the last state; it is only ever met with sets
// of states.
func complement[S words](x *S) S {
	var y S
	for w := range len(*x) {
		y[w] = ^(*x)[w]
	}
	return y
}

func count[S words](x *S) int {
	n := 0
	for w := range len(*x) {
		n += bits.OnesCount64((*x)[w])
	}
	return n
}
