package bargain

import (
	"cmp"
	"slices"
)

// Median is the position with at most half of the support on either side: the
// one that no other defeats when each actor votes with its weight for what is
// nearer (Black 1958 [black1958]). Where two positions share this, it is
// the middle between them.
//
//  1. Order the positions.
//  2. Add up the weights from below; the lower median is where half is reached.
//  3. Go on to where more than half is reached: the upper median.
func Median(i Issue) float64 {
	stances := slices.Clone(i.weighty().Stances)
	slices.SortStableFunc(stances, func(a, b Stance) int { return cmp.Compare(a.Position, b.Position) })
	half, below := i.total()/2, 0.0
	for k, s := range stances {
		below += s.Weight()
		switch {
		case below > half*(1+1e-12):
			return s.Position
		case below >= half*(1-1e-12) && k+1 < len(stances):
			return (s.Position + stances[k+1].Position) / 2
		}
	}
	return stances[len(stances)-1].Position
}
