package conflict_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// feasible says from the words of the definitions whether a state breaks no
// rule and every option taken has what it requires.
func feasible(c *conflict.Conflict, s conflict.State) bool {
	for _, r := range c.Rules {
		taken := 0
		for _, id := range r.Options {
			if s.Has(c.OptionIndex(id)) {
				taken++
			}
		}
		holds := func() bool { return r.Formula.Compile(c.OptionIndex)(s) }
		broken := map[conflict.RuleKind]func() bool{
			conflict.RuleNever:      holds,
			conflict.RuleAlways:     func() bool { return !holds() },
			conflict.RuleAtMostOne:  func() bool { return taken > 1 },
			conflict.RuleAtLeastOne: func() bool { return taken < 1 },
			conflict.RuleExactlyOne: func() bool { return taken != 1 },
		}
		if broken[r.Kind]() {
			return false
		}
	}
	return !slices.ContainsFunc(c.Options, func(o conflict.Option) bool {
		return s.Has(c.OptionIndex(o.ID)) && o.Requires != nil && !o.Requires.Compile(c.OptionIndex)(s)
	})
}

// Feasible, States and SomeState agree with trying every state, in ascending
// order of the binary value.
func TestFeasibleStates(t *testing.T) {
	for seed := range uint64(300) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 8)
		shape.Rules, shape.Ranked = 6, 0
		c := conflicttest.Random(r, shape)
		var want []conflict.State
		test := c.Feasible()
		for bits := range uint64(1) << len(c.Options) {
			s := conflict.State{bits}
			if feasible(c, s) != test(s) {
				t.Fatalf("seed %d: %s feasible: %v; want %v", seed, s.Letters(len(c.Options)), test(s), !test(s))
			}
			if feasible(c, s) {
				want = append(want, s)
			}
		}
		if got := states(t, c); !slices.Equal(got, want) {
			t.Errorf("seed %d: states %v; want %v", seed, got, want)
		}
		if s, ok, err := c.SomeState(context.Background()); err != nil || !ok || s != want[0] {
			t.Errorf("seed %d: some state %v, %v, %v; want %v", seed, s, ok, err, want[0])
		}
	}
}

