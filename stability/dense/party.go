package dense

// A party is one party's view of the states: a state is its own choice u, a
// number of its own options, and the others' choice t, a number of theirs.
// Scores are numbers of which the highest bit is the most important
// statement; the party prefers the state with the higher score.
type party struct {
	first, size int // its options are first to first+size-1
	own, others []int
	mask        uint64    // of its own options
	all         []formula // its statements, the most important first
	mine        []formula // those that mention its own options
}

// state joins the party's own choice and the others'.
func (p *party) state(t, u int) int { return insert(t, p.first, p.size, u) }

// insert makes room in x for size bits at a place and puts u there.
func insert(x, at, size, u int) int {
	return x&(1<<at-1) | u<<at | x>>at<<(at+size)
}

// drop takes size bits at a place out of x.
func drop(x, at, size int) int {
	return x&(1<<at-1) | x>>(at+size)<<at
}

// choices returns how many choices the others have.
func (p *party) choices() int { return 1 << len(p.others) }

// A column holds 64 choices of the others side by side, and for each all of
// the party's own choices: word u has its own choice u.
type column struct {
	*party
	*table
	held, kept, equal []uint64
}

func (p *party) newColumn() *column {
	t := newTable(p.others[:min(lanes, len(p.others))], p.own)
	words := func() []uint64 { return make([]uint64, t.words) }
	return &column{p, t, words(), words(), words()}
}

// columns returns how many columns make up all states.
func (p *party) columns() int { return max(1, p.choices()>>lanes) }

// width returns how many choices of the others a column has.
func (p *party) width() int { return min(1<<lanes, p.choices()) }

// moveTo makes k the column in question; its choices are those from k*64.
func (c *column) moveTo(k int) { c.fixed = uint64(c.state(k<<lanes, 0)) }

// best returns, for each choice of the others, the highest score that the
// party can have; kept are the own choices that have it. One statement after
// the other, what fails it is dropped where something that is left holds it.
func (c *column) best(statements []formula) [64]uint64 {
	var score [64]uint64
	for u := range c.kept {
		c.kept[u] = ^uint64(0)
	}
	for q, f := range statements {
		switch c.judge(f, c.held) {
		case always:
			score[63-q] = ^uint64(0)
		case varies:
			possible := uint64(0)
			for u, held := range c.held {
				possible |= c.kept[u] & held
			}
			for u, held := range c.held {
				c.kept[u] &= held | ^possible
			}
			score[63-q] = possible
		case never: // for all alike
		}
	}
	transpose(&score)
	return score
}

// atLeast keeps the states whose score is at least the bar, which is given for
// each choice of the others.
func (c *column) atLeast(bar [64]uint64) {
	transpose(&bar)
	for u := range c.kept {
		c.kept[u], c.equal[u] = ^uint64(0), ^uint64(0)
	}
	for q, f := range c.all {
		wanted := bar[63-q]
		c.spread(f, c.held)
		undecided := uint64(0)
		for u, held := range c.held {
			c.kept[u] &^= c.equal[u] & wanted &^ held
			c.equal[u] &^= held ^ wanted
			undecided |= c.equal[u]
		}
		if undecided == 0 {
			return
		}
	}
}

// removeOthers removes from the set the states of column k that are not kept.
func (c *column) removeOthers(from *Set, k int) {
	switch {
	case c.first >= lanes:
		for u, kept := range c.kept {
			from.words[c.state(k<<lanes, u)>>lanes] &= kept
		}
	case c.first == 0:
		c.removeAcross(from, k)
	default:
		for u, kept := range c.kept {
			for t := range c.width() {
				if kept>>t&1 == 0 {
					from.remove(c.state(k<<lanes|t, u))
				}
			}
		}
	}
}

// removeAcross is removeOthers of the first party, whose own choices lie side
// by side in the set.
func (c *column) removeAcross(from *Set, k int) {
	side := min(1<<lanes, len(c.kept))
	for u := 0; u < len(c.kept); u += side {
		var gone [64]uint64
		for r, kept := range c.kept[u : u+side] {
			gone[r] = ^kept
		}
		transpose(&gone)
		for t := range c.width() {
			state := c.state(k<<lanes|t, u)
			from.words[state>>lanes] &^= gone[t] << (state & (1<<lanes - 1))
		}
	}
}
