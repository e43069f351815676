package verify

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Bounds of a table of counts or events.
const (
	MaxBytes  = 64 << 20
	maxDays   = 200 * 366
	maxErrors = 20
)

// A Table is what a file of counts or events says.
type Table struct {
	// Days is how many days one count covers, 1 or 7; 0 for a list of events.
	Days   int
	First  time.Time // the first day
	Last   time.Time // the last day covered
	Counts []int     // of a table of counts, without a gap
	Events []Event   // of a list of events, in the order of the file
	Notes  []string  // what a reader should know of the file
}

// An Event is one row of a list of events.
type Event struct {
	ID         string // empty when the file has none
	Start, End time.Time
	Deaths     int
	Line       int
}

// A ReadError is everything that is wrong with a file, at most some of it.
type ReadError struct {
	Problems []string
	More     int // that are not among Problems
}

func (e *ReadError) Error() string {
	text := strings.Join(e.Problems, "\n")
	if e.More > 0 {
		text += fmt.Sprintf("\nand %d more", e.More)
	}
	return text
}

func (e *ReadError) add(line int, format string, args ...any) {
	if len(e.Problems) == maxErrors {
		e.More++
		return
	}
	e.Problems = append(e.Problems, fmt.Sprintf("line %d: ", line)+fmt.Sprintf(format, args...))
}

// Read reads a table of counts (columns date and count, one row for every day
// or every seventh day, ascending) or a list of events (columns date_start and
// date_end, and best for deaths, as the Uppsala Conflict Data Program
// publishes them; a second line of HXL tags is passed over). The error is a
// *ReadError.
func Read(data []byte) (*Table, error) {
	rows, err := newRows(data)
	if err != nil {
		return nil, &ReadError{Problems: []string{err.Error()}}
	}
	_, dated := rows.column["date"]
	_, started := rows.column["date_start"]
	t, problems := &Table{}, &ReadError{}
	switch {
	case started:
		t.readEvents(rows, problems)
	case dated:
		t.readCounts(rows, problems)
	default:
		return nil, &ReadError{Problems: []string{fmt.Sprintf(
			"line 1: the columns are %s; want date and count, or date_start and date_end", clip(strings.Join(rows.header, ", ")))}}
	}
	if len(problems.Problems) > 0 {
		return nil, problems
	}
	return t, nil
}

// rows are the records of a file, with their lines.
type rows struct {
	reader *csv.Reader
	header []string
	column map[string]int
	line   int
}

var (
	errEmpty = errors.New("the file is empty; want a table with a header line")
	errText  = errors.New("the file is no text in UTF-8; want a table of comma-separated values")
)

func newRows(data []byte) (*rows, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > MaxBytes:
		return nil, fmt.Errorf("the file is larger than %d MiB", MaxBytes>>20)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errEmpty
	case bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data):
		return nil, errText
	}
	r := &rows{reader: csv.NewReader(bytes.NewReader(data)), column: map[string]int{}}
	r.reader.Comma = separator(data)
	r.reader.ReuseRecord = true
	r.reader.FieldsPerRecord = -1
	header, err := r.read()
	if err != nil {
		return nil, err
	}
	for k, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if before, twice := r.column[name]; twice && slices.Contains(wanted, name) {
			return nil, fmt.Errorf("line 1: columns %d and %d are both called %s; want one", before+1, k+1, name)
		}
		r.column[name] = k
		r.header = append(r.header, name)
	}
	return r, nil
}

var wanted = []string{"date", "count", "date_start", "date_end", "best", "id", "relid"}

// separator is the sign that the header line has most of.
func separator(data []byte) rune {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	best := ','
	for _, sign := range ";\t" {
		if bytes.Count(line, []byte(string(sign))) > bytes.Count(line, []byte(string(best))) {
			best = sign
		}
	}
	return best
}

// read returns the next record, or io.EOF.
func (r *rows) read() ([]string, error) {
	record, err := r.reader.Read()
	if err == nil {
		r.line, _ = r.reader.FieldPos(0)
		return record, nil
	}
	if bad := new(csv.ParseError); errors.As(err, &bad) {
		return nil, fmt.Errorf("line %d: no comma-separated values: %w", bad.Line, bad.Err)
	}
	return nil, err
}

// each visits the records below the header, and a line of HXL tags.
func (r *rows) each(problems *ReadError, visit func(field func(name string) string)) {
	var record []string
	field := func(name string) string {
		k, ok := r.column[name]
		if !ok || k >= len(record) {
			return ""
		}
		return strings.TrimSpace(record[k])
	}
	for n := 0; ; n++ {
		var err error
		if record, err = r.read(); err != nil {
			if !errors.Is(err, io.EOF) {
				problems.Problems = append(problems.Problems, err.Error())
			}
			return
		}
		switch {
		case n == 0 && tagged(record):
		case len(record) != len(r.header):
			problems.add(r.line, "%d fields; want %d as in the header", len(record), len(r.header))
		default:
			visit(field)
		}
	}
}

// tagged reports whether a record is a line of HXL tags.
func tagged(record []string) bool {
	some := false
	for _, f := range record {
		if f = strings.TrimSpace(f); f != "" {
			if f[0] != '#' {
				return false
			}
			some = true
		}
	}
	return some
}

// clip keeps hostile input out of messages.
func clip(s string) string {
	count := 0
	for at := range s {
		if count++; count > 60 {
			return s[:at] + "…"
		}
	}
	return s
}
