package reading

import "slices"

// actors returns the parties named by the noun phrase that ends with the
// token. Of "supports Azerbaijan and Iran opposes" that is Iran alone: parties
// are joined only where a clause begins with them, or where together they hang
// on a word before them.
func (p *passage) actors(end int) subject {
	last, ok := p.actor(end)
	if !ok {
		return subject{}
	}
	alone := subject{parties: []string{last.party}, first: p.determined(last.from)}
	all := alone
	for len(all.parties) < maxJoined {
		before, ok := p.joined(all.first, len(all.parties) > 1, last.how == Demonym)
		if !ok {
			break
		}
		all.parties, all.first = append(all.parties, before.party), p.determined(before.from)
	}
	if !p.beginsClause(all.first) && !p.isObject(all.first) {
		return alone
	}
	slices.Reverse(all.parties)
	return all
}

// joined returns the name that "and", or in a longer list a comma, joins to
// what begins at the token. Before "Bulgarian officials" that is a nationality
// too: "Greek and".
func (p *passage) joined(first int, list, people bool) (name, bool) {
	if join := p.word(first - 1); join != "and" && (join != "," || !list) {
		return name{}, false
	}
	if n, ok := p.nameEndingAt(first - 2); ok && people && n.how == Demonym && n.place == "" && n.party != "" {
		return n, true
	}
	return p.actor(first - 2)
}

func (p *passage) determined(first int) int {
	for first > 0 && determiners[p.word(first-1)] {
		first--
	}
	return first
}

var clauseOpeners = set(`that but while whereas as and although though because when after`)

func (p *passage) beginsClause(tok int) bool {
	return tok == 0 || clauseOpeners[p.word(tok-1)] || !p.tokens[tok-1].isWord() && p.word(tok-1) != "-"
}

// maxAside is how many words may stand between two commas behind a subject.
const maxAside = 16

// interrupted returns the party with which the sentence begins when one aside
// between commas parts it from the verb: "Sudan, downstream of both, wants".
func (p *passage) interrupted(verb int) subject {
	if p.word(verb-1) != "," {
		return subject{}
	}
	for open := verb - 2; open > max(0, verb-2-maxAside); open-- {
		if p.word(open) != "," {
			continue
		}
		s := p.actors(open - 1)
		for s.first > 0 && !negators[p.word(s.first-1)] && (offices[p.word(s.first-1)] || p.tokens[s.first-1].capitalised()) {
			s.first--
		}
		if s.first > 0 {
			return subject{}
		}
		return s
	}
	return subject{}
}

// actor returns the party for which the words that end with the token stand:
// its name, its people, or an office of it.
func (p *passage) actor(end int) (name, bool) {
	end = p.beforeBrackets(end)
	for at := end; at >= 0 && end-at <= maxOffices; at-- {
		n, named := p.nameEndingAt(at)
		if named {
			return n, n.place == "" && n.party != "" && p.fits(n, at == end, p.holdsOffice(at+1, end))
		}
		if !offices[p.word(at)] && !p.tokens[at].capitalised() {
			break
		}
	}
	return name{}, false
}

// beforeBrackets returns the token before the brackets that close at the
// token: that of the name in "the Rapid Support Forces (RSF)".
func (p *passage) beforeBrackets(end int) int {
	if p.word(end) != ")" {
		return end
	}
	for open := end - 1; open > max(0, end-6); open-- {
		if p.word(open) == "(" {
			return open - 1
		}
	}
	return end
}

// fits reports whether the name can act where it stands: an adjective needs a
// noun behind it, a genitive an office.
func (p *passage) fits(n name, last, office bool) bool {
	if !last {
		return office
	}
	return (n.how != Demonym || n.plural) && !p.tokens[n.to-1].possessive
}

func (p *passage) holdsOffice(from, to int) bool {
	for k := from; k <= to; k++ {
		if offices[p.word(k)] {
			return true
		}
	}
	return false
}

// isObject reports whether what begins at the token hangs on a word before it
// and so is not the sentence's subject. "The government of Sudan" is one.
func (p *passage) isObject(first int) bool {
	before := p.word(first - 1)
	if before == "of" {
		return !offices[p.word(first-2)] || prepositions[p.word(first-4)]
	}
	if conditions[before] || first > 0 && p.word(0) == "if" {
		return true
	}
	return prepositions[before] || before == "-" || before == "/"
}

// actsNext reports whether a speech act begins at the token.
func (p *passage) actsNext(tok int) bool {
	for k := tok; k < min(len(p.tokens), tok+maxAuxiliaries); k++ {
		if _, ok := p.actAt(k); ok {
			return true
		}
		if !p.isAuxiliary(k) {
			return false
		}
	}
	return false
}
