package dense

import (
	"context"
	"fmt"

	"parley/conflict"
)

// maxSimultaneous bounds the options of SIM, which has no bar: which answers
// there are depends on the whole state, so that every state is tried.
const maxSimultaneous = 16

// SIM returns the equilibria under simultaneous stability, or a
// *conflict.TooLargeError. What the others reach at once they also reach one
// after the other, so that every such state is one under GMR.
func (m *Model) SIM(ctx context.Context) (*Set, error) {
	if m.options > maxSimultaneous {
		return nil, &conflict.TooLargeError{Options: m.options, What: fmt.Sprintf(
			"SIM judges every state by itself, which is done for at most %d options", maxSimultaneous)}
	}
	orders, err := m.orders(ctx, func(p *party) int { return m.classBytes() + p.rowBytes() })
	if err != nil {
		return nil, err
	}
	in, err := m.GMR(ctx)
	for k := 0; k < len(m.parties) && err == nil; k++ {
		err = m.keepSimultaneous(ctx, m.parties[k], orders, in)
	}
	return in, err
}

func (m *Model) keepSimultaneous(ctx context.Context, p *party, orders []*order, in *Set) error {
	score := m.scores(p)
	worker := func() *simultaneous { return m.newSimultaneous(p, orders, score) }
	_, err := inParallel(ctx, len(in.words), worker, func(s *simultaneous, word int) {
		for state := word << lanes; state < min((word+1)<<lanes, 1<<m.options); state++ {
			if in.has(state) && !s.stable(state) {
				in.remove(state)
			}
		}
	})
	return err
}

// simultaneous is one party's view of what happens when others move with it.
type simultaneous struct {
	chooser
	others []chooser
	better [][]uint32 // by place in others: the improvements from the state in question
	score  []uint64   // by state
}

// A chooser is a party with its order.
type chooser struct {
	*party
	*order
}

// scores returns the party's score of every state.
func (m *Model) scores(p *party) []uint64 {
	t := m.allStates()
	score := make([]uint64, t.words<<lanes)
	t.scores(p.all, make([]uint64, t.words), score)
	return score
}

// allStates returns a table of all states.
func (m *Model) allStates() *table {
	options := make([]int, m.options)
	for k := range options {
		options[k] = k
	}
	within := min(lanes, m.options)
	return newTable(options[:within], options[within:])
}

func (m *Model) newSimultaneous(p *party, orders []*order, score []uint64) *simultaneous {
	s := &simultaneous{score: score, better: make([][]uint32, len(m.parties)-1)}
	for k, other := range m.parties {
		if other == p {
			s.chooser = chooser{p, orders[k]}
		} else {
			s.others = append(s.others, chooser{other, orders[k]})
		}
	}
	return s
}

// stable reports whether every improvement of the party is met.
func (s *simultaneous) stable(state int) bool {
	for k, other := range s.others {
		s.better[k] = other.improvements(state)
	}
	for _, u := range s.improvements(state) {
		if !s.met(state, s.with(state, u), 0, false) {
			return false
		}
	}
	return true
}

// met reports whether some of the others from the k-th on, each improving from
// the state in question, make what the joint moves lead to no better for the party;
// somebody has to move.
func (s *simultaneous) met(state, joint, k int, moved bool) bool {
	if k == len(s.others) {
		return moved && s.score[joint] <= s.score[state]
	}
	if s.met(state, joint, k+1, moved) {
		return true
	}
	for _, u := range s.better[k] {
		if s.met(state, s.others[k].with(joint, u), k+1, true) {
			return true
		}
	}
	return false
}

// with returns the state with another choice of the party.
func (c chooser) with(state int, u uint32) int {
	return c.state(drop(state, c.first, c.size), int(u))
}

// improvements returns the choices with which the party improves from the
// state.
func (c chooser) improvements(state int) []uint32 {
	class := c.class[drop(state, c.first, c.size)]
	rising, worse := c.rising[class], c.worse[class]
	u := state >> c.first & (1<<c.size - 1)
	k := worse[u]
	for int(k) < len(rising) && worse[rising[k]] == worse[u] {
		k++
	}
	return rising[k:]
}
