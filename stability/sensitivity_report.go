package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// SensitivityMethod is how it is found what overturns a finding.
var SensitivityMethod = report.Method{
	Name: "What overturns a finding",
	Text: "One thing is changed at a time: one party's statements, step by step from the fewest; a rule; what an option requires; whether an option can be undone. " +
		"The state is judged again after every change by the definitions, so that the first that overturns a verdict is the smallest of its kind. " +
		"Steps of different kinds are not worth the same.",
	Keys: []string{"fang1993"},
}

// Sections say what overturns each finding, for people.
func (v *Sensitivity) Sections() []report.Section {
	intro := report.Section{ID: "findings", Title: "What is found", Blocks: []report.Block{
		report.Paragraph{report.T("The state is "), v.LettersText(v.State), report.T(" (" + v.Name(v.State) + ").")},
		v.summary(),
	}}
	sections := []report.Section{intro}
	for _, alike := range v.alike() {
		f := alike[0]
		sections = append(sections, report.Section{ID: "overturn-" + f.Concept.Key(), Title: title(alike), Blocks: v.findingBlocks(f)})
	}
	return sections
}

// alike puts together the findings that the same changes overturn.
func (v *Sensitivity) alike() [][]Finding {
	var groups [][]Finding
	for _, f := range v.Findings {
		k := slices.IndexFunc(groups, func(g []Finding) bool { return f.data().sameAs(g[0].data()) })
		if k < 0 {
			groups = append(groups, []Finding{f})
			continue
		}
		groups[k] = append(groups[k], f)
	}
	return groups
}

func (d FindingData) sameAs(e FindingData) bool {
	return d.Holds == e.Holds && slices.Equal(d.Overturns, e.Overturns) && slices.Equal(d.Searched, e.Searched)
}

func (v *Sensitivity) summary() report.Table {
	t := report.Table{
		Caption: "What is found of the state, and the smallest single change that overturns it",
		Columns: []string{"Concept", "Found", "Steps", "What overturns it"},
	}
	for _, f := range v.Findings {
		steps, words := "none", "no change that was tried"
		if len(f.Overturns) > 0 {
			steps, words = fmt.Sprint(f.Overturns[0].Steps), f.Overturns[0].Words
		}
		t.Rows = append(t.Rows, []report.Cell{{report.T(f.Concept.String())}, {f.verdict()}, {report.T(steps)}, {report.T(words)}})
	}
	return t
}

func (f Finding) verdict() report.Text {
	if f.Holds {
		return report.Text{Words: "holds", Mark: report.Good}
	}
	return report.Text{Words: "does not hold", Mark: report.Bad}
}

func title(alike []Finding) string {
	var concepts []string
	for _, f := range alike {
		concepts = append(concepts, f.Concept.String())
	}
	if alike[0].Holds {
		return "What would end that it holds under " + list(concepts)
	}
	return "What would make it hold under " + list(concepts)
}

func (v *Sensitivity) findingBlocks(f Finding) []report.Block {
	var blocks []report.Block
	if len(f.Overturns) > 0 {
		t := report.Table{
			Caption: "The smallest change of each kind",
			Columns: []string{"What may change", "Steps", "The change", "What follows"},
		}
		for _, o := range f.Overturns {
			words := o.Words
			if o.Count > 1 {
				words += fmt.Sprintf(" (or one of %s as small)", count(o.Count-1, "other change"))
			}
			t.Rows = append(t.Rows, textRow(changeKindWords[o.Kind], fmt.Sprint(o.Steps), words, o.Then))
		}
		blocks = append(blocks, t)
	}
	if words := v.withoutWords(f); words != "" {
		blocks = append(blocks, report.Paragraph{report.T(words)})
	}
	return blocks
}

