package stability

import (
	"fmt"
	"strings"

	"parley/report"
)

// HypergameMethod is how a conflict that is seen differently is judged.
var HypergameMethod = report.Method{
	Name: "First-level hypergame",
	Text: "The conflict is solved as every party sees it. A state holds in everybody's eyes when each party, in its own view, has no reason to leave it; " +
		"where that is so only because somebody is mistaken, it would end when the misunderstanding clears up. A party that thinks that a state cannot be does not stay in it.",
	Keys: []string{"bennett1977", "wang1988", "fraser1984"},
}

// Report is the hypergame for people and, as its Data, for machines.
func (h *Hypergame) Report() *report.Report {
	r := &report.Report{
		Title:   "As the parties see it: " + h.True.Conflict.Title,
		Methods: []report.Method{HypergameMethod, Method},
		Data:    h.Data(),
	}
	if !h.mistaken() {
		r.NotComputed = append(r.NotComputed, "No party has perceives in the file: everybody sees the conflict as it is, and the answers are those of parley stability.")
	}
	r.Sections = append(r.Sections, report.Section{
		ID: "options", Title: "Options", Blocks: []report.Block{h.True.OptionTable()},
	})
	r.Sections = append(r.Sections, h.Sections()...)
	return r
}

func (h *Hypergame) mistaken() bool {
	for _, v := range h.Views {
		if !v.Same {
			return true
		}
	}
	return false
}

// Sections are what each party sees, what holds in whose eyes, and what comes
// about when the views meet.
func (h *Hypergame) Sections() []report.Section {
	return []report.Section{
		{ID: "views", Title: "What each party sees", Blocks: []report.Block{h.viewTable()}},
		{ID: "standing", Title: "What holds, in whose eyes", Blocks: h.standingBlocks()},
		{ID: "meeting", Title: "When the views meet", Blocks: h.meetingBlocks()},
	}
}

func (h *Hypergame) viewTable() report.Table {
	t := report.Table{
		Caption: "How each party sees the conflict, and what it hopes for: what it likes best of the outcomes that it believes to hold under SEQ",
		Columns: []string{"Party", "Sees otherwise", "States it thinks can be", "States that can be and it thinks cannot", "Hopes for"},
	}
	for _, v := range h.Views {
		var hopes []string
		for _, s := range v.Hopes {
			hopes = append(hopes, v.Name(s))
		}
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(h.name(v))},
			{report.T(h.otherwise(v))},
			{report.T(fmt.Sprint(len(v.States)))},
			{report.T(fmt.Sprint(v.Surprises()))},
			{report.T(some(hopes, "nothing"))},
		})
	}
	return t
}

func (h *Hypergame) name(v *View) string { return h.True.Conflict.Parties[v.Party].Name }

// some joins the first words of a list and counts the others.
func some(words []string, none string) string {
	const shown = 4
	switch {
	case len(words) == 0:
		return none
	case len(words) > shown:
		return strings.Join(words[:shown], " / ") + fmt.Sprintf(" / and %d more", len(words)-shown)
	}
	return strings.Join(words, " / ")
}

// otherwise says in which way a view differs from the conflict.
func (h *Hypergame) otherwise(v *View) string {
	p := h.True.Conflict.Parties[v.Party].Perceives
	if p == nil {
		return "nothing"
	}
	var parts []string
	add := func(what string, items []string) {
		if len(items) > 0 {
			parts = append(parts, what+" "+list(items))
		}
	}
	var unaware, believed, wants []string
	for _, id := range p.Unaware {
		unaware = append(unaware, "“"+h.True.optionWords(id)+"”")
	}
	for _, o := range p.Options {
		believed = append(believed, "“"+o.Name+"” of "+h.True.Conflict.PartyName(o.Party))
	}
	for _, pr := range p.Preferences {
		wants = append(wants, h.True.Conflict.PartyName(pr.Party))
	}
	add("does not know of", unaware)
	add("believes in", believed)
	if n := len(p.Rules) + len(p.DropRules); n > 0 {
		parts = append(parts, "takes "+count(n, "rule")+" to be otherwise")
	}
	add("has another idea of what is wanted by", wants)
	return strings.Join(parts, "; ")
}

// standingBlocks show the states that hold somewhere, and what would end the
// holding of each.
func (h *Hypergame) standingBlocks() []report.Block {
	t := report.Table{
		Caption: "States that hold in everybody's eyes, or as the conflict is, by concept",
		Columns: []string{"State", "Outcome"},
	}
	for _, c := range Concepts {
		t.Columns = append(t.Columns, c.String())
	}
	bullets := report.Bullets{}
	for state := range h.True.States {
		row := []report.Cell{h.True.letters(state), {report.T(h.True.Name(state))}}
		holds := false
		for _, c := range Concepts {
			standing := h.Standing(c, state)
			holds = holds || standing != Nowhere
			row = append(row, standingCell(standing))
		}
		if holds && len(t.Rows) < tableStates {
			t.Rows = append(t.Rows, row)
			bullets.Items = append(bullets.Items, h.ending(state)...)
		}
	}
	if len(t.Rows) == 0 {
		return []report.Block{report.Paragraph{report.T("No state holds under any concept, in everybody's eyes or as the conflict is.")}}
	}
	blocks := []report.Block{report.Paragraph{report.T(
		"A state holds in truth when nobody would leave it, neither as they see the conflict nor as it is. It holds by mistake, by a misunderstanding, when somebody would leave it who saw the conflict as it is. " +
			"It is overlooked when it would hold if everybody saw the conflict as it is, and somebody who does not leaves it.")}, t}
	if len(bullets.Items) > 0 {
		blocks = append(blocks, report.Paragraph{report.T("What rests on a misunderstanding, or breaks by one:")}, bullets)
	}
	return blocks
}

