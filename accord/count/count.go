// Package count has the laws of event counts: so many violations, incidents or
// deaths in a day or a week.
package count

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// A Law is the distribution of a count X: Poisson with mean Mean, or, where
// Size is above 0, negative binomial with variance Mean + Mean²/Size. The
// smaller the size, the more the counts bunch.
type Law struct {
	Mean float64 // above 0
	Size float64 // 0 for Poisson
}

// MaxMean bounds the mean of a law: beyond it counts are no longer enumerated.
const MaxMean = 1e6

// Check returns an error unless the law's numbers are finite and in range.
func (l Law) Check() error {
	switch {
	case math.IsNaN(l.Mean) || l.Mean <= 0 || l.Mean > MaxMean:
		return fmt.Errorf("a mean count of %v; want above 0 and at most %v", l.Mean, float64(MaxMean))
	case math.IsNaN(l.Size) || l.Size < 0 || math.IsInf(l.Size, 0):
		return fmt.Errorf("a size of %v; want above 0, or 0 for counts that do not bunch", l.Size)
	}
	return nil
}

// Bunched reports whether the counts are negative binomial.
func (l Law) Bunched() bool { return l.Size > 0 }

// Variance is the variance of a count.
func (l Law) Variance() float64 {
	if l.Bunched() {
		return l.Mean + l.Mean*l.Mean/l.Size
	}
	return l.Mean
}

// Exactly is Pr(X = x).
func (l Law) Exactly(x int) float64 {
	switch {
	case x < 0:
		return 0
	case !l.Bunched():
		return distuv.Poisson{Lambda: l.Mean}.Prob(float64(x))
	}
	n := float64(x)
	choose, _ := math.Lgamma(n + l.Size)
	size, _ := math.Lgamma(l.Size)
	factorial, _ := math.Lgamma(n + 1)
	return math.Exp(choose - size - factorial + l.Size*math.Log(l.Size/(l.Size+l.Mean)) + n*math.Log(l.Mean/(l.Size+l.Mean)))
}

// AtMost is Pr(X <= x).
func (l Law) AtMost(x int) float64 { return 1 - l.AtLeast(x+1) }

// AtLeast is Pr(X >= x), by the incomplete gamma and beta functions, so that
// small tails keep their digits.
func (l Law) AtLeast(x int) float64 {
	switch {
	case x <= 0:
		return 1
	case l.Bunched():
		return mathext.RegIncBeta(float64(x), l.Size, l.Mean/(l.Size+l.Mean))
	}
	return mathext.GammaIncReg(float64(x), l.Mean)
}
