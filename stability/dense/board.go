package dense

// mostBoard bounds the options of a mover whose sets of worse choices are kept
// ready: they take the square of its choices in bits for every 64 of them.
const mostBoard = 11

// A board follows the improvements of two movers 64 states at a time. Its rows
// are the lines of the first, its columns those of the second; both hold the
// same states, the columns turned.
type board struct {
	across, down  *mover
	rows, columns []uint64
}

// newBoard returns a board of the states in rows, or nil when the movers are
// not two, or their options too few to fill words or too many.
func newBoard(movers []*mover, rows []uint64) *board {
	if len(movers) != 2 {
		return nil
	}
	for _, m := range movers {
		if m.size < lanes || m.size > mostBoard {
			return nil
		}
	}
	return &board{movers[0], movers[1], rows, make([]uint64, len(rows))}
}

// flood adds to the rows every state from which improvements lead to one of
// them.
func (b *board) flood() {
	for first := true; b.across.follow(b.rows) || first; first = false {
		turn(b.columns, b.rows, b.down.size, b.across.size)
		if !b.down.follow(b.columns) {
			return
		}
		turn(b.rows, b.columns, b.across.size, b.down.size)
	}
}

// turn makes image the mirror image of a matrix of 2^height rows and 2^width
// columns of bits.
func turn(image, of []uint64, height, width int) {
	var block [64]uint64
	for r := 0; r < 1<<height; r += 64 {
		for c := 0; c < 1<<width; c += 64 {
			for k := range block {
				block[k] = of[((r+k)<<width+c)>>lanes]
			}
			transpose(&block)
			for k := range block {
				image[((c+k)<<height+r)>>lanes] = block[k]
			}
		}
	}
}

// follow adds to each line the choices from which the mover improves by going
// to one that is there, and reports whether there are more than it knew.
func (m *mover) follow(lines []uint64) (changed bool) {
	words := 1 << m.size >> lanes
	for line, first := range m.passed {
		states := lines[line*words:][:words]
		class := m.classes[line]
		rising := m.rising[class]
		k := len(rising) - 1
		for k >= int(first) && states[rising[k]>>lanes]>>(rising[k]&(1<<lanes-1))&1 == 0 {
			k--
		}
		if k < int(first) {
			continue
		}
		if worse := m.worse[class][rising[k]]; worse > first {
			m.passed[line] = worse
			m.fill(states, class, int(worse))
			changed = true
		}
	}
	return changed
}

// fill adds the worst choices of an order to a line.
func (m *mover) fill(states []uint64, class uint32, worst int) {
	whole := worst >> lanes
	for w, word := range m.worst[class][whole*len(states):][:len(states)] {
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
	o.worst = make([][]uint64, len(o.rising))
	for class, rising := range o.rising {
		sets := make([]uint64, (words+1)*words)
		for whole := range words {
			next := sets[(whole+1)*words:][:words]
			copy(next, sets[whole*words:])
			for _, choice := range rising[whole<<lanes : (whole+1)<<lanes] {
				next[choice>>lanes] |= 1 << (choice & (1<<lanes - 1))
			}
		}
		o.worst[class] = sets
	}
}
