package figure

import "strings"

// A sign tells one name of a picture from the others: by ink, and by dash,
// marker and texture for those who see no colour.
type sign int

// signs gives each name its sign, in the order in which they first come.
func signs(names []string) map[string]sign {
	of := map[string]sign{}
	for _, name := range names {
		if _, ok := of[name]; !ok {
			of[name] = sign(len(of))
		}
	}
	return of
}

func (s sign) ink() ink { return partyInk(int(s)) }

var dashes = []string{"", "7 3", "2 2.5", "10 3 2 3", "4 2"}

func (s sign) dash() string { return dashes[int(s)%len(dashes)] }

// markers are drawn around their middle: a dot, a square, triangles, a
// diamond, a plus and a cross.
var markers = []string{
	"m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
	"m-3.5 -3.5h7v7h-7z",
	"m0 -4.6l4.4 7.6h-8.8z",
	"m0 -5l5 5l-5 5l-5 -5z",
	"m0 4.6l4.4 -7.6h-8.8z",
	"m-1.3 -4.6h2.6v3.3h3.3v2.6h-3.3v3.3h-2.6v-3.3h-3.3v-2.6h3.3z",
	"m-4.2 -2.4l1.8 -1.8l2.4 2.4l2.4 -2.4l1.8 1.8l-2.4 2.4l2.4 2.4l-1.8 1.8l-2.4 -2.4l-2.4 2.4l-1.8 -1.8l2.4 -2.4z",
}

func (c *canvas) marker(x, y float64, s sign) {
	c.draw(`<path d="M%s %s%s" stroke-width="1"%s/>`, x, y, markers[int(s)%len(markers)], framed(s.ink(), paper))
}

// swatch is a rectangle in the ink of s with its texture: none, or lines in
// one of three directions.
func (c *canvas) swatch(x, y, w, h float64, s sign) {
	c.draw(`<rect x="%s" y="%s" width="%s" height="%s"%s/>`, x, y, w, h, s.ink().fill())
	var path string
	switch s % 4 {
	case 1:
		path = slanted(x, y, w, h, false)
	case 2:
		path = upright(x, y, w, h)
	case 3:
		path = slanted(x, y, w, h, true)
	}
	if path != "" {
		c.draw(`<path d="%s" fill="none" stroke-width="1.2" stroke-opacity=".75"%s/>`, path, paper.stroke())
	}
}

const hatch = 5.0 // between two lines of a texture

func upright(x, y, w, h float64) string {
	var path strings.Builder
	for right := hatch / 2; right < w; right += hatch {
		path.WriteString("M" + px(x+right) + " " + px(y) + "v" + px(h))
	}
	return path.String()
}

// slanted draws the parts of lines at 45 degrees that lie in the rectangle.
func slanted(x, y, w, h float64, falling bool) string {
	var path strings.Builder
	for reach := hatch / 2; reach < w+h; reach += hatch {
		x1, x2 := max(0, reach-h), min(reach, w)
		y1, y2 := reach-x1, reach-x2
		if falling {
			y1, y2 = h-y1, h-y2
		}
		path.WriteString("M" + px(x+x1) + " " + px(y+y1) + "L" + px(x+x2) + " " + px(y+y2))
	}
	return path.String()
}
