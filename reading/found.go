package reading

import (
	"fmt"
	"strings"

	"parley/report"
	"parley/source"
)

// Report shows all that was found in the document: the parties and the
// places, the tables and lists, and then what Report shows of its draft.
func (r *Reading) Report() *report.Report {
	said := Report(r.Draft(), map[string]*source.Document{r.ID: r.Document})
	said.Title = "What was read in " + r.Document.Name
	var found []report.Section
	for _, s := range []report.Section{r.partySection(), r.placeSection(), r.structureSection()} {
		if len(s.Blocks) > 0 {
			found = append(found, s)
		}
	}
	said.Sections = append(found, said.Sections...)
	return said
}

func (r *Reading) partySection() report.Section {
	s := report.Section{ID: "parties", Title: "Parties"}
	if len(r.Parties) == 0 {
		return s
	}
	t := report.Table{
		Caption: "The parties that the document names, and on which lines it calls them what",
		Columns: []string{"Party", "Code", "Mentions", "Called"},
	}
	for _, p := range r.Parties {
		t.Rows = append(t.Rows, []report.Cell{
			{{Words: p.Name, Note: p.Note}},
			{report.T(p.Code)},
			{report.T(fmt.Sprint(len(p.Mentions)))},
			{report.T(calledWords(p.Mentions))},
		})
	}
	s.Blocks = []report.Block{t}
	return s
}

// calledWords lists what a party is called, each wording once with its lines.
func calledWords(mentions []Mention) string {
	type wording struct {
		text string
		how  How
	}
	var order []wording
	lines := map[wording][]int{}
	for _, m := range mentions {
		w := wording{m.Text, m.How}
		if lines[w] == nil {
			order = append(order, w)
		}
		if known := lines[w]; len(known) == 0 || known[len(known)-1] != m.Line {
			lines[w] = append(known, m.Line)
		}
	}
	var parts []string
	for _, w := range order {
		parts = append(parts, fmt.Sprintf("%s (%s; %s)", w.text, w.how, onLines(lines[w])))
	}
	return strings.Join(parts, ", ")
}

// onLines writes line numbers; of many, the first.
func onLines(lines []int) string {
	const most = 8
	words := make([]string, 0, most)
	for _, l := range lines[:min(len(lines), most)] {
		words = append(words, fmt.Sprint(l))
	}
	text := strings.Join(words, ", ")
	if len(lines) == 1 {
		return "line " + text
	}
	if more := len(lines) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return "lines " + text
}

func (r *Reading) placeSection() report.Section {
	s := report.Section{ID: "places", Title: "Places that are not parties"}
	if len(r.Places) == 0 {
		return s
	}
	var bullets report.Bullets
	for _, p := range r.Places {
		bullets.Items = append(bullets.Items, report.Paragraph{report.T(fmt.Sprintf("%s on line %d: %s", p.Text, p.Line, p.Why))})
	}
	s.Blocks = []report.Block{bullets}
	return s
}

// structureSection lists the tables and lists with their lines.
func (r *Reading) structureSection() report.Section {
	s := report.Section{ID: "structure", Title: "Tables and lists"}
	t := report.Table{Caption: "The tables and lists of the document", Columns: []string{"What", "Lines", "Rows or items", "Header or introduction"}}
	for _, b := range r.Document.Blocks {
		var kind, head string
		var n int
		switch b.Kind {
		case source.TableKind:
			shown := wireTable(b, r.promoted[b.Span.First])
			kind, head, n = "table", strings.Join(shown.Header, " | "), len(shown.Rows)
		case source.List:
			kind, head, n = "list", b.Intro.Text, len(b.Items)
		default:
			continue
		}
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(kind)}, {report.T(fmt.Sprintf("%d to %d", b.Span.First, b.Span.Last))}, {report.T(fmt.Sprint(n))}, {report.T(head)},
		})
	}
	if len(t.Rows) > 0 {
		s.Blocks = []report.Block{t}
	}
	return s
}
