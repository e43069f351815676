package reading

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/internal/lazy"
)

// readTable makes claims of the cells of table k.
func (r *reader) readTable(k int) {
	t := interpret(r.blocks[k].grid)
	if t.form == unreadable {
		r.notes = append(r.notes, fmt.Sprintf("the table on %s was not understood: no column is headed by a party, a position, a strength, an impact or a challenge", spanned(r.blocks[k].Span)))
		return
	}
	for _, p := range r.announced(k) {
		t.hint |= newColumn(p).roles
	}
	if t.form == instruments && len(r.optionTables) < maxPaired {
		r.optionTables = append(r.optionTables, k)
	}
	r.noteUnread(k, t)
	for _, row := range t.rows {
		if t.isBand(row) || t.overflows(row) {
			continue
		}
		for column := range t.columns {
			if kind := t.kind(column, row); kind != "" && !isBlankCell(row[column].text) {
				r.readCell(cellOf{t, k, row, column, kind})
			}
		}
	}
}

// noteUnread notes the columns of table k that name neither a row nor a party
// and were not read.
func (r *reader) noteUnread(k int, t interpretation) {
	for c, col := range t.columns {
		if !t.isKey(c) && col.head.text != "" && !slices.ContainsFunc(t.rows, func(row []*passage) bool { return t.kind(c, row) != "" }) {
			r.notes = append(r.notes, fmt.Sprintf("the column “%s” of the table on %s was not read: it says none of position, strength, commitment, impact, challenge", flat(col.head.text), spanned(r.blocks[k].Span)))
		}
	}
}

// A cellOf is one cell of an interpreted table, and what it claims.
type cellOf struct {
	interpretation
	block  int
	row    []*passage
	column int
	kind   conflict.ClaimKind
}

func (c cellOf) passage() *passage { return c.row[c.column] }

var tableRules = map[conflict.ClaimKind]string{
	conflict.ClaimPosition:   RuleTablePosition,
	conflict.ClaimStrength:   RuleTableStrength,
	conflict.ClaimCommitment: RuleTableCommitment,
	conflict.ClaimImpact:     RuleTableImpact,
	conflict.ClaimChallenge:  RuleTableChallenge,
	conflict.ClaimInstrument: RuleTableDefinition,
}

func (r *reader) readCell(c cellOf) {
	base := conflict.Claim{Kind: c.kind, Text: c.passage().text, Basis: r.basis(tableRules[c.kind], c.passage())}
	if head := c.columns[c.column]; c.form == byParty && head.roles&position != 0 {
		base.Note = "column “" + flat(head.head.text) + "”"
	}
	if !r.setTopic(&base, c) {
		return
	}
	parties := c.parties()
	if len(parties) == 0 && c.form != instruments {
		return
	}
	if len(parties) == 0 {
		parties = []string{""}
	}
	for _, p := range parties {
		base.Party = p
		r.claim(base)
	}
}

// parties returns whom the cell is about: the parties of its column's header,
// or of its row.
func (c cellOf) parties() []string {
	if c.form == byParty {
		return c.row[c.party].partiesAlone()
	}
	return c.columns[c.column].parties
}

// setTopic says which issue, area or instrument the claim is about.
func (r *reader) setTopic(claim *conflict.Claim, c cellOf) bool {
	var found *topics
	var field *string
	switch c.kind {
	case conflict.ClaimCommitment:
		return true
	case conflict.ClaimPosition:
		found, field = r.issues, &claim.Issue
	case conflict.ClaimStrength:
		found, field = r.areas, &claim.Area
	default:
		found, field = r.instruments, &claim.Instrument
	}
	name, basis := r.cellTopic(c)
	if name == "" {
		return false
	}
	t, why := found.about(name, c.block, basis)
	if t == nil {
		return false
	}
	*field = t.id
	claim.Note = joinNotes(claim.Note, why)
	if c.kind == conflict.ClaimInstrument && t.text == "" {
		t.text = flat(claim.Text)
	}
	return true
}

