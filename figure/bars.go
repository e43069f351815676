package figure

import (
	"fmt"

	"parley/report"
)

const (
	laneHeight  = 16.0 // of pieces that lie beside each other
	leastBar    = 1.5  // width of a piece, so that it is seen
	insideSpace = 8.0  // around a number that stands in a piece
)

// A barDrawing is bars as they grow downwards, one row for each thing.
type barDrawing struct {
	*canvas
	bars  *report.Bars
	ruler ruler
	signs map[string]sign
	y     float64 // top of what comes next
}

// drawBars sets the name and the number of each row above its bar, as a scale
// does, so that both have room on a narrow page.
func drawBars(b *report.Bars) (*canvas, error) {
	if err := checkBars(b); err != nil {
		return nil, err
	}
	d := &barDrawing{canvas: &canvas{width: scaleWidth}, bars: b, ruler: newRuler(b.Axis, barsExtent(b), 5), signs: partSigns(b), y: 2}
	if entries := d.legend(); len(entries) > 0 {
		d.y = d.samples(d.y+12, entries) + 10
	}
	for _, row := range b.Rows {
		d.row(row)
	}
	d.axis()
	d.height = d.y
	return d.canvas, nil
}

func checkBars(b *report.Bars) error {
	if len(b.Rows) > MaxBars {
		return fmt.Errorf("bars of %d rows; want at most %d", len(b.Rows), MaxBars)
	}
	if err := checkAxis(b.Axis); err != nil {
		return err
	}
	if err := checkNumbers(b.Base); err != nil {
		return fmt.Errorf("base: %w", err)
	}
	for _, row := range b.Rows {
		if len(row.Parts) > MaxParts {
			return fmt.Errorf("bar %q of %d parts; want at most %d", row.Name, len(row.Parts), MaxParts)
		}
		for _, p := range row.Parts {
			if err := checkNumbers(p.From, p.To); err != nil {
				return fmt.Errorf("part %q of %q: %w", p.Name, row.Name, err)
			}
			if err := checkSpread(p.Range); err != nil {
				return fmt.Errorf("range of part %q of %q: %w", p.Name, row.Name, err)
			}
		}
	}
	if names := len(partSigns(b)); names > MaxParts {
		return fmt.Errorf("bars of parts with %d names; want at most %d", names, MaxParts)
	}
	return nil
}

func barsExtent(b *report.Bars) (shown span) {
	shown.take(b.Base)
	for _, row := range b.Rows {
		for _, p := range row.Parts {
			shown.take(p.From, p.To)
			shown.takeSpread(p.Range)
		}
	}
	return shown
}

func partSigns(b *report.Bars) map[string]sign {
	var names []string
	for _, row := range b.Rows {
		for _, p := range row.Parts {
			names = append(names, p.Name)
		}
	}
	return signs(names)
}

// legend explains the parts when there are several names.
func (d *barDrawing) legend() []legendSample {
	if len(d.signs) < 2 {
		return nil
	}
	entries := make([]legendSample, len(d.signs))
	for name, s := range d.signs {
		entries[s] = legendSample{name, func(c *canvas, x, y float64) { c.swatch(x+6, y-6, 26, 12, s) }}
	}
	return entries
}

func (d *barDrawing) at(x float64) float64 { return trackLeft + trackWidth*d.ruler.part(x) }

// row writes a name and, where one says all, a number; the bar is below.
func (d *barDrawing) row(row report.Bar) {
	value := d.value(row.Parts)
	room, below := scaleWidth-valueFont.width(value)-16, 0.0
	if room < scaleWidth/2 {
		room, below = scaleWidth, nameFont.height()
	}
	next := d.write(0, d.y+14, nameFont, text, start, nameFont.wrap(row.Name, room, 4)...)
	next = max(next, d.y+14+nameFont.height())
	if below > 0 {
		d.write(scaleWidth, next, valueFont, soft, end, valueFont.wrap(value, scaleWidth, 1)...)
	} else {
		d.write(scaleWidth, d.y+14, valueFont, soft, end, value)
	}
	lanes := inLanes(row.Parts)
	top := next + below - 10
	bottom := top + laneHeight*float64(max(len(lanes), 1))
	d.ticks(top, bottom)
	for k, lane := range lanes {
		for _, p := range lane {
			d.part(p, top+laneHeight*float64(k), len(row.Parts) > 1 && value == "")
		}
	}
	d.line(d.at(d.bars.Base), top-3, d.at(d.bars.Base), bottom+3, 1.5, text, "")
	d.y = bottom + 10
}

// value is the number of a row of one part, or how far the parts reach that
// all begin at the base. The pieces of a whole have a number each.
func (d *barDrawing) value(parts []report.BarPart) string {
	var reach span
	for _, p := range parts {
		if len(parts) > 1 && p.From != d.bars.Base {
			return ""
		}
		reach.take(p.To)
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return d.ruler.spreadInWords(parts[0].To, parts[0].Range)
	}
	return d.ruler.inWords(reach.low) + " to " + d.ruler.inWords(reach.high)
}
