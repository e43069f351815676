package exchange_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/exchange"
)

func TestWriteGMCR(t *testing.T) {
	data, lost, err := exchange.WriteGMCR(conflicttest.Chicken())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"decisionMakers":[` +
		`{"name":"Ann","options":[0],"preferences":[{"compound":true,"members":[[[0,"Y"]],[[1,"Y"]]]},[[1,"Y"]],[[0,"N"]]],"misperceptions":[]},` +
		`{"name":"Bob","options":[1],"preferences":[{"compound":true,"members":[[[0,"Y"]],[[1,"Y"]]]},[[0,"Y"]],[[1,"N"]]],"misperceptions":[]}],` +
		`"options":[{"name":"swerve","permittedDirection":"both"},{"name":"swerve","permittedDirection":"both"}],` +
		`"infeasibles":[],"coalitions":[0,1],"useManualPreferenceRanking":false}` + "\n"
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	wantLost := []string{"the title (the file's name stands for it)", "ids (a reader makes its own from the names)", "the status quo"}
	if diff := cmp.Diff(wantLost, lost); diff != "" {
		t.Errorf("lost: -want +got\n%s", diff)
	}
}

// rich is a conflict with everything that a .gmcr file has no place for.
func rich(t *testing.T) *conflict.Conflict {
	t.Helper()
	statement := statements(t, "north.stay")[0]
	statement.Judgement = "It says so."
	return &conflict.Conflict{
		Title:   "Rich",
		AsOf:    "2025",
		Sources: []conflict.Source{{ID: "s"}},
		Parties: []conflict.Party{{ID: "north", Name: "north", Code: "NOR"}, {ID: "south", Name: "south"}},
		Issues:  []conflict.Issue{{ID: "line", Name: "Line"}, {ID: "toll", Name: "Toll"}},
		Areas:   []conflict.Area{{ID: "arms", Name: "Arms"}},
		Options: []conflict.Option{
			{ID: "north.stay", Party: "north", Name: "stay", Effects: []conflict.Effect{{Issue: "line", By: 10}}},
		},
		Positions:   []conflict.Position{{Party: "north", Issue: "line"}},
		Claims:      []conflict.Claim{{}, {}, {}},
		Preferences: []conflict.Preference{{Party: "north", Statements: []conflict.Statement{statement}}},
		Outcomes:    []conflict.Outcome{{Name: "Peace"}},
		Instruments: []conflict.Instrument{{ID: "i", Name: "I"}},
		Gaps:        []conflict.Gap{{Missing: "much"}, {Missing: "more"}},
	}
}

func TestLost(t *testing.T) {
	_, lost, err := exchange.WriteGMCR(rich(t))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"the title (the file's name stands for it)",
		"the date of the conflict",
		"codes, members and notes of parties",
		"effects and notes of options",
		"south states no preference (the file makes it indifferent)",
		"1 source",
		"2 issues",
		"1 area",
		"1 position",
		"3 claims",
		"1 name of an outcome",
		"1 instrument",
		"2 gaps",
		"what parties, options, rules and preferences rest on",
	}
	if diff := cmp.Diff(want, lost); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestNothingIsLost(t *testing.T) {
	c, err := exchange.ReadGMCR("", harbour(t))
	if err != nil {
		t.Fatal(err)
	}
	c.Title = ""
	if _, lost, err := exchange.WriteGMCR(c); err != nil || len(lost) > 0 {
		t.Errorf("lost %q, %v; want nothing", lost, err)
	}
}

// One ranking makes all preferences rankings, and that is said.
func TestStatementsBesideARanking(t *testing.T) {
	c := conflicttest.Prisoners()
	c.Preferences[0] = conflict.Preference{Party: "ann", Ranking: [][]conflict.State{{{2}}, {{3}, {0}}, {{1}}}}
	data, lost, err := exchange.WriteGMCR(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"preferenceRanking":[3,[4,1],2]`, `"preferenceRanking":[2,4,1,3]`, `"useManualPreferenceRanking":true`} {
		if !strings.Contains(string(data), part) {
			t.Errorf("no %s in %s", part, data)
		}
	}
	if want := "the preference of Bob as statements: written as the ranking they give, for another party has one"; lost[0] != want {
		t.Errorf("lost %q; want %q", lost[0], want)
	}
}

func TestNamesThatStandTwice(t *testing.T) {
	c := conflicttest.Prisoners()
	c.Parties[1].Name = "Ann"
	data, lost, err := exchange.WriteGMCR(c)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"name":"Ann-2"`) {
		t.Errorf("no second name in %s", data)
	}
	if want := `the name of bob, "Ann", stands twice: written as "Ann-2"`; lost[0] != want {
		t.Errorf("lost %q; want %q", lost[0], want)
	}
}

func TestWriteErrors(t *testing.T) {
	states := func(values ...uint64) [][]conflict.State {
		var groups [][]conflict.State
		for _, v := range values {
			groups = append(groups, []conflict.State{{v}})
		}
		return groups
	}
	for name, test := range map[string]struct {
		change func(*conflict.Conflict)
		want   string
	}{
		"ranking too short": {func(c *conflict.Conflict) {
			c.Preferences[0] = conflict.Preference{Party: "ann", Ranking: states(0, 1, 2)}
		}, "ranking of Ann: names 3 of 4 states; want each feasible state once"},
		"ranked twice": {func(c *conflict.Conflict) {
			c.Preferences[0] = conflict.Preference{Party: "ann", Ranking: states(0, 1, 2, 3, 0)}
		}, "ranking of Ann: group 5 has a state that is infeasible or stands twice; want each feasible state once"},
		"infeasible ranked": {func(c *conflict.Conflict) {
			c.Rules = []conflict.Rule{{Kind: conflict.RuleAtLeastOne, Options: []string{"ann.cooperate", "bob.cooperate"}}}
			c.Preferences[0] = conflict.Preference{Party: "ann", Ranking: states(3, 0, 1, 2)}
		}, "ranking of Ann: group 2 has a state that is infeasible or stands twice; want each feasible state once"},
		"formulas too large": {func(c *conflict.Conflict) {
			parity := conflict.Taken("ann.cooperate")
			for k := range 14 {
				id := "ann.o" + string(rune('a'+k))
				c.Options = append(c.Options, conflict.Option{ID: id, Party: "ann", Name: id})
				parity = conflict.Iff(parity, conflict.Taken(id))
			}
			c.Rules = []conflict.Rule{{Kind: conflict.RuleNever, Formula: parity}}
			c.Preferences[0].Statements[1].Formula = parity
		}, "rule 1: !((((((((((((((ann.cooperate <-> ann.oa) <-> ann.ob) <-> ann...: more than 2048 alternatives when written as a disjunction; want a simpler formula\n" +
			"statement 2 of Ann: (((((((((((((ann.cooperate <-> ann.oa) <-> ann.ob) <-> ann.o...: more than 2048 alternatives when written as a disjunction; want a simpler formula"},
	} {
		c := conflicttest.Prisoners()
		test.change(c)
		data, _, err := exchange.WriteGMCR(c)
		if err == nil || data != nil {
			t.Errorf("%s: wrote %s, %v", name, data, err)
		} else if err.Error() != test.want {
			t.Errorf("%s: got\n%v\nwant\n%s", name, err, test.want)
		}
	}
}
