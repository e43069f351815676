package source

import (
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A markdownReader reads what goldmark understood of a Markdown file. Its
// paragraphs, headings and lists become plain lines for the text reader, which
// also finds the tables: the rows of a table need no blank line around them,
// and a list before it does not swallow it.
type markdownReader struct {
	paragraphs
	said   transcript
	file   []string
	source []byte // the lines of the file
	starts []int  // of the lines, in source
	first  int    // the number of the first
}

// readMarkdown returns the blocks of Markdown and notes on it, of whose lines the first has
// the number first in the file, and says its words.
func readMarkdown(lines []string, first int, said transcript) ([]Block, []string, error) {
	if err := checkNesting(lines, first); err != nil {
		return nil, nil, err
	}
	lines = joinRawTables(lines)
	r := &markdownReader{file: lines, source: []byte(strings.Join(lines, "\n")), first: first, said: said}
	r.layout, r.escaped = markdownLayout, true
	offset := 0
	for _, line := range lines {
		r.starts = append(r.starts, offset)
		offset += len(line) + 1
	}
	doc := newParser(lines).Parse(text.NewReader(r.source))
	r.bare = countHeadings(doc) == 0
	r.children(doc, 0)
	r.flush(false)
	return r.blocks, r.notes, r.err
}

func countHeadings(doc ast.Node) int {
	n := 0
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindHeading {
			n++
		}
	}
	return n
}

// number returns the line of the file at the offset of the source.
func (r *markdownReader) number(offset int) int {
	return r.first - 1 + sort.SearchInts(r.starts, offset+1)
}

// line returns the line of the file with the number.
func (r *markdownReader) line(number int) string { return r.file[number-r.first] }

// children reads the blocks in a block; indent is how far in the items of a
// list among them stand.
func (r *markdownReader) children(parent ast.Node, indent int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.node(n, indent)
	}
}

func (r *markdownReader) node(n ast.Node, indent int) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		r.putParagraph(n, indent, "")
	case *ast.List:
		r.list(n, indent)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.code(n)
	case *ast.HTMLBlock:
		r.html(n)
	default:
		r.children(n, indent)
	}
}

func (r *markdownReader) heading(n *ast.Heading) {
	if lines, numbers, _ := r.words(n); len(lines) > 0 {
		r.headed(n.Level, lines, numbers)
	}
}

// putParagraph puts down a paragraph, or an item with its mark. Lines that the
// file does not indent stay where they are: whether they still belong to the
// item the text reader decides.
func (r *markdownReader) putParagraph(n ast.Node, indent int, mark string) {
	if mark != "" && n.Lines().Len() > 0 {
		r.said.say(r.number(n.Lines().At(0).Start), mark, true)
	}
	lines, numbers, strong := r.words(n)
	if len(lines) == 0 {
		return
	}
	for k := range lines {
		switch {
		case k == 0 && mark != "":
			lines[k] = strings.Repeat(" ", indent) + mark + " " + lines[k]
		case k == 0 && indent > 0, k > 0 && r.isIndented(numbers[k]):
			lines[k] = strings.Repeat(" ", indent+len(mark)+1) + lines[k]
		}
	}
	r.paragraph(lines, numbers, strong && indent == 0 && mark == "")
}

// isIndented reports whether the line of the file with the number is.
func (r *markdownReader) isIndented(number int) bool {
	return indentation(r.line(number)) > 0
}

func (r *markdownReader) code(n ast.Node) {
	words := strings.TrimRight(string(n.Lines().Value(r.source)), "\n")
	if !hasWords(words) {
		return
	}
	first := r.number(n.Lines().At(0).Start)
	for k, line := range strings.Split(words, "\n") {
		r.said.say(first+k, line, true)
	}
	r.add(Block{Kind: Code, Span: Span{first, first + strings.Count(words, "\n")}, Text: words})
}

// list puts down the items of a list, each with its mark.
func (r *markdownReader) list(n *ast.List, indent int) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := string(n.Marker)
		if n.IsOrdered() {
			mark = strconv.Itoa(number) + mark
			number++
		}
		first := item.FirstChild()
		if first == nil {
			continue
		}
		body := indent + len(mark) + 1
		switch first.Kind() {
		case ast.KindParagraph, ast.KindTextBlock:
			r.putParagraph(first, indent, mark)
		default:
			r.node(first, body)
		}
		for rest := first.NextSibling(); rest != nil; rest = rest.NextSibling() {
			r.node(rest, body)
		}
	}
}
