package deu

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/optimize"
	"parley/bargain"
)

// The fit minimises the mean CRPS in fifteenths (so that it is near 1), plus
// a little of the log score, which keeps every point possible, plus a penalty
// on the squares of the weights.
const (
	crpsUnit = 15
	logShare = 0.02
	penalty  = 0.004
)

// most steps of the fit; some thirty are usual.
const mostSteps = 500

// A sample is a case ready to be fitted.
type sample struct {
	*Case
	design *design
}

func samples(cases []Case) []sample {
	var all []sample
	for k := range cases {
		if cases[k].Known() {
			all = append(all, sample{&cases[k], newDesign(&cases[k])})
		}
	}
	return all
}

// fit returns the weights of the first terms that minimise the loss, by a
// quasi-Newton method. It is an error when that does not converge.
func fit(from []sample, terms int) ([]float64, error) {
	problem := optimize.Problem{
		Func: func(w []float64) float64 { return loss(from, w, nil) },
		Grad: func(gradient, w []float64) { loss(from, w, gradient) },
	}
	start := make([]float64, terms)
	copy(start, []float64{1.5, 1.5, 1})
	r, err := optimize.Minimize(problem, start, &optimize.Settings{GradientThreshold: 1e-5, MajorIterations: mostSteps}, &optimize.LBFGS{})
	if err != nil {
		return nil, fmt.Errorf("the fit failed: %w", err)
	}
	if r.Status == optimize.IterationLimit {
		return nil, fmt.Errorf("the fit did not converge within %d steps", mostSteps)
	}
	return r.X, nil
}

// loss is what the fit minimises; it sets the gradient unless that is nil.
func loss(from []sample, weights, gradient []float64) float64 {
	clear(gradient)
	total := 0.0
	n := float64(len(from))
	for _, s := range from {
		d := s.design.density(weights)
		y := int(math.Round(s.Outcome))
		total += (d.CRPS(float64(y))/crpsUnit - logShare*math.Log(d[y])) / n
		if gradient != nil {
			s.addGradient(gradient, &d, y, n)
		}
	}
	for k, w := range weights {
		total += penalty * w * w
		if gradient != nil {
			gradient[k] += 2 * penalty * w
		}
	}
	return total
}

// addGradient adds a sample's share of the gradient: the CRPS changes with the
// probability of a point by twice the sum of (F - H) above it, and that
// changes with a weight by the probability times the term's deviation from
// its mean.
func (s *sample) addGradient(gradient []float64, d *bargain.Density, y int, n float64) {
	slope := crpsSlope(d, y)
	mean := 0.0
	for k, p := range d {
		mean += p * slope[k]
	}
	for k, p := range d {
		share := p*(slope[k]-mean)/crpsUnit + logShare*p
		if k == y {
			share -= logShare
		}
		for j := range gradient {
			gradient[j] += share * s.design[k][j] / n
		}
	}
}

// crpsSlope is how the CRPS changes with the probability of each point.
func crpsSlope(d *bargain.Density, y int) [bargain.Points]float64 {
	var slope, excess [bargain.Points]float64
	below := 0.0
	for k, p := range d {
		below += p
		excess[k] = below
		if k >= y {
			excess[k]--
		}
	}
	for k := bargain.Points - 2; k >= 0; k-- {
		slope[k] = slope[k+1] + 2*excess[k]
	}
	return slope
}
