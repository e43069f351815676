package reading

import "strings"

// placeReason says why name k of the passage is a place, where something
// happens, and not a party: "" when it is a party. The rules are tried in
// order; names before k have theirs already.
func (p *passage) placeReason(k int) string {
	n := p.names[k]
	switch {
	case p.datelined(k):
		return "dateline"
	case p.followsCity(k):
		return "the state of the city before it"
	case (n.how == Capital || cityStates[n.party]) && p.namesHappening(n):
		return "names what took place there: " + flat(p.slice(n.from, min(n.to+2, len(p.tokens))))
	case n.how == Capital && k+1 < len(p.names) && p.sharesDocument(n, p.names[k+1]):
		return "names what took place there, together with the city behind it"
	case (n.how == Capital || n.how == Name) && p.word(n.to) == "," && americanStates[p.word(n.to+1)]:
		return "a town of that name"
	case n.how == Capital && p.part == heading && (p.word(n.from-1) == "after" || p.word(n.from-1) == "before"):
		return "what took place there"
	case n.how == Capital && p.word(n.to) == "-" && p.word(n.to+1) == "based":
		return "where something is based"
	case n.how == Capital && p.located(n):
		return "where something is: " + flat(p.slice(max(0, n.from-2), n.to))
	case n.how == Name && p.hosts(n):
		return "where something took place: " + flat(p.slice(max(0, n.from-2), n.to))
	case (n.how == Capital || cityStates[n.party]) && k > 0 && p.joinedTo(p.names[k-1], n) && !p.actsNext(n.to):
		return "named together with a place"
	case n.party == "":
		return "a city"
	}
	return ""
}

// cityStates bear the name of their capital.
var cityStates = set(`djibouti kuwait luxembourg monaco singapore`)

// happenings are what a city gives its name to: meetings and their documents.
var happenings = set(`talks talk summit summits meeting meetings discussions negotiations conference dialogue
	consultations session round process format framework agreement agreements accord accords protocol protocols
	convention conventions treaty pact declaration communique communiqué memorandum statute document charter
	formula group forum consensus principles document arrangements deal university airport`)

// qualifiers may stand between a city and a happening.
var qualifiers = set(`peace trade nuclear ceasefire climate security bilateral disarmament arms economic peacekeeping
	framework summit energy border emergency ii iii iv 1 2 3`)

// namesHappening reports whether the city names what took place there:
// "Beijing talks", "Geneva nuclear talks", "Minsk II", "Minsk-2".
func (p *passage) namesHappening(n name) bool {
	if p.tokens[n.to-1].possessive {
		return false
	}
	next := n.to
	if p.word(next) == "-" {
		next++
	}
	if happenings[p.word(next)] || cityNouns[p.word(next)] && p.isNameWord(next) {
		return true
	}
	if w := p.word(next); w == "ii" || w == "iii" || w == "iv" || next > n.to && qualifiers[w] {
		return true
	}
	return qualifiers[p.word(next)] && happenings[p.word(next+1)]
}

// papers are what two cities together give their names to; of talks they are
// the parties.
var papers = set(`agreements accords protocols conventions treaties declarations summits conferences statutes communiques
	communiqués olympics`)

// sharesDocument reports whether the city and the next, joined to it, name two
// documents or meetings: "the London and Zurich agreements".
func (p *passage) sharesDocument(n, next name) bool {
	w := p.word(n.to)
	return (w == "and" || w == "or" || w == ",") && next.from == n.to+1 && next.how == Capital && papers[p.word(next.to)]
}

var (
	locatives  = set(`in at near outside around inside across throughout via`)
	departures = set(`left leaves leaving departed`)
	// endings are what may stand behind the place that somebody left.
	endings = set(`on for at after before in yesterday last and`)
	travels = set(`visit visits trip trips travel travels travelled traveled travelling traveling flew fly flies flying
		went return returned returning journey tour arrived arrive flight flights road railway train trains ferry`)
	visits = set(`visited visiting toured`)
	// seated are the people and feelings with which "in Moscow" means the
	// government there.
	seated = set(`officials official leaders leadership government governments authorities regime policymakers
		policy-makers rulers elites strategists planners decision-makers trust confidence capitals diplomats ministry
		defence defense parliament cabinet spokesman spokeswoman spokesperson`)
	named = set(`treaty peace battle city congress siege`)
)

// located reports whether something is or happens in the city.
func (p *passage) located(n name) bool {
	before, second := p.word(n.from-1), p.word(n.from-2)
	switch {
	case locatives[before]:
		return !seated[second]
	case before == "to" || before == "from":
		return travels[second]
	case before == "of":
		return named[second]
	}
	return visits[before] || departures[before] && (endings[p.word(n.to)] || n.to < len(p.tokens) && !p.tokens[n.to].isWord())
}

var meetings = set(`talks summit summits meeting meetings discussions negotiations conference visit session round
		gathering forum dialogue consultations held hosted signed convened met meet meets gathered place`)

// hosts reports whether the state is where a meeting took place: "talks in
// Turkey".
func (p *passage) hosts(n name) bool {
	before := n.from - 1
	if p.word(before) == "the" {
		before--
	}
	return p.word(before) == "in" && meetings[p.word(before-1)]
}

// followsCity reports whether name k is the state of the city just before it:
// "Minsk, Belarus".
func (p *passage) followsCity(k int) bool {
	if k == 0 {
		return false
	}
	city, n := p.names[k-1], p.names[k]
	return city.how == Capital && city.state == n.party && n.how == Name &&
		n.from == city.to+1 && p.word(city.to) == ","
}

// joinedTo reports whether the city continues an enumeration of places: "in
// Geneva and Moscow".
func (p *passage) joinedTo(before, n name) bool {
	if !strings.HasPrefix(before.place, "where") && before.place != "named together with a place" || n.from != before.to+1 {
		return false
	}
	switch p.word(before.to) {
	case "and", "or", ",":
		return true
	case "to":
		return !p.tokens[n.to-1].possessive
	}
	return false
}
