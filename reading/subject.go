package reading

import (
	"strings"
)

var (
	auxiliaries = set(`has have had is are was were will shall do does did been be being also again then now long since still
		both all each once twice first later therefore thus instead not only continues continue continued to`)
	beings     = set(`is are was were be been being`)
	hesitating = set(`not never no would could may might must should can cannot nor hardly scarcely neither if whether unless until
		almost nearly reportedly allegedly supposedly purportedly apparently presumably falsely possibly probably likely perhaps
		rarely seldom barely once formerly initially originally`)
	conditions   = set(`if whether unless until should lest were before`)
	prepositions = set(`of with by to for from against between on in at about over under toward towards into than like near via among within`)
	determiners  = set(`the both a an its their his her new outgoing own all`)
	// offices act for the party whose name stands before them.
	offices = set(`president minister ministers chancellor premier prime foreign defence defense interior vice deputy acting
		government governments administration authorities officials official leader leaders leadership delegation negotiator
		negotiators diplomat diplomats spokesperson spokesman spokeswoman ministry side envoy ambassador parliament cabinet
		army military junta regime lawmakers king prince crown secretary general state chief team commander commanders
		representative representatives council senate congress party chairman`)
)

const (
	maxAuxiliaries = 6
	maxOffices     = 8  // words of office and names of persons between a party's name and the verb
	maxJoined      = 10 // parties that act together
)

// A subject is who speaks in a sentence.
type subject struct {
	parties []string // ids, in the order of the sentence
	first   int      // token with which its words begin
	verb    int      // token with which the verb phrase begins
	note    string   // how the parties were found, when the words do not name them
}

// subject returns who speaks by the verb at the token; nobody when the
// sentence does not plainly say it, or says only that somebody could.
func (p *passage) subject(verb int) (subject, bool) {
	from := p.verbPhrase(verb)
	if from == 0 || p.word(from) == "to" || hesitating[p.word(from-1)] || p.hesitates(from, verb) || !p.isActive(from, verb) {
		return subject{}, false
	}
	s := p.actors(from - 1)
	if len(s.parties) == 0 {
		s = p.interrupted(from)
	}
	s.verb = from
	return s, len(s.parties) > 0 && !p.isObject(s.first) && (p.asserts(s.first) || p.saysOfItself(s))
}

// verbPhrase returns the token with which the phrase of the verb begins: "has
// repeatedly" of "has repeatedly rejected".
func (p *passage) verbPhrase(verb int) int {
	from := verb
	for verb-from < maxAuxiliaries && from > 0 && p.isAuxiliary(from-1) {
		from--
	}
	return from
}

func (p *passage) isAuxiliary(tok int) bool {
	w := p.tokens[tok].word
	return auxiliaries[w] || len(w) > 4 && strings.HasSuffix(w, "ly") && p.tokens[tok].lower() == w
}

func (p *passage) hesitates(from, to int) bool {
	for k := from; k < to; k++ {
		if hesitating[p.word(k)] {
			return true
		}
	}
	return false
}

// isActive tells "has rejected" and "is seeking" from "was rejected" and
// "seeking": who is rejected does not speak. Being committed or opposed is a
// stance.
func (p *passage) isActive(from, verb int) bool {
	being := false
	for k := from; k < verb; k++ {
		being = being || beings[p.word(k)]
	}
	switch w := p.word(verb); {
	case strings.HasSuffix(w, "ing"):
		return being
	case being:
		return w == "committed" || w == "opposed"
	}
	return true
}
