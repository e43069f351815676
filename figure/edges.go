package figure

import "strconv"

// draw draws lines first, light ones below strong ones, then heads and
// badges, and the cards on top.
func (l *layout) draw(c *canvas) {
	for _, strong := range []bool{false, true} {
		for _, s := range l.segments {
			if s.improvement == strong {
				stroke(c, moveStyle(strong), partyInk(s.party), l.curve(s))
			}
		}
	}
	tails := l.tails()
	for _, h := range []head{lightHead, strongHead} {
		for _, s := range l.segments {
			l.heads(c, s, h, tails)
		}
	}
	l.badges(c, tails)
	for _, n := range l.nodes {
		if n.card != nil {
			n.card.draw(c, n.x-n.card.width/2, l.tops[n.layer])
		}
	}
}

// tails are the ports from which a party can move: these carry its badge.
func (l *layout) tails() map[port]bool {
	tails := map[port]bool{}
	for _, s := range l.segments {
		if s.tailAbove {
			tails[port{s.upper, s.party, true}] = true
		}
		if s.tailBelow {
			tails[port{s.lower, s.party, false}] = true
		}
	}
	return tails
}

const badgeGap = 6 // from a card to its badges, past the frame of an equilibrium

// heads draws the arrowheads of a kind of a segment, clear of the badges.
func (l *layout) heads(c *canvas, s segment, h head, tails map[port]bool) {
	x1, y1, x2, y2 := l.ends(s)
	away := func(p port) float64 {
		if tails[p] {
			return badgeGap + 2*badge + 1
		}
		return badgeGap
	}
	if s.headAbove == h {
		arrow(c, x1, y1+away(port{s.upper, s.party, true}), up, h, partyInk(s.party))
	}
	if s.headBelow == h {
		arrow(c, x2, y2-away(port{s.lower, s.party, false}), down, h, partyInk(s.party))
	}
}

// badges draws one badge at each of the tails.
func (l *layout) badges(c *canvas, tails map[port]bool) {
	draw := func(p port, x, y float64) {
		if tails[p] {
			drawBadge(c, x, y, strconv.Itoa(p.party+1), partyInk(p.party))
			delete(tails, p)
		}
	}
	for _, s := range l.segments {
		x1, y1, x2, y2 := l.ends(s)
		draw(port{s.upper, s.party, true}, x1, y1+badgeGap+badge)
		draw(port{s.lower, s.party, false}, x2, y2-badgeGap-badge)
	}
}

var badgeFont = font{size: 10, bold: true}

func drawBadge(c *canvas, x, y float64, sign string, i ink) {
	c.dot(x, y, badge, i)
	c.write(x, y+3.6, badgeFont, paper, middle, sign)
}
