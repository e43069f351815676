package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
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
}

// readText returns the blocks of plain text.
func readText(lines []string) ([]Block, error) {
	r := &textReader{layout: layoutOf(lines), bare: true}
	err := r.read(lines, count(1, len(lines)), false)
	return r.blocks, err
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
	if level, words, ok := hashHeading(line); ok {
		r.heading(at, level, words)
		return at + 1, nil
	}
	if end := tableAt(r.lines, at); end > at {
		return end, r.table(at, end)
	}
	if level := r.underline(at); level > 0 {
		r.heading(at, level, line)
		return at + 2, nil
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
	if isBlank(line) || isSeparator(line) || tableAt(r.lines, at) > at || r.underline(at) > 0 {
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

// underline returns the level of the heading that lines[at] is because of the
// rule below it, or 0.
func (r *textReader) underline(at int) int {
	if at+1 >= len(r.lines) || !looksLikeHeading(r.lines[at]) || !isSeparator(r.lines[at+1]) {
		return 0
	}
	switch strings.TrimSpace(r.lines[at+1])[0] {
	case '=':
		return 1
	case '-', '~':
		return 2
	}
	return 0
}

// isHeading reports whether lines[at] is a bare heading: it looks like one,
// and what follows does not go on with it.
func (r *textReader) isHeading(at int) bool {
	if !looksLikeHeading(r.lines[at]) || r.introduced() {
		return false
	}
	next := at + 1
	for next < len(r.lines) && isBlank(r.lines[next]) {
		next++
	}
	m, _, marked := parseMark(r.lines[at])
	if next == len(r.lines) {
		return r.bare && r.more && !marked
	}
	if marked && !r.numbersHeading(m, next) {
		return false
	}
	if m, _, ok := parseMark(r.lines[next]); ok && (m.bracketed() || next == at+1) && !isTitled(r.lines[at]) {
		return false
	}
	if next > at+1 {
		return r.bare
	}
	return r.layout.breaks(r.lines[at], r.lines[next])
}

// numbersHeading reports whether the mark numbers a heading and not an item:
// no list is open, and what stands at next is not another item.
func (r *textReader) numbersHeading(m mark, next int) bool {
	_, _, item := parseMark(r.lines[next])
	return !item && len(r.numbering) == 0 && strings.HasSuffix(m.styles[0].form, "1.")
}

// introduced reports whether the last block announces what follows it.
func (r *textReader) introduced() bool {
	return len(r.blocks) > 0 && strings.HasSuffix(strings.TrimSpace(r.blocks[len(r.blocks)-1].Text), ":")
}

func isBlank(line string) bool { return !hasWords(line) }

var separator = regexp.MustCompile(`^\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,}|#{3,}|(?:\*\s+){2,}\*|(?:-\s+){2,}-|—{2,}|─{3,})\s*$`)

// isSeparator reports whether the line is drawn, not written.
func isSeparator(line string) bool { return len(line) < 1000 && separator.MatchString(line) }

var hashes = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$`)

func hashHeading(line string) (level int, words string, ok bool) {
	if !strings.HasPrefix(strings.TrimLeft(line, " "), "#") {
		return 0, "", false
	}
	found := hashes.FindStringSubmatch(line)
	if found == nil {
		return 0, "", false
	}
	return len(found[1]), found[2], found[2] != ""
}

const maxHeading = 120 // characters

var notHeading = regexp.MustCompile(`(?i)^(?:by [A-Z]|(?:author|source|photo|credit|date|published|updated|filed|tags?|contact|e-?mail|tel|url|https?):)`)

// looksLikeHeading reports whether the line alone could be a heading: short,
// beginning like a title, one sentence, and without its full stop.
func looksLikeHeading(line string) bool {
	line = strings.TrimSpace(line)
	if len(line) > 4*maxHeading || utf8.RuneCountInString(line) > maxHeading || !strings.ContainsFunc(line, unicode.IsLetter) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, `"'“‘«([§ `))
	last, _ := utf8.DecodeLastRuneInString(line)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !unicode.Is(unicode.Lo, first) {
		return false
	}
	return !strings.ContainsRune(".,;:!…。，；：-–—|", last) && !endsSentence(strings.TrimSuffix(line, "?")) && len(splitCells(line)) < 2 && !notHeading.MatchString(line) &&
		!isDateline(line) && len(Sentences(line, 1)) == 1
}

// isTitled reports whether the line is written as a title: no long word
// begins small. "The sanctions are" above a list is the beginning of a
// sentence.
func isTitled(line string) bool {
	for word := range strings.FieldsSeq(line) {
		if utf8.RuneCountInString(word) > 4 && startsSmall(word) {
			return false
		}
	}
	return true
}

var headingNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3}){0,4})\.?\s`)

// bareLevel returns the level of a heading without marks: 1 for the title, 2
// for others, deeper for numbers such as 1.2.
func bareLevel(line string, title bool) int {
	if found := headingNumber.FindStringSubmatch(strings.TrimSpace(line)); found != nil {
		return min(6, 2+strings.Count(found[1], "."))
	}
	if title {
		return 1
	}
	return 2
}
