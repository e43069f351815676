package conflict_test

import (
	"slices"
	"testing"

	"parley/conflict"
)

func TestReviewedLeavesOutWhatNobodyLookedAt(t *testing.T) {
	draft := conflict.Basis{Draft: "a-rule"}
	c := &conflict.Conflict{
		Parties: []conflict.Party{
			{ID: "city", Basis: draft},
			{ID: "union", Basis: draft},
			{ID: "press", Basis: draft},
			{ID: "bloc", Members: []string{"press", "somebody else"}},
		},
		Issues:      []conflict.Issue{{ID: "wage", Basis: draft}, {ID: "hours", Basis: draft}},
		Claims:      []conflict.Claim{{Party: "union", Issue: "wage", Basis: draft}, {Party: "city", Issue: "hours"}},
		Instruments: []conflict.Instrument{{ID: "talks", Basis: draft}, {ID: "ballot", Basis: draft}},
		Agreements:  []conflict.Agreement{{ID: "deal", Instrument: "ballot"}},
		Gaps:        []conflict.Gap{{Missing: "scale of the wage", Basis: draft}},
	}
	kept, left := c.Reviewed()
	var ids []string
	for _, p := range kept.Parties {
		ids = append(ids, p.ID)
	}
	for _, i := range kept.Issues {
		ids = append(ids, i.ID)
	}
	for _, i := range kept.Instruments {
		ids = append(ids, i.ID)
	}
	// A claim names the city and the hours, the bloc the press, the deal the ballot.
	if want := []string{"city", "press", "bloc", "hours", "ballot"}; !slices.Equal(ids, want) {
		t.Errorf("kept are %v; want %v", ids, want)
	}
	if len(kept.Claims) != 1 || len(kept.Gaps) != 1 || left != 4 {
		t.Errorf("%d claims, %d gaps, %d left out; want 1, 1, and the union, the wage, its claim and the talks", len(kept.Claims), len(kept.Gaps), left)
	}
	if again, more := kept.Reviewed(); more != 0 || len(again.Parties) != len(kept.Parties) {
		t.Errorf("%d more are left out of what was reviewed", more)
	}
	if len(c.Parties) != 4 || len(c.Claims) != 2 {
		t.Error("the conflict itself has changed")
	}
}
