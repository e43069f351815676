package reading

import "slices"

var (
	// negators deny the clause in which they stand before the subject.
	negators = set(`neither nor no none nobody nothing few little hardly scarcely rarely seldom never not without`)
	// suppositions make a sentence say what might be, not what is.
	suppositions = set(`if unless whether until till lest suppose supposing provided assuming imagine perhaps maybe reportedly
		allegedly supposedly purportedly apparently presumably rumour rumours rumor rumors hypothetically`)
	// reports hand the clause behind them to somebody's belief, hope or word.
	reports = set(`believe believes believed think thinks thought doubt doubts doubted claim claims claimed suspect suspects
		suspected expect expects expected assume assumes assumed hope hopes hoped fear fears feared predict predicts predicted
		speculate speculates speculated suggest suggests suggested say says said allege alleges alleged deny denies denied
		pretend pretends pretended argue argues argued insist insists insisted see saw want wants wanted urge urges urged
		false untrue wrong unlikely likely possible impossible myth fiction hoax`)
	// inverters are verbs that before a subject ask, suppose or deny.
	inverters = set(`had has have did does do is are was were will would could should can may might must`)
	// disowned are those who no longer speak for the party named behind it.
	disowned = set(`former late exiled ousted deposed anti pro ex`)
	// provisos directly before a subject make a condition of its clause.
	provisos = set(`event case condition whenever`)
	// breaks part clauses of which one says nothing of the other.
	breaks = set(`but while whereas`)
	// attributions behind a comma make what was said another's words: "…, claims
	// Chile".
	attributions = set(`says said claims claimed alleges alleged believes reportedly allegedly supposedly`)
	// hearsays at the end of a sentence take back what it says.
	hearsays = set(`believe believes claim claims claimed suspect suspects speculate speculates fear fears hope hopes predict
		predicts allege alleges think thinks expect expects rumoured rumored alleged`)
)

// maxLead is how many words may stand before a subject; of a longer sentence
// nobody can be sure what it asserts.
const maxLead = 120

// asserts reports whether the sentence plainly says what the subject that
// begins at the token does: nothing before it denies it, makes it depend, or
// hands it to somebody's belief, it stands in no quotation, and the sentence is
// no question.
func (p *passage) asserts(first int) bool {
	before := p.word(first - 1)
	return first <= maxLead && !p.isQuestion() && !p.takenBack() &&
		!inverters[before] && !provisos[before] && !disowned[before] && !disowned[p.word(first)] &&
		!p.supposed(first) && !p.denied(first) && p.marks(first)%2 == 0
}

func (p *passage) isQuestion() bool {
	last := len(p.tokens) - 1
	return p.word(last) == "?" || p.word(last-1) == "?"
}

// takenBack reports whether the sentence ends as in "…, analysts believe", or
// goes on as in "…, says Chile".
func (p *passage) takenBack() bool {
	last := len(p.tokens) - 1
	for last > 0 && !p.tokens[last].isWord() {
		last--
	}
	for k := last; k > max(0, last-maxTail); k-- {
		w := p.word(k)
		if p.word(k-1) == "," && attributions[w] && !pronouns[p.word(k+1)] {
			return true
		}
		if w == "," && k > last-maxTail/2 && hearsays[p.word(last)] {
			return true
		}
	}
	return false
}

// maxTail is how many words at the end of a sentence may take it back.
const maxTail = 10

var pronouns = set(`it he she they we i that`)

// supposed reports whether what stands before the token, up to the end of an
// independent clause, makes the rest a condition, a hearsay or another's words.
func (p *passage) supposed(first int) bool {
	for k := first - 1; k >= 0; k-- {
		w := p.word(k)
		switch {
		case w == ";", breaks[w] && p.word(k-1) == ",":
			return false
		case suppositions[w], w == "that" && !p.pointsBack(k), w == "as" && p.word(k+1) == "long":
			return true
		case k == 0 && inverters[w]:
			return true
		}
	}
	return false
}

// pointsBack tells the "that" of "after that" and "at that point" from the one
// that begins a clause.
func (p *passage) pointsBack(that int) bool {
	before := p.word(that - 1)
	return prepositions[before] || before == "after" || before == "since" || before == "before" || before == "during"
}

// denied reports whether a word of denial, or of what others say and believe,
// stands in the clause before the token.
func (p *passage) denied(first int) bool {
	for k := first - 1; k >= 0; k-- {
		w := p.word(k)
		if w == "," || w == ";" || w == ":" || breaks[w] {
			return false
		}
		if negators[w] || reports[w] {
			return true
		}
	}
	return false
}

// maxToClause is how many words stand between a verb of saying and the subject
// of what is said: "told reporters on Monday that Moscow rejects".
const maxToClause = 8

// saysOfItself reports whether the subject is what the same party plainly says
// of itself: "Lavrov told reporters that Moscow rejects foreign troops".
func (p *passage) saysOfItself(s subject) bool {
	if s.first > maxLead {
		return false
	}
	for k := s.first - 1; k >= max(0, s.first-maxToClause); k-- {
		w := p.word(k)
		if speaking[w] {
			speaker, ok := p.subject(k)
			return ok && slices.Equal(speaker.parties, s.parties)
		}
		if suppositions[w] || negators[w] || w == "," || quotes[w] {
			return false
		}
	}
	return false
}
