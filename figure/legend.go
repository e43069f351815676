package figure

import (
	"strconv"

	"parley/report"
)

// drawLegend explains badges, lines and frames, and returns where it ends.
func drawLegend(c *canvas, g *report.Graph) float64 {
	x, y := 0.0, 16.0
	next := func(width float64) {
		if x > 0 && x+width > c.width {
			x, y = 0, y+22
		}
	}
	for k, name := range g.Parties {
		lines := valueFont.wrap(name, c.width-24, 1)
		wide := 24 + valueFont.widest(lines) + 18
		next(wide)
		drawBadge(c, x+badge, y-4, strconv.Itoa(k+1), partyInk(k))
		c.write(x+22, y, valueFont, text, start, lines...)
		x += wide
	}
	return c.samples(y+24, legendSamples(g))
}

// samples sets signs with their meanings beside and below each other, the
// first baseline at y, and returns the baseline of the last line.
func (c *canvas) samples(y float64, all []legendSample) float64 {
	x, down := 0.0, 22.0
	for _, sample := range all {
		lines := valueFont.wrap(sample.words, c.width-58, 3)
		wide := 40 + valueFont.widest(lines) + 18
		if x > 0 && x+wide > c.width {
			x, y, down = 0, y+down, 22
		}
		sample.draw(c, x, y-4)
		last := c.write(x+40, y, valueFont, soft, start, lines...)
		x, down = x+wide, max(down, last-y+5)
	}
	return y + down - 22
}

// A legendSample is a sign of the picture, 34 pixels wide, and what it means.
type legendSample struct {
	words string
	draw  func(c *canvas, x, y float64)
}

func legendSamples(g *report.Graph) []legendSample {
	var samples []legendSample
	improvement, plain, equilibrium := false, false, false
	for _, m := range g.Moves {
		improvement = improvement || m.Improvement
		plain = plain || !m.Improvement
	}
	for _, s := range g.States {
		equilibrium = equilibrium || len(s.Equilibrium) > 0
	}
	if len(g.Moves) > 0 {
		samples = append(samples, legendSample{"party n can move from there", func(c *canvas, x, y float64) {
			drawBadge(c, x+24, y, "n", soft)
		}})
	}
	if improvement {
		samples = append(samples, legendSample{"improvement for the party that moves", sampleMove(strongHead)})
	}
	if plain {
		samples = append(samples, legendSample{"move without improvement", sampleMove(lightHead)})
	}
	if equilibrium {
		samples = append(samples, legendSample{"equilibrium", sampleFrame})
	}
	return samples
}

func sampleMove(h head) func(c *canvas, x, y float64) {
	return func(c *canvas, x, y float64) {
		stroke(c, moveStyle(h == strongHead), text, "M"+px(x)+" "+px(y)+"h24")
		inside := text
		if h == lightHead {
			inside = paper
		}
		c.draw(`<path d="M%s %sl-9 -4v8z" stroke-width="1.2"%s/>`, x+33, y, framed(inside, text))
	}
}

func sampleFrame(c *canvas, x, y float64) {
	c.box(x+5, y-8, 28, 16, 5, 1.5, none, text)
	c.box(x+8, y-5, 22, 10, 3, 1.5, paper, text)
}
