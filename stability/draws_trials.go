package stability

import (
	"encoding/binary"

	"parley/ensemble"
)

// trials counts, for one doubt and one input, what the tested draws say.
type trials struct {
	mixed              ensemble.YesNo
	settled, low, high int
}

func (t *trials) see(a, b bool, around [][]bool, d int) {
	t.mixed.Add(a, b, around[0][d])
	for k, n := range []*int{&t.settled, &t.low, &t.high} {
		if around[k+1][d] {
			*n++
		}
	}
}

// tested is the trials by doubt and input.
type tested [][]trials

func newTested(doubts, inputs int) tested {
	t := make(tested, doubts)
	for d := range t {
		t[d] = make([]trials, inputs)
	}
	return t
}

// counts is every number of the trials, in a fixed order.
func (t tested) counts(visit func(n *int)) {
	for d := range t {
		for i := range t[d] {
			of := &t[d][i]
			for k := range of.mixed {
				visit(&of.mixed[k])
			}
			visit(&of.settled)
			visit(&of.low)
			visit(&of.high)
		}
	}
}

func (t tested) add(other tested) { addCounts(t.counts, other.counts) }

// encode writes the trials for a journal.
func (t tested) encode() []byte {
	var text []byte
	t.counts(func(n *int) { text = binary.AppendUvarint(text, uint64(*n)) })
	return text
}

func decodeTested(text []byte, doubts, inputs int) (tested, error) {
	t := newTested(doubts, inputs)
	return t, decodeCounts(text, t.counts)
}
