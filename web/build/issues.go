package build

import (
	"slices"
	"strconv"

	"parley/conflict"
	"parley/notation"
)

// An Issue is what a form says of an issue.
type Issue struct {
	Name      string
	Scale     []conflict.Landmark // in any order; those without a name are left out
	Reference *conflict.Quantity
	Note      string
}

// AddIssue adds an issue behind the others.
func AddIssue(i Issue) Edit {
	return func(f *notation.File) (*notation.File, error) {
		name, err := named(i.Name)
		if err != nil {
			return nil, err
		}
		id := newID(name, "issue", func(id string) bool { _, ok := issue(f.Conflict, id); return ok })
		made := mapping("name", name)
		if scale := landmarks(i.Scale); len(scale) > 0 {
			made = append(made, notation.Entry{Key: "scale", Value: scale})
		}
		if i.Reference != nil {
			made = append(made, notation.Entry{Key: "reference", Value: quantity(*i.Reference)})
		}
		made = append(made, mapping("note", i.Note)...)
		return f.Change(add(f, "issues", id, made))
	}
}

// SetIssue changes what the file says of an issue. Its id stays.
func SetIssue(id string, i Issue) Edit {
	return func(f *notation.File) (*notation.File, error) {
		before, ok := issue(f.Conflict, id)
		if !ok {
			return nil, none("issue", id)
		}
		name, err := named(i.Name)
		if err != nil {
			return nil, err
		}
		s := setter{file: f, place: at("issues", id)}
		s.text("name", before.Name, name)
		s.landmarks(before.Scale, i.Scale)
		s.quantity("reference", before.Reference, i.Reference)
		s.text("note", before.Note, i.Note)
		return s.done()
	}
}

// landmarks changes a scale point by point, so that the comments on the others
// stay; where points come or go, the scale is written anew.
func (s *setter) landmarks(before, after []conflict.Landmark) {
	made := landmarks(after)
	if len(made) == 0 {
		s.value("scale", nil)
		return
	}
	same := len(made) == len(before)
	for k := range before {
		same = same && made[k].Key == point(before[k].At) && s.file.Has(s.place+at("scale", point(before[k].At)))
	}
	if !same {
		s.value("scale", notation.Lines{Value: made})
		return
	}
	for k, e := range made {
		if e.Value != any(before[k].Name) {
			s.changes = append(s.changes, notation.Set(s.place+at("scale", e.Key), e.Value))
		}
	}
}

// landmarks is a scale as the file writes it: ascending, each point once.
func landmarks(scale []conflict.Landmark) notation.Mapping {
	scale = slices.Clone(scale)
	slices.SortStableFunc(scale, func(a, b conflict.Landmark) int {
		switch {
		case a.At < b.At:
			return -1
		case a.At > b.At:
			return 1
		}
		return 0
	})
	var made notation.Mapping
	for _, l := range scale {
		if name, err := named(l.Name); err == nil && (len(made) == 0 || made[len(made)-1].Key != point(l.At)) {
			made = append(made, notation.Entry{Key: point(l.At), Value: name})
		}
	}
	return made
}

func point(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// RemoveIssue takes an issue away, with all that names it only when everywhere
// is set; else the error is a *UsedError.
func RemoveIssue(id string, everywhere bool) Edit {
	return func(f *notation.File) (*notation.File, error) {
		i, ok := issue(f.Conflict, id)
		if !ok {
			return nil, none("issue", id)
		}
		return removal(at("issues", id), i.Name, thing{issue: id}, everywhere)(f)
	}
}

func issue(c *conflict.Conflict, id string) (conflict.Issue, bool) {
	for _, i := range c.Issues {
		if i.ID == id {
			return i, true
		}
	}
	return conflict.Issue{}, false
}
