// Package plain makes text from outside harmless for places that show it as
// it is: terminals, pictures, Markdown.
package plain

import (
	"strings"
	"unicode"
)

// Text returns s without what could act instead of being read: control
// characters (a terminal obeys them) and bidirectional controls (they make
// words read other than they are). Tabs become spaces, line breaks stay, and
// bytes that are not UTF-8 become U+FFFD.
func Text(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(keep, strings.ToValidUTF8(s, "\uFFFD"))
}

// Line is Text on one line: line breaks become spaces.
func Line(s string) string {
	return strings.ReplaceAll(Text(s), "\n", " ")
}

func keep(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
		return -1
	}
	return r
}
