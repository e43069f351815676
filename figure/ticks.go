package figure

import "parley/report"

// across returns the names of ticks for a line from left to right: of each
// tick, or of each second, third, ... where they would crowd.
func across(ticks []report.Tick, at func(float64) float64, width float64) []label {
	for stride := 1; ; stride++ {
		labels, apart := everyNth(ticks, stride, at, width)
		if apart {
			return labels
		}
	}
}

func everyNth(ticks []report.Tick, stride int, at func(float64) float64, width float64) (labels []label, apart bool) {
	right := -12.0
	for k := 0; k < len(ticks); k += stride {
		lines := valueFont.wrap(ticks[k].Name, 90, 3)
		half := valueFont.widest(lines) / 2
		x := min(max(at(ticks[k].At), half), width-half)
		if x-half < right+12 {
			return nil, false
		}
		right = x + half
		labels = append(labels, label{lines, x, middle, ticks[k].At})
	}
	return labels, true
}

// writeAcross writes the labels with their first baseline at y, and returns
// the baseline of the line that would come next.
func (c *canvas) writeAcross(y float64, labels []label) float64 {
	lowest := y
	for _, l := range labels {
		lowest = max(lowest, c.write(l.x, y, valueFont, soft, l.side, l.lines...))
	}
	return lowest
}
