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
	var theirs []int
	other.counts(func(n *int) { theirs = append(theirs, *n) })
	t.counts(func(n *int) {
		*n += theirs[0]
		theirs = theirs[1:]
	})
	t.noSIM = t.noSIM || other.noSIM
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
	text = text[1:]
	var err error
	t.counts(func(n *int) {
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
	return t, err
}
