package stability

import (
	"encoding/binary"
	"errors"
)

// A tally counts in how many draws each state, and some state of each
// outcome, is an equilibrium, by concept.
type tally struct {
	states, outcomes [][]int
	noSIM            bool // in some draw SIM could not be judged
}

func newTally(states, outcomes int) tally {
	var t tally
	for range Concepts {
		t.states = append(t.states, make([]int, states))
		t.outcomes = append(t.outcomes, make([]int, outcomes))
	}
	return t
}

// counts is every number of the tally, in a fixed order.
func (t tally) counts(visit func(n *int)) {
	for _, part := range [][][]int{t.states, t.outcomes} {
		for _, counts := range part {
			for k := range counts {
				visit(&counts[k])
			}
		}
	}
}

func (t *tally) add(other tally) {
	addCounts(t.counts, other.counts)
	t.noSIM = t.noSIM || other.noSIM
}

// addCounts adds each number of the second to that of the first in its place.
func addCounts(to, from func(visit func(n *int))) {
	var theirs []int
	from(func(n *int) { theirs = append(theirs, *n) })
	to(func(n *int) {
		*n += theirs[0]
		theirs = theirs[1:]
	})
}

// see counts one draw.
func (t *tally) see(v *verdict) {
	for c := range v.states {
		for s := range v.states[c].each {
			t.states[c][s]++
		}
		for o := range v.outcomes[c].each {
			t.outcomes[c][o]++
		}
	}
	t.noSIM = t.noSIM || v.noSIM
}

// encode writes the tally for a journal.
func (t tally) encode() []byte {
	text := []byte{0}
	if t.noSIM {
		text[0] = 1
	}
	t.counts(func(n *int) { text = binary.AppendUvarint(text, uint64(*n)) })
	return text
}

var errTally = errors.New("it does not fit the conflict")

func decodeTally(text []byte, states, outcomes int) (tally, error) {
	t := newTally(states, outcomes)
	if len(text) == 0 || text[0] > 1 {
		return t, errTally
	}
	t.noSIM = text[0] == 1
	return t, decodeCounts(text[1:], t.counts)
}

// decodeCounts reads every number; none counts more than the draws that may be
// asked.
func decodeCounts(text []byte, counts func(visit func(n *int))) error {
	var err error
	counts(func(n *int) {
		x, size := binary.Uvarint(text)
		if size <= 0 || x > MaxDraws {
			err, text = errTally, nil
			return
		}
		*n, text = int(x), text[size:]
	})
	if len(text) > 0 {
		err = errTally
	}
	return err
}
