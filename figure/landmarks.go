package figure

import "parley/report"

// axis is the scale itself, with the names of its landmarks below: at their
// places where the names fit beside each other, else as a list.
func (d *scaleDrawing) axis() {
	y := d.y + 6
	d.line(at(0), y, at(100), y, 1.5, soft, "")
	for _, l := range d.scale.Landmarks {
		d.line(at(l.At), y, at(l.At), y+6, 1.5, soft, "")
	}
	d.y = y + 19
	if labels, ok := placeLandmarks(d.scale.Landmarks); ok {
		d.labels(labels)
	} else {
		d.list()
	}
}

// A label is the name of a point of an axis, broken into lines, at its place.
type label struct {
	lines []string
	x     float64
	side  anchor
}

// placeLandmarks sets the names below their ticks and reports whether they
// keep clear of each other.
func placeLandmarks(landmarks []report.Landmark) ([]label, bool) {
	var labels []label
	apart, right := true, -12.0
	for _, l := range landmarks {
		one := label{append(valueFont.wrap(l.Name, 130, 3), number(l.At)), at(l.At), middle}
		wide := valueFont.widest(one.lines)
		left := one.x - wide/2
		switch {
		case left < 0:
			one.x, one.side, left = 0, start, 0
		case left+wide > scaleWidth:
			one.x, one.side, left = scaleWidth, end, scaleWidth-wide
		}
		apart = apart && left >= right+12
		right = left + wide
		labels = append(labels, one)
	}
	return labels, apart && len(labels) > 0
}

func (d *scaleDrawing) labels(labels []label) {
	lowest := d.y
	for _, l := range labels {
		lowest = max(lowest, d.write(l.x, d.y, valueFont, text, l.side, l.lines...))
	}
	d.y = lowest
}

// list writes 0 and 100 below the ends and each landmark on a line of its own.
func (d *scaleDrawing) list() {
	d.write(at(0), d.y, valueFont, soft, middle, "0")
	d.y = d.write(scaleWidth, d.y, valueFont, soft, end, "100") + 4
	for _, l := range d.scale.Landmarks {
		next := d.write(46, d.y, valueFont, soft, end, number(l.At))
		names := valueFont.wrap(l.Name, scaleWidth-56, 3)
		d.y = max(next, d.write(56, d.y, valueFont, text, start, names...))
	}
}
