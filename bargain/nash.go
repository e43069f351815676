package bargain

import "math"

// Nash is the bargaining solution with the reference point as disagreement
// (Nash 1950 [nash1950bargaining]): the point of the scale that
// maximises the product of what the actors gain over the reference point,
//
//	Π (|x - r| - |x - y|)^weight,
//
// where x is an actor's position, r the reference point and y the outcome. It
// reports false, and the reference point, when no point is better than that
// for everyone who has weight.
//
//  1. Everyone gains between r and twice the way to the nearest position, if
//     all positions are on one side of r: the zone.
//  2. Within the zone the logarithm of the product is concave: its maximum is
//     where the slope changes its sign.
func Nash(i Issue) (y float64, agree bool) {
	r := *i.Reference
	i = i.weighty()
	low, high := math.Inf(1), math.Inf(-1)
	for _, s := range i.Stances {
		low, high = min(low, s.Position), max(high, s.Position)
	}
	switch {
	case low > r:
		return i.nash(r, min(2*low-r, 100), func(x float64) float64 { return x - r }), true
	case high < r:
		return i.nash(max(2*high-r, 0), r, func(x float64) float64 { return r - x }), true
	default:
		return r, false
	}
}

// NashFar is the bargaining solution when no agreement is as bad for everyone
// as an outcome a whole scale away: it maximises Π (100 - |x - y|)^weight.
func NashFar(i Issue) float64 {
	return i.weighty().nash(0, 100, func(float64) float64 { return 100 })
}

// nash maximises Σ weight log(loss(x) - |x - y|) over y from low to high, where
// loss(x) is what no agreement costs an actor at x. The maximum is where the
// slope changes its sign; halving finds it.
func (i Issue) nash(low, high float64, loss func(x float64) float64) float64 {
	slope := func(y float64) float64 {
		sum := 0.0
		for _, s := range i.Stances {
			gain := loss(s.Position) - math.Abs(s.Position-y)
			switch {
			case y < s.Position:
				sum += s.Weight() / max(gain, math.SmallestNonzeroFloat64)
			case y > s.Position:
				sum -= s.Weight() / max(gain, math.SmallestNonzeroFloat64)
			}
		}
		return sum
	}
	for range 100 { // to the last bit
		middle := low/2 + high/2
		if slope(middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return low/2 + high/2
}
