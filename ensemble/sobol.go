package ensemble

import "math"

// An Index is the part of an answer's variance that an input accounts for,
// with the interval in which it lies with 95 % confidence. Near zero the
// estimate may come out below zero, and is left so.
type Index struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Sobol estimates two indices of an input (Sobol 2001; Saltelli and others
// 2010). First is the part of the variance that would go if the input were
// known; total the part that would stay if everything but the input were
// known. The answers are those of draw k in the first sample (a), in the
// second (b), and in the first with this input from the second (mixed). The
// estimators are Jansen's (1999); the intervals follow from their variance by
// the delta method. It returns false when the answers do not vary.
func Sobol(a, b, mixed []float64) (first, total Index, varies bool) {
	trials := make([]trial, len(a))
	for k := range a {
		trials[k] = trial{a[k], b[k], mixed[k], 1}
	}
	return sobol(trials)
}

// A YesNo counts the answers to a yes/no question: at a + 2b + 4mixed, each 1
// for yes.
type YesNo [8]int

// Add counts one draw.
func (c *YesNo) Add(a, b, mixed bool) {
	place := 0
	for bit, yes := range [...]bool{a, b, mixed} {
		if yes {
			place |= 1 << bit
		}
	}
	c[place]++
}

// Sobol estimates the two indices as the function Sobol does.
func (c *YesNo) Sobol() (first, total Index, varies bool) {
	var trials []trial
	for place, n := range c {
		if n > 0 {
			trials = append(trials, trial{float64(place & 1), float64(place >> 1 & 1), float64(place >> 2), float64(n)})
		}
	}
	return sobol(trials)
}

// A trial is the answers of one draw, and how often they were given.
type trial struct{ a, b, mixed, times float64 }

func sobol(trials []trial) (first, total Index, varies bool) {
	n := mean(trials, 1, func(trial) float64 { return 1 })
	average := mean(trials, n, func(t trial) float64 { return (t.a + t.b) / 2 })
	spread := func(t trial) float64 {
		return ((t.a-average)*(t.a-average) + (t.b-average)*(t.b-average)) / 2
	}
	variance := mean(trials, n, spread)
	if !(variance > 0) {
		return Index{}, Index{}, false
	}
	// ratio estimates the mean of f over the variance, and its standard error.
	ratio := func(f func(trial) float64) (value, deviation float64) {
		value = mean(trials, n, f) / variance
		square := mean(trials, n, func(t trial) float64 {
			influence := (f(t) - value*spread(t)) / variance
			return influence * influence
		})
		return value, math.Sqrt(square / n)
	}
	rest, deviation := ratio(func(t trial) float64 { return (t.b - t.mixed) * (t.b - t.mixed) / 2 })
	first = index(1-rest, deviation)
	own, deviation := ratio(func(t trial) float64 { return (t.a - t.mixed) * (t.a - t.mixed) / 2 })
	return first, index(own, deviation), true
}

func mean(trials []trial, n float64, f func(trial) float64) float64 {
	sum := 0.0
	for _, t := range trials {
		sum += t.times * f(t)
	}
	return sum / n
}

func index(value, deviation float64) Index {
	return Index{value, value - z95*deviation, value + z95*deviation}
}
