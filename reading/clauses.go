package reading

import "strings"

// transitives are the acts that the passive turns round: "was rejected by".
var transitives = set(`rejected opposed supported accepted endorsed condemned denounced vetoed welcomed backed demanded proposed`)

// passive reads "The plan was rejected by Serbia" with the verb at the token.
func (p *passage) passive(verb int) (subject, bool) {
	from := p.verbPhrase(verb)
	if !transitives[p.word(verb)] || p.word(verb+1) != "by" || from == 0 {
		return subject{}, false
	}
	if p.word(from) == "will" || p.hesitates(from, verb) || p.isActive(from, verb) {
		return subject{}, false
	}
	parties, end := p.actorsFrom(verb + 2)
	if end == 0 || !p.asserts(from) {
		return subject{}, false
	}
	first := from
	if w := p.word(from - 1); w != "and" && w != "but" {
		first = p.clauseStart(from - 1)
	}
	return subject{parties: parties, first: first, verb: first}, true
}

// clauseStart returns the token with which the clause begins in which the token
// stands; "and" may join nouns in it.
func (p *passage) clauseStart(tok int) int {
	for tok > 0 && p.tokens[tok-1].isWord() && (p.word(tok-1) == "and" || !clauseOpeners[p.word(tok-1)]) {
		tok--
	}
	return tok
}

// coordinates reports whether "and" joins the verb at the token, in the same
// form, to that of the act before it: "denies it and demands an end".
func (p *passage) coordinates(before speechAct, verb int) bool {
	from := p.verbPhrase(verb)
	if w := p.word(from - 1); w != "and" && w != "but" || from-1 <= before.at+1 || p.hesitates(from, verb) || verb-before.at > maxAside {
		return false
	}
	form := ending(p.word(verb))
	if ending(p.word(before.at)) != form || subordinates[p.word(verb+1)] {
		return false
	}
	for k := before.at + 1; k < from-1; k++ {
		if w := p.word(k); subordinates[w] || quotes[w] || w == ";" || w == ":" || form == "ed" && strings.HasSuffix(w, "ed") {
			return false
		}
	}
	return true
}

// subordinates are words after which a verb need not be the subject's.
var subordinates = set(`that which who whom whose where while if whether unless by of under during since`)

// ending tells the forms of a verb apart: rejects, rejected, rejecting, reject.
func ending(verb string) string {
	for _, e := range []string{"ed", "ing", "s"} {
		if strings.HasSuffix(verb, e) {
			return e
		}
	}
	return ""
}
