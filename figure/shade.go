package figure

import (
	"fmt"
	"math"
)

// A shade is the colour of a cell of a heat map: red, green and blue from 0
// to 1, as screens mix them.
type shade [3]float64

// The ends of the shades, after the blues of Brewer's scheme.
var (
	lightest = shade{.93, .95, .98}
	darkest  = shade{.03, .19, .42}
)

// shadeOf is part of the way from the lightest to the darkest.
func shadeOf(part float64) (s shade) {
	for k := range s {
		s[k] = (1-part)*lightest[k] + part*darkest[k]
	}
	return s
}

// shade is the colour of a number; beyond the ends it gets no lighter or
// darker.
func (d *heatDrawing) shade(x float64) shade {
	if d.heat.High == d.heat.Low {
		return shadeOf(0)
	}
	return shadeOf(max(0, min((x-d.heat.Low)/(d.heat.High-d.heat.Low), 1)))
}

// luminance is the relative luminance of WCAG 2.2.
func (s shade) luminance() float64 {
	sum := 0.0
	for k, weight := range []float64{.2126, .7152, .0722} {
		linear := s[k] / 12.92
		if s[k] > .04045 {
			linear = math.Pow((s[k]+.055)/1.055, 2.4)
		}
		sum += weight * linear
	}
	return sum
}

// onLight and onDark write on cells, which look the same in every mode; so the
// style sheet does not know them.
var (
	onLight = ink{"on-light", "#000000", "#000000"}
	onDark  = ink{"on-dark", "#ffffff", "#ffffff"}
)

// writing is the ink that stands out more: by 4.5 to 1 at least, whatever the
// shade.
func (s shade) writing() ink {
	const even = .179 // where black and white stand out alike
	if s.luminance() > even {
		return onLight
	}
	return onDark
}

func (s shade) hex() string {
	of := func(x float64) int { return int(math.Round(255 * x)) }
	return fmt.Sprintf("#%02x%02x%02x", of(s[0]), of(s[1]), of(s[2]))
}

func (c *canvas) cell(x, y, w, h float64, s shade) {
	c.draw(`<rect x="%s" y="%s" width="%s" height="%s"%s/>`, x, y, w, h, attribute("fill", s.hex()))
}
