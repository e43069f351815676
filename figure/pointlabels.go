package figure

import (
	"math"
	"slices"

	"parley/report"
)

// A frame is a rectangle in which a label or a marker stands.
type frame struct{ left, top, right, bottom float64 }

func (f frame) touches(o frame) bool {
	return f.left < o.right && o.left < f.right && f.top < o.bottom && o.top < f.bottom
}

// pointLabels writes what stands beside points, each where it keeps clear of
// the markers and of the others, nearest to its point first. It returns how
// many found no room.
func (d *chartDrawing) pointLabels() (left int) {
	taken := d.labelled()
	for _, s := range d.chart.Series {
		for _, p := range s.Points {
			lines := smallFont.wrap(p.Label, besidePlot, 2)
			if len(lines) == 0 {
				continue
			}
			x, y := d.at(p.X, p.Y)
			f, ok := d.free(x, y, smallFont.widest(lines), float64(len(lines))*smallFont.height(), taken)
			if !ok {
				left++
				continue
			}
			taken = append(taken, f)
			d.pointLabel(x, y, f, lines)
		}
	}
	return left
}

// labelled are the places of the markers, and bars, of points that have a label.
func (d *chartDrawing) labelled() []frame {
	var taken []frame
	for _, s := range d.chart.Series {
		for _, p := range s.Points {
			if p.Label != "" {
				x, y := d.at(p.X, p.Y)
				f := frame{x - 5, y - 5, x + 5, y + 5}
				if p.Range != nil && s.Kind == report.Points {
					f.top, f.bottom = min(f.top, d.atY(p.Range.High)), max(f.bottom, d.atY(p.Range.Low))
				}
				taken = append(taken, f)
			}
		}
	}
	return taken
}

// free tries the eight sides of a point, nearer ones first, for a label of
// the given size inside the plot.
func (d *chartDrawing) free(x, y, wide, tall float64, taken []frame) (frame, bool) {
	for _, far := range []float64{8, 20, 36, 56} {
		for _, side := range [][2]float64{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}} {
			reach := far
			if side[0] != 0 && side[1] != 0 {
				reach = far * math.Sqrt2 / 2
			}
			centreX, centreY := x+side[0]*(reach+wide/2), y+side[1]*(reach+tall/2)
			f := frame{centreX - wide/2, centreY - tall/2, centreX + wide/2, centreY + tall/2}
			if f.left >= d.left && f.right <= d.right && f.top >= d.top && f.bottom <= d.bottom && !touchesAny(f, taken) {
				return f, true
			}
		}
	}
	return frame{}, false
}

func touchesAny(f frame, taken []frame) bool { return slices.ContainsFunc(taken, f.touches) }

// pointLabel writes the lines into their frame, and leads to the point when it
// is not next to it.
func (d *chartDrawing) pointLabel(x, y float64, f frame, lines []string) {
	nearX, nearY := max(f.left, min(x, f.right)), max(f.top, min(y, f.bottom))
	if math.Hypot(nearX-x, nearY-y) > 10 {
		d.line(x, y, nearX, nearY, 1, soft, "")
	}
	d.plate(f, lines)
}

// plate writes lines into a frame, on a ground that what is below does not
// shine through.
func (c *canvas) plate(f frame, lines []string) {
	c.draw(`<rect x="%s" y="%s" width="%s" height="%s" rx="2" fill-opacity=".85"%s/>`, f.left, f.top, f.right-f.left, f.bottom-f.top, paper.fill())
	c.write((f.left+f.right)/2, f.top+smallFont.size-.5, smallFont, text, middle, lines...)
}
