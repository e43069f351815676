package source

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A layout is how a text breaks its lines.
type layout struct {
	width int // where paragraphs are wrapped, in characters; 0 when each line is a paragraph
	soft  int // where lines are no longer than this, line breaks mean nothing
}

// maxWidth is the widest that anybody wraps text, in characters.
const maxWidth = 130

// The layouts of markup, in which a blank line or a tag ends a paragraph. In
// Markdown a line that is longer than anybody's window is a paragraph of its
// own all the same: people paste plain text.
var (
	markdownLayout = layout{soft: 240}
	htmlLayout     = layout{soft: math.MaxInt}
)

// layoutOf measures the text. It is wrapped when of the lines that directly
// follow a line of prose a third begin with a small letter.
func layoutOf(lines []string) layout {
	pairs, small, width := 0, 0, 0
	for k := 1; k < len(lines); k++ {
		before, line := lines[k-1], lines[k]
		if !isProse(before) || !isProse(line) {
			continue
		}
		pairs++
		if startsSmall(line) {
			small++
			width = max(width, utf8.RuneCountInString(before))
		}
	}
	if small == 0 || small*3 < pairs || width > maxWidth {
		return layout{}
	}
	return layout{width: width}
}

func isProse(line string) bool {
	if isBlank(line) || strings.Contains(line, "|") || isSeparator(line) {
		return false
	}
	_, _, heading := hashHeading(line)
	return !isItem(line) && !heading
}

func startsSmall(line string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
	return unicode.IsLower(first)
}

// joins reports whether the line goes on with the paragraph of the line before
// it.
func (l layout) joins(before, line string) bool {
	if startsSmall(line) && !endsSentence(before) {
		return true
	}
	if l.soft > 0 {
		return max(len(before), len(line)) <= l.soft
	}
	if l.width == 0 || utf8.RuneCountInString(before) > maxWidth {
		return false
	}
	if indentation(line) > indentation(before)+1 {
		return false
	}
	return !endsSentence(before) || !l.hasRoom(before, line)
}

// breaks reports whether nothing but the writer's wish can have ended the
// line that looks like a heading: the next line is no continuation.
func (l layout) breaks(line, next string) bool {
	if !isProse(next) {
		return true
	}
	if l.soft > 0 {
		return len(next) > l.soft
	}
	return !startsSmall(next) && (l.width == 0 || l.hasRoom(line, next))
}

// hasRoom reports whether the first word of next would have fitted on the
// line.
func (l layout) hasRoom(line, next string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= l.width
}

func indentation(line string) int {
	return columns(line[:len(line)-len(strings.TrimLeft(line, " \t\u00a0"))])
}

// endsSentence reports whether the line ends as a sentence does.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, " \t\u00a0\f\"'”’»)]")
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?:…。！？", last) && line != ""
}
