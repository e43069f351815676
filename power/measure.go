package power

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/power/capability"
	"parley/power/data"
	"parley/report"
)

// Measured is the capabilities that the positions of a conflict asked for and
// that were taken from data sets.
type Measured struct {
	taken   []taken
	sources []Source
	notes   []string
}

// taken is a party's index in a year, with the lowest and the highest that
// leaving out one component gives.
type taken struct {
	party string // its name
	year  int
	value conflict.Quantity
	from  Source
}

// Measure returns the conflict with every capability that a position asks for
// taken from data: the index of the party's state, or the sum over its members,
// with the range that leaving out one component gives. A conflict that asks for
// none is returned as it is, and the Measured is nil. It returns a
// *MissingError when the library has no such data, and otherwise one error for
// all positions that cannot be measured.
func Measure(c *conflict.Conflict, l *data.Library) (*conflict.Conflict, *Measured, error) {
	if !c.Unmeasured("") {
		return c, nil, nil
	}
	m := &measurer{library: l, conflict: c.Clone(), records: map[string]*record{}, known: map[question]taken{}}
	for k := range m.conflict.Positions {
		if err := m.position(&m.conflict.Positions[k]); err != nil {
			return nil, nil, err
		}
	}
	if err := errors.Join(m.wrong...); err != nil {
		return nil, nil, err
	}
	return m.conflict, &m.Measured, nil
}

// A record is a version of the data with where it is from.
type record struct {
	*capability.Record
	Source
}

// A question is what a position asks.
type question struct {
	party, data string
	year        int
}

type measurer struct {
	Measured
	library  *data.Library
	conflict *conflict.Conflict
	records  map[string]*record // by the version that is asked for
	known    map[question]taken
	wrong    []error
}

// position fills in the capability of a position that asks for one.
func (m *measurer) position(p *conflict.Position) error {
	if p.Measured == nil || p.Capability != nil {
		return nil
	}
	r, err := m.record(p.Measured.Data)
	if err != nil {
		return err
	}
	q := question{p.Party, p.Measured.Data, m.year(p, r)}
	found, ok := m.known[q]
	if !ok {
		if found, err = m.ask(q, r); err != nil {
			m.wrong = append(m.wrong, fmt.Errorf("the capability of %s on %s: %w", m.conflict.PartyName(p.Party), m.conflict.IssueName(p.Issue), err))
			return nil
		}
		m.known[q] = found
		m.taken = append(m.taken, found)
	}
	p.Capability = &found.value
	return nil
}

// record loads a version of the data, once.
func (m *measurer) record(version string) (*record, error) {
	if r, ok := m.records[version]; ok {
		return r, nil
	}
	var wanted []string
	if version != "" {
		wanted = []string{version}
	}
	found, source, err := Load[*capability.Record](m.library, wanted, "cow-nmc")
	if err != nil {
		return nil, fmt.Errorf("the file takes capabilities from cinc: %w", err)
	}
	m.records[version] = &record{found, source}
	if !slices.ContainsFunc(m.sources, func(s Source) bool { return s.Entry.ID() == source.Entry.ID() }) {
		m.sources = append(m.sources, source)
	}
	return m.records[version], nil
}

// year is the year that is asked for: the one that stands there, or the newest
// that the data have up to the date of the position or of the conflict.
func (m *measurer) year(p *conflict.Position, r *record) int {
	if p.Measured.Year != 0 {
		return p.Measured.Year
	}
	_, newest := r.Span()
	for _, date := range []string{p.Date, m.conflict.AsOf} {
		if year, _, _ := strings.Cut(date, "-"); year != "" {
			if y, err := strconv.Atoi(year); err == nil {
				return min(y, newest)
			}
		}
	}
	return newest
}

// ask measures one party.
func (m *measurer) ask(q question, r *record) (taken, error) {
	var party []Party
	for _, p := range Parties(m.conflict, q.year) {
		if p.ID == q.party {
			party = append(party, p)
		}
	}
	if len(party) == 0 || len(party[0].Lines) == 0 {
		return taken{}, errors.New("the party is no state that is known, and has no members that are; want its code or members, or a number")
	}
	a, err := Capability(party, r.Record, r.Source, q.year, q.year)
	if err != nil {
		return taken{}, err
	}
	m.notes = append(m.notes, a.notComputed...)
	at := a.Parties[0].Years[0]
	value := conflict.Quantity{Low: at.Low, Mode: at.Index, High: at.High, HasMode: true}
	return taken{party[0].Name, q.year, value, r.Source}, nil
}

// Tell adds to a report what was taken from where. A nil Measured adds nothing.
func (m *Measured) Tell(r *report.Report) {
	if m == nil {
		return
	}
	t := report.Table{
		Caption: "Capabilities that the file takes from data: the composite index of national capability, and what leaving out one of its components gives",
		Columns: []string{"Party", "Year", "Index", "Leaving out one", "Data"},
	}
	for _, x := range m.taken {
		t.Rows = append(t.Rows, row(x.party, strconv.Itoa(x.year), fmt.Sprintf("%.4f", x.value.Mode), fmt.Sprintf("%.4f to %.4f", x.value.Low, x.value.High), x.from.Entry.ID()))
	}
	s := report.Section{ID: "measured", Title: "Capabilities taken from data", Blocks: []report.Block{t}}
	r.Methods = append(r.Methods, capabilityMethod)
	for _, source := range m.sources {
		s.Blocks = append(s.Blocks, paragraph("%s", source.Line()))
		r.Methods = append(r.Methods, source.method())
	}
	r.Sections = append(r.Sections, s)
	r.NotComputed = append(r.NotComputed, m.notes...)
}
