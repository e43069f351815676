package bargain

import "math"

// UsualPrecision is what decisions in the European Union teach (package deu).
const UsualPrecision = 1.1232

// Quantal is the quantal response to the actors' losses (McKelvey & Palfrey
// 1995 [mckelvey1995]; a random-utility model): an outcome is the more
// likely the less it costs the actors on the whole,
//
//	P(y) ∝ exp(-precision Σ share |x - y| / 20),
//
// where share is an actor's share of the weight and x its position. Precision
// 0 makes every outcome equally likely; a high one leaves the weighted median.
func Quantal(i Issue, precision float64) Density {
	shares := i.Shares()
	return logit(func(y float64) float64 { return -precision * loss(i, shares, y) / 20 })
}

// loss is the mean distance of the positions from y, by their weights.
func loss(i Issue, shares []float64, y float64) float64 {
	sum := 0.0
	for k, share := range shares {
		sum += share * math.Abs(i.Stances[k].Position-y)
	}
	return sum
}
