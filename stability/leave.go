package stability

// A Leaver is a block that would leave a state under some concepts.
type Leaver struct {
	Block    int
	Concepts []Concept // under which the state is not stable for the block
	// To is where it would go: of the improvements from which nothing deters
	// it under the last of Concepts, one that it prefers most.
	To int
}

// Leavers lists the blocks that would leave the state under at least one of
// the concepts.
func (s *Solution) Leavers(state int, concepts ...Concept) []Leaver {
	var leavers []Leaver
	for b := range s.Blocks {
		l := Leaver{Block: b, To: -1}
		for _, c := range concepts {
			if !s.Stable(c, b, state) {
				l.Concepts = append(l.Concepts, c)
			}
		}
		if len(l.Concepts) == 0 {
			continue
		}
		deciding := l.Concepts[len(l.Concepts)-1]
		for _, t := range s.Blocks[b].improvements[state] {
			free := s.answer(deciding, b, state, int(t)).Sanction == nil
			if free && (l.To < 0 || s.prefers(s.Blocks[b], int(t), l.To)) {
				l.To = int(t)
			}
		}
		leavers = append(leavers, l)
	}
	return leavers
}
