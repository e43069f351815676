package reading

import "strings"

// A name is a place in a passage where a party or a city is named.
type name struct {
	from, to int // tokens
	sense
	place string // why it is a place and not a party, or ""
}

// find fills in the names of every passage.
func (a *article) find() {
	a.each(a.define)
	a.nameOrganisations()
	for _, b := range a.blocks {
		for _, p := range b.everything() {
			p.names = a.names(p)
		}
	}
	a.settleCapitals()
}

// names returns what the passage names, the longest entry first where several
// begin with the same word. The document's own abbreviations come first.
func (a *article) names(p *passage) []name {
	var found []name
	for at := 0; at < len(p.tokens); {
		e, ok := a.lexicon.at(p.tokens[at:])
		if !ok || p.goesOn(e, at) {
			e, ok = world().words.at(p.tokens[at:])
		}
		if !ok && at == 0 && p.part == cell {
			e, ok = a.nouns.at(p.tokens)
		}
		if !ok || e.party == "" && e.state == "" || p.isSomethingElse(e, at) {
			at += max(1, len(e.words))
			continue
		}
		found = append(found, name{from: at, to: at + len(e.words), sense: e.sense})
		at += len(e.words)
	}
	p.names = found
	for k := range found {
		found[k].place = p.placeReason(k)
	}
	return found
}

// givenNames are states whose names people bear.
var givenNames = map[string]bool{
	"Chad": true, "Georgia": true, "Jordan": true, "Israel": true, "India": true, "Ireland": true, "Kenya": true,
}

// isSomethingElse reports whether the words at the token are part of a fixed
// expression or another person's name (Hunter Biden, Jordan Peterson).
func (p *passage) isSomethingElse(e entry, at int) bool {
	if p.isFixed(e, at) {
		return true
	}
	if len(e.words) > 1 || p.part == heading || p.part == cell {
		return false
	}
	first, next := e.words[0], at+1
	if givenNames[first] && !p.tokens[at].possessive && p.isSurname(next) {
		return true
	}
	if e.how != Leader && !givenNames[first] {
		return false
	}
	return at > 0 && p.isNameWord(at-1) && !p.tokens[at-1].possessive && !p.mayPrecedeName(at-1)
}

// isSurname reports whether the capitalised word at the token may be a person's:
// no title, no name of its own, nothing that acts or happens.
func (p *passage) isSurname(tok int) bool {
	w := p.word(tok)
	return p.isNameWord(tok) && !titles[w] && !actorHeads[w] && !happenings[w] && !p.namesSomething(tok)
}

// mayPrecedeName reports whether the capitalised word at the token is no given
// name: a title, a nationality, or a small word with which a sentence begins.
func (p *passage) mayPrecedeName(tok int) bool {
	w := p.word(tok)
	small := emptyWords[w] || prepositions[w] || clauseOpeners[w] || auxiliaries[w] || hesitating[w] || openers[w] || strings.HasSuffix(w, "ly")
	return titles[w] || isNationality(p.tokens[tok]) || p.opens(tok) && small
}

// openers are further words with which a sentence may begin before a name.
var openers = set(`why how what who where so yet even then today yesterday here there since despite except minus plus once
	while also meanwhile still however`)

// isNameWord reports whether the token is a capitalised word in small letters.
func (p *passage) isNameWord(tok int) bool {
	return tok < len(p.tokens) && p.tokens[tok].capitalised() && !isUpper(p.tokens[tok].word)
}

// opens reports whether a sentence, clause or quotation begins with the token.
func (p *passage) opens(tok int) bool {
	return tok == 0 || !p.tokens[tok-1].isWord() && p.word(tok-1) != "-"
}

func isNationality(t token) bool {
	e, ok := world().words.at([]token{t})
	return ok && e.how == Demonym
}

// titles stand before the name of a person or behind that of a state.
var titles = set(`president minister chancellor premier secretary king queen prince emir sheikh general gen
	colonel senator sen governor chairman leader ambassador mr mrs ms dr foreign prime defence defense vice deputy
	crown supreme chief commander marshal director commissioner state envoy representative pope and or`)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[w] = true
	}
	return all
}
