package reading

import (
	"slices"
	"strings"

	"parley/conflict"
)

// parties returns the parties that the article names, by first mention.
func (a *article) parties() []PartyFound {
	var all []PartyFound
	places := map[string]int{}
	a.eachName(func(p *passage, n *name) {
		if n.place != "" || n.party == "" {
			return
		}
		at, known := places[n.party]
		if !known {
			at = len(all)
			places[n.party] = at
			all = append(all, a.newParty(n.party, p))
		}
		all[at].Mentions = append(all[at].Mentions, Mention{a.line(p, n), p.slice(n.from, n.to), n.how})
	})
	return all
}

func (a *article) newParty(id string, first *passage) PartyFound {
	who, rule := world().actors[id], RulePartyNamed
	if defined, ok := a.defined[id]; ok {
		who, rule = defined, RulePartyDefined
	}
	if a.organisations[id] {
		rule = RulePartyOrganisation
	}
	if a.tabledParties[id] {
		rule = RulePartyColumn
	}
	return PartyFound{ID: id, Name: who.name, Code: who.code, Kind: who.kind, Note: who.note, first: first.cite(a.id), rule: rule}
}

// line returns the line of the name. The cell of a table may have been put
// together from several lines; then the first with these words is taken.
func (a *article) line(p *passage, n *name) int {
	if p.part == cell && p.breaks == nil && p.span.First < p.span.Last {
		return placeOf(a.doc, p.slice(n.from, n.to), p.span).First
	}
	return p.line(n.from)
}

func (a *article) places() []Place {
	var all []Place
	a.eachName(func(p *passage, n *name) {
		if n.place != "" {
			all = append(all, Place{a.line(p, n), p.slice(n.from, n.to), n.place})
		}
	})
	return all
}

// hows lists in which ways the party is mentioned, each once.
func (p PartyFound) hows() string {
	var all []string
	for _, m := range p.Mentions {
		if text := flat(m.Text); m.How == Leader || m.How == Capital || m.How == Metonym {
			all = appendNew(all, text+" ("+string(m.How)+")")
		}
	}
	return strings.Join(all[:min(len(all), maxCited)], ", ")
}

// byKind sorts claims by kind and keeps the order of the document within.
func byKind(claims []conflict.Claim) []conflict.Claim {
	slices.SortStableFunc(claims, func(a, b conflict.Claim) int {
		if by := slices.Index(conflict.ClaimKinds, a.Kind) - slices.Index(conflict.ClaimKinds, b.Kind); by != 0 {
			return by
		}
		return a.From[0].Lines[0] - b.From[0].Lines[0]
	})
	return claims
}

func byLine(claims []conflict.Claim) []conflict.Claim {
	sorted := slices.Clone(claims)
	slices.SortStableFunc(sorted, func(a, b conflict.Claim) int { return a.From[0].Lines[0] - b.From[0].Lines[0] })
	return sorted
}
