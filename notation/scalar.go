package notation

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// within returns the offset in the text of byte k of a scalar's value.
//
// It walks value and text side by side: white space of the value stands for
// any white space of the text (lines are folded), an escape for what it
// means, and every other byte for itself.
func (t *text) within(n *yaml.Node, k int) int {
	at := t.offset(n.Line, n.Column)
	quoted := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	switch {
	case quoted:
		at++
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		at += max(bytes.IndexByte(t.bytes[at:], '\n'), 0)
	}
	for value := n.Value[:k]; value != "" && at < len(t.bytes); {
		var used, size int
		switch {
		case n.Style&yaml.DoubleQuotedStyle != 0 && t.bytes[at] == '\\':
			used, size = escape(value, t.bytes[at:])
		case isSpace(value[0]) || isSpace(t.bytes[at]):
			used, size = spaces(value), spaces(t.bytes[at:])
		case n.Style&yaml.SingleQuotedStyle != 0 && t.bytes[at] == '\'':
			used, size = 1, 2
		default:
			used, size = 1, 1
		}
		value, at = value[used:], at+size
	}
	if k < len(n.Value) && !isSpace(n.Value[k]) {
		at += spaces(t.bytes[at:])
	}
	return min(at, len(t.bytes))
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// spaces returns how many bytes of white space s begins with.
func spaces[S string | []byte](s S) int {
	k := 0
	for k < len(s) && isSpace(s[k]) {
		k++
	}
	return k
}

// escape returns how many bytes of the value an escape at the start of text
// stands for, and how many bytes the escape has.
func escape(value string, text []byte) (used, size int) {
	if len(text) < 2 {
		return 0, len(text)
	}
	if text[1] == '\n' || text[1] == '\r' {
		return 0, 1 + spaces(text[1:])
	}
	size = 2 + map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[1]]
	_, used = utf8.DecodeRuneInString(value)
	return used, size
}

// end returns the offset behind the scalar: behind its closing quote, or
// behind its last visible character.
func (t *text) end(n *yaml.Node) int {
	var quote byte
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		quote = '"'
	case n.Style&yaml.SingleQuotedStyle != 0:
		quote = '\''
	default:
		return t.within(n, len(strings.TrimRight(n.Value, " \t\r\n")))
	}
	at := t.within(n, len(n.Value))
	return min(at+max(bytes.IndexByte(t.bytes[at:], quote), 0)+1, len(t.bytes))
}
