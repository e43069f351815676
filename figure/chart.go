package figure

import (
	"fmt"

	"parley/report"
)

const (
	chartWidth = 640.0
	plotHeight = 260.0
	besidePlot = 130.0 // width of what is written beside the plot
)

// A chartDrawing is a chart whose plot lies between left and right, top and
// bottom.
type chartDrawing struct {
	*canvas
	chart                    *report.Chart
	x, y                     ruler
	signs                    map[string]sign
	left, right, top, bottom float64
	shaded, barred           bool // what a spread looks like here
}

// drawChart sets the names above the plot, those of thresholds beside it and
// those of dates on top of it, so that no word stands on a line.
func drawChart(chart *report.Chart) (*canvas, error) {
	if err := checkChart(chart); err != nil {
		return nil, err
	}
	shown := extent(chart)
	d := &chartDrawing{
		canvas: &canvas{width: chartWidth}, chart: chart, signs: signs(seriesNames(chart)),
		x: newRuler(chart.X, shown[0], 8), y: newRuler(chart.Y, shown[1], 6),
	}
	levels := d.layOut()
	d.grid()
	d.levels(levels)
	for _, draw := range []func(report.Series, sign){d.bands, d.lines, d.marks} {
		for _, s := range chart.Series {
			draw(s, d.signs[s.Name])
		}
	}
	d.footer(d.pointLabels())
	return d.canvas, nil
}

func seriesNames(chart *report.Chart) []string {
	names := make([]string, len(chart.Series))
	for k, s := range chart.Series {
		names[k] = s.Name
	}
	return names
}

// extent is how far a chart reaches along X and Y.
func extent(chart *report.Chart) (shown [2]span) {
	for _, s := range chart.Series {
		for _, p := range s.Points {
			shown[0].take(p.X)
			shown[1].take(p.Y)
			shown[1].takeSpread(p.Range)
		}
	}
	for _, l := range chart.Levels {
		if l.Vertical {
			shown[0].take(l.At)
		} else {
			shown[1].take(l.At)
		}
	}
	return shown
}

// at is the place of a point of the chart.
func (d *chartDrawing) at(x, y float64) (float64, float64) { return d.atX(x), d.atY(y) }

func (d *chartDrawing) atX(x float64) float64 { return d.left + d.x.part(x)*(d.right-d.left) }

func (d *chartDrawing) atY(y float64) float64 { return d.bottom - d.y.part(y)*(d.bottom-d.top) }

// layOut writes what stands above the plot and settles where the plot lies.
func (d *chartDrawing) layOut() levelLabels {
	y := 4.0
	if entries := d.legend(); len(entries) > 0 {
		y = d.samples(y+12, entries) + 8
	}
	y = d.write(0, y+12, valueFont, text, start, valueFont.wrap(d.chart.Y.Title, d.width, 2)...) - 4
	d.left = 12
	for _, t := range d.y.ticks {
		d.left = max(d.left, valueFont.widest(tickLines(t))+10)
	}
	levels := newLevelLabels(d.chart.Levels)
	d.right = d.width - max(12, levels.roomRight(d))
	d.top = levels.stack(d, y+4)
	d.bottom = d.top + max(plotHeight, levels.height())
	return levels
}

// legend explains the series when there are several names.
func (d *chartDrawing) legend() []legendSample {
	if len(d.signs) < 2 {
		return nil
	}
	var entries []legendSample
	told := map[string]bool{}
	for _, s := range d.chart.Series {
		if !told[s.Name] && s.Name != "" {
			entries = append(entries, legendSample{s.Name, sampleSeries(d.signs[s.Name], s.Kind)})
		}
		told[s.Name] = true
	}
	return entries
}

func sampleSeries(s sign, kind report.SeriesKind) func(c *canvas, x, y float64) {
	return func(c *canvas, x, y float64) {
		if kind != report.Points {
			c.line(x, y, x+34, y, 2, s.ink(), s.dash())
		}
		c.marker(x+17, y, s)
	}
}

// grid draws the axes, their ticks and the names of these.
func (d *chartDrawing) grid() {
	d.yTicks()
	for _, t := range d.x.ticks {
		d.line(d.atX(t.At), d.bottom, d.atX(t.At), d.bottom+3, 1, faint, "")
	}
	below, named := d.nameTicks(d.bottom+6, d.x.ticks, d.atX)
	for _, t := range named {
		d.line(d.atX(t.At), d.bottom, d.atX(t.At), d.bottom+6, 1.2, soft, "")
	}
	d.line(d.left, d.bottom, d.right, d.bottom, 1.2, soft, "")
	d.height = below + valueFont.size
}

func tickLines(t report.Tick) []string { return valueFont.wrap(t.Name, besidePlot, 2) }

// yTicks draws a line across the plot at each tick of Y, and names those that
// keep clear of the one below.
func (d *chartDrawing) yTicks() {
	free := d.bottom + valueFont.height()/2
	for _, t := range d.y.ticks {
		lines := tickLines(t)
		d.line(d.left, d.atY(t.At), d.right, d.atY(t.At), 1, faint, "")
		tall := float64(len(lines)) * valueFont.height()
		top := min(d.atY(t.At)-tall/2, d.bottom+valueFont.height()/2-tall)
		if len(lines) > 0 && top+tall <= free+.1 {
			d.write(d.left-8, top+valueFont.size, valueFont, soft, end, lines...)
			free = top
		}
	}
	if d.y.low < 0 && d.y.high > 0 {
		d.line(d.left, d.atY(0), d.right, d.atY(0), 1.2, soft, "")
	}
}

// footer writes the title of X, what a shade means, and how many labels of
// points found no room.
func (d *chartDrawing) footer(left int) {
	centre := (d.left + d.right) / 2
	y := d.write(centre, d.height+3, valueFont, text, middle, valueFont.wrap(d.chart.X.Title, 2*min(centre, d.width-centre), 2)...)
	for _, note := range d.notes(left) {
		y = d.write(0, y+4, smallFont, soft, start, smallFont.wrap(note, d.width, 2)...)
	}
	d.height = y - 6
}

func (d *chartDrawing) notes(left int) (notes []string) {
	if d.shaded {
		notes = append(notes, "Shade: within what range the number lies.")
	}
	if d.barred {
		notes = append(notes, "Bar: within what range the number lies.")
	}
	if left > 0 {
		notes = append(notes, fmt.Sprintf("The names of %d more points have no room here; the figure in words has them.", left))
	}
	return notes
}
