package symbolic

import (
	"context"
	"slices"

	"parley/conflict"
)

// A world is a conflict in diagrams of one forest.
type world struct {
	*forest
	order    []int // the options as the diagrams ask for them
	place    []int // of each option in that order
	feasible diagram
	parties  []*party // those that have options
}

// A party is one party's moves and values in diagrams. Every option has two
// variables: itself, and its twin, which stands for the option in a second
// state.
type party struct {
	*world
	id     string
	values []diagram // its statements, the most important first
	seen   diagram   // the feasible states that it does not misperceive
	own    *levels   // its options
	twins  *levels   // their twins
	fixed  *levels   // its options that go one way only
	oneWay *levels   // their twins
	// Options that go one way: from holds where they may have changed from what
	// their twins say to what they are, to where they may change the other way.
	from, to diagram
}

func (m *Model) newWorld(ctx context.Context) *world {
	c := m.conflict
	w := &world{forest: newForest(ctx, len(c.Options), m.most), order: m.order, place: places(m.order)}
	w.feasible = w.all(c.Conditions(), c.OptionIndex)
	for _, p := range c.Parties {
		if view := w.newParty(c, p); view != nil {
			w.parties = append(w.parties, view)
		}
	}
	return w
}

// option is the level of an option's variable.
func (w *world) option(k int) uint32 { return uint32(2 * w.place[k]) }

func (w *world) newParty(c *conflict.Conflict, of conflict.Party) *party {
	p := &party{world: w, id: of.ID, from: always, to: always}
	var own, twins, fixed, oneWay []uint32
	for k, o := range c.Options {
		if o.Party != of.ID {
			continue
		}
		level := w.option(k)
		own, twins = append(own, level), append(twins, level|1)
		it, twin := w.variable(level), w.variable(level|1)
		switch o.Direction {
		case conflict.Forward:
			p.from, p.to = w.and(p.from, w.or(twin.not(), it)), w.and(p.to, w.or(it.not(), twin))
		case conflict.Backward:
			p.from, p.to = w.and(p.from, w.or(it.not(), twin)), w.and(p.to, w.or(twin.not(), it))
		case conflict.Both:
			continue
		}
		fixed, oneWay = append(fixed, level), append(oneWay, level|1)
	}
	if len(own) == 0 {
		return nil
	}
	p.own, p.twins = w.newLevels(own...), w.newLevels(twins...)
	p.fixed, p.oneWay = w.newLevels(fixed...), w.newLevels(oneWay...)
	p.seen = w.feasible
	for _, f := range of.Misperceives {
		p.seen = w.and(p.seen, w.formula(f, c.OptionIndex).not())
	}
	if pr := c.Preference(of.ID); pr != nil {
		for _, s := range pr.Statements {
			p.values = append(p.values, w.formula(s.Formula, c.OptionIndex))
		}
	}
	return p
}

// formula is where a formula holds.
func (w *world) formula(f conflict.Formula, index func(id string) int) diagram {
	arg := func(k int) diagram { return w.formula(f.Args[k], index) }
	switch f.Op {
	case conflict.OpTrue:
		return always
	case conflict.OpFalse:
		return never
	case conflict.OpOption:
		if k := index(f.Option); k >= 0 {
			return w.variable(w.option(k))
		}
		return never // not on the table
	case conflict.OpNot:
		return arg(0).not()
	case conflict.OpIf:
		return w.or(arg(0).not(), arg(1))
	case conflict.OpIff:
		return w.iff(arg(0), arg(1))
	case conflict.OpAnd:
		return w.all(f.Args, index)
	case conflict.OpOr:
		result := never
		for k := range f.Args {
			result = w.or(result, arg(k))
		}
		return result
	}
	panic("symbolic: malformed formula")
}

// all is where all formulas hold.
func (w *world) all(fs []conflict.Formula, index func(id string) int) diagram {
	result := always
	for _, f := range fs {
		result = w.and(result, w.formula(f, index))
	}
	return result
}

// mentions reports whether the function depends on a variable of the set.
func (w *world) mentions(f diagram, of *levels) bool {
	return w.move(f, of) != f
}

// before gives the states from which the party reaches one of the states by a
// move, or in which it may stay.
func (p *party) before(states diagram) diagram {
	return p.and(p.seen, p.move(p.someBoth(p.and(states, p.seen), p.from, p.own), p.oneWay))
}

// best gives the highest value, one diagram for each of its digits, that the
// party reaches by one move or by staying, from the states that it sees. The
// digits are those of the states' values, the most important first: where one
// can be had, the states without it are dropped.
func (p *party) best(digits []diagram) []diagram {
	kept := p.and(p.seen, p.from)
	best := make([]diagram, len(digits))
	for k, digit := range digits {
		possible := p.someBoth(kept, digit, p.own)
		kept = p.and(kept, p.or(digit, possible.not()))
		best[k] = p.move(possible, p.oneWay)
	}
	return best
}

// atLeast is where the first number is at least the second.
func (w *world) atLeast(a, b []diagram) diagram {
	holds := always
	for k, digit := range slices.Backward(a) {
		holds = w.ite(w.iff(digit, b[k]), holds, digit)
	}
	return holds
}
