package notation

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
)

// Bounds of the search for rules that quarrel, and of the rules themselves.
const (
	maxLooks      = 512     // of some 4,000 choices each
	maxPairs      = 200_000 // of options in atMostOne and exactlyOne
	maxQuarrel    = 300     // conditions
	maxQuarrelIDs = 5_000   // options mentioned in them
)

// looks is a context that ends after it has been looked at so often. Unlike a
// deadline it ends at the same point on every machine.
type looks struct {
	context.Context //nolint:containedctx // it is itself a context
	left            *int
}

func budget() context.Context {
	left := maxLooks
	return looks{context.Background(), &left}
}

// Err implements context.Context.
func (l looks) Err() error {
	if *l.left--; *l.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// unsound reports whether the states cannot be reasoned about, because what
// makes them has errors.
func (k *checker) unsound() bool {
	return k.broken["parties"] || k.broken["options"] || k.broken["rules"]
}

// feasibility checks that the rules leave a state, and that the status quo
// is one of those they leave.
func (k *checker) feasibility() {
	if k.boundPairs(); k.unsound() {
		return
	}
	_, ok, err := k.c.SomeState(budget())
	switch {
	case err != nil:
		k.doubt(path{"rules"}, "no feasible state was found in a million choices; there may be none", "want simpler rules")
	case !ok:
		k.quarrel()
	case k.c.StatusQuo != nil && !k.broken["statusQuo"]:
		if broken := k.brokenBy(*k.c.StatusQuo); broken != nil && k.room(path{"statusQuo"}) {
			k.problems = append(k.problems, Problem{
				Place: k.place(path{"statusQuo"}), What: "the status quo is not feasible", Want: "want a state that breaks no rule",
				Relation: "it breaks the rule at", Others: k.places(broken),
			})
		}
	}
}

// boundPairs refuses counting rules that are too large to be written as
// formulas.
func (k *checker) boundPairs() {
	pairs := 0
	count := func(at path, rules []conflict.Rule) {
		for n, r := range rules {
			before := pairs
			if r.Kind == conflict.RuleAtMostOne || r.Kind == conflict.RuleExactlyOne {
				pairs += len(r.Options) * len(r.Options) / 2
			}
			if before <= maxPairs && pairs > maxPairs {
				k.wrongValue(at.to(n), "the rules up to here list too many options", fmt.Sprintf("want at most %d pairs in atMostOne and exactlyOne", maxPairs))
			}
		}
	}
	count(path{"rules"}, k.c.Rules)
	for _, i := range k.c.Instruments {
		count(path{"instruments", i.ID, "rules"}, i.Rules)
	}
}

// A condition is what one place of the file demands of every feasible state.
type condition struct {
	conflict.Formula
	at path
}

// conditions are those of conflict.Conditions, with their places.
func (k *checker) conditions() []condition {
	var made []condition
	for n, r := range k.c.Rules {
		made = append(made, condition{r.Condition(), path{"rules", n}})
	}
	for _, o := range k.c.Options {
		if o.Requires != nil {
			made = append(made, condition{conflict.If(conflict.Taken(o.ID), *o.Requires), path{"options", o.ID, "requires"}})
		}
	}
	return made
}

// brokenBy returns the places of what a state breaks.
func (k *checker) brokenBy(s conflict.State) []path {
	var at []path
	for _, c := range k.conditions() {
		if !c.Compile(k.c.OptionIndex)(s) {
			at = append(at, c.at)
		}
	}
	return at
}

// quarrel reports a smallest set of rules that leaves no state: without any
// one of them the others would.
func (k *checker) quarrel() {
	core := k.conditions()
	mentioned := 0
	for _, c := range core {
		mentioned += len(c.Options())
	}
	if len(core) <= maxQuarrel && mentioned <= maxQuarrelIDs {
		core = k.minimal(core)
	}
	at := make([]path, len(core))
	for n, c := range core {
		at[n] = c.at
	}
	if !k.room(at[0]) {
		return
	}
	const most = 10
	others := k.places(at[1:min(len(at), most)])
	k.problems = append(k.problems, Problem{
		Place: k.place(at[0]), What: fmt.Sprintf("no state is feasible: %s", quarrelling(len(core))), Want: "want one of them changed",
		Relation: "with the rule at", Others: others,
	})
}

func quarrelling(n int) string {
	if n == 1 {
		return "this rule holds in none"
	}
	return fmt.Sprintf("%d rules quarrel", n)
}

// minimal leaves out every condition without which the rest still allows no
// state.
func (k *checker) minimal(core []condition) []condition {
	ctx := budget()
	for n := 0; n < len(core); {
		rest := slices.Delete(slices.Clone(core), n, n+1)
		if k.allow(ctx, rest) {
			n++
		} else {
			core = rest
		}
	}
	return core
}

// allow reports whether some state satisfies the conditions; also when that
// could not be found out.
func (k *checker) allow(ctx context.Context, conditions []condition) bool {
	var c conflict.Conflict
	mentioned := map[string]bool{}
	for _, f := range conditions {
		c.Rules = append(c.Rules, conflict.Rule{Kind: conflict.RuleAlways, Formula: f.Formula})
		for _, id := range f.Options() {
			mentioned[id] = true
		}
	}
	for _, o := range k.c.Options {
		if mentioned[o.ID] {
			c.Options = append(c.Options, conflict.Option{ID: o.ID, Party: o.Party})
		}
	}
	_, ok, err := c.SomeState(ctx)
	return ok || err != nil
}
