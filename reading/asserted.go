package reading

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
	// breaks part clauses of which one says nothing of the other.
	breaks = set(`but while whereas`)
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
		!inverters[before] && !disowned[before] && !disowned[p.word(first)] && !p.supposed(first) && !p.denied(first) && p.marks(first)%2 == 0
}

func (p *passage) isQuestion() bool {
	last := len(p.tokens) - 1
	return p.word(last) == "?" || p.word(last-1) == "?"
}

// takenBack reports whether the sentence ends as in "…, analysts believe."
func (p *passage) takenBack() bool {
	last := len(p.tokens) - 1
	for last > 0 && !p.tokens[last].isWord() {
		last--
	}
	if !hearsays[p.word(last)] {
		return false
	}
	for k := last - 1; k > max(0, last-5); k-- {
		if p.word(k) == "," {
			return true
		}
	}
	return false
}

// supposed reports whether what stands before the token, up to the end of an
// independent clause, makes the rest a condition, a hearsay or another's words.
func (p *passage) supposed(first int) bool {
	for k := first - 1; k >= 0; k-- {
		w := p.word(k)
		switch {
		case w == ";", breaks[w] && p.word(k-1) == ",":
			return false
		case suppositions[w], w == "that" && !p.pointsBack(k):
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
