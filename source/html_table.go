package source

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A htmlGrid is a table of HTML as its cells are laid out. Width counts the
// columns in which a cell begins; a cell that spans more says nothing there.
type htmlGrid struct {
	caption string
	rows    []htmlRow
	width   int
	cells   int
	columns int // that the longest row has
}

// A htmlRow is one row of it, with what tells whether it is a header.
type htmlRow struct {
	Row
	head   bool // in <thead>
	marked bool // all cells that begin here are <th> or empty
	strong bool // all words that begin here are strong
	single bool // one cell is the whole row
}

// A spanned cell reaches into the rows below it.
type spanned struct {
	text string
	left int // rows still to come
}

// isLayout reports whether the table only arranges the page: it says so, or
// it has no header and holds tables or headings, or is one column.
func (p *htmlPage) isLayout(n *html.Node) bool {
	if role := attribute(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	widest, marked := 0, false
	for section := range n.ChildNodes() {
		for tr := range section.ChildNodes() {
			cells := 0
			for c := range tr.ChildNodes() {
				cells++
				marked = marked || c.Data == "th"
			}
			widest = max(widest, cells)
		}
	}
	return !marked && (widest < 2 || p.sizes[n].tables+p.sizes[n].headings > 0)
}

// table reads a table.
func (p *htmlPage) table(n *html.Node) {
	p.endParagraph()
	p.flush(true)
	g := htmlGrid{columns: columnsOf(n)}
	if g.columns > maxColumns {
		p.wide(n)
		return
	}
	for c := n.FirstChild; c != nil && p.err == nil; c = c.NextSibling {
		switch c.Data {
		case "caption":
			g.caption, _, _ = p.cell(c)
		case "thead", "tbody", "tfoot":
			p.err = p.section(&g, c)
		}
	}
	if p.err != nil || len(g.rows) == 0 {
		return
	}
	grid, span := g.grid()
	table, err := grid.table(span, &p.cells)
	if err != nil {
		p.err = err
		return
	}
	p.add(Block{Kind: TableKind, Span: table.Span, Table: table})
}

// columnsOf returns how many columns the longest row has; a cell that spans
// more than maxColumns counts as one.
func columnsOf(table *html.Node) int {
	widest := 0
	for section := range table.ChildNodes() {
		for tr := range section.ChildNodes() {
			cells := 0
			for c := range tr.ChildNodes() {
				if c.Data != "td" && c.Data != "th" {
					continue
				}
				if n := spanOf(c, "colspan"); n <= maxColumns {
					cells += n
				} else {
					cells++
				}
			}
			widest = max(widest, cells)
		}
	}
	return widest
}

// wide leaves out a table with too many columns, and notes it.
func (p *htmlPage) wide(n *html.Node) {
	p.runIn(n, false)
	if _, numbers, _ := p.flow.take(); len(numbers) > 0 {
		p.notes = append(p.notes, wideTable(numbers[0]))
	}
}

// section lays out the rows of one section; no cell reaches beyond it.
func (p *htmlPage) section(g *htmlGrid, section *html.Node) error {
	var open []spanned
	for tr := range section.ChildNodes() {
		if tr.Data != "tr" || p.isAside(tr) {
			continue
		}
		row := htmlRow{head: section.Data == "thead", marked: true, strong: true}
		for c := range tr.ChildNodes() {
			if c.Data == "td" || c.Data == "th" {
				p.place(g, &row, &open, c)
			}
		}
		row.fill(open, reach(open))
		if g.cells += len(row.Cells); g.cells > MaxCells {
			return fmt.Errorf("line %d: the table up to here has more than %d cells; want a smaller one", row.Span.First, MaxCells)
		}
		if row.Span != (Span{}) {
			g.rows = append(g.rows, row)
		}
	}
	return nil
}

// place puts a cell into its row, behind the cells that reach into the row
// from above.
func (p *htmlPage) place(g *htmlGrid, row *htmlRow, open *[]spanned, c *html.Node) {
	for len(row.Cells) < len(*open) && (*open)[len(row.Cells)].left > 0 {
		row.fill(*open, len(row.Cells)+1)
	}
	at := len(row.Cells)
	text, span, strong := p.cell(c)
	row.Span = row.Span.with(span)
	row.marked = row.marked && (c.Data == "th" || text == "")
	row.strong = row.strong && (strong || text == "")
	row.single = at == 0
	g.width = max(g.width, at+1)
	for range max(1, min(spanOf(c, "colspan"), g.columns-at)) {
		k := len(row.Cells)
		if k == len(*open) {
			*open = append(*open, spanned{})
		}
		(*open)[k] = spanned{text, spanOf(c, "rowspan") - 1}
		row.Cells = append(row.Cells, text)
	}
}

// fill repeats the cells that reach into the row from above, up to the column;
// where none does, the cell is empty.
func (r *htmlRow) fill(open []spanned, column int) {
	for k := len(r.Cells); k < column; k++ {
		text := ""
		if open[k].left > 0 {
			text = open[k].text
			open[k].left--
		}
		r.Cells = append(r.Cells, text)
	}
}

// reach returns how many columns the cells from above take up.
func reach(open []spanned) int {
	for k := len(open); k > 0; k-- {
		if open[k-1].left > 0 {
			return k
		}
	}
	return 0
}

// cell returns the words of a cell, folded, their lines, and whether all of
// them are strong.
func (p *htmlPage) cell(c *html.Node) (string, Span, bool) {
	p.runIn(c, false)
	lines, numbers, strong := p.flow.take()
	if len(lines) == 0 {
		return "", Span{}, false
	}
	return fold(joinLines(lines, numbers)), Span{numbers[0], numbers[len(numbers)-1]}, strong
}

// spanOf returns how many rows or columns a cell spans; 0 rows are all.
func spanOf(c *html.Node, key string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attribute(c, key)))
	switch {
	case err == nil && n == 0 && key == "rowspan":
		return MaxLines
	case err != nil || n < 1:
		return 1
	}
	return min(n, MaxLines)
}

// with returns the smallest span that holds both; the zero Span holds nothing.
func (s Span) with(t Span) Span {
	switch {
	case t == Span{}:
		return s
	case s == Span{}:
		return t
	}
	return Span{min(s.First, t.First), max(s.Last, t.Last)}
}
