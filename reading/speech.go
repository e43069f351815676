package reading

import (
	"strings"

	"parley/conflict"
)

// readSpeech makes claims of the speech acts in the sentences of block k. A
// sentence that ends with a colon announces what others say.
func (r *reader) readSpeech(k int) {
	var before *passage
	for _, p := range r.blocks[k].passages {
		var acts []speechAct
		if !strings.HasSuffix(strings.TrimSpace(p.text), ":") {
			acts = p.speechActs(before)
		}
		for n, a := range acts {
			end := a.to
			if n+1 < len(acts) {
				end = min(end, acts[n+1].first)
			}
			r.speech(k, p, a, p.clause(a.verb, end))
		}
		before = p
	}
}

// A speechAct is what one subject does by one verb.
type speechAct struct {
	act
	subject
	at   int // token of the verb
	to   int // token behind what it may say
	note string
}

// speechActs returns the acts of a sentence, one for each subject. What a
// party demands "that" another do is no act of the other. before is the
// sentence before it, or nil.
func (p *passage) speechActs(before *passage) []speechAct {
	var all []speechAct
	for verb := range p.tokens {
		if len(all) == maxActs {
			return all
		}
		if said, ok := p.saidPosition(verb); ok {
			return append(all, said)
		}
		a, s, ok := p.speechAct(verb, before)
		if last := len(all) - 1; !ok && last >= 0 && p.coordinates(all[last], verb) {
			if a, ok = p.actAt(verb); ok {
				from := p.verbPhrase(verb)
				s = subject{parties: all[last].parties, first: from, verb: from}
			}
		}
		if !ok || len(all) > 0 && (all[len(all)-1].first == s.first || p.word(s.first-1) == "that") {
			continue
		}
		all = append(all, speechAct{a, s, verb, len(p.tokens), joinNotes(a.named(p.verbWords(verb)), s.note)})
	}
	return all
}

// maxActs bounds the acts of one sentence.
const maxActs = 16

func (p *passage) speechAct(verb int, before *passage) (act, subject, bool) {
	if s, ok := p.stated(verb); ok {
		return act{kind: conflict.ClaimPosition}, s, true
	}
	if s, ok := p.passive(verb); ok {
		return acts[p.word(verb)], s, true
	}
	a, ok := p.actAt(verb)
	if !ok {
		return a, subject{}, false
	}
	s, ok := p.subject(p.decision(verb))
	if !ok && before != nil {
		s, ok = p.pair(verb, before)
	}
	return a, s, ok
}

var statedNouns = set(`position stance demand goal aim priority objective condition view line`)

// stated reads "Cairo's position is that ..." with the verb at the token.
func (p *passage) stated(verb int) (subject, bool) {
	if w := p.word(verb); w != "is" && w != "remains" || !statedNouns[p.word(verb-1)] {
		return subject{}, false
	}
	owner := verb - 2
	for owner > 0 && (p.word(owner) == "red" || p.word(owner) == "main" || p.word(owner) == "official") {
		owner--
	}
	n, ok := p.nameEndingAt(owner)
	if !ok || n.place != "" || n.party == "" || !p.tokens[owner].possessive || verb+2 >= len(p.tokens) {
		return subject{}, false
	}
	return subject{parties: []string{n.party}, first: n.from, verb: owner + 1}, p.asserts(n.from)
}

func (r *reader) speech(k int, p *passage, s speechAct, text string) {
	c := conflict.Claim{Kind: s.kind, Text: text, Note: s.note, Basis: r.basis(RuleSpeechCommitment, p)}
	if s.kind == conflict.ClaimPosition {
		c.Draft = RuleSpeechPosition
		issue, why := r.issueOf(k, text, r.basis(RuleIssuePhrase, p))
		if issue == "" {
			return
		}
		c.Issue, c.Note = issue, joinNotes(c.Note, why)
	}
	for _, party := range s.parties {
		c.Party = party
		r.claim(c)
	}
}

// othersAct reports whether parties and an auxiliary of theirs begin at the
// token: "Athens has".
func (p *passage) othersAct(tok int) bool {
	_, end := p.actorsFrom(tok)
	return end > 0 && (inverters[p.word(end)] || p.actsNext(end))
}

// clause returns the text of the tokens up to a clause that sets something
// against it, without the conjunction and the punctuation at its end.
func (p *passage) clause(from, to int) string {
	for k := from + 2; k < to; k++ {
		if w := p.word(k); w == ";" || w == "and" && p.word(k-1) == "," && p.othersAct(k+1) || p.word(k-1) == "," && (w == "while" || w == "whereas" || w == "but") {
			to = k
		}
	}
	for to > from+1 && (p.word(to-1) == "and" || p.word(to-1) == "but" || p.word(to-1) == "while" || p.word(to-1) == ",") {
		to--
	}
	return strings.TrimRight(p.slice(from, to), " .\n\t")
}
