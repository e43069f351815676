package source

import "strings"

// grid parts the header from the rows below it. A first row that is one cell
// is a caption; the rows of the header are read as one, from the top down.
func (g *htmlGrid) grid() (out grid, span Span) {
	rows := g.rows
	if g.caption == "" && g.width > 1 && len(rows) > 2 && rows[0].single && headers(rows[1:]) > 0 {
		g.caption, rows = rows[0].Cells[0], rows[1:]
	}
	out.caption = g.caption
	head := headers(rows)
	for k, row := range rows {
		span = span.with(row.Span)
		row.Cells = row.Cells[:min(len(row.Cells), g.width)]
		if k < head {
			out.header = stack(out.header, row.Cells, g.width)
		} else {
			out.rows = append(out.rows, row.Row)
		}
	}
	return out, span
}

// headers returns how many of the first rows are the header: those in
// <thead>, else those of <th> alone, else one that is strong. One row is left
// below them.
func headers(rows []htmlRow) int {
	n := 0
	for _, is := range []func(htmlRow) bool{
		func(r htmlRow) bool { return r.head },
		func(r htmlRow) bool { return r.marked },
	} {
		for n < len(rows)-1 && is(rows[n]) {
			n++
		}
		if n > 0 {
			return n
		}
	}
	if len(rows) > 1 && rows[0].strong && !rows[1].strong {
		return 1
	}
	return 0
}

// stack reads the cells of a further row of the header below those above.
func stack(header, cells []string, width int) []string {
	if header == nil {
		header = make([]string, width)
	}
	for k, c := range cells {
		switch {
		case header[k] == "":
			header[k] = c
		case c != "" && !strings.HasSuffix(header[k], c):
			header[k] += " " + c
		}
	}
	return header
}
