package intake

import (
	"cmp"
	"fmt"
	"slices"

	"parley/conflict"
	"parley/reading"
	"parley/source"
)

func drafted(doc *source.Document, id string) *conflict.Conflict {
	return reading.Read(doc, id).Draft()
}

// join puts the draft of one more document behind those before. What has the
// same id is the same and rests on the passages of both: reading makes the ids
// of parties from their names, and those of issues, areas and instruments from
// their words. Beyond conflict.MaxParties parties the later are left out, with
// their claims, and a gap says so. The drafts are not changed.
func join(all, next *conflict.Conflict) *conflict.Conflict {
	if all == nil {
		return next
	}
	joined := *all
	joined.AsOf = max(all.AsOf, next.AsOf)
	joined.Sources = slices.Concat(all.Sources, next.Sources)
	joined.Parties = joinBy(all.Parties, next.Parties, func(p *conflict.Party) (string, *conflict.Basis) { return p.ID, &p.Basis })
	joined.Issues = joinBy(all.Issues, next.Issues, func(i *conflict.Issue) (string, *conflict.Basis) { return i.ID, &i.Basis })
	joined.Areas = joinBy(all.Areas, next.Areas, func(a *conflict.Area) (string, *conflict.Basis) { return a.ID, &a.Basis })
	joined.Instruments = joinInstruments(all.Instruments, next.Instruments)
	joined.Claims = slices.Concat(all.Claims, next.Claims)
	joined.Gaps = joinGaps(all.Gaps, next.Gaps)
	return withinParties(&joined)
}

// joinBy puts what is new of next behind all, and adds the passages of the rest
// to what is there.
func joinBy[T any](all, next []T, of func(*T) (id string, basis *conflict.Basis)) []T {
	joined := slices.Clone(all)
	place := map[string]int{}
	for k := range joined {
		id, _ := of(&joined[k])
		place[id] = k
	}
	for _, n := range next {
		id, basis := of(&n)
		k, there := place[id]
		if !there {
			place[id] = len(joined)
			joined = append(joined, n)
			continue
		}
		_, old := of(&joined[k])
		old.From = slices.Concat(old.From, basis.From)
	}
	return joined
}

// joinInstruments is joinBy; an instrument without a definition takes that of
// the next.
func joinInstruments(all, next []conflict.Instrument) []conflict.Instrument {
	joined := joinBy(all, next, func(i *conflict.Instrument) (string, *conflict.Basis) { return i.ID, &i.Basis })
	for k := range joined {
		at := slices.IndexFunc(next, func(n conflict.Instrument) bool { return n.ID == joined[k].ID })
		if at >= 0 {
			joined[k].Text = cmp.Or(joined[k].Text, next[at].Text)
		}
	}
	return joined
}

// joinGaps lists what is missing once.
func joinGaps(all, next []conflict.Gap) []conflict.Gap {
	joined := slices.Clone(all)
	for _, n := range next {
		if !slices.ContainsFunc(joined, func(g conflict.Gap) bool { return g.Missing == n.Missing && g.Blocks == n.Blocks }) {
			joined = append(joined, n)
		}
	}
	return joined
}

// withinParties leaves out the parties that a conflict has no room for.
func withinParties(c *conflict.Conflict) *conflict.Conflict {
	extra := len(c.Parties) - conflict.MaxParties
	if extra <= 0 {
		return c
	}
	out := map[string]bool{}
	for _, p := range c.Parties[conflict.MaxParties:] {
		out[p.ID] = true
	}
	c.Parties = c.Parties[:conflict.MaxParties]
	c.Claims = slices.DeleteFunc(c.Claims, func(claim conflict.Claim) bool { return out[claim.Party] })
	c.Gaps = append(c.Gaps, conflict.Gap{
		Missing: fmt.Sprintf("%d parties of the later documents: a conflict holds at most %d", extra, conflict.MaxParties), Blocks: "every analysis",
		Basis: conflict.Basis{Draft: reading.RuleGap},
	})
	return c
}
