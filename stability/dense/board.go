package dense

import (
	"math/bits"
	"slices"
)

// mostBoard bounds the options of a mover whose sets of worse choices are kept
// ready: they take the square of its choices in bits for every 64 of them.
const mostBoard = 11

// scattered choices are looked at one by one, when they are fewer.
const scattered = 32

// A board follows the improvements of two movers 64 states at a time. Its rows
// are the lines of the first, its columns those of the second; both hold the
// same states, the columns turned.
type board struct {
	across, down  *side
	rows, columns []uint64
}

// A side is a mover at a board.
type side struct {
	*mover
	stale []bool // by line: it has states that have not been followed
	grown []bool // by line: it has states that the other side has not got
}

// newBoard returns a board of the states in rows, or nil when the movers are
// not two, or their options too few to fill words or too many.
func newBoard(movers []*mover, rows []uint64) *board {
	if len(movers) != 2 {
		return nil
	}
	var sides []*side
	for _, m := range movers {
		if m.size < lanes || m.size > mostBoard {
			return nil
		}
		sides = append(sides, &side{m, make([]bool, len(m.passed)), make([]bool, len(m.passed))})
	}
	return &board{sides[0], sides[1], rows, make([]uint64, len(rows))}
}

// touch says that a word of the rows has gained states. A nil board need not
// know.
func (b *board) touch(word int) {
	if b != nil {
		line := word << lanes >> b.across.size
		b.across.stale[line], b.across.grown[line] = true, true
	}
}

// flood adds to the rows every state from which improvements lead to one of
// them, when every line that has gained one since has been touched.
func (b *board) flood() {
	for first := true; b.across.follow(b.rows) || first; first = false {
		b.across.turn(b.rows, b.columns, b.down)
		if !b.down.follow(b.columns) {
			return
		}
		b.down.turn(b.columns, b.rows, b.across)
	}
}

// follow adds to each line the choices from which the mover improves by going
// to one that is there, and reports whether there are more than it knew.
func (s *side) follow(lines []uint64) (more bool) {
	words := 1 << s.size >> lanes
	for line, stale := range s.stale {
		if !stale {
			continue
		}
		s.stale[line] = false
		states := lines[line*words:][:words]
		if worse, class := s.worst(line, states); worse > s.passed[line] {
			s.passed[line] = worse
			s.fill(states, class, int(worse))
			s.grown[line], more = true, true
		}
	}
	return more
}

// worst returns how many choices are worse than the best that is there, or
// less when these have been passed on.
func (s *side) worst(line int, states []uint64) (worse, class uint32) {
	class = s.classes[line]
	passed := s.ready[class][int(s.passed[line])>>lanes*len(states):][:len(states)]
	more := 0
	for w, word := range states {
		more += bits.OnesCount64(word &^ passed[w])
	}
	if more < scattered {
		return s.worstOf(class, states, passed), class
	}
	rising := s.rising[class]
	for k := len(rising) - 1; k >= int(s.passed[line]); k-- {
		if choice := rising[k]; states[choice>>lanes]>>(choice&(1<<lanes-1))&1 == 1 {
			return s.worse[class][choice], class
		}
	}
	return 0, class
}

// worstOf is worst, from each choice that has not been passed on.
func (s *side) worstOf(class uint32, states, passed []uint64) uint32 {
	worse := uint32(0)
	for w, word := range states {
		for word &^= passed[w]; word != 0; word &= word - 1 {
			worse = max(worse, s.worse[class][w<<lanes|bits.TrailingZeros64(word)])
		}
	}
	return worse
}

// turn gives the other side the states that the lines of this one have gained.
func (s *side) turn(lines, image []uint64, other *side) {
	var block [64]uint64
	for first := 0; first < len(s.grown); first += 64 {
		if !slices.Contains(s.grown[first:first+64], true) {
			continue
		}
		clear(s.grown[first : first+64])
		for choice := 0; choice < 1<<s.size; choice += 64 {
			for k := range block {
				block[k] = lines[((first+k)<<s.size+choice)>>lanes]
			}
			transpose(&block)
			for k, word := range &block {
				if place := &image[((choice+k)<<other.size+first)>>lanes]; *place != word {
					*place = word
					other.stale[choice+k] = true
				}
			}
		}
	}
}

// fill adds the worst choices of an order to a line.
func (m *mover) fill(states []uint64, class uint32, worst int) {
	whole := worst >> lanes
	for w, word := range m.ready[class][whole*len(states):][:len(states)] {
		states[w] |= word
	}
	for _, choice := range m.rising[class][whole<<lanes : worst] {
		states[choice>>lanes] |= 1 << (choice & (1<<lanes - 1))
	}
}

// prepare makes the sets of the worst choices of each order, for every 64 of
// them.
func (o *order) prepare(size int) {
	if size < lanes || size > mostBoard {
		return
	}
	words := 1 << size >> lanes
	o.ready = make([][]uint64, len(o.rising))
	for class, rising := range o.rising {
		sets := make([]uint64, (words+1)*words)
		for whole := range words {
			next := sets[(whole+1)*words:][:words]
			copy(next, sets[whole*words:])
			for _, choice := range rising[whole<<lanes : (whole+1)<<lanes] {
				next[choice>>lanes] |= 1 << (choice & (1<<lanes - 1))
			}
		}
		o.ready[class] = sets
	}
}
