package figure

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"parley/report"
)

const (
	nodeApart = 46.0 // between two nodes along the ring
	nodeLarge = 17.0 // radius of the largest node
	nodeSmall = 5.0
	ringMoat  = nodeLarge + 10 // between the nodes' ring and their names
)

// A netDrawing is a net on a ring around x, y.
type netDrawing struct {
	*canvas
	net          *report.Net
	x, y, radius float64
	taken        []frame // names and nodes, which labels of ties keep clear of
}

// drawNet sets the nodes on a ring, in their order, clockwise from the top, so
// that a node stands where it stands in every other net of the same nodes. An
// arrow bends to its right, so that it keeps clear of the one that leads back.
func drawNet(n *report.Net) (*canvas, error) {
	if err := checkNet(n); err != nil {
		return nil, err
	}
	d := &netDrawing{canvas: &canvas{}, net: n}
	d.radius = ringRadius(float64(len(n.Nodes)))
	names := d.layOut()
	curves := d.curves()
	for _, c := range curves {
		d.tie(c)
	}
	for k, one := range n.Nodes {
		x, y := d.place(k)
		d.draw(`<circle cx="%s" cy="%s" r="%s" stroke-width="1.5"%s/>`, x, y, nodeRadius(one), framed(partyInk(k), paper))
	}
	d.names(names)
	d.footer(d.tieLabels(curves))
	return d.canvas, nil
}

func checkNet(n *report.Net) error {
	if len(n.Nodes) > MaxNodes || len(n.Ties) > MaxTies {
		return fmt.Errorf("net of %d nodes and %d ties; want at most %d and %d", len(n.Nodes), len(n.Ties), MaxNodes, MaxTies)
	}
	for _, one := range n.Nodes {
		if err := checkShare(one.Size); err != nil {
			return fmt.Errorf("size of %q: %w", one.Name, err)
		}
	}
	for k, t := range n.Ties {
		if !in(t.From, len(n.Nodes)) || !in(t.To, len(n.Nodes)) || t.From == t.To {
			return fmt.Errorf("tie %d from node %d to %d; want two of the %d nodes", k, t.From, t.To, len(n.Nodes))
		}
		if err := checkShare(t.Weight); err != nil {
			return fmt.Errorf("weight of tie %d: %w", k, err)
		}
	}
	return nil
}

// ringRadius has room for n nodes, and for the arrows of a few.
func ringRadius(n float64) float64 {
	return max(min(70+10*n, 180), n*nodeApart/(2*math.Pi))
}

func nodeRadius(n report.NetNode) float64 { return nodeSmall + (nodeLarge-nodeSmall)*math.Sqrt(n.Size) }

// place is the middle of node k.
func (d *netDrawing) place(k int) (x, y float64) {
	sin, cos := math.Sincos(2 * math.Pi * (float64(k) + .5) / float64(len(d.net.Nodes)))
	return d.x + d.radius*sin, d.y - d.radius*cos
}

// A nodeName is the name of a node in lines.
type nodeName struct {
	node  int
	lines []string
}

func (n nodeName) height() float64 { return float64(len(n.lines))*valueFont.height() + 3 }

// layOut settles the middle of the ring and the size of the picture, and
// returns the names on either side, from the top down.
func (d *netDrawing) layOut() (sides [2][]nodeName) {
	var wide [2]float64
	above, below := d.reach()
	tall := above + below
	for k, one := range d.net.Nodes {
		side := 0
		if 2*k >= len(d.net.Nodes) {
			side = 1
		}
		name := nodeName{k, valueFont.wrap(one.Name, 150, 3)}
		sides[side] = append(sides[side], name)
		wide[side] = max(wide[side], valueFont.widest(name.lines)+8)
	}
	slices.Reverse(sides[1])
	for _, side := range sides {
		sum := 0.0
		for _, name := range side {
			sum += name.height()
		}
		tall = max(tall, sum)
	}
	reach := d.radius + ringMoat
	d.x = reach + max(wide[1], 4)
	d.width = max(d.x+reach+max(wide[0], 4), scaleWidth)
	d.y = above + (tall-above-below)/2 + 4
	d.height = tall + 8
	return sides
}

// reach is how far nodes, and ties with their words, reach above and below
// the middle of the ring.
func (d *netDrawing) reach() (above, below float64) {
	for k := range d.net.Nodes {
		_, y := d.place(k)
		above, below = max(above, nodeLarge+4-y), max(below, nodeLarge+4+y)
	}
	for _, c := range d.curves() {
		_, y := c.at(.5)
		above, below = max(above, nodeLarge+4-y), max(below, nodeLarge+4+y)
	}
	return above, below
}

// names writes each name outside the ring, as near to its node as the others
// let it stand.
func (d *netDrawing) names(sides [2][]nodeName) {
	for k, side := range sides {
		a, out := start, 1.0
		if k == 1 {
			a, out = end, -1
		}
		var wishes, heights []float64
		for _, name := range side {
			_, y := d.place(name.node)
			wishes, heights = append(wishes, y), append(heights, name.height())
		}
		for i, y := range apart(wishes, heights, 4, d.height-4) {
			d.name(side[i], y, a, out)
		}
	}
}

func (d *netDrawing) name(n nodeName, middle float64, a anchor, out float64) {
	if len(n.lines) == 0 {
		return
	}
	top, tall := middle-n.height()/2, n.height()
	nearest := max(top, min(d.y, top+tall)) - d.y
	reach := d.radius + ringMoat - 4
	x := d.x + out*(math.Sqrt(max(0, reach*reach-nearest*nearest))+4)
	nodeX, nodeY := d.place(n.node)
	r := nodeRadius(d.net.Nodes[n.node])
	if far := math.Hypot(x-nodeX, middle-nodeY); far > r+14 {
		d.line(nodeX+(x-nodeX)*(r+1)/far, nodeY+(middle-nodeY)*(r+1)/far, x-2*out, middle, 1, faint, "")
	}
	d.write(x, top+valueFont.size+1, valueFont, text, a, n.lines...)
	wide := valueFont.widest(n.lines)
	d.taken = append(d.taken, frame{min(x, x+out*wide), top, max(x, x+out*wide), top + tall})
}

// footer says what the signs mean.
func (d *netDrawing) footer(left int) {
	words := "An arrow is the wider the stronger the tie, and has the colour of where it begins; a dot is the larger the greater what it stands for."
	if left > 0 {
		words += fmt.Sprintf(" The words of %d more ties have no room here; the figure in words has them.", left)
	}
	d.height = d.write(0, d.height+12, smallFont, soft, start, smallFont.wrap(words, d.width, 5)...) - 8
}

// heaviestFirst is the order in which ties are drawn, so that none hides a
// lighter one.
func heaviestFirst(ties []report.NetTie) []report.NetTie {
	return slices.SortedStableFunc(slices.Values(ties), func(a, b report.NetTie) int { return cmp.Compare(b.Weight, a.Weight) })
}
