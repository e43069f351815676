package build

import (
	"fmt"
	"strings"

	"parley/notation"
)

// A Party is what a form says of a party.
type Party struct {
	Name    string
	Code    string   // ISO 3166-1 alpha-3 of a state, or empty
	Members []string // of a bloc
	Note    string
}

// AddParty adds a party behind the others.
func AddParty(p Party) Edit {
	return func(f *notation.File) (*notation.File, error) {
		name, err := named(p.Name)
		if err != nil {
			return nil, err
		}
		id := newID(name, "party", func(id string) bool { return known(f.Conflict.Party(id)) })
		made := mapping("name", name, "code", p.Code)
		if members := listed(p.Members); len(members) > 0 {
			made = append(made, notation.Entry{Key: "members", Value: members})
		}
		made = append(made, mapping("note", p.Note)...)
		return f.Change(add(f, "parties", id, made))
	}
}

// SetParty changes what the file says of a party. Its id stays.
func SetParty(id string, p Party) Edit {
	return func(f *notation.File) (*notation.File, error) {
		before, ok := f.Conflict.Party(id)
		name, err := named(p.Name)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, none("party", id)
		}
		s := setter{file: f, place: at("parties", id)}
		s.text("name", before.Name, name)
		s.text("code", before.Code, p.Code)
		if members := listed(p.Members); fmt.Sprint(members) != fmt.Sprint(listed(before.Members)) {
			s.list("members", members)
		}
		s.text("note", before.Note, p.Note)
		return s.done()
	}
}

// RemoveParty takes a party away, with all that names it only when everywhere
// is set; else the error is a *UsedError.
func RemoveParty(id string, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		p, ok := f.Conflict.Party(id)
		if !ok {
			return nil, none("party", id)
		}
		return removal(at("parties", id), p.Name, thing{party: id}, everywhere)(f)
	}
}

// Move puts a part of the file, by its section and its key or place, to
// another place among its neighbours, counted from 0.
func Move(section string, key any, to int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		return f.Change(notation.Move(at(section, key), to))
	}
}

func none(what, id string) error { return fmt.Errorf("there is no %s %s", what, clipped(id)) }

func known[T any](_ T, ok bool) bool { return ok }

// listed returns the texts without the space around them, and without those
// that are empty.
func listed(texts []string) []string {
	var kept []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

// list sets a key to a list; an empty one takes the key away.
func (s *setter) list(key string, items []string) {
	if len(items) == 0 {
		s.value(key, nil)
		return
	}
	s.value(key, items)
}
