package brief

import (
	"sort"
	"strings"
)

// A grid is a table as strings, ready to be laid out in columns.
type grid struct {
	columns []string
	rows    [][]string // each as long as columns
	rule    string     // what a rule is drawn with, one column wide
	width   int        // columns that the whole may take
}

const (
	gap      = 2  // columns between two columns of a grid
	tightest = 12 // a column that holds a longer word may break the word
)

// write lays the grid out in columns, or row by row when the columns do not
// fit beside each other.
func (g grid) write(b *strings.Builder) {
	widths, ok := g.widths()
	if !ok {
		g.writeRecords(b)
		return
	}
	right := g.numeric()
	wraps := g.wraps(widths)
	writeRow(b, g.columns, widths, right)
	rules := make([]string, len(widths))
	for k, w := range widths {
		rules[k] = strings.Repeat(g.rule, w)
	}
	writeRow(b, rules, widths, right)
	for k, row := range g.rows {
		if k > 0 && wraps {
			b.WriteByte('\n')
		}
		writeRow(b, row, widths, right)
	}
}

// widths shares the width among the columns: each gets what it needs, and
// when that is too much the widest give way first. It reports whether every
// column can hold its words.
func (g grid) widths() ([]int, bool) {
	need, least := g.needs()
	room := g.width - gap*(len(need)-1)
	if total(least) > room {
		return nil, false
	}
	// The largest cap on the widest columns under which all fit.
	limit := sort.Search(room, func(c int) bool { return total(capped(need, least, c+1)) > room })
	widths := capped(need, least, limit)
	spare := room - total(widths)
	for k := range widths {
		if spare > 0 && widths[k] < need[k] {
			widths[k]++
			spare--
		}
	}
	return widths, true
}

// capped returns the widths when no column may be wider than limit but for
// what it cannot do without.
func capped(need, least []int, limit int) []int {
	widths := make([]int, len(need))
	for k := range need {
		widths[k] = max(least[k], min(need[k], limit))
	}
	return widths
}

// needs returns for each column the width that it wants and the least that
// it can do with.
func (g grid) needs() (need, least []int) {
	need, least = make([]int, len(g.columns)), make([]int, len(g.columns))
	for _, row := range append([][]string{g.columns}, g.rows...) {
		for k, cell := range row {
			line, word := widest(cell)
			need[k] = max(need[k], line)
			least[k] = max(least[k], min(word, tightest))
		}
	}
	return need, least
}

func total(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	return sum
}

func (g grid) wraps(widths []int) bool {
	for _, row := range g.rows {
		for k, cell := range row {
			if line, _ := widest(cell); line > widths[k] || strings.Contains(cell, "\n") {
				return true
			}
		}
	}
	return false
}

// numeric tells for each column whether all it holds are numbers.
func (g grid) numeric() []bool {
	is := make([]bool, len(g.columns))
	for k := range g.columns {
		for _, row := range g.rows {
			if row[k] == "" {
				continue
			}
			if is[k] = isNumber(row[k]); !is[k] {
				break
			}
		}
	}
	return is
}

func writeRow(b *strings.Builder, cells []string, widths []int, right []bool) {
	wrapped := make([][]string, len(cells))
	height := 0
	for k, cell := range cells {
		wrapped[k] = wrap(cell, widths[k])
		height = max(height, len(wrapped[k]))
	}
	for line := range height {
		var out strings.Builder
		for k, cell := range wrapped {
			text := ""
			if line < len(cell) {
				text = cell[line]
			}
			if k > 0 {
				out.WriteString(strings.Repeat(" ", gap))
			}
			out.WriteString(pad(text, widths[k], right[k]))
		}
		b.WriteString(strings.TrimRight(out.String(), " "))
		b.WriteByte('\n')
	}
}

// writeRecords writes each row as its first cell and, indented below it, the
// other cells with the names of their columns.
func (g grid) writeRecords(b *strings.Builder) {
	for k, row := range g.rows {
		if k > 0 {
			b.WriteByte('\n')
		}
		writeIndented(b, "", row[0], g.width)
		for c := 1; c < len(row); c++ {
			writeIndented(b, "  ", g.columns[c]+": "+row[c], g.width)
		}
	}
}

// writeIndented wraps text behind indent; later lines stand two columns in.
func writeIndented(b *strings.Builder, indent, text string, width int) {
	for k, line := range wrap(text, max(width-len(indent)-2, 1)) {
		if k > 0 {
			b.WriteString("  ")
		}
		b.WriteString(strings.TrimRight(indent+line, " "))
		b.WriteByte('\n')
	}
}
