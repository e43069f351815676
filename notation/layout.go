package notation

import (
	"strconv"
	"strings"
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
	lines bool // each item or pair is on a line of its own
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

// broken reports whether n, or some text below it, is better read over several
// lines.
func (n node) broken() bool {
	if n.lines && len(n.items)+len(n.pairs) > 0 {
		return true
	}
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
