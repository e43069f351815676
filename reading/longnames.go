package reading

// longName returns the first token of a name that ends before the bracket and
// acts, whatever the letters of the abbreviation are: they may be those of
// another language, or leave words out (FDLR, KFOR). Of several, the longest is
// the name; -1 when there is none.
func (p *passage) longName(bracket int) int {
	best := -1
	for k := bracket - 1; k >= max(0, bracket-maxNameWords) && p.continuesName(k); k-- {
		if p.tokens[k].capitalised() && !p.mayOpenBefore(k) && bracket-k > 1 && isActorName(p.slice(k, bracket)) {
			best = k
		}
	}
	return best
}

// continuesName reports whether the token may stand within a long name: a
// capitalised word, "of", "for" or "in", or "the" behind one of these.
func (p *passage) continuesName(k int) bool {
	switch w := p.word(k); w {
	case "of", "for", "in":
		return true
	case "the":
		before := p.word(k - 1)
		return before == "of" || before == "for" || before == "in"
	}
	return p.tokens[k].capitalised() && !p.tokens[k].possessive
}

// mayOpenBefore reports whether the capitalised word at the token only begins
// the sentence: "The" or "In".
func (p *passage) mayOpenBefore(k int) bool {
	w := p.word(k)
	return determiners[w] || prepositions[w] || emptyWords[w]
}
