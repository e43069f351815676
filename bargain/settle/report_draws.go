package settle

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/ensemble"
	"parley/report"
)

// mostPushed is how many numbers a report shows.
const mostPushed = 10

// widest sorts by how much a number does, the most first.
func widest(all []Push) []Push {
	slices.SortStableFunc(all, func(a, b Push) int { return cmp.Compare(b.Width(), a.Width()) })
	return all
}

// DrawsSection shows how the answer holds when what is uncertain is drawn.
func (s *Solution) DrawsSection(d *Draws) report.Section {
	section := report.Section{ID: "settle-draws", Title: "How sure this is"}
	section.Blocks = append(section.Blocks, report.Paragraph{report.T(fmt.Sprintf(
		"Of %d draws of what is uncertain (seed %d) %s have a package that nobody refuses. The smallest gain is %s in the middle draw, and between %s and %s in nine of ten.",
		d.Done, d.Seed, share(d.Open), number(d.Least.Median), number(d.Least.P5), number(d.Least.P95)))})
	if len(d.Levels) > 0 {
		section.Blocks = append(section.Blocks, s.levelTable(d))
	}
	if len(d.Held) > 0 {
		section.Blocks = append(section.Blocks, s.heldTable(d))
	}
	if len(d.Pushed) > 0 {
		section.Blocks = append(section.Blocks, s.tornado(d))
	}
	return section
}

// share writes a share with its interval, in percent.
func share(s ensemble.Share) string {
	return fmt.Sprintf("%.0f %% (%.0f to %.0f %%)", 100*s.Value, 100*s.Low, 100*s.High)
}

func (s *Solution) levelTable(d *Draws) report.Table {
	table := report.Table{
		Caption: fmt.Sprintf("The Nash package in the %d draws that have one: half of the draws lie in the inner range, nine of ten in the outer.", d.Chosen),
		Columns: []string{"Issue", "Without drawing", "Middle draw", "Inner range", "Outer range"},
	}
	for i, l := range d.Levels {
		without := "–"
		for _, p := range s.Packages {
			if p.Rule == Nash && p.Failed == nil {
				without = s.level(i, p.Levels[i])
			}
		}
		table.Rows = append(table.Rows, []report.Cell{
			{report.T(s.Issues[i].Name)},
			{report.T(without)},
			{report.T(number(l.Median))},
			{report.T(number(l.P25) + " to " + number(l.P75))},
			{report.T(number(l.P5) + " to " + number(l.P95))},
		})
	}
	return table
}

func (s *Solution) heldTable(d *Draws) report.Table {
	table := report.Table{Caption: "In how many of the draws nobody refuses the package that was chosen without drawing, and each party does not.", Columns: []string{"Package", "Nobody refuses"}}
	for _, p := range s.Parties {
		table.Columns = append(table.Columns, p.Name)
	}
	for _, h := range d.Held {
		row := []report.Cell{{report.T(h.Name)}, {report.T(share(h.All))}}
		for _, by := range h.By {
			row = append(row, report.Cell{report.T(fmt.Sprintf("%.0f %%", 100*by.Value))})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// tornado shows what each number does alone.
func (s *Solution) tornado(d *Draws) report.Figure {
	base := s.Zone.Value
	bars := &report.Bars{Axis: report.Axis{Title: "Gain of whoever gains least, in points of satisfaction"}, Base: base}
	var words []string
	low, high := base, base
	for _, p := range d.Pushed[:min(mostPushed, len(d.Pushed))] {
		bars.Rows = append(bars.Rows, report.Bar{Name: p.Name, Parts: []report.BarPart{
			{Name: "at its 10th percentile", From: base, To: p.AtLow},
			{Name: "at its 90th percentile", From: base, To: p.AtHigh},
		}})
		words = append(words, fmt.Sprintf("%s: %s at %s, %s at %s", p.Name, number(p.AtLow), p.Low, number(p.AtHigh), p.High))
		low, high = min(low, p.AtLow, p.AtHigh), max(high, p.AtLow, p.AtHigh)
	}
	bars.Axis.Low, bars.Axis.High = math.Floor(low), math.Ceil(high)
	return report.Figure{
		ID: "settle-tornado", Title: "What each uncertain number does alone", Bars: bars,
		Text: fmt.Sprintf("The gain of whoever gains least is %s as it stands. With one number at its 10th and its 90th percentile and all others as they are: %s.", number(base), strings.Join(words, "; ")),
	}
}
