package figure

import (
	"strings"

	"parley/report"
)

var (
	cardFont   = font{size: 13}
	tagFont    = font{size: 11, bold: true}
	letterFont = font{size: 11, mono: true}
)

const (
	cardPad   = 10.0
	tagHeight = 20.0
)

// A card is a state as a box: what it is (status quo, equilibrium) above and
// below its name, the letters under the name.
type card struct {
	state         report.GraphState
	width, height float64
	name, letters []string
	holds         []string
}

func newCard(s report.GraphState, width float64) card {
	inner := width - 2*cardPad
	k := card{state: s, width: width}
	k.name = nameFont.wrap(s.Name, inner, 8)
	k.letters = letterFont.wrap(s.Letters, inner, 12)
	if len(k.name) == 0 {
		k.name = []string{"State"}
	}
	if len(s.Equilibrium) > 0 {
		k.holds = tagFont.wrap("Equilibrium: "+strings.Join(s.Equilibrium, ", "), inner, 6)
	}
	k.height = 2*cardPad - 4 +
		float64(len(k.name))*nameFont.height() +
		float64(len(k.letters))*letterFont.height() +
		float64(len(k.holds))*tagFont.height()
	if len(k.holds) > 0 {
		k.height += 4
	}
	if s.StatusQuo {
		k.height += tagHeight
	}
	return k
}

// draw sets the card with its top left corner at x, y. An equilibrium has a
// double frame, the status quo a dark bar with its name. The group's data-state
// has the letters, for pages in which a state can be chosen.
func (k card) draw(c *canvas, x, y float64) {
	c.draw(`<g%s>`, attribute("data-state", k.state.Letters))
	defer c.draw(`</g>`)
	round, thick := 4.0, 1.0
	if len(k.holds) > 0 {
		c.box(x-3.5, y-3.5, k.width+7, k.height+7, 7, 1.5, none, text)
		thick = 1.5
	}
	c.box(x, y, k.width, k.height, round, thick, paper, text)
	centre, line := x+k.width/2, y+cardPad+nameFont.size-2
	if k.state.StatusQuo {
		c.draw(`<path d="M%s %sv-%sa4 4 0 0 1 4 -4h%sa4 4 0 0 1 4 4v%sz"%s/>`,
			x, y+tagHeight, tagHeight-4, k.width-8, tagHeight-4, text.fill())
		c.write(centre, y+14, tagFont, paper, middle, "Status quo")
		line += tagHeight
	}
	line = c.write(centre, line, nameFont, text, middle, k.name...)
	line = c.write(centre, line-1, letterFont, soft, middle, k.letters...)
	c.write(centre, line+4, tagFont, text, middle, k.holds...)
}
