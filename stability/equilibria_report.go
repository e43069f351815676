package stability

import (
	"fmt"

	"parley/report"
)

// DenseMethod is how the dense engine answers.
var DenseMethod = report.Method{
	Name: "Graph model for conflict resolution, dense sets",
	Text: "Every choice of options is a state, and for each solution concept a state is stable for a party when its score " +
		"reaches a bar that depends on the others' options alone; 64 states are judged at once.",
	Keys: Method.Keys,
}

// Report is the answer for people and, as its Data, for machines.
func (e *Equilibria) Report() *report.Report {
	method := Method
	if e.Engine.Name == Dense {
		method = DenseMethod
	}
	model := &Model{Conflict: e.Conflict}
	r := &report.Report{
		Title:       "Equilibria: " + e.Conflict.Title,
		Methods:     []report.Method{method},
		NotComputed: append(model.notComputed(), "Only equilibria were asked for, not which state is stable for whom."),
		Data:        e.Data(),
		Sections: []report.Section{
			{ID: "options", Title: "Options", Blocks: []report.Block{model.OptionTable()}},
			{ID: "equilibria", Title: "Equilibria", Blocks: []report.Block{e.engineWords(), e.countTable(), e.stateTable()}},
		},
	}
	for _, f := range e.Found {
		if f.NotComputed != nil {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("%v was not computed: %v.", f.Concept, f.NotComputed))
		}
	}
	return r
}

func (e *Equilibria) engineWords() report.Paragraph {
	return report.Paragraph{report.T(fmt.Sprintf("The %s engine answered, because %s.", e.Engine.Name, e.Engine.Why))}
}

// countTable says how many equilibria there are.
func (e *Equilibria) countTable() report.Table {
	t := report.Table{
		Caption: "How many states are stable for every party, by concept",
		Columns: []string{"Concept", "Equilibria", "Listed"},
	}
	for _, f := range e.Found {
		count := report.T(fmt.Sprint(f.Count))
		if f.NotComputed != nil {
			count = report.Text{Words: "not computed", Mark: report.Missing}
		}
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(f.Concept.String())}, {count}, {report.T(fmt.Sprint(f.shown()))},
		})
	}
	return t
}

// stateTable lists the first equilibria of each concept.
func (e *Equilibria) stateTable() report.Table {
	t := report.Table{
		Caption: fmt.Sprintf("The first equilibria of each concept, at most %d; --json prints all that were asked for", tableStates),
		Columns: []string{"Concept", "State", "Outcome"},
	}
	for _, f := range e.Found {
		listed := &Model{Conflict: e.Conflict, States: f.States}
		for s := range f.shown() {
			t.Rows = append(t.Rows, []report.Cell{{report.T(f.Concept.String())}, listed.letters(s), {report.T(listed.Name(s))}})
		}
	}
	return t
}

// shown is how many states people are shown.
func (f Found) shown() int { return min(len(f.States), tableStates) }

// EquilibriaData is the answer as --json prints it.
type EquilibriaData struct {
	Parties     []string             `json:"parties"`
	Options     []string             `json:"options"`
	OptionIDs   []string             `json:"optionIds"`
	Engine      EngineChoice         `json:"engine"`
	Equilibria  map[string]FoundData `json:"equilibria"`  // by concept key
	NotComputed map[string]string    `json:"notComputed"` // by concept key, why
}

// FoundData is one concept's equilibria.
type FoundData struct {
	Count    int      `json:"count"`
	List     []string `json:"list"`
	Complete bool     `json:"complete"` // the list has all of them
}

// Data returns the answer for machines.
func (e *Equilibria) Data() EquilibriaData {
	d := EquilibriaData{Engine: e.Engine, Equilibria: map[string]FoundData{}, NotComputed: map[string]string{}}
	for _, ids := range e.Conflict.Blocks() {
		d.Parties = append(d.Parties, blockName(e.Conflict, ids))
	}
	for _, o := range e.Conflict.Options {
		d.Options = append(d.Options, o.Name)
		d.OptionIDs = append(d.OptionIDs, o.ID)
	}
	for _, f := range e.Found {
		if f.NotComputed != nil {
			d.NotComputed[f.Concept.Key()] = f.NotComputed.Error()
			continue
		}
		found := FoundData{Count: f.Count, List: []string{}, Complete: f.Count == len(f.States)}
		for _, s := range f.States {
			found.List = append(found.List, s.Letters(len(e.Conflict.Options)))
		}
		d.Equilibria[f.Concept.Key()] = found
	}
	return d
}
