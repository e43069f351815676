package build

import (
	"errors"

	"parley/conflict"
	"parley/notation"
)

// A Position is what a form says of where a party stands on an issue.
type Position struct {
	At         conflict.Quantity
	Salience   *conflict.Quantity
	Capability *conflict.Quantity
	Text       string
	Judgement  string
}

// AddPosition adds a party's position on an issue behind the others.
func AddPosition(party, issue string, p Position) Edit {
	return func(f *notation.File) (*notation.File, error) {
		made := notation.Mapping{{Key: "party", Value: party}, {Key: "issue", Value: issue}}
		made = append(made, place(p.At)...)
		if p.Salience != nil {
			made = append(made, notation.Entry{Key: "salience", Value: quantity(*p.Salience)})
		}
		if p.Capability != nil {
			made = append(made, notation.Entry{Key: "capability", Value: quantity(*p.Capability)})
		}
		made = append(made, mapping("text", p.Text, "judgement", p.Judgement)...)
		return f.Change(push(f, "/positions", made))
	}
}

// place is where a position is, as the file writes it: the most likely point,
// and the range around it.
func place(q conflict.Quantity) notation.Mapping {
	if !q.HasMode || q.Certain() {
		return notation.Mapping{{Key: "at", Value: quantity(q)}}
	}
	return notation.Mapping{{Key: "at", Value: q.Mode}, {Key: "range", Value: []any{q.Low, q.High}}}
}

// SetPosition changes the position at a place of the file's list, counted from
// 0.
func SetPosition(k int, p Position) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if k < 0 || k >= len(f.Conflict.Positions) {
			return nil, errors.New("there is no such position")
		}
		before := f.Conflict.Positions[k]
		s := setter{file: f, place: at("positions", k)}
		if before.At != p.At {
			written := place(p.At)
			s.value("at", written[0].Value)
			if len(written) > 1 {
				s.value("range", written[1].Value)
			} else {
				s.value("range", nil)
			}
		}
		s.quantity("salience", before.Salience, p.Salience)
		s.quantity("capability", before.Capability, p.Capability)
		s.text("text", before.Text, p.Text)
		s.text("judgement", before.Judgement, p.Judgement)
		return s.done()
	}
}

// RemovePosition takes away the position at a place of the file's list,
// counted from 0.
func RemovePosition(k int) Edit {
	return func(f *notation.File) (*notation.File, error) {
		return f.Change(takeAway(f, []string{at("positions", k)})...)
	}
}