var changeKindWords = map[ChangeKind]string{
	editKey(Reorder): "the order of one party's statements, a step for each two neighbours that change places",
	editKey(Drop):    "statements that one party gives up",
	editKey(Turn):    "statements that one party turns into their opposite",
	DropRule:         "a rule",
	DropRequire:      "what an option requires",
	Direct:           "whether an option can be undone",
}

var shortKindWords = map[ChangeKind]string{
	editKey(Reorder): "another order of one party's statements",
	editKey(Drop):    "giving up statements of one party",
	editKey(Turn):    "turning statements of one party into their opposite",
	DropRule:         "leaving out a rule",
	DropRequire:      "leaving out what an option requires",
	Direct:           "making an option irreversible or reversible",
}

// withoutWords says which kinds of change overturn nothing, and which were not all
// tried.
func (v *Sensitivity) withoutWords(f Finding) string {
	var none []string
	words := ""
	for _, kind := range ChangeKinds {
		if f.overturn(kind) != nil || slices.Contains(v.untried, kind) {
			continue
		}
		if s := f.search(kind); s != nil && !s.Complete {
			words += fmt.Sprintf(" By %s, no change of up to %s overturns it; larger ones are too many to try.", shortKindWords[kind], count(s.Searched, "step"))
			continue
		}
		none = append(none, shortKindWords[kind])
	}
	switch {
	case len(none) == len(ChangeKinds):
		return "No single change of these kinds overturns it: " + list(none) + "."
	case len(none) > 0:
		words = "Nothing overturns it by " + listOr(none) + "." + words
	}
	return words
}

func (f *Finding) search(kind ChangeKind) *Search {
	for k := range f.Searches {
		if f.Searches[k].Kind == kind {
			return &f.Searches[k]
		}
	}
	return nil
}

// listOr joins words as English does: a, b or c.
func listOr(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// SensitivityData is a sensitivity as --json prints it.
type SensitivityData struct {
	State    string        `json:"state"`
	Findings []FindingData `json:"findings"`
}

// FindingData is a verdict and what overturns it.
type FindingData struct {
	Concept   string         `json:"concept"`
	Holds     bool           `json:"holds"`
	Overturns []OverturnData `json:"overturns"` // the fewest steps first
	Searched  []SearchData   `json:"searched"`
}

// OverturnData is the smallest change of one kind.
type OverturnData struct {
	Kind  string `json:"kind"` // reorder, drop, turn, rule, requirement or direction
	Steps int    `json:"steps"`
	Count int    `json:"count"` // how many are as small
	Words string `json:"words"`
	Then  string `json:"then"` // what follows
}

// SearchData says how far the changes of statements were tried.
type SearchData struct {
	Kind     string `json:"kind"`
	Steps    int    `json:"steps"`
	Complete bool   `json:"complete"`
}

// Data returns the sensitivity for machines.
func (v *Sensitivity) Data() SensitivityData {
	d := SensitivityData{State: v.Letters(v.State)}
	for _, f := range v.Findings {
		d.Findings = append(d.Findings, f.data())
	}
	return d
}

func (f Finding) data() FindingData {
	d := FindingData{Concept: f.Concept.Key(), Holds: f.Holds, Overturns: []OverturnData{}, Searched: []SearchData{}}
	for _, o := range f.Overturns {
		d.Overturns = append(d.Overturns, OverturnData{string(o.Kind), o.Steps, o.Count, o.Words, o.Then})
	}
	for _, s := range f.Searches {
		d.Searched = append(d.Searched, SearchData{string(s.Kind), s.Searched, s.Complete})
	}
	return d
}

// NotComputed says what was left out, and of whom nothing was changed.
func (v *Sensitivity) NotComputed() []string {
	not := v.Unasked
	for _, i := range v.withPreference() {
		if !v.hasStatements(i) {
			not = append(not, fmt.Sprintf("What overturns a finding in what %s wants: it has no statements to change. parley inverse asks how far a state must rise in its order.", v.Conflict.Parties[i].Name))
		}
	}
	return not
}
