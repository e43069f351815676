package reading

var pairs = set(`nations countries sides governments parties leaders capitals states neighbours neighbors presidents powers`)

// pair reads "both nations" before the verb as the two parties that the
// sentence before it names.
func (p *passage) pair(verb int, before *passage) (subject, bool) {
	from := p.verbPhrase(verb)
	if p.word(from) == "both" {
		from++
	}
	for first := max(0, from-3); first < from; first++ {
		parties, end := p.collective(first, before)
		if end != from || p.hesitates(from, verb) {
			continue
		}
		note := "“" + p.slice(first, end) + "” are the two that the sentence before names"
		return subject{parties: parties, first: first, verb: from, note: note}, p.asserts(first)
	}
	return subject{}, false
}

// collective returns the parties for which the words at the token stand, and
// the token behind these: "both", "both sides", "the two governments", "each
// side" are the two that the passage before names, which may be the sentence
// that announces a list; nobody when it does not name two.
func (p *passage) collective(first int, before *passage) (parties []string, end int) {
	end = first
	if w := p.word(end); (w == "the" || w == "these") && p.word(end+1) == "two" {
		end++
	}
	noun := p.word(end + 1)
	switch w := p.word(end); {
	case (w == "both" || w == "two") && pairs[noun], w == "each" && (noun == "side" || noun == "party"):
		end += 2
	case w == "both":
		end++
	default:
		return nil, 0
	}
	if parties = before.firstPair(); parties == nil {
		return nil, 0
	}
	return parties, end
}

// firstPair returns the first two parties that the passage joins by "and" at
// the beginning of a clause or behind a preposition, or the only two that it
// names.
func (p *passage) firstPair() []string {
	var all []string
	for k, n := range p.names {
		if n.place != "" || n.party == "" {
			continue
		}
		if k > 0 && p.paired(p.names[k-1], n) {
			return []string{p.names[k-1].party, n.party}
		}
		all = appendNew(all, n.party)
	}
	if len(all) != 2 {
		return nil
	}
	return all
}

// paired reports whether "and" joins the two names and they stand where both
// act together: "Russia and China met", "talks between Russia and China", not
// "Russia met China and India left".
func (p *passage) paired(a, b name) bool {
	if a.place != "" || a.party == "" || a.party == b.party || b.from != a.to+1 || p.word(a.to) != "and" {
		return false
	}
	first := p.determined(a.from)
	return p.beginsClause(first) || prepositions[p.word(first-1)]
}
