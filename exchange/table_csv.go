package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// split takes a CSV file apart. Cells are apart by tabs, semicolons or commas,
// whichever the first line has most of.
func (t *table) split(data []byte) [][]cell {
	data = withoutMark(data)
	if !utf8.Valid(data) {
		t.wrong(spot{1, 1}, "this is no text in UTF-8", "want it saved as UTF-8")
		return nil
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = separator(data)
	if len(data) > maxTableBytes || widest(data, r.Comma) > maxLineCells { // before memory is spent on a row
		t.tooLarge(1)
		return nil
	}
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = r.Comma != '\t'
	r.LazyQuotes = r.Comma == '\t'
	var rows [][]cell
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if parse, ok := errors.AsType[*csv.ParseError](err); ok {
			t.wrong(spot{parse.Line, parse.Column}, "a quote is not where it belongs", `want "" for a quote within quotes`)
			return nil
		}
		if len(rows) == maxTableRows || len(record) > maxTableColumns {
			line, _ := r.FieldPos(0)
			t.tooLarge(line)
			return nil
		}
		row := make([]cell, len(record))
		for k, text := range record {
			line, column := r.FieldPos(k)
			row[k] = cell{spot{line, column}, strings.TrimSpace(text)}
		}
		if row = t.within(row); !blank(row) {
			rows = append(rows, row)
		}
	}
}

func (t *table) tooLarge(line int) {
	t.wrong(spot{line, 1}, "the table is too large", fmt.Sprintf("want at most %d rows and %d columns", maxTableRows, maxTableColumns))
}

// widest is the most separators that a line has, in cells and between them.
func widest(data []byte, comma rune) int {
	most := 0
	for line := range bytes.Lines(data) {
		most = max(most, bytes.Count(line, []byte(string(comma))))
	}
	return most
}

func separator(data []byte) rune {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	best, most := ',', bytes.Count(line, []byte(","))
	for _, r := range "\t;" {
		if n := bytes.Count(line, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

// within refuses cells that are too long.
func (t *table) within(row []cell) []cell {
	for _, c := range row {
		if len(c.text) > maxCell {
			t.wrong(c.spot, fmt.Sprintf("a cell of %d bytes", len(c.text)), fmt.Sprintf("want at most %d", maxCell))
		}
	}
	return row
}

func blank(row []cell) bool {
	for _, c := range row {
		if c.text != "" {
			return false
		}
	}
	return true
}

// unquoted takes single quotes off.
func unquoted(s string) string {
	if len(s) >= 2 && s[0] == '\'' && s[len(s)-1] == '\'' {
		return s[1 : len(s)-1]
	}
	return s
}

// marked reads a table in which the first cell of a row says what it is: #A a
// party, #P an issue, #M an end of an issue's scale, the lower first, and #D a
// position with its salience and capability.
func (t *table) marked(rows [][]cell) {
	ends := map[int]int{}
	for _, row := range rows {
		for k := range row {
			row[k].text = strings.TrimSpace(unquoted(row[k].text))
		}
		kind, want := row[0].text, map[string]int{"#A": 2, "#P": 2, "#M": 3, "#D": 6}
		if len(row) < want[kind] {
			t.wrong(row[0].spot, fmt.Sprintf("a row %s with %d cells", kind, len(row)), fmt.Sprintf("want %d", want[kind]))
			continue
		}
		switch kind {
		case "#A":
			t.addParty(row[1].spot, row[1].text, noteOf(row, 2))
		case "#P":
			t.addIssue(row[1].spot, row[1].text)
		case "#M":
			t.end(row, ends)
		case "#D":
			t.markedStand(row)
		default:
			t.wrong(row[0].spot, fmt.Sprintf("unknown kind of row %q", clip(kind)), "want #A, #P, #M or #D")
		}
	}
	for i := range t.issues {
		if ends[i] == 1 {
			t.wrong(spot{1, 1}, fmt.Sprintf("issue %q has one end of its scale", clip(t.issues[i].name)), "want two rows #M, or none")
		}
	}
}

// noteOf is a second name of a party, when it says more than the first.
func noteOf(row []cell, k int) string {
	if k < len(row) && row[k].text != row[1].text {
		return row[k].text
	}
	return ""
}

func (t *table) end(row []cell, ends map[int]int) {
	k := t.issue(row[1].text)
	x, ok := t.number(row[2])
	switch {
	case k < 0:
		t.wrong(row[1].spot, fmt.Sprintf("unknown issue %q", clip(row[1].text)), "want a row #P for it before")
	case !ok:
	case ends[k] == 0:
		t.issues[k].low, t.issues[k].scaled = x, true
		ends[k]++
	case ends[k] == 1:
		if t.issues[k].high = x; x == t.issues[k].low {
			t.wrong(row[2].spot, fmt.Sprintf("both ends of the scale of %s are %v", clip(row[1].text), x), "want two different ends")
		}
		ends[k]++
	default:
		t.wrong(row[2].spot, fmt.Sprintf("a third end of the scale of %s", clip(row[1].text)), "want two")
	}
}

func (t *table) markedStand(row []cell) {
	s := stand{spot: row[3].spot, party: t.party(row[1].text), issue: t.issue(row[2].text)}
	if s.party < 0 {
		t.wrong(row[1].spot, fmt.Sprintf("unknown party %q", clip(row[1].text)), "want a row #A for it before")
	}
	if s.issue < 0 {
		t.wrong(row[2].spot, fmt.Sprintf("unknown issue %q", clip(row[2].text)), "want a row #P for it before")
	}
	at, okAt := t.number(row[3])
	salience, okSalience := t.number(row[4])
	capability, okCapability := t.number(row[5])
	if s.party >= 0 && s.issue >= 0 && okAt && okSalience && okCapability {
		s.at, s.salience, s.capability = exactly(at), new(exactly(salience)), new(exactly(capability))
		t.stands = append(t.stands, s)
	}
}
