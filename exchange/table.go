package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
)

// Bounds of a table of positions. A file that passes one is refused.
const (
	maxTableRows    = 10001 // with the header
	maxTableColumns = 1000
	maxTableBytes   = 16 << 20              // of CSV
	maxLineCells    = 100 * maxTableColumns // commas within cells count as well
	maxTableErrors  = 100
	maxTableIssues  = 256 // as a conflict file may have
	maxTableParties = 250 // as KTAB; more than a conflict file may have
	maxCell         = 10000
)

// ReadTable reads a conflict from a table of positions: a KTAB scenario (.csv
// or .xml), a table as the exchange model's public tool reads it (.csv, rows
// that begin with #A, #P, #M and #D), or a plain table with a header (.csv, .tsv
// or .xlsx; its first sheet). What a CSV file is follows from its first line.
// The name is used in errors, and its ending says what the file is. A table may
// have up to 250 parties, which is more than a conflict file may.
//
// Positions become points from 0 to 100: where the file gives an issue another
// scale, that is stretched, or turned round when it is upside down. Saliences
// above 1 make all saliences percent. The notes say so, and what was left out.
//
// The error joins one error for each defect (up to a hundred), each with its
// row and column, or line in XML.
func ReadTable(name string, data []byte) (c *conflict.Conflict, notes []string, err error) {
	if len(data) > MaxBytes {
		return nil, nil, fmt.Errorf("%s: larger than %d MiB, which is the most that is read", name, MaxBytes>>20)
	}
	t := &table{name: name, title: title(name)}
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx":
		t.plain(t.sheet(data))
	case ".xml":
		t.scenario(data)
	default:
		t.separated(data)
	}
	if len(t.errs) == 0 || len(t.stands) > 0 {
		t.finish()
	}
	if len(t.errs) > 0 {
		return nil, nil, errors.Join(t.errs...)
	}
	return t.conflict(), t.notes, nil
}

// A table collects what the rows of any of the formats say.
type table struct {
	name, title string
	issues      []tableIssue
	parties     []tableParty
	stands      []stand
	percent     bool // saliences are from 0 to 100
	notes       []string
	errs        []error
	defects     int // also those beyond the errors that are listed
}

type tableIssue struct {
	name      string
	low, high float64 // the ends of its scale
	scaled    bool    // the file gave them
	reference *float64
}

type tableParty struct{ name, note string }

// A stand is one party's position on one issue.
type stand struct {
	spot
	party, issue int
	at           conflict.Quantity
	salience     *conflict.Quantity
	capability   *conflict.Quantity
	date, text   string
}

// A spot is a row and a column, from 1.
type spot struct{ row, column int }

// A cell is what stands in one place.
type cell struct {
	spot
	text string
}

// wrong notes an error.
func (t *table) wrong(at spot, what, want string) {
	t.defects++
	switch n := len(t.errs); {
	case n < maxTableErrors:
		t.errs = append(t.errs, fmt.Errorf("%s:%d:%d: %s; %s", t.name, at.row, at.column, what, want))
	case n == maxTableErrors:
		t.errs = append(t.errs, fmt.Errorf("%s: more errors follow; want these mended first", t.name))
	}
}

// wantName is what to do where a name is missing.
func (t *table) wantName() string {
	if strings.HasSuffix(strings.ToLower(t.name), ".xlsx") {
		return "want a name in every row (of merged cells only the first has the text: take them apart and fill each)"
	}
	return "want a name"
}

// separated reads a CSV file of any kind.
func (t *table) separated(data []byte) {
	rows := t.split(data)
	switch {
	case len(rows) == 0:
		if len(t.errs) == 0 {
			t.wrong(spot{1, 1}, "the table is empty", "want a header and rows")
		}
	case strings.HasPrefix(unquoted(rows[0][0].text), "#"):
		t.marked(rows)
	case isKTAB(rows[0]):
		t.ktab(rows)
	default:
		t.plain(rows)
	}
}

// number reads a finite number.
func (t *table) number(c cell) (float64, bool) {
	x, err := strconv.ParseFloat(strings.TrimSpace(c.text), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		t.wrong(c.spot, strconv.Quote(clip(c.text))+" is no number", "want a number with a decimal point")
		return 0, false
	}
	return x, true
}

// party returns the place of a name, or -1.
func (t *table) party(name string) int {
	for k := range t.parties {
		if t.parties[k].name == name {
			return k
		}
	}
	return -1
}

func (t *table) issue(name string) int {
	for k := range t.issues {
		if t.issues[k].name == name {
			return k
		}
	}
	return -1
}

// addParty adds a party that must be new.
func (t *table) addParty(at spot, name, note string) {
	switch {
	case name == "":
		t.wrong(at, "a party without a name", t.wantName())
	case t.party(name) >= 0:
		t.wrong(at, fmt.Sprintf("party %q stands twice", clip(name)), "want it once")
	case len(t.parties) == maxTableParties:
		t.wrong(at, fmt.Sprintf("more than %d parties", maxTableParties), "want fewer")
	default:
		t.parties = append(t.parties, tableParty{name, note})
	}
}

