package reading

// settleCapitals takes a capital for a place everywhere when the document
// names a happening after it and never names its state otherwise: "a return to
// Minsk" in an article on the Minsk agreements says nothing of Belarus.
func (a *article) settleCapitals() {
	happened, other := map[string]bool{}, map[string]bool{}
	a.eachName(func(p *passage, n *name) {
		switch {
		case n.how != Capital:
			other[n.party] = other[n.party] || n.place == ""
		case n.place != "":
			happened[n.party] = true
		case p.tokens[n.to-1].possessive || p.actsNext(n.to):
			other[n.party] = true
		}
	})
	a.eachName(func(_ *passage, n *name) {
		if n.how == Capital && n.place == "" && happened[n.party] && !other[n.party] {
			n.place = "the document names only what took place there"
		}
	})
}

func (a *article) eachName(visit func(*passage, *name)) {
	a.each(func(p *passage) {
		for k := range p.names {
			visit(p, &p.names[k])
		}
	})
}
