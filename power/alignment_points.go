package power

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/power/votes"
	"parley/report"
)

// Bounds of the picture of ideal points.
const (
	mostOfParty = 5  // states of a party that are drawn one by one
	mostPlaced  = 40 // rows
)

// A placed is a row of the picture: a state with its interval, or a party of
// many states by their mean, from the lowest to the highest.
type placed struct {
	name             string
	low, point, high float64
}

// rows are the states and the parties of many states, from one end to the
// other.
func (a *AlignmentAnswer) rows() (rows []placed, parties bool) {
	for _, p := range a.parties {
		var of []placed
		for _, x := range a.IdealPoints {
			if x.Party == p.ID {
				of = append(of, placed{x.Name, x.Low, x.Point, x.High})
			}
		}
		if len(of) > mostOfParty {
			of, parties = []placed{together(p.Name, of)}, true
		}
		rows = append(rows, of...)
	}
	slices.SortStableFunc(rows, func(x, y placed) int { return cmp.Compare(y.point, x.point) })
	return rows[:min(len(rows), mostPlaced)], parties
}

// together is the mean of several states, from the lowest to the highest.
func together(name string, of []placed) placed {
	all := placed{fmt.Sprintf("%s (%d states)", name, len(of)), of[0].point, 0, of[0].point}
	for _, x := range of {
		all.low, all.high = min(all.low, x.point), max(all.high, x.point)
		all.point += x.point / float64(len(of))
	}
	return all
}

// places draws the ideal points.
func (a *AlignmentAnswer) places() report.Section {
	s := report.Section{ID: "ideal-points", Title: "Where they stand"}
	if len(a.IdealPoints) == 0 {
		s.Blocks = append(s.Blocks, paragraph("There are no ideal points of the parties in session %d.", a.Last))
		return s
	}
	source, spread := "Fitted from the roll calls. "+a.source.Line(), "95 %"
	if a.points != nil {
		source, spread = "As published. "+a.points.Line(), "90 %"
	}
	rows, parties := a.rows()
	bars := &report.Bars{Axis: report.Axis{Title: "ideal point"}}
	var says []string
	for _, p := range rows {
		bars.Rows = append(bars.Rows, report.Bar{Name: p.name, Parts: []report.BarPart{{
			Name: "ideal point", From: 0, To: p.point, Range: &report.Range{Low: p.low, Mode: p.point, High: p.high},
		}}})
		says = append(says, fmt.Sprintf("%s %.2f (%.2f to %.2f)", p.name, p.point, p.low, p.high))
	}
	text := fmt.Sprintf("Session %d (%d), each with the interval that holds the point with %s probability; the nearer two are, the more alike they vote.", a.Last, votes.Year(a.Last), spread)
	if parties {
		text += fmt.Sprintf(" Of a party of more than %d states: their mean, and the range from the lowest to the highest state.", mostOfParty)
	}
	s.Blocks = append(s.Blocks, paragraph("%s", text),
		report.Figure{ID: "ideal-points", Title: "Ideal points", Text: strings.Join(says, "; ") + ". " + source, Bars: bars})
	return s
}
