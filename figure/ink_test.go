package figure

import (
	"testing"

	"parley/report"
)

// A path takes its parties' colours from their list, so that a party looks as
// it does in the graph beside it, whoever moves first.
func TestPathInks(t *testing.T) {
	steps := []report.Step{{Party: "South"}, {Party: "League"}, {Party: "South"}}
	cases := []struct {
		name    string
		parties []string
		want    map[string]ink
	}{
		{"listed", []string{"North", "League", "South"}, map[string]ink{"South": partyInk(2), "League": partyInk(1)}},
		{"one missing", []string{"North", "League"}, map[string]ink{"South": partyInk(2), "League": partyInk(1)}},
		{"no list", nil, map[string]ink{"South": partyInk(0), "League": partyInk(1)}},
	}
	for _, c := range cases {
		inks := stepInks(&report.Path{Parties: c.parties, Steps: steps})
		for party, want := range c.want {
			if inks[party] != want {
				t.Errorf("%s: %s has the colour %s, want %s", c.name, party, inks[party].name, want.name)
			}
		}
	}
}
