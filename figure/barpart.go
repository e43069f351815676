package figure

import (
	"math"

	"parley/report"
)

// ticks draws the empty scale of a row.
func (d *barDrawing) ticks(top, bottom float64) {
	for _, t := range d.ruler.ticks {
		d.line(d.at(t.At), top-1, d.at(t.At), bottom+1, 1, faint, "")
	}
}

// part draws a piece with its spread, and its number inside when it is asked
// for and has room.
func (d *barDrawing) part(p report.BarPart, top float64, numbered bool) {
	left, right := d.at(min(p.From, p.To)), d.at(max(p.From, p.To))
	if right-left < leastBar {
		right = left + leastBar
	}
	d.swatch(left, top+1, right-left, laneHeight-2, d.signs[p.Name])
	if numbered {
		d.inside(p, left, right, top)
	}
	if p.Range != nil && p.Range.High > p.Range.Low {
		d.whisker(p.Range, top+laneHeight/2)
	}
	if numbered {
		d.line(d.at(p.To), top+1, d.at(p.To), top+laneHeight-1, 1, paper, "")
	}
}

// inside writes the size of a piece into the part of it that its spread
// leaves free, on plain ink.
func (d *barDrawing) inside(p report.BarPart, left, right, top float64) {
	if p.Range != nil {
		low, high := d.at(p.Range.Low), d.at(p.Range.High)
		if p.To >= p.From {
			right = min(right, low)
		} else {
			left = max(left, high)
		}
	}
	number := d.ruler.inWords(math.Abs(p.To - p.From))
	wide := smallFont.width(number)
	if wide+insideSpace > right-left {
		return
	}
	centre := (left + right) / 2
	d.draw(`<rect x="%s" y="%s" width="%s" height="%s"%s/>`, centre-wide/2-2, top+1, wide+4, laneHeight-2, d.signs[p.Name].ink().fill())
	d.write(centre, top+laneHeight/2+4, smallFont, paper, middle, number)
}

// whisker draws a spread on a ground that sets it off from the bar.
func (d *barDrawing) whisker(r *report.Range, y float64) {
	low, high := d.at(r.Low), d.at(r.High)
	for _, look := range []struct {
		thick float64
		i     ink
	}{{3.6, paper}, {1.4, text}} {
		d.draw(`<path d="M%s %sv8m0 -4H%sm0 -4v8" fill="none" stroke-width="%s"%s/>`, low, y-4, high, look.thick, look.i.stroke())
	}
}

// axis names the ticks below the last row, and says what the signs mean.
func (d *barDrawing) axis() {
	d.line(d.at(d.ruler.low), d.y, d.at(d.ruler.high), d.y, 1.2, soft, "")
	below, named := d.nameTicks(d.y+5, d.ruler.ticks, d.at)
	for _, t := range named {
		d.line(d.at(t.At), d.y, d.at(t.At), d.y+5, 1.2, soft, "")
	}
	d.y = below + valueFont.size + 3
	d.y = d.write(scaleWidth/2, d.y, valueFont, text, middle, valueFont.wrap(d.bars.Axis.Title, scaleWidth, 3)...) + 2
	d.y = d.write(0, d.y, smallFont, soft, start, smallFont.wrap(d.key(), scaleWidth, 4)...) - 8
}

// key says what the signs mean that are in the picture.
func (d *barDrawing) key() string {
	key := ""
	if d.ruler.low < d.bars.Base && d.bars.Base < d.ruler.high {
		key = "Upright line: " + d.ruler.inWords(d.bars.Base) + ", where the bars begin. "
	}
	for _, row := range d.bars.Rows {
		for _, p := range row.Parts {
			if p.Range != nil && p.Range.High > p.Range.Low {
				return key + "Thin line: within what range the end of a bar lies."
			}
		}
	}
	return key
}
