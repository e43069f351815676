package analysis

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
	"parley/stability"
)

// A Glance is what a conflict comes to as it stands, for a page on which it is
// being written: which states hold, and how one party ranks all of them.
type Glance struct {
	Options []conflict.Option // in the order of the letters of a state
	States  int               // how many are feasible
	Holding []Holding         // those that hold under most concepts first
	Ranking [][]Glimpse       // of the party, best first; equally good states together
}

// A Holding is a state that is an equilibrium.
type Holding struct {
	Glimpse
	Concepts []string // short names
}

// A Glimpse is a state as people name it.
type Glimpse struct {
	Letters   string // Y and N
	Name      string // the outcome's; empty without one
	Taken     string // the options taken, in words
	StatusQuo bool
}

// Glimpsed returns the glance of the conflict, with the ranking of the party
// with this id; without one there is no ranking. The error is a
// *conflict.TooLargeError when there are too many states to judge each, or
// says what the conflict lacks.
func Glimpsed(ctx context.Context, c *conflict.Conflict, party string) (*Glance, error) {
	m, err := stability.NewModel(ctx, c)
	if err != nil {
		return nil, err
	}
	s, err := m.Solve(ctx, nil)
	if err != nil {
		return nil, err
	}
	g := &Glance{Options: m.Conflict.Options, States: len(m.States)}
	for _, state := range s.Strongest() {
		h := Holding{Glimpse: glimpse(m, state)}
		for _, concept := range s.EquilibriumUnder(state) {
			h.Concepts = append(h.Concepts, concept.String())
		}
		g.Holding = append(g.Holding, h)
	}
	if party == "" {
		return g, nil
	}
	k := slices.IndexFunc(c.Parties, func(p conflict.Party) bool { return p.ID == party })
	if k < 0 {
		return nil, &ParamError{"party", fmt.Errorf("no party %q", party)}
	}
	for _, group := range m.Ranked(k) {
		var states []Glimpse
		for _, state := range group {
			states = append(states, glimpse(m, state))
		}
		g.Ranking = append(g.Ranking, states)
	}
	return g, nil
}

func glimpse(m *stability.Model, state int) Glimpse {
	quo := m.Conflict.StatusQuo
	return Glimpse{
		Letters: m.Letters(state), Name: m.Conflict.OutcomeName(m.States[state]), Taken: m.TakenWords(state),
		StatusQuo: quo != nil && *quo == m.States[state],
	}
}
