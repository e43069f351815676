// Package ceasefire asks whether complying with a ceasefire is worth more than
// cheating, under the oversight that watches it.
package ceasefire

import (
	"fmt"
	"math"
)

// Payoffs are what one party gets in one period, in any unit: T when it cheats
// and the other complies (the temptation), R when both comply, P when the
// ceasefire has broken down. T > R > P is the usual order; R > P is required.
type Payoffs struct{ T, R, P float64 }

// Ratio returns the payoffs of a party whose gain from cheating for a period
// is g times the gain from peace: (T-R)/(R-P) = g. Only the ratio matters to
// whether complying pays, so it is what people are asked for.
func Ratio(g float64) Payoffs { return Payoffs{T: 1 + g, R: 1, P: 0} }

// Fined returns the payoffs when every alarm also costs the party a penalty,
// justly or not: T - ηk and R - αk.
func (p Payoffs) Fined(k float64, a Alarm) Payoffs {
	return Payoffs{T: p.T - a.Detection*k, R: p.R - a.False*k, P: p.P}
}

// Check returns an error unless the payoffs are finite and peace is worth more
// than breakdown.
func (p Payoffs) Check() error {
	for _, x := range []float64{p.T, p.R, p.P} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("a payoff of %v; want a finite number", x)
		}
	}
	if p.R <= p.P {
		return fmt.Errorf("peace is worth %v and breakdown %v; want peace to be worth more", p.R, p.P)
	}
	return nil
}

// An Alarm is how the oversight answers in a period, for all to see: with the
// probability False (α) when all comply, and Detection (η) when the party
// cheats. 0 <= False <= Detection <= 1.
type Alarm struct{ False, Detection float64 }

// Check returns an error unless the rates are probabilities, and cheating is
// not seen less often than imagined.
func (a Alarm) Check() error {
	for _, x := range []float64{a.False, a.Detection} {
		if math.IsNaN(x) || x < 0 || x > 1 {
			return fmt.Errorf("a rate of %v; want 0 to 1", x)
		}
	}
	if a.Detection < a.False {
		return fmt.Errorf("detection %v is below the false-alarm rate %v; want it at least as high", a.Detection, a.False)
	}
	return nil
}

// checkDiscount returns an error unless 0 < δ < 1.
func checkDiscount(delta float64) error {
	if math.IsNaN(delta) || delta <= 0 || delta >= 1 {
		return fmt.Errorf("a discount factor of %v; want above 0 and below 1", delta)
	}
	return nil
}

// guard keeps thresholds that sit exactly on a boundary on their side of it.
const guard = 1e-12
