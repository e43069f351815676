package source

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"parley/internal/lazy"
)

// Bounds that keep the time to parse Markdown linear in its size: goldmark
// takes quadratic time for the marks of one paragraph, for the link
// definitions of one paragraph, for footnotes and for nesting.
const (
	maxMarks       = 300  // brackets, stars and the like in a paragraph; the rest are characters
	maxDefinitions = 300  // lines of a paragraph that may hold link definitions
	maxFootnotes   = 1000 // with more, footnotes are paragraphs
	maxNesting     = 64   // quotes and lists in each other; more are an error
)

// ranked gives a part of the parser its place among the others.
var ranked = util.Prioritized //nolint:misspell // the library's spelling

// newParser returns a parser of Markdown that takes linear time.
func newParser(lines []string) parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			ranked(markLimit{}, 0),
			ranked(extension.NewStrikethroughParser(), 500)),
		parser.WithParagraphTransformers(ranked(definitions{}, 100)))
	if countFootnotes(lines) <= maxFootnotes {
		p.AddOptions(
			parser.WithBlockParsers(ranked(extension.NewFootnoteBlockParser(), 999)),
			parser.WithInlineParsers(ranked(extension.NewFootnoteParser(), 101)),
			parser.WithASTTransformers(ranked(extension.NewFootnoteASTTransformer(), 999)))
	}
	return p
}

func countFootnotes(lines []string) int {
	n := 0
	for _, line := range lines {
		n += strings.Count(line, "[^")
	}
	return n
}

// markLimit takes every mark beyond the limit of a paragraph for a character.
type markLimit struct{}

var marksKey = parser.NewContextKey()

type marks struct {
	block ast.Node
	n     int
}

// Trigger implements parser.InlineParser.
func (markLimit) Trigger() []byte { return []byte("[]!*_~<") }

// Parse implements parser.InlineParser.
func (markLimit) Parse(block ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	seen, ok := pc.Get(marksKey).(*marks)
	if !ok || seen.block != block {
		seen = &marks{block: block}
		pc.Set(marksKey, seen)
	}
	if seen.n++; seen.n <= maxMarks {
		return nil
	}
	_, at := reader.PeekLine()
	reader.Advance(1)
	return ast.NewTextSegment(at.WithStop(at.Start + 1))
}

// definitions finds the link definitions of paragraphs that are not too large.
type definitions struct{}

// Transform implements parser.ParagraphTransformer.
func (definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := n.Lines()
	size := lines.At(lines.Len()-1).Stop - lines.At(0).Start
	if lines.Len() <= maxDefinitions && size <= 1<<16 {
		parser.LinkReferenceParagraphTransformer.Transform(n, reader, pc)
	}
}

var containers = lazy.Regexp(`^(?:[ \t]*(?:[>*+-]|[0-9]{1,9}[.)]))*[ \t]*`)

// checkNesting returns an error when quotes and lists nest too deep.
func checkNesting(lines []string, first int) error {
	for k, line := range lines {
		opening := containers().FindString(line)
		depth := len(strings.FieldsFunc(opening, func(r rune) bool { return r == ' ' || r == '\t' }))
		depth = max(depth, strings.Count(opening, ">"))
		if depth > maxNesting || strings.Trim(opening, " \t") != "" && indentation(line) > 4*maxNesting {
			return fmt.Errorf("line %d: quotes and lists nest deeper than %d; want at most that", first+k, maxNesting)
		}
	}
	return nil
}
