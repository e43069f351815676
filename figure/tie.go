package figure

import (
	"math"

	"parley/report"
)

// A curve is a tie on its way from one edge of a node to another's: a
// quadratic Bézier curve.
type curve struct {
	tie    report.NetTie
	points [3][2]float64
	tip    [2]float64 // of the arrowhead, behind the last point
}

// curves bends every tie to its right, and each further tie between the same
// two nodes more.
func (d *netDrawing) curves() []curve {
	nth := map[[2]int]float64{}
	var all []curve
	for _, t := range heaviestFirst(d.net.Ties) {
		pair := [2]int{t.From, t.To}
		nth[pair]++
		all = append(all, d.bend(t, nth[pair]))
	}
	return all
}

func (d *netDrawing) bend(t report.NetTie, nth float64) curve {
	x1, y1 := d.place(t.From)
	x2, y2 := d.place(t.To)
	far := math.Hypot(x2-x1, y2-y1)
	aside := min((.14*far+10)*nth, far/2) / far
	control := [2]float64{(x1+x2)/2 - (y2-y1)*aside, (y1+y2)/2 + (x2-x1)*aside}
	edge := func(x, y, distance float64) [2]float64 {
		length := math.Hypot(control[0]-x, control[1]-y)
		return [2]float64{x + (control[0]-x)*distance/length, y + (control[1]-y)*distance/length}
	}
	from, to := nodeRadius(d.net.Nodes[t.From])+2, nodeRadius(d.net.Nodes[t.To])+3
	return curve{
		tie: t, tip: edge(x2, y2, to),
		points: [3][2]float64{edge(x1, y1, from), control, edge(x2, y2, to+.8*tipLength(t))},
	}
}

func tieWidth(t report.NetTie) float64 { return .8 + 5.2*t.Weight }

func tipLength(t report.NetTie) float64 { return 6 + 1.3*tieWidth(t) }

func (d *netDrawing) tie(c curve) {
	p, i := c.points, partyInk(c.tie.From)
	d.draw(`<path d="M%s %sQ%s %s %s %s" fill="none" stroke-width="%s" stroke-opacity=".7"%s/>`,
		p[0][0], p[0][1], p[1][0], p[1][1], p[2][0], p[2][1], tieWidth(c.tie), i.stroke())
	long := tipLength(c.tie)
	far := math.Hypot(c.tip[0]-p[1][0], c.tip[1]-p[1][1])
	dx, dy := (c.tip[0]-p[1][0])/far, (c.tip[1]-p[1][1])/far
	backX, backY, half := c.tip[0]-dx*long, c.tip[1]-dy*long, 3+.8*tieWidth(c.tie)
	d.draw(`<path d="M%s %sL%s %sL%s %sz"%s/>`, c.tip[0], c.tip[1], backX-dy*half, backY+dx*half, backX+dy*half, backY-dx*half, i.fill())
}

// at is the point of the curve after part of the way, from 0 to 1.
func (c curve) at(part float64) (x, y float64) {
	a, b, e := (1-part)*(1-part), 2*part*(1-part), part*part
	return a*c.points[0][0] + b*c.points[1][0] + e*c.points[2][0], a*c.points[0][1] + b*c.points[1][1] + e*c.points[2][1]
}

// tieLabels writes the words of ties upon them, each near the middle where it
// keeps clear of names, nodes and other words; it returns how many found no
// room.
func (d *netDrawing) tieLabels(curves []curve) (left int) {
	for k, n := range d.net.Nodes {
		x, y := d.place(k)
		r := nodeRadius(n)
		d.taken = append(d.taken, frame{x - r, y - r, x + r, y + r})
	}
	for _, c := range curves {
		lines := smallFont.wrap(c.tie.Label, besidePlot, 2)
		if len(lines) > 0 && !d.tieLabel(c, lines) {
			left++
		}
	}
	return left
}

func (d *netDrawing) tieLabel(c curve, lines []string) bool {
	wide, tall := smallFont.widest(lines)+4, float64(len(lines))*smallFont.height()
	for _, part := range []float64{.5, .4, .6, .3, .7, .2, .8} {
		x, y := c.at(part)
		f := frame{x - wide/2, y - tall/2, x + wide/2, y + tall/2}
		if f.left < 0 || f.right > d.width || touchesAny(f, d.taken) {
			continue
		}
		d.taken = append(d.taken, f)
		d.plate(f, lines)
		return true
	}
	return false
}
