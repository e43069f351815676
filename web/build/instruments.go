package build

import (
	"errors"
	"slices"
	"strings"

	"parley/notation"
)

// An Instrument is what a form says of an instrument itself.
type Instrument struct {
	Name         string
	Text         string
	Aim          string   // a formula, or empty
	Irrevocable  []string // ids of options that can no longer be undone once taken
	DroppedRules []int    // places of the conflict's rules that no longer hold, counted from 0
}

// AddInstrument adds an instrument behind the others.
func AddInstrument(i Instrument) Edit {
	return func(f *notation.File) (*notation.File, error) {
		name, err := named(i.Name)
		if err != nil {
			return nil, err
		}
		id := newID(name, "instrument", func(id string) bool { return known(f.Conflict.Instrument(id)) })
		return f.Change(add(f, "instruments", id, notation.Lines{Value: mapping("name", name, "text", strings.TrimSpace(i.Text), "aim", i.Aim)}))
	}
}

// SetInstrument changes what the file says of an instrument itself. Its id
// stays.
func SetInstrument(id string, i Instrument) Edit {
	return func(f *notation.File) (*notation.File, error) {
		before, ok := f.Conflict.Instrument(id)
		if !ok {
			return nil, none("instrument", id)
		}
		name, err := named(i.Name)
		if err != nil {
			return nil, err
		}
		s := setter{file: f, place: at("instruments", id)}
		s.text("name", before.Name, name)
		s.text("text", before.Text, i.Text)
		aim := ""
		if before.Aim != nil {
			aim = before.Aim.String()
		}
		s.text("aim", aim, i.Aim)
		if !sameSet(before.Irrevocable, i.Irrevocable) {
			s.list("irreversible", i.Irrevocable)
		}
		if !sameSet(before.DropRules, i.DroppedRules) {
			s.rules(i.DroppedRules)
		}
		return s.done()
	}
}

func (s *setter) rules(dropped []int) {
	if len(dropped) == 0 {
		s.value("dropRules", nil)
		return
	}
	var counted []any
	for _, k := range dropped {
		counted = append(counted, k+1)
	}
	s.value("dropRules", counted)
}

func sameSet[T int | string](a, b []T) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// AddInstrumentOption puts an option on the table with the instrument.
func AddInstrumentOption(instrument, party string, o Option) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if !known(f.Conflict.Instrument(instrument)) {
			return nil, none("instrument", instrument)
		}
		id, made, err := o.made(f.Conflict, party)
		if err != nil {
			return nil, err
		}
		options := at("instruments", instrument, "options")
		if f.Len(options) == 0 {
			return f.Set(options, notation.Lines{Value: notation.Mapping{{Key: id, Value: made}}})
		}
		return f.Set(options+at(id), made)
	}
}

// RemoveInstrumentOption takes away an option that an instrument puts on the
// table, with all that names it only when everywhere is set; else the error is
// a *UsedError.
func RemoveInstrumentOption(instrument, id string, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		place := at("instruments", instrument, "options", id)
		if !f.Has(place) {
			return nil, none("option", id)
		}
		return removal(place, f.Conflict.OptionName(id), thing{option: id}, everywhere)(f)
	}
}

// AddInstrumentRule adds a rule that comes into force with the instrument.
func AddInstrumentRule(instrument string, r Rule) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if !known(f.Conflict.Instrument(instrument)) {
			return nil, none("instrument", instrument)
		}
		made, err := r.made()
		if err != nil {
			return nil, err
		}
		return f.Change(push(f, at("instruments", instrument, "rules"), made))
	}
}

// RemoveInstrumentRule takes away a rule of an instrument, counted from 0.
func RemoveInstrumentRule(instrument string, k int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		return f.Change(takeAway(f, []string{at("instruments", instrument, "rules", k)})...)
	}
}

// AddInstrumentStatement gives a party one more statement with the instrument:
// before one of its own or, without one, as the least important.
func AddInstrumentStatement(instrument, party string, s Statement, before string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if !known(f.Conflict.Party(party)) {
			return nil, none("party", party)
		}
		written, err := formula(s.That)
		if err != nil {
			return nil, err
		}
		var made any = written
		if before != "" || s.Judgement != "" {
			made = mapping("that", written, "before", before, "judgement", s.Judgement)
		}
		return instrumentChange(f, instrument, party, made)
	}
}

// DropInstrumentStatement says that a statement of a party falls away with the
// instrument.
func DropInstrumentStatement(instrument, party, statement string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if strings.TrimSpace(statement) == "" {
			return nil, errors.New("there is no statement to drop; want one chosen")
		}
		return instrumentChange(f, instrument, party, mapping("drop", statement))
	}
}

func instrumentChange(f *notation.File, instrument, party string, made any) (*notation.File, error) {
	if !known(f.Conflict.Instrument(instrument)) {
		return nil, none("instrument", instrument)
	}
	preferences := at("instruments", instrument, "preferences")
	if f.Len(preferences) == 0 {
		return f.Set(preferences, notation.Lines{Value: notation.Mapping{{Key: party, Value: notation.Lines{Value: []any{made}}}}})
	}
	return f.Change(push(f, preferences+at(party), made))
}

// RemoveInstrumentChange takes away a change of a party's statements by an
// instrument: the one at a place of the party's changes there, counted from 0.
func RemoveInstrumentChange(instrument, party string, k int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		return f.Change(takeAway(f, []string{at("instruments", instrument, "preferences", party, k)})...)
	}
}

// RemoveInstrument takes an instrument away, with all that names it only when
// everywhere is set; else the error is a *UsedError.
func RemoveInstrument(id string, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		i, ok := f.Conflict.Instrument(id)
		if !ok {
			return nil, none("instrument", id)
		}
		return removal(at("instruments", id), i.Name, thing{instrument: id}, everywhere)(f)
	}
}
