package build

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/notation"
)

// A Use is one place of a file that names something.
type Use struct {
	Line int    // from 1
	Text string // of that line, without the space around it
}

// A UsedError says that something cannot go because other places of the file
// name it. The edit that removes those too goes through.
type UsedError struct {
	What string // by name
	Uses []Use
}

func (e *UsedError) Error() string {
	return fmt.Sprintf("%q is used in %d other places of the file", e.What, len(e.Uses))
}

// A thing is what the places of a file may name.
type thing struct {
	party, issue, area, option, instrument string // one of them: its id
}

// removal is the edit that takes away what stands at a place and, when asked,
// all that names it.
func removal(place, name string, t thing, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		named := t.places(f)
		named = slices.DeleteFunc(named, func(p string) bool { return p == place || strings.HasPrefix(p, place+"/") })
		if len(named) > 0 && !everywhere {
			return nil, &UsedError{name, uses(f, named)}
		}
		return f.Change(takeAway(f, append(named, place))...)
	}
}

// uses says where the places are, a line once.
func uses(f *notation.File, places []string) []Use {
	lines := strings.Split(string(f.Text), "\n")
	var found []Use
	for _, p := range places {
		if at, ok := f.Find(p); ok && at.Line <= len(lines) {
			found = append(found, Use{at.Line, strings.TrimSpace(lines[at.Line-1])})
		}
	}
	slices.SortStableFunc(found, func(a, b Use) int { return cmp.Compare(a.Line, b.Line) })
	return slices.Compact(found)
}

// places lists what has to go with the thing: the smallest part of the file
// around each place that names it, without which the rest still makes sense.
func (t thing) places(f *notation.File) []string {
	var found []string
	f.Each(func(pointer, scalar string) {
		steps := strings.Split(pointer, "/")[1:]
		if !t.named(steps, scalar) {
			return
		}
		if goes := around(f, steps); goes != "" && !slices.Contains(found, goes) {
			found = append(found, goes)
		}
	})
	found = append(found, t.rankings(f)...)
	if i, ok := f.Conflict.Instrument(t.instrument); ok {
		for _, o := range i.Options {
			found = append(found, thing{option: o.ID}.places(f)...)
		}
	}
	return found
}

// rankings lists the rankings of a conflict whose states lose an option: their
// letters no longer fit.
func (t thing) rankings(f *notation.File) []string {
	loses := func(o conflict.Option) bool { return o.ID == t.option || t.party != "" && o.Party == t.party }
	if !slices.ContainsFunc(f.Conflict.Options, loses) {
		return nil
	}
	var found []string
	for _, p := range f.Conflict.Preferences {
		if p.Ranking != nil && p.Party != t.party {
			found = append(found, at("preferences", p.Party))
		}
	}
	return found
}

// named reports whether the scalar, or the key that the steps end in, names
// the thing.
func (t thing) named(steps []string, scalar string) bool {
	key := steps[len(steps)-1]
	switch {
	case t.party != "":
		return t.namedParty(steps, key, scalar)
	case t.issue != "":
		return scalar == t.issue && (key == "issue" || holder(steps) == "indivisible") ||
			key == t.issue && slices.Contains([]string{"effects", "weights", "satisfaction", "sum"}, holder(steps))
	case t.area != "":
		return scalar == t.area && key == "area"
	case t.instrument != "":
		return scalar == t.instrument && key == "instrument"
	}
	return key == t.option && slices.Contains([]string{"options", "weights"}, holder(steps)) ||
		isFormula(steps) && mentions(scalar, func(id string) bool { return id == t.option })
}

func (t thing) namedParty(steps []string, key, scalar string) bool {
	isOf := func(id string) bool { return strings.HasPrefix(id, t.party+".") }
	switch {
	case slices.Contains([]string{"party", "on", "rising", "declining", "withdraws", "eases", "demands", "resists"}, key),
		steps[0] == "coalitions" && len(steps) == 3:
		return scalar == t.party
	case slices.Contains([]string{"preferences", "terms", "guarantors"}, holder(steps)),
		holder(steps) == "parties" && len(steps) > 2:
		return key == t.party
	case slices.Contains([]string{"options", "weights"}, holder(steps)):
		return isOf(key)
	}
	return isFormula(steps) && mentions(scalar, isOf)
}

// holder is the key of the mapping or list in which the last step stands.
func holder(steps []string) string {
	for _, s := range slices.Backward(steps[:len(steps)-1]) {
		if _, err := strconv.Atoi(s); err != nil {
			return s
		}
	}
	return ""
}

// isFormula reports whether a formula or an option's id stands at the steps.
func isFormula(steps []string) bool {
	key := steps[len(steps)-1]
	if _, err := strconv.Atoi(key); err != nil {
		return slices.Contains([]string{"never", "always", "requires", "that", "unknown", "when", "aim", "before", "after", "drop"}, key)
	}
	lists := []string{"atMostOne", "atLeastOne", "exactlyOne", "statusQuo", "misperceives", "irreversible", "unaware", "unknown", "either", "statements", "state"}
	return slices.Contains(lists, holder(steps)) || slices.Contains(steps[:len(steps)-1], "preferences")
}

func mentions(formula string, wanted func(id string) bool) bool {
	f, err := conflict.ParseFormula(formula)
	return err == nil && slices.ContainsFunc(f.Options(), wanted)
}

// around is the pointer of what makes no sense without what stands at the
// steps.
func around(f *notation.File, steps []string) string {
	key, n := steps[len(steps)-1], len(steps)
	up := func(levels int) string { return "/" + strings.Join(steps[:n-levels], "/") }
	switch {
	case steps[0] == "claims" && key == "party", steps[0] == "agreements" && key == "instrument":
		return up(0)
	case steps[0] == "settlement" && slices.Contains(steps, "conditions"):
		return up(n - 3) // the condition
	case slices.Contains([]string{"atMostOne", "atLeastOne", "exactlyOne"}, holder(steps)) && f.Len(up(1)) <= 2:
		return up(2)
	case steps[0] == "coalitions" && f.Len(up(1)) <= 2:
		return up(1)
	case slices.Contains([]string{
		"party", "on", "issue", "area", "instrument", "rising", "declining", "withdraws", "eases", "demands", "resists",
		"never", "always", "that", "unknown", "when", "before", "after", "drop",
	}, key):
		return up(1)
	}
	return up(0)
}
