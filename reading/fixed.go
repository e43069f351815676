package reading

var (
	// wares are what a nationality names without meaning the state: Swiss
	// cheese, a Chinese restaurant, Russian roulette.
	wares = set(`restaurant restaurants cuisine food cheese chard coffee tea delight pastry pastries bread toast fries pancakes
		pancake salad dressing nut nuts ink roulette doll dolls standoff auction courage bath baths sauna whispers checkers
		horn friar friars terrier shepherd setter wolfhound chocolate`)
	// waters are what is called after a state or people and belongs to none.
	waters = set(`sea ocean strait straits gulf canal peninsula bay channel desert mountains highlands plateau steppe trench`)
	// cityNouns, capitalised, make the city before them part of another name.
	cityNouns = set(`olympics games stock final bay city post times university marathon festival bridge airport stadium zoo
		opera philharmonic biennale herald tribune`)
	// americanStates tell "Paris, Texas" from Paris.
	americanStates = set(`alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
		illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
		montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming`)
	// verbsToo are demonyms that are English verbs as well.
	verbsToo = map[string]bool{"Polish": true}
)

// isFixed reports whether the words at the token belong to an expression or
// name of its own: Swiss cheese, the Philippine Sea, the Cleveland Indians.
func (p *passage) isFixed(e entry, at int) bool {
	next := at + len(e.words)
	if p.tokens[next-1].possessive {
		return false
	}
	switch {
	case e.how == Demonym && wares[p.word(next)]:
		return true
	case (e.how == Demonym || e.how == Name) && waters[p.word(next)] && p.isNameWord(next):
		return true
	case verbsToo[e.words[0]] && determiners[p.word(next)]:
		return true
	}
	return e.plural && p.isTeam(at)
}

// isTeam reports whether a capitalised word that names no party and begins no
// sentence stands before the people: "the Cleveland Indians".
func (p *passage) isTeam(at int) bool {
	if p.part == heading || p.part == cell || at < 2 || p.opens(at-1) || !p.isNameWord(at-1) || p.mayPrecedeName(at-1) {
		return false
	}
	return !p.namesSomething(at - 1)
}

// namesSomething reports whether the gazetteer knows the word at the token.
func (p *passage) namesSomething(tok int) bool {
	_, known := world().words.at(p.tokens[tok:])
	return known
}
