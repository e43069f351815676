package published_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/stability"
)

// under is a concept under a stance, as an equilibrium of a publication.
func under(name string, stance stability.Stance, c stability.Concept) concept {
	return concept{name, func(s *stability.Solution, state int) bool {
		found, err := stability.SolveStances(context.Background(), s.Conflict, []stability.Stance{stance})
		return err == nil && found.Equilibrium(0, c, state)
	}}
}

// forEvery is a concept for every coalition of the parties.
func forEvery(name string, c stability.Concept) concept {
	return concept{name, func(s *stability.Solution, state int) bool {
		found, err := stability.SolveCoalitions(context.Background(), s.Conflict, nil)
		return err == nil && found.Universal(c, state)
	}}
}

var (
	nashB     = under("Nash, extension b", stability.Extensions[1], stability.Nash)
	gmrB      = under("GMR, extension b", stability.Extensions[1], stability.GMR)
	gmrD      = under("GMR, extension d", stability.Extensions[3], stability.GMR)
	strongGMR = under("GMR, strongly", stability.Strong, stability.GMR)
	strongSMR = under("SMR, strongly", stability.Strong, stability.SMR)
	strongly  = forEvery("Nash, for every coalition", stability.Nash)
)

// sustainable names the states of the sustainable development conflict.
func sustainable(letters string) string {
	return map[string]string{"YY": "1", "YN": "2", "NY": "3", "NN": "4"}[letters]
}

// Both definite readings of Gisborne Lake agree with what is known of the
// province, and what holds under one of them is among what holds where nothing
// more is known.
func TestGisborneReadings(t *testing.T) {
	known := load(t, "gisborne-unknown.yaml")
	found := map[string]bool{}
	p := publication{number: counted}
	for state := range strings.FieldsSeq(p.equilibria(solve(t, known), nashB)) {
		found[state] = true
	}
	for _, file := range []string{"gisborne-economic.yaml", "gisborne-environmental.yaml"} {
		reading := load(t, file)
		if !agrees(known, reading) {
			t.Errorf("%s: the province prefers an appeal somewhere", file)
		}
		for state := range strings.FieldsSeq(p.equilibria(solve(t, reading), nash)) {
			if !found[state] {
				t.Errorf("%s: %s holds, and does not where nothing more is known", file, state)
			}
		}
	}
}

// agrees reports whether the province's order prefers every state without an
// appeal to the same with one.
func agrees(known, reading *conflict.Conflict) bool {
	order := reading.Preference("provincial").Ranking
	place := func(s conflict.State) int {
		return slices.IndexFunc(order, func(group []conflict.State) bool { return group[0] == s })
	}
	appeal := known.OptionIndex("support.appeal")
	for _, group := range order {
		if s := group[0]; !s.Has(appeal) && place(s) > place(s.With(appeal, true)) {
			return false
		}
	}
	return true
}
