package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// InverseMethod is how it is found what would have to change.
var InverseMethod = report.Method{
	Name: "Inverse analysis",
	Text: "The condition on a party's preference under which it stays follows from the definitions, the others' preferences being what they are. " +
		"Changes of its statements are tried in the order of their size, so that the first that serve are the smallest; each is judged by the same definitions as everything else.",
	Keys: []string{"kinsara2015", "wang2018inverse"},
}

// mostShown is how many clauses of a condition, or states of a clause, are named.
const mostShown = 6

// Section says what would have to change, for people.
func (v *Inverse) Section(id string) report.Section {
	s := report.Section{ID: id, Title: fmt.Sprintf("%s under %s", v.Letters(v.State), v.Concept)}
	s.Blocks = append(s.Blocks, report.Paragraph{report.T(v.verdict())})
	for _, c := range v.Conditions {
		s.Blocks = append(s.Blocks, v.conditionBlocks(c)...)
	}
	if len(v.Leavers) > 0 {
		s.Blocks = append(s.Blocks, v.changeTable(), report.Paragraph{report.T(v.reach())})
	}
	return s
}

func (v *Inverse) verdict() string {
	if len(v.Leavers) == 0 {
		return fmt.Sprintf("%s holds as things are: no party would leave it.", v.Name(v.State))
	}
	return fmt.Sprintf("%s does not hold as things are. Who would leave it: %s.", v.Name(v.State), list(v.names(v.Leavers)))
}

func (m *Model) names(blocks []int) []string {
	var names []string
	for _, b := range blocks {
		names = append(names, m.Blocks[b].Name)
	}
	return names
}

func (v *Inverse) conditionBlocks(c *Condition) []report.Block {
	who := v.Blocks[c.Block].Name
	if len(c.Clauses) == 0 {
		return []report.Block{report.Paragraph{report.T(who + " stays whatever it prefers.")}}
	}
	var bullets report.Bullets
	for _, clause := range c.Clauses[:min(len(c.Clauses), mostShown)] {
		item := report.Paragraph{report.T(v.clauseWords(clause))}
		if clause.Holds(func(t int) bool { return v.prefers(v.Blocks[c.Block], t, v.State) }) {
			item = append(item, report.Text{Words: "true today", Mark: report.Good})
		} else {
			item = append(item, report.Text{Words: "not true today", Mark: report.Bad})
		}
		bullets.Items = append(bullets.Items, item)
	}
	words := fmt.Sprintf("%s stays exactly when every line below is true, beside %s (%s):", who, v.Letters(v.State), v.Name(v.State))
	blocks := []report.Block{report.Paragraph{report.T(words)}, bullets}
	if more := len(c.Clauses) - mostShown; more > 0 {
		blocks = append(blocks, report.Paragraph{report.T(fmt.Sprintf("And %s; --json has all.", count(more, "further line")))})
	}
	return blocks
}

func (v *Inverse) clauseWords(c Clause) string {
	var words []string
	for _, a := range c.Alternatives[:min(len(c.Alternatives), mostShown)] {
		words = append(words, v.alternativeWords(a))
	}
	text := strings.Join(words, "; or ")
	if more := len(c.Alternatives) - mostShown; more > 0 {
		text += fmt.Sprintf("; or one of %d others", more)
	}
	return text
}

func (v *Inverse) alternativeWords(a Alternative) string {
	var words []string
	for _, t := range a[:min(len(a), mostShown)] {
		words = append(words, fmt.Sprintf("%s (%s)", v.Letters(t), v.Name(t)))
	}
	if more := len(a) - mostShown; more > 0 {
		words = append(words, fmt.Sprintf("%d others", more))
	}
	if len(a) == 1 {
		return "it does not prefer " + words[0]
	}
	return "it prefers none of " + list(words)
}

func (v *Inverse) changeTable() report.Table {
	t := report.Table{
		Caption: "The smallest changes, by what may be changed",
		Columns: []string{"Who", "What may change", "Steps", "The change"},
	}
	for _, c := range v.Changes {
		who := v.Conflict.Parties[c.Party].Name
		if c.Raise != nil {
			t.Rows = append(t.Rows, textRow(who, "its order of the states", fmt.Sprint(c.Raise.Passes), v.raiseWords(c.Raise)))
		}
		for _, r := range c.Remedies {
			t.Rows = append(t.Rows, textRow(who, kindWords[r.Kind], r.steps(), v.remediesWords(r)))
		}
	}
	for _, r := range v.Together {
		t.Rows = append(t.Rows, textRow("All together", kindWords[r.Kind], r.steps(), v.remediesWords(r)))
	}
	return t
}

func textRow(words ...string) []report.Cell {
	row := make([]report.Cell, len(words))
	for k, w := range words {
		row[k] = report.Cell{report.T(w)}
	}
	return row
}

var kindWords = map[EditKind]string{
	Reorder: "the order of its statements, a step for each two neighbours that change places",
	Drop:    "statements given up",
	Turn:    "statements turned into their opposite",
}

