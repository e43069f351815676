package reading

import (
	"slices"
	"strings"

	"parley/source"
)

// A grid is a table as passages. Its first row is the header; the cells of a
// table without one have an empty header. All rows have the same length.
type grid struct {
	header []*passage
	rows   [][]*passage
	spans  []source.Span // of each row
	// repeats are the cells that stand here because one above or beside them
	// spans several places.
	repeats map[*passage]bool
	// overfull are the cells that hold what was too much for their row.
	overfull map[*passage]bool
}

func newGrid(d *source.Document, t *source.Table) grid {
	g := grid{repeats: map[*passage]bool{}, overfull: map[*passage]bool{}}
	width := len(t.Header)
	for _, row := range t.Rows {
		width = max(width, len(row.Cells))
	}
	for k := range width {
		text := at(t.Header, k)
		p := newPassage(cell, text, placeOf(d, text, t.Span))
		if k > 0 && text != "" && text == g.header[k-1].text {
			g.repeats[p] = true
		}
		g.header = append(g.header, p)
	}
	for _, row := range t.Rows {
		g.addRow(d, row, width)
	}
	return g
}

func (g *grid) addRow(d *source.Document, row source.Row, width int) {
	cells := make([]*passage, width)
	for k := range width {
		cells[k] = g.cell(d, row, k)
		if k > 0 && cells[k].text != "" && cells[k].text == cells[k-1].text && d.Format == source.HTML {
			g.repeats[cells[k]] = true
		}
	}
	if last := cells[width-1]; row.Ragged && strings.Contains(last.text, " | ") {
		g.overfull[last] = true
	}
	g.rows, g.spans = append(g.rows, cells), append(g.spans, row.Span)
}

// cell returns the cell as a passage. In HTML a cell that does not stand on
// the lines of its row belongs to the row above.
func (g *grid) cell(d *source.Document, row source.Row, k int) *passage {
	text := at(row.Cells, k)
	span, found := d.Find(text, row.Span)
	if found || text == "" || len(g.rows) == 0 || g.rows[len(g.rows)-1][k].text != text {
		if !found {
			span = row.Span
		}
		return newPassage(cell, text, span)
	}
	p := newPassage(cell, text, g.rows[len(g.rows)-1][k].span)
	g.repeats[p] = true
	return p
}

// placeOf returns the lines within span on which the text stands, or span.
func placeOf(d *source.Document, text string, span source.Span) source.Span {
	if found, ok := d.Find(text, span); ok {
		return found
	}
	return span
}

func at(cells []string, k int) string {
	if k < len(cells) {
		return strings.TrimSpace(cells[k])
	}
	return ""
}

// each visits every cell that is not a repetition.
func (g grid) each(visit func(*passage)) {
	for _, p := range g.header {
		if !g.repeats[p] {
			visit(p)
		}
	}
	for _, row := range g.rows {
		for _, p := range row {
			if !g.repeats[p] {
				visit(p)
			}
		}
	}
}

// isBare reports whether the table has no header.
func (g grid) isBare() bool {
	return !slices.ContainsFunc(g.header, func(p *passage) bool { return p.text != "" })
}

// promoted returns the grid with its first row as header.
func (g grid) promoted() grid {
	if len(g.rows) == 0 {
		return g
	}
	return grid{header: g.rows[0], rows: g.rows[1:], spans: g.spans[1:], repeats: g.repeats, overfull: g.overfull}
}

// transposed returns the grid with rows and columns exchanged.
func (g grid) transposed() grid {
	t := grid{repeats: g.repeats, overfull: g.overfull}
	if len(g.header) == 0 {
		return t
	}
	t.header = append(t.header, g.header[0])
	for _, row := range g.rows {
		t.header = append(t.header, row[0])
	}
	for k := 1; k < len(g.header); k++ {
		row := []*passage{g.header[k]}
		for _, old := range g.rows {
			row = append(row, old[k])
		}
		t.rows = append(t.rows, row)
		t.spans = append(t.spans, g.header[k].span)
	}
	return t
}

// overflows reports whether the row has more cells than the table has columns,
// so that nobody can say which cell belongs to which column.
func (g grid) overflows(row []*passage) bool {
	return slices.ContainsFunc(row, func(p *passage) bool { return g.overfull[p] })
}

// isBand reports whether the row is one cell across the whole table: a title
// for the rows below it.
func (g grid) isBand(row []*passage) bool {
	for _, p := range row {
		if p.text != row[0].text {
			return false
		}
	}
	return len(row) > 1
}
