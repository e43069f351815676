package build

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/notation"
)

// An Agreement is what a form says of an agreement itself.
type Agreement struct {
	Name       string
	Text       string
	Instrument string // its id, or empty
}

// AddAgreement adds an agreement behind the others.
func AddAgreement(a Agreement) Edit {
	return func(f *notation.File) (*notation.File, error) {
		name, err := named(a.Name)
		if err != nil {
			return nil, err
		}
		id := newID(name, "agreement", func(id string) bool { return known(f.Conflict.Agreement(id)) })
		return f.Change(add(f, "agreements", id, notation.Lines{Value: mapping("name", name, "text", strings.TrimSpace(a.Text), "instrument", a.Instrument)}))
	}
}

// SetAgreement changes what the file says of an agreement itself, and its
// numbers, in the order in which conflict.Agreement.Parts lists them.
func SetAgreement(id string, a Agreement, numbers []*conflict.Quantity) Edit {
	return func(f *notation.File) (*notation.File, error) {
		before, ok := f.Conflict.Agreement(id)
		if !ok {
			return nil, none("agreement", id)
		}
		name, err := named(a.Name)
		if err != nil {
			return nil, err
		}
		s := setter{file: f, place: at("agreements", id)}
		s.text("name", before.Name, name)
		s.text("text", before.Text, a.Text)
		s.text("instrument", before.Instrument, a.Instrument)
		changes := s.changes
		for _, part := range before.Parts(f.Conflict) {
			if len(numbers) < len(part.Numbers) {
				return nil, fmt.Errorf("the form lacks numbers of %s; want the page loaded anew", before.Name)
			}
			of := setter{file: f, place: at("agreements", id) + at(anys(part.Path)...)}
			for k, n := range part.Numbers {
				of.quantity(n.Key, *n.At, numbers[k])
			}
			changes = append(changes, of.changes...)
			numbers = numbers[len(part.Numbers):]
		}
		return f.Change(changes...)
	}
}

func anys(steps []string) []any {
	made := make([]any, len(steps))
	for k, s := range steps {
		made[k] = s
	}
	return made
}

// A Section is a part of an agreement that has two sides.
type Section struct {
	Key          string
	Name         string // in words
	First        string // what the first side does, as the file's key; empty for a ceasefire
	Second       string
	Does, Suffer string // the two sides in words
}

// Sections lists the parts that an agreement may have.
var Sections = []Section{
	{Key: "ceasefire", Name: "A ceasefire under oversight", Does: "who holds its fire", Suffer: "and who else"},
	{Key: "guarantee", Name: "A guarantee against shifting power", First: "rising", Second: "declining", Does: "who grows stronger", Suffer: "who is protected"},
	{Key: "relief", Name: "Sanctions eased against a withdrawal", First: "withdraws", Second: "eases", Does: "who withdraws", Suffer: "who eases sanctions"},
	{Key: "mediation", Name: "A third party between two", First: "demands", Second: "resists", Does: "who demands", Suffer: "who resists"},
}

// AddSection gives an agreement one of its parts, between two parties.
func AddSection(agreement, key, first, second string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if !known(f.Conflict.Agreement(agreement)) {
			return nil, none("agreement", agreement)
		}
		if first == second {
			return nil, fmt.Errorf("both sides are %s; want two parties", f.Conflict.PartyName(first))
		}
		place := at("agreements", agreement, key)
		for _, s := range Sections {
			switch {
			case s.Key != key:
			case f.Has(place):
				return nil, fmt.Errorf("the agreement has that part already")
			case s.First == "":
				sides := notation.Mapping{{Key: first, Value: notation.Mapping{}}, {Key: second, Value: notation.Mapping{}}}
				return f.Set(place, notation.Lines{Value: notation.Mapping{{Key: "parties", Value: notation.Lines{Value: sides}}}})
			default:
				return f.Set(place, notation.Lines{Value: mapping(s.First, first, s.Second, second)})
			}
		}
		return nil, none("part", key)
	}
}

// AddMember puts a guarantor or a candidate for mediation into an agreement.
// The numbers without which neither can be judged start as ranges of all that
// they may be: nobody has said more.
func AddMember(agreement, key, id string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		var place string
		var made notation.Mapping
		wide := func(low, high float64) any { return []any{low, high} }
		switch key {
		case "guarantors":
			place = at("agreements", agreement, "guarantee", key)
			made = notation.Mapping{{Key: "stake", Value: wide(0, 10)}, {Key: "saves", Value: wide(0, 1)}, {Key: "cost", Value: wide(0, 10)}, {Key: "spread", Value: 1}}
		case "candidates":
			place = at("agreements", agreement, "mediation", key)
			made = notation.Mapping{{Key: "bias", Value: wide(-1, 1)}, {Key: "accuracy", Value: wide(0.5, 1)}, {Key: "harm", Value: wide(0, 1)}}
		default:
			return nil, none("list", key)
		}
		if f.Has(place + at(id)) {
			return nil, fmt.Errorf("%s is there already", f.Conflict.PartyName(id))
		}
		if f.Len(place) == 0 {
			return f.Set(place, notation.Lines{Value: notation.Mapping{{Key: id, Value: made}}})
		}
		return f.Set(place+at(id), made)
	}
}

// RemoveFrom takes away a part of an agreement, by the keys that lead there;
// the agreement itself without any.
func RemoveFrom(agreement string, path ...string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if !known(f.Conflict.Agreement(agreement)) {
			return nil, none("agreement", agreement)
		}
		return f.Change(takeAway(f, []string{at("agreements", agreement) + at(anys(path)...)})...)
	}
}
