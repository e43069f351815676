package notation

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// maxLine is how long a line may become before what stands on it is broken
// into lines of its own.
const maxLine = 100

// A node is a piece of YAML that is to be written: a scalar when it has
// neither items nor pairs.
type node struct {
	text  string // of a scalar: what it says
	plain bool   // of a scalar: text is written as it is (a number, a truth)
	list  bool
	items []node
	pairs []pair
	isMap bool
}

type pair struct {
	key   string
	value node
}

func textNode(s string) node      { return node{text: strings.ToValidUTF8(s, "\uFFFD")} }
func plainNode(s string) node     { return node{text: s, plain: true} }
func listNode(items ...node) node { return node{list: true, items: items} }
func mapNode(pairs ...pair) node  { return node{isMap: true, pairs: pairs} }
func numberNode(x float64) node   { return plainNode(decimal(x)) }

func decimal(x float64) string {
	if x > -1e15 && x < 1e15 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

func textNodes(texts []string) node {
	n := listNode()
	for _, s := range texts {
		n.items = append(n.items, textNode(s))
	}
	return n
}

// flow writes the node on one line.
func (n node) flow() string {
	var parts []string
	switch {
	case n.list:
		for _, item := range n.items {
			parts = append(parts, item.flow())
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case n.isMap:
		for _, p := range n.pairs {
			parts = append(parts, keyText(p.key, true)+": "+p.value.flow())
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case n.plain:
		return n.text
	}
	return scalar(n.text, true)
}

// broken reports whether some text below n is better read over several lines.
func (n node) broken() bool {
	for _, item := range n.items {
		if item.broken() {
			return true
		}
	}
	for _, p := range n.pairs {
		if p.value.broken() {
			return true
		}
	}
	return !n.list && !n.isMap && !n.plain && (isLiteral(n.text) || isFolded(n.text))
}

// block writes the node behind a key or a dash that ends at the column, its
// further lines at the indentation.
func (n node) block(b *strings.Builder, column, indent int) {
	switch {
	case !n.list && !n.isMap:
		n.scalar(b, column, indent)
	case len(n.items)+len(n.pairs) == 0 || !n.broken() && column+1+len([]rune(n.flow())) <= maxLine:
		b.WriteString(" " + n.flow() + "\n")
	case n.list:
		b.WriteByte('\n')
		for _, item := range n.items {
			margin(b, indent)
			b.WriteByte('-')
			item.behindDash(b, indent+2)
		}
	default:
		b.WriteByte('\n')
		n.rows(b, indent)
	}
}

// rows writes the pairs of a mapping, a line each or more.
func (n node) rows(b *strings.Builder, indent int) {
	for _, p := range n.pairs {
		margin(b, indent)
		n.row(b, p, indent)
	}
}

func (n node) row(b *strings.Builder, p pair, indent int) {
	key := keyText(p.key, false)
	b.WriteString(key + ":")
	p.value.block(b, indent+len([]rune(key))+1, indent+2)
}

// behindDash writes an item of a list; a mapping begins on the dash's line.
func (n node) behindDash(b *strings.Builder, indent int) {
	if !n.isMap || len(n.pairs) == 0 || !n.broken() && indent+len([]rune(n.flow())) <= maxLine {
		n.block(b, indent-1, indent)
		return
	}
	b.WriteByte(' ')
	n.row(b, n.pairs[0], indent)
	node{isMap: true, pairs: n.pairs[1:]}.rows(b, indent)
}

func (n node) scalar(b *strings.Builder, column, indent int) {
	switch {
	case n.plain:
		b.WriteString(" " + n.text + "\n")
	case isLiteral(n.text):
		b.WriteString(" |")
		if !strings.HasSuffix(n.text, "\n") {
			b.WriteByte('-')
		}
		b.WriteByte('\n')
		for line := range strings.Lines(n.text) {
			if line != "\n" {
				margin(b, indent)
			}
			b.WriteString(strings.TrimSuffix(line, "\n") + "\n")
		}
	case isFolded(n.text) && column+1+len(scalar(n.text, false)) > maxLine:
		b.WriteString(" >-\n")
		fold(b, n.text, indent)
	default:
		b.WriteString(" " + scalar(n.text, false) + "\n")
	}
}

// fold writes words over lines of some 80 characters.
func fold(b *strings.Builder, text string, indent int) {
	const width = 80
	column := 0
	for word := range strings.SplitSeq(text, " ") {
		length := len([]rune(word))
		switch {
		case column == 0:
			margin(b, indent)
			column = indent + length
		case column+1+length > width:
			b.WriteByte('\n')
			margin(b, indent)
			column = indent + length
		default:
			b.WriteByte(' ')
			column += 1 + length
		}
		b.WriteString(word)
	}
	b.WriteByte('\n')
}

func margin(b *strings.Builder, n int) { b.WriteString(strings.Repeat(" ", n)) }

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
	if isNumber.MatchString(key) {
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
	plainBlock = regexp.MustCompile(`^[\p{L}\p{N}]([^:"\\\x60#]|[^\s:"\\\x60#]#)*$`)
	plainFlow  = regexp.MustCompile(`^[\p{L}\p{N}]([^:"\\\x60#,\[\]{}]|[^\s:"\\\x60#,\[\]{}]#)*$`)
)

func isPlain(s string, inFlow bool) bool {
	form := plainBlock
	if inFlow {
		form = plainFlow
	}
	return form.MatchString(s) && !strings.HasSuffix(s, " ") && !strings.Contains(s, "\n") && printable(s) &&
		kindOf(&yaml.Node{Kind: yaml.ScalarNode, Value: s}) == words && (isDay.MatchString(s) || !isOther.MatchString(s))
}

// isOther matches text that some YAML readers take for something else.
var (
	isOther = regexp.MustCompile(`^([0-9][0-9a-fA-FxXoO_.:eE+-]*|[yYnN]|(?i:yes|no|on|off))$`)
	isDay   = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$`)
)