func states(t *testing.T, c *conflict.Conflict) []conflict.State {
	t.Helper()
	all, err := c.States(context.Background(), 1<<10)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// free is a conflict of one party with n options.
func free(n int, rules ...conflict.Rule) *conflict.Conflict {
	c := &conflict.Conflict{Parties: []conflict.Party{{ID: "p", Name: "P"}}, Rules: rules}
	for k := range n {
		id := "p.o" + string(rune('a'+k%26)) + string(rune('a'+k/26))
		c.Options = append(c.Options, conflict.Option{ID: id, Party: "p", Name: id})
	}
	return c
}

func TestRulesByName(t *testing.T) {
	ids := []string{"p.oaa", "p.oba", "p.oca"}
	not := func(id string) conflict.Formula { return conflict.Not(conflict.Taken(id)) }
	for name, test := range map[string]struct {
		rule conflict.Rule
		want []string
	}{
		"never":            {conflict.Rule{Kind: conflict.RuleNever, Formula: not(ids[0])}, []string{"YNN", "YYN", "YNY", "YYY"}},
		"always":           {conflict.Rule{Kind: conflict.RuleAlways, Formula: not(ids[0])}, []string{"NNN", "NYN", "NNY", "NYY"}},
		"at most one":      {conflict.Rule{Kind: conflict.RuleAtMostOne, Options: ids}, []string{"NNN", "YNN", "NYN", "NNY"}},
		"at least one":     {conflict.Rule{Kind: conflict.RuleAtLeastOne, Options: ids[1:]}, []string{"NYN", "YYN", "NNY", "YNY", "NYY", "YYY"}},
		"exactly one":      {conflict.Rule{Kind: conflict.RuleExactlyOne, Options: ids}, []string{"YNN", "NYN", "NNY"}},
		"at most of one":   {conflict.Rule{Kind: conflict.RuleAtMostOne, Options: ids[:1]}, []string{"NNN", "YNN", "NYN", "YYN", "NNY", "YNY", "NYY", "YYY"}},
		"exactly this":     {conflict.Rule{Kind: conflict.RuleExactlyOne, Options: ids[:1]}, []string{"YNN", "YYN", "YNY", "YYY"}},
		"at least nobody":  {conflict.Rule{Kind: conflict.RuleAtLeastOne}, nil},
		"not on the table": {conflict.Rule{Kind: conflict.RuleNever, Formula: conflict.Not(conflict.Taken("p.later"))}, nil},
	} {
		var got []string
		for _, s := range states(t, free(3, test.rule)) {
			got = append(got, s.Letters(3))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v; want %v", name, got, test.want)
		}
	}
}

func TestRequires(t *testing.T) {
	c := free(2)
	needed := conflict.Taken("p.oaa")
	c.Options[1].Requires = &needed
	var got []string
	for _, s := range states(t, c) {
		got = append(got, s.Letters(2))
	}
	if want := []string{"NN", "YN", "YY"}; !slices.Equal(got, want) {
		t.Errorf("%v; want %v", got, want)
	}
}

func TestStatesAreBounded(t *testing.T) {
	for _, test := range []struct {
		most int
		fits bool
	}{{15, false}, {16, true}, {17, true}, {math.MaxInt, true}, {0, false}} {
		got, err := free(4).States(context.Background(), test.most)
		if fits := err == nil; fits != test.fits {
			t.Errorf("at most %d: %d states, %v", test.most, len(got), err)
		}
		var large *conflict.TooLargeError
		if err != nil && (!errors.As(err, &large) || large.Options != 4) {
			t.Errorf("at most %d: %v; want a TooLargeError of 4 options", test.most, err)
		}
	}
}

func TestManyOptionsFewStates(t *testing.T) {
	c := free(conflict.MaxOptions)
	for _, o := range c.Options[2:] {
		c.Rules = append(c.Rules, conflict.Rule{Kind: conflict.RuleAlways, Formula: conflict.Taken(o.ID)})
	}
	got := states(t, c)
	if len(got) != 4 || got[0].Count() != 254 || got[3].Count() != 256 {
		t.Errorf("%d states; want 4", len(got))
	}
}

// A search that the rules do not prune ends in an error, not in an hour.
func TestSearchGivesUp(t *testing.T) {
	low := conflict.Taken("p.oaa")
	c := free(60, conflict.Rule{Kind: conflict.RuleNever, Formula: low}, conflict.Rule{Kind: conflict.RuleNever, Formula: conflict.Not(low)})
	var large *conflict.TooLargeError
	if _, ok, err := c.SomeState(context.Background()); ok || !errors.As(err, &large) {
		t.Errorf("some state: %v, %v; want a TooLargeError", ok, err)
	}
	if _, err := c.States(context.Background(), 1000); !errors.As(err, &large) {
		t.Errorf("states: %v; want a TooLargeError", err)
	}
}

func TestNoState(t *testing.T) {
	for name, c := range map[string]*conflict.Conflict{
		"a constant rule":  free(3, conflict.Rule{Kind: conflict.RuleNever, Formula: conflict.And()}),
		"rules in quarrel": free(3, conflict.Rule{Kind: conflict.RuleAlways, Formula: conflict.Taken("p.oaa")}, conflict.Rule{Kind: conflict.RuleNever, Formula: conflict.Taken("p.oaa")}),
	} {
		if s, ok, err := c.SomeState(context.Background()); ok || err != nil {
			t.Errorf("%s: %v, %v, %v; want none", name, s, ok, err)
		}
		if got := states(t, c); len(got) != 0 {
			t.Errorf("%s: %v; want none", name, got)
		}
	}
	if got := states(t, free(0)); len(got) != 1 {
		t.Errorf("without options: %v; want the one empty state", got)
	}
}

func TestSearchCanBeCancelled(t *testing.T) {
	enough := errors.New("enough of it")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(enough)
	if _, err := free(30).States(ctx, 1<<29); !errors.Is(err, enough) {
		t.Errorf("%v; want the reason of the cancellation", err)
	}
}

func TestStateOfAndTaken(t *testing.T) {
	c := free(3)
	ids := []string{"p.oca", "p.oaa"}
	s, err := c.StateOf(ids...)
	if err != nil || s.Letters(3) != "YNY" {
		t.Errorf("%s, %v; want YNY", s.Letters(3), err)
	}
	if got, want := c.Taken(s), []string{"p.oaa", "p.oca"}; !slices.Equal(got, want) {
		t.Errorf("taken %v; want %v", got, want)
	}
	if _, err := c.StateOf("p.x"); err == nil || err.Error() != `no option "p.x"` {
		t.Errorf("%v; want that there is no such option", err)
	}
}

func TestOutcomeName(t *testing.T) {
	c := free(2)
	c.Outcomes = []conflict.Outcome{
		{Name: "both", When: conflict.And(conflict.Taken("p.oaa"), conflict.Taken("p.oba"))},
		{Name: "first", When: conflict.Taken("p.oaa")},
	}
	for bits, want := range []string{"", "first", "", "both"} {
		if got := c.OutcomeName(conflict.State{uint64(bits)}); got != want {
			t.Errorf("%d: %q; want %q", bits, got, want)
		}
	}
}

// Conjunctions are taken apart, so that one rule over many options is pruned
// option by option.
func TestStatesOfOneWideRule(t *testing.T) {
	c := free(64)
	var all []string
	for _, o := range c.Options {
		all = append(all, o.ID)
	}
	c.Rules = []conflict.Rule{{Kind: conflict.RuleAtMostOne, Options: all}}
	states, err := c.States(context.Background(), 1<<15)
	if err != nil || len(states) != 65 {
		t.Errorf("%d states, %v; want 65", len(states), err)
	}
}
