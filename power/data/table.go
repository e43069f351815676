package data

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of a file. What passes them is refused, never cut short.
const (
	maxFile     = 2 << 30 // bytes of a file
	maxBytes    = 4 << 30 // of the text, when unpacked
	maxRow      = 1 << 20 // bytes of a row
	maxRows     = 20_000_000
	maxProblems = 10 // that are listed
	maxPreamble = 30 // rows before the header
)

// A table is a file of rows with named columns, as data sets are published:
// separated by commas, semicolons or tabs, in UTF-8 or Latin-1, packed by gzip
// or not.
type table struct {
	csv      *csv.Reader
	budget   *budget
	columns  map[string]int // by name in lower case
	header   []string       // as written
	fields   []string
	rows     int
	problems []string
	more     int // problems beyond maxProblems
}

// openTable reads up to the header, the first row that one of the known forms
// fits; without one, the first row of all.
func openTable(from io.Reader, fits func(columns map[string]int) bool) (*table, error) {
	plain, err := unpacked(from)
	if err != nil {
		return nil, err
	}
	t := &table{budget: &budget{from: plain, row: maxRow, all: maxBytes}}
	head := bufio.NewReaderSize(t.budget, 1<<16)
	start, err := head.Peek(1 << 12)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(start, bom))) == 0 {
		return nil, errors.New("the file is empty; want a header and rows")
	}
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		return nil, errors.New("the file is in UTF-16; want it saved as CSV in UTF-8")
	}
	if bytes.HasPrefix(start, bom) {
		head.Discard(len(bom)) //nolint:errcheck // they have been peeked at
	}
	t.csv = csv.NewReader(head)
	t.csv.Comma = separator(start)
	t.csv.FieldsPerRecord = -1
	t.csv.LazyQuotes = true
	return t, t.findHeader(fits)
}

var bom = []byte("\ufeff")

// unpacked looks through gzip.
func unpacked(from io.Reader) (io.Reader, error) {
	b := bufio.NewReader(from)
	magic, _ := b.Peek(4)
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		return gzip.NewReader(b)
	case bytes.HasPrefix(magic, []byte("PK\x03\x04")):
		return nil, errors.New("the file is a zip archive or a workbook; want the CSV file out of it")
	}
	return b, nil
}

// separator guesses what stands between the fields of the first rows.
func separator(start []byte) rune {
	best, most := ',', 0
	for _, r := range ",;\t" {
		if n := bytes.Count(start, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

// A budget bounds the bytes of a row, and of all.
type budget struct {
	from     io.Reader
	row, all int64
}

func (b *budget) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	b.row -= int64(n)
	b.all -= int64(n)
	switch {
	case b.row < 0:
		return 0, fmt.Errorf("a row is longer than %d KiB; is a quotation mark left open?", maxRow>>10)
	case b.all < 0:
		return 0, fmt.Errorf("larger than %d GiB, which is the most that is read", maxBytes>>30)
	}
	return n, err
}

func (t *table) findHeader(fits func(map[string]int) bool) error {
	var first map[string]int
	var header []string
	for range maxPreamble {
		if !t.read() {
			break
		}
		columns := map[string]int{}
		for k, name := range t.fields {
			columns[strings.ToLower(strings.Trim(strings.TrimSpace(name), ";"))] = k
		}
		if first == nil {
			first, header = columns, t.fields
		}
		if fits(columns) {
			t.columns, t.header, t.rows = columns, t.fields, 0
			return nil
		}
	}
	if len(t.problems) > 0 && first == nil {
		return errors.New(t.problems[0])
	}
	t.columns, t.header = first, header
	return nil
}

// next reads the next row and reports whether there is one.
func (t *table) next() bool { return t.more == 0 && t.read() }

func (t *table) read() bool {
	t.budget.row = maxRow
	fields, err := t.csv.Read()
	if errors.Is(err, io.EOF) {
		return false
	}
	if err != nil {
		t.problems = append(t.problems, err.Error())
		return false
	}
	for k, f := range fields {
		if !utf8.ValidString(f) {
			fields[k] = latin1(f)
		}
	}
	t.fields = fields
	t.rows++
	if t.rows > maxRows {
		t.problems = append(t.problems, fmt.Sprintf("more than %d rows", maxRows))
		return false
	}
	return true
}

// latin1 reads bytes that are no UTF-8 as ISO 8859-1.
func latin1(s string) string {
	var b strings.Builder
	for k := range len(s) {
		b.WriteRune(rune(s[k]))
	}
	return b.String()
}

// wrong notes what is wrong with the row.
func (t *table) wrong(column, format string, args ...any) {
	if len(t.problems) == maxProblems {
		t.more++
		return
	}
	line, _ := t.csv.FieldPos(0)
	t.problems = append(t.problems, fmt.Sprintf("line %d, %s: %s", line, column, fmt.Sprintf(format, args...)))
}

// err returns all that was noted, or nil.
func (t *table) err() error {
	if len(t.problems) == 0 {
		return nil
	}
	text := strings.Join(t.problems, "\n")
	if t.more > 0 {
		text += "\nand more; the rest was not read"
	}
	return errors.New(text)
}

// text returns the field of a column; "" where the row is too short.
func (t *table) text(column string) string {
	k, ok := t.columns[column]
	if !ok {
		return ""
	}
	if k >= len(t.fields) {
		t.wrong(column, "the row has %d fields; want %d", len(t.fields), len(t.header))
		return ""
	}
	return strings.TrimSpace(t.fields[k])
}

// number reads a number within bounds. Nothing, NA, a point and -9 say that it
// is not known.
func (t *table) number(column string, lowest, highest float64) (x float64, known bool) {
	field := t.text(column)
	switch field {
	case "", "NA", ".", "-9", "-9.0", "-9.000000":
		return 0, false
	}
	x, err := strconv.ParseFloat(field, 64)
	if err != nil || !(lowest <= x && x <= highest) {
		t.wrong(column, "%q; want a number from %g to %g", clip(field), lowest, highest)
		return 0, false
	}
	return x, true
}

// whole reads a whole number that has to be there.
func (t *table) whole(column string, lowest, highest int) int {
	field := t.text(column)
	x, err := strconv.ParseFloat(field, 64)
	if err != nil || x != float64(int(x)) || int(x) < lowest || int(x) > highest {
		t.wrong(column, "%q; want a whole number from %d to %d", clip(field), lowest, highest)
		return lowest
	}
	return int(x)
}

// clip keeps hostile input out of messages.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
