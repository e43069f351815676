package reading

import (
	"slices"

	"parley/conflict"
	"parley/source"
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
	label   int // the column that names the rows, where none of them is a party
	party   int
	issue   int
	area    int
	option  int
	// hint are the roles that the table's announcement names; they count where
	// a column's header names a party alone.
	hint role
}

// interpret reads the table as it stands, and one whose header says neither
// whose its columns are nor what they hold with rows and columns exchanged.
func interpret(g grid) interpretation {
	t := interpretAs(g)
	if t.form == unreadable && !t.any(ofParty|impact|challenge|definition) {
		return interpretAs(g.transposed())
	}
	return t
}

// settleHeaders makes the first row of a table without a header its header
// when the table can be read by it.
func (a *article) settleHeaders() {
	for k := range a.blocks {
		b := &a.blocks[k]
		if b.Kind != source.TableKind || !b.grid.isBare() {
			continue
		}
		if g := b.grid.promoted(); interpret(g).form != unreadable {
			b.grid, b.promoted = g, true
		}
	}
}

// promoted returns the first lines of the tables whose first row is their
// header.
func (a *article) promoted() map[int]bool {
	all := map[int]bool{}
	for _, b := range a.blocks {
		if b.promoted {
			all[b.Span.First] = true
		}
	}
	return all
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
	t.label = t.findLabel()
	t.form = t.decide()
	return t
}

// findKeys finds the columns that say what a row is about. The first column
// is a key whatever its header says.
func (t *interpretation) findKeys() {
	for k, c := range t.columns {
		only := c.roles&(ofParty|impact|challenge|definition|aside) == 0 || k == 0
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

// findLabel returns the column that names the rows: the one headed as issue,
// area or option, else the first that is no party's.
func (t *interpretation) findLabel() int {
	for _, k := range []int{t.issue, t.area, t.option} {
		if k >= 0 {
			return k
		}
	}
	return max(0, slices.IndexFunc(t.columns, func(c column) bool { return len(c.parties) == 0 }))
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
	case t.named() > 0 && (t.option < 0 || t.option != t.label || t.any(position) || !t.any(impact|challenge)):
		return compared
	case (t.option >= 0 || t.any(impact) && t.any(challenge) && t.issue < 0 && t.area < 0) && t.any(impact|challenge|definition):
		return instruments
	}
	return unreadable
}

// named counts the columns beside the label whose header names a party.
func (t *interpretation) named() int {
	n := 0
	for k, c := range t.columns {
		if k != t.label && len(c.parties) > 0 {
			n++
		}
	}
	return n
}

// values counts the columns that are neither keys nor asides; the first may
// hold the commitments of the parties beside it.
func (t *interpretation) values() int {
	n := 0
	for k := range t.columns {
		if roles := t.columns[k].roles; roles&aside == 0 && (!t.isKey(k) || k != t.party && roles&commitment != 0) {
			n++
		}
	}
	return n
}

func (t *interpretation) isKey(k int) bool {
	return k == t.party || k == t.issue || k == t.area || k == t.option || k == t.label && t.form != byParty
}

// any reports whether a column beside the label has one of the roles.
func (t *interpretation) any(r role) bool {
	for k, c := range t.columns {
		if k != t.label && c.roles&r != 0 {
			return true
		}
	}
	return false
}

// kind returns what the cell of the row in column k claims, or "" when it
// claims nothing. Where a column is a party's and no more is said of it, the
// row's label says what its cells are.
func (t *interpretation) kind(k int, row []*passage) conflict.ClaimKind {
	c := t.columns[k]
	switch {
	case t.isKey(k) || c.roles&aside != 0:
		return ""
	case t.form == instruments || t.form == compared && t.option >= 0 && t.option == t.label && c.roles&(impact|challenge) != 0 && c.roles&position == 0:
		return optionKind(c.roles)
	case t.form == compared && len(c.parties) == 0:
		return ""
	}
	return stanceKind(t.rolesOf(k, row))
}

// rolesOf returns what is said of a cell: by its column, else by its row, its
// announcement, or the header of the parties' column ("Demand by"). A column
// of which nothing is said is an issue only where no column has a role.
func (t *interpretation) rolesOf(k int, row []*passage) role {
	c := t.columns[k]
	switch {
	case c.roles != 0:
		return c.roles
	case t.form == compared && t.rowRole(row) != 0:
		return t.rowRole(row)
	case t.form == byParty && c.topic == "" && t.columns[t.party].roles&ofParty != 0:
		return t.columns[t.party].roles & ofParty
	case t.form == byParty && t.any(ofParty):
		return aside
	case t.hint&(strength|position) == strength:
		return strength
	}
	return position
}

func stanceKind(roles role) conflict.ClaimKind {
	switch {
	case roles&aside != 0:
		return ""
	case roles&strength != 0:
		return conflict.ClaimStrength
	case roles&position != 0:
		return conflict.ClaimPosition
	case roles&commitment != 0:
		return conflict.ClaimCommitment
	case roles&(impact|challenge|definition) == 0:
		return conflict.ClaimPosition
	}
	return ""
}

// rowRole returns what the label of a row says that its cells are, or 0 when
// it names an issue. Words that may head an issue as well say nothing. In a
// column headed "Issue", "Red lines" alone is a role; "Military assets" is an
// issue.
func (t *interpretation) rowRole(row []*passage) role {
	label := row[t.label]
	topic := newColumn(label).topic != ""
	var all role
	for tok := range label.tokens {
		if r := roleOf(label.word(tok)); r&keys == 0 {
			all |= r
		}
	}
	switch issues := t.columns[t.label].roles&keys != 0; {
	case issues && topic:
		return 0
	case issues:
		return all & (ofParty | challenge)
	case topic:
		return all & (ofParty | aside)
	}
	return all
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
