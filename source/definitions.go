package source

import "parley/internal/lazy"

// definition is a line "Name: what it is".
var definition = lazy.Regexp(`^\s{0,8}\p{Lu}[^:.?!|]{1,60}:\s+\S`)

// definitions adds the list of lines "Name: what it is", two at least, that
// begins with lines[at], where the last paragraph announces what follows. It
// returns where the list ends, or at when there is none.
func (r *textReader) definitions(at int) int {
	if !r.introduced() || r.blocks[len(r.blocks)-1].Kind != Paragraph {
		return at
	}
	end := at
	var items []Item
	for end < len(r.lines) && len(r.lines[end]) < 1000 && !isItem(r.lines[end]) && definition().MatchString(r.lines[end]) {
		items = append(items, Item{Span: r.span(end, end+1), Text: r.unescape(fold(r.lines[end]))})
		end++
	}
	if len(items) < 2 || end < len(r.lines) && r.joins(end) && startsSmall(r.lines[end]) {
		return at
	}
	r.numbering = nil
	r.blocks = append(r.blocks, Block{Kind: List, Span: r.span(at, end), Items: items})
	return end
}
