package spatial

import "math"

// A bargain is what the initiator and the receiver would move to.
type bargain struct {
	initiator, receiver int
	toI, toR            []float64 // 0 to 1 on each issue
}

// bargains returns the bargains in which each actor takes part, after staying
// put, which is a bargain with itself (step 6).
func (s *state) bargains(targets []Target) [][]bargain {
	all := make([][]bargain, len(targets))
	for i := range all {
		all[i] = []bargain{{i, i, s.at[i], s.at[i]}}
	}
	for i, t := range targets {
		if t.Actor < 0 {
			continue
		}
		for _, b := range s.offers(i, t) {
			all[i] = append(all[i], b)
			all[t.Actor] = append(all[t.Actor], b)
		}
	}
	return all
}

// offers returns the bargains that i's challenge ends in. The receiver's view
// is KTAB's: it takes the gain that it thinks the challenge has for i where
// the chance would be meant, and its weight has i's capability. Only so are
// KTAB's results reproduced; see docs/decisions/0041-spatial-model-as-ktab.md.
func (s *state) offers(i int, t Target) []bargain {
	j := t.Actor
	mine := s.between(i, j, t.Chance)
	if s.rules.Offer == InitiatorOffer {
		return []bargain{mine}
	}
	view := s.view(j)
	theirs := s.between(i, j, s.gain(view, i, j, s.chance(view, i, j)))
	if s.rules.Offer == BothOffer {
		return []bargain{mine, theirs}
	}
	wi, wj := s.weight[i]*s.care[i], s.weight[i]*s.care[j]
	mean := bargain{i, j, make([]float64, len(mine.toI)), make([]float64, len(mine.toR))}
	for k := range mean.toI {
		mean.toI[k] = (wi*mine.toI[k] + wj*theirs.toI[k]) / (wi + wj)
		mean.toR[k] = (wi*mine.toR[k] + wj*theirs.toR[k]) / (wi + wj)
	}
	return []bargain{mean}
}

// between is the bargain of i and j when i prevails with chance p.
func (s *state) between(i, j int, p float64) bargain {
	b := bargain{i, j, make([]float64, len(s.at[i])), make([]float64, len(s.at[j]))}
	for k := range b.toI {
		b.toI[k], b.toR[k] = s.rules.Interpolation.meet(s.at[i][k], s.salience[i][k], p, s.at[j][k], s.salience[j][k], 1-p)
	}
	return b
}

// leastWeight keeps those who care for nothing, or can do nothing, in place.
const leastWeight = 1e-6

// meet returns where two positions a and b move, given each side's salience
// and chance.
func (rule Interpolation) meet(a, sa, pa, b, sb, pb float64) (toA, toB float64) {
	if rule == S2PMax {
		da, db := min(max(0, pb-pa), 1), min(max(0, pa-pb), 1)
		ya := da * (sb * sb) / (da*(sb*sb) + leastWeight + (1-da)*(sa*sa))
		yb := db * (sa * sa) / (db*(sa*sa) + leastWeight + (1-db)*(sb*sb))
		return a + ya*(b-a), b + yb*(a-b)
	}
	wa, wb := sa*max(pa, 0), sb*max(pb, 0)
	if rule == S2P2 {
		wa, wb = sa*sa*(pa*pa), sb*sb*(pb*pb)
	}
	all := wa + leastWeight + wb
	return round4(((wa+leastWeight)*a + wb*b) / all), round4((wa*a + (leastWeight+wb)*b) / all)
}

// round4 rounds to four decimals, lest spurious precision tell the two sides'
// points apart.
func round4(x float64) float64 { return math.Floor(0.5+x*10000) / 10000 }
