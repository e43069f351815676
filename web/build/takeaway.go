package build

import (
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/notation"
)

// takeAway is the changes that delete all of the places, in an order in which
// each pointer still leads there. What would be left empty goes as a whole,
// and rules that stood behind a deleted one are counted anew.
func takeAway(f *notation.File, places []string) []notation.Change {
	places = whole(f, slices.Clone(places))
	var changes []notation.Change
	for _, p := range places {
		changes = append(changes, notation.Delete(p))
	}
	return append(renumber(f, places), changes...)
}

// whole returns the places, from the last to the first of the file, without
// those inside others, and with what holds them instead where all of it goes.
func whole(f *notation.File, places []string) []string {
	for {
		places = outermost(f, places)
		parents := map[string]int{}
		full := ""
		for _, p := range places {
			parent := p[:strings.LastIndexByte(p, '/')]
			if parents[parent]++; parent != "" && full == "" && parents[parent] == f.Len(parent) {
				full = parent
			}
		}
		if full == "" {
			return places
		}
		places = append(places, full)
	}
}

// outermost sorts the places backwards and drops those inside others.
func outermost(f *notation.File, places []string) []string {
	wanted := map[string]bool{}
	for _, p := range places {
		wanted[p] = true
	}
	var kept []string
	last := "\x00"
	f.Each(func(pointer, _ string) {
		if wanted[pointer] && !strings.HasPrefix(pointer, last+"/") {
			kept = append(kept, pointer)
			last = pointer
		}
	})
	slices.Reverse(kept)
	return kept
}

// renumber is the changes of the lists that name rules by their place, when
// some of the conflict's rules are among those to be deleted.
func renumber(f *notation.File, places []string) []notation.Change {
	deleted := make([]bool, len(f.Conflict.Rules))
	for k := range deleted {
		deleted[k] = slices.Contains(places, at("rules", k)) || slices.Contains(places, "/rules")
	}
	if !slices.Contains(deleted, true) {
		return nil
	}
	var changes []notation.Change
	list := func(place string, dropped []int) {
		if gone := slices.ContainsFunc(places, func(p string) bool { return strings.HasPrefix(place, p+"/") }); gone || len(dropped) == 0 {
			return
		}
		switch left := renumbered(dropped, deleted); {
		case len(left) == 0:
			changes = append(changes, notation.Delete(place))
		case len(left) != len(dropped) || left[len(left)-1] != any(dropped[len(dropped)-1]+1):
			changes = append(changes, notation.Set(place, left))
		}
	}
	for _, i := range f.Conflict.Instruments {
		list(at("instruments", i.ID, "dropRules"), i.DropRules)
	}
	for _, p := range f.Conflict.Parties {
		if p.Perceives != nil {
			list(at("parties", p.ID, "perceives", "dropRules"), p.Perceives.DropRules)
		}
	}
	return changes
}

// renumbered returns rules counted from 1 as the file is to write them, of
// rules counted from 0 of which some are deleted.
func renumbered(rules []int, deleted []bool) []any {
	left := []any{}
	for _, k := range rules {
		before := 0
		for j := range k {
			if deleted[j] {
				before++
			}
		}
		if !deleted[k] {
			left = append(left, k-before+1)
		}
	}
	return left
}

// RemoveRule takes away a rule, counted from 0. Instruments that drop rules
// behind it still drop the same ones.
func RemoveRule(k int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		return f.Change(takeAway(f, []string{at("rules", k)})...)
	}
}

// isPlace reports whether a step counts items.
func isPlace(step string) bool {
	_, err := strconv.Atoi(step)
	return err == nil
}

var _ = conflict.MaxOptions
