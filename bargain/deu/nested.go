package deu

import (
	"math"

	"parley/bargain"
)

// ladder are the sizes among which the number of terms is chosen: somebody
// stands at the point, and is near; the compromise; the Commission and the
// Parliament; the old members; the presidency.
var ladder = []int{2, 3, 5, 20, 21}

// Nested chooses its own number of terms, by cross-validation within what it
// learns from. Scored by cross-validation it says how good the whole way to
// the recommended model is, the choice included.
var Nested = Model{
	"nested", "the prediction with as many terms as cross-validation within supports", learnNested,
	func(s *sample, n []float64) bargain.Density { return s.design.density(n) }, parleyNarrow,
}

// innerSeed deals out the proposals of the inner cross-validation.
const innerSeed = 99

// learnNested takes the smallest number of terms whose score is within one
// standard error of the best (the standard error is that of the difference).
func learnNested(from []sample) ([]float64, error) {
	scores := make([][]float64, len(ladder))
	best := 0
	for k, terms := range ladder {
		var err error
		if scores[k], err = innerScores(from, terms); err != nil {
			return nil, err
		}
		if mean, _ := difference(scores[k], scores[best]); mean < 0 {
			best = k
		}
	}
	for k, terms := range ladder {
		if mean, sd := difference(scores[k], scores[best]); mean <= sd {
			return fit(from, terms)
		}
	}
	return fit(from, ladder[best])
}

// innerScores returns the CRPS of each sample, learnt from other proposals.
func innerScores(from []sample, terms int) ([]float64, error) {
	part := parts(from, innerSeed)
	scores := make([]float64, len(from))
	for fold := range Folds {
		var others []sample
		for k := range from {
			if part[k] != fold {
				others = append(others, from[k])
			}
		}
		weights, err := fit(others, terms)
		if err != nil {
			return nil, err
		}
		for k, s := range from {
			if part[k] == fold {
				d := s.design.density(weights)
				scores[k] = d.CRPS(s.Outcome)
			}
		}
	}
	return scores, nil
}

// difference returns the mean of a - b and its standard error.
func difference(a, b []float64) (mean, deviation float64) {
	n := float64(len(a))
	for k := range a {
		mean += (a[k] - b[k]) / n
	}
	for k := range a {
		deviation += (a[k] - b[k] - mean) * (a[k] - b[k] - mean) / (n * n)
	}
	return mean, math.Sqrt(deviation)
}
