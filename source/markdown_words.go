package source

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	render "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// words returns the words of a paragraph or heading without their markup, and
// whether all of them are strong. A bar that is a character keeps a backslash,
// so that the text reader does not take it for the end of a cell.
func (r *markdownReader) words(n ast.Node) (lines []string, numbers []int, strong bool) {
	f := flow{said: r.said, escaped: true}
	r.inline(&f, n, false)
	return f.take()
}

func (r *markdownReader) inline(f *flow, parent ast.Node, strong bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r.text(f, n.Segment, n.IsRaw(), strong)
			f.gap = f.gap || n.SoftLineBreak() || n.HardLineBreak()
		case *ast.AutoLink:
			f.put(r.number(n.Pos()), string(n.Label(r.source)), strong)
		case *ast.RawHTML:
			r.tag(f, n)
		case *ast.Image, *xast.FootnoteLink, *xast.FootnoteBacklink:
		case *ast.Emphasis:
			r.inline(f, n, strong || n.Level == 2)
		default:
			r.inline(f, n, strong)
		}
	}
}

// text puts down a segment, which inside code has several lines.
func (r *markdownReader) text(f *flow, segment text.Segment, raw, strong bool) {
	number := r.number(segment.Start)
	for line := range strings.SplitSeq(string(segment.Value(r.source)), "\n") {
		f.put(number, keepBars(line, raw), strong)
		f.gap = f.gap || number > r.number(segment.Start)
		number++
	}
}

// tag reads a tag among words: <br> ends a line, but not a row of a table.
func (r *markdownReader) tag(f *flow, n *ast.RawHTML) {
	if !bytes.HasPrefix(bytes.ToLower(n.Segments.Value(r.source)), []byte("<br")) {
		return
	}
	f.gap = true
	if splitCells(r.line(r.number(n.Segments.At(0).Start))) == nil {
		f.breakLine()
	}
}

// keepBars resolves escapes and entities, of which none becomes the end of a
// cell.
func keepBars(line string, raw bool) string {
	cells := strings.Split(line, "|")
	for k, c := range cells {
		escaped := strings.HasSuffix(c, `\`) && k+1 < len(cells)
		if escaped {
			c = strings.TrimSuffix(c, `\`)
		}
		if !raw {
			c = resolve(c)
		}
		c = strings.ReplaceAll(c, "|", `\|`)
		if escaped {
			c += `\`
		}
		cells[k] = c
	}
	return strings.Join(cells, "|")
}

// resolve resolves escapes and entities.
func resolve(words string) string {
	if !strings.ContainsAny(words, `\&`) {
		return words
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	render.DefaultWriter.Write(w, []byte(words))
	if err := w.Flush(); err != nil {
		return words
	}
	return html.UnescapeString(b.String())
}
