package source

import (
	"fmt"
	"strings"
)

// outline writes a document as tests show it: a line for each block, item,
// header and row, with its lines in the file.
func outline(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q, author %q, date %q, %d lines\n", d.Title, d.Author, d.Date, d.Lines)
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "%s %s", lines(block.Span), block.Kind)
		switch block.Kind {
		case Heading:
			fmt.Fprintf(&b, " %d", block.Level)
		case List, TableKind:
			if block.Intro.Text != "" {
				fmt.Fprintf(&b, " < %s %q", lines(block.Intro.Span), block.Intro.Text)
			}
		default:
		}
		if block.Text != "" {
			fmt.Fprintf(&b, " %q", block.Text)
		}
		b.WriteByte('\n')
		for _, item := range block.Items {
			fmt.Fprintf(&b, "  %s%s %s%q\n", strings.Repeat("  ", item.Depth), lines(item.Span), strings.TrimPrefix(item.Mark+" ", " "), item.Text)
		}
		if block.Table != nil {
			b.WriteString(outlineTable(block.Table))
		}
	}
	return b.String()
}

func outlineTable(t *Table) string {
	var b strings.Builder
	if t.Caption != "" {
		fmt.Fprintf(&b, "  caption %q\n", t.Caption)
	}
	if t.Header != nil {
		fmt.Fprintf(&b, "  header %q\n", t.Header)
	}
	for _, row := range t.Rows {
		fmt.Fprintf(&b, "  %s %q", lines(row.Span), row.Cells)
		if row.Ragged {
			b.WriteString(" ragged")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func lines(s Span) string {
	if s.First == s.Last {
		return fmt.Sprint(s.First)
	}
	return fmt.Sprintf("%d-%d", s.First, s.Last)
}
