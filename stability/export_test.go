package stability

// LegalSequences gives, for every state, what the movers reach, ascending.
func LegalSequences(states int, moves [][][]int32) [][]int32 {
	reached := make([][]int32, states)
	for s, x := range legalSequences(states, moves) {
		for t := range x.each {
			reached[s] = append(reached[s], int32(t))
		}
	}
	return reached
}
