package deu

import (
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat/distuv"
	"parley/bargain"
)

// A Model forecasts outcomes. It learns its free numbers from cases.
type Model struct {
	Name, Words string
	learn       func(from []sample) (numbers []float64, err error)
	predict     func(s *sample, numbers []float64) bargain.Density
	narrow      float64 // see level
}

// level is the level at which the quantile for u, 0 to 1, is reported: u
// drawn to one half on the scale of the normal distribution, by the factor
// narrow. Outcomes pile up at the ends of the scale and where actors stand,
// so that intervals that contain their ends may hold more outcomes than they
// say; the factor, found by cross-validation, makes them hold what they say
// (docs/decisions/0043-intervals-that-hold-what-they-say.md).
func (m *Model) level(u float64) float64 {
	return distuv.UnitNormal.CDF(m.narrow * distuv.UnitNormal.Quantile(u))
}

// Recommended is the name of the model that Parley uses.
const Recommended = "parley"

// Models are all models that are scored. Those that give one point are given
// an error of constant width, the one thing that they learn. The first is what
// the others are compared with.
var Models = slices.Concat(
	pointModels(),
	[]Model{
		constant("mean", "the unweighted mean of the positions", unweighted),
		constant("always-50", "always 50", func(bargain.Issue) float64 { return 50 }),
		{"quantal", "the quantal response to the losses", learnPrecision, func(s *sample, n []float64) bargain.Density { return bargain.Quantal(s.Issue, n[0]) }, 1},
		logLinear("parley-general", "the prediction for any issue", func() int { return general }, 1),
		logLinear(Recommended, "the prediction with the Union's actors", func() int { return len(termNames()) }, parleyNarrow),
	},
)

// pointModels are those of package bargain that give one point.
func pointModels() []Model {
	var models []Model
	for k := range bargain.Models {
		if m := &bargain.Models[k]; m.ErrorSize > 0 {
			models = append(models, constant(m.Name, m.Words, func(i bargain.Issue) float64 { return pointOf(m, i) }))
		}
	}
	return models
}

// pointOf is the model's point; where it has none, as the Nash bargain without
// a reference point, it is the bargain with no agreement far.
func pointOf(m *bargain.Model, i bargain.Issue) float64 {
	x, err := m.Point(context.Background(), i)
	if err != nil {
		return bargain.NashFar(i)
	}
	return x
}

// parleyNarrow brings the shares of outcomes within the intervals of the
// recommended model to what they should be on the development issues.
const parleyNarrow = 0.85

func logLinear(name, words string, terms func() int, narrow float64) Model {
	return Model{
		name, words, func(from []sample) ([]float64, error) { return fit(from, terms()) },
		func(s *sample, n []float64) bargain.Density { return s.design.density(n) }, narrow,
	}
}

// constant is a model that gives a point, with an error of constant width.
func constant(name, words string, point func(i bargain.Issue) float64) Model {
	return Model{
		name, words, func(from []sample) ([]float64, error) {
			points := make([]float64, len(from))
			for k := range from {
				points[k] = point(from[k].Issue)
			}
			return least(2, 500, func(size float64) float64 {
				sum := 0.0
				for k, s := range from {
					d := bargain.Around(points[k], size)
					sum += d.CRPS(s.Outcome)
				}
				return sum
			})
		},
		func(s *sample, n []float64) bargain.Density { return bargain.Around(point(s.Issue), n[0]) }, 1,
	}
}

func learnPrecision(from []sample) ([]float64, error) {
	return least(0.05, 5, func(precision float64) float64 {
		sum := 0.0
		for _, s := range from {
			d := bargain.Quantal(s.Issue, precision)
			sum += d.CRPS(s.Outcome)
		}
		return sum
	})
}

// least returns the number between low and high that minimises f.
func least(low, high float64, f func(x float64) float64) ([]float64, error) {
	inside := func(t []float64) float64 { return low + (high-low)/(1+math.Exp(-t[0])) }
	p := optimize.Problem{Func: func(t []float64) float64 { return f(inside(t)) }}
	r, err := optimize.Minimize(p, []float64{0}, &optimize.Settings{FuncEvaluations: 60}, &optimize.NelderMead{})
	if err != nil {
		return nil, err
	}
	return []float64{inside(r.X)}, nil
}

func unweighted(i bargain.Issue) float64 {
	sum := 0.0
	for _, s := range i.Stances {
		sum += s.Position
	}
	return sum / float64(len(i.Stances))
}
