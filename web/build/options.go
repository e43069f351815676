package build

import (
	"slices"
	"strings"

	"parley/conflict"
	"parley/notation"
)

// An Option is what a form says of an option.
type Option struct {
	Name      string
	Requires  string // a formula, or empty
	Direction conflict.Direction
	Effects   []conflict.Effect // those of 0 points are left out
	Note      string
}

// AddOption gives a party one more option.
func AddOption(party string, o Option) Edit {
	return func(f *notation.File) (*notation.File, error) {
		id, made, err := o.made(f.Conflict, party)
		if err != nil {
			return nil, err
		}
		return f.Change(add(f, "options", id, made))
	}
}

// made is a new option of the party as the file writes it, and its id.
func (o Option) made(c *conflict.Conflict, party string) (string, notation.Mapping, error) {
	if !known(c.Party(party)) {
		return "", nil, none("party", party)
	}
	name, err := named(o.Name)
	if err != nil {
		return "", nil, err
	}
	local := newID(name, "option", func(local string) bool { return taken(c, party+"."+local) })
	made := mapping("name", name, "requires", o.Requires)
	made = append(made, direction(o.Direction)...)
	if effects := effects(o.Effects); len(effects) > 0 {
		made = append(made, notation.Entry{Key: "effects", Value: effects})
	}
	return party + "." + local, append(made, mapping("note", o.Note)...), nil
}

// taken reports whether an option has the id, also one of an instrument.
func taken(c *conflict.Conflict, id string) bool {
	if c.OptionIndex(id) >= 0 {
		return true
	}
	for _, i := range c.Instruments {
		for _, o := range i.Options {
			if o.ID == id {
				return true
			}
		}
	}
	return false
}

// direction is a direction as the file writes it.
func direction(d conflict.Direction) notation.Mapping {
	switch d {
	case conflict.Forward:
		return notation.Mapping{{Key: "irreversible", Value: true}}
	case conflict.Backward:
		return notation.Mapping{{Key: "direction", Value: "backward"}}
	case conflict.Both:
	}
	return nil
}

func effects(of []conflict.Effect) notation.Mapping {
	var made notation.Mapping
	for _, e := range of {
		if e.By != 0 {
			made = append(made, notation.Entry{Key: e.Issue, Value: e.By})
		}
	}
	return made
}

// SetOption changes what the file says of an option. Its id stays.
func SetOption(id string, o Option) Edit {
	return func(f *notation.File) (*notation.File, error) {
		k := f.Conflict.OptionIndex(id)
		if k < 0 {
			return nil, none("option", id)
		}
		before := f.Conflict.Options[k]
		name, err := named(o.Name)
		if err != nil {
			return nil, err
		}
		s := setter{file: f, place: at("options", id)}
		s.text("name", before.Name, name)
		if before.Requires == nil || before.Requires.String() != o.Requires {
			s.text("requires", "\x00", o.Requires)
		}
		s.direction(before.Direction, o.Direction)
		s.effects(effects(before.Effects), effects(o.Effects))
		s.text("note", before.Note, o.Note)
		return s.done()
	}
}

func (s *setter) direction(before, after conflict.Direction) {
	if before == after {
		return
	}
	s.value("irreversible", nil)
	s.value("direction", nil)
	for _, e := range direction(after) {
		s.value(e.Key, e.Value)
	}
}

// effects changes the effects on issues one by one.
func (s *setter) effects(before, after notation.Mapping) {
	if len(before) == 0 || len(after) == 0 {
		s.value("effects", nil)
		if len(after) > 0 {
			s.value("effects", after)
		}
		return
	}
	by := map[string]any{}
	for _, e := range after {
		by[e.Key] = e.Value
	}
	for _, e := range after {
		if !slices.Contains(before, e) {
			s.changes = append(s.changes, notation.Set(s.place+at("effects", e.Key), e.Value))
		}
	}
	for _, e := range before {
		if by[e.Key] == nil {
			s.changes = append(s.changes, notation.Delete(s.place+at("effects", e.Key)))
		}
	}
}

// RemoveOption takes an option away, with all that names it only when
// everywhere is set; else the error is a *UsedError.
func RemoveOption(id string, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		k := f.Conflict.OptionIndex(id)
		if k < 0 {
			return nil, none("option", id)
		}
		return removal(at("options", id), f.Conflict.Options[k].Name, thing{option: id}, everywhere)(f)
	}
}

// SetStatusQuo says which options are taken today, by their ids.
func SetStatusQuo(taken []string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if s, err := f.Conflict.StateOf(taken...); err != nil {
			return nil, err
		} else if f.Conflict.StatusQuo != nil && *f.Conflict.StatusQuo == s {
			return f, nil
		}
		if taken == nil {
			taken = []string{}
		}
		return f.Set("/statusQuo", taken)
	}
}

// formula checks a formula and writes it in one way.
func formula(text string) (string, error) {
	f, err := conflict.ParseFormula(strings.TrimSpace(text))
	if err != nil {
		return "", err
	}
	return f.String(), nil
}