func (r *Remedies) steps() string {
	if len(r.Found) == 0 {
		return "none"
	}
	return fmt.Sprint(r.Found[0].Steps)
}

func (v *Inverse) raiseWords(r *Raise) string {
	words := fmt.Sprintf("likes %s as well as %s (%s), so that it no longer prefers %s", v.Letters(v.State), v.Letters(r.To), v.Name(r.To), count(r.Passes, "state"))
	if r.Passes == 0 {
		words = "nothing to change in its own order"
	}
	if !r.Serves {
		words += "; then another party leaves still"
	}
	return words
}

func (v *Inverse) remediesWords(r *Remedies) string {
	if len(r.Found) == 0 && r.Complete {
		return "no such change serves"
	}
	if len(r.Found) == 0 {
		return fmt.Sprintf("none of up to %s serves; larger ones are too many to try", count(r.Searched, "step"))
	}
	words := v.RemedyWords(r.Found[0])
	if r.Count > 1 {
		words += fmt.Sprintf(" (or one of %s as small)", count(r.Count-1, "other change"))
	}
	return words
}

// RemedyWords says what a remedy changes, statement by statement.
func (m *Model) RemedyWords(r Remedy) string {
	var parts []string
	for i, list := range r.Wishes {
		if list == nil {
			continue
		}
		if words := m.wishesWords(i, r.Kind, list); words != "" {
			parts = append(parts, m.Conflict.Parties[i].Name+" "+words)
		}
	}
	return strings.Join(parts, "; ")
}

func (m *Model) wishesWords(i int, kind EditKind, list []Wish) string {
	var parts []string
	switch kind {
	case Reorder:
		for _, k := range moved(list) {
			parts = append(parts, m.placeWords(i, list, k))
		}
	case Drop:
		for k := range m.Conflict.Preference(m.Conflict.Parties[i].ID).Statements {
			if !slices.ContainsFunc(list, func(w Wish) bool { return w.Statement == k }) {
				parts = append(parts, "gives up "+m.statementWords(i, k))
			}
		}
	case Turn:
		for _, w := range list {
			if w.Turned {
				parts = append(parts, "wants the opposite of "+m.statementWords(i, w.Statement))
			}
		}
	}
	return strings.Join(parts, ", and ")
}

// placeWords says beside which statement the one at place k comes to stand: above
// the next of those that keep their order, else below the last.
func (m *Model) placeWords(i int, list []Wish, k int) string {
	what := m.statementWords(i, list[k].Statement)
	if k+1 < len(list) && list[k].Statement > list[k+1].Statement {
		return fmt.Sprintf("raises %s above %s", what, m.statementWords(i, list[k+1].Statement))
	}
	if k > 0 {
		return fmt.Sprintf("puts %s below %s", what, m.statementWords(i, list[k-1].Statement))
	}
	return fmt.Sprintf("puts %s first", what)
}

// moved lists the places of the statements that leave the longest run in the old
// order (the first such run): the fewest that have to be moved.
func moved(list []Wish) []int {
	length, before := make([]int, len(list)), make([]int, len(list))
	last := -1
	for k := range list {
		length[k], before[k] = 1, -1
		for j := range k {
			if list[j].Statement < list[k].Statement && length[j]+1 > length[k] {
				length[k], before[k] = length[j]+1, j
			}
		}
		if last < 0 || length[k] > length[last] {
			last = k
		}
	}
	stay := map[int]bool{}
	for ; last >= 0; last = before[last] {
		stay[last] = true
	}
	var places []int
	for k := range list {
		if !stay[k] {
			places = append(places, k)
		}
	}
	return places
}

func (m *Model) statementWords(i, k int) string {
	s := m.Conflict.Preference(m.Conflict.Parties[i].ID).Statements[k]
	return fmt.Sprintf("its statement %d (%s)", k+1, s.Formula.Words(m.optionWords))
}

// reach says what the changes amount to: who has to move, and what no single
// party can bring about.
func (v *Inverse) reach() string {
	q := question{v.Model, v.Concept, v.State}
	if q.credible() {
		return "Each change in the table makes the state hold by itself, for every party: under this concept what one party wants matters to what the others fear."
	}
	var others []string
	for _, b := range v.Leavers {
		if !slices.ContainsFunc(v.Changes, func(c PartyChanges) bool { return v.blockOfParty(c.Party) == b }) {
			others = append(others, v.Blocks[b].Name)
		}
	}
	switch {
	case len(others) > 0:
		return fmt.Sprintf("The state does not come to hold in this way: %s would leave it whatever else is wanted.", list(others))
	case len(v.Leavers) > 1:
		return fmt.Sprintf("No party can make the state hold alone: under this concept each of %s stays or leaves by its own preference. It holds when each of them makes one change.", list(v.names(v.Leavers)))
	}
	return "Each change in the table makes the state hold."
}
