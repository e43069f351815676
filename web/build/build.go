// Package build has the edits of a conflict file that a person makes in forms:
// each turns the text into another one through notation, so that comments,
// order and every byte that the edit is not about stay as they are.
//
// Things are added by name; the id, by which the rest of the file refers to
// them, follows from it and stays when the name changes.
package build

import (
	"errors"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/notation"
)

// An Edit makes a new file of one without errors. What it cannot do is an
// error, and the file then stays as it is; whether the new file says something
// sensible is for its own errors to tell.
type Edit func(f *notation.File) (*notation.File, error)

// at is notation.Pointer, short for what stands in almost every edit.
func at(steps ...any) string { return notation.Pointer(steps...) }

// add is the change that gives a section one more key, and makes the section
// when it is not there.
func add(f *notation.File, section, id string, value any) notation.Change {
	if f.Len(at(section)) == 0 {
		return notation.Set(at(section), notation.Lines{Value: notation.Mapping{{Key: id, Value: value}}})
	}
	return notation.Set(at(section, id), value)
}

// push is the change that gives a list one more item, and makes the list when
// it is not there.
func push(f *notation.File, list string, value any) notation.Change {
	if f.Len(list) == 0 {
		return notation.Set(list, notation.Lines{Value: []any{value}})
	}
	return notation.Insert(list+"/-", value)
}

// A setter collects the changes of what stands at one place of the file.
type setter struct {
	file    *notation.File
	place   string // JSON pointer
	changes []notation.Change
}

// text sets a key to a text, when it differs from the one that is there;
// without a text the key goes.
func (s *setter) text(key, before, after string) {
	if after = strings.TrimSpace(strings.ReplaceAll(after, "\r\n", "\n")); after == before {
		return
	}
	if after == "" {
		s.value(key, nil)
		return
	}
	s.value(key, after)
}

// value sets a key; nil takes it away.
func (s *setter) value(key string, value any) {
	place := s.place + at(key)
	switch {
	case value != nil:
		s.changes = append(s.changes, notation.Set(place, value))
	case s.file.Has(place):
		s.changes = append(s.changes, notation.Delete(place))
	}
}

// quantity sets a key to a quantity, when it differs from the one that is
// there; nil takes it away.
func (s *setter) quantity(key string, before, after *conflict.Quantity) {
	switch {
	case after == nil:
		s.value(key, nil)
	case before == nil || *before != *after:
		s.value(key, quantity(*after))
	}
}

func (s *setter) done() (*notation.File, error) { return s.file.Change(s.changes...) }

// quantity is a quantity as the file writes it.
func quantity(q conflict.Quantity) any {
	switch {
	case q.Certain():
		return q.Mode
	case !q.HasMode:
		return []any{q.Low, q.High}
	}
	return notation.Mapping{{Key: "low", Value: q.Low}, {Key: "mode", Value: q.Mode}, {Key: "high", Value: q.High}}
}

// named returns the name without the space around it.
func named(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return "", errors.New("there is no name; want one")
	}
	return name, nil
}

// mapping is a value of keys and texts, without those that are empty.
func mapping(pairs ...string) notation.Mapping {
	made := notation.Mapping{}
	for k := 0; k < len(pairs); k += 2 {
		if pairs[k+1] != "" {
			made = append(made, notation.Entry{Key: pairs[k], Value: pairs[k+1]})
		}
	}
	return made
}

// clipped bounds what a message repeats of what a person wrote.
func clipped(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return strconv.Quote(s)
}
