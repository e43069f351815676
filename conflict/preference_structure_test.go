package conflict_test

import (
	"testing"

	"parley/conflict"
)

// What is unknown stays beside its neighbours when an instrument puts a
// statement before it, or drops one.
func TestApplyKeepsTheUnknownInPlace(t *testing.T) {
	for name, test := range map[string]struct {
		change conflict.StatementChange
		after  int
	}{
		"put first": {conflict.StatementChange{Party: "north", Insert: want(t, "north.b"), Before: formula(t, "south.c")}, 2},
		"put last":  {conflict.StatementChange{Party: "north", Insert: want(t, "north.b")}, 1},
		"dropped":   {conflict.StatementChange{Party: "north", Drop: formula(t, "south.c")}, 0},
	} {
		c := river(t, conflict.Instrument{ID: "i", Preferences: []conflict.StatementChange{test.change}})
		c.Preferences[0].Unknown = []conflict.Unknown{{Formula: parse(t, "north.a"), After: 1}}
		got, err := c.Apply("i")
		if err != nil {
			t.Fatal(err)
		}
		if after := got.Preference("north").Unknown[0].After; after != test.after {
			t.Errorf("%s: after %d statements; want %d", name, after, test.after)
		}
		if c.Preferences[0].Unknown[0].After != 1 {
			t.Errorf("%s: the conflict itself was changed", name)
		}
	}
}

func TestWhatMattersMoreMattersAsMuch(t *testing.T) {
	p := conflict.Preference{Statements: wants(t, "north.a", "north.b", "south.c")}
	if p.Graded() || p.MuchFirst() != 0 {
		t.Errorf("%d; want 0 without a mark", p.MuchFirst())
	}
	p.Statements[1].Much = true
	if !p.Graded() || p.MuchFirst() != 2 {
		t.Errorf("%d; want the first 2", p.MuchFirst())
	}
}

func TestPerceived(t *testing.T) {
	c := river(t)
	c.Parties[1].Perceives = &conflict.Perception{
		Unaware: []string{"north.a"}, DropRules: []int{1},
		Options:     []conflict.Option{option("third", "e")},
		Preferences: []conflict.Preference{{Party: "north", Statements: wants(t, "third.e")}},
	}
	seen, err := c.Perceived("south")
	if err != nil {
		t.Fatal(err)
	}
	if len(seen.Options) != 4 || len(seen.Rules) != 2 || len(c.Options) != 3 || len(c.Rules) != 2 {
		t.Errorf("%d options and %d rules seen; want 4 and 2, and the conflict as it was", len(seen.Options), len(seen.Rules))
	}
	if seen.Feasible()(conflict.State{1}) {
		t.Error("an option of which the party does not know is taken")
	}
	if texts := statementTexts(seen, "north"); len(texts) != 1 || texts[0] != "third.e" {
		t.Errorf("north is seen to want %v; want third.e", texts)
	}
	if same, err := c.Perceived("north"); err != nil || same != c {
		t.Errorf("%v; want the conflict itself for a party that sees it as it is", err)
	}
	if _, err := c.Perceived("west"); message(err) != `no party "west"` {
		t.Error(err)
	}
}
