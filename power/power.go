// Package power answers what the parties of a conflict can bring to bear, who
// is aligned with whom, who depends on whom, what shocks do, and what a forum
// lets them pass or stop. Its subpackages measure; this package asks them about
// parties and turns their answers into reports. Every number names its data
// set and version.
package power

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/power/codes"
	"parley/power/data"
	"parley/report"
)

// A Party is a party of a conflict with the states that it is made of.
type Party struct {
	ID, Name string
	Lines    []string // of package codes
	Unknown  []string // members that are no states, as the file names them; or such a code
}

// Parties finds the states of every party: its own code, or those of its
// members, which may be codes, names of states, other parties or groups like
// the European Union, as of the year. A party without any has no lines.
func Parties(c *conflict.Conflict, year int) []Party {
	made := make([]Party, len(c.Parties))
	for k, p := range c.Parties {
		made[k] = Party{ID: p.ID, Name: p.Name}
		if line, err := codes.Line(p.Code); err == nil {
			made[k].Lines = []string{line}
			continue
		} else if p.Code != "" && len(p.Members) == 0 {
			made[k].Unknown = []string{p.Code}
		}
		for _, member := range p.Members {
			lines, ok := linesOf(c, member, year)
			if !ok {
				made[k].Unknown = append(made[k].Unknown, member)
			}
			for _, line := range lines {
				if !slices.Contains(made[k].Lines, line) {
					made[k].Lines = append(made[k].Lines, line)
				}
			}
		}
	}
	return made
}

func linesOf(c *conflict.Conflict, member string, year int) ([]string, bool) {
	if p, ok := c.Party(member); ok && p.Code != "" {
		member = p.Code
	}
	if lines, ok := codes.Group(member, year); ok {
		return lines, true
	}
	if line, err := codes.Line(member); err == nil {
		return []string{line}, true
	}
	if line, ok := codes.FromName(member); ok {
		return []string{line}, true
	}
	return nil, false
}

// known keeps the parties that have states, and says what was left out.
func known(parties []Party) (with []Party, notComputed []string) {
	for _, p := range parties {
		switch {
		case len(p.Lines) == 0 && len(p.Unknown) == 0:
			notComputed = append(notComputed, fmt.Sprintf("%s: the file gives no code of a state, and no members.", p.Name))
		case len(p.Lines) == 0:
			notComputed = append(notComputed, fmt.Sprintf("%s: %s is no state that is known.", p.Name, strings.Join(p.Unknown, ", ")))
		default:
			with = append(with, p)
			if len(p.Unknown) > 0 {
				notComputed = append(notComputed, fmt.Sprintf("%s: without %s, which is no state that is known.", p.Name, strings.Join(p.Unknown, ", ")))
			}
		}
	}
	return with, notComputed
}

// predecessors says which states a series goes through before it comes to
// those that the parties are made of today.
func predecessors(parties []Party, first, last int) []report.Block {
	var parts []string
	for _, p := range parties {
		for _, line := range p.Lines {
			now := codes.LineName(line)
			for _, s := range codes.States() {
				if to, ended := s.Until(); s.Line == line && s.Name != now && ended && to >= first && s.Since() <= last {
					parts = append(parts, fmt.Sprintf("the numbers under %s up to %d are those of %s", now, to, s.Name))
				}
			}
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []report.Block{paragraph("In these data, %s.", strings.Join(parts, "; "))}
}

// A Source is a data set that a report rests on.
type Source struct {
	Set   data.Set
	Entry data.Entry
}

// Line names the data set and its version, for the foot of a picture.
func (s Source) Line() string {
	version := s.Entry.Version
	if s.Entry.Inferred {
		version += " (by its coverage)"
	}
	return fmt.Sprintf("Source: %s, version %s.", s.Set.Title, version)
}

// years are the first and the last year of the data.
func (s Source) years() (first, last int) {
	first, _ = strconv.Atoi(s.Entry.First) // the reader of the set wrote them
	last, _ = strconv.Atoi(s.Entry.Last)
	return first, last
}

// method is the data set as one of a report's methods.
func (s Source) method() report.Method {
	return report.Method{
		Name: "Data: " + s.Set.Title,
		Text: fmt.Sprintf("%s %s Version %s, %s to %s, %s; licence: %s; SHA-256 %s….",
			s.Set.Holds, s.Set.Citation+".", s.Entry.Version, s.Entry.First, s.Entry.Last, origin(s.Entry), s.Set.Licence, s.Entry.SHA256[:min(12, len(s.Entry.SHA256))]),
		Keys: s.Set.Keys,
	}
}

func origin(e data.Entry) string {
	if e.Shipped {
		return "in the program"
	}
	return "from the file " + e.File
}

// A MissingError says that no data set of the kind is in the library.
type MissingError struct{ Sets []string }

func (e *MissingError) Error() string {
	parts := make([]string, len(e.Sets))
	for k, id := range e.Sets {
		s, _ := data.Find(id)
		parts[k] = fmt.Sprintf("%s (%s, published at %s)", s.Title, id, s.Home)
	}
	return "the program has no data for this: want " + strings.Join(parts, " or ") + "; add its file by parley data add FILE"
}

// Load finds the newest of the data sets, the first that is there, or the
// version that wanted names, and reads it.
func Load[T any](l *data.Library, wanted []string, sets ...string) (T, Source, error) {
	var none T
	for _, chosen := range wanted {
		if !slices.ContainsFunc(data.Sets, func(s data.Set) bool { return strings.HasPrefix(chosen, s.ID+"@") }) {
			return none, Source{}, fmt.Errorf("no data set %q; want one like cow-nmc@7.0 (parley data list)", chosen)
		}
	}
	for _, asked := range []bool{true, false} {
		for _, id := range sets {
			e, ok, err := l.Latest(id, wanted)
			if err != nil {
				return none, Source{}, err
			}
			if !ok || asked && !slices.Contains(wanted, e.ID()) {
				continue
			}
			if missed := otherVersion(wanted, e); missed != "" {
				return none, Source{}, fmt.Errorf("%s is not in the library; it has %s", missed, e.ID())
			}
			value, err := l.Load(e)
			if err != nil {
				return none, Source{}, err
			}
			set, _ := data.Find(id)
			return value.(T), Source{set, e}, nil
		}
	}
	return none, Source{}, &MissingError{sets}
}

// otherVersion is the version of the same set that was wanted instead.
func otherVersion(wanted []string, e data.Entry) string {
	for _, w := range wanted {
		if strings.HasPrefix(w, e.Set+"@") && w != e.ID() {
			return w
		}
	}
	return ""
}

// share writes a part of a whole as people read it.
func share(x float64) string { return fmt.Sprintf("%.1f %%", 100*x) }

func cell(words string) report.Cell { return report.Cell{report.T(words)} }

func row(words ...string) []report.Cell {
	made := make([]report.Cell, len(words))
	for k, w := range words {
		made[k] = cell(w)
	}
	return made
}

func paragraph(format string, args ...any) report.Paragraph {
	return report.Paragraph{report.T(fmt.Sprintf(format, args...))}
}
