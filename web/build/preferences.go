package build

import (
	"errors"
	"slices"

	"parley/conflict"
	"parley/notation"
)

// A Statement is what a form says of one thing that a party wants.
type Statement struct {
	That      string // a formula
	Much      bool
	Sure      *conflict.Quantity // 0 to 1
	Judgement string
}

func (s Statement) made() (any, error) {
	written, err := formula(s.That)
	if err != nil {
		return nil, err
	}
	if !s.Much && s.Sure == nil && s.Judgement == "" {
		return written, nil
	}
	made := mapping("that", written)
	if s.Much {
		made = append(made, notation.Entry{Key: "much", Value: true})
	}
	if s.Sure != nil {
		made = append(made, notation.Entry{Key: "sure", Value: quantity(*s.Sure)})
	}
	return append(made, mapping("judgement", s.Judgement)...), nil
}

// An Item is one item of a party's list of statements as the file has it: one
// statement, several in an order that nobody knows, or something of which
// nobody knows which way it matters.
type Item struct {
	Statements []int // places in Preference.Statements; empty for an unknown
	Unknown    int   // place in Preference.Unknown, when there are no statements
}

// Items lists the items of a preference that is a list of statements.
func Items(p *conflict.Preference) []Item {
	var items []Item
	for k := 0; k <= len(p.Statements); k++ {
		for u, unknown := range p.Unknown {
			if unknown.After == k {
				items = append(items, Item{Unknown: u})
			}
		}
		if k == len(p.Statements) {
			break
		}
		item := Item{Statements: []int{k}}
		for k+1 < len(p.Statements) && p.Statements[k].Either != 0 && p.Statements[k+1].Either == p.Statements[k].Either {
			k++
			item.Statements = append(item.Statements, k)
		}
		items = append(items, item)
	}
	return items
}

// listOf is where the file has the list of the party's statements. The error
// is that the party's preference is something else.
func listOf(f *notation.File, party string) (string, error) {
	p := f.Conflict.Preference(party)
	if p != nil && (p.Ranking != nil || !p.Simple()) {
		return "", errors.New("what the party wants is not a list of statements; want that taken away first")
	}
	list := at("preferences", party)
	if f.Has(list + "/statements") {
		list += "/statements"
	}
	return list, nil
}

// AddStatement gives a party one more statement, the least important one.
func AddStatement(party string, s Statement) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if !known(f.Conflict.Party(party)) {
			return nil, none("party", party)
		}
		made, err := s.made()
		if err != nil {
			return nil, err
		}
		list, err := listOf(f, party)
		if err != nil {
			return nil, err
		}
		if f.Len("/preferences") == 0 {
			return f.Set("/preferences", notation.Lines{Value: notation.Mapping{{Key: party, Value: notation.Lines{Value: []any{made}}}}})
		}
		return f.Change(push(f, list, made))
	}
}

// SetStatement changes the only statement of an item, and with it where
// instruments name it.
func SetStatement(party string, item int, s Statement) Edit {
	return func(f *notation.File) (*notation.File, error) {
		before, place, err := only(f, party, item)
		if err != nil {
			return nil, err
		}
		written, err := formula(s.That)
		if err != nil {
			return nil, err
		}
		set := setter{file: f, place: place}
		if !f.Has(place + "/that") {
			made, err := s.made()
			if err != nil {
				return nil, err
			}
			set.changes = append(set.changes, notation.Set(place, made))
		} else {
			set.text("that", before.Formula.String(), written)
			set.much(before.Much, s.Much)
			set.quantity("sure", before.Sure, s.Sure)
			set.text("judgement", before.Judgement, s.Judgement)
		}
		if written != before.Formula.String() {
			for _, named := range namings(f.Conflict, party, before.Formula) {
				set.changes = append(set.changes, notation.Set(named.place+at(named.key), written))
			}
		}
		return set.done()
	}
}

func (s *setter) much(before, after bool) {
	switch {
	case after && !before:
		s.value("much", true)
	case before && !after:
		s.value("much", nil)
	}
}

// only returns the statement of an item that has one, and its place.
func only(f *notation.File, party string, item int) (conflict.Statement, string, error) {
	list, err := listOf(f, party)
	if err != nil {
		return conflict.Statement{}, "", err
	}
	p := f.Conflict.Preference(party)
	if p == nil || item < 0 || item >= len(Items(p)) {
		return conflict.Statement{}, "", errors.New("there is no such statement")
	}
	of := Items(p)[item].Statements
	if len(of) != 1 {
		return conflict.Statement{}, "", errors.New("several statements, or none, stand there; want them changed in the text")
	}
	return p.Statements[of[0]], list + at(item), nil
}

// MoveStatement puts an item of the party's list to another place, counted
// from 0.
func MoveStatement(party string, item, to int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		list, err := listOf(f, party)
		if err != nil {
			return nil, err
		}
		return f.Change(notation.Move(list+at(item), to))
	}
}

// OrderStatements puts the items of the party's list into an order: the item
// that is to stand first comes first in the list.
func OrderStatements(party string, order []int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		list, err := listOf(f, party)
		if err != nil {
			return nil, err
		}
		if sorted := slices.Sorted(slices.Values(order)); len(order) != f.Len(list) || !counts(sorted) {
			return nil, errors.New("the order does not name each statement once")
		}
		var changes []notation.Change
		now := slices.Sorted(slices.Values(order)) // the items as they stand
		for to, item := range order {
			if from := slices.Index(now, item); from != to {
				changes = append(changes, notation.Move(list+at(from), to))
				now = slices.Insert(slices.Delete(now, from, from+1), to, item)
			}
		}
		return f.Change(changes...)
	}
}

func counts(sorted []int) bool {
	for k, x := range sorted {
		if x != k {
			return false
		}
	}
	return true
}

// RemoveStatement takes an item of the party's list away, with what changes it
// in instruments only when everywhere is set; else the error is a *UsedError.
func RemoveStatement(party string, item int, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		list, err := listOf(f, party)
		if err != nil {
			return nil, err
		}
		p := f.Conflict.Preference(party)
		if p == nil || item < 0 || item >= len(Items(p)) {
			return nil, errors.New("there is no such statement")
		}
		var named []string
		words := ""
		for _, k := range Items(p)[item].Statements {
			words = p.Statements[k].Formula.Words(f.Conflict.OptionName)
			for _, n := range namings(f.Conflict, party, p.Statements[k].Formula) {
				named = append(named, n.place)
			}
		}
		if len(named) > 0 && !everywhere {
			return nil, &UsedError{words, uses(f, named)}
		}
		return f.Change(takeAway(f, append(named, list+at(item)))...)
	}
}

// ClearPreference takes away all that the file says of what a party wants.
func ClearPreference(party string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		return f.Change(takeAway(f, []string{at("preferences", party)})...)
	}
}

// A naming is where a change that an instrument makes names a statement.
type naming struct{ place, key string }

func namings(c *conflict.Conflict, party string, statement conflict.Formula) []naming {
	var found []naming
	for _, i := range c.Instruments {
		k := 0
		for _, change := range i.Preferences {
			if change.Party != party {
				continue
			}
			for _, n := range []struct {
				key string
				of  *conflict.Formula
			}{{"before", change.Before}, {"after", change.After}, {"drop", change.Drop}} {
				if n.of != nil && n.of.Equal(statement) {
					found = append(found, naming{at("instruments", i.ID, "preferences", party, k), n.key})
				}
			}
			k++
		}
	}
	return found
}
