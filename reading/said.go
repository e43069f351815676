package reading

import "parley/conflict"

var (
	speaking = set(`said says declared declares added announced told stated warned insisted replied vowed`)
	// resolute are the words without which what is said may be no position but
	// a report.
	resolute = set(`must should cannot never unacceptable we our us won't can't needs demand demands reject rejects insist refuse`)
	quotes   = set(`" “ ”`)
)

// minSaid is how many words a quotation has at least that says a position.
const minSaid = 3

// saidPosition returns the position that the sentence gives as somebody's
// words: in quotation marks, or behind "According to Ankara,".
func (p *passage) saidPosition(verb int) (speechAct, bool) {
	if verb == 0 {
		return p.accordingTo()
	}
	if !speaking[p.word(verb)] {
		return speechAct{}, false
	}
	if s, ok := p.subject(verb); ok {
		if quotes[p.word(s.first-1)] {
			return p.quotedBefore(s, s.first-1)
		}
		return p.quotedBehind(s, verb+1)
	}
	if parties, end := p.actorsFrom(verb + 1); end > 0 && quotes[p.word(verb-1)] {
		return p.quotedBefore(subject{parties: parties}, verb-1)
	}
	return speechAct{}, false
}

// accordingTo reads "According to Ankara, the border must stay open".
func (p *passage) accordingTo() (speechAct, bool) {
	if p.word(0) != "according" || p.word(1) != "to" {
		return speechAct{}, false
	}
	parties, end := p.actorsFrom(2)
	if end == 0 || p.word(end) != "," {
		return speechAct{}, false
	}
	return p.position(subject{parties: parties, verb: end + 1, note: "according to the party"}, len(p.tokens))
}

// quotedBefore reads a quotation with which the sentence begins and that ends
// with the mark at the token.
func (p *passage) quotedBefore(s subject, mark int) (speechAct, bool) {
	if mark > maxLead || !quotes[p.word(0)] || p.marks(mark) != 1 || p.tokens[mark-1].isWord() {
		return speechAct{}, false
	}
	s.first, s.verb, s.note = 0, 1, "said in quotation marks"
	return p.position(s, mark)
}

// quotedBehind reads a quotation that begins at the token, or behind a comma or
// colon there, and runs to the next mark.
func (p *passage) quotedBehind(s subject, tok int) (speechAct, bool) {
	if w := p.word(tok); w == "," || w == ":" {
		tok++
	}
	if !quotes[p.word(tok)] {
		return speechAct{}, false
	}
	s.verb, s.note = tok+1, "said in quotation marks"
	for mark := tok + 1; mark < len(p.tokens); mark++ {
		if quotes[p.word(mark)] {
			return p.position(s, mark)
		}
	}
	return speechAct{}, false
}

// marks counts the quotation marks before the token.
func (p *passage) marks(tok int) int {
	n := 0
	for k := range tok {
		if quotes[p.word(k)] {
			n++
		}
	}
	return n
}

// position makes a position of the words from the subject's verb to the token,
// when they are resolute.
func (p *passage) position(s subject, to int) (speechAct, bool) {
	if to-s.verb < minSaid || p.isQuestion() {
		return speechAct{}, false
	}
	for k := s.verb; k < to; k++ {
		if resolute[p.word(k)] || p.word(k) == "will" && p.word(k+1) == "not" {
			return speechAct{act: act{kind: conflict.ClaimPosition}, subject: s, to: to, note: s.note}, true
		}
	}
	return speechAct{}, false
}

// actorsFrom returns the parties that the noun phrases from the token on name,
// joined by commas and "and", and the token behind them; 0 when the first names
// none.
func (p *passage) actorsFrom(tok int) (parties []string, end int) {
	for len(parties) < maxJoined {
		to := p.phraseEnd(tok)
		n, ok := p.actor(to - 1)
		if !ok || to == tok || n.from < tok || p.determined(n.from) > tok && !p.entitled(tok, n.from) {
			return parties, end
		}
		parties, end = append(parties, n.party), to
		if w := p.word(to); w != "and" && w != "," {
			return parties, end
		}
		tok = to + 1
	}
	return parties, end
}

// phraseEnd returns the token behind the determiners, offices and names that
// begin at the token.
func (p *passage) phraseEnd(tok int) int {
	end := tok
	for end < len(p.tokens) && end-tok < maxOffices && p.tokens[end].isWord() &&
		(determiners[p.word(end)] || offices[p.word(end)] || p.tokens[end].capitalised()) {
		end++
	}
	return end
}

// entitled reports whether only words of office stand between the tokens, as
// in "President Putin".
func (p *passage) entitled(from, to int) bool {
	for k := from; k < to; k++ {
		if !offices[p.word(k)] && !determiners[p.word(k)] {
			return false
		}
	}
	return true
}
