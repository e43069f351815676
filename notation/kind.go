package notation

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"parley/internal/lazy"
)

// kind names what a node is, as a message says it.
type kind string

const (
	mapping kind = "a mapping"
	list    kind = "a list"
	words   kind = "text"
	number  kind = "a number"
	truth   kind = "true or false"
	nothing kind = "empty"
)

// kindOf tells the kinds of YAML 1.2's core schema apart. It does not rely on
// the parser's resolution, which has YAML 1.1's octal numbers and timestamps.
func kindOf(n *yaml.Node) kind {
	switch {
	case n.Kind == yaml.MappingNode:
		return mapping
	case n.Kind == yaml.SequenceNode:
		return list
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return words
	case slices.Contains([]string{"", "~", "null", "Null", "NULL"}, n.Value):
		return nothing
	case slices.Contains([]string{"true", "True", "TRUE", "false", "False", "FALSE"}, n.Value):
		return truth
	case startsNumber(n.Value[0]) && isNumber().MatchString(n.Value):
		return number
	}
	return words
}

func startsNumber(b byte) bool { return b >= '0' && b <= '9' || b == '+' || b == '-' || b == '.' }

const numberPattern = `^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$`

var isNumber = lazy.Regexp(numberPattern)

// clip keeps hostile input out of messages.
func clip(s string) string {
	count := 0
	for at := range s {
		if count++; count > 40 {
			return s[:at] + "…"
		}
	}
	return s
}
