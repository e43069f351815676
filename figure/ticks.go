package figure

import (
	"math"

	"parley/report"
)

const (
	tickGap  = 12.0  // between two names
	tickWide = 90.0  // of a name that stands level
	tickTall = 190.0 // of one that stands upright
)

// nameTicks writes the names of ticks below a line from left to right at y:
// level where they keep clear of each other, else upright, else those of each
// second, third, ... tick. It returns where they end, and the ticks that it
// named.
func (c *canvas) nameTicks(y float64, ticks []report.Tick, at func(float64) float64) (bottom float64, named []report.Tick) {
	space := closest(ticks, at)
	for _, wide := range []float64{tickWide, space - tickGap} {
		if labels, apart := c.everyNth(ticks, 1, wide, at); apart {
			return c.writeAcross(y, labels), ticks
		}
	}
	if space >= valueFont.height() {
		return c.writeUpright(y, ticks, at), ticks
	}
	for stride := 2; ; stride++ {
		if labels, apart := c.everyNth(ticks, stride, tickWide, at); apart {
			for k := 0; k < len(ticks); k += stride {
				named = append(named, ticks[k])
			}
			return c.writeAcross(y, labels), named
		}
	}
}

func closest(ticks []report.Tick, at func(float64) float64) float64 {
	least := math.Inf(1)
	for k := 1; k < len(ticks); k++ {
		least = min(least, at(ticks[k].At)-at(ticks[k-1].At))
	}
	return least
}

// everyNth sets names level in lines of about the given width, and reports
// whether they keep clear of each other. A word that is wider makes its name
// wider, up to tickWide.
func (c *canvas) everyNth(ticks []report.Tick, stride int, wide float64, at func(float64) float64) (labels []label, apart bool) {
	right := -tickGap
	for k := 0; k < len(ticks); k += stride {
		lines := valueFont.wrap(ticks[k].Name, min(max(wide, valueFont.widestWord(ticks[k].Name)), tickWide), 3)
		half := valueFont.widest(lines) / 2
		x := min(max(at(ticks[k].At), half), c.width-half)
		if x-half < right+tickGap {
			return nil, false
		}
		right = x + half
		labels = append(labels, label{lines, x, middle})
	}
	return labels, true
}

// writeAcross writes the labels with their first baseline 13 below y.
func (c *canvas) writeAcross(y float64, labels []label) (bottom float64) {
	bottom = y + 13 + valueFont.height()
	for _, l := range labels {
		bottom = max(bottom, c.write(l.x, y+13, valueFont, soft, l.side, l.lines...))
	}
	return bottom - valueFont.size
}

func (c *canvas) writeUpright(y float64, ticks []report.Tick, at func(float64) float64) (bottom float64) {
	bottom = y
	for _, t := range ticks {
		name := valueFont.wrap(t.Name, tickTall, 1)
		c.writeUp(at(t.At)+valueFont.size/3, y+3, valueFont, soft, end, name...)
		bottom = max(bottom, y+3+valueFont.widest(name))
	}
	return bottom + 4
}
