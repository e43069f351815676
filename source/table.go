package source

import (
	"fmt"
	"slices"
	"strings"
)

// maxColumns bounds a row of a text table; a line with more bars is prose.
const maxColumns = 256

// wideTable is the note on a table with too many columns.
func wideTable(line int) string {
	return fmt.Sprintf("line %d: a table of more than %d columns is not read as one", line, maxColumns)
}

// A grid is a table as it is being read: rows of cells of any number.
type grid struct {
	caption string
	header  []string
	rows    []Row
}

// table makes every row as long as the header, or without a header as the
// longest row. Words beyond the last column stay in the last cell.
func (g grid) table(span Span, cells *int) (*Table, error) {
	width := len(g.header)
	if !slices.ContainsFunc(g.header, hasWords) {
		g.header = nil
	}
	if g.header == nil {
		for _, row := range g.rows {
			width = max(width, len(row.Cells))
		}
	}
	if *cells += width * (len(g.rows) + 1); *cells > MaxCells {
		return nil, fmt.Errorf("line %d: the tables up to here have more than %d cells; want smaller tables", span.First, MaxCells)
	}
	for k, row := range g.rows {
		g.rows[k] = row.fit(width)
	}
	return &Table{Span: span, Caption: g.caption, Header: g.header, Rows: g.rows}, nil
}

func (r Row) fit(width int) Row {
	r.Ragged = len(r.Cells) != width
	if len(r.Cells) > width && width > 0 {
		r.Cells[width-1] = strings.Join(r.Cells[width-1:], " | ")
		r.Cells = r.Cells[:width]
	}
	for len(r.Cells) < width {
		r.Cells = append(r.Cells, "")
	}
	return r
}

// splitCells splits a line at its bars. A bar behind a backslash is a
// character of its cell; bars at the ends of the line part nothing. It
// returns nil when the line has no bar, or too many.
func splitCells(line string) []string {
	line = strings.TrimSpace(line)
	if n := strings.Count(line, "|"); n == 0 || n > maxColumns {
		return nil
	}
	var cells []string
	start := 0
	for k := range len(line) {
		if line[k] == '|' && (k == 0 || line[k-1] != '\\') {
			cells = append(cells, cell(line[start:k]))
			start = k + 1
		}
	}
	if start == 0 {
		return nil
	}
	if start < len(line) {
		cells = append(cells, cell(line[start:]))
	}
	if line[0] == '|' {
		cells = cells[1:]
	}
	return cells
}

func cell(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(s, `\|`, "|"))
}

// isRule reports whether the line is a rule below a header: ---|:--:|, or
// +----+----+ as programs draw it.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	return strings.ContainsAny(line, "|+") && strings.ContainsAny(line, "-=") && strings.Trim(line, "-=:|+ \t") == ""
}

// isBorder reports whether the rule is drawn around cells: +----+----+.
func isBorder(line string) bool {
	return isRule(line) && strings.HasPrefix(strings.TrimSpace(line), "+")
}

// isRow reports whether the line is a row of a table.
func isRow(line string) bool { return len(splitCells(line)) > 0 && !isRule(line) }

// tableAt returns the end of the table that begins with lines[at], or at when
// none does. A table begins with a row or a border above a rule or, where
// there is no rule, with two rows of equally many cells, at least two, that are
// not items of a list.
func tableAt(lines []string, at int) int {
	if at+1 >= len(lines) {
		return at
	}
	first, second := lines[at], lines[at+1]
	switch {
	case isRow(first) && isRule(second), isBorder(first) && isRow(second):
		return ruledEnd(lines, at)
	case isRow(first) && !isItem(first):
		return bareEnd(lines, at)
	}
	return at
}

// ruledEnd returns the end of a table with a rule. A row with a rule of its
// own below it begins another table.
func ruledEnd(lines []string, at int) int {
	end := at + 2
	for end < len(lines) && (isRow(lines[end]) || isRule(lines[end])) {
		if end+1 < len(lines) && isRow(lines[end]) && isRule(lines[end+1]) && !isBorder(lines[end+1]) && !isBorder(lines[at]) {
			break
		}
		end++
	}
	return end
}

func isItem(line string) bool {
	_, _, ok := parseMark(line)
	return ok
}

// bareEnd returns the end of a table without a rule.
func bareEnd(lines []string, at int) int {
	width := len(splitCells(lines[at]))
	end := at + 1
	for end < len(lines) && isRow(lines[end]) && len(splitCells(lines[end])) == width {
		if end+1 < len(lines) && isRule(lines[end+1]) {
			break
		}
		end++
	}
	if width < 2 || end-at < 2 {
		return at
	}
	return end
}

// readGrid reads lines that tableAt found. The row above the first rule is
// the header.
func readGrid(lines []string, numbers []int) grid {
	var g grid
	width := openWidth(lines)
	for k, line := range lines {
		switch {
		case isRow(line):
			here := Span{numbers[k], numbers[k]}
			g.rows = append(g.rows, Row{Span: here, Cells: openCells(line, width)})
		case len(g.rows) == 1 && g.header == nil:
			g.header, g.rows = g.rows[0].Cells, nil
		}
	}
	return g
}

// openWidth returns the number of columns of a table in which a row or the
// rule begins without a bar: that of the first such row, else of the rule. It
// returns 0 when every line begins with a bar.
func openWidth(lines []string) int {
	width := 0
	for _, line := range lines {
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(trimmed, "|") || strings.HasPrefix(trimmed, "+"):
		case isRow(line):
			return len(splitCells(line))
		case width == 0:
			width = len(splitCells(strings.ReplaceAll(line, "+", "|")))
		}
	}
	return width
}

// openCells splits a row. In a table whose lines need no bar before their
// first cell, a bar there, with none at the end, has an empty cell before it
// when the row would be one cell short.
func openCells(line string, width int) []string {
	cells := splitCells(line)
	line = strings.TrimSpace(line)
	if len(cells) == width-1 && line[0] == '|' && line[len(line)-1] != '|' {
		return append([]string{""}, cells...)
	}
	return cells
}
