// Package compare says how two versions of a conflict differ in meaning: which
// parties, options and instruments came and went, which positions moved and by
// how much, whose priorities stand in another order. How a file is written,
// its comments and the order of its parts play no role.
package compare

import "parley/conflict"

// A Part is a part of a conflict, as people call it.
type Part string

// The parts of a conflict.
const (
	Whole       Part = "The whole"
	Sources     Part = "Sources"
	Parties     Part = "Parties"
	Issues      Part = "Issues"
	Areas       Part = "Areas"
	Positions   Part = "Positions"
	Claims      Part = "Claims"
	Options     Part = "Options"
	Rules       Part = "Rules"
	Preferences Part = "Preferences"
	Outcomes    Part = "Outcomes"
	Instruments Part = "Instruments"
	Agreements  Part = "Agreements"
	Ties        Part = "Ties"
	Settlement  Part = "Settlement"
	Gaps        Part = "Gaps"
)

// A Change is one difference between an older and a newer version.
type Change struct {
	Part  Part
	Thing string // what changed, by name
	// What of it changed; empty when the whole thing is new or gone.
	What string
	// Was and Is are what each version says, in words; empty where it says
	// nothing. A thing that is new has no Was, one that is gone no Is.
	Was, Is string
	// By is how far a number moved, and HasBy whether a number is what moved: of
	// a range, its most likely value, or its middle.
	By    float64
	HasBy bool
}

// Kind is what happened.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// Kind returns what happened to the thing, or to what of it changed.
func (c Change) Kind() Kind {
	switch {
	case c.Was == "":
		return Added
	case c.Is == "":
		return Removed
	}
	return Changed
}

// Conflicts lists the differences between two versions of a conflict, part by
// part; of each part what is gone first, then what is new or otherwise, in the
// order of the newer version. It is empty exactly when the two mean the same.
func Conflicts(older, newer *conflict.Conflict) []Change {
	was, is := things(older), things(newer)
	then, now := byKey(was), byKey(is)
	changes := map[Part][]Change{}
	for _, t := range was {
		if _, stays := now[t.id()]; !stays {
			changes[t.part] = append(changes[t.part], Change{Part: t.part, Thing: t.name, Was: t.summary()})
		}
	}
	for _, t := range is {
		if before, ok := then[t.id()]; ok {
			changes[t.part] = append(changes[t.part], before.changes(t)...)
		} else {
			changes[t.part] = append(changes[t.part], Change{Part: t.part, Thing: t.name, Is: t.summary()})
		}
	}
	var all []Change
	for _, p := range parts {
		all = append(all, changes[p]...)
	}
	return all
}

var parts = []Part{
	Whole, Sources, Parties, Issues, Areas, Positions, Claims, Options, Rules, Preferences,
	Outcomes, Instruments, Agreements, Ties, Settlement, Gaps,
}
