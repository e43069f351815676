package conflicttest

import (
	"context"
	"fmt"
	"math/rand/v2"

	"parley/conflict"
)

func (g generator) preferences() {
	if g.chance(g.shape.Ranked) {
		g.rankings()
		return
	}
	for _, p := range g.c.Parties {
		g.c.Preferences = append(g.c.Preferences, conflict.Preference{Party: p.ID, Statements: g.statements()})
	}
}

func (g generator) statements() []conflict.Statement {
	if g.shape.Statements == 0 || len(g.c.Options) == 0 {
		return nil
	}
	statements := make([]conflict.Statement, 1+g.IntN(g.shape.Statements))
	for k := range statements {
		statements[k].Formula = Formula(g.Rand, g.optionIDs(), 2)
	}
	return statements
}

func (g generator) rankings() {
	states, err := g.c.States(context.Background(), mostRanked)
	if err != nil {
		panic(err)
	}
	for _, p := range g.c.Parties {
		g.c.Preferences = append(g.c.Preferences, conflict.Preference{Party: p.ID, Ranking: g.ranking(states)})
	}
}

func (g generator) ranking(states []conflict.State) [][]conflict.State {
	var groups [][]conflict.State
	for _, k := range g.Perm(len(states)) {
		if last := len(groups) - 1; last >= 0 && g.chance(g.shape.Ties) {
			groups[last] = append(groups[last], states[k])
		} else {
			groups = append(groups, []conflict.State{states[k]})
		}
	}
	return groups
}

func (g generator) instruments() {
	for k := range g.shape.Instruments {
		g.c.Instruments = append(g.c.Instruments, g.instrument(fmt.Sprintf("i%d", k+1)))
	}
}

func (g generator) instrument(id string) conflict.Instrument {
	p := g.c.Parties[g.IntN(len(g.c.Parties))]
	added := conflict.Option{ID: p.ID + "." + id, Party: p.ID, Name: "Option of " + id}
	ids := append(g.optionIDs(), added.ID)
	wanted := conflict.Statement{Formula: Formula(g.Rand, ids, 2)}
	return conflict.Instrument{
		ID:          id,
		Name:        "Instrument " + id,
		Options:     []conflict.Option{added},
		Rules:       []conflict.Rule{{Kind: conflict.RuleNever, Formula: conflict.And(conflict.Taken(added.ID), Formula(g.Rand, ids, 1))}},
		Preferences: []conflict.StatementChange{{Party: p.ID, Insert: &wanted}},
	}
}

// Formula returns a random formula over the options (at least one) with every
// connective, nested at most depth deep.
func Formula(r *rand.Rand, options []string, depth int) conflict.Formula {
	if depth == 0 || r.IntN(3) == 0 {
		return leaf(r, options)
	}
	part := func() conflict.Formula { return Formula(r, options, depth-1) }
	switch r.IntN(6) {
	case 0:
		return conflict.Not(part())
	case 1:
		return conflict.And(part(), part())
	case 2:
		return conflict.Or(part(), part())
	case 3:
		return conflict.If(part(), part())
	case 4:
		return conflict.Iff(part(), part())
	}
	return conflict.Or(part(), part(), part())
}

func leaf(r *rand.Rand, options []string) conflict.Formula {
	taken := conflict.Taken(options[r.IntN(len(options))])
	switch r.IntN(20) {
	case 0:
		return conflict.And()
	case 1:
		return conflict.Or()
	case 2, 3, 4, 5, 6, 7, 8, 9:
		return conflict.Not(taken)
	}
	return taken
}

// State returns a random state of n options.
func State(r *rand.Rand, n int) conflict.State {
	var s conflict.State
	for k := range n {
		s = s.With(k, r.IntN(2) == 0)
	}
	return s
}
