package brief

import (
	"fmt"
	"io"
	"strings"

	"parley/internal/plain"
	"parley/report"
)

// A Terminal is what plain text is laid out for. The zero Terminal has 80
// columns and shows any character.
type Terminal struct {
	Width int  // columns, at least 20; 0 for 80
	ASCII bool // draw rules and symbols in ASCII; words stay as they are
}

// Text writes the report for a terminal: wrapped paragraphs, aligned tables,
// figures in words, and the passages it cites at the end.
func Text(w io.Writer, r *report.Report, t Terminal) error {
	p := newTextWriter(t)
	p.title(r.Title, "=")
	part := ""
	for _, s := range r.Sections {
		if s.Part != part {
			part = s.Part
			p.title(part, "=")
		}
		p.title(s.Title, "-")
		p.blocks(s.Blocks)
	}
	p.notComputed(r.NotComputed)
	p.methods(r.Methods)
	p.passages()
	p.provenance(r.Provenance)
	_, err := io.WriteString(w, p.out.String())
	return err
}

// TextBlocks writes blocks alone for a terminal, for answers too short to be
// a report; the passages they cite follow.
func TextBlocks(w io.Writer, blocks []report.Block, t Terminal) error {
	p := newTextWriter(t)
	p.blocks(blocks)
	p.passages()
	_, err := io.WriteString(w, p.out.String())
	return err
}

type textWriter struct {
	out   strings.Builder
	width int
	ascii bool
	cited passages
	notes []string // of the block at hand
}

func newTextWriter(t Terminal) *textWriter {
	if t.Width == 0 {
		t.Width = 80
	}
	return &textWriter{width: max(t.Width, 20), ascii: t.ASCII}
}

// gap puts one empty line before what follows, but not at the very top.
func (p *textWriter) gap() {
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
	}
}

func (p *textWriter) lines(indent, text string) {
	for _, line := range wrap(text, p.width-len(indent)) {
		p.out.WriteString(strings.TrimRight(indent+line, " "))
		p.out.WriteByte('\n')
	}
}

func (p *textWriter) title(title, rule string) {
	if title == "" {
		return
	}
	p.gap()
	title = plain.Line(title)
	p.lines("", title)
	line, _ := widest(title)
	p.lines("", strings.Repeat(p.sign(map[string]string{"=": "═", "-": "─"}[rule], rule), min(line, p.width)))
}

func (p *textWriter) sign(sign, ascii string) string {
	if p.ascii {
		return ascii
	}
	return sign
}

func (p *textWriter) blocks(blocks []report.Block) {
	for _, b := range blocks {
		p.gap()
		p.block(b)
		for _, note := range p.notes {
			p.lines("  ", note)
		}
		p.notes = nil
	}
}

func (p *textWriter) block(b report.Block) {
	switch b := b.(type) {
	case report.Paragraph:
		p.lines("", p.words(b))
	case report.Bullets:
		p.bullets(b)
	case report.Callout:
		bar := p.sign("│ ", "| ")
		p.callout(bar, b)
	case report.Table:
		p.table(b)
	case report.Figure:
		p.lines("", "Figure: "+plain.Line(b.Title))
		p.lines("  ", plain.Text(b.Text))
	}
}

func (p *textWriter) bullets(b report.Bullets) {
	for k, item := range b.Items {
		sign := p.sign("• ", "- ")
		if b.Ordered {
			sign = fmt.Sprintf("%d. ", k+1)
		}
		hang := len([]rune(sign))
		for n, line := range wrap(p.words(item), p.width-hang) {
			if n > 0 {
				sign = strings.Repeat(" ", hang)
			}
			p.out.WriteString(strings.TrimRight(sign+line, " ") + "\n")
		}
	}
}

func (p *textWriter) callout(bar string, c report.Callout) {
	text := p.words(c.Body)
	if c.Title != "" {
		text = strings.ToUpper(plain.Line(c.Title)) + "\n" + text
	}
	for _, line := range wrap(text, p.width-2) {
		p.out.WriteString(strings.TrimRight(bar+line, " ") + "\n")
	}
}

func (p *textWriter) table(t report.Table) {
	g := grid{rule: p.sign("─", "-"), width: p.width}
	for _, c := range t.Columns {
		g.columns = append(g.columns, plain.Line(c))
	}
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for k := range min(len(row), len(cells)) {
			cells[k] = p.words(report.Paragraph(row[k]))
		}
		g.rows = append(g.rows, cells)
	}
	if t.Caption != "" {
		p.lines("", plain.Line(t.Caption))
		p.gap()
	}
	g.write(&p.out)
}

// words writes runs with the symbols and words of their marks, the numbers
// of the passages they rest on and of the notes on them.
func (p *textWriter) words(runs []report.Text) string {
	var b strings.Builder
	for _, run := range spaced(runs) {
		look := looks[run.Mark]
		if look.Symbol != "" && look.Tag == "" {
			b.WriteString(p.sign(look.Symbol, asciiSymbols[run.Mark]) + " ")
		}
		b.WriteString(plain.Text(run.Words))
		if look.Tag != "" {
			b.WriteString(" (" + look.Tag + ")")
		}
		if run.Note != "" {
			p.notes = append(p.notes, fmt.Sprintf("(%d) %s", len(p.notes)+1, plain.Text(run.Note)))
			fmt.Fprintf(&b, " (%d)", len(p.notes))
		}
		for _, ref := range run.Refs {
			fmt.Fprintf(&b, " [%d]", p.cited.cite(ref).Number)
		}
	}
	return b.String()
}

var asciiSymbols = map[report.Mark]string{report.Good: "+", report.Bad: "x"}
