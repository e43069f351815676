package deu

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat"
	"parley/bargain"
)

// A Prediction is what a model says about a case whose outcome is known.
type Prediction struct {
	Case    *Case
	Model   *Model
	Density bargain.Density
}

// Quantile is the forecast's quantile for u, 0 to 1.
func (p *Prediction) Quantile(u float64) float64 { return p.Density.Quantile(p.Model.level(u)) }

// Point is the forecast when it must be one number: the median.
func (p *Prediction) Point() float64 { return p.Quantile(0.5) }

// Error is the absolute error of the point.
func (p *Prediction) Error() float64 { return math.Abs(p.Point() - p.Case.Outcome) }

// CRPS is the score of the density.
func (p *Prediction) CRPS() float64 { return p.Density.CRPS(p.Case.Outcome) }

// covers reports whether the interval of this share holds the outcome.
func (p *Prediction) covers(share float64) float64 {
	low, high := p.Quantile((1-share)/2), p.Quantile((1+share)/2)
	if p.Case.Outcome >= low-1e-9 && p.Case.Outcome <= high+1e-9 {
		return 1
	}
	return 0
}

// A Score sums up how good predictions are.
type Score struct {
	Cases                     int
	MeanError, MedianError    float64 // absolute, in points
	Within10                  float64 // share of cases within ten points
	CRPS                      float64 // points
	Cover50, Cover80, Cover95 float64 // shares of cases within the intervals
}

// NewScore sums up predictions.
func NewScore(ps []Prediction) Score {
	s := Score{Cases: len(ps)}
	if len(ps) == 0 {
		return s
	}
	var errs, within, crps, c50, c80, c95 []float64
	for k := range ps {
		p := &ps[k]
		errs, crps = append(errs, p.Error()), append(crps, p.CRPS())
		c50, c80, c95 = append(c50, p.covers(0.5)), append(c80, p.covers(0.8)), append(c95, p.covers(0.95))
		in := 0.0
		if p.Error() <= 10 {
			in = 1
		}
		within = append(within, in)
	}
	mean := func(x []float64) float64 { return stat.Mean(x, nil) }
	s.MeanError, s.Within10, s.CRPS = mean(errs), mean(within), mean(crps)
	s.Cover50, s.Cover80, s.Cover95 = mean(c50), mean(c80), mean(c95)
	slices.Sort(errs)
	s.MedianError = stat.Quantile(0.5, stat.Empirical, errs, nil)
	return s
}

// Shipped returns what the model says with its shipped numbers.
func (m *Model) Shipped(cases []Case) []Prediction {
	var ps []Prediction
	for _, s := range samples(cases) {
		ps = append(ps, Prediction{s.Case, m, m.predict(&s, shipped[m.Name])})
	}
	return ps
}

// Learn returns the numbers that the model learns from the cases.
func (m *Model) Learn(cases []Case) ([]float64, error) { return m.learn(samples(cases)) }

// Folds is how many parts cross-validation divides the proposals into.
const Folds = 10

// CrossValidate returns what the model says about each case after learning
// from the proposals of the other parts. The seed says which proposals are
// put together; the issues of one proposal stay together.
func (m *Model) CrossValidate(cases []Case, seed uint64) ([]Prediction, error) {
	all := samples(cases)
	part := parts(all, seed)
	ps := make([]Prediction, len(all))
	for fold := range Folds {
		var others []sample
		for k, s := range all {
			if part[k] != fold {
				others = append(others, s)
			}
		}
		numbers, err := m.learn(others)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Name, err)
		}
		for k := range all {
			if part[k] == fold {
				ps[k] = Prediction{all[k].Case, m, m.predict(&all[k], numbers)}
			}
		}
	}
	return ps, nil
}

// parts deals the proposals out at random.
func parts(all []sample, seed uint64) []int {
	proposals := proposalsOf(all, func(s sample) string { return s.Proposal })
	dealt := rand.New(rand.NewPCG(seed, 0)).Perm(len(proposals))
	place := map[string]int{}
	for k, p := range proposals {
		place[p] = dealt[k] % Folds
	}
	part := make([]int, len(all))
	for k, s := range all {
		part[k] = place[s.Proposal]
	}
	return part
}

func proposalsOf[T any](all []T, of func(t T) string) []string {
	var names []string
	for _, t := range all {
		names = append(names, of(t))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// A Difference is how much one model is better than another, with the
// interval that 95 of 100 draws of proposals give.
type Difference struct{ Mean, Low, High float64 }

// Compare returns by how much measure is lower under a than under b, over the
// same cases: negative when a is better. Proposals are drawn with
// replacement, with all their issues.
func Compare(a, b []Prediction, measure func(p *Prediction) float64, seed uint64) Difference {
	type group struct{ sum, n float64 }
	groups := map[string]*group{}
	names := proposalsOf(a, func(p Prediction) string { return p.Case.Proposal })
	for _, name := range names {
		groups[name] = &group{}
	}
	var all group
	for k := range a {
		d := measure(&a[k]) - measure(&b[k])
		g := groups[a[k].Case.Proposal]
		g.sum, g.n = g.sum+d, g.n+1
		all.sum, all.n = all.sum+d, all.n+1
	}
	const draws = 2000
	r := rand.New(rand.NewPCG(seed, 1))
	means := make([]float64, draws)
	for k := range means {
		var drawn group
		for range names {
			g := groups[names[r.IntN(len(names))]]
			drawn.sum, drawn.n = drawn.sum+g.sum, drawn.n+g.n
		}
		means[k] = drawn.sum / drawn.n
	}
	slices.SortFunc(means, cmp.Compare)
	return Difference{all.sum / all.n, stat.Quantile(0.025, stat.Empirical, means, nil), stat.Quantile(0.975, stat.Empirical, means, nil)}
}
