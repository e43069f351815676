package dense

// A mover is one of the others, seen while the party stays at its own choice.
// The t that differ only in the mover's options are a line. Back along a line
// leads to the worse choices of the mover, so that of its order a growing part,
// the worst first, has been passed on.
type mover struct {
	*order
	at, size           int      // where in a t the mover's options are
	stayer, stayerSize int      // where in the others' choice, as the mover sees it, the party's are
	classes            []uint32 // by line
	passed             []uint32 // by line: how much of the order has been passed on
}

func newMover(p, stayer *party, o *order) *mover {
	m := &mover{order: o, at: p.first, size: p.size, stayer: stayer.first, stayerSize: stayer.size}
	if stayer.first < p.first {
		m.at -= stayer.size
	} else {
		m.stayer -= p.size
	}
	lines := stayer.choices() >> p.size
	m.classes, m.passed = make([]uint32, lines), make([]uint32, lines)
	return m
}

// stayAt makes u the own choice of the party that stays, and forgets what has
// been passed on.
func (m *mover) stayAt(u int) {
	clear(m.passed)
	for line := range m.classes {
		m.classes[line] = m.classAt(line, u)
	}
}

// classAt returns the class of a line at the own choice u of the party that
// stays.
func (m *mover) classAt(line, u int) uint32 {
	return m.class[insert(line, m.stayer, m.stayerSize, u)]
}

// improving returns the line of t and the mover's choices on it from which it
// improves by going to t, but none that was returned before for the line.
func (m *mover) improving(t int) (line int, from []uint32) {
	line = drop(t, m.at, m.size)
	class := m.classes[line]
	first, worse := m.passed[line], m.worse[class][t>>m.at&(1<<m.size-1)]
	if first >= worse {
		return line, nil
	}
	m.passed[line] = worse
	return line, m.rising[class][first:worse]
}

// place returns the t on a line at which the mover has this choice.
func (m *mover) place(line int, choice uint32) int {
	return insert(line, m.at, m.size, int(choice))
}
