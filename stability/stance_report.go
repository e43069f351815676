package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
)

// A Structure is one way in which a conflict says more about preferences than
// an order, and the stances that make something of it.
type Structure struct {
	ID, Title string
	Text      string // what the stances are about, in words
	Stances   []Stance
	Method    report.Method
}

// Structures lists what a conflict has: unknown preferences, degrees of
// preference, probabilities. The last is judged by the given stance.
func Structures(c *conflict.Conflict, probable Stance) []Structure {
	var all []Structure
	unknown, graded, doubtful := false, false, false
	for k := range c.Preferences {
		p := &c.Preferences[k]
		unknown, graded, doubtful = unknown || len(p.Unknown) > 0, graded || p.Graded(), doubtful || p.Doubtful()
	}
	if unknown {
		all = append(all, unknownStructure)
	}
	if graded {
		all = append(all, strengthStructure)
	}
	if unknown && graded {
		all = append(all, hybridStructure)
	}
	if doubtful {
		s := probableStructure
		s.Stances = []Stance{probable}
		all = append(all, s)
	}
	return all
}

var (
	unknownStructure = Structure{
		ID: "unknown-preference", Title: "What holds where preferences are unknown",
		Text: "Of some states nobody knows which of two a party prefers. What holds depends on what a party then does; there are four extensions of every concept. " +
			"Under Nash, GMR and SMR, what holds under a holds whichever way the unknown turns out, and what does not hold under d holds in no way.",
		Stances: Extensions,
		Method: report.Method{
			Name: "Graph model with unknown preference",
			Text: "Every state is judged under the four extensions of Nash, GMR, SMR and SEQ; a countermove is credible under SEQ when its mover prefers it or may prefer it.",
			Keys: []string{"li2004"},
		},
	}
	strengthStructure = Structure{
		ID: "degrees-of-preference", Title: "How strongly it holds",
		Text: "Some states are much preferred. A state holds strongly when whoever could gain by leaving it would be answered with something much worse; " +
			"it holds weakly when it holds, and not strongly. Under Nash there is nothing to answer.",
		Stances: []Stance{General, Strong},
		Method: report.Method{
			Name: "Graph model with three degrees of preference",
			Text: "Every state is judged generally and strongly under Nash, GMR, SMR and SEQ.",
			Keys: []string{"hamouda2004", "hamouda2006"},
		},
	}
	hybridStructure = Structure{
		ID: "degrees-and-unknown", Title: "How strongly it holds where preferences are unknown",
		Text:    "The four extensions once more, when of what a party surely does not prefer only what is much worse deters it.",
		Stances: StrongExtensions,
		Method: report.Method{
			Name: "Graph model with degrees of preference and unknown preference",
			Text: "The four extensions of strong GMR, SMR and SEQ.",
			Keys: []string{"xu2010"},
		},
	}
	probableStructure = Structure{
		ID: "probable-preference", Title: "What holds with probable preferences",
		Text: "Some statements are held only with a probability, or stand in an order that nobody knows. So a party prefers one state to another with a probability, and moves, or is deterred, when that is high enough, or low enough.",
		Method: report.Method{
			Name: "Graph model with probabilistic preference",
			Text: "Every state is judged under alpha-Nash, (alpha, beta)-metarationality and -symmetric metarationality, and (alpha, beta, gamma)-sequential stability. " +
				"Statements are taken to be held independently of each other, and every unknown order to be as likely as any other; the probabilities are exact.",
			Keys: []string{"rego2015"},
		},
	}
)

// Section is what a structure says of the states.
func (s *StanceSolution) Section(x Structure) report.Section {
	bullets := report.Bullets{}
	for _, stance := range x.Stances {
		bullets.Items = append(bullets.Items, report.Paragraph{
			{Words: upper(stance.Name), Mark: report.Strong}, report.T(": a party " + stanceWords(stance)),
		})
	}
	return report.Section{ID: x.ID, Title: x.Title, Blocks: []report.Block{
		report.Paragraph{report.T(x.Text)}, bullets, s.equilibriaTable(x),
	}}
}

