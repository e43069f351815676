package source

import "strings"

// list reads the items from lines[at] on and returns where they end.
func (r *textReader) list(at int) int {
	if m, _, _ := parseMark(r.lines[at]); m.bracketed() {
		r.numbering.interrupt()
	} else {
		r.numbering = nil
	}
	var items []Item
	for {
		m, _, ok := parseMark(r.lines[at])
		if !ok {
			break
		}
		end := r.itemEnd(at, m)
		items = append(items, r.item(at, end, m))
		next := end
		for next < len(r.lines) && isBlank(r.lines[next]) {
			next++
		}
		if !r.goesOn(next, next > end) {
			at = end
			break
		}
		at = next
	}
	span := Span{items[0].Span.First, items[len(items)-1].Span.Last}
	r.blocks = append(r.blocks, Block{Kind: List, Span: span, Items: items})
	return at
}

func (r *textReader) item(at, end int, m mark) Item {
	lines := make([]string, end-at)
	for k := range lines {
		lines[k] = strings.TrimSpace(r.lines[at+k])
	}
	_, lines[0], _ = parseMark(r.lines[at])
	text := r.unescape(joinLines(lines, r.numbers[at:end]))
	return Item{Span: r.span(at, end), Depth: r.numbering.depth(m), Mark: m.text, Text: text}
}

// itemEnd returns the end of the item that begins with lines[at]: what
// follows belongs to it as long as it joins or is indented as far as the
// item's words, also behind a blank line.
func (r *textReader) itemEnd(at int, m mark) int {
	end := at + 1
	for end < len(r.lines) {
		next := end
		for next < len(r.lines) && isBlank(r.lines[next]) {
			next++
		}
		if next == len(r.lines) || !r.belongs(next, m, next > end) {
			break
		}
		end = next + 1
	}
	return end
}

// belongs reports whether lines[at] is part of the item with the mark.
func (r *textReader) belongs(at int, m mark, behindBlank bool) bool {
	line := r.lines[at]
	if _, _, item := parseMark(line); item || isSeparator(line) || r.tableBegins(at) {
		return false
	}
	if indentation(line) >= min(m.body, m.indent+2) {
		return true
	}
	return !behindBlank && r.joins(at)
}

// goesOn reports whether lines[at] is a further item of the list. Behind a
// blank line a mark of another kind begins another list, unless it stands
// farther in or is that of a clause below a numbered one.
func (r *textReader) goesOn(at int, behindBlank bool) bool {
	if at == len(r.lines) || isSeparator(r.lines[at]) || r.tableBegins(at) {
		return false
	}
	m, _, ok := parseMark(r.lines[at])
	if !ok || !behindBlank {
		return ok
	}
	_, _, known := r.numbering.belongs(m)
	inner := r.numbering[len(r.numbering)-1]
	return known || m.indent > inner.indent+1 || m.bracketed() && inner.ordinal > 0
}
