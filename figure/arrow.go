package figure

// A style is how the line of a move is drawn: strong for improvements, light
// for moves that do not pay.
type style struct {
	thick   float64
	dash    string
	opacity string
}

func moveStyle(improvement bool) style {
	if improvement {
		return style{thick: 2.2, opacity: "1"}
	}
	return style{thick: 1.2, dash: "5 3", opacity: ".75"}
}

func stroke(c *canvas, s style, i ink, path string) {
	c.draw(`<path d="%s" fill="none" stroke-width="%s" stroke-opacity="%s"%s%s/>`, path, s.thick, s.opacity, dashed(s.dash), i.stroke())
}

// A direction is where an arrowhead points: down or up.
type direction float64

const (
	down direction = 1
	up   direction = -1
)

const headLength = 9.0

// arrow draws a head whose tip is at x, y: filled where an improvement
// arrives, hollow where another move does.
func arrow(c *canvas, x, y float64, d direction, h head, i ink) {
	inside, half := i, 4.5
	if h == lightHead {
		inside, half = paper, 3.5
	}
	back := y - float64(d)*headLength
	c.draw(`<path d="M%s %sL%s %sL%s %sz" stroke-width="1.2" stroke-linejoin="round"%s/>`, x, y, x-half, back, x+half, back, framed(inside, i))
}
