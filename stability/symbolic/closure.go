package symbolic

import "slices"

// A relation is where one party may go: from a state to the one that has the
// twins of the party's options in their place.
type relation struct {
	*party
	pairs diagram
}

// moves relates every state that the party sees to what it reaches by one
// move, and to itself.
func (p *party) moves() relation {
	return relation{p, p.to}
}

// improvements relates every state that the party sees to what it reaches by
// one move and prefers: of the first statement on which they differ, it holds
// there. Statements that do not mention its options never differ.
func (p *party) improvements() relation {
	better := never
	for _, here := range slices.Backward(p.values) {
		there := p.move(here, p.own)
		better = p.ite(p.iff(here, there), better, there)
	}
	return relation{p, p.and(p.to, better)}
}

// before gives the states from which the relation leads to one of the states.
func (r relation) before(states diagram) diagram {
	return r.and(r.seen, r.someBoth(r.pairs, r.move(r.and(states, r.seen), r.own), r.twins))
}

// closure adds the states of the domain from which the relations lead to one
// of the states, in any number of steps within the domain.
func (w *world) closure(states, domain diagram, by []relation) diagram {
	for idle, k := 0, 0; idle < len(by); k = (k + 1) % len(by) {
		more := w.or(states, w.and(domain, by[k].before(states)))
		if idle++; more != states {
			states, idle = more, 1
		}
	}
	return states
}

// least gives the lowest value to which the relations lead from a state, the
// state itself included: one diagram for each digit. They are right as far as
// they decide whether that value is higher than the party's in one of the
// states of the watch from which the party can move to the state.
func (p *party) least(digits []diagram, by []relation, watch diagram) []diagram {
	least := make([]diagram, len(digits))
	for k := range least {
		least[k] = never
	}
	s := &splitter{p, digits, by, least}
	s.split(0, p.feasible, p.feasible, watch)
	return least
}

// A splitter finds least values digit by digit.
type splitter struct {
	*party
	digits []diagram
	by     []relation
	least  []diagram
}

// split sets the digits from the k-th on for a domain of states in which the
// least digits before are the same; lowest are those of it whose own value has
// these digits, and watch those to be decided in which the party's value has
// them. Where these are none the comparison is decided already.
//
// The next digit is 0 where the relations lead to one of the lowest in which
// it is 0. Every state on the way there has the same least digits so far: no
// lower, as it is reached from the first, and no higher, as the last is
// reached from it. So the way is searched within the domain.
func (s *splitter) split(k int, domain, lowest, watch diagram) {
	if k == len(s.digits) || domain == never {
		return
	}
	watch = s.and(watch, s.before(domain))
	if watch == never {
		return
	}
	digit, value := s.digits[k], s.values[k]
	zero := s.and(lowest, digit.not())
	reach := s.closure(zero, domain, s.by)
	rest := s.and(domain, reach.not())
	s.least[k] = s.or(s.least[k], rest)
	s.split(k+1, reach, zero, s.and(watch, value.not()))
	s.split(k+1, rest, s.and(rest, lowest), s.and(watch, value))
}