// addIssue adds an issue that must be new.
func (t *table) addIssue(at spot, name string) {
	switch {
	case name == "":
		t.wrong(at, "an issue without a name", t.wantName())
	case t.issue(name) >= 0:
		t.wrong(at, fmt.Sprintf("issue %q stands twice", clip(name)), "want it once")
	case len(t.issues) == maxTableIssues:
		t.wrong(at, fmt.Sprintf("more than %d issues", maxTableIssues), "want fewer")
	default:
		t.issues = append(t.issues, tableIssue{name: name, high: 100})
	}
}

// finish brings scales to 0 to 100 and saliences to 0 to 1, and checks them.
func (t *table) finish() {
	if len(t.stands) == 0 {
		t.wrong(spot{1, 1}, "the table has no positions", "want one row or more with a party, an issue and a position")
		return
	}
	if !t.percent && slices.ContainsFunc(t.stands, func(s stand) bool { return s.salience != nil && s.salience.High > 1 }) {
		t.percent = true
		t.notes = append(t.notes, "saliences are above 1, and all are read as percent")
	}
	seen := map[string]bool{}
	for k := range t.stands {
		s := &t.stands[k]
		t.scale(s)
		key := fmt.Sprint(s.party, s.issue, s.date)
		if seen[key] {
			t.wrong(s.spot, fmt.Sprintf("%s has a second position on %s", clip(t.parties[s.party].name), clip(t.issues[s.issue].name)), "want one, or another date")
		}
		seen[key] = true
	}
	for i := range t.issues {
		t.remark(i)
	}
}

func (t *table) scale(s *stand) {
	i := &t.issues[s.issue]
	was := s.at
	s.at = was.Map(i.point)
	if s.at.Check(0, 100) != nil {
		want := fmt.Sprintf("want %v to %v", min(i.low, i.high), max(i.low, i.high))
		if !i.scaled {
			want += ", or the columns scale low and scale high"
		}
		t.wrong(s.spot, fmt.Sprintf("position %v on %s is out of scale", was, clip(i.name)), want)
	}
	if s.salience != nil {
		if t.percent {
			*s.salience = s.salience.Map(func(x float64) float64 { return x / 100 })
		}
		if s.salience.Check(0, 1) != nil {
			t.wrong(s.spot, fmt.Sprintf("the salience of %s is out of scale or order", clip(t.parties[s.party].name)), "want 0 to 1, or 0 to 100 throughout")
		}
	}
	if s.capability != nil && s.capability.Check(0, math.Inf(1)) != nil {
		t.wrong(s.spot, fmt.Sprintf("the capability of %s is out of scale or order", clip(t.parties[s.party].name)), "want at least 0")
	}
}

// point is a number on the issue's scale as a point from 0 to 100.
func (i *tableIssue) point(x float64) float64 {
	if i.low == 0 && i.high == 100 {
		return x
	}
	return 100 * (x - i.low) / (i.high - i.low)
}

// remark says what was done with an issue's scale, or what looks odd in it.
func (t *table) remark(k int) {
	i := &t.issues[k]
	highest, fractions := 0.0, false
	for _, s := range t.stands {
		if s.issue == k {
			highest = max(highest, s.at.High)
			fractions = fractions || s.at.Mode > 0 && s.at.Mode < 1
		}
	}
	switch {
	case i.low > i.high:
		t.notes = append(t.notes, fmt.Sprintf("%s: its scale is upside down, from %v to %v; it was turned round: 0 is now %v and 100 is %v", i.name, i.low, i.high, i.low, i.high))
	case i.low != 0 || i.high != 100:
		t.notes = append(t.notes, fmt.Sprintf("%s: its scale from %v to %v was stretched from 0 to 100", i.name, i.low, i.high))
	case highest <= 1 && fractions && !i.scaled:
		t.notes = append(t.notes, fmt.Sprintf("%s: all positions lie between 0 and 1; they were taken as points from 0 to 100: if they are shares, give the scale", i.name))
	}
}

func (t *table) conflict() *conflict.Conflict {
	c := &conflict.Conflict{Title: t.title}
	var names, issues []string
	for _, p := range t.parties {
		names = append(names, p.name)
	}
	for _, i := range t.issues {
		issues = append(issues, i.name)
	}
	ids, issueIDs := partyIDs(names), issueIDs(issues)
	for k, p := range t.parties {
		c.Parties = append(c.Parties, conflict.Party{ID: ids[k], Name: p.name, Note: p.note})
	}
	for k, i := range t.issues {
		made := conflict.Issue{ID: issueIDs[k], Name: i.name}
		if i.low != 0 || i.high != 100 {
			made.Scale = []conflict.Landmark{{At: 0, Name: decimal(i.low)}, {At: 100, Name: decimal(i.high)}}
		}
		if i.reference != nil {
			made.Reference = new(conflict.Exactly(i.point(*i.reference)))
		}
		c.Issues = append(c.Issues, made)
	}
	for _, s := range t.stands {
		c.Positions = append(c.Positions, conflict.Position{
			Party: ids[s.party], Issue: issueIDs[s.issue], At: s.at, Salience: s.salience, Capability: s.capability, Date: s.date, Text: s.text,
		})
	}
	return c
}

// issueIDs returns an id for each issue's name.
func issueIDs(names []string) []string {
	taken := map[string]bool{}
	ids := make([]string, len(names))
	for k, name := range names {
		ids[k] = unique(slug(name, "issue"), taken)
	}
	return ids
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// withoutMark drops the byte order mark.
func withoutMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }
