package figure

import (
	"math"

	"parley/report"
)

// A pointLabel is what stands beside a point.
type pointLabel struct {
	x, y  float64
	lines []string
	mark  frame // of the point's marker, and its bar
}

// pointLabels writes what stands beside points, each where it keeps clear of
// the markers and of the others: off the lines where it can, and nearest to
// its point. It returns how many found no room.
func (d *chartDrawing) pointLabels() (left int) {
	labels, left := d.labelled()
	var taken []frame
	for _, l := range labels {
		taken = append(taken, l.mark)
	}
	for _, l := range labels {
		f, ok := d.free(l, taken)
		if !ok {
			left++
			continue
		}
		taken = append(taken, f)
		d.pointLabel(l, f)
	}
	return left
}

// labelled are the first labels of the points, and how many more there are.
func (d *chartDrawing) labelled() (labels []pointLabel, more int) {
	for _, s := range d.chart.Series {
		for _, p := range s.Points {
			if p.Label == "" {
				continue
			}
			if len(labels) == mostLabels {
				more++
				continue
			}
			x, y := d.at(p.X, p.Y)
			f := frame{x - 5, y - 5, x + 5, y + 5}
			if p.Range != nil && s.Kind == report.Points {
				f.top, f.bottom = min(f.top, d.atY(p.Range.High)), max(f.bottom, d.atY(p.Range.Low))
			}
			labels = append(labels, pointLabel{x, y, smallFont.wrap(p.Label, besidePlot, 2), f})
		}
	}
	return labels, more
}

// mostLabels bounds the time that places for labels take.
const mostLabels = 100

// free returns the first place for a label that touches neither what is taken
// nor a line, or else one that touches no more than a line.
func (d *chartDrawing) free(l pointLabel, taken []frame) (frame, bool) {
	var second []frame
	for _, f := range l.places() {
		inside := f.left >= d.left && f.right <= d.right && f.top >= d.top && f.bottom <= d.bottom
		if !inside || touchesAny(f, taken) {
			continue
		}
		if !d.onLine(f) {
			return f, true
		}
		second = append(second, f)
	}
	if len(second) == 0 {
		return frame{}, false
	}
	return second[0], true
}

// places are the eight sides of the label's point, nearer ones first.
func (l pointLabel) places() []frame {
	wide, tall := smallFont.widest(l.lines), float64(len(l.lines))*smallFont.height()
	var all []frame
	for _, far := range []float64{8, 20, 36, 56} {
		for _, side := range [][2]float64{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}} {
			reach := far
			if side[0] != 0 && side[1] != 0 {
				reach = far * math.Sqrt2 / 2
			}
			x, y := l.x+side[0]*(reach+wide/2), l.y+side[1]*(reach+tall/2)
			all = append(all, frame{x - wide/2, y - tall/2, x + wide/2, y + tall/2})
		}
	}
	return all
}

// onLine reports whether a line of the chart passes through f.
func (d *chartDrawing) onLine(f frame) bool {
	for _, l := range d.chart.Levels {
		x, y := d.at(l.At, l.At)
		if l.Vertical && f.left < x && x < f.right || !l.Vertical && f.top < y && y < f.bottom {
			return true
		}
	}
	for _, s := range d.chart.Series {
		for _, run := range runs(s.Points) {
			if d.passes(run, s.Kind, f) {
				return true
			}
		}
	}
	return false
}

// passes reports whether the line along a run passes through f.
func (d *chartDrawing) passes(run []report.Point, kind report.SeriesKind, f frame) bool {
	for k := 1; k < len(run); k++ {
		x1, y1 := d.at(run[k-1].X, run[k-1].Y)
		x2, y2 := d.at(run[k].X, run[k].Y)
		if kind == report.Line && f.crossed(x1, y1, x2, y2) ||
			kind == report.Stairs && (f.crossed(x1, y1, x2, y1) || f.crossed(x2, y1, x2, y2)) {
			return true
		}
	}
	return false
}

// pointLabel writes a label into its frame, and leads to the point when it is
// not next to it.
func (d *chartDrawing) pointLabel(l pointLabel, f frame) {
	x, y := max(f.left, min(l.x, f.right)), max(f.top, min(l.y, f.bottom))
	if math.Hypot(x-l.x, y-l.y) > 10 {
		d.line(l.x, l.y, x, y, 1, soft, "")
	}
	d.plate(f, l.lines)
}
