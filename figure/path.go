package figure

import (
	"fmt"

	"parley/report"
)

const pathWidth = 380.0

// drawPath sets the states of a path below each other, each step between the
// two states that it joins.
func drawPath(p *report.Path) (*canvas, error) {
	if err := checkPath(p); err != nil {
		return nil, err
	}
	inks := stepInks(p)
	c := &canvas{width: pathWidth}
	y := 4.0
	for k, s := range p.States {
		card := newCard(s, pathWidth-8)
		card.draw(c, 4, y)
		y += card.height
		if k < len(p.Steps) {
			y = drawStep(c, p.Steps[k], y, inks[p.Steps[k].Party])
		}
	}
	c.height = y + 4
	return c, nil
}

func checkPath(p *report.Path) error {
	switch {
	case len(p.States) == 0 || len(p.States) > MaxStates:
		return fmt.Errorf("path of %d states; want 1 to %d", len(p.States), MaxStates)
	case len(p.Steps) != len(p.States)-1:
		return fmt.Errorf("path of %d states with %d steps; want %d steps", len(p.States), len(p.Steps), len(p.States)-1)
	}
	return nil
}

// stepInks gives each party the ink of its place, first those of the path's
// list, then those that move without standing there.
func stepInks(p *report.Path) map[string]ink {
	inks := map[string]ink{}
	add := func(party string) {
		if _, ok := inks[party]; !ok {
			inks[party] = partyInk(len(inks))
		}
	}
	for _, party := range p.Parties {
		add(party)
	}
	for _, s := range p.Steps {
		add(s.Party)
	}
	return inks
}

// drawStep draws the arrow of a step from y downwards, what happens beside
// it, and returns where the arrow ends.
func drawStep(c *canvas, s report.Step, y float64, i ink) float64 {
	const x, left = 30.0, 50.0
	verdict, tip := "not an improvement for this party", lightHead
	if s.Improvement {
		verdict, tip = "an improvement for this party", strongHead
	}
	wide := pathWidth - left - 8
	below := c.write(left, y+24, nameFont, i, start, nameFont.wrap(s.Party, wide, 3)...)
	below = c.write(left, below, cardFont, text, start, cardFont.wrap(s.Action, wide, 8)...)
	below = c.write(left, below, smallFont, soft, start, verdict)
	bottom := below + 6
	stroke(c, moveStyle(s.Improvement), i, fmt.Sprintf("M%s %sV%s", px(x), px(y+4), px(bottom-12)))
	arrow(c, x, bottom-4, down, tip, i)
	return bottom
}
