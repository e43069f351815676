package reading

import (
	"fmt"
	"strings"
)

// tableDefects finds what is wrong with one table.
func (b block) tableDefects() []Defect {
	var all []Defect
	if b.grid.isBare() {
		all = append(all, Defect{TableWithoutHeader, []int{b.Span.First}, fmt.Sprintf("the table on %s has no header: nothing says what its columns are", spanned(b.Span))})
	}
	all = append(all, b.repeatedRows()...)
	all = append(all, b.contradictions()...)
	all = append(all, b.raggedRows()...)
	return append(all, b.emptyCells()...)
}

// repeatedRows finds rows whose cells all read the same.
func (b block) repeatedRows() []Defect {
	return b.groups(func(row []*passage) string { return b.key(row, len(row)) }, func(rows []int) (Defect, bool) {
		lines := b.lines(rows)
		row := b.grid.rows[rows[0]]
		return Defect{RepeatedRow, lines, fmt.Sprintf("the row “%s” stands %s in this table, on %s", flat(row[0].text), times(len(rows)), listed(lines))}, b.key(row, len(row)) != ""
	})
}

// contradictions finds rows about the same thing that say different things of
// it: the same in every column up to the last that keys a row. Rows that share
// a cell spanning them are parts of one row.
func (b block) contradictions() []Defect {
	t := interpretAs(b.grid)
	if t.form == unreadable {
		return nil
	}
	keys := 1 + max(0, t.party, t.issue, t.area, t.option)
	var all []Defect
	for column := keys; column < len(b.grid.header); column++ {
		all = append(all, b.groups(func(row []*passage) string { return b.key(row, keys) }, func(rows []int) (Defect, bool) {
			return b.contradiction(rows, column)
		})...)
	}
	return all
}

func (b block) contradiction(rows []int, column int) (Defect, bool) {
	var said []string
	var lines []int
	seen := map[string]bool{}
	for _, k := range rows {
		row := b.grid.rows[k]
		text := flat(row[column].text)
		if b.grid.repeats[row[0]] || isBlankCell(text) || seen[strings.ToLower(text)] {
			continue
		}
		seen[strings.ToLower(text)] = true
		said, lines = append(said, "“"+text+"”"), append(lines, b.grid.spans[k].First)
	}
	if len(said) < 2 {
		return Defect{}, false
	}
	first := b.grid.rows[rows[0]]
	return Defect{ContradictingCells, lines, fmt.Sprintf("under “%s”, “%s” is given as %s, on %s",
		flat(b.grid.header[column].text), flat(first[0].text), strings.Join(said[:min(len(said), 4)], " and as "), listed(lines))}, true
}

// groups calls defect for the rows of each key that stands there more than
// once. Rows with an empty key, and rows that are a title, belong to none.
func (b block) groups(key func([]*passage) string, defect func(rows []int) (Defect, bool)) []Defect {
	var order []string
	rows := map[string][]int{}
	for k, row := range b.grid.rows {
		id := key(row)
		if id == "" || b.grid.isBand(row) {
			continue
		}
		if rows[id] == nil {
			order = append(order, id)
		}
		rows[id] = append(rows[id], k)
	}
	var all []Defect
	for _, id := range order {
		if len(rows[id]) < 2 {
			continue
		}
		if d, ok := defect(rows[id]); ok {
			all = append(all, d)
		}
	}
	return all
}

// key returns the first n cells as a person compares them; "" when they say
// nothing.
func (b block) key(row []*passage, n int) string {
	var cells []string
	filled := false
	for _, p := range row[:min(n, len(row))] {
		cells = append(cells, strings.ToLower(flat(p.text)))
		filled = filled || p.text != ""
	}
	if !filled {
		return ""
	}
	return strings.Join(cells, "\x00")
}

func (b block) lines(rows []int) []int {
	var all []int
	for _, k := range rows {
		all = append(all, b.grid.spans[k].First)
	}
	return all
}

func (b block) raggedRows() []Defect {
	var all []Defect
	for k, row := range b.grid.rows {
		if b.grid.overflows(row) {
			all = append(all, Defect{RaggedRow, []int{b.grid.spans[k].First}, fmt.Sprintf("the row “%s” has more cells than the table has columns; nothing was read from it", flat(row[0].text))})
		}
	}
	return all
}

// emptyCells finds rows in which a cell is empty or missing. Without a header
// the first cell of the first row may be the corner of one.
func (b block) emptyCells() []Defect {
	var all []Defect
	for k, row := range b.grid.rows {
		empty := 0
		for column, p := range row {
			if p.text == "" && (k > 0 || column > 0 || !b.grid.isBare()) {
				empty++
			}
		}
		if empty > 0 && empty < len(row) {
			all = append(all, Defect{EmptyCell, []int{b.grid.spans[k].First}, fmt.Sprintf("the row “%s” has %d of %d cells empty or missing", flat(row[0].text), empty, len(row))})
		}
	}
	return all
}
