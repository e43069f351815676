package notation

import (
	"bytes"
	"slices"
	"sort"

	"go.yaml.in/yaml/v4"
)

// Most of an edited text is as it was, and so is its tree. What is parsed again
// is a window: whole lines with the entries of one block mapping or block list
// that the edit touches. Where an entry of a block begins, the parser knows
// nothing of the lines before but the indentation of the blocks that are open.
// So a window reads the same alone as within its text, and so do the lines
// before it and behind it.

// A window is a run of entries of a block.
type window struct {
	block         *yaml.Node
	first, behind int // in the block's content
	from, through int // offsets of its lines
}

// reparse returns the tree of the text that the edit leads to, where root is the
// tree of the text before. It returns nil where only the whole text can be
// parsed. Neither tree may be changed: they share what did not change.
func (e *edit) reparse(root *yaml.Node, changed *text) *yaml.Node {
	outer, ok := e.window(root, len(e.bytes))
	if !ok {
		return nil
	}
	inner := e.narrowed(outer)
	made := e.parsed(inner, changed.bytes[inner.from:inner.through+len(changed.bytes)-len(e.bytes)])
	if made == nil {
		return nil
	}
	lines := len(changed.lines) - len(e.lines)
	after := inner.with(made.Content, lines)
	if inner.first == 0 {
		after.Line = made.Line
	}
	if inner.block == root {
		return after
	}
	return outer.with([]*yaml.Node{root.Content[outer.first], after}, lines)
}

// narrowed returns the window in the section that is all of a window of the
// file's sections, or else the window itself.
func (e *edit) narrowed(outer window) window {
	if outer.block.Kind != yaml.MappingNode || outer.behind-outer.first != 2 {
		return outer
	}
	if inner, ok := e.window(outer.block.Content[outer.first+1], outer.through); ok {
		return inner
	}
	return outer
}

// window returns the entries of a block that the edit touches: those that it
// ends at, too. The block ends at the offset end.
func (e *edit) window(block *yaml.Node, end int) (w window, ok bool) {
	starts := e.starts(block)
	if len(starts) == 0 || e.from < starts[0] || e.through > end {
		return window{}, false
	}
	width := len(block.Content) / len(starts)
	starts = append(starts, end)
	first := sort.SearchInts(starts[1:], e.from)
	behind := sort.SearchInts(starts[:len(starts)-1], e.through+1)
	return window{block, first * width, behind * width, starts[first], starts[behind]}, true
}

// starts returns where the line of each entry of a block begins. It returns none
// when n is not a block, or an entry does not begin its line.
func (e *edit) starts(n *yaml.Node) []int {
	width := 1
	if n.Kind == yaml.MappingNode {
		width = 2
	}
	if n.Kind == yaml.ScalarNode || n.Style&yaml.FlowStyle != 0 {
		return nil
	}
	var starts []int
	for k := 0; k < len(n.Content); k += width {
		entry := n.Content[k]
		start := e.offset(entry.Line, 1)
		margin := start + n.Column - 1
		switch {
		case entry.Line > len(e.lines), len(starts) > 0 && start <= starts[len(starts)-1],
			margin >= len(e.bytes), len(bytes.Trim(e.bytes[start:margin], " ")) > 0:
			return nil
		case n.Kind == yaml.MappingNode && entry.Column != n.Column,
			n.Kind == yaml.SequenceNode && (entry.Column <= n.Column || e.bytes[margin] != '-'):
			return nil
		}
		starts = append(starts, start)
	}
	return starts
}

// parsed returns the block of a window's lines as they are after the edit, or
// nil when these are not for certain entries of the window's block.
func (e *edit) parsed(w window, lines []byte) *yaml.Node {
	if w.through < len(e.bytes) && !bytes.HasSuffix(lines, []byte("\n")) || marked(lines) {
		return nil
	}
	t := newText(e.file, lines)
	made, _ := t.parse()
	if made == nil || made.Kind != w.block.Kind || made.Style != w.block.Style || made.Column != w.block.Column {
		return nil
	}
	if depth(made) > maxDepth/2 {
		return nil
	}
	shift(made, e.place(w.from).Line-1)
	return made
}

// marked reports whether a line could begin or end a document, or have a question
// mark before a key: where such a key has no value, the parser puts that where
// it finds what comes next.
func marked(lines []byte) bool {
	for line := range bytes.Lines(lines) {
		if bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("...")) || line[0] == '%' ||
			bytes.HasPrefix(bytes.TrimLeft(line, " \t-"), []byte("?")) {
			return true
		}
	}
	return false
}

// depth returns how many levels a tree has.
func depth(n *yaml.Node) int {
	deepest := 0
	for _, child := range n.Content {
		deepest = max(deepest, depth(child))
	}
	return deepest + 1
}

// shift moves a tree so many lines down.
func shift(n *yaml.Node, lines int) {
	n.Line += lines
	for _, child := range n.Content {
		shift(child, lines)
	}
}

// with returns the window's block with other entries in place of those of the
// window, and what is behind them so many lines down.
func (w window) with(entries []*yaml.Node, lines int) *yaml.Node {
	block := *w.block
	block.Content = slices.Concat(block.Content[:w.first], entries, shifted(block.Content[w.behind:], lines))
	return &block
}

// shifted returns the trees so many lines down, and leaves them as they are.
func shifted(nodes []*yaml.Node, lines int) []*yaml.Node {
	if lines == 0 || len(nodes) == 0 {
		return nodes
	}
	made, at := make([]*yaml.Node, len(nodes)), make([]yaml.Node, len(nodes))
	for k, n := range nodes {
		at[k] = *n
		at[k].Line += lines
		at[k].Content = shifted(n.Content, lines)
		made[k] = &at[k]
	}
	return made
}
