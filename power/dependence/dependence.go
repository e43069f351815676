// Package dependence measures who depends on whom: leverage and its cost,
// concentration, centrality and brokers, and what is left when ties are cut.
package dependence

import (
	"slices"

	"parley/conflict"
)

// A Span is a number with the lowest and the highest that it may be.
type Span struct {
	Low  float64 `json:"low"`
	Mode float64 `json:"mode"`
	High float64 `json:"high"`
}

func spanOf(q conflict.Quantity) Span { return Span{q.Low, q.Mode, q.High} }

// plus adds spans as if all lay at the same end together: the widest that the
// sum may be.
func (s Span) plus(o Span) Span { return Span{s.Low + o.Low, s.Mode + o.Mode, s.High + o.High} }

func (s Span) minus(o Span) Span { return Span{s.Low - o.High, s.Mode - o.Mode, s.High - o.Low} }

// Net is how far a tie cannot be replaced: its share times the part that the
// party could not get elsewhere (keohane1977 call it vulnerability, and the
// share alone sensitivity). Where nobody said what could be replaced, it is
// the share, and may be anything down to nothing.
func Net(t conflict.Tie) Span {
	share := spanOf(t.Share)
	if t.Replaceable == nil {
		return Span{0, share.Mode, share.High}
	}
	r := spanOf(*t.Replaceable)
	return Span{share.Low * (1 - r.High), share.Mode * (1 - r.Mode), share.High * (1 - r.Low)}
}

// A Network is the ties between parties.
type Network struct {
	Parties []string // ids, in the order of the file
	Areas   []string // ids of the areas in which there are ties, in the order of the file
	Ties    []conflict.Tie
}

// Of returns the network of a conflict.
func Of(c *conflict.Conflict) Network {
	n := Network{Ties: c.Ties}
	for _, p := range c.Parties {
		if slices.ContainsFunc(c.Ties, func(t conflict.Tie) bool { return t.Party == p.ID || t.On == p.ID }) {
			n.Parties = append(n.Parties, p.ID)
		}
	}
	for _, a := range c.Areas {
		if slices.ContainsFunc(c.Ties, func(t conflict.Tie) bool { return t.Area == a.ID }) {
			n.Areas = append(n.Areas, a.ID)
		}
	}
	return n
}

// tie returns the tie of a party on another in an area, or nil.
func (n Network) tie(party, on, area string) *conflict.Tie {
	k := slices.IndexFunc(n.Ties, func(t conflict.Tie) bool { return t.Party == party && t.On == on && t.Area == area })
	if k < 0 {
		return nil
	}
	return &n.Ties[k]
}

// net is how far the party depends on the other in the area; nothing without
// a tie.
func (n Network) net(party, on, area string) Span {
	if t := n.tie(party, on, area); t != nil {
		return Net(*t)
	}
	return Span{}
}

// A Leverage says how one party could hurt another by ending their ties in an
// area, and at what cost to itself.
type Leverage struct {
	By   string `json:"by"`             // party ids
	Over string `json:"over"`           //
	Area string `json:"area,omitempty"` // empty for all areas together, each counted alike
	Harm Span   `json:"harm"`           // to Over: how far it depends on By, 0 to 1 in one area
	Cost Span   `json:"cost"`           // to By: how far it depends on Over
	Net  Span   `json:"net"`            // Harm - Cost: the asymmetry
}

// Leverages lists who could hurt whom in every area, and in all areas
// together, as far as there are ties.
func (n Network) Leverages() []Leverage {
	var made []Leverage
	for _, by := range n.Parties {
		for _, over := range n.Parties {
			all := Leverage{By: by, Over: over}
			areas := 0
			for _, area := range n.Areas {
				if n.tie(over, by, area) == nil {
					continue
				}
				l := Leverage{By: by, Over: over, Area: area, Harm: n.net(over, by, area), Cost: n.net(by, over, area)}
				l.Net = l.Harm.minus(l.Cost)
				made = append(made, l)
				all.Harm = all.Harm.plus(l.Harm)
				all.Cost = all.Cost.plus(l.Cost)
				areas++
			}
			if areas > 1 {
				all.Net = all.Harm.minus(all.Cost)
				made = append(made, all)
			}
		}
	}
	return made
}

// A Concentration says how far a party's need in an area rests on few others:
// the index of hirschman1945, the sum of the squares of the shares. What the
// ties leave open comes from many (Low) or from one more (High).
type Concentration struct {
	Party string  `json:"party"`
	Area  string  `json:"area"`
	Known float64 `json:"known"` // the part of the need that the ties name
	Low   float64 `json:"low"`   // 0 to 1
	High  float64 `json:"high"`
	// Replaceable is the part of the named shares that could be got elsewhere;
	// nil when no tie says so.
	Replaceable *float64 `json:"replaceable,omitempty"`
}

// Concentrations lists every party that depends on others in an area.
func (n Network) Concentrations() []Concentration {
	var made []Concentration
	for _, party := range n.Parties {
		for _, area := range n.Areas {
			c := Concentration{Party: party, Area: area}
			judged, replaced := 0.0, 0.0
			for _, t := range n.Ties {
				if t.Party != party || t.Area != area {
					continue
				}
				share := t.Share.Mode
				c.Known += share
				c.Low += share * share
				if t.Replaceable != nil {
					judged += share
					replaced += share * t.Replaceable.Mode
				}
			}
			if c.Known == 0 {
				continue
			}
			if judged > 0 {
				replaced /= judged
				c.Replaceable = &replaced
			}
			rest := max(0, 1-c.Known)
			c.High = c.Low + rest*rest
			made = append(made, c)
		}
	}
	return made
}
