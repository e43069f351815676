package build

import (
	"fmt"
	"slices"
	"strings"

	"parley/notation"
)

// takeAway is the changes that delete all of the places, in an order in which
// each pointer still leads there. What would be left empty goes as a whole,
// and rules that stood behind a deleted one are counted anew.
func takeAway(f *notation.File, places []string) []notation.Change {
	places = whole(f, slices.Clone(places))
	changes := renumber(f, places)
	for k, p := range places {
		changes = append(changes, notation.Delete(p))
		list := parentOf(p)
		isLast := k+1 == len(places) || parentOf(places[k+1]) != list
		if isLast && isGroup(list) && f.Len(list)-siblings(places, list) == 1 {
			changes = append(changes, notation.Unwrap(list))
		}
	}
	return changes
}

func parentOf(place string) string { return place[:strings.LastIndexByte(place, '/')] }

// siblings counts the places right below a parent.
func siblings(places []string, parent string) int {
	n := 0
	for _, p := range places {
		if parentOf(p) == parent {
			n++
		}
	}
	return n
}

// isGroup reports whether a list within a party's list of statements stands at
// the place: statements in an order that nobody knows.
func isGroup(place string) bool {
	steps := strings.Split(place, "/")[1:]
	return slices.Contains(steps, "preferences") && !slices.Contains(steps, "instruments") &&
		len(steps) > 2 && isPlace(steps[len(steps)-1])
}

func isPlace(step string) bool { return strings.Trim(step, "0123456789") == "" }

// isAll reports whether without the place nothing is left of a preference that
// the file could say.
func isAll(place string) bool {
	steps := strings.Split(place, "/")
	return slices.Contains(steps, "preferences") && slices.Contains([]string{"statements", "weights", "ranking"}, steps[len(steps)-1])
}

// whole returns the places, from the last to the first of the file, without
// those inside others, and with what holds them instead where all of it goes.
func whole(f *notation.File, places []string) []string {
	for {
		places = outermost(f, places)
		parents := map[string]int{}
		full := ""
		for _, p := range places {
			parent := parentOf(p)
			if parents[parent]++; full == "" && (parents[parent] == f.Len(parent) && !stays(parent) || isAll(p)) {
				full = parent
			}
		}
		if full == "" {
			return places
		}
		places = append(places, full)
	}
}

// stays reports whether something says more than what is in it: a party of
// which nothing is known, a status quo in which nothing is taken.
func stays(place string) bool {
	steps := strings.Split(place, "/")[1:]
	things := []string{"parties", "issues", "options", "instruments", "agreements", "claims"}
	return place == "" || place == "/statusQuo" || len(steps) == 2 && slices.Contains(things, steps[0])
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
		case fmt.Sprint(left) != fmt.Sprint(renumbered(dropped, make([]bool, len(deleted)))):
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
