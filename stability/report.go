package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
)

// tableStates is the most states that a report shows one by one; beyond it
// only equilibria are shown, and the data for machines has the rest.
const tableStates = 64

// Method is how this package answers.
var Method = report.Method{
	Name: "Graph model for conflict resolution, enumerated",
	Text: "Every feasible state is judged for every party under each solution concept by the definitions; " +
		"the others' answers are legal sequences of moves, in which nobody moves twice in a row.",
	Keys: []string{"fang1993", "xu2018", "fraser1984", "rego2017"},
}

// Report is the solution for people and, as its Data, for machines.
func (s *Solution) Report() *report.Report {
	r := &report.Report{
		Title:       "Stability: " + s.Conflict.Title,
		Methods:     []report.Method{Method},
		NotComputed: s.notComputed(),
		Data:        s.Data(),
	}
	r.Sections = append(r.Sections,
		report.Section{ID: "options", Title: "Options", Blocks: []report.Block{s.OptionTable()}},
		report.Section{ID: "equilibria", Title: "Equilibria", Blocks: s.EquilibriaBlocks()})
	if s.alike != nil {
		r.Sections = append(r.Sections, s.AlikeSection())
		r.Methods = append(r.Methods, AlikeMethod)
	}
	if len(s.States) <= tableStates {
		r.Sections = append(r.Sections, report.Section{
			ID: "stability", Title: "Stability of every state", Blocks: []report.Block{s.stateTable()},
		})
	} else {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf(
			"The table of all %d states is left out here; --json prints it.", len(s.States)))
	}
	return r
}

// notComputed names what the answer takes for granted.
func (m *Model) notComputed() []string {
	var gaps []string
	for _, p := range m.Conflict.Parties {
		if pr := m.Conflict.Preference(p.ID); pr == nil || len(pr.Statements)+len(pr.Ranking)+len(pr.Weights) == 0 && !pr.Derived {
			gaps = append(gaps, fmt.Sprintf("%s states no preference and is taken to be indifferent between all states.", p.Name))
		}
	}
	return append(gaps, assumed(m.Conflict)...)
}

// OptionTable lists the options in the order of a state's letters.
func (m *Model) OptionTable() report.Table {
	t := report.Table{
		Caption: "The options, in the order of a state's letters: Y is taken, N is not",
		Columns: []string{"Letter", "Party", "Option", "Bound by"},
	}
	for k, o := range m.Conflict.Options {
		var bounds []string
		if o.Requires != nil {
			bounds = append(bounds, "requires "+o.Requires.Words(m.optionWords))
		}
		switch o.Direction {
		case conflict.Forward:
			bounds = append(bounds, "cannot be undone")
		case conflict.Backward:
			bounds = append(bounds, "once dropped, cannot be taken again")
		case conflict.Both:
		}
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(fmt.Sprint(k + 1))},
			{report.T(m.Conflict.PartyName(o.Party))},
			{report.T(o.Name)},
			{report.T(strings.Join(bounds, "; "))},
		})
	}
	return t
}

// EquilibriaBlocks is the table of equilibria, or the statement that there is
// none.
func (s *Solution) EquilibriaBlocks() []report.Block {
	t := report.Table{
		Caption: fmt.Sprintf("States of %d feasible ones that are stable for every party, by concept", len(s.States)),
		Columns: []string{"State", "Outcome"},
	}
	for _, c := range Concepts {
		t.Columns = append(t.Columns, c.String())
	}
	for state := range s.States {
		under := s.EquilibriumUnder(state)
		if len(under) == 0 {
			continue
		}
		row := []report.Cell{s.letters(state), {report.T(s.Name(state))}}
		for _, c := range Concepts {
			row = append(row, yesNo(slices.Contains(under, c)))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return []report.Block{report.Paragraph{report.T("No state is stable for every party under any concept.")}}
	}
	return []report.Block{t}
}

func (m *Model) letters(s int) report.Cell { return report.Cell{m.LettersText(s)} }

func yesNo(yes bool) report.Cell {
	if yes {
		return report.Cell{{Words: "yes", Mark: report.Good}}
	}
	return report.Cell{{Words: "no", Mark: report.Bad}}
}

// stateTable has a row for each state and, for each block, the concepts under
// which the state is stable for it.
func (s *Solution) stateTable() report.Table {
	t := report.Table{
		Caption: "For each state and party, the concepts under which the state is stable for it",
		Columns: []string{"State", "Outcome"},
	}
	for _, b := range s.Blocks {
		t.Columns = append(t.Columns, b.Name)
	}
	t.Columns = append(t.Columns, "Equilibrium")
	for state := range s.States {
		row := []report.Cell{s.letters(state), {report.T(s.Name(state))}}
		for b := range s.Blocks {
			row = append(row, conceptsCell(func(c Concept) bool { return s.Stable(c, b, state) }))
		}
		t.Rows = append(t.Rows, append(row, conceptsCell(func(c Concept) bool { return s.Equilibrium(c, state) })))
	}
	return t
}

// conceptsCell says for which concepts something holds: all, none, or which.
func conceptsCell(holds func(Concept) bool) report.Cell {
	var names []string
	for _, c := range Concepts {
		if holds(c) {
			names = append(names, c.String())
		}
	}
	switch len(names) {
	case 0:
		return report.Cell{{Words: "none", Mark: report.Bad}}
	case len(Concepts):
		return report.Cell{{Words: "all", Mark: report.Good}}
	}
	return report.Cell{report.T(strings.Join(names, " "))}
}

// Data is a solution as --json prints it.
type Data struct {
	Parties    []string            `json:"parties"`   // names; those of a coalition joined by ", "
	Options    []string            `json:"options"`   // names, in the order of a state's letters
	OptionIDs  []string            `json:"optionIds"` // the same as the conflict file writes them
	States     []StateData         `json:"states"`
	Equilibria map[string][]string `json:"equilibria"` // by concept key
	// Coalesced lists, by what they are treated as, the states that are alike;
	// left out unless they are treated as one.
	Coalesced map[string][]string `json:"coalesced,omitempty"`
}

// StateData is one state's row: by concept key and party name.
type StateData struct {
	State  string                     `json:"state"`
	Stable map[string]map[string]bool `json:"stable"`
}

// Data returns the solution for machines.
func (s *Solution) Data() Data {
	d := Data{Equilibria: map[string][]string{}, Coalesced: s.alikeData()}
	for _, b := range s.Blocks {
		d.Parties = append(d.Parties, b.Name)
	}
	for _, o := range s.Conflict.Options {
		d.Options = append(d.Options, o.Name)
		d.OptionIDs = append(d.OptionIDs, o.ID)
	}
	for state := range s.States {
		row := StateData{State: s.Letters(state), Stable: map[string]map[string]bool{}}
		for _, c := range Concepts {
			row.Stable[c.Key()] = map[string]bool{}
			for b := range s.Blocks {
				row.Stable[c.Key()][s.Blocks[b].Name] = s.Stable(c, b, state)
			}
		}
		d.States = append(d.States, row)
	}
	for _, c := range Concepts {
		d.Equilibria[c.Key()] = []string{}
		for _, state := range s.Equilibria(c) {
			d.Equilibria[c.Key()] = append(d.Equilibria[c.Key()], s.Letters(state))
		}
	}
	return d
}