func standingCell(s Standing) report.Cell {
	switch s {
	case InTruth:
		return report.Cell{{Words: string(s), Mark: report.Good}}
	case ByMistake:
		return report.Cell{report.T("by mistake")}
	case Overlooked:
		return report.Cell{{Words: string(s), Mark: report.Bad}}
	case Nowhere:
	}
	return report.Cell{report.T("no")}
}

// ending says, for the first concept under which eyes and truth part, who
// would leave once it sees the conflict as it is, or leaves because it does
// not.
func (h *Hypergame) ending(state int) []report.Paragraph {
	for _, c := range Concepts {
		switch h.Standing(c, state) {
		case ByMistake:
			return []report.Paragraph{h.clearing(c, state)}
		case Overlooked:
			return []report.Paragraph{h.breaking(c, state)}
		case InTruth, Nowhere:
		}
	}
	return nil
}

func (h *Hypergame) clearing(c Concept, state int) report.Paragraph {
	var leaves []string
	for _, l := range h.True.Leavers(state, c) {
		leaves = append(leaves, fmt.Sprintf("%s, which then %s and reaches %s (%s)", h.True.Blocks[l.Block].Name,
			h.True.Action(Move{l.Block, state, l.To}), h.True.Letters(l.To), h.True.Name(l.To)))
	}
	return report.Paragraph{
		h.True.LettersText(state),
		report.T(fmt.Sprintf(" (%s) holds under %v only while somebody is mistaken. When it clears up it is left by %s.", h.True.Name(state), c, strings.Join(leaves, "; and by "))),
	}
}

func (h *Hypergame) breaking(c Concept, state int) report.Paragraph {
	var leaves []string
	for _, d := range h.Departures(c, state) {
		leaves = append(leaves, h.departureWords(d))
	}
	return report.Paragraph{
		h.True.LettersText(state),
		report.T(fmt.Sprintf(" (%s) would hold under %v if everybody saw the conflict as it is. It is left by %s.", h.True.Name(state), c, strings.Join(leaves, "; and by "))),
	}
}

func (h *Hypergame) departureWords(d Departure) string {
	name := h.True.Blocks[d.Block].Name
	if d.To < 0 {
		return name + ", which thinks that such a state cannot be"
	}
	seen, _ := d.View.Sees(d.From)
	words := fmt.Sprintf("%s, which %s and thinks to reach “%s”", name, d.View.Action(Move{d.Block, seen, d.To}), d.View.Name(d.To))
	if d.Reaches < 0 {
		return words + "; in truth it cannot"
	}
	return words + fmt.Sprintf("; in truth that is %s (%s)", h.True.Letters(d.Reaches), h.True.Name(d.Reaches))
}

func (h *Hypergame) meetingBlocks() []report.Block {
	meetings, ok := h.Meetings()
	if !ok {
		return []report.Block{report.Paragraph{{
			Words: "What comes about when every party does its part was not computed: some party believes that nothing holds, or what the parties believe combines in too many ways.", Mark: report.Missing,
		}}}
	}
	t := report.Table{
		Caption: "What comes about when every party does its own part of an outcome that it hopes for",
		Columns: []string{"State", "Outcome", "Hoped for by", "A surprise for", "Then"},
	}
	for _, m := range meetings[:min(len(meetings), tableStates)] {
		t.Rows = append(t.Rows, h.meetingRow(m))
	}
	blocks := []report.Block{t}
	if more := len(meetings) - tableStates; more > 0 {
		blocks = append(blocks, report.Paragraph{report.T(fmt.Sprintf("%d more are left out here; --json prints them.", more))})
	}
	return blocks
}

func (h *Hypergame) meetingRow(m Meeting) []report.Cell {
	hoped, surprised := h.expecting(m)
	if m.State < 0 {
		return []report.Cell{
			{{Words: m.Letters, Mark: report.Letters}},
			{report.T("cannot be: the rules forbid it")},
			{report.T("nobody")},
			{report.T(some(surprised, "nobody"))},
			{report.T("somebody's part fails")},
		}
	}
	return []report.Cell{
		h.True.letters(m.State),
		{report.T(h.True.Name(m.State))},
		{report.T(some(hoped, "nobody"))},
		{report.T(some(surprised, "nobody"))},
		{report.T(h.then(m.State))},
	}
}

// expecting lists the parties with options that hoped for what came about, and
// those that did not.
func (h *Hypergame) expecting(m Meeting) (hoped, surprised []string) {
	expected := map[int]bool{}
	for _, i := range m.Expected {
		expected[i] = true
	}
	for _, v := range h.Views {
		switch {
		case expected[v.Party]:
			hoped = append(hoped, h.name(v))
		default:
			surprised = append(surprised, h.name(v))
		}
	}
	return hoped, surprised
}

// then says whether a state holds in everybody's eyes, by the most demanding
// concept that says so.
func (h *Hypergame) then(state int) string {
	var under []string
	for _, c := range Concepts {
		if h.Equilibrium(c, state) {
			under = append(under, c.String())
		}
	}
	if len(under) == 0 {
		return "somebody leaves it"
	}
	return "holds in everybody's eyes under " + strings.Join(under, ", ")
}
