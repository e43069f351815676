package figure

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"parley/internal/plain"
	"parley/report"
)

// A canvas collects the shapes of a picture. Coordinates are in pixels, from
// the top left.
type canvas struct {
	width, height float64
	shapes        strings.Builder
}

const (
	sansSerif = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
	monospace = "ui-monospace, 'SF Mono', Menlo, Consolas, monospace"
)

// svg wraps the shapes into a document with title and description.
func (c *canvas) svg(f report.Figure) []byte {
	id := html.EscapeString(plain.Line(f.ID))
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="parley-figure" role="img" `+
		`aria-labelledby="%s-title" aria-describedby="%s-desc" width="%s" height="%s" viewBox="0 0 %s %s" font-family="%s">`+"\n",
		id, id, px(c.width), px(c.height), px(c.width), px(c.height), html.EscapeString(sansSerif))
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n", id, escape(f.Title))
	fmt.Fprintf(&b, "<desc id=\"%s-desc\">%s</desc>\n", id, escape(f.Text))
	fmt.Fprintf(&b, "<style>%s</style>\n", styleSheet)
	b.WriteString(c.shapes.String())
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// attribute writes one attribute with a space before it.
func attribute(name, value string) string {
	return " " + name + `="` + escape(value) + `"`
}

func escape(words string) string { return html.EscapeString(plain.Text(words)) }

// px writes a coordinate with at most one decimal.
func px(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10+0, 'f', -1, 64)
}

func (c *canvas) draw(format string, args ...any) {
	for k, arg := range args {
		if x, ok := arg.(float64); ok {
			args[k] = px(x)
		}
	}
	fmt.Fprintf(&c.shapes, format+"\n", args...)
}

// An anchor says which end of a text stands at its x.
type anchor string

const (
	start  anchor = "start"
	middle anchor = "middle"
	end    anchor = "end"
)

// write sets lines of text, the baseline of the first at y, and returns the
// baseline of the line that would come next.
func (c *canvas) write(x, y float64, f font, i ink, a anchor, lines ...string) float64 {
	look := ""
	if f.bold {
		look += attribute("font-weight", "600")
	}
	if f.mono {
		look += attribute("font-family", monospace)
	}
	for _, line := range lines {
		c.draw(`<text x="%s" y="%s" font-size="%s" text-anchor="%s"%s%s>%s</text>`,
			x, y, f.size, a, look, i.fill(), escape(line))
		y += f.height()
	}
	return y
}

// writeUp sets lines of text that read upwards, the baseline of the first at x.
func (c *canvas) writeUp(x, y float64, f font, i ink, a anchor, lines ...string) {
	for _, line := range lines {
		c.draw(`<text x="%s" y="%s" font-size="%s" text-anchor="%s" transform="rotate(-90 %s %s)"%s>%s</text>`,
			x, y, f.size, a, x, y, i.fill(), escape(line))
		x += f.height()
	}
}

func (c *canvas) line(x1, y1, x2, y2, thick float64, i ink, dash string) {
	c.draw(`<line x1="%s" y1="%s" x2="%s" y2="%s" stroke-width="%s"%s%s/>`, x1, y1, x2, y2, thick, dashed(dash), i.stroke())
}

func (c *canvas) box(x, y, w, h, round, thick float64, inside, frame ink) {
	c.draw(`<rect x="%s" y="%s" width="%s" height="%s" rx="%s" stroke-width="%s"%s/>`, x, y, w, h, round, thick, framed(inside, frame))
}

func (c *canvas) dot(x, y, r float64, i ink) {
	c.draw(`<circle cx="%s" cy="%s" r="%s"%s/>`, x, y, r, i.fill())
}

func dashed(pattern string) string {
	if pattern == "" {
		return ""
	}
	return attribute("stroke-dasharray", pattern)
}
