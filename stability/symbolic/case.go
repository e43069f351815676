package symbolic

import (
	"context"
	"math/big"
	"slices"

	"parley/conflict"
)

// A Case is one state of a conflict, of which is asked for whom it is stable,
// and why. It is found without the equilibria: what the state is worth to a
// party is known, so that one search backwards from the states that are no
// better decides.
type Case struct {
	*world
	conflict *conflict.Conflict
	state    conflict.State
}

// A Move is one party's change of a state.
type Move struct {
	Party    string // id
	From, To conflict.State
}

// An Improvement is a state that the party could move to and prefers.
type Improvement struct {
	To conflict.State
	// Sanction leads from there to a state that deters the party, by a
	// shortest sequence of the others' moves; nil when there is none. Of
	// simultaneous moves each starts from the state in question.
	Sanction []Move
	// Deterrent is the state that deters.
	Deterrent conflict.State
}

// An Argument is why a state is stable for a party under a concept, or is not.
type Argument struct {
	Improvements *big.Int      // how many there are
	Free         *big.Int      // how many of them nothing deters
	Examples     []Improvement // the first of them, those that nothing deters before the others
}

// At returns the case of a feasible state.
func (m *Model) At(ctx context.Context, s conflict.State) (c *Case, err error) {
	defer catch(&err)
	return &Case{m.newWorld(ctx), m.conflict, s}, nil
}

// An Ask is what a concept credits the others with.
type Ask struct {
	Nobody       bool // they do not answer (Nash)
	Simultaneous bool // they improve at the same time as the party (SIM)
	Credible     bool // they move only to improve (SEQ, SSEQ)
	Escapable    bool // the party may move once more (SMR, SSEQ)
}

// Argue gives the argument for a party, with at most so many examples.
func (c *Case) Argue(ctx context.Context, id string, ask Ask, most int) (a *Argument, err error) {
	defer catch(&err)
	c.ctx = ctx
	k := slices.IndexFunc(c.parties, func(p *party) bool { return p.id == id })
	if k < 0 { // it has no options
		return &Argument{new(big.Int), new(big.Int), nil}, nil
	}
	p := c.parties[k]
	improving := c.improvements(p, c.state)
	answers := c.answers(p, ask, improving)
	deterred := never
	for _, layer := range answers.layers {
		deterred = c.or(deterred, layer)
	}
	free := &Set{c.world, c.and(improving, deterred.not())}
	a = &Argument{Improvements: (&Set{c.world, improving}).Count(), Free: free.Count()}
	for _, to := range free.first(most) {
		a.Examples = append(a.Examples, Improvement{To: to})
	}
	met := &Set{c.world, c.and(improving, deterred)}
	for _, to := range met.first(most - len(a.Examples)) {
		a.Examples = append(a.Examples, answers.sanctioned(to))
	}
	return a, nil
}

// moves are the states that a party reaches from a state by one move, and the
// state itself; none when it does not see the state.
func (c *Case) moves(p *party, from conflict.State) diagram {
	if !c.holds(p.seen, from) {
		return never
	}
	reached := p.seen
	for k, o := range c.conflict.Options {
		taken := from.Has(k)
		if o.Party != p.id || o.Direction == conflict.Forward && taken || o.Direction == conflict.Backward && !taken {
			reached = c.and(reached, c.literal(k, taken))
		}
	}
	return reached
}

// improvements are those that it prefers.
func (c *Case) improvements(p *party, from conflict.State) diagram {
	return c.and(c.moves(p, from), p.noBetter(from).not())
}

// noBetter are the feasible states that the party does not prefer to a state:
// those that lack the first statement in which they differ, or differ in none.
func (p *party) noBetter(than conflict.State) diagram {
	better := never
	for _, value := range slices.Backward(p.values) {
		if p.holds(value, than) {
			better = p.and(value, better)
		} else {
			better = p.or(value, better)
		}
	}
	return p.and(p.feasible, better.not())
}

// literal holds where an option is taken, or where it is not.
func (w *world) literal(k int, taken bool) diagram {
	if taken {
		return w.variable(w.option(k))
	}
	return w.variable(w.option(k)).not()
}

// holds reports whether the function holds in a state.
func (w *world) holds(f diagram, s conflict.State) bool {
	for w.level(f) != bottom {
		level := w.level(f)
		low, high := w.branches(f, level)
		if f = low; s.Has(w.order[level/2]) {
			f = high
		}
	}
	return f == always
}
