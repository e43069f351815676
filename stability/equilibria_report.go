package stability

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"parley/report"
)

// DenseMethod is how the dense engine answers.
var DenseMethod = report.Method{
	Name: "Graph model for conflict resolution, dense sets",
	Text: "Every choice of options is a state, and for each solution concept a state is stable for a party when its score " +
		"reaches a bar, which follows from what the party and the others can reach; many states are judged at once.",
	Keys: Method.Keys,
}

// SymbolicMethod is how the symbolic engine answers.
var SymbolicMethod = report.Method{
	Name: "Graph model for conflict resolution, decision diagrams",
	Text: "Sets of states are decision diagrams, which say option by option which states are in them; " +
		"what a party reaches, and what the others lead to, is found for all states at once, one statement after the other.",
	Keys: append(slices.Clone(Method.Keys), "bryant1986"),
}

// Report is the answer for people and, as its Data, for machines.
func (e *Equilibria) Report() *report.Report {
	model := &Model{Conflict: e.Conflict}
	r := &report.Report{
		Title:       "Equilibria: " + e.Conflict.Title,
		Methods:     e.methods(),
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

// methods are those of the engines that answered.
func (e *Equilibria) methods() []report.Method {
	of := map[Engine]report.Method{Enumerated: Method, Dense: DenseMethod, Symbolic: SymbolicMethod}
	var methods []report.Method
	for _, choice := range e.engines() {
		methods = append(methods, of[choice.Name])
	}
	return methods
}

// engines are those that answered, each once.
func (e *Equilibria) engines() []EngineChoice {
	var answered []EngineChoice
	for _, f := range e.Found {
		known := slices.ContainsFunc(answered, func(c EngineChoice) bool { return c.Name == f.Engine.Name })
		if f.Engine.Name != "" && !known {
			answered = append(answered, f.Engine)
		}
	}
	return answered
}

// engineWords says which engine answered what, and why.
func (e *Equilibria) engineWords() report.Paragraph {
	var sentences []string
	engines := e.engines()
	for _, choice := range engines {
		var concepts []string
		for _, f := range e.Found {
			if f.Engine.Name == choice.Name {
				concepts = append(concepts, f.Concept.String())
			}
		}
		about := ""
		if len(engines) > 1 {
			about = " for " + list(concepts)
		}
		sentences = append(sentences, fmt.Sprintf("The %s engine answered%s, because %s.", choice.Name, about, choice.Why))
	}
	return report.Paragraph{report.T(strings.Join(sentences, " "))}
}

// countTable says how many equilibria there are.
func (e *Equilibria) countTable() report.Table {
	t := report.Table{
		Caption: "How many states are stable for every party, by concept",
		Columns: []string{"Concept", "Equilibria", "Listed"},
	}
	for _, f := range e.Found {
		count := report.Text{Words: "not computed", Mark: report.Missing}
		if f.NotComputed == nil {
			count = report.T(f.Count.String())
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
	Count    *big.Int `json:"count"` // a number of any size
	List     []string `json:"list"`
	Complete bool     `json:"complete"` // the list has all of them
	Engine   Engine   `json:"engine"`   // that found them
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
		found := FoundData{Count: f.Count, List: []string{}, Complete: f.Count.Cmp(big.NewInt(int64(len(f.States)))) == 0, Engine: f.Engine.Name}
		for _, s := range f.States {
			found.List = append(found.List, s.Letters(len(e.Conflict.Options)))
		}
		d.Equilibria[f.Concept.Key()] = found
	}
	return d
}
