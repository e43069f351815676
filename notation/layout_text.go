package notation

import (
	"fmt"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"parley/internal/lazy"
)

// isLiteral reports whether a text of several lines can stand as it is.
func isLiteral(s string) bool {
	if !strings.Contains(strings.TrimSuffix(s, "\n"), "\n") || strings.HasSuffix(s, "\n\n") || !printable(s) {
		return false
	}
	for line := range strings.Lines(s) {
		if line[0] == ' ' || strings.HasSuffix(line, " \n") {
			return false
		}
	}
	return s[0] != '\n' && !strings.HasSuffix(s, " ")
}

// isFolded reports whether a text is long: words with one space between.
func isFolded(s string) bool {
	return len(s) > maxLine && strings.Contains(s, " ") && printable(s) && strings.Join(strings.Fields(s), " ") == s
}

func printable(s string) bool {
	for _, r := range s {
		if r != '\n' && !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}

// keyText writes a key. Keys are text even where they look like numbers.
func keyText(key string, inFlow bool) string {
	if isNumber().MatchString(key) {
		return key
	}
	return scalar(key, inFlow)
}

// scalar writes text on one line: as it is where YAML reads it back as that
// text, else in double quotes.
func scalar(s string, inFlow bool) string {
	if isPlain(s, inFlow) {
		return s
	}
	return quote(s)
}

// quote writes text in double quotes.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

var (
	plainBlock = lazy.Regexp(`^[\p{L}\p{N}]([^:"\\\x60#]|[^\s:"\\\x60#]#)*$`)
	plainFlow  = lazy.Regexp(`^[\p{L}\p{N}]([^:"\\\x60#,\[\]{}]|[^\s:"\\\x60#,\[\]{}]#)*$`)
)

func isPlain(s string, inFlow bool) bool {
	form := plainBlock
	if inFlow {
		form = plainFlow
	}
	return form().MatchString(s) && !strings.HasSuffix(s, " ") && !strings.Contains(s, "\n") && printable(s) &&
		kindOf(&yaml.Node{Kind: yaml.ScalarNode, Value: s}) == words && (isDay().MatchString(s) || !isOther().MatchString(s))
}

// isOther matches text that some YAML readers take for something else.
var (
	isOther = lazy.Regexp(`^([0-9][0-9a-fA-FxXoO_.:+-]*|[yYnN]|(?i:yes|no|on|off))$`)
	isDay   = lazy.Regexp(`^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$`)
)
