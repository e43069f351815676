package reading

import "parley/source"

// settleCapitals takes a capital for a place everywhere when the document never
// names its state otherwise nor lets the capital act, and names a happening
// after it ("a return to Minsk" in an article on the Minsk agreements says
// nothing of Belarus) or has it in headings alone.
func (a *article) settleCapitals() {
	happened, other, inText := map[string]bool{}, map[string]bool{}, map[string]bool{}
	a.eachName(func(p *passage, n *name) {
		switch {
		case n.how != Capital:
			other[n.party] = other[n.party] || n.place == ""
		case n.place != "":
			happened[n.party] = true
		case p.tokens[n.to-1].possessive || p.actsNext(p.joinedEnd(n.to)):
			other[n.party] = true
		}
		inText[n.party] = inText[n.party] || p.part != heading
	})
	a.eachName(func(_ *passage, n *name) {
		switch {
		case n.how != Capital || n.place != "" || other[n.party]:
		case happened[n.party]:
			n.place = "the document names only what took place there"
		case !inText[n.party] && a.hasText():
			n.place = "named in a heading alone"
		}
	})
}

// hasText reports whether the document has more than headings.
func (a *article) hasText() bool {
	for _, b := range a.blocks {
		if b.Kind != source.Heading {
			return true
		}
	}
	return false
}

// joinedEnd returns the token behind the names that commas and "and" join to
// the one that ends before the token: of "Paris and Rome have promised" that of
// "have".
func (p *passage) joinedEnd(to int) int {
	for range maxJoined {
		if w := p.word(to); w != "and" && w != "," {
			return to
		}
		end := p.phraseEnd(to + 1)
		if _, ok := p.nameEndingAt(end - 1); !ok || end == to+1 {
			return to
		}
		to = end
	}
	return to
}

func (a *article) eachName(visit func(*passage, *name)) {
	a.each(func(p *passage) {
		for k := range p.names {
			visit(p, &p.names[k])
		}
	})
}
