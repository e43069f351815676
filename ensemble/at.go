package ensemble

import "parley/conflict"

// At returns the conflict at a point: a copy in which every quantity and every
// preference is certain.
func (e *Ensemble) At(p Point) *conflict.Conflict {
	c := e.conflict.Clone()
	rest := p
	c.EachQuantity(func(_, _ string, q *conflict.Quantity) {
		if !q.Certain() {
			*q = conflict.Exactly(rest[0].Number)
			rest = rest[1:]
		}
	})
	for k, in := range e.inputs {
		switch in.Kind {
		case Number:
		case Held:
			in.hold(c, p[k].Held)
		case Order:
			in.order(c, p[k].Order)
		}
	}
	return c
}

// hold makes it certain whether the statement is held.
func (i *Input) hold(c *conflict.Conflict, held bool) {
	var sure *conflict.Quantity
	if !held {
		never := conflict.Exactly(0)
		sure = &never
	}
	if i.Statements[1] > 0 {
		i.preference(c).Statements[i.Statements[0]].Sure = sure
	}
	for _, at := range i.changes {
		c.Instruments[at[0]].Preferences[at[1]].Insert.Sure = sure
	}
}

// order puts the statements of the group in the order.
func (i *Input) order(c *conflict.Conflict, order []int) {
	group := i.preference(c).Statements[i.Statements[0]:i.Statements[1]]
	written := append([]conflict.Statement(nil), group...)
	for k, place := range order {
		group[k] = written[place]
		group[k].Either = 0
	}
}

// preference is that whose statements are meant: what the party wants, or what
// the viewer perceives it to want.
func (i *Input) preference(c *conflict.Conflict) *conflict.Preference {
	if i.Viewer == "" {
		return c.Preference(i.Party)
	}
	viewer, _ := c.Party(i.Viewer)
	return viewer.Perceives.Preference(i.Party)
}
