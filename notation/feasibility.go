package notation

import (
	"fmt"
	"slices"

	"parley/conflict"
)

// unsound reports whether the states cannot be reasoned about, because what
// makes them has errors.
func (k *checker) unsound() bool {
	return k.tooLarge || k.broken["parties"] || k.broken["options"] || k.broken["rules"]
}

// feasibility checks that the rules leave a state, and that the status quo
// is one of those they leave. Rules that have errors of their own are left
// out: what the others forbid is forbidden all the same.
func (k *checker) feasibility() {
	if k.measure(); k.tooLarge {
		return
	}
	k.search, k.conditions = effort(k.size), k.soundConditions()
	ok, err := k.someState(k.demanding(k.conditions))
	switch {
	case err != nil:
		k.doubt(path{"rules"}, "no feasible state was found; whether there is one is not known", "want simpler rules")
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

// A condition is what one place of the file demands of every feasible state.
type condition struct {
	conflict.Formula
	holds func(conflict.State) bool
	at    path
}

// soundConditions are those of conflict.Conditions that have no error of their
// own, with their places.
func (k *checker) soundConditions() []condition {
	var made []condition
	add := func(f conflict.Formula, at path) {
		made = append(made, condition{f, f.Compile(k.c.OptionIndex), at})
	}
	for n, r := range k.c.Rules {
		if at := (path{"rules", n}); !k.brokenAt(at) {
			add(r.Condition(), at)
		}
	}
	for _, o := range k.c.Options {
		if o.Requires != nil && !k.brokenAt(path{"options", o.ID}) {
			add(conflict.If(conflict.Taken(o.ID), *o.Requires), path{"options", o.ID, "requires"})
		}
	}
	return made
}

// brokenBy returns the places of what a state breaks.
func (k *checker) brokenBy(s conflict.State) []path {
	var at []path
	for _, c := range k.conditions {
		if !c.holds(s) {
			at = append(at, c.at)
		}
	}
	return at
}

// quarrel reports a smallest set of rules that leaves no state: without any
// one of them the others would.
func (k *checker) quarrel() {
	core := k.conditions
	if k.size <= maxQuarrel {
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
	for n := 0; n < len(core); {
		rest := slices.Delete(slices.Clone(core), n, n+1)
		if k.allow(rest) {
			n++
		} else {
			core = rest
		}
	}
	return core
}

// allow reports whether some state satisfies the conditions; also when that
// could not be found out.
func (k *checker) allow(conditions []condition) bool {
	ok, err := k.someState(k.demanding(conditions))
	return ok || err != nil
}

// demanding is a conflict of these conditions and the options they mention.
func (k *checker) demanding(conditions []condition) *conflict.Conflict {
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
	return &c
}
