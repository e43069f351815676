package assess_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"parley/assess"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/notation"
	"parley/stability"
)

func solve(t *testing.T, c *conflict.Conflict) *stability.Solution {
	t.Helper()
	s, err := stability.Solve(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func compare(t *testing.T, c *conflict.Conflict) *assess.Comparison {
	t.Helper()
	comparison, err := assess.Compare(context.Background(), c, solve(t, c), nil)
	if err != nil {
		t.Fatal(err)
	}
	return comparison
}

// The prisoners with a contract: once both may bind themselves, mutual
// cooperation holds under every concept; a reward that nobody wants changes
// nothing; a rule that forbids mutual defection ends it.
const prisoners = `
parley: 1
title: Prisoners
parties: {ann: {name: Ann}, bob: {name: Bob}}
options: {ann.cooperate: {}, bob.cooperate: {}}
preferences:
  ann: [bob.cooperate, "!ann.cooperate"]
  bob: [ann.cooperate, "!bob.cooperate"]
outcomes:
  - {name: Both cooperate, when: ann.cooperate & bob.cooperate}
  - {name: Neither does, when: "!ann.cooperate & !bob.cooperate"}
instruments:
  contract:
    irreversible: [ann.cooperate, bob.cooperate]
    aim: ann.cooperate & bob.cooperate
  talk:
    text: The parties talk.
  ban:
    rules: [{never: "!ann.cooperate & !bob.cooperate"}]
    aim: ann.cooperate & bob.cooperate
  reward:
    options: {bob.reward: {name: Reward Ann}}
    preferences:
      bob: [{that: "!bob.reward", before: ann.cooperate}]
`

func readPrisoners(t *testing.T) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("prisoners.yaml", []byte(prisoners))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

// every names all concepts.
const every = "Nash GMR SMR SEQ SSEQ SIM"

func names(concepts []stability.Concept) string {
	var list []string
	for _, c := range concepts {
		list = append(list, c.String())
	}
	return strings.Join(list, " ")
}

func TestCompare(t *testing.T) {
	type change struct{ outcome, concepts string }
	words := func(s *stability.Solution, changes []assess.Change) []change {
		var list []change
		for _, ch := range changes {
			list = append(list, change{s.Name(ch.State), names(ch.Concepts)})
		}
		return list
	}
	cases := map[string]struct{ begins, ends []change }{
		"contract": {begins: []change{{"Ann: cooperate", every}, {"Bob: cooperate", every}, {"Both cooperate", "Nash"}}},
		"talk":     {},
		"ban": {
			begins: []change{{"Ann: cooperate", every}, {"Bob: cooperate", every}},
			ends:   []change{{"Neither does", every}, {"Both cooperate", "GMR SMR SEQ SSEQ SIM"}},
		},
		"reward": {},
	}
	c := compare(t, readPrisoners(t))
	for _, r := range c.Instruments {
		want := cases[r.Instrument.ID]
		if got := words(r.With, r.Begins); !slices.Equal(got, want.begins) {
			t.Errorf("%s: begins %v, want %v", r.Instrument.ID, got, want.begins)
		}
		if got := words(c.Base, r.Ends); !slices.Equal(got, want.ends) {
			t.Errorf("%s: ends %v, want %v", r.Instrument.ID, got, want.ends)
		}
	}
}

func TestAims(t *testing.T) {
	cases := map[string]struct {
		source  assess.AimSource
		holds   string
		leavers int
	}{
		"contract": {assess.StatedAim, every, 0},
		"talk":     {assess.NoAim, "", 0},
		"ban":      {assess.StatedAim, "", 2},
		"reward":   {assess.InferredAim, "", 1},
	}
	for _, r := range compare(t, readPrisoners(t)).Instruments {
		want := cases[r.Instrument.ID]
		if r.AimFrom != want.source {
			t.Errorf("%s: aim from %v, want %v", r.Instrument.ID, r.AimFrom, want.source)
		}
		if want.source == assess.NoAim {
			continue
		}
		if got := names(r.Aimed[0].Holds); got != want.holds || len(r.Aimed[0].Leavers) != want.leavers {
			t.Errorf("%s: holds under %q with %d leavers, want %q with %d", r.Instrument.ID, got, len(r.Aimed[0].Leavers), want.holds, want.leavers)
		}
	}
}

// An instrument that cannot be applied says why and keeps the others going.
func TestInapplicable(t *testing.T) {
	c := readPrisoners(t)
	c.Preferences[0] = conflict.Preference{Party: "ann", Ranking: [][]conflict.State{{{0}, {1}, {2}, {3}}}}
	result := map[string]error{}
	for _, r := range compare(t, c).Instruments {
		result[r.Instrument.ID] = r.Err
	}
	if result["ban"] == nil || !strings.Contains(result["ban"].Error(), "explicit ranking") {
		t.Errorf("ban: %v, want that the ranking stands in its way", result["ban"])
	}
	if result["contract"] != nil {
		t.Errorf("contract: %v, want that it applies", result["contract"])
	}
}

// Over random conflicts: what begins or ends is exactly what differs when
// outcomes are told apart by the options that they take.
func TestChangesAreTheDifference(t *testing.T) {
	for seed := range uint64(200) {
		r := conflicttest.Rand(seed)
		c := conflicttest.Random(r, conflicttest.Shape{Parties: 2, Options: 4, Rules: 2, Statements: 4, Instruments: 2})
		comparison := compare(t, c)
		before := holding(comparison.Base)
		for _, result := range comparison.Instruments {
			if result.Err != nil {
				t.Fatal(result.Err)
			}
			after := holding(result.With)
			checkChanges(t, result.With, result.Begins, after, before)
			checkChanges(t, comparison.Base, result.Ends, before, after)
		}
	}
}

// holding maps each outcome, by the options it takes, to the concepts under
// which it is an equilibrium.
func holding(s *stability.Solution) map[string]string {
	found := map[string]string{}
	for state := range s.States {
		found[strings.Join(s.Conflict.Taken(s.States[state]), " ")] = names(s.EquilibriumUnder(state))
	}
	return found
}

func checkChanges(t *testing.T, s *stability.Solution, changes []assess.Change, here, there map[string]string) {
	t.Helper()
	told := map[string]string{}
	for _, c := range changes {
		told[strings.Join(s.Conflict.Taken(s.States[c.State]), " ")] = names(c.Concepts)
	}
	for outcome, concepts := range here {
		var want []string
		for c := range strings.FieldsSeq(concepts) {
			if !slices.Contains(strings.Fields(there[outcome]), c) {
				want = append(want, c)
			}
		}
		if got := told[outcome]; got != strings.Join(want, " ") {
			t.Fatalf("outcome %q: told %q, want %q", outcome, got, want)
		}
	}
}
