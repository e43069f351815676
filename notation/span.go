package notation

import (
	"bytes"

	"go.yaml.in/yaml/v4"
)

// span returns the bytes that a node is written in: from its first to behind
// its last. A value that is left out has none.
func (t *text) span(n *yaml.Node) (from, through int) {
	from = t.offset(n.Line, n.Column)
	switch {
	case n.Kind == yaml.ScalarNode:
		return from, t.end(n)
	case n.Style&yaml.FlowStyle != 0 && bytes.IndexByte([]byte("[{"), t.bytes[from]) >= 0:
		through = from + 1
		if len(n.Content) > 0 {
			_, through = t.span(n.Content[len(n.Content)-1])
		}
		return from, t.bracket(through)
	}
	_, through = t.span(n.Content[len(n.Content)-1])
	return from, through
}

// bracket returns the offset behind the next closing bracket or brace that is
// not in a comment.
func (t *text) bracket(at int) int {
	for ; at < len(t.bytes); at++ {
		switch t.bytes[at] {
		case ']', '}':
			return at + 1
		case '#':
			at = t.lineEnd(at) - 1
		}
	}
	return at
}

// lineEnd returns the offset behind the line break of the line of an offset.
func (t *text) lineEnd(at int) int {
	if k := bytes.IndexByte(t.bytes[at:], '\n'); k >= 0 {
		return at + k + 1
	}
	return len(t.bytes)
}

// dash returns the offset of the dash of an item of a block list.
func (e *edit) dash(item int) int {
	for line := e.parent.Content[item].Line; line >= e.parent.Line; line-- {
		at := e.offset(line, e.parent.Column)
		if at < len(e.bytes) && e.bytes[at] == '-' {
			return at
		}
	}
	return e.offset(e.parent.Line, e.parent.Column)
}

// same reports whether two trees say the same.
func same(a, b *yaml.Node) bool {
	if a == b {
		return true
	}
	if kindOf(a) != kindOf(b) || len(a.Content) != len(b.Content) {
		return false
	}
	if a.Kind == yaml.ScalarNode && a.Value != b.Value && kindOf(a) != nothing {
		return false
	}
	for k := range a.Content {
		if !same(a.Content[k], b.Content[k]) {
			return false
		}
	}
	return true
}
