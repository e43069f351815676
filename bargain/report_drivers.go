package bargain

import (
	"fmt"
	"strings"

	"parley/report"
)

func (f *Forecast) driverBlocks(id string) []report.Block {
	middle := f.middle
	bars := &report.Bars{Axis: report.Axis{Title: "median of the forecast (0 to 100)"}, Base: tenth(middle)}
	t := report.Table{
		Caption: "The median when one number is at its 10th or 90th percentile and all else is at its middle; and the part of the median's variance that would go if the number were known, or stay if all others were (Sobol indices, with 95 % intervals).",
		Columns: []string{"Number", "From", "To", "Median from", "to", "Would go", "Would stay"},
	}
	told := []string{fmt.Sprintf("With everything at its middle the median is %s.", number(middle))}
	for _, d := range f.Drivers {
		bars.Rows = append(bars.Rows, report.Bar{Name: d.Name, Parts: []report.BarPart{
			{Name: "at its 10th percentile", From: tenth(middle), To: tenth(d.Low)}, {Name: "at its 90th percentile", From: tenth(middle), To: tenth(d.High)},
		}})
		told = append(told, fmt.Sprintf("With %s from %s to %s it goes from %s to %s.", d.Name, d.LowValue, d.HighValue, number(d.Low), number(d.High)))
		first, total := "does not vary", "does not vary"
		if d.Varies {
			first = fmt.Sprintf("%.2f (%.2f to %.2f)", d.First.Value, d.First.Low, d.First.High)
			total = fmt.Sprintf("%.2f (%.2f to %.2f)", d.Total.Value, d.Total.Low, d.Total.High)
		}
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(d.Name)}, {report.T(d.LowValue)}, {report.T(d.HighValue)}, {report.T(number(d.Low))}, {report.T(number(d.High))}, {report.T(first)}, {report.T(total)},
		})
	}
	blocks := []report.Block{report.Figure{ID: id + "-tornado", Title: "What moves the forecast of " + f.Name, Text: strings.Join(told, " "), Bars: bars}, t}
	if f.Undriven > 0 {
		blocks = append(blocks, report.Paragraph{report.T(fmt.Sprintf("%d further uncertain numbers move it less and are not shown.", f.Undriven))})
	}
	return blocks
}
