package conflicttest_test

import (
	"strings"
	"testing"

	"parley/conflict/conflicttest"
)

// What a claim quotes stands in its document, but for the few that have moved
// there on purpose.
func TestSourcedClaimsRestOnTheirDocuments(t *testing.T) {
	c, documents := conflicttest.Sourced(conflicttest.Rand(1), conflicttest.Small)
	if len(c.Sources) != 12 || len(documents) != 12 || len(c.Claims) != 120 || len(c.Parties) != 6 || len(c.Issues) != 10 {
		t.Fatalf("%d sources, %d documents, %d claims, %d parties, %d issues", len(c.Sources), len(documents), len(c.Claims), len(c.Parties), len(c.Issues))
	}
	drafts, moved := 0, 0
	for _, claim := range c.Claims {
		passage := claim.From[0]
		lines := strings.Split(string(documents[passage.Source+".md"]), "\n")
		if claim.Draft != "" {
			drafts++
		}
		if !strings.Contains(lines[passage.Lines[0]-1], passage.Quote) {
			moved++
			if !strings.Contains(string(documents[passage.Source+".md"]), passage.Quote) {
				t.Errorf("%q stands nowhere in %s", passage.Quote, passage.Source)
			}
		}
	}
	if drafts < 60 || drafts == len(c.Claims) || moved > 20 {
		t.Errorf("%d drafts and %d moved passages of %d", drafts, moved, len(c.Claims))
	}
}
