package figure

import (
	"fmt"

	"parley/report"
)

const (
	headWide = 190.0 // of the names of rows
	headTall = 250.0 // of names of columns that stand upright
	cellLow  = 22.0  // least width and height of a cell
	cellWide = 110.0 // greatest width of a cell
)

// A heatDrawing is a heat map whose cells begin at left.
type heatDrawing struct {
	*canvas
	heat    *report.Heat
	left    float64
	wide    float64 // of a cell
	upright bool    // the names of the columns
}

// drawHeat draws the same shades in light and in dark mode, so that a darker
// cell is darker in both, and says what that means.
func drawHeat(h *report.Heat) (*canvas, error) {
	if err := checkHeat(h); err != nil {
		return nil, err
	}
	d := &heatDrawing{canvas: &canvas{}, heat: h}
	d.layOut()
	y := d.columns(d.legend())
	for k, row := range h.Rows {
		y = d.row(row, h.Cells[k], y)
	}
	d.height = y + 4
	return d.canvas, nil
}

func checkHeat(h *report.Heat) error {
	if len(h.Rows) > MaxHeat || len(h.Columns) > MaxHeat {
		return fmt.Errorf("heat map of %d rows and %d columns; want at most %d of each", len(h.Rows), len(h.Columns), MaxHeat)
	}
	if len(h.Cells) != len(h.Rows) {
		return fmt.Errorf("heat map of %d rows with cells for %d", len(h.Rows), len(h.Cells))
	}
	if err := checkNumbers(h.Low, h.High); err != nil {
		return err
	}
	if h.Low > h.High {
		return fmt.Errorf("heat map from %v to %v; want low <= high", h.Low, h.High)
	}
	for k, row := range h.Cells {
		if len(row) != len(h.Columns) {
			return fmt.Errorf("row %q of %d cells; want %d", h.Rows[k], len(row), len(h.Columns))
		}
		for _, one := range row {
			if err := checkNumbers(one.Value); err != nil {
				return fmt.Errorf("row %q: %w", h.Rows[k], err)
			}
		}
	}
	return nil
}

// layOut settles how wide the names of the rows and the cells are, and
// whether the names of the columns stand upright.
func (d *heatDrawing) layOut() {
	d.left = valueFont.widest(valueFont.wrap(d.heat.Y, headWide, 3)) + 10
	for _, name := range d.heat.Rows {
		d.left = max(d.left, valueFont.widest(valueFont.wrap(name, headWide, 3))+10)
	}
	n := float64(max(len(d.heat.Columns), 1))
	d.wide = max(cellLow, min(64, (chartWidth-d.left)/n))
	for _, row := range d.heat.Cells {
		for _, one := range row {
			d.wide = max(d.wide, min(smallFont.width(one.Words)+10, cellWide))
		}
	}
	d.width = max(d.left+n*d.wide+2, scaleWidth)
	for _, name := range d.heat.Columns {
		d.upright = d.upright || valueFont.widestWord(name) > d.wide-6
	}
}

// legend shows the shades from the lightest to the darkest, with what a darker
// one says at the dark end, and returns where it ends.
func (d *heatDrawing) legend() float64 {
	r := ruler{low: d.heat.Low, high: d.heat.High}
	low, high := r.inWords(d.heat.Low), r.inWords(d.heat.High)
	x := valueFont.width(low) + 6
	d.write(0, 16, valueFont, soft, start, low)
	for k := range 8 {
		d.cell(x+14*float64(k), 5, 14, 14, shadeOf(float64(k)/7))
	}
	x += 8*14 + 6
	d.write(x, 16, valueFont, soft, start, high)
	x += valueFont.width(high) + 12
	return max(36, d.write(x, 16, valueFont, text, start, valueFont.wrap(d.heat.Meaning, d.width-x, 5)...))
}

// columns writes what the columns and rows are and the columns' names, from
// the baseline y, and returns the top of the grid.
func (d *heatDrawing) columns(y float64) float64 {
	y = d.write(d.left, y+4, valueFont, soft, start, valueFont.wrap(d.heat.X, d.width-d.left, 2)...) - 4
	lines := make([][]string, len(d.heat.Columns))
	tall := valueFont.height()
	for k, name := range d.heat.Columns {
		if d.upright {
			lines[k] = valueFont.wrap(name, headTall, max(1, int(d.wide/valueFont.height())))
			tall = max(tall, valueFont.widest(lines[k])+4)
		} else {
			lines[k] = valueFont.wrap(name, d.wide-6, 3)
			tall = max(tall, float64(len(lines[k]))*valueFont.height())
		}
	}
	corner := valueFont.wrap(d.heat.Y, headWide, 3)
	tall = max(tall, float64(len(corner))*valueFont.height())
	bottom := y - valueFont.size + tall + 6
	d.write(d.left-8, bottom-4-float64(len(corner)-1)*valueFont.height(), valueFont, soft, end, corner...)
	for k, name := range lines {
		centre := d.left + (float64(k)+.5)*d.wide
		if d.upright {
			d.writeUp(centre-float64(len(name)-1)*valueFont.height()/2+valueFont.size/3, bottom-4, valueFont, text, start, name...)
		} else {
			d.write(centre, bottom-4-float64(len(name)-1)*valueFont.height(), valueFont, text, middle, name...)
		}
	}
	return bottom + 2
}

// row draws a row from y downwards and returns where it ends.
func (d *heatDrawing) row(name string, cells []report.HeatCell, y float64) float64 {
	names := valueFont.wrap(name, headWide, 3)
	tall := max(cellLow, float64(len(names))*valueFont.height()+4)
	inside := make([][]string, len(cells))
	for k, one := range cells {
		inside[k] = smallFont.wrap(one.Words, d.wide-6, 3)
		tall = max(tall, float64(len(inside[k]))*smallFont.height()+6)
	}
	first := func(n int, f font) float64 { return y + tall/2 - float64(n)*f.height()/2 + f.size }
	d.write(d.left-8, first(len(names), valueFont), valueFont, text, end, names...)
	for k, one := range cells {
		left, s := d.left+float64(k)*d.wide, d.shade(one.Value)
		d.cell(left, y, d.wide-1, tall-1, s)
		d.write(left+d.wide/2, first(len(inside[k]), smallFont), smallFont, s.writing(), middle, inside[k]...)
	}
	return y + tall
}
