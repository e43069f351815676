// Package elicit finds in which order a party's statements matter to it by
// asking which of two states is worse for it. The answers to a few such
// questions say the whole order over the states, because it is lexicographic
// [fang1993]: of two states the better one holds the most important of the
// statements in which they differ.
package elicit

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"parley/conflict"
)

// The bounds of an interview.
const (
	MaxStatements = 64   // the width of a set
	MaxStates     = 4096 // of which questions are made
	maxCompared   = 400  // kinds of states that are compared pair by pair
)

// A set is statements, by their places.
type set uint64

func (s set) has(k int) bool { return s>>k&1 == 1 }
func (s set) len() int       { return bits.OnesCount64(uint64(s)) }
func one(k int) set          { return 1 << k }

// An Interview is what is known of the order in which statements matter to a
// party.
type Interview struct {
	statements int
	kinds      []kind // the nearest to today first
	place      map[set]int
	tests      []func(conflict.State) bool // that a statement holds
	known      []verdict
	unsaid     []verdict
}

// A kind is the states that hold the same statements: nothing that the party
// cares about tells them apart.
type kind struct {
	holds  set
	states []conflict.State // the nearest to today first, a few of them
}

// A verdict says that the most important one of all these statements is among
// those in over.
type verdict struct{ over, under set }

// A Worse says which of two states is worse for the party.
type Worse string

// The answers to a question.
const (
	First  Worse = "first"
	Second Worse = "second"
	Unsaid Worse = "unsaid" // the person cannot say
)

// A Question is two states, one of which is worse for the party.
type Question struct{ First, Second conflict.State }

// New begins an interview about statements over states, none of which is
// answered yet. Questions are made of states near today. The error is that
// there are too many of either.
func New(c *conflict.Conflict, statements []conflict.Formula, states []conflict.State) (*Interview, error) {
	switch {
	case len(statements) > MaxStatements:
		return nil, fmt.Errorf("%d statements; want at most %d", len(statements), MaxStatements)
	case len(states) > MaxStates:
		return nil, fmt.Errorf("%d states; want at most %d", len(states), MaxStates)
	}
	v := &Interview{statements: len(statements), place: map[set]int{}}
	var today conflict.State
	if c.StatusQuo != nil {
		today = *c.StatusQuo
	}
	states = slices.Clone(states)
	slices.SortStableFunc(states, func(s, t conflict.State) int { return s.Xor(today).Count() - t.Xor(today).Count() })
	for _, f := range statements {
		v.tests = append(v.tests, f.Compile(c.OptionIndex))
	}
	for _, s := range states {
		v.add(s)
	}
	return v, nil
}

// holds returns the statements that hold in a state.
func (v *Interview) holds(s conflict.State) set {
	var held set
	for k, test := range v.tests {
		if test(s) {
			held |= one(k)
		}
	}
	return held
}

// add puts a state with those that hold the same statements.
func (v *Interview) add(s conflict.State) {
	const few = 8
	holds := v.holds(s)
	at, ok := v.place[holds]
	if !ok {
		at = len(v.kinds)
		v.place[holds] = at
		v.kinds = append(v.kinds, kind{holds: holds})
	}
	if len(v.kinds[at].states) < few {
		v.kinds[at].states = append(v.kinds[at].states, s)
	}
}

// ErrContradiction says that an answer cannot be true beside those before it.
var ErrContradiction = errors.New("the answer contradicts those before it")

// Answer takes an answer to a question about any two states of the interview.
func (v *Interview) Answer(q Question, worse Worse) error {
	first, second := v.holds(q.First), v.holds(q.Second)
	said := verdict{over: first &^ second, under: second &^ first}
	switch worse {
	case First:
		said.over, said.under = said.under, said.over
	case Second:
	case Unsaid:
		v.unsaid = append(v.unsaid, said)
		return nil
	default:
		return fmt.Errorf("no answer %q; want %s, %s or %s", worse, First, Second, Unsaid)
	}
	if !v.consistent(said) {
		return ErrContradiction
	}
	v.known = append(v.known, said)
	return nil
}
