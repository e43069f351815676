package stability

// closure is what the blocks that may move reach from s by any number of moves,
// at least one, or of improvements only. As in legalSequences it is what legal
// sequences reach, but for s itself.
func (m *Model) closure(s int, may func(block int) bool, improving bool) set {
	reached := newSet(len(m.States))
	left := []int{s}
	for len(left) > 0 {
		at := left[len(left)-1]
		left = left[:len(left)-1]
		for b := range m.Blocks {
			if !may(b) {
				continue
			}
			for _, t := range m.steps(b, at, improving) {
				if !reached.has(int(t)) {
					reached.add(int(t))
					left = append(left, int(t))
				}
			}
		}
	}
	return reached
}

// steps are the moves of a block from s, or its improvements only.
func (m *Model) steps(b, s int, improving bool) []int32 {
	if improving {
		return m.Blocks[b].improvements[s]
	}
	return m.Blocks[b].moves[s]
}

// verdicts says for each of the concepts whether s is an equilibrium. Of what the
// opponents reach only what the definitions ask about s is computed.
func (m *Model) verdicts(s int, concepts []Concept) []bool {
	holds := make([]bool, len(concepts))
	for k := range holds {
		holds[k] = true
	}
	for b := range m.Blocks {
		g := m.gameAt(b, s)
		for k, c := range concepts {
			holds[k] = holds[k] && g.stable(c, s)
		}
	}
	return holds
}

// gameAt is the game that block b faces in s alone.
func (m *Model) gameAt(b, s int) *game {
	g := &game{Model: m, b: b, countermoves: make([]set, len(m.States)), counterimprovements: make([]set, len(m.States))}
	others := func(o int) bool { return o != b }
	for _, t := range m.Blocks[b].improvements[s] {
		g.countermoves[t] = m.closure(int(t), others, false)
		g.counterimprovements[t] = m.closure(int(t), others, true)
	}
	return g
}
