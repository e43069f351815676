package conflict_test

import (
	"reflect"
	"testing"

	"parley/conflict"
)

func TestBlocks(t *testing.T) {
	for name, test := range map[string]struct {
		coalitions [][]string
		want       [][]string
	}{
		"all alone":           {nil, [][]string{{"a"}, {"b"}, {"c"}, {"d"}}},
		"one coalition":       {[][]string{{"b", "c"}}, [][]string{{"a"}, {"b", "c"}, {"d"}}},
		"members as declared": {[][]string{{"d", "b"}}, [][]string{{"a"}, {"d", "b"}, {"c"}}},
		"two coalitions":      {[][]string{{"d", "c"}, {"b", "a"}}, [][]string{{"b", "a"}, {"d", "c"}}},
		"everybody":           {[][]string{{"c", "a", "d", "b"}}, [][]string{{"c", "a", "d", "b"}}},
		"of one":              {[][]string{{"c"}}, [][]string{{"a"}, {"b"}, {"c"}, {"d"}}},
		"of nobody":           {[][]string{{}}, [][]string{{"a"}, {"b"}, {"c"}, {"d"}}},
	} {
		c := &conflict.Conflict{Coalitions: test.coalitions}
		for _, id := range []string{"a", "b", "c", "d"} {
			c.Parties = append(c.Parties, conflict.Party{ID: id, Name: id})
		}
		if got := c.Blocks(); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v; want %v", name, got, test.want)
		}
	}
}

func TestLookups(t *testing.T) {
	c := river(t, conflict.Instrument{ID: "i", Name: "I"})
	if p, ok := c.Party("south"); !ok || p.Name != "South" {
		t.Errorf("party %v, %v", p, ok)
	}
	if p, ok := c.Party("west"); ok {
		t.Errorf("party west is %v", p)
	}
	if got := c.PartyName("south") + c.PartyName("west"); got != "Southwest" {
		t.Errorf("names %s; want South, and the id of who is no party", got)
	}
	if got := [2]int{c.OptionIndex("south.c"), c.OptionIndex("south.x")}; got != [2]int{2, -1} {
		t.Errorf("places %v; want 2, -1", got)
	}
	if p := c.Preference("north"); p == nil || len(p.Statements) != 2 {
		t.Errorf("preference %v; want two statements", p)
	}
	if p := c.Preference("south"); p != nil {
		t.Errorf("preference %v; want none", p)
	}
	if i, ok := c.Instrument("i"); !ok || i.Name != "I" {
		t.Errorf("instrument %v, %v", i, ok)
	}
	if i, ok := c.Instrument("j"); ok {
		t.Errorf("instrument j is %v", i)
	}
}

func TestDirectionString(t *testing.T) {
	for d, want := range map[conflict.Direction]string{conflict.Both: "both", conflict.Forward: "forward", conflict.Backward: "backward"} {
		if got := d.String(); got != want {
			t.Errorf("%d: %s; want %s", int(d), got, want)
		}
	}
}
