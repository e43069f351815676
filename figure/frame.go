package figure

import "slices"

// A frame is a rectangle in which a label or a marker stands.
type frame struct{ left, top, right, bottom float64 }

func (f frame) touches(o frame) bool {
	return f.left < o.right && o.left < f.right && f.top < o.bottom && o.top < f.bottom
}

// crossed reports whether the line between two points passes through f
// (Liang & Barsky 1984).
func (f frame) crossed(x1, y1, x2, y2 float64) bool {
	from, to := 0.0, 1.0
	for _, side := range [][2]float64{{x1 - x2, x1 - f.left}, {x2 - x1, f.right - x1}, {y1 - y2, y1 - f.top}, {y2 - y1, f.bottom - y1}} {
		switch outward, inside := side[0], side[1]; {
		case outward == 0 && inside < 0:
			return false
		case outward < 0:
			from = max(from, inside/outward)
		case outward > 0:
			to = min(to, inside/outward)
		}
	}
	return from <= to
}

func touchesAny(f frame, taken []frame) bool { return slices.ContainsFunc(taken, f.touches) }

// plate writes lines into a frame, on a ground that what is below does not
// shine through.
func (c *canvas) plate(f frame, lines []string) {
	c.draw(`<rect x="%s" y="%s" width="%s" height="%s" rx="2" fill-opacity=".85"%s/>`, f.left, f.top, f.right-f.left, f.bottom-f.top, paper.fill())
	c.write((f.left+f.right)/2, f.top+smallFont.size-.5, smallFont, text, middle, lines...)
}
