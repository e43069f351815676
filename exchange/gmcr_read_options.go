package exchange

import (
	"fmt"

	"parley/conflict"
)

// options gives each option to its decision maker.
func (b *gmcrBuilder) options() {
	b.optionID = make([]string, len(b.file.options))
	for k, m := range b.file.makers {
		b.optionsOf(b.c.Parties[k].ID, b.owned(k, m.options))
	}
	for k, id := range b.optionID {
		if id == "" {
			b.failAt(fmt.Sprintf("/options/%d", k), "belongs to no decision maker; want it in the options of one")
		}
	}
}

// owned returns those of maker's options that exist and that nobody before
// it has.
func (b *gmcrBuilder) owned(maker int, options []int) []int {
	var owned []int
	mine := map[int]bool{}
	for k, o := range options {
		pointer := fmt.Sprintf("/decisionMakers/%d/options/%d", maker, k)
		switch {
		case !b.exists(pointer, o, len(b.file.options), "option"):
		case mine[o]:
			b.failAt(pointer, "is option %d again; want each option once", o)
		case b.optionID[o] != "":
			b.failAt(pointer, "is option %d, which another decision maker has (%s); want one for each option", o, clip(b.optionID[o]))
		default:
			mine[o] = true
			owned = append(owned, o)
		}
	}
	return owned
}

// exists reports whether an index is below size. An index below 0 has been
// noted when it was read.
func (b *gmcrBuilder) exists(pointer string, index, size int, what string) bool {
	switch {
	case index < 0:
		return false
	case index >= size:
		b.failAt(pointer, "is %s %d; want one of the %d, counted from 0", what, index, size)
		return false
	}
	return true
}

func (b *gmcrBuilder) optionsOf(party string, places []int) {
	names := make([]string, len(places))
	first := map[string]int{}
	for k, o := range places {
		names[k] = b.file.options[o].name
		if o0, twice := first[names[k]]; twice && names[k] != "" {
			b.failAt(fmt.Sprintf("/options/%d/name", o), "is %q, as that of /options/%d of the same decision maker; want different names", clip(names[k]), o0)
		} else {
			first[names[k]] = o
		}
	}
	for k, id := range optionIDs(party, names) {
		o := places[k]
		b.optionID[o] = id
		b.c.Options = append(b.c.Options, conflict.Option{
			ID: id, Party: party, Name: names[k],
			Direction: directions[b.file.options[o].direction],
		})
	}
}

var directions = map[string]conflict.Direction{
	"both": conflict.Both,
	"fwd":  conflict.Forward,
	"back": conflict.Backward,
}
