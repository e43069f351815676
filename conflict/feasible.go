package conflict

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Condition returns the rule as a formula that holds in every state it
// allows.
func (r Rule) Condition() Formula {
	switch r.Kind {
	case RuleNever:
		return Not(r.Formula)
	case RuleAlways:
		return r.Formula
	case RuleAtMostOne:
		return And(r.notBoth()...)
	case RuleAtLeastOne:
		return r.someTaken()
	case RuleExactlyOne:
		return And(append(r.notBoth(), r.someTaken())...)
	default:
		panic("conflict: rule of unknown kind " + string(r.Kind))
	}
}

func (r Rule) someTaken() Formula {
	taken := make([]Formula, len(r.Options))
	for k, id := range r.Options {
		taken[k] = Taken(id)
	}
	return Or(taken...)
}

// notBoth returns, for each pair of the rule's options, that not both are
// taken.
func (r Rule) notBoth() []Formula {
	var pairs []Formula
	for k, a := range r.Options {
		for _, b := range r.Options[k+1:] {
			pairs = append(pairs, Not(And(Taken(a), Taken(b))))
		}
	}
	return pairs
}

// Conditions returns every condition on a feasible state: the rules in their
// order, then what options require.
func (c *Conflict) Conditions() []Formula {
	var all []Formula
	for _, r := range c.Rules {
		all = append(all, r.Condition())
	}
	for _, o := range c.Options {
		if o.Requires != nil {
			all = append(all, If(Taken(o.ID), *o.Requires))
		}
	}
	return all
}

// Feasible returns the test that a state breaks no rule.
func (c *Conflict) Feasible() func(State) bool {
	return And(c.Conditions()...).Compile(c.places())
}

// places returns OptionIndex as a look-up that does not slow down with the
// options: conditions may mention very many.
func (c *Conflict) places() func(option string) int {
	place := make(map[string]int, len(c.Options))
	for k, o := range c.Options {
		place[o.ID] = k
	}
	return func(option string) int {
		if k, ok := place[option]; ok {
			return k
		}
		return -1
	}
}

// A TooLargeError says that a conflict has more states than a caller allows,
// or that finding them takes more steps than it allows.
type TooLargeError struct {
	Options int
	What    string
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%d options: %s", e.Options, e.What)
}

// States returns every feasible state in ascending order (option 0 is the
// lowest bit), or a *TooLargeError when there are more than most, or when the
// rules prune so badly that 64 times as many choices would be tried.
func (c *Conflict) States(ctx context.Context, most int) ([]State, error) {
	var found []State
	tries := 64 * (1 + min(most, math.MaxInt/64-1))
	err := c.search(ctx, tries, func(s State) error {
		if len(found) == most {
			return &TooLargeError{len(c.Options), fmt.Sprintf("more than %d feasible states", most)}
		}
		found = append(found, s)
		return nil
	})
	return found, err
}

// SomeState returns a feasible state, or false when the rules leave none. It
// gives up with a *TooLargeError after a million choices.
func (c *Conflict) SomeState(ctx context.Context) (State, bool, error) {
	var found *State
	err := c.search(ctx, 1<<20, func(s State) error {
		found = &s
		return errStop
	})
	if found == nil {
		return State{}, false, err
	}
	return *found, true, nil
}

var errStop = errors.New("enough")

// search visits the feasible states in ascending order. It chooses from the
// highest option down, not taken first, and tests each condition as soon as
// its lowest option is chosen.
func (c *Conflict) search(ctx context.Context, most int, visit func(State) error) error {
	n := len(c.Options)
	index := c.places()
	due := make([][]func(State) bool, n+1) // by lowest option; n: none at all
	for _, f := range conjuncts(c.Conditions()) {
		lowest := n
		for _, id := range f.Options() {
			if k := index(id); k >= 0 {
				lowest = min(lowest, k)
			}
		}
		due[lowest] = append(due[lowest], f.Compile(index))
	}
	holds := func(k int, s State) bool {
		return !slices.ContainsFunc(due[k], func(test func(State) bool) bool { return !test(s) })
	}
	tried := 0
	var choose func(k int, s State) error
	choose = func(k int, s State) error {
		if tried++; tried > most {
			return &TooLargeError{n, fmt.Sprintf("more than %d choices tried", most)}
		}
		if tried%4096 == 0 && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if k < 0 {
			return visit(s)
		}
		for _, taken := range []bool{false, true} {
			if t := s.With(k, taken); holds(k, t) {
				if err := choose(k-1, t); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if !holds(n, State{}) {
		return nil
	}
	err := choose(n-1, State{})
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

// conjuncts takes conjunctions apart, so that each part can be tested as soon
// as its own options are chosen.
func conjuncts(fs []Formula) []Formula {
	var parts []Formula
	for _, f := range fs {
		if f.Op == OpAnd {
			parts = append(parts, conjuncts(f.Args)...)
		} else {
			parts = append(parts, f)
		}
	}
	return parts
}

// OutcomeName returns the name of the first outcome that fits s, or empty.
func (c *Conflict) OutcomeName(s State) string {
	for _, o := range c.Outcomes {
		if o.When.Compile(c.OptionIndex)(s) {
			return o.Name
		}
	}
	return ""
}

// Taken returns the ids of the options that s takes, in their order.
func (c *Conflict) Taken(s State) []string {
	var ids []string
	for k, o := range c.Options {
		if s.Has(k) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// StateOf returns the state that takes exactly the options with these ids.
func (c *Conflict) StateOf(ids ...string) (State, error) {
	var s State
	for _, id := range ids {
		k := c.OptionIndex(id)
		if k < 0 {
			return s, fmt.Errorf("no option %q", id)
		}
		s = s.With(k, true)
	}
	return s, nil
}
