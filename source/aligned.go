package source

import (
	"slices"
	"strings"
)

// minGap is how many spaces part the columns of a table without bars.
const minGap = 2

// alignedAt returns the end of the table without bars that begins with
// lines[at], and its cells; at when none does. Its columns are parted by tabs,
// or by spaces so that all cells of a column begin at the same place. It has
// three columns, or two and at least three rows.
func alignedAt(lines []string, at int) (end int, rows [][]string) {
	if len(lines[at]) > 4*maxColumns || isItem(lines[at]) {
		return at, nil
	}
	cells := tabCells
	width := len(tabCells(lines[at]))
	if width < 2 {
		starts := columnStarts(lines, at)
		cells = func(line string) []string { return cellsAt(line, starts) }
		width = len(starts)
	}
	for end = at; end < len(lines) && width > 1; end++ {
		row := cells(lines[end])
		if len(row) != width || !isAlignedRow(lines[end]) {
			break
		}
		rows = append(rows, row)
	}
	if width < 2 || width > maxColumns || len(rows) < 2 || width == 2 && len(rows) < 3 {
		return at, nil
	}
	return end, rows
}

// isAlignedRow reports whether the line may be a row of such a table.
func isAlignedRow(line string) bool {
	return !isItem(line) && !isBlank(line) && !strings.Contains(line, "|") && len(line) <= 4*maxColumns
}

// tabCells splits a line at its tabs; one at its beginning leaves the first
// cell empty.
func tabCells(line string) []string {
	line = strings.TrimRight(line, " \t")
	if !strings.Contains(line, "\t") || strings.HasPrefix(line, "\t\t") {
		return nil
	}
	cells := strings.Split(line, "\t")
	for k := range cells {
		cells[k] = strings.TrimSpace(cells[k])
	}
	return cells
}

// columnStarts returns where the cells of lines[at] begin, in characters. When
// the line is indented farther than the one below it, its first cell is empty.
func columnStarts(lines []string, at int) []int {
	var starts []int
	gap, sentence := minGap, false
	for k, r := range []rune(lines[at]) {
		switch {
		case r == ' ':
			gap++
			continue
		case gap >= minGap && sentence:
			return nil
		case gap >= minGap:
			starts = append(starts, k)
		}
		gap, sentence = 0, strings.ContainsRune(".!?", r)
	}
	if at+1 < len(lines) && len(starts) > 0 {
		if first := indentation(lines[at+1]); first+minGap <= starts[0] {
			starts = slices.Insert(starts, 0, first)
		}
	}
	return starts
}

// cellsAt cuts a line where the columns begin; nil when a word stands across
// such a place, or no two cells are filled.
func cellsAt(line string, starts []int) []string {
	if len(starts) < 2 || indentation(line) < starts[0] || strings.Contains(line, "\t") {
		return nil
	}
	runes := []rune(line)
	var cells []string
	filled := 0
	for k, from := range starts {
		to := len(runes)
		if k+1 < len(starts) {
			to = min(to, starts[k+1])
		}
		if from >= len(runes) {
			cells = append(cells, "")
			continue
		}
		if from > 0 && runes[from-1] != ' ' {
			return nil
		}
		text := string(runes[from:to])
		if strings.HasPrefix(text, " ") && !isBlank(text) {
			return nil
		}
		if text = strings.TrimSpace(text); text != "" {
			filled++
		}
		cells = append(cells, text)
	}
	if filled < 2 || !strings.Contains(string(runes[starts[0]:]), strings.Repeat(" ", minGap)) {
		return nil
	}
	return cells
}

// aligned adds the table without bars that begins with lines[at].
func (r *textReader) aligned(at, end int, rows [][]string) error {
	var g grid
	for k, cells := range rows {
		g.rows = append(g.rows, Row{Span: r.span(at+k, at+k+1), Cells: cells})
	}
	table, err := g.table(r.span(at, end), &r.cells)
	if err != nil {
		return err
	}
	r.numbering.interrupt()
	r.blocks = append(r.blocks, Block{Kind: TableKind, Span: table.Span, Table: table})
	return nil
}
