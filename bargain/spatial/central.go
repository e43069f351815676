package spatial

import (
	"fmt"
	"math"
)

// mostIterations bounds the search for the limit of a Markov chain; ten to
// thirty are usual.
const mostIterations = 1000

// central returns the chance of each option to be the one that prevails
// (step 3), given the coalitions for every pair.
func (r Rules) central(coalitions [][]float64) ([]float64, error) {
	wins := square(len(coalitions))
	for i := range wins {
		wins[i][i] = 0.5
		for j := range i {
			wins[i][j] = r.Victory.chance(coalitions[i][j], coalitions[j][i])
			wins[j][i] = r.Victory.chance(coalitions[j][i], coalitions[i][j])
		}
	}
	switch r.Central {
	case MarkovIncentive:
		return limit(wins, incentives(coalitions, wins), 1e-8)
	case MarkovUniform:
		return limit(wins, uniform(len(wins)), 1e-6)
	default:
		return conditional(wins), nil
	}
}

// conditional is the chance that an option beats all others, given that one
// does. Products of many chances are formed as sums of logarithms, which do
// not vanish.
func conditional(wins [][]float64) []float64 {
	p := make([]float64, len(wins))
	most := math.Inf(-1)
	for i, row := range wins {
		for _, w := range row {
			p[i] += math.Log(max(w, math.SmallestNonzeroFloat64))
		}
		most = max(most, p[i])
	}
	sum := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - most)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// uniform says that every option is as likely to challenge as any other.
func uniform(n int) [][]float64 {
	c := square(n)
	for i := range c {
		for j := range c[i] {
			c[i][j] = 1 / float64(n)
		}
	}
	return c
}

// incentives returns the chance that i challenges j when j is the favourite:
// in proportion to the strength that i would have and its chance to win.
func incentives(coalitions, wins [][]float64) [][]float64 {
	const itself = 1e-10
	n := len(wins)
	c := square(n)
	for j := range n {
		sum := 0.0
		for i := range n {
			c[i][j] = coalitions[i][j] * wins[i][j]
			if i == j {
				c[i][j] += itself
			}
			sum += c[i][j]
		}
		for i := range n {
			c[i][j] /= sum
		}
	}
	return c
}

// limit iterates the chain in which the favourite is challenged, and the
// winner is the next favourite, until no chance changes by more than the
// tolerance. It is an error when that does not come about.
func limit(wins, challenges [][]float64, tolerance float64) ([]float64, error) {
	n := len(wins)
	p, q := make([]float64, n), make([]float64, n)
	for i := range p {
		p[i] = 1 / float64(n)
	}
	for range mostIterations {
		change := 0.0
		for i := range n {
			q[i] = 0
			for j := range n {
				q[i] += wins[i][j] * (p[i]*challenges[j][i] + p[j]*challenges[i][j])
			}
			change = max(change, math.Abs(q[i]-p[i]))
		}
		for i := range p {
			p[i] = (p[i] + q[i]) / 2
		}
		if change <= tolerance {
			return p, nil
		}
	}
	return nil, fmt.Errorf("the central position was not found within %d steps", mostIterations)
}
