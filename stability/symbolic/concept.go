package symbolic

// nash returns the equilibria: for every party and statement, the statement
// holds just where the highest value that the party can reach has it.
// Statements that do not mention the party's options cancel. The parties'
// statements are taken in turn, the most important first, and what can no
// longer be an equilibrium is not looked at again.
func (w *world) nash() diagram {
	in := w.feasible
	var kept []diagram
	most := 0
	for _, p := range w.parties {
		kept = append(kept, w.and(p.seen, p.from))
		most = max(most, len(p.values))
	}
	for k := range most {
		for i, p := range w.parties {
			if k >= len(p.values) || !w.mentions(p.values[k], p.own) {
				continue
			}
			digit := p.values[k]
			possible := w.someBoth(kept[i], digit, p.own)
			kept[i] = w.and(kept[i], w.or(digit, possible.not()))
			in = w.and(in, w.or(p.seen.not(), w.iff(digit, w.move(possible, p.oneWay))))
			kept[i] = w.and(kept[i], p.around(in))
		}
	}
	return in
}

// around holds where the party could have come from one of the states: the
// others' options are as there, its own that go one way have twins as there.
func (p *party) around(states diagram) diagram {
	return p.some(p.move(states, p.fixed), p.own)
}

// A view is what the others do with an improvement of a party.
type view struct {
	credible  bool // they move only to improve
	escapable bool // the party may move once more
}

// stable returns those of the states that are stable for the party.
//
// It would leave a state for one that it prefers and from which the others
// lead to none that is no better for it, that is, when the lower of the value
// there and the least value to which they lead is higher than the value here.
// When the party may move once more, what counts of a state to which they lead
// is the highest value that it reaches from there.
func (p *party) stable(v view, states diagram) diagram {
	outcome := p.values
	best := p.ites(p.seen, p.best(p.values), p.values)
	if v.escapable {
		outcome = best
	}
	improving := p.and(states, p.atLeast(p.values, best).not())
	bar := p.best(p.lower(p.values, p.least(outcome, p.others(v), improving)))
	return p.and(states, p.or(improving.not(), p.atLeast(p.values, bar)))
}

// others are the relations by which the party's opponents answer it.
func (p *party) others(v view) []relation {
	var others []relation
	for _, o := range p.parties {
		switch {
		case o == p:
		case v.credible:
			others = append(others, o.improvements())
		default:
			others = append(others, o.moves())
		}
	}
	return others
}

// lower gives the lower of two numbers.
func (w *world) lower(a, b []diagram) []diagram {
	return w.ites(w.atLeast(a, b), b, a)
}

// ites is ite for each digit.
func (w *world) ites(f diagram, g, h []diagram) []diagram {
	result := make([]diagram, len(g))
	for k := range g {
		result[k] = w.ite(f, g[k], h[k])
	}
	return result
}
