package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/internal/lazy"
)

// underline returns the level of the heading that lines[at] is because of the
// rule below it, or 0.
func (r *textReader) underline(at int) int {
	if at+1 >= len(r.lines) || !isSeparator(r.lines[at+1]) || !looksLikeHeading(r.lines[at]) {
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
	return !isItem(r.lines[next]) && len(r.numbering) == 0 && strings.HasSuffix(m.styles[0].form, "1.")
}

// introduced reports whether the last block announces what follows it.
func (r *textReader) introduced() bool {
	return len(r.blocks) > 0 && strings.HasSuffix(strings.TrimSpace(r.blocks[len(r.blocks)-1].Text), ":")
}

var hashes = lazy.Regexp(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$`)

func hashHeading(line string) (level int, words string, ok bool) {
	if !strings.HasPrefix(strings.TrimLeft(line, " "), "#") {
		return 0, "", false
	}
	found := hashes().FindStringSubmatch(line)
	if found == nil {
		return 0, "", false
	}
	return len(found[1]), found[2], found[2] != ""
}

const maxHeading = 120 // characters

var notHeading = lazy.Regexp(`(?i)^(?:by [A-Z]|(?:author|source|photo|credit|date|published|updated|filed|tags?|contact|e-?mail|tel|url|https?):)`)

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
	return !strings.ContainsRune(".,;:!…。，；：-–—|", last) && !endsSentence(strings.TrimSuffix(line, "?")) && len(splitCells(line)) < 2 && !notHeading().MatchString(line) &&
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

var headingNumber = lazy.Regexp(`^(\d{1,3}(?:\.\d{1,3}){0,4})\.?\s`)

// bareLevel returns the level of a heading without marks: 1 for the title, 2
// for others, deeper for numbers such as 1.2.
func bareLevel(line string, title bool) int {
	if found := headingNumber().FindStringSubmatch(strings.TrimSpace(line)); found != nil {
		return min(6, 2+strings.Count(found[1], "."))
	}
	if title {
		return 1
	}
	return 2
}
