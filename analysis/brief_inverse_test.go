package analysis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"parley/analysis"
	"parley/notation"
)

// Once mutual defection is forbidden, mutual cooperation holds under no concept, and
// no one party could change that; a promise that only Bob breaks takes his word alone.
func TestBriefSaysWhatAnAimTakes(t *testing.T) {
	f, err := notation.Read("prisoners.yaml", []byte(`
parley: 1
title: Prisoners
parties: {ann: {name: Ann}, bob: {name: Bob}}
options: {ann.cooperate: {}, bob.cooperate: {}}
preferences:
  ann: [bob.cooperate, "!ann.cooperate"]
  bob: [ann.cooperate, "!bob.cooperate"]
instruments:
  ban:
    name: A ban
    rules: [{never: "!ann.cooperate & !bob.cooperate"}]
    aim: ann.cooperate & bob.cooperate
  promise:
    name: A promise
    irreversible: [ann.cooperate]
    rules: [{never: "!ann.cooperate"}]
    aim: ann.cooperate & bob.cooperate
`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.Run(context.Background(), "brief", analysis.Input{Conflict: f.Conflict})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Sections {
		if s.ID != "wanted" {
			continue
		}
		text := fmt.Sprint(s.Blocks)
		for _, want := range []string{
			"With A ban, Ann: cooperate; Bob: cooperate (YY) would not come to hold by any change tried in what one party alone wants.",
			"With A promise, Ann: cooperate; Bob: cooperate (YY) would hold under Nash after this change in what one party wants: Bob gives up its statement 2",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s\nwant %q", text, want)
			}
		}
		return
	}
	t.Error("no section says what would have to change")
}
