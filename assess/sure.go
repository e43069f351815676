package assess

import (
	"cmp"
	"fmt"
	"slices"

	"parley/ensemble"
	"parley/report"
	"parley/stability"
)

// sure says of each instrument how often its aim is met under each concept, and
// what that depends on; false when nothing about preferences is drawn.
func (a *Assessment) sure() (report.Section, bool) {
	t := report.Table{
		Caption: fmt.Sprintf("For each instrument, the share of the same %d draws in which its aim is met by a state that is stable for every party, with its 95 %% interval", a.Question.Draws),
		Columns: []string{"Instrument"},
	}
	for _, c := range a.Concepts {
		t.Columns = append(t.Columns, c.String())
	}
	t.Columns = append(t.Columns, "Depends most on")
	for i, r := range a.Instruments {
		x, g := a.caseOf(i), a.goalOf(i)
		if x == nil || g < 0 {
			continue
		}
		row := []report.Cell{{report.T(r.Instrument.Name)}}
		for _, c := range a.Concepts {
			s := a.under(x, g, c)
			row = append(row, report.Cell{report.T(fmt.Sprintf("%s %% (%s to %s)", percent(s.Value), percent(s.Low), percent(s.High)))})
		}
		t.Rows = append(t.Rows, append(row, report.Cell{report.T(a.dependence(x, g))}))
	}
	if a.Uncertain == 0 || len(t.Rows) == 0 {
		return report.Section{}, false
	}
	return report.Section{ID: "robust-instruments", Title: "How sure the instruments are", Blocks: []report.Block{t}}, true
}

// under is how often the goal is met under the concept.
func (a *Assessment) under(x *Case, goal int, c stability.Concept) ensemble.Share {
	return a.share(func(k int) bool { return x.Met.Draws[k][goal].Has(c) })
}

// dependence names the uncertain thing that changes most how firmly the goal is
// met.
func (a *Assessment) dependence(x *Case, goal int) string {
	firm := make([]float64, a.Question.Draws)
	for k := range firm {
		firm[k] = a.firmness(x, k, goal)
	}
	e := x.Met.Ensemble
	var list []Leaning
	for i := range e.Inputs() {
		if l, ok := leaning(e, i, firm); ok {
			list = append(list, l)
		}
	}
	if len(list) == 0 {
		return "nothing that is uncertain"
	}
	most := slices.MaxFunc(list, func(x, y Leaning) int { return cmp.Compare(x.Width(), y.Width()) })
	if most.Width() < 0.01 {
		return "nothing that is uncertain"
	}
	return fmt.Sprintf("%s: under %.0f %% of the concepts on average where %s, under %.0f %% where %s", most.Name, 100*most.Gap, most.With, 100*most.Otherwise, most.Without)
}

// AimWords say in one sentence how often an instrument's aim is met; empty when
// it has none, or nothing is drawn.
func (a *Assessment) AimWords(instrument int) string {
	x, g := a.caseOf(instrument), a.goalOf(instrument)
	if x == nil || g < 0 || !a.Drawn() {
		return ""
	}
	return fmt.Sprintf("What %s aims at holds %s, and is secure against everybody's gain %s.",
		a.Instruments[instrument].Instrument.Name, a.often(a.Holds(x, g)), a.often(a.Secure(x, g)))
}
