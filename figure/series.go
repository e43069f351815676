package figure

import (
	"slices"
	"strings"

	"parley/report"
)

// runs are the pieces of a series whose points are joined.
func runs(points []report.Point) [][]report.Point {
	var all [][]report.Point
	first := 0
	for k := 1; k <= len(points); k++ {
		if k == len(points) || points[k].Gap {
			all = append(all, points[first:k])
			first = k
		}
	}
	return all
}

// trace is the way along the values of points: M and L, or M, H and V.
func (d *chartDrawing) trace(points []report.Point, kind report.SeriesKind, value func(report.Point) float64) string {
	var path strings.Builder
	for k, p := range points {
		x, y := d.at(p.X, value(p))
		switch {
		case k == 0:
			path.WriteString("M" + px(x) + " " + px(y))
		case kind == report.Stairs:
			path.WriteString("H" + px(x) + "V" + px(y))
		default:
			path.WriteString("L" + px(x) + " " + px(y))
		}
	}
	return path.String()
}

func (d *chartDrawing) lines(s report.Series, look sign) {
	if s.Kind == report.Points {
		return
	}
	for _, run := range runs(s.Points) {
		if len(run) > 1 {
			path := d.trace(run, s.Kind, func(p report.Point) float64 { return p.Y })
			d.draw(`<path d="%s" fill="none" stroke-width="2" stroke-linejoin="round"%s%s/>`, path, dashed(look.dash()), look.ink().stroke())
		}
	}
}

// bands draws the spread of a series: a shade along a line, a bar at a point
// that is joined to no other.
func (d *chartDrawing) bands(s report.Series, look sign) {
	for _, run := range runs(s.Points) {
		for _, known := range withRange(run) {
			if s.Kind == report.Points || len(known) == 1 {
				for _, p := range known {
					d.whisker(p, look)
				}
				continue
			}
			d.shade(known, s.Kind, look)
		}
	}
}

// withRange are the pieces of a run in which every point has a range.
func withRange(run []report.Point) [][]report.Point {
	var all [][]report.Point
	first := 0
	for k := range len(run) + 1 {
		if k == len(run) || run[k].Range == nil {
			if k > first {
				all = append(all, run[first:k])
			}
			first = k + 1
		}
	}
	return all
}

func (d *chartDrawing) shade(points []report.Point, kind report.SeriesKind, look sign) {
	d.shaded = true
	above := d.trace(points, kind, func(p report.Point) float64 { return p.Range.High })
	d.draw(`<path d="%s%sz" fill-opacity=".18"%s/>`, above, d.back(points, kind), look.ink().fill())
}

// back is the way along the low ends from the last point to the first.
func (d *chartDrawing) back(points []report.Point, kind report.SeriesKind) string {
	var path strings.Builder
	for k, p := range slices.Backward(points) {
		x, y := d.at(p.X, p.Range.Low)
		if kind == report.Stairs && k < len(points)-1 {
			path.WriteString("V" + px(y) + "H" + px(x))
		} else {
			path.WriteString("L" + px(x) + " " + px(y))
		}
	}
	return path.String()
}

func (d *chartDrawing) whisker(p report.Point, look sign) {
	d.barred = true
	x, low := d.at(p.X, p.Range.Low)
	high := d.atY(p.Range.High)
	d.draw(`<path d="M%s %sh6m-3 0V%sm-3 0h6" fill="none" stroke-width="1.4"%s/>`, x-3, low, high, look.ink().stroke())
}

const (
	markApart = 14.0 // between two markers of a line, where there are few
	markNow   = 56.0 // where there are many
)

// marks draws the markers of a series: at each point where they keep clear of
// each other, else now and then, so that a line is told from the others.
func (d *chartDrawing) marks(s report.Series, look sign) {
	space := markApart
	if n := len(s.Points); n > 1 && (d.atX(s.Points[n-1].X)-d.atX(s.Points[0].X))/float64(n-1) < markApart {
		space = markNow
	}
	alone := len(d.signs) < 2 && space == markNow
	next := d.left + float64(look%8)*markNow/8
	for k, p := range s.Points {
		x, y := d.at(p.X, p.Y)
		single := (k == 0 || p.Gap) && (k == len(s.Points)-1 || s.Points[k+1].Gap)
		switch {
		case s.Kind == report.Points, single, p.Label != "":
			d.marker(x, y, look)
		case !alone && (space == markApart || x >= next):
			d.marker(x, y, look)
			next = x + space
		}
	}
}
