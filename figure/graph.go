package figure

import (
	"fmt"

	"parley/report"
)

const (
	graphMargin = 8.0
	graphLeast  = 440.0 // width that the legend needs
	cardWidth   = 164.0
	badge       = 8.0  // radius
	portGap     = 19.0 // between two badges of a card
)

// drawGraph draws the states as cards in layers, the status quo on top and
// improvements downwards where the graph lets them, after Sugiyama, Tagawa &
// Toda (1981). A line that passes a layer passes it between the cards.
func drawGraph(g *report.Graph) (*canvas, error) {
	if err := checkGraph(g); err != nil {
		return nil, err
	}
	c := &canvas{}
	l := newLayout(g)
	l.untangle()
	l.place()
	c.width = max(l.width()+2*graphMargin, graphLeast)
	y := drawLegend(c, g) + 14
	l.move((c.width-l.width())/2, y)
	l.draw(c)
	c.height = l.bottom() + graphMargin
	return c, nil
}

func checkGraph(g *report.Graph) error {
	switch {
	case len(g.States) == 0 || len(g.States) > MaxStates:
		return fmt.Errorf("graph of %d states; want 1 to %d", len(g.States), MaxStates)
	case len(g.Moves) > MaxMoves:
		return fmt.Errorf("graph of %d moves; want at most %d", len(g.Moves), MaxMoves)
	case len(g.Parties) > MaxParties:
		return fmt.Errorf("graph of %d parties; want at most %d", len(g.Parties), MaxParties)
	}
	for k, m := range g.Moves {
		switch {
		case !in(m.From, len(g.States)) || !in(m.To, len(g.States)) || m.From == m.To:
			return fmt.Errorf("move %d from state %d to %d; want two of the %d states", k, m.From, m.To, len(g.States))
		case !in(m.Party, len(g.Parties)):
			return fmt.Errorf("move %d of party %d; want one of the %d parties", k, m.Party, len(g.Parties))
		}
	}
	return nil
}

func in(k, n int) bool { return k >= 0 && k < n }
