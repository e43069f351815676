package reading

import "unicode"

// datelined reports whether name k stands in a dateline: "KYIV, Ukraine —",
// "Geneva (Agency) –" or "Brussels, 27 February 2023" at the beginning of a
// passage.
func (p *passage) datelined(k int) bool {
	n := p.names[k]
	if n.how == Capital && n.from <= 1 && p.word(n.to) == "," && p.isDate(n.to+1) {
		return true
	}
	if p.part != prose || n.from > 3 || p.names[0].how != Capital || p.names[0].from > 0 {
		return false
	}
	first := p.names[0]
	if first.to >= len(p.tokens) || p.tokens[first.to].isWord() {
		return false
	}
	for tok := n.to; tok < min(len(p.tokens), first.to+10); tok++ {
		t := p.tokens[tok]
		switch {
		case t.word == "—" || t.word == "–" || t.word == "-" && t.start > p.tokens[tok-1].end:
			return tok > first.to || isUpper(p.tokens[first.from].word)
		case t.word == "." && p.word(tok-1) != "sept" || t.isWord() && unicode.IsLower(rune(t.word[0])):
			return false
		}
	}
	return false
}

var months = set(`january february march april may june july august september october november december jan feb mar apr jun
	jul aug sept sep oct nov dec`)

// isDate reports whether a day of a month begins at the token: "27 February" or
// "March 14".
func (p *passage) isDate(tok int) bool {
	return months[p.word(tok)] && p.isNumber(tok+1) || p.isNumber(tok) && months[p.word(tok+1)]
}

func (p *passage) isNumber(tok int) bool {
	w := p.word(tok)
	return w != "" && w[0] >= '0' && w[0] <= '9'
}
