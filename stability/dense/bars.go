package dense

import (
	"math"
	"slices"
)

// Bars are what the party's score has to reach, by t.
type bars struct {
	bar    []uint64
	digits []uint64 // by word of t: the bars' digits, the last first, 64 bars to a word
	lowest []uint64 // by word of t: the least bar
	stale  []bool   // by word of t: a bar has been raised since
}

func newBars(bar []uint64) bars {
	words := max(1, len(bar)>>lanes)
	b := bars{slices.Clone(bar), make([]uint64, words<<lanes), make([]uint64, words), make([]bool, words)}
	for w := range b.stale {
		b.stale[w] = true
	}
	return b
}

// raise makes a bar at least this high.
func (b *bars) raise(t int, bar uint64) {
	if bar > b.bar[t] {
		b.bar[t] = bar
		b.stale[t>>lanes] = true
	}
}

// refresh finds the digits of the bars that have been raised.
func (b *bars) refresh() {
	for w, stale := range b.stale {
		if stale {
			b.stale[w] = false
			raised := b.bar[w<<lanes:][:min(1<<lanes, len(b.bar))]
			block := (*[64]uint64)(b.digits[w<<lanes:])
			b.lowest[w] = slices.Min(raised)
			copy(block[:], raised)
			transpose(block)
		}
	}
}

// floor returns a number that is no higher than any bar of the t in a set.
func (b *bars) floor(set []uint64) uint64 {
	floor := uint64(math.MaxUint64)
	for w, word := range set {
		if word != 0 {
			floor = min(floor, b.lowest[w])
		}
	}
	return floor
}

// above adds to the set the t at which the digits, the first first, are those
// of a number above the bar.
func (b *bars) above(digits [][]uint64, set []uint64) {
	within := ^uint64(0) >> (1<<lanes - min(1<<lanes, len(b.bar)))
	for w, word := range set {
		bar := b.digits[w<<lanes:][:64]
		equal := within &^ word
		for q, digit := range digits {
			if equal == 0 {
				break
			}
			word |= equal & digit[w] &^ bar[63-q]
			equal &^= digit[w] ^ bar[63-q]
		}
		set[w] = word
	}
}
