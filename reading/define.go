package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxNameWords = 12  // of a name before its abbreviation
	maxDefined   = 256 // parties that one document defines
)

// define looks for names that the passage abbreviates, as in "the Rapid
// Support Forces (RSF)", and adds the abbreviation to the article's lexicon. A
// name that the gazetteer does not know becomes a party of its own when its
// head is an actor: a front, a council, an army, not a treaty or a dam.
func (a *article) define(p *passage) {
	for k := 1; k+1 < len(p.tokens); k++ {
		end := p.closing(k)
		if end == 0 || len(a.lexicon) >= 2*maxDefined {
			continue
		}
		abbreviation := p.slice(k+1, end)
		a.expanded[abbreviation] = true
		if from := p.expansion(k, abbreviation); from >= 0 {
			a.defineParty(p.slice(from, k), abbreviation, "")
		} else if from = p.longName(k); from >= 0 {
			a.defineParty(p.slice(from, k), abbreviation, "the letters of “"+abbreviation+"” are not the initials of the name")
		}
	}
}

// closing returns the token of the bracket that closes an abbreviation in
// brackets which opens at k, or 0.
func (p *passage) closing(k int) int {
	if p.tokens[k].word != "(" {
		return 0
	}
	for end := k + 2; end < min(len(p.tokens), k+6); end++ {
		if p.tokens[end].word == ")" {
			if text := p.slice(k+1, end); isAbbreviation(text) && len(text) <= 12 {
				return end
			}
			return 0
		}
	}
	return 0
}

// expansion returns the first token of the name that ends before the bracket
// and whose capitalised words have the letters of the abbreviation as
// initials, or -1.
func (p *passage) expansion(bracket int, abbreviation string) int {
	initials := ""
	want := strings.Map(letterOnly, abbreviation)
	for k := bracket - 1; k >= max(0, bracket-maxNameWords); k-- {
		t := p.tokens[k]
		switch {
		case t.capitalised():
			first, _ := utf8.DecodeRuneInString(t.word)
			if initials = string(first) + initials; initials == want {
				return k
			}
		case !connectors[t.lower()]:
			return -1
		}
	}
	return -1
}

func letterOnly(r rune) rune {
	if unicode.IsLetter(r) {
		return unicode.ToUpper(r)
	}
	return -1
}

var connectors = set(`of for the and de la del du des al el - & in to on`)

// defineParty adds the name and its abbreviation to the article's lexicon; note
// says what is doubtful about the two.
func (a *article) defineParty(full, abbreviation, note string) {
	s := sense{how: Name}
	if e, ok := world().words.at(tokenize(full)); ok && e.party != "" && e.covers(full) {
		s.party = e.party
	} else if isActorName(full) {
		s.party = definedID(abbreviation)
		a.lexicon.add(full, s)
	}
	s.how = Abbreviation
	a.lexicon.add(abbreviation, s)
	if _, known := world().actors[s.party]; s.party != "" && !known {
		a.defined[s.party] = actor{id: s.party, name: flat(full), kind: kindOf(full), note: note}
	}
}

// definedID returns an id for a party that the document defines and that no
// party of the gazetteer has.
func definedID(abbreviation string) string {
	id := slug(abbreviation)
	if _, known := world().actors[id]; known {
		return id + "-2"
	}
	return id
}

func (e entry) covers(text string) bool { return len(e.words) == len(tokenize(text)) }

// actorHeads are the words that name what acts: the head of a name before its
// first "of", "for" or "in".
var actorHeads = set(`forces force front army movement party union alliance council organization organisation
	authority government coalition group republic command militia brigade brigades congress league community
	commission agency committee association federation resistance guard guards corps administration emirate
	confederation fighters battalion bloc junta directorate fund bank court secretariat network mission`)

var organisationHeads = set(`union organization organisation community commission agency committee association
	fund bank court secretariat league mission`)

func isActorName(full string) bool { return hasHead(full, actorHeads) }

func kindOf(full string) Kind {
	if hasHead(full, organisationHeads) {
		return Organisation
	}
	return Movement
}

func hasHead(full string, heads map[string]bool) bool {
	var last string
	for _, t := range tokenize(full) {
		switch w := t.lower(); {
		case w == "of" || w == "for" || w == "in" || w == "-":
			return heads[last]
		case t.isWord():
			last = w
		}
	}
	return heads[last]
}
