package conflict

// A Tie is a directed dependence: what the party needs in the area comes from
// another, or goes to it. A buyer's tie is to its supplier, a seller's to its
// customer. There is one tie for each party, other and area.
type Tie struct {
	Party string // who depends
	On    string // on whom: another party
	Area  string
	// Share is the part of the party's need in the area that the other meets,
	// 0 to 1: of its energy imports, of its arms, of its export earnings.
	Share Quantity
	// Replaceable is the part of that share that the party could get elsewhere
	// within a year, 0 to 1; nil when nobody said so.
	Replaceable *Quantity
	// Value is what flows in a year, at least 0, in one unit for the whole
	// area; nil when it is not known.
	Value *Quantity
	// Capacity is the most that could flow in a year, in the same unit, at
	// least 0; nil when it is not known.
	Capacity *Quantity
	Basis
}

// AreaName returns the area's name, or the id when there is no such area.
func (c *Conflict) AreaName(id string) string {
	for _, a := range c.Areas {
		if a.ID == id {
			return a.Name
		}
	}
	return id
}

func (t *Tie) eachQuantity(c *Conflict, visit func(id, name string, q *Quantity)) {
	id := "ties/" + t.Party + "/" + t.On + "/" + t.Area
	what := "of " + c.PartyName(t.Party) + "'s tie to " + c.PartyName(t.On) + " in " + c.AreaName(t.Area)
	visit(id+"/share", "share "+what, &t.Share)
	for _, q := range []struct {
		key, name string
		q         *Quantity
	}{
		{"replaceable", "replaceable part ", t.Replaceable}, {"value", "value ", t.Value}, {"capacity", "capacity ", t.Capacity},
	} {
		if q.q != nil {
			visit(id+"/"+q.key, q.name+what, q.q)
		}
	}
}

func (t Tie) clone() Tie {
	own(&t.Replaceable)
	own(&t.Value)
	own(&t.Capacity)
	return t
}
