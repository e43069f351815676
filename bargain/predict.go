package bargain

import "math"

// A Term is one thing that makes an outcome more likely or less. Of prepares
// it for an issue; what it returns is asked about each point of the scale.
type Term struct {
	Name  string // one word
	Words string // what it measures
	Of    func(i Issue) func(y float64) float64
}

// Terms are what the prediction of any issue is made of.
var Terms = []Term{
	{"stands", "an actor stands at this very point", stands},
	{"near", "how near the next position is: exp(-distance / 3)", near},
	{"apart", "how far the point is from the compromise, in spreads of the positions: -|y - compromise| / (spread + 5)", apart},
}

// weights of the terms, fitted by go run ./bench/deu --fit on the development
// issues of the data on decisions in the European Union.
var weights = []float64{1.9310, 1.9418, 1.1023}

// Predict is the density of the outcome of an issue: what real outcomes are
// like, given where the actors stand (a log-linear model as in
// docs/reference/forecast-models.md). Actors without weight do not count.
func Predict(i Issue) Density {
	values := make([]func(y float64) float64, len(Terms))
	for k, t := range Terms {
		values[k] = t.Of(i)
	}
	return LogLinear(values, weights)
}

// LogLinear is the density proportional to exp(Σ weight value(y)).
func LogLinear(values []func(y float64) float64, weights []float64) Density {
	return logit(func(y float64) float64 {
		sum := 0.0
		for k, value := range values {
			sum += weights[k] * value(y)
		}
		return sum
	})
}

func stands(i Issue) func(y float64) float64 {
	var at [Points]float64
	for _, s := range i.weighty().Stances {
		at[point(s.Position)] = 1
	}
	return func(y float64) float64 { return at[point(y)] }
}

func near(i Issue) func(y float64) float64 {
	stances := i.weighty().Stances
	return func(y float64) float64 {
		least := math.Inf(1)
		for _, s := range stances {
			least = min(least, math.Abs(y-s.Position))
		}
		return math.Exp(-least / 3)
	}
}

func apart(i Issue) func(y float64) float64 {
	compromise, spread := Compromise(i), i.Spread()
	return func(y float64) float64 { return -math.Abs(y-compromise) / (spread + 5) }
}
