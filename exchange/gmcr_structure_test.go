package exchange_test

import (
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/exchange"
)

// Weights become the ranking that they give; what is no order is said to be
// lost.
func TestWriteGMCRStructures(t *testing.T) {
	c := conflicttest.Chicken()
	c.Preferences[0] = conflict.Preference{Party: "ann", Weights: []conflict.OptionWeight{{Option: "ann.swerve", By: -1}, {Option: "bob.swerve", By: 3}}}
	c.Preferences[1].Statements[0].Much = true
	c.Preferences[1].Unknown = []conflict.Unknown{{Formula: conflict.Taken("ann.swerve"), After: 1}}
	c.Parties[1].Perceives = &conflict.Perception{Unaware: []string{"ann.swerve"}}
	data, lost, err := exchange.WriteGMCR(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"how much more Bob prefers what it prefers",
		"what is unknown about the preference of Bob (the file takes it not to care)",
		"what Bob perceives otherwise",
	} {
		if !slices.Contains(lost, want) {
			t.Errorf("lost %q; want %q among it", lost, want)
		}
	}
	back, err := exchange.ReadGMCR("back.gmcr", data)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, group := range back.Preferences[0].Ranking {
		order = append(order, group[0].Letters(2))
	}
	if got := strings.Join(order, " "); got != "NY YY NN YN" {
		t.Errorf("Ann ranks %s; want NY YY NN YN", got)
	}
}
