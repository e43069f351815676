package notation

import "parley/conflict"

func agreementPair(a conflict.Agreement) pair {
	var f fields
	f.name(a.Name, a.ID)
	f.text("text", a.Text)
	f.text("instrument", a.Instrument)
	f.mapping("terms", each(a.Terms, undertakingPair))
	f.numbers(a.Numbers())
	f.ceasefire(a.Ceasefire)
	f.guarantee(a.Guarantee)
	if r := a.Relief; r != nil {
		relief := fields{{"withdraws", textNode(r.Withdraws)}, {"eases", textNode(r.Eases)}}
		f.part("relief", relief, r.Numbers(), r.Basis)
	}
	f.mediation(a.Mediation)
	f.text("note", a.Note)
	f.basis(a.Basis)
	return pair{a.ID, mapNode(f...)}
}

func undertakingPair(t conflict.Undertaking) pair {
	var f fields
	f.text("owes", t.Owes)
	f.list("steps", each(t.Steps, textNode))
	f.text("gains", t.Gains)
	f.text("risks", t.Risks)
	f.basis(t.Basis)
	return pair{t.Party, mapNode(f...)}
}

func (f *fields) numbers(numbers []conflict.Number) {
	for _, n := range numbers {
		f.quantity(n.Key, *n.At)
	}
}

// part adds a mapping of what it begins with, its numbers and its basis.
func (f *fields) part(key string, begins fields, numbers []conflict.Number, basis conflict.Basis) {
	f.add(key, numberedNode(begins, numbers, basis))
}

func numberedNode(begins fields, numbers []conflict.Number, basis conflict.Basis) node {
	begins.numbers(numbers)
	begins.basis(basis)
	return mapNode(begins...)
}

func (f *fields) ceasefire(c *conflict.Ceasefire) {
	if c == nil {
		return
	}
	var inner fields
	inner.mapping("parties", each(c.Sides, func(s conflict.CeasefireSide) pair {
		return pair{s.Party, numberedNode(nil, s.Numbers(), s.Basis)}
	}))
	inner.numbers(c.Numbers())
	if i := c.Inspections; i != nil {
		inner.part("inspections", nil, i.Numbers(), i.Basis)
	}
	inner.basis(c.Basis)
	f.add("ceasefire", mapNode(inner...))
}

func (f *fields) guarantee(g *conflict.Guarantee) {
	if g == nil {
		return
	}
	inner := fields{{"rising", textNode(g.Rising)}, {"declining", textNode(g.Declining)}}
	inner.numbers(g.Numbers())
	inner.mapping("guarantors", each(g.Guarantors, func(one conflict.Guarantor) pair {
		return pair{one.Party, numberedNode(nil, one.Numbers(), one.Basis)}
	}))
	if s := g.FirstStrike; s != nil {
		inner.part("firstStrike", nil, s.Numbers(), s.Basis)
	}
	if d := g.Disarmament; d != nil {
		inner.part("disarmament", nil, d.Numbers(), d.Basis)
	}
	inner.basis(g.Basis)
	f.add("guarantee", mapNode(inner...))
}

func (f *fields) mediation(m *conflict.Mediation) {
	if m == nil {
		return
	}
	inner := fields{{"demands", textNode(m.Demands)}, {"resists", textNode(m.Resists)}}
	inner.numbers(m.Numbers())
	inner.mapping("candidates", each(m.Candidates, func(c conflict.Candidate) pair {
		var named fields
		named.name(c.Name, c.ID)
		return pair{c.ID, numberedNode(named, c.Numbers(), c.Basis)}
	}))
	if c := m.Contest; c != nil {
		inner.part("contest", nil, c.Numbers(), c.Basis)
	}
	if p := m.Prices; p != nil {
		both := fields{{"seller", listNode(each(p.Seller, priceNode)...)}, {"buyer", listNode(each(p.Buyer, priceNode)...)}}
		inner.part("prices", both, nil, p.Basis)
	}
	if s := m.Stalemate; s != nil {
		inner.part("stalemate", nil, s.Numbers(), s.Basis)
	}
	inner.basis(m.Basis)
	f.add("mediation", mapNode(inner...))
}

func priceNode(p conflict.PriceType) node {
	return mapNode(pair{"price", numberNode(p.Price)}, pair{"probability", numberNode(p.Probability)})
}
