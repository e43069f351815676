package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// mostBars bounds the inputs that are drawn and tabled for one doubt.
const mostBars = 12

// shareFigure shows how often each outcome holds, by concept.
func (r *Robustness) shareFigure() report.Block {
	heat := &report.Heat{
		X: "Solution concept", Y: "Outcome", Low: 0, High: 1,
		Meaning: "The darker, the more draws in which the outcome holds.",
	}
	for _, c := range r.Concepts() {
		heat.Columns = append(heat.Columns, c.String())
	}
	var text []string
	for _, o := range r.possible()[:min(len(r.possible()), tableStates)] {
		var cells []report.HeatCell
		var said []string
		for _, c := range r.Concepts() {
			share := r.OutcomeShare(c, o)
			cells = append(cells, report.HeatCell{Value: share.Value, Words: points(share.Value) + " %"})
			said = append(said, fmt.Sprintf("%v %s %%", c, points(share.Value)))
		}
		heat.Rows = append(heat.Rows, r.Outcomes[o].Name)
		heat.Cells = append(heat.Cells, cells)
		text = append(text, fmt.Sprintf("%s: %s.", r.Outcomes[o].Name, strings.Join(said, ", ")))
	}
	return report.Figure{
		ID: "draws-outcomes", Title: fmt.Sprintf("In what share of %d draws each outcome holds, by solution concept", r.Done),
		Text: strings.Join(text, " "), Heat: heat,
	}
}

// driverBlocks say what the most doubtful outcomes depend on.
func (r *Robustness) driverBlocks() []report.Block {
	blocks := []report.Block{report.Paragraph{report.T(fmt.Sprintf(
		"For each outcome that holds in some draws only, under the concept under which it is most in doubt. “Alone” is the part "+
			"of the doubt that would go if this one thing were known; “in all” the part that would stay if everything else were known. "+
			"The shares that follow rest on the first %d draws: with this one thing read as it is without draws, and pushed to either end.",
		r.Tested))}}
	for k := range r.Doubts[:min(mostDetailed, len(r.Doubts))] {
		d := &r.Doubts[k]
		blocks = append(blocks, r.verdictWords(d), r.tornado(k, d), r.effectTable(d))
	}
	if rest := r.Doubts[min(mostDetailed, len(r.Doubts)):]; len(rest) > 0 {
		var items []report.Paragraph
		for k := range rest {
			items = append(items, r.verdictWords(&rest[k]))
		}
		blocks = append(blocks, report.Bullets{Items: items})
	}
	return blocks
}

// verdictWords says what an outcome depends on most.
func (r *Robustness) verdictWords(d *Doubt) report.Paragraph {
	var drivers, turning []string
	for _, e := range d.Effects {
		name := r.Ensemble.Inputs()[e.Input].Name
		if e.Total.Low > 0 && len(drivers) < 3 {
			drivers = append(drivers, fmt.Sprintf("%s (%.2f)", name, min(1, e.Total.Value)))
		}
		if e.Turns {
			turning = append(turning, name)
		}
	}
	words := fmt.Sprintf("“%s”: %s.", r.Outcomes[d.Outcome].Name, r.likely(d.Concept, d.Outcome))
	if len(drivers) > 0 {
		words += " It depends most on " + strings.Join(drivers, "; ") + ". In brackets stands the part of the doubt that stays once everything else is known."
	}
	switch len(turning) {
	case 0:
		words += " Nothing turns it by itself, with all else as it is read."
	case 1:
		words += " This turns it by itself, with all else as it is read: " + turning[0] + "."
	default:
		words += " Each of these turns it by itself, with all else as it is read: " + strings.Join(turning, "; ") + "."
	}
	return report.Paragraph{{Words: words}}
}

// tornado shows how far each input moves the share of draws in which the
// outcome holds.
func (r *Robustness) tornado(k int, d *Doubt) report.Figure {
	share := r.OutcomeShare(d.Concept, d.Outcome)
	bars := &report.Bars{
		Axis: report.Axis{Title: fmt.Sprintf("Draws in which it holds under %v, %%", d.Concept), Low: 0, High: 100},
		Base: 100 * share.Value,
	}
	var text []string
	for _, e := range bySwing(d.Effects) {
		in := &r.Ensemble.Inputs()[e.Input]
		low, high := in.Ends()
		bars.Rows = append(bars.Rows, report.Bar{Name: in.Name, Parts: []report.BarPart{
			{Name: "at its low end: not wanted, or as written", From: bars.Base, To: 100 * e.Low.Value},
			{Name: "at its high end: wanted, or reversed", From: bars.Base, To: 100 * e.High.Value},
		}})
		text = append(text, fmt.Sprintf("%s: %s %% (%s), %s %% (%s).",
			upper(in.Name), points(e.Low.Value), in.Words(low), points(e.High.Value), in.Words(high)))
	}
	return report.Figure{
		ID:    fmt.Sprintf("drivers-%d", k+1),
		Title: fmt.Sprintf("What moves “%s” under %v", r.Outcomes[d.Outcome].Name, d.Concept),
		Text:  fmt.Sprintf("It holds in %s of the draws. %s", shareWords(share), strings.Join(text, " ")),
		Bars:  bars,
	}
}

// bySwing lists the effects that move the share, the furthest first.
func bySwing(effects []Effect) []Effect {
	sorted := mattering(effects)
	slices.SortStableFunc(sorted, func(a, b Effect) int {
		switch {
		case a.swing() > b.swing():
			return -1
		case a.swing() < b.swing():
			return 1
		}
		return 0
	})
	return sorted[:min(mostBars, len(sorted))]
}

// mattering lists the effects that are any.
func mattering(effects []Effect) []Effect {
	var some []Effect
	for _, e := range effects {
		if e.matters() {
			some = append(some, e)
		}
	}
	return some
}

func (r *Robustness) effectTable(d *Doubt) report.Table {
	t := report.Table{
		Caption: fmt.Sprintf("What “%s” depends on under %v", r.Outcomes[d.Outcome].Name, d.Concept),
		Columns: []string{"Uncertain", "Alone", "In all", "Holds when settled", "at its low end", "at its high end", "Turns it by itself"},
	}
	some := mattering(d.Effects)
	for _, e := range some[:min(mostBars, len(some))] {
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(r.Ensemble.Inputs()[e.Input].Name)},
			{report.T(fmt.Sprintf("%.2f (%.2f to %.2f)", e.First.Value, e.First.Low, e.First.High))},
			{report.T(fmt.Sprintf("%.2f (%.2f to %.2f)", e.Total.Value, e.Total.Low, e.Total.High))},
			{report.T(cellWords(e.Settled))},
			{report.T(cellWords(e.Low))},
			{report.T(cellWords(e.High))},
			{report.T(yes(e.Turns))},
		})
	}
	if left := len(some) - len(t.Rows); left > 0 {
		t.Caption += fmt.Sprintf("; %d more uncertain things are in the data for machines", left)
	}
	if len(some) < len(d.Effects) {
		t.Caption += "; what else is uncertain changes nothing here"
	}
	return t
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}
