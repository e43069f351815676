package reading

import (
	"slices"
	"sort"
)

// A role is what the words of a column's header say about its cells. The
// words of a header may allow several; the table decides (interpret).
type role uint

const (
	keyIssue role = 1 << iota
	keyArea
	keyParty
	keyInstrument
	position
	strength
	impact
	challenge
	definition
	commitment
	aside // sources, dates, remarks: nothing that a claim is made of
)

// keys are the roles of columns that say what a row is about; ofParty are
// those that say what a party wants, has or promises.
const (
	keys    = keyIssue | keyArea | keyParty | keyInstrument
	ofParty = position | strength | commitment
)

// roleWords are the header words of each role, as stems.
var roleWords = func() map[string]role {
	all := map[string]role{}
	for r, words := range map[role]string{
		keyIssue:      `aspect issue topic dimension question matter theme point subject item agenda dispute clause element`,
		keyArea:       `area field domain sector sphere`,
		keyParty:      `actor party country state stakeholder side player government bloc nation organisation organization faction group power participant member delegation capital`,
		keyInstrument: `option instrument proposal measure policy mechanism tool scenario approach pathway path strategy initiative plan step action recommendation intervention lever idea framework`,
		position: `position stance response view interest redline line demand goal objective preference priority concern attitude reaction aim
			narrative posture offer expectation approach policy strategy perspective want`,
		strength: `strength advantage capability capacity leverage asset resource edge power chip base`,
		impact:   `impact benefit effect outcome advantage result gain merit pro pros upside opportunity contribution payoff strength potential`,
		challenge: `challenge risk obstacle drawback difficulty difficulties con cons limitation barrier problem disadvantage weakness weaknesses downside hurdle constraint cost concern caveat danger objection
			vulnerability threat`,
		definition: `description definition detail content explanation summary meaning purpose`,
		commitment: `commitment promise pledge undertaking obligation`,
		aside: `source reference note comment remark date year status page evidence deadline timeline timeframe timing likelihood
			probability weight rank mediator guarantor population gdp leader`,
	} {
		for w := range set(words) {
			all[stem(w)] |= r
		}
	}
	return all
}()

// exactRoles are header words whose stem would say something else.
var exactRoles = map[string]role{
	"priority": aside, "who": aside, "by": keyParty, "negotiable": position, "negotiables": position,
}

func roleOf(word string) role {
	if r, ok := exactRoles[word]; ok {
		return r
	}
	return roleWords[stem(word)]
}

// A column is the header of one column as read.
type column struct {
	head    *passage
	roles   role
	parties []string // named in the header: ids
	topic   string   // what the header names beside role words and parties
}

func newColumn(head *passage) column {
	c := column{head: head}
	rest := -1
	for tok := range head.tokens {
		if n, ok := head.nameAround(tok); ok {
			if tok == n.from && n.party != "" {
				c.parties = appendNew(c.parties, n.party)
			}
			continue
		}
		if r := roleOf(head.word(tok)); r != 0 {
			c.roles |= r
		} else if rest < 0 && head.tokens[tok].isWord() && !headerWords[head.word(tok)] {
			rest = tok
		}
	}
	if rest >= 0 {
		c.topic = head.restFrom(rest)
	}
	return c
}

// headerWords say nothing of a column's topic.
var headerWords = set(`potential possible expected key main likely red major core claimed stated official current
	non bargaining of the to for on a an and or by in its s how what who why is are does it works out means`)

// restFrom returns the run of words from the token on that are neither role
// words nor names.
func (p *passage) restFrom(from int) string {
	to := from
	for to < len(p.tokens) && roleOf(p.word(to)) == 0 && p.word(to) != "(" {
		if _, named := p.nameAround(to); named {
			break
		}
		to++
	}
	return p.slice(from, to)
}

// nameAround returns the name of which the token is a part.
func (p *passage) nameAround(tok int) (name, bool) {
	k := sort.Search(len(p.names), func(k int) bool { return p.names[k].to > tok })
	if k < len(p.names) && p.names[k].from <= tok {
		return p.names[k], true
	}
	return name{}, false
}

func appendNew(all []string, s string) []string {
	if slices.Contains(all, s) {
		return all
	}
	return append(all, s)
}
