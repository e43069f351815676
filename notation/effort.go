package notation

import (
	"context"
	"fmt"

	"parley/conflict"
)

// Bounds of the work that rules may cause. A rule's size is the options and
// signs of its formula, or the pairs of options that it lists.
const (
	maxSize    = 50_000      // of all rules and requirements together
	maxTests   = 400_000_000 // of an option or a sign in a state, in one file
	perLook    = 4096        // choices, between two looks of conflict's search at its context
	maxLooks   = 512
	maxQuarrel = 5_000 // size of rules of which a smallest set that quarrels is looked for
)

// looks is a context that ends after it has been looked at so often. Unlike a
// deadline it ends at the same point on every machine.
type looks struct {
	context.Context //nolint:containedctx // it is itself a context
	left            int
}

// effort returns the context in which the states of a file are searched.
func effort(size int) *looks {
	return &looks{context.Background(), max(1, min(maxLooks, maxTests/perLook/max(size, 1)))}
}

// Err implements context.Context.
func (l *looks) Err() error {
	if l.left--; l.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// someState is conflict's SomeState, which no longer starts a search when the
// effort is spent.
func (k *checker) someState(c *conflict.Conflict) (ok bool, err error) {
	if k.search.left < 0 {
		return false, context.DeadlineExceeded
	}
	_, ok, err = c.SomeState(k.search)
	return ok, err
}

// measure adds up the sizes, and reports the rule with which they are too
// large for the states to be searched.
func (k *checker) measure() {
	k.measureRules(path{"rules"}, k.c.Rules)
	k.measureOptions(path{"options"}, k.c.Options)
	for _, p := range k.c.Parties {
		if p.Perceives != nil {
			k.measureRules(path{"parties", p.ID, "perceives", "rules"}, p.Perceives.Rules)
			k.measureOptions(path{"parties", p.ID, "perceives", "options"}, p.Perceives.Options)
		}
	}
	for _, i := range k.c.Instruments {
		k.measureRules(path{"instruments", i.ID, "rules"}, i.Rules)
		k.measureOptions(path{"instruments", i.ID, "options"}, i.Options)
	}
}

func (k *checker) measureRules(at path, rules []conflict.Rule) {
	for n, r := range rules {
		size := len(r.Options)
		switch r.Kind {
		case conflict.RuleNever, conflict.RuleAlways:
			size = sizeOf(r.Formula)
		case conflict.RuleAtMostOne, conflict.RuleExactlyOne:
			size = len(r.Options) * len(r.Options) / 2
		case conflict.RuleAtLeastOne:
		}
		k.grow(size, at.to(n))
	}
}

func (k *checker) measureOptions(at path, options []conflict.Option) {
	for _, o := range options {
		if o.Requires != nil {
			k.grow(sizeOf(*o.Requires), at.to(o.ID, "requires"))
		}
	}
}

func (k *checker) grow(by int, at path) {
	before := k.size
	k.size += by
	if before <= maxSize && k.size > maxSize {
		k.tooLarge = true
		k.wrongValue(at, "the rules up to here mention options too often", fmt.Sprintf("want at most %d times, or pairs of options, in all", maxSize))
	}
}

func sizeOf(f conflict.Formula) int {
	size := 1
	for _, g := range f.Args {
		size += sizeOf(g)
	}
	return size
}
