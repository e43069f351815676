package exchange

import (
	"fmt"
	"slices"

	"parley/conflict"
)

// lostFrom says in words what of c a .gmcr file does not hold.
func lostFrom(c *conflict.Conflict) []string {
	lost := []string{}
	add := func(there bool, what string) {
		if there {
			lost = append(lost, what)
		}
	}
	count := func(n int, one, many string) {
		switch {
		case n == 1:
			lost = append(lost, "1 "+one)
		case n > 1:
			lost = append(lost, fmt.Sprintf("%d %s", n, many))
		}
	}
	add(c.Title != "", "the title (the file's name stands for it)")
	add(c.AsOf != "", "the date of the conflict")
	add(otherIDs(c), "ids (a reader makes its own from the names)")
	add(slices.ContainsFunc(c.Parties, func(p conflict.Party) bool {
		return p.Code != "" || p.Members != nil || p.Note != ""
	}), "codes, members and notes of parties")
	add(slices.ContainsFunc(c.Options, func(o conflict.Option) bool {
		return o.Effects != nil || o.Note != ""
	}), "effects and notes of options")
	for _, p := range c.Parties {
		add(c.Preference(p.ID) == nil, p.Name+" states no preference (the file makes it indifferent)")
	}
	lost = append(lost, lostStructure(c)...)
	add(c.StatusQuo != nil, "the status quo")
	count(len(c.Sources), "source", "sources")
	count(len(c.Issues), "issue", "issues")
	count(len(c.Areas), "area", "areas")
	count(len(c.Positions), "position", "positions")
	count(len(c.Claims), "claim", "claims")
	count(len(c.Outcomes), "name of an outcome", "names of outcomes")
	count(len(c.Instruments), "instrument", "instruments")
	count(len(c.Gaps), "gap", "gaps")
	add(hasBasis(c), "what parties, options, rules and preferences rest on")
	return lost
}

// otherIDs reports whether the ids differ from those that ReadGMCR makes.
func otherIDs(c *conflict.Conflict) bool {
	var names []string
	for _, p := range c.Parties {
		names = append(names, p.Name)
	}
	for k, id := range partyIDs(names) {
		if c.Parties[k].ID != id || optionsDiffer(c, id) {
			return true
		}
	}
	return false
}

func optionsDiffer(c *conflict.Conflict, party string) bool {
	var ids, names []string
	for _, o := range c.Options {
		if o.Party == party {
			ids = append(ids, o.ID)
			names = append(names, o.Name)
		}
	}
	return !slices.Equal(ids, optionIDs(party, names))
}

// hasBasis reports whether anything that the file holds says what it rests on.
func hasBasis(c *conflict.Conflict) bool {
	var all []conflict.Basis
	for _, p := range c.Parties {
		all = append(all, p.Basis)
	}
	for _, o := range c.Options {
		all = append(all, o.Basis)
	}
	for _, r := range c.Rules {
		all = append(all, r.Basis)
	}
	for _, p := range c.Preferences {
		all = append(all, p.Basis)
		for _, s := range p.Statements {
			all = append(all, s.Basis)
		}
	}
	return slices.ContainsFunc(all, func(b conflict.Basis) bool {
		return b.From != nil || b.Judgement != "" || b.Draft != ""
	})
}
