package exchange

import (
	"fmt"
	"strings"
	"time"

	"parley/conflict"
)

var exactly = conflict.Exactly

// The columns of a plain table. The first name of each is the one that is
// written; a reader takes the others too, in any case and with _ or - for a
// space.
var tableColumns = []struct {
	key   string
	names []string
}{
	{"party", []string{"party", "actor", "player", "stakeholder"}},
	{"issue", []string{"issue", "dimension", "topic"}},
	{"at", []string{"position", "at", "pos"}},
	{"at low", []string{"position low", "low"}},
	{"at high", []string{"position high", "high"}},
	{"salience", []string{"salience", "sal"}},
	{"salience low", []string{"salience low"}},
	{"salience high", []string{"salience high"}},
	{"capability", []string{"capability", "power", "influence", "resources"}},
	{"capability low", []string{"capability low"}},
	{"capability high", []string{"capability high"}},
	{"date", []string{"date"}},
	{"text", []string{"text"}},
	{"reference", []string{"reference", "status quo"}},
	{"scale low", []string{"scale low", "minimum", "min"}},
	{"scale high", []string{"scale high", "maximum", "max"}},
}

// plain reads a table with a header, one row for each party and issue.
func (t *table) plain(rows [][]cell) {
	if len(rows) == 0 {
		if len(t.errs) == 0 {
			t.wrong(spot{1, 1}, "the table is empty", "want a header and rows")
		}
		return
	}
	columns := t.header(rows[0])
	_, ranged := columns["at low"]
	for _, key := range []string{"party", "issue", "at"} {
		if _, ok := columns[key]; !ok && (key != "at" || !ranged) {
			t.wrong(rows[0][0].spot, "the header has no column "+tableColumns[columnOf(key)].names[0], "want the columns party, issue and position, or a KTAB scenario")
		}
	}
	if len(t.errs) > 0 {
		return
	}
	for _, row := range rows[1:] {
		p := plainRow{t, columns, row}
		p.read()
	}
}

func columnOf(key string) int {
	for k, c := range tableColumns {
		if c.key == key {
			return k
		}
	}
	return -1
}

// header returns the place of each known column; others are left out with a
// note.
func (t *table) header(row []cell) map[string]int {
	columns := map[string]int{}
	for k, c := range row {
		if c.text == "" {
			continue
		}
		key := ""
		name := strings.Join(strings.FieldsFunc(strings.ToLower(c.text), func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), " ")
		for _, column := range tableColumns {
			for _, known := range column.names {
				if name == known {
					key = column.key
				}
			}
		}
		if _, twice := columns[key]; twice {
			t.wrong(c.spot, fmt.Sprintf("a second column %q", clip(c.text)), "want one")
			continue
		}
		if key == "" {
			t.notes = append(t.notes, fmt.Sprintf("the column %q is not known and left out", clip(c.text)))
			continue
		}
		columns[key] = k
	}
	return columns
}

// A plainRow is a row of a plain table.
type plainRow struct {
	*table
	columns map[string]int
	row     []cell
}

// cell returns the cell of a column; an absent one is empty.
func (p *plainRow) cell(key string) cell {
	if k, ok := p.columns[key]; ok && k < len(p.row) {
		c := p.row[k]
		c.text = harmed(c.text)
		return c
	}
	return cell{spot: p.row[0].spot}
}

func (p *plainRow) read() {
	defects := p.defects
	s := stand{spot: p.cell("at").spot}
	party, issue := p.cell("party"), p.cell("issue")
	if s.party = p.party(party.text); s.party < 0 {
		s.party = len(p.parties)
		p.addParty(party.spot, party.text, "")
	}
	if s.issue = p.issue(issue.text); s.issue < 0 {
		s.issue = len(p.issues)
		p.addIssue(issue.spot, issue.text)
	}
	if at := p.quantity("at"); at != nil {
		s.at = *at
	} else if p.defects == defects {
		p.wrong(s.spot, "a row without a position", "want a position, or a range")
	}
	s.salience, s.capability = p.quantity("salience"), p.quantity("capability")
	s.date, s.text = p.date(), p.cell("text").text
	if p.defects > defects {
		return
	}
	p.ends(&p.issues[s.issue])
	p.stands = append(p.stands, s)
}

