package dense

// A row holds all of the others' choices side by side for one own choice of
// the party.
type row struct {
	*party
	*table
	held, kept []uint64
}

func (p *party) newRow() *row {
	t := p.table()
	return &row{p, t, make([]uint64, t.words), make([]uint64, t.words)}
}

// table returns a table of the others' choices.
func (p *party) table() *table {
	within := min(lanes, len(p.others))
	return newTable(p.others[:within], p.others[within:])
}

// moveTo makes u the own choice in question.
func (r *row) moveTo(u int) { r.fixed = uint64(r.state(0, u)) }

// least returns the lowest score that the others can leave to the party, or
// false when that is lower than the floor.
func (r *row) least(floor uint64) (uint64, bool) {
	for w := range r.kept {
		r.kept[w] = ^uint64(0)
	}
	score := uint64(0)
	for q, f := range r.all {
		bit := uint64(1) << (63 - q)
		switch r.judge(f, r.held) {
		case always:
			score |= bit
		case varies:
			if !r.narrow() {
				score |= bit
			}
		case never: // for all alike
		}
		if score < floor&-bit {
			return 0, false
		}
	}
	return score, true
}

// narrow keeps the choices in which the statement is not held, if there are
// any; else it reports false.
func (r *row) narrow() bool {
	some := uint64(0)
	for w, kept := range r.kept {
		some |= kept &^ r.held[w]
	}
	if some == 0 {
		return false
	}
	for w, held := range r.held {
		r.kept[w] &^= held
	}
	return true
}

// scores gives the score of every state of a table, by its index.
func (t *table) scores(statements []formula, held, score []uint64) {
	clear(score)
	for q, f := range statements {
		t.spread(f, held)
		for w, word := range held {
			score[w<<lanes|(63-q)] = word
		}
	}
	for w := range held {
		transpose((*[64]uint64)(score[w<<lanes:]))
	}
}
