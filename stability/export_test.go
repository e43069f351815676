package stability

import "context"

// LegalSequences gives, for every state, what the movers reach, ascending.
func LegalSequences(states int, moves [][][]int32) [][]int32 {
	reached := make([][]int32, states)
	sets, err := legalSequences(context.Background(), states, moves)
	if err != nil {
		panic(err)
	}
	for s, x := range sets {
		for t := range x.each {
			reached[s] = append(reached[s], int32(t))
		}
	}
	return reached
}

// Settled gives the horizon from which on what is foreseen repeats, and how
// often it has to be looked at.
func (f *Foresight) Settled() (from, period int) { return f.first, f.last - f.first }
