package symbolic

import (
	"slices"

	"parley/conflict"
)

// answers are what the others can do about a party's improvements.
type answers struct {
	*Case
	party *party
	ask   Ask
	// layers are the improvements and other states by how soon the others lead
	// from there to one that deters the party: after one move of theirs, after
	// two. The deterring states are the first layer's goal.
	deterring diagram
	layers    []diagram
	// choices holds where each of the others keeps its options or improves,
	// and somebody does; for simultaneous answers alone.
	choices diagram
}

func (c *Case) answers(p *party, ask Ask, improving diagram) *answers {
	a := &answers{Case: c, party: p, ask: ask, deterring: p.noBetter(c.state)}
	switch {
	case ask.Nobody:
	case ask.Simultaneous:
		a.atOnce()
	default:
		a.inTurn(improving)
	}
	return a
}

// inTurn searches backwards from the deterring states by the others' moves,
// until every improvement is met or nothing is added.
func (a *answers) inTurn(improving diagram) {
	if a.ask.Escapable {
		a.deterring = a.and(a.deterring, a.party.before(a.party.noBetter(a.state).not()).not())
	}
	others := a.party.others(view{credible: a.ask.Credible})
	known, edge := a.deterring, a.deterring
	for a.and(improving, known.not()) != never {
		next := never
		for _, r := range others {
			next = a.or(next, r.before(edge))
		}
		edge = a.and(next, known.not())
		if edge == never {
			return
		}
		a.layers = append(a.layers, edge)
		known = a.or(known, edge)
	}
}

// atOnce finds the improvements that the others can meet by improving at the
// same time.
func (a *answers) atOnce() {
	a.choices = always
	same := always
	for _, o := range a.parties {
		if o == a.party {
			continue
		}
		stays := a.keeps(o)
		improves := a.some(a.improvements(o, a.state), a.beside(o))
		a.choices = a.and(a.choices, a.or(stays, improves))
		same = a.and(same, stays)
	}
	a.choices = a.and(a.choices, same.not())
	a.layers = []diagram{a.some(a.and(a.choices, a.deterring), a.beside(a.party))}
}

// keeps holds where a party's options are as in the state in question.
func (a *answers) keeps(p *party) diagram {
	same := always
	for k, o := range a.conflict.Options {
		if o.Party == p.id {
			same = a.and(same, a.literal(k, a.state.Has(k)))
		}
	}
	return same
}

// beside are all options that are not the party's.
func (a *answers) beside(p *party) *levels {
	var rest []uint32
	for k, o := range a.conflict.Options {
		if o.Party != p.id {
			rest = append(rest, a.option(k))
		}
	}
	return a.newLevels(rest...)
}

// sanctioned gives the answer to an improvement that is met.
func (a *answers) sanctioned(t conflict.State) Improvement {
	if a.ask.Simultaneous {
		return a.jointly(t)
	}
	i := Improvement{To: t}
	depth := slices.IndexFunc(a.layers, func(layer diagram) bool { return a.holds(layer, t) })
	for ; depth >= 0; depth-- {
		goal := a.deterring
		if depth > 0 {
			goal = a.layers[depth-1]
		}
		step := a.step(t, goal)
		i.Sanction = append(i.Sanction, step)
		t = step.To
	}
	i.Deterrent = t
	return i
}

// step is the move of one of the others from a state into one of the goal.
func (a *answers) step(from conflict.State, goal diagram) Move {
	for _, o := range a.parties {
		if o == a.party {
			continue
		}
		reached := a.moves(o, from)
		if a.ask.Credible {
			reached = a.improvements(o, from)
		}
		if to := (&Set{a.world, a.and(reached, goal)}).first(1); len(to) > 0 {
			return Move{o.id, from, to[0]}
		}
	}
	panic("symbolic: no move leads from a layer to the one before")
}

// jointly gives the simultaneous answer to an improvement.
func (a *answers) jointly(t conflict.State) Improvement {
	met := a.and(a.choices, a.deterring)
	for k, o := range a.conflict.Options {
		if o.Party == a.party.id {
			met = a.and(met, a.literal(k, t.Has(k)))
		}
	}
	i := Improvement{To: t, Deterrent: (&Set{a.world, met}).first(1)[0]}
	for _, o := range a.parties {
		to := a.state
		for k, option := range a.conflict.Options {
			if option.Party == o.id {
				to = to.With(k, i.Deterrent.Has(k))
			}
		}
		if o != a.party && to != a.state {
			i.Sanction = append(i.Sanction, Move{o.id, a.state, to})
		}
	}
	return i
}
