package power

import (
	"slices"

	"parley/conflict"
)

// Align returns the conflict as it would be if two parties aligned further, by
// an amount from 0 (as it is) to 1 (wholly); c stays as it is:
//
//   - Positions: on every issue (and date) on which both have one, each goes
//     amount/2 of the way to the other's, so that wholly aligned they meet in
//     the middle.
//   - Capability: there, each puts amount of its capability into a pool that is
//     shared alike; the sum stays the same.
//   - Ties: in every area in which one depends on the other, it moves amount of
//     what it gets elsewhere to the other; its other shares shrink alike.
//
// Salience, options and preferences stay: they say what the parties want, not
// with whom.
func Align(c *conflict.Conflict, a, b string, amount float64) *conflict.Conflict {
	made := c.Clone()
	for i := range made.Positions {
		p := &made.Positions[i]
		if p.Party != a {
			continue
		}
		for j := range made.Positions {
			o := &made.Positions[j]
			if o.Party == b && o.Issue == p.Issue && o.Date == p.Date {
				alignPositions(p, o, amount)
			}
		}
	}
	for _, pair := range [][2]string{{a, b}, {b, a}} {
		for _, t := range c.Ties {
			if t.Party == pair[0] && t.On == pair[1] {
				moveTies(made.Ties, t, amount)
			}
		}
	}
	return made
}

func alignPositions(p, o *conflict.Position, amount float64) {
	p.At, o.At = mix(p.At, o.At, amount/2), mix(o.At, p.At, amount/2)
	if p.Capability != nil && o.Capability != nil {
		x, y := *p.Capability, *o.Capability
		*p.Capability, *o.Capability = mix(x, y, amount/2), mix(y, x, amount/2)
	}
}

// mix is the part of the way from x to y. It is a bare range when either is.
func mix(x, y conflict.Quantity, part float64) conflict.Quantity {
	if part == 0 {
		return x
	}
	at := func(x, y float64) float64 { return (1-part)*x + part*y }
	low, high := at(x.Low, y.Low), at(x.High, y.High)
	if !x.HasMode || !y.HasMode {
		return conflict.Between(low, high)
	}
	return conflict.Quantity{Low: low, Mode: min(max(at(x.Mode, y.Mode), low), high), High: high, HasMode: true}
}

// moveTies moves part of a party's other shares in the area of a tie to it.
func moveTies(ties []conflict.Tie, to conflict.Tie, amount float64) {
	k := slices.IndexFunc(ties, func(t conflict.Tie) bool { return t.Party == to.Party && t.On == to.On && t.Area == to.Area })
	for j := range ties {
		if t := &ties[j]; j != k && t.Party == to.Party && t.Area == to.Area {
			t.Share = scaled(t.Share, 1-amount)
		}
	}
	ties[k].Share = mix(ties[k].Share, conflict.Exactly(1), amount)
}

func scaled(q conflict.Quantity, by float64) conflict.Quantity {
	return conflict.Quantity{Low: q.Low * by, Mode: q.Mode * by, High: q.High * by, HasMode: q.HasMode}
}
