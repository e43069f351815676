package build

import (
	"errors"
	"fmt"
	"strings"

	"parley/conflict"
	"parley/notation"
)

// Accept takes the mark of a draft off what stands at the places, JSON
// pointers: somebody has looked at it.
func Accept(places ...string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		var changes []notation.Change
		for _, p := range places {
			if f.Has(p + "/draft") {
				changes = append(changes, notation.Delete(p+"/draft"))
			}
		}
		if len(changes) == 0 {
			return nil, errors.New("nothing there waits to be reviewed")
		}
		return f.Change(changes...)
	}
}

// Remove takes away what stands at a place of which nothing else of the file
// speaks, such as a claim.
func Remove(place string) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if !f.Has(place) {
			return nil, fmt.Errorf("there is no %s", clipped(place))
		}
		return f.Change(takeAway(f, []string{place})...)
	}
}

// RemoveArea removes an area; everywhere also removes the claims and ties in
// it. Without that, an area that is used is a *UsedError.
func RemoveArea(id string, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		for _, a := range f.Conflict.Areas {
			if a.ID == id {
				return removal(at("areas", id), a.Name, thing{area: id}, everywhere)(f)
			}
		}
		return nil, none("area", id)
	}
}

// A Correction is what a person says of something that was read. What is empty
// is left out of a claim; of anything else the name has to be there.
type Correction struct {
	Name string // of a party, an issue, an area or an instrument
	Text string // of a claim or an instrument; what is missing, of a gap
	// Of a claim: ids, or a name behind NewName for one that is made.
	Party, Issue, Area, Instrument string
}

// NewName begins a reference to something that is not in the file yet.
const NewName = "new:"

// Correct changes what stands at a place, and takes the mark of a draft off it.
func Correct(place string, c Correction) Edit {
	return func(f *notation.File) (*notation.File, error) {
		if strings.HasPrefix(place, "/claims/") {
			return correctClaim(f, place, c)
		}
		s := setter{file: f, place: place}
		if strings.HasPrefix(place, "/gaps/") {
			if strings.TrimSpace(c.Text) == "" {
				return nil, errors.New("the gap does not say what is missing")
			}
			s.text("missing", "", c.Text)
			return s.accepted()
		}
		name, err := named(c.Name)
		if err != nil {
			return nil, err
		}
		s.text("name", "", name)
		if strings.HasPrefix(place, "/instruments/") {
			s.value("text", textOrNone(c.Text))
		}
		return s.accepted()
	}
}

// accepted makes the changes and takes the mark of a draft off.
func (s *setter) accepted() (*notation.File, error) {
	if s.file.Has(s.place + "/draft") {
		s.changes = append(s.changes, notation.Delete(s.place+"/draft"))
	}
	return s.done()
}

// textOrNone is the text as a value, or none.
func textOrNone(text string) any {
	if text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")); text != "" {
		return text
	}
	return nil
}

func correctClaim(f *notation.File, place string, c Correction) (*notation.File, error) {
	if strings.TrimSpace(c.Text) == "" {
		return nil, errors.New("the claim has no words; want them, or the claim refused")
	}
	s := setter{file: f, place: place}
	s.value("text", textOrNone(c.Text))
	for _, of := range []struct {
		key, section, value string
		taken               func(id string) bool
	}{
		{"party", "parties", c.Party, func(id string) bool { _, ok := f.Conflict.Party(id); return ok }},
		{"issue", "issues", c.Issue, func(id string) bool { _, ok := issue(f.Conflict, id); return ok }},
		{"area", "areas", c.Area, func(id string) bool { return f.Conflict.AreaName(id) != id || f.Has(at("areas", id)) }},
		{"instrument", "instruments", c.Instrument, func(id string) bool { _, ok := f.Conflict.Instrument(id); return ok }},
	} {
		value, isNew := strings.CutPrefix(of.value, NewName)
		if isNew {
			name, err := named(value)
			if err != nil {
				return nil, err
			}
			value = newID(name, of.key, of.taken)
			s.changes = append(s.changes, add(f, of.section, value, mapping("name", name)))
		}
		s.value(of.key, textOrNone(value))
	}
	return s.accepted()
}

// Reanchor says on which lines of its source the passage at a place stands.
func Reanchor(place string, p conflict.Passage) Edit {
	return func(f *notation.File) (*notation.File, error) {
		lines := fmt.Sprintf("%s#L%d", p.Source, p.Lines[0])
		if p.Lines[1] > p.Lines[0] {
			lines += fmt.Sprintf("-L%d", p.Lines[1])
		}
		if !f.Has(place + "/quote") {
			return nil, errors.New("there is no passage with a quote")
		}
		return f.Set(place+"/at", lines)
	}
}
