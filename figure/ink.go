package figure

import (
	"fmt"
	"strings"
)

// An ink is a colour by name, with its value in light and in dark mode.
type ink struct{ name, light, dark string }

// The inks of every figure.
var (
	text  = ink{"ink", "#1d2630", "#e4e9ee"}
	soft  = ink{"soft", "#54606c", "#a5b0bb"}
	faint = ink{"faint", "#c3cbd3", "#46525e"}
	paper = ink{"paper", "#ffffff", "#161c22"} // inside a frame, and on a party's colour
	none  = ink{"none", "none", "none"}
)

// partyInks tell parties apart, after Okabe & Ito (2008), darkened so that
// lines and small words stand out from white. They come again after the
// last; badges carry numbers because of that, and for those who see no colour.
var partyInks = []ink{
	{"p0", "#0072b2", "#6cb8ee"},
	{"p1", "#c24a00", "#ff9d69"},
	{"p2", "#007a5a", "#53cfa2"},
	{"p3", "#a03d7a", "#e79ccb"},
	{"p4", "#876000", "#e6b84c"},
	{"p5", "#4c5a9a", "#a9b4f0"},
	{"p6", "#5b4636", "#c9b3a2"},
}

func partyInk(k int) ink { return partyInks[k%len(partyInks)] }

// fill and stroke are the attributes of a shape; the plain colours serve
// programs that do not know custom properties.
func (i ink) fill() string { return paint("fill-"+i.name, "fill", i) }

func (i ink) stroke() string { return paint("stroke-"+i.name, "stroke", i) }

// framed are the attributes of a shape with an outline.
func framed(inside, line ink) string {
	return paint("fill-"+inside.name+" stroke-"+line.name, "fill", inside) + attribute("stroke", line.light)
}

func paint(class, what string, i ink) string {
	return attribute("class", class) + attribute(what, i.light)
}

// styleSheet is the same in every figure, so that several may share a page.
// A picture in a page is as dark as the page; alone it is as dark as the
// reader wants it.
var styleSheet = func() string {
	var light, both, use strings.Builder
	for _, i := range append([]ink{text, soft, faint, paper}, partyInks...) {
		fmt.Fprintf(&light, "--fig-%s:%s;", i.name, i.light)
		fmt.Fprintf(&both, "--fig-%s:light-dark(%s,%s);", i.name, i.light, i.dark)
		fmt.Fprintf(&use, ".parley-figure .fill-%s{fill:var(--fig-%s)}", i.name, i.name)
		fmt.Fprintf(&use, ".parley-figure .stroke-%s{stroke:var(--fig-%s)}", i.name, i.name)
	}
	return ".parley-figure{" + light.String() + "}" +
		"@supports (color:light-dark(#000,#fff)){.parley-figure{" + both.String() + "}}" +
		":root.parley-figure{color-scheme:light dark}" +
		"@media print{.parley-figure{color-scheme:light}}" +
		use.String() +
		".parley-figure text{unicode-bidi:plaintext;white-space:pre}"
}()
