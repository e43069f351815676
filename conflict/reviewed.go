package conflict

import "slices"

// Reviewed returns the conflict without what reading has inferred and nobody
// has looked at, and how many parties, issues, areas, positions, claims, ties
// and instruments that leaves out. What something reviewed refers to stays, as
// do gaps, which infer nothing. Reading drafts no options, rules or
// preferences; where somebody has marked one as a draft, it stays and is marked
// in every report.
func (c *Conflict) Reviewed() (*Conflict, int) {
	kept := *c
	kept.Positions = reviewed(c.Positions, func(p Position) bool { return p.Draft == "" })
	kept.Claims = reviewed(c.Claims, func(x Claim) bool { return x.Draft == "" })
	kept.Ties = reviewed(c.Ties, func(t Tie) bool { return t.Draft == "" })
	left := len(c.Positions) - len(kept.Positions) + len(c.Claims) - len(kept.Claims) + len(c.Ties) - len(kept.Ties)

	used := kept.named()
	kept.Instruments = reviewed(c.Instruments, func(i Instrument) bool { return i.Draft == "" || used.instruments[i.ID] })
	used.byInstruments(kept.Instruments)
	kept.Parties = reviewed(c.Parties, func(p Party) bool { return p.Draft == "" || used.parties[p.ID] })
	for _, p := range kept.Parties { // members of a bloc may be parties too
		used.party(p.Members...)
	}
	kept.Parties = reviewed(c.Parties, func(p Party) bool { return p.Draft == "" || used.parties[p.ID] })
	kept.Issues = reviewed(c.Issues, func(i Issue) bool { return i.Draft == "" || used.issues[i.ID] })
	kept.Areas = reviewed(c.Areas, func(a Area) bool { return a.Draft == "" || used.areas[a.ID] })
	left += len(c.Instruments) - len(kept.Instruments) + len(c.Parties) - len(kept.Parties) +
		len(c.Issues) - len(kept.Issues) + len(c.Areas) - len(kept.Areas)
	return &kept, left
}

// reviewed keeps what passes. The list itself stays as it is.
func reviewed[T any](all []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return !keep(x) })
}

// named is what a conflict's reviewed parts refer to, by id.
type named struct{ parties, issues, areas, instruments map[string]bool }

func (n named) party(ids ...string) {
	for _, id := range ids {
		n.parties[id] = true
	}
}

// named lists what positions, claims, ties, the game and the agreements refer
// to.
func (c *Conflict) named() named {
	n := named{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, p := range c.Positions {
		n.party(p.Party)
		n.issues[p.Issue] = true
	}
	for _, x := range c.Claims {
		n.party(x.Party)
		n.issues[x.Issue], n.areas[x.Area], n.instruments[x.Instrument] = true, true, true
	}
	for _, t := range c.Ties {
		n.party(t.Party, t.On)
		n.areas[t.Area] = true
	}
	n.byOptions(c.Options)
	for _, p := range c.Preferences {
		n.party(p.Party)
	}
	for _, members := range c.Coalitions {
		n.party(members...)
	}
	for _, p := range c.Parties {
		n.byPerception(p.Perceives)
	}
	for k := range c.Agreements {
		n.byAgreement(&c.Agreements[k])
	}
	n.bySettlement(c.Settlement)
	return n
}

func (n named) byOptions(options []Option) {
	for _, o := range options {
		n.party(o.Party)
		for _, e := range o.Effects {
			n.issues[e.Issue] = true
		}
	}
}

func (n named) byPerception(p *Perception) {
	if p == nil {
		return
	}
	n.byOptions(p.Options)
	for _, x := range p.Preferences {
		n.party(x.Party)
	}
}

func (n named) byInstruments(instruments []Instrument) {
	for _, i := range instruments {
		n.byOptions(i.Options)
		for _, p := range i.Preferences {
			n.party(p.Party)
		}
	}
}

func (n named) byAgreement(a *Agreement) {
	n.instruments[a.Instrument] = true
	for _, t := range a.Terms {
		n.party(t.Party)
	}
	if a.Ceasefire != nil {
		for _, s := range a.Ceasefire.Sides {
			n.party(s.Party)
		}
	}
	if g := a.Guarantee; g != nil {
		n.party(g.Rising, g.Declining)
		for _, x := range g.Guarantors {
			n.party(x.Party)
		}
	}
	if r := a.Relief; r != nil {
		n.party(r.Withdraws, r.Eases)
	}
	if m := a.Mediation; m != nil {
		n.party(m.Demands, m.Resists)
		for _, x := range m.Candidates {
			n.party(x.ID)
		}
	}
}

func (n named) bySettlement(s *Settlement) {
	if s == nil {
		return
	}
	for _, id := range s.Indivisible {
		n.issues[id] = true
	}
	for _, stake := range s.Stakes {
		n.party(stake.Party)
		for _, w := range stake.Weights {
			n.issues[w.Issue] = true
		}
		for _, x := range stake.Satisfaction {
			n.issues[x.Issue] = true
		}
	}
	for _, x := range s.Conditions {
		for _, t := range x.Sum {
			n.issues[t.Issue] = true
		}
		for _, side := range []*LevelSide{x.If, x.Then} {
			if side != nil {
				n.issues[side.Issue] = true
			}
		}
	}
}
