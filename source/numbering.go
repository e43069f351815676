package source

import "strings"

// numbering is the lists that are open, the outermost first.
type numbering []level

// A level is one open list: how far in it stands, and its last mark.
type level struct {
	indent int
	style
}

// depth returns how deep the item with the mark stands, and remembers it.
// Farther in is deeper; at the same place a mark that goes on with a list
// that is open belongs to that list, and a mark of a new kind is deeper.
func (n *numbering) depth(m mark) int {
	for len(*n) > 0 && (*n)[len(*n)-1].indent > m.indent+1 {
		*n = (*n)[:len(*n)-1]
	}
	if at, s, ok := n.belongs(m); ok {
		*n = (*n)[:at+1]
		(*n)[at].style = s
		return at
	}
	*n = append(*n, level{m.indent, m.beginning()})
	return len(*n) - 1
}

// belongs returns the open list that the mark goes on with: the innermost in
// which it is the next, else the innermost that it begins anew. Only a mark
// that begins no list may leave numbers out.
func (n numbering) belongs(m mark) (at int, s style, ok bool) {
	at, s, ok = n.match(m, func(open, s style) bool { return s.ordinal == 0 || s.ordinal == open.ordinal+1 })
	if !ok {
		at, s, ok = n.match(m, func(_, s style) bool { return !m.first() || s.ordinal == 1 })
	}
	return at, s, ok
}

// match returns the innermost open list of the mark's form and indent that
// accepts it.
func (n numbering) match(m mark, accepts func(open, s style) bool) (int, style, bool) {
	for at := len(n) - 1; at >= 0 && n[at].indent >= m.indent-1; at-- {
		for _, s := range m.styles {
			if n[at].form == s.form && accepts(n[at].style, s) {
				return at, s, true
			}
		}
	}
	return 0, style{}, false
}

// beginning returns how to read the mark when it begins a list: "(i)" is the
// Roman one, "(c)" is the letter.
func (m mark) beginning() style {
	for _, s := range m.styles {
		if s.ordinal == 1 {
			return s
		}
	}
	return m.styles[0]
}

// interrupt forgets the lists that a paragraph ends. Sections of statutes,
// (a)(1)(A), go on behind one.
func (n *numbering) interrupt() {
	for k, l := range *n {
		if !strings.HasPrefix(l.form, "(") {
			*n = (*n)[:k]
			return
		}
	}
}
