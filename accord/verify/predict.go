package verify

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// Predict is the interval that holds the count of the time spanAfter with the
// probability level, when before events were counted in the time spanBefore and
// the rate is the same. What is known of the rate is a gamma distribution, from
// Jeffreys's prior with the shape before+½; the count is then negative binomial
// [gelman2013]:
//
//	Pr(X <= x) = I_p(before+½, x+1),  p = spanBefore/(spanBefore+spanAfter)
//
// Both tails are at most (1-level)/2. spread is that of Compare: bunched counts
// count as fewer, and the interval is widened as much.
func Predict(before int, spanBefore, spanAfter, spread, level float64) (Interval, error) {
	if _, err := Compare(before, 0, spanBefore, spanAfter, spread, level); err != nil {
		return Interval{}, err
	}
	shape := float64(before)/spread + 0.5
	p := spanBefore / (spanBefore + spanAfter)
	atMost := func(x int) float64 { return distuv.Beta{Alpha: shape, Beta: float64(x) + 1}.CDF(p) }
	tail := (1 - level) / 2
	low := sort.Search(mostPredicted, func(x int) bool { return atMost(x) > tail })
	high := sort.Search(mostPredicted, func(x int) bool { return atMost(x) >= 1-tail })
	if high == mostPredicted {
		return Interval{}, fmt.Errorf("more than %d events are to be expected; want fewer", mostPredicted)
	}
	return Interval{math.Floor(float64(low) * spread), math.Ceil(float64(high) * spread)}, nil
}

// mostPredicted bounds the counts that are looked at.
const mostPredicted = 1 << 40
