package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// CoalitionMethod is how coalitions are judged.
var CoalitionMethod = report.Method{
	Name: "Coalition analysis",
	Text: "Every set of the parties that have options is taken to act as one while the others stand alone: it moves by legal sequences of its members' moves, " +
		"improves when every member prefers the result, and is answered by a state that not every member prefers.",
	Keys: []string{"kilgour2001elmira", "inohara2008", "aumann1959"},
}

// mostAgainst is how many coalitions that would leave a state are named.
const mostAgainst = 3

// Section shows the states that hold for every party alone, and whether they
// hold for every coalition.
func (s *CoalitionSolution) Section() report.Section {
	blocks := []report.Block{report.Paragraph{report.T(fmt.Sprintf(
		"What no party leaves alone, several may leave together. %s of parties are judged, parties alone among them. "+
			"A state that is stable under Nash for all of them is a strong equilibrium; under another concept it is universally coalitionally stable.",
		upper(count(len(s.Coalitions), "set"))))}}
	shown := s.shown()
	if len(shown) == 0 {
		blocks = append(blocks, report.Paragraph{report.T("No state is stable for every party alone under any of the concepts.")})
	} else {
		blocks = append(blocks, s.table(shown))
		if len(s.Coalitions) <= tableStates {
			blocks = append(blocks, s.heat(shown))
		}
	}
	return report.Section{ID: "coalitions", Title: "What coalitions would leave", Blocks: blocks}
}

// shown lists the states that are stable for every party alone under some
// concept.
func (s *CoalitionSolution) shown() []int {
	var shown []int
	for state := range s.States {
		if slices.ContainsFunc(CoalitionConcepts, func(c Concept) bool { return s.alone(c, state) }) {
			shown = append(shown, state)
		}
	}
	return shown[:min(len(shown), tableStates)]
}

// alone reports whether the state is stable for every party by itself.
func (s *CoalitionSolution) alone(c Concept, state int) bool {
	return !slices.ContainsFunc(s.Against(c, state), func(k int) bool { return len(s.Coalitions[k].Parties) == 1 })
}

func (s *CoalitionSolution) table(states []int) report.Table {
	t := report.Table{
		Caption: "States that hold while everybody acts alone, and for every coalition",
		Columns: []string{"State", "Outcome", "For parties alone", "For every coalition", "Who would leave together, under Nash"},
	}
	for _, state := range states {
		t.Rows = append(t.Rows, []report.Cell{
			s.letters(state),
			{report.T(s.Name(state))},
			coalitionCell(func(c Concept) bool { return s.alone(c, state) }),
			coalitionCell(func(c Concept) bool { return s.Universal(c, state) }),
			{report.T(s.leaving(state))},
		})
	}
	return t
}

func coalitionCell(holds func(Concept) bool) report.Cell {
	var names []string
	for _, c := range CoalitionConcepts {
		if holds(c) {
			names = append(names, c.String())
		}
	}
	switch len(names) {
	case 0:
		return report.Cell{{Words: "none", Mark: report.Bad}}
	case len(CoalitionConcepts):
		return report.Cell{{Words: "all", Mark: report.Good}}
	}
	return report.Cell{report.T(strings.Join(names, " "))}
}

// leaving names the smallest coalitions that would all do better elsewhere,
// and one place where.
func (s *CoalitionSolution) leaving(state int) string {
	var leaving []string
	more := 0
	for _, k := range s.Against(Nash, state) {
		h := s.Coalitions[k]
		switch {
		case len(h.Parties) == 1:
		case len(leaving) == mostAgainst:
			more++
		default:
			to := int(h.improvements[state][0])
			leaving = append(leaving, fmt.Sprintf("%s, to %s (%s)", h.Name, s.Letters(to), s.Name(to)))
		}
	}
	switch {
	case len(leaving) == 0:
		return "nobody"
	case more > 0:
		leaving = append(leaving, count(more, "other coalition"))
	}
	return strings.Join(leaving, "; ")
}

// heat shows under how many concepts a state is stable for each coalition.
func (s *CoalitionSolution) heat(states []int) report.Figure {
	heat := &report.Heat{X: "who acts as one", Y: "state", High: float64(len(CoalitionConcepts)), Meaning: "stable under more concepts"}
	for _, h := range s.Coalitions {
		heat.Columns = append(heat.Columns, h.Name)
	}
	var text []string
	for _, state := range states {
		var cells []report.HeatCell
		var words []string
		for k, h := range s.Coalitions {
			n := 0
			for _, c := range CoalitionConcepts {
				if s.Stable(c, k, state) {
					n++
				}
			}
			cells = append(cells, report.HeatCell{Value: float64(n), Words: fmt.Sprint(n)})
			words = append(words, fmt.Sprintf("%s %d", h.Name, n))
		}
		heat.Rows, heat.Cells = append(heat.Rows, s.Letters(state)), append(heat.Cells, cells)
		text = append(text, s.Letters(state)+": "+strings.Join(words, "; "))
	}
	return report.Figure{
		ID: "coalitions", Title: "Under how many of five concepts a state is stable, by who acts as one", Heat: heat,
		Text: fmt.Sprintf("Under how many of %d concepts (%s) each state is stable. %s.",
			len(CoalitionConcepts), "Nash, GMR, SMR, SEQ, SSEQ", strings.Join(text, ". ")),
	}
}

// CoalitionData is one coalition as --json prints it.
type CoalitionData struct {
	Parties []string            `json:"parties"`
	Stable  map[string][]string `json:"stable"` // by concept key: the states that are stable for it
}

// Data returns the solution for machines.
func (s *CoalitionSolution) Data() []CoalitionData {
	var all []CoalitionData
	for k, h := range s.Coalitions {
		d := CoalitionData{Stable: map[string][]string{}}
		for _, i := range h.Parties {
			d.Parties = append(d.Parties, s.Conflict.Parties[i].Name)
		}
		for _, c := range CoalitionConcepts {
			d.Stable[c.Key()] = []string{}
			for state := range s.States {
				if s.Stable(c, k, state) {
					d.Stable[c.Key()] = append(d.Stable[c.Key()], s.Letters(state))
				}
			}
		}
		all = append(all, d)
	}
	return all
}