// cellTopic returns the name of what the cell is about, and where it stands.
func (r *reader) cellTopic(c cellOf) (string, conflict.Basis) {
	if c.form == compared && c.columns[c.column].roles == 0 && c.rowRole(c.row) != 0 {
		return r.roleTopic(c)
	}
	var rowRule, columnRule string
	var key int
	switch c.kind {
	case conflict.ClaimPosition:
		rowRule, columnRule, key = RuleIssueRow, RuleIssueColumn, c.issue
	case conflict.ClaimStrength:
		rowRule, columnRule, key = RuleAreaRow, RuleAreaColumn, c.area
	default:
		rowRule, key = RuleInstrumentRow, c.option
	}
	if c.form != byParty && (key < 0 || c.form == compared) {
		key = c.label
	}
	if key >= 0 {
		return c.row[key].text, r.basis(rowRule, c.row[key])
	}
	if head := c.columns[c.column]; head.topic != "" {
		return head.topic, r.basis(columnRule, head.head)
	}
	return r.blockTopic(c.block)
}

// roleTopic returns what a cell is about whose row is labelled by a role: the
// other words of the label, or what the table is about.
func (r *reader) roleTopic(c cellOf) (string, conflict.Basis) {
	label := c.row[c.label]
	topic := newColumn(label).topic
	switch {
	case topic == "":
		return r.blockTopic(c.block)
	case c.kind == conflict.ClaimStrength:
		return topic, r.basis(RuleAreaRow, label)
	}
	return label.text, r.basis(RuleIssueRow, label)
}

func (r *reader) blockTopic(k int) (string, conflict.Basis) {
	name, from := r.subject(k)
	return name, r.basis(RuleIssueTopic, from...)
}

var tableNumber = lazy.Regexp(`^(?i:table|figure|box)\s+[0-9IVX]{1,4}\s*[:.)–—-]*\s*`)

// subject returns what block k is about in a few words: its caption, the
// heading above it, or the document's title.
func (r *reader) subject(k int) (string, []*passage) {
	for _, p := range []*passage{r.blocks[k].caption, r.above[k]} {
		if p == nil {
			continue
		}
		if name := titleTopic(tableNumber().ReplaceAllString(flat(p.text), "")); name != "" {
			return name, []*passage{p}
		}
	}
	if name := titleTopic(flat(r.doc.Title)); name != "" {
		return name, nil
	}
	return "the conflict", nil
}

// notTopic matches questions, and titles that say only what kind of text
// follows, with its number or date.
var notTopic = lazy.Regexp(`(?i)\?\s*$|^Q\s*[:.]|^(?:annex|appendix|table|box|figure|part|section|chapter)\s+[0-9a-z]{1,4}\s*$|` +
	`^(?:\pL+\s+){0,2}(?:note|report|briefing|brief|statement|memo|memorandum|update|bulletin|summary|minutes|declaration|paper)\s+(?:(?:of|dated|from|no\.?)\s+)?[^\pL]*[0-9]`)

// titleTopic returns what a title names, up to its colon; "" when it names
// nothing but what tables hold, as "Interests and red lines", or is a question
// or the number and date of a text.
func titleTopic(title string) string {
	if notTopic().MatchString(title) {
		return ""
	}
	if before, _, ok := strings.Cut(title, ": "); ok && strings.Contains(before, " ") {
		title = before
	}
	for _, s := range stems(title) {
		if roleWords[s] == 0 && !headerWords[s] && !plainTitles[s] {
			return title
		}
	}
	return ""
}

// plainTitles are stems of words that title any comparison.
var plainTitles = set(`parti glanc overview comparison compar tabl summari snapshot stand where at matrix side region`)

// isBlankCell reports whether a cell says that there is nothing to say.
func isBlankCell(text string) bool {
	return blankCell().MatchString(text)
}

var blankCell = lazy.Regexp(`^(?i:[\s–—.?·-]*|n/?a|none|nil|unknown|not applicable|tbd)$`)
