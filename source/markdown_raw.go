package source

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// html reads raw HTML, which has blocks of its own.
func (r *markdownReader) html(n *ast.HTMLBlock) {
	segments := n.Lines()
	if r.err != nil || segments.Len() == 0 {
		return
	}
	r.flush(true)
	raw := string(segments.Value(r.source))
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(r.source))
	}
	page, err := readHTML(raw, r.number(segments.At(0).Start), r.said, r.cells)
	if err != nil {
		r.err = err
		return
	}
	r.blocks = append(r.blocks, page.blocks...)
	r.cells = page.cells
}

// joinRawTables fills the blank lines in raw tables with comments: a blank line
// would end the HTML in the midst of the table.
func joinRawTables(lines []string) []string {
	last := 0
	for k, line := range lines {
		if hasTag(line, "</table") {
			last = k
		}
	}
	joined := slices.Clone(lines)
	inside := false
	for k, line := range lines[:last+min(1, len(lines))] {
		if inside && isBlank(line) {
			joined[k] = "<!-- -->"
		}
		inside = inside && !hasTag(line, "</table") || strings.HasPrefix(strings.TrimSpace(line), "<") && hasTag(line, "<table") && !hasTag(line, "</table")
	}
	return joined
}

func hasTag(line, tag string) bool { return strings.Contains(strings.ToLower(line), tag) }