// quantity reads a number and its range; nil when all three cells are empty.
func (p *plainRow) quantity(key string) *conflict.Quantity {
	mode, low, high := p.optional(key), p.optional(key+" low"), p.optional(key+" high")
	switch {
	case (low == nil) != (high == nil):
		p.wrong(p.cell(key).spot, "one end of a range", "want both ends, or none")
	case mode != nil && low != nil:
		if *low > *mode || *mode > *high {
			p.wrong(p.cell(key).spot, fmt.Sprintf("%v, %v, %v are out of order", *low, *mode, *high), "want low <= number <= high")
			return nil
		}
		return &conflict.Quantity{Low: *low, Mode: *mode, High: *high, HasMode: true}
	case mode != nil:
		return new(exactly(*mode))
	case low != nil:
		if *low > *high {
			p.wrong(p.cell(key).spot, fmt.Sprintf("%v, %v are out of order", *low, *high), "want low <= high")
			return nil
		}
		return new(conflict.Between(*low, *high))
	}
	return nil
}

func (p *plainRow) optional(key string) *float64 {
	c := p.cell(key)
	if c.text == "" {
		return nil
	}
	x, ok := p.number(c)
	if !ok {
		return nil
	}
	return &x
}

func (p *plainRow) date() string {
	c := p.cell("date")
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, c.text); err == nil {
			return c.text
		}
	}
	if c.text != "" {
		p.wrong(c.spot, fmt.Sprintf("%q is no date", clip(c.text)), "want YYYY, YYYY-MM or YYYY-MM-DD")
	}
	return ""
}

// ends reads the scale and the reference point of the row's issue; the rows of
// an issue must agree.
func (p *plainRow) ends(i *tableIssue) {
	low, high, reference := p.optional("scale low"), p.optional("scale high"), p.optional("reference")
	switch {
	case (low == nil) != (high == nil):
		p.wrong(p.cell("scale low").spot, "one end of a scale", "want both ends, or none")
	case low == nil:
	case *low == *high:
		p.wrong(p.cell("scale low").spot, fmt.Sprintf("both ends of the scale of %s are %v", clip(i.name), *low), "want two different ends")
	case i.scaled && (i.low != *low || i.high != *high):
		p.wrong(p.cell("scale low").spot, fmt.Sprintf("%s has the scale %v to %v here and %v to %v before", clip(i.name), *low, *high, i.low, i.high), "want one scale for an issue")
	default:
		i.low, i.high, i.scaled = *low, *high, true
	}
	switch {
	case reference == nil:
	case i.reference != nil && *i.reference != *reference:
		p.wrong(p.cell("reference").spot, fmt.Sprintf("%s has the reference %v here and %v before", clip(i.name), *reference, *i.reference), "want one for an issue")
	case *reference < min(i.low, i.high) || *reference > max(i.low, i.high):
		p.wrong(p.cell("reference").spot, fmt.Sprintf("reference %v of %s is out of scale", *reference, clip(i.name)), fmt.Sprintf("want %v to %v", min(i.low, i.high), max(i.low, i.high)))
	default:
		i.reference = reference
	}
}

// harmless keeps a spreadsheet from taking text for a formula, by an
// apostrophe before it; harmed takes that off again.
func harmless(s string) string {
	if risky(s) {
		return "'" + s
	}
	return s
}

func harmed(s string) string {
	if strings.HasPrefix(s, "'") && risky(s) {
		return s[1:]
	}
	return s
}

// risky reports whether a spreadsheet could take the text for a formula, now or
// once an apostrophe is taken off.
func risky(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0]))
}
