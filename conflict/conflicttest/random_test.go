package conflicttest_test

import (
	"context"
	"reflect"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// everything lists what random conflicts must show at least once.
type everything struct {
	rules, connectives, directions        map[any]bool
	ties, statements, requires, coalition bool
	misperceives, statusQuo               bool
}

func (e *everything) see(c *conflict.Conflict) {
	for _, r := range c.Rules {
		e.rules[r.Kind] = true
	}
	for _, o := range c.Options {
		e.directions[o.Direction] = true
		e.requires = e.requires || o.Requires != nil
	}
	for _, p := range c.Preferences {
		for _, s := range p.Statements {
			e.statements = true
			e.connectives[s.Formula.Op] = true
		}
		for _, group := range p.Ranking {
			e.ties = e.ties || len(group) > 1
		}
	}
	for _, p := range c.Parties {
		e.misperceives = e.misperceives || p.Misperceives != nil
	}
	e.coalition = e.coalition || c.Coalitions != nil
	e.statusQuo = e.statusQuo || c.StatusQuo != nil
}

func TestRandomHasEverything(t *testing.T) {
	seen := everything{rules: map[any]bool{}, connectives: map[any]bool{}, directions: map[any]bool{}}
	for seed := range uint64(300) {
		r := conflicttest.Rand(seed)
		seen.see(conflicttest.Random(r, conflicttest.AnyShape(r, 6)))
	}
	if len(seen.rules) != 5 || len(seen.connectives) != 8 || len(seen.directions) != 3 {
		t.Errorf("%d rules, %d connectives, %d directions; want 5, 8, 3", len(seen.rules), len(seen.connectives), len(seen.directions))
	}
	if !seen.ties || !seen.statements || !seen.requires || !seen.coalition || !seen.misperceives || !seen.statusQuo {
		t.Errorf("something never occurs: %+v", seen)
	}
}

func TestRandomIsWellFormed(t *testing.T) {
	for seed := range uint64(300) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 6)
		shape.Instruments = 2
		c := conflicttest.Random(r, shape)
		states, err := c.States(context.Background(), 1<<6)
		if err != nil || len(states) < 2 {
			t.Fatalf("seed %d: %d states, %v; want at least two", seed, len(states), err)
		}
		if len(c.Options) != shape.Options || len(c.Parties) != shape.Parties {
			t.Fatalf("seed %d: %d options, %d parties; want %d, %d", seed, len(c.Options), len(c.Parties), shape.Options, shape.Parties)
		}
		if c.StatusQuo != nil && !c.Feasible()(*c.StatusQuo) {
			t.Errorf("seed %d: the status quo is infeasible", seed)
		}
		checkRankings(t, c, states)
	}
}

func checkRankings(t *testing.T, c *conflict.Conflict, states []conflict.State) {
	t.Helper()
	for _, p := range c.Preferences {
		seen := map[conflict.State]bool{}
		for _, group := range p.Ranking {
			for _, s := range group {
				seen[s] = true
			}
		}
		if p.Ranking != nil && len(seen) != len(states) {
			t.Errorf("%s ranks %d states; want %d", p.Party, len(seen), len(states))
		}
	}
}

func TestRandomIsAFunctionOfTheSeed(t *testing.T) {
	shape := conflicttest.Shape{Parties: 3, Options: 6, Rules: 3, Requires: .3, OneWay: .3, Statements: 4, Coalition: true, StatusQuo: true, Instruments: 1}
	a, b := conflicttest.Random(conflicttest.Rand(7), shape), conflicttest.Random(conflicttest.Rand(7), shape)
	if !reflect.DeepEqual(a, b) {
		t.Error("one seed gave two conflicts")
	}
	if reflect.DeepEqual(a, conflicttest.Random(conflicttest.Rand(8), shape)) {
		t.Error("two seeds gave one conflict")
	}
}

func TestClassicsOrderTheStates(t *testing.T) {
	for _, test := range []struct {
		c     *conflict.Conflict
		party string
		order []string // best first
	}{
		{conflicttest.Prisoners(), "ann", []string{"NY", "YY", "NN", "YN"}},
		{conflicttest.Prisoners(), "bob", []string{"YN", "YY", "NN", "NY"}},
		{conflicttest.Chicken(), "ann", []string{"NY", "YY", "YN", "NN"}},
		{conflicttest.Chicken(), "bob", []string{"YN", "YY", "NY", "NN"}},
	} {
		for k, better := range test.order[:3] {
			if worse := test.order[k+1]; !prefers(t, test.c, test.party, better, worse) {
				t.Errorf("%s: %s does not prefer %s to %s", test.c.Title, test.party, better, worse)
			}
		}
	}
}

func prefers(t *testing.T, c *conflict.Conflict, party, better, worse string) bool {
	t.Helper()
	b, err := conflict.ParseLetters(better, 2)
	if err != nil {
		t.Fatal(err)
	}
	w, err := conflict.ParseLetters(worse, 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range c.Preference(party).Statements {
		holds := s.Formula.Compile(c.OptionIndex)
		if holds(b) != holds(w) {
			return holds(b)
		}
	}
	return false
}
