package reading

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
)

// maxPaired bounds the lists and the tables that are held against each other.
const maxPaired = 16

// pairLeftovers takes the one item of list k that no table names and the one
// row of a table that the list does not name for one instrument, when all
// others pair up and the two share a word stem that says more than "option".
func (r *reader) pairLeftovers(k int) {
	for _, table := range r.optionTables {
		item, row := r.instruments.only(k, table), r.instruments.only(table, k)
		if item == nil || row == nil || !r.instruments.meet(k, table) {
			continue
		}
		common := slices.DeleteFunc(shared(item.stems, row.stems), func(s string) bool { return roleWords[s] != 0 })
		if len(common) == 0 {
			continue
		}
		why := fmt.Sprintf("“%s” and “%s” are taken for one instrument: they share the word stem %s, and all others of the list and the table pair up",
			row.name, item.name, strings.Join(common, ", "))
		r.mergeInstruments(row, item, why)
	}
}

// only returns the one topic that the first block names and the second does
// not, or nil when there is none or more than one.
func (t *topics) only(here, there int) *topic {
	var found *topic
	for _, known := range t.all {
		_, in := known.named[here]
		if _, other := known.named[there]; !in || other {
			continue
		}
		if found != nil {
			return nil
		}
		found = known
	}
	return found
}

// meet reports whether the two blocks name a topic in common.
func (t *topics) meet(a, b int) bool {
	return slices.ContainsFunc(t.all, func(known *topic) bool { return known.named[a] != "" && known.named[b] != "" })
}

// mergeInstruments makes the one instrument a part of the other, with what is
// claimed of it.
func (r *reader) mergeInstruments(into, from *topic, why string) {
	for k := range r.claims {
		if c := &r.claims[k]; c.Instrument == from.id {
			c.Instrument, c.Note = into.id, joinNotes(c.Note, why)
		}
	}
	for block, name := range from.named {
		into.in(block, name, conflict.Basis{From: from.basis.From})
	}
	if into.text == "" {
		into.text = from.text
	}
	r.instruments.all = slices.DeleteFunc(r.instruments.all, func(t *topic) bool { return t == from })
	r.instruments.names[strings.ToLower(from.name)] = into
	into.merged[strings.ToLower(from.name)] = why
}
