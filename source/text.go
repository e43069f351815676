package source

import (
	"strings"

	"parley/internal/lazy"
)

// A textReader reads plain text line by line. Nothing need stand between two
// blocks but the line break: headings are short lines without a full stop,
// lists and tables begin where their first line stands.
//
// It reads Markdown and the paragraphs of HTML as well, once their markup is
// gone, because people write such headings, lists and tables there too.
type textReader struct {
	lines     []string
	numbers   []int // of lines, in the file
	layout    layout
	bare      bool // headings need no markup
	more      bool // a block of another kind follows the lines
	escaped   bool // a bar that is no cell's end has a backslash
	numbering numbering
	cells     int
	blocks    []Block
	notes     []string
}

// maxNotes bounds the notes on a document.
const maxNotes = 20

// readText returns the blocks of plain text, and notes on it.
func readText(lines []string) ([]Block, []string, error) {
	r := &textReader{layout: layoutOf(lines), bare: true}
	err := r.read(lines, count(1, len(lines)), false)
	return r.blocks, r.notes, err
}

// count returns n numbers from first on.
func count(first, n int) []int {
	numbers := make([]int, n)
	for k := range numbers {
		numbers[k] = first + k
	}
	return numbers
}

// read adds the blocks of lines that have the numbers in the file; more says
// that a block of another kind follows.
func (r *textReader) read(lines []string, numbers []int, more bool) error {
	r.lines, r.numbers, r.more = lines, numbers, more
	for at := 0; at < len(lines); {
		next, err := r.block(at)
		if err != nil {
			return err
		}
		at = next
	}
	return nil
}

// block reads the block that begins with lines[at] and returns where the next
// one may begin.
func (r *textReader) block(at int) (int, error) {
	line := r.lines[at]
	if isBlank(line) || isSeparator(line) {
		return at + 1, nil
	}
	r.noteWide(at)
	if level, words, ok := hashHeading(line); ok {
		r.heading(at, level, words)
		return at + 1, nil
	}
	if end := tableAt(r.lines, at); end > at {
		return end, r.table(at, end)
	}
	if end, rows := alignedAt(r.lines, at); end > at {
		return end, r.aligned(at, end, rows)
	}
	if level := r.underline(at); level > 0 {
		r.heading(at, level, line)
		return at + 2, nil
	}
	if end := r.definitions(at); end > at {
		return end, nil
	}
	if r.isHeading(at) {
		r.heading(at, bareLevel(line, len(r.blocks) == 0), line)
		return at + 1, nil
	}
	if _, _, ok := parseMark(line); ok {
		return r.list(at), nil
	}
	return r.paragraph(at), nil
}

// span returns the lines of the file that lines[at:end] are.
func (r *textReader) span(at, end int) Span { return Span{r.numbers[at], r.numbers[end-1]} }

func (r *textReader) heading(at, level int, words string) {
	r.numbering = nil
	r.blocks = append(r.blocks, Block{Kind: Heading, Span: r.span(at, at+1), Level: level, Text: r.unescape(strings.TrimSpace(words))})
}

func (r *textReader) table(at, end int) error {
	for isRule(r.lines[end-1]) {
		end--
	}
	for isRule(r.lines[at]) {
		at++
	}
	table, err := readGrid(r.lines[at:end], r.numbers[at:end]).table(r.span(at, end), &r.cells)
	if err != nil {
		return err
	}
	r.numbering.interrupt()
	r.blocks = append(r.blocks, Block{Kind: TableKind, Span: table.Span, Table: table})
	return nil
}

func (r *textReader) paragraph(at int) int {
	end := at + 1
	for end < len(r.lines) && r.joins(end) {
		end++
	}
	r.numbering.interrupt()
	text := r.unescape(joinLines(r.lines[at:end], r.numbers[at:end]))
	r.blocks = append(r.blocks, Block{Kind: Paragraph, Span: r.span(at, end), Text: text})
	return end
}

// noteWide notes that lines[at] would begin a table if it had fewer bars.
func (r *textReader) noteWide(at int) {
	wide := func(k int) bool { return k < len(r.lines) && strings.Count(r.lines[k], "|") > maxColumns }
	if wide(at) && wide(at+1) && len(r.notes) < maxNotes {
		r.notes = append(r.notes, wideTable(r.numbers[at]))
	}
}

// tableBegins reports whether lines[at] is the first line of a table.
func (r *textReader) tableBegins(at int) bool {
	if tableAt(r.lines, at) > at {
		return true
	}
	end, _ := alignedAt(r.lines, at)
	return end > at
}

func (r *textReader) unescape(text string) string {
	if r.escaped {
		return strings.ReplaceAll(text, `\|`, "|")
	}
	return text
}

// joins reports whether lines[at] goes on with the paragraph or item of the
// line before it.
func (r *textReader) joins(at int) bool {
	before, line := r.lines[at-1], r.lines[at]
	if isBlank(line) || isSeparator(line) || r.tableBegins(at) || r.underline(at) > 0 {
		return false
	}
	if _, _, ok := hashHeading(line); ok {
		return false
	}
	if m, _, ok := parseMark(line); ok && (m.first() || len(r.numbering) > 0) {
		return false
	}
	return r.layout.joins(before, line)
}

func isBlank(line string) bool { return !hasWords(line) }

var separator = lazy.Regexp(`^\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,}|#{3,}|(?:\*\s+){2,}\*|(?:-\s+){2,}-|—{2,}|─{3,})\s*$`)

// isSeparator reports whether the line is drawn, not written.
func isSeparator(line string) bool { return len(line) < 1000 && separator().MatchString(line) }
