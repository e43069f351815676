package conflict

import "slices"

// EachQuantity visits every number of the conflict that may be uncertain, in
// the order of the file; visit may change it. The id names the quantity and
// stays the same when others are added: "positions/north/line/at". The name
// says in words what it is. Two quantities have the same id only where a file
// states the same thing twice.
func (c *Conflict) EachQuantity(visit func(id, name string, q *Quantity)) {
	for k := range c.Issues {
		if i := &c.Issues[k]; i.Reference != nil {
			visit("issues/"+i.ID+"/reference", i.Name+" without agreement", i.Reference)
		}
	}
	for k := range c.Positions {
		c.Positions[k].eachQuantity(c, visit)
	}
	for k := range c.Agreements {
		c.Agreements[k].eachQuantity(c, visit)
	}
	c.Settlement.eachQuantity(c, visit)
	for k := range c.Ties {
		c.Ties[k].eachQuantity(c, visit)
	}
}

func (p *Position) eachQuantity(c *Conflict, visit func(id, name string, q *Quantity)) {
	id := "positions/" + p.Party + "/" + p.Issue
	party, issue := c.PartyName(p.Party), c.IssueName(p.Issue)
	if p.Date != "" {
		id += "/" + p.Date
		issue += " (" + p.Date + ")"
	}
	visit(id+"/at", Possessive(party)+" position on "+issue, &p.At)
	if p.Salience != nil {
		visit(id+"/salience", "how much "+party+" cares about "+issue, p.Salience)
	}
	if p.Capability != nil {
		visit(id+"/capability", "what "+party+" can bring to bear on "+issue, p.Capability)
	}
}

// Clone returns a copy whose quantities and preferences can be changed while
// c stays as it is. Everything else may be shared.
func (c *Conflict) Clone() *Conflict {
	d := *c
	d.Issues = slices.Clone(c.Issues)
	for k := range d.Issues {
		own(&d.Issues[k].Reference)
	}
	d.Positions = slices.Clone(c.Positions)
	for k := range d.Positions {
		own(&d.Positions[k].Salience)
		own(&d.Positions[k].Capability)
	}
	d.Parties = slices.Clone(c.Parties)
	for k := range d.Parties {
		d.Parties[k].Perceives = c.Parties[k].Perceives.clone()
	}
	d.Preferences = clonePreferences(c.Preferences)
	d.Instruments = slices.Clone(c.Instruments)
	for k := range d.Instruments {
		d.Instruments[k].Preferences = slices.Clone(c.Instruments[k].Preferences)
		for j := range d.Instruments[k].Preferences {
			own(&d.Instruments[k].Preferences[j].Insert)
		}
	}
	d.Settlement = c.Settlement.clone()
	d.Ties = slices.Clone(c.Ties)
	for k := range d.Ties {
		d.Ties[k] = d.Ties[k].clone()
	}
	d.Agreements = slices.Clone(c.Agreements)
	for k := range d.Agreements {
		d.Agreements[k] = d.Agreements[k].clone()
	}
	return &d
}

func clonePreferences(preferences []Preference) []Preference {
	copied := slices.Clone(preferences)
	for k := range copied {
		copied[k].Statements = slices.Clone(preferences[k].Statements)
	}
	return copied
}

// own replaces a pointer by one to a copy.
func own[T any](p **T) {
	if *p != nil {
		x := **p
		*p = &x
	}
}
