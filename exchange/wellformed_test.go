package exchange_test

import (
	"strings"
	"testing"

	"parley/conflict"
)

// wellFormed checks what package conflict asks of every conflict.
func wellFormed(t *testing.T, c *conflict.Conflict) {
	t.Helper()
	if len(c.Parties) > conflict.MaxParties || len(c.Options) > conflict.MaxOptions {
		t.Fatalf("%d parties, %d options", len(c.Parties), len(c.Options))
	}
	ids := map[string]bool{}
	for _, p := range c.Parties {
		if !conflict.IsID(p.ID) || ids[p.ID] || p.Name == "" {
			t.Errorf("party %q (%q)", p.ID, p.Name)
		}
		ids[p.ID] = true
	}
	for k, o := range c.Options {
		party, name, _ := strings.Cut(o.ID, ".")
		if !ids[party] || party != o.Party || !conflict.IsID(name) || ids[o.ID] || o.Name == "" {
			t.Errorf("option %q (%q) of %q", o.ID, o.Name, o.Party)
		}
		if k > 0 && o.Party != c.Options[k-1].Party && ids["options of "+o.Party] {
			t.Errorf("option %q stands apart from those of its party", o.ID)
		}
		ids[o.ID], ids["options of "+o.Party] = true, true
	}
	for _, f := range c.Conditions() {
		for _, id := range f.Options() {
			if c.OptionIndex(id) < 0 {
				t.Errorf("a rule names %q, which does not exist", id)
			}
		}
	}
}
