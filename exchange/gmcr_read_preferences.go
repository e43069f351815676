package exchange

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
)

// coalitions keeps those of two parties or more; a party that is in none of
// them stands alone.
func (b *gmcrBuilder) coalitions() {
	within := map[int]bool{}
	for k, members := range b.file.coalitions {
		var ids []string
		for _, m := range members {
			pointer := fmt.Sprintf("/coalitions/%d", k)
			switch {
			case !b.exists(pointer, m, len(b.c.Parties), "decision maker"):
			case within[m]:
				b.failAt(pointer, "has decision maker %d, which stands in a coalition already; want each at most once", m)
			default:
				within[m] = true
				ids = append(ids, b.c.Parties[m].ID)
			}
		}
		if len(ids) > 1 {
			b.coalition(fmt.Sprintf("/coalitions/%d", k), ids)
		}
	}
}

// coalition adds a coalition, unless it would be called what a party or an
// earlier one is called.
func (b *gmcrBuilder) coalition(pointer string, ids []string) {
	name := b.called(ids)
	alike := func(other []string) bool { return b.called(other) == name }
	party := slices.ContainsFunc(b.c.Parties, func(p conflict.Party) bool { return p.Name == name })
	if party || slices.ContainsFunc(b.c.Coalitions, alike) {
		b.failAt(pointer, "is called %q, as a decision maker or another coalition is; want different names", clip(name))
		return
	}
	b.c.Coalitions = append(b.c.Coalitions, ids)
}

func (b *gmcrBuilder) called(ids []string) string {
	names := make([]string, len(ids))
	for k, id := range ids {
		names[k] = b.c.PartyName(id)
	}
	return strings.Join(names, ", ")
}

func (b *gmcrBuilder) statements() {
	for k, m := range b.file.makers {
		p := conflict.Preference{Party: b.c.Parties[k].ID}
		for _, f := range b.formulas(fmt.Sprintf("/decisionMakers/%d/preferences", k), m.preferences) {
			p.Statements = append(p.Statements, conflict.Statement{Formula: f})
		}
		b.c.Preferences = append(b.c.Preferences, p)
	}
}

// rankings reads state numbers: feasible states are numbered from 1 by
// ascending value, the first option being the lowest bit.
func (b *gmcrBuilder) rankings() {
	if len(b.errs) > 0 {
		return // numbers mean nothing before options and rules are right
	}
	states, ok := b.states()
	if !ok {
		return
	}
	for k, m := range b.file.makers {
		b.c.Preferences = append(b.c.Preferences, conflict.Preference{
			Party:   b.c.Parties[k].ID,
			Ranking: b.ranking(fmt.Sprintf("/decisionMakers/%d/preferenceRanking", k), m.ranking, states),
		})
	}
}

// states returns the feasible states, unless finding them takes too long.
func (b *gmcrBuilder) states() ([]conflict.State, bool) {
	most := fewStates
	for _, m := range b.file.makers {
		most = max(most, count(m.ranking))
	}
	literals := 1
	for _, condition := range b.file.infeasibles {
		for _, member := range condition {
			literals += len(member)
		}
	}
	if most*literals > maxRankingWork {
		b.failAt("/decisionMakers", "rankings of up to %d states under infeasible conditions of %d literals; want prioritised statements for a conflict of this size", most, literals)
		return nil, false
	}
	states, err := b.c.States(context.Background(), most)
	if err != nil {
		b.failAt("/decisionMakers", "the longest ranking does not name every feasible state (%v); want each once", err)
		return nil, false
	}
	return states, true
}

func count(groups [][]int) int {
	n := 0
	for _, g := range groups {
		n += len(g)
	}
	return n
}

func (b *gmcrBuilder) ranking(pointer string, groups [][]int, states []conflict.State) [][]conflict.State {
	if groups == nil {
		b.failAt(pointer, "is missing; want every state's number, best first, as useManualPreferenceRanking is true")
		return nil
	}
	ranked := make([]bool, len(states))
	ranking := make([][]conflict.State, 0, len(groups))
	for k, group := range groups {
		var tied []conflict.State
		for _, number := range group {
			place := fmt.Sprintf("%s/%d", pointer, k)
			switch {
			case number < 1 || number > len(states):
				b.failAt(place, "is state %d; want 1 to %d", number, len(states))
			case ranked[number-1]:
				b.failAt(place, "is state %d again; want each state once", number)
			default:
				ranked[number-1] = true
				tied = append(tied, states[number-1])
			}
		}
		if tied != nil {
			ranking = append(ranking, tied)
		}
	}
	b.missing(pointer, ranked, states)
	return ranking
}

func (b *gmcrBuilder) missing(pointer string, ranked []bool, states []conflict.State) {
	for k, done := range ranked {
		if !done {
			letters := states[k].Letters(len(b.c.Options))
			b.failAt(pointer, "lacks state %d (%s); want every feasible state once", k+1, letters)
		}
	}
}
