package dense

import (
	"math/bits"
	"slices"
)

// A step is where a pursuit stands before and after it has followed what leads
// to goals up to some height.
type step struct {
	before, after place
	may           []uint64 // the t that were passed and of which the bar is lower
	in            []uint64 // the t that were passed
}

// A place is what is done in a pursuit, and what its movers have passed on.
type place struct {
	done, columns []uint64
	passed        [2][]uint32
}

func newStep(x *pursuit) *step {
	return &step{newPlace(x), newPlace(x), make([]uint64, len(x.done)), make([]uint64, len(x.done))}
}

func newPlace(x *pursuit) place {
	p := place{done: slices.Clone(x.done), columns: slices.Clone(x.board.columns)}
	for k, m := range x.movers {
		p.passed[k] = slices.Clone(m.passed)
	}
	return p
}

func (p *place) save(x *pursuit) {
	copy(p.done, x.done)
	copy(p.columns, x.board.columns)
	for k, m := range x.movers {
		copy(p.passed[k], m.passed)
	}
}

func (p *place) restore(x *pursuit) {
	copy(x.done, p.done)
	copy(x.board.columns, p.columns)
	for k, m := range x.movers {
		copy(m.passed, p.passed[k])
	}
}

// passed finds the t in question that were passed and of which the bar is lower
// than the top, and returns how many there are.
func (s *step) passed(x *pursuit, top uint64) int {
	n := 0
	for w, done := range x.done {
		s.may[w] = 0
		for passed := x.may[w] & done &^ s.before.done[w]; passed != 0; passed &= passed - 1 {
			if bit := bits.TrailingZeros64(passed); x.bar[w<<lanes|bit] < top {
				s.may[w] |= 1 << bit
				n++
			}
		}
	}
	return n
}

// between finds what has been passed.
func (s *step) between() {
	for w, done := range s.after.done {
		s.in[w] = done &^ s.before.done[w]
	}
}
