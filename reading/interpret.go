package reading

import (
	"slices"

	"parley/conflict"
)

// A tableForm is what a table compares.
type tableForm int

const (
	unreadable  tableForm = iota
	byParty               // one column of parties
	compared              // rows of issues or areas, a column for each party
	instruments           // rows of instruments: what they achieve, what stands in their way
)

// An interpretation of a table is its form, its columns and the places of the
// columns that key a row (-1 where there is none).
type interpretation struct {
	grid
	form    tableForm
	columns []column
	party   int
	issue   int
	area    int
	option  int
	// hint are the roles that the table's announcement names; they count where
	// a column's header names a party alone.
	hint role
}

// interpret reads the table as it stands; one without a header with its first
// row as header; and one whose header names neither parties nor roles with
// rows and columns exchanged.
func interpret(g grid) interpretation {
	if g.isBare() {
		g = g.promoted()
	}
	t := interpretAs(g)
	if t.form == unreadable && !t.any(^role(0)) {
		return interpretAs(g.transposed())
	}
	return t
}

func interpretAs(g grid) interpretation {
	t := interpretation{grid: g, party: -1, issue: -1, area: -1, option: -1}
	for _, head := range g.header {
		t.columns = append(t.columns, newColumn(head))
	}
	if len(t.columns) < 2 || len(g.rows) == 0 {
		return t
	}
	t.findKeys()
	t.form = t.decide()
	return t
}

// findKeys finds the columns that say what a row is about. The first column
// is a key whatever its header says.
func (t *interpretation) findKeys() {
	for k, c := range t.columns {
		only := c.roles&(position|strength|impact|challenge|definition|aside) == 0 || k == 0
		switch {
		case len(c.parties) > 0 || !only:
		case t.party < 0 && (c.roles&keyParty != 0 || k == 0) && t.holdsParties(k):
			t.party = k
		case t.option < 0 && c.roles&keyInstrument != 0 && (k == 0 || k == 1 && t.numbered()):
			t.option = k
		case t.issue < 0 && c.roles&keyIssue != 0:
			t.issue = k
		case t.area < 0 && c.roles&keyArea != 0:
			t.area = k
		}
	}
}

// numbered reports whether the first column only numbers the rows.
func (t *interpretation) numbered() bool {
	for _, row := range t.rows {
		if len(row[0].tokens) > 2 {
			return false
		}
	}
	return t.party < 0 && t.issue < 0 && t.area < 0
}

// holdsParties reports whether most cells of the column are parties.
func (t *interpretation) holdsParties(k int) bool {
	parties, filled := 0, 0
	for _, row := range t.rows {
		if row[k].text == "" || t.isBand(row) {
			continue
		}
		filled++
		if len(row[k].partiesAlone()) > 0 {
			parties++
		}
	}
	return filled > 0 && 5*parties >= 3*filled
}

// partiesAlone returns the parties that a cell consists of, or nil when it
// says anything else.
func (p *passage) partiesAlone() []string {
	var ids []string
	at := 0
	for at < len(p.tokens) {
		if len(ids) < len(p.names) && p.names[len(ids)].from == at {
			n := p.names[len(ids)]
			if n.party == "" {
				return nil
			}
			ids, at = append(ids, n.party), n.to
			continue
		}
		if w := p.word(at); !partyFillers[w] && !offices[w] && p.tokens[at].isWord() && roleWords[stem(p.word(at))]&(position|keyParty) == 0 {
			return nil
		}
		at++
	}
	return ids
}

var partyFillers = set(`the and or of led allies armed forces`)

func (t *interpretation) decide() tableForm {
	switch {
	case t.party >= 0 && t.values() > 0:
		return byParty
	case t.named() > 0 && (t.option != 0 || t.any(position) || !t.any(impact|challenge)):
		return compared
	case (t.option >= 0 || t.any(impact) && t.any(challenge) && t.issue < 0 && t.area < 0) && t.any(impact|challenge|definition):
		return instruments
	}
	return unreadable
}

// named counts the columns behind the first whose header names a party.
func (t *interpretation) named() int {
	n := 0
	for _, c := range t.columns[1:] {
		if len(c.parties) > 0 {
			n++
		}
	}
	return n
}

// values counts the columns that are neither keys nor asides.
func (t *interpretation) values() int {
	n := 0
	for k := range t.columns {
		if !t.isKey(k) && t.columns[k].roles&aside == 0 {
			n++
		}
	}
	return n
}

func (t *interpretation) isKey(k int) bool {
	return k == t.party || k == t.issue || k == t.area || k == t.option || k == 0 && t.form != byParty
}

func (t *interpretation) any(r role) bool {
	return len(t.columns) > 1 && slices.ContainsFunc(t.columns[1:], func(c column) bool { return c.roles&r != 0 })
}

// kind returns what the cells of column k claim, or "" when they claim
// nothing.
func (t *interpretation) kind(k int) conflict.ClaimKind {
	c := t.columns[k]
	switch {
	case t.isKey(k) || c.roles&aside != 0:
		return ""
	case t.form == instruments || t.form == compared && t.option == 0 && c.roles&(impact|challenge) != 0 && c.roles&position == 0:
		return optionKind(c.roles)
	case t.form == compared && len(c.parties) == 0:
		return ""
	case c.roles&strength != 0 || c.roles == 0 && t.hint&(strength|position) == strength:
		return conflict.ClaimStrength
	case c.roles&position != 0 || c.roles&(impact|challenge|definition) == 0:
		return conflict.ClaimPosition
	}
	return ""
}

func optionKind(roles role) conflict.ClaimKind {
	switch {
	case roles&challenge != 0:
		return conflict.ClaimChallenge
	case roles&impact != 0:
		return conflict.ClaimImpact
	case roles&definition != 0:
		return conflict.ClaimInstrument
	}
	return ""
}