// stanceWords says what a party does under the stance.
func stanceWords(s Stance) string {
	if s.Key == General.Key || s.Key == Strong.Key {
		return "gains by whatever it prefers" + strings.TrimPrefix(s.Question, "every gain tempts")
	}
	return s.Question
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// equilibriaTable has a row for each state that is an equilibrium under some
// stance of the structure.
func (s *StanceSolution) equilibriaTable(x Structure) report.Block {
	t := report.Table{
		Caption: fmt.Sprintf("States of %d feasible ones that are stable for every party in some of these ways, and under which of Nash, GMR, SMR, SEQ", len(s.States)),
		Columns: append([]string{"State", "Outcome"}, x.columns()...),
	}
	for state := range s.States {
		row := []report.Cell{s.letters(state), {report.T(s.Name(state))}}
		some := false
		for _, under := range s.standings(x, state) {
			some = some || len(under) > 0
			row = append(row, stanceCell(under))
		}
		if some {
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 {
		return report.Paragraph{report.T("No state is stable for every party under any of them.")}
	}
	if len(t.Rows) > tableStates {
		t.Caption += fmt.Sprintf("; the first %d of %d", tableStates, len(t.Rows))
		t.Rows = t.Rows[:tableStates]
	}
	return t
}

// columns head what standings returns.
func (x Structure) columns() []string {
	if x.ID == strengthStructure.ID {
		return []string{"Strongly", "Weakly"}
	}
	var columns []string
	for _, stance := range x.Stances {
		columns = append(columns, upper(stance.Name))
	}
	return columns
}

// standings lists, for each stance of the structure, the concepts under which
// the state is an equilibrium; for strength those under which it is strong, and
// those under which it is weak.
func (s *StanceSolution) standings(x Structure, state int) [][]string {
	var all [][]string
	for _, stance := range x.Stances {
		all = append(all, s.under(s.place(stance), state))
	}
	if x.ID == strengthStructure.ID {
		general, strong := all[0], all[1]
		weak := slices.DeleteFunc(slices.Clone(general), func(c string) bool { return slices.Contains(strong, c) })
		return [][]string{strong, weak}
	}
	return all
}

// place returns the place of a stance in Stances.
func (s *StanceSolution) place(stance Stance) int {
	return slices.IndexFunc(s.Stances, func(x Stance) bool { return x.Key == stance.Key })
}

// under lists the concepts under which the state is an equilibrium.
func (s *StanceSolution) under(stance, state int) []string {
	var under []string
	for _, c := range StanceConcepts {
		if s.Equilibrium(stance, c, state) {
			under = append(under, c.String())
		}
	}
	return under
}

func stanceCell(under []string) report.Cell {
	switch len(under) {
	case 0:
		return report.Cell{{Words: "none", Mark: report.Bad}}
	case len(StanceConcepts):
		return report.Cell{{Words: "all", Mark: report.Good}}
	}
	return report.Cell{report.T(strings.Join(under, " "))}
}

// StanceData is one stance as --json prints it.
type StanceData struct {
	Stance     string                    `json:"stance"` // its key: a, b, c, d, general, strong, strong-a, ..., probable
	Name       string                    `json:"name"`
	Stable     map[string][]StanceStable `json:"stable"`     // by concept key
	Equilibria map[string][]string       `json:"equilibria"` // by concept key
}

// StanceStable says for one state for which parties it is stable.
type StanceStable struct {
	State  string          `json:"state"`
	Stable map[string]bool `json:"stable"` // by party name
}

// Data returns the solution for machines.
func (s *StanceSolution) Data() []StanceData {
	var all []StanceData
	for k, stance := range s.Stances {
		d := StanceData{Stance: stance.Key, Name: stance.Name, Stable: map[string][]StanceStable{}, Equilibria: map[string][]string{}}
		for _, c := range StanceConcepts {
			d.Equilibria[c.Key()] = []string{}
			for state := range s.States {
				row := StanceStable{State: s.Letters(state), Stable: map[string]bool{}}
				for b, block := range s.Blocks {
					row.Stable[block.Name] = s.Stable(k, c, b, state)
				}
				d.Stable[c.Key()] = append(d.Stable[c.Key()], row)
				if s.Equilibrium(k, c, state) {
					d.Equilibria[c.Key()] = append(d.Equilibria[c.Key()], s.Letters(state))
				}
			}
		}
		all = append(all, d)
	}
	return all
}
