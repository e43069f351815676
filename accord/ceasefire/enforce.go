package ceasefire

import (
	"errors"
	"math"
)

// A Binding names what stands in the way, or is nearest to it.
type Binding string

// What can bind.
const (
	Nothing    Binding = "nothing"    // complying pays at once, without any response
	Monitoring Binding = "monitoring" // alarms say too little: no patience and no punishment suffice
	Patience   Binding = "patience"   // the future weighs too little
	Length     Binding = "length"     // the response that was agreed is too short
)

// An Enforcement is whether complying is worth more than cheating for one
// party, when every alarm suspends the ceasefire for N periods.
type Enforcement struct {
	Feasible bool
	Slack    float64 // δ - LeastDiscount, 0 when it is Length that binds
	Binding  Binding
	// Margin is D = (η-α)(R-P) - α(T-R): what alarms can do; it must be above 0.
	Margin float64
	// LeastDiscount is δmin; nil when no discount factor below 1 suffices.
	LeastDiscount *float64
	// Weight is z*: the punishment that is needed, as a share of the future.
	// nil when Margin is not above 0.
	Weight *float64
	// Length is the shortest suspension that deters, in periods; it is also
	// the best one where alarms can be false. nil when none deters, or when
	// only one without end does (Forever).
	Length  *int
	Forever bool
	// Value is the average payoff of a period under the suspension of Length
	// periods (P <= v <= R); nil when not feasible.
	Value *float64
	// BestValue is vbar, which no symmetric scheme can pass; nil when the
	// margin is not above 0.
	BestValue *float64
	// LeastDetection (η*) and MostFalse (α*) are the oversight needed, each
	// with the other rate as it is. nil when no rate from 0 to 1 suffices.
	LeastDetection, MostFalse *float64
	// Attribution is R - vbar = α(T-R)/(η-α), capped at R-P: what each party
	// loses to alarms that punish both, which punishing the culprit alone can
	// avoid.
	Attribution float64
	// Suspended is the share of time in suspension although all comply.
	Suspended float64
	// FalseCollapse is how many periods pass, on average, to a suspension
	// that nobody deserved: 1/α; nil when there are no false alarms.
	FalseCollapse *float64
}

// Enforce answers for the shortest suspension that deters.
//
// Noisy public alarms, suspension for N periods and back [green1984]:
//
//	D    = (η-α)(R-P) - α(T-R)
//	δmin = (T-R) / [(η-α)(R-P) + (1-α)(T-R)]
//	z*   = (1-δ)(T-R)/D,  N* = ceil(ln(1-z*/δ)/ln δ)
//	vbar = R - α(T-R)/(η-α)                                  [abreu1991]
//
// δ is the discount factor of one period, above 0 and below 1. Enforce returns
// an error when a number is out of range.
func Enforce(p Payoffs, a Alarm, delta float64) (Enforcement, error) {
	if err := errors.Join(p.Check(), a.Check(), checkDiscount(delta)); err != nil {
		return Enforcement{}, err
	}
	e := Enforcement{Margin: margin(p, a), FalseCollapse: inverse(a.False)}
	if p.T <= p.R {
		e.paysAtOnce(p, delta)
		return e, nil
	}
	e.thresholds(p, a, delta)
	e.shortest(p, a, delta)
	return e, nil
}

// EnforceFor answers for a suspension of n periods that was agreed, n >= 1.
func EnforceFor(p Payoffs, a Alarm, delta float64, n int) (Enforcement, error) {
	e, err := Enforce(p, a, delta)
	switch {
	case err != nil:
		return e, err
	case n < 1:
		return e, errors.New("a suspension of less than one period; want at least 1")
	case e.Binding == Nothing || !e.Feasible:
		return e, nil
	case e.Forever || n < *e.Length:
		e.Feasible, e.Slack, e.Binding, e.Value = false, 0, Length, nil
		return e, nil
	}
	e.suspend(p, a, delta, n)
	return e, nil
}

func margin(p Payoffs, a Alarm) float64 {
	return (a.Detection-a.False)*(p.R-p.P) - a.False*(p.T-p.R)
}

// paysAtOnce: with T <= R nothing need follow an alarm.
func (e *Enforcement) paysAtOnce(p Payoffs, delta float64) {
	e.Feasible, e.Slack, e.Binding = true, delta, Nothing
	e.LeastDiscount, e.LeastDetection, e.MostFalse = new(0.0), new(0.0), new(1.0)
	e.Length, e.Value, e.BestValue = new(0), new(p.R), new(p.R)
}

func (e *Enforcement) thresholds(p Payoffs, a Alarm, delta float64) {
	temptation, dividend := p.T-p.R, p.R-p.P
	least := temptation / ((a.Detection-a.False)*dividend + (1-a.False)*temptation + tiny)
	e.Slack, e.Binding = delta-min(least, 2), Patience
	if e.Margin <= guard*dividend {
		e.Binding = Monitoring
	} else {
		e.LeastDiscount = &least
		e.Weight = new((1 - delta) * temptation / e.Margin)
	}
	e.LeastDetection = rate(a.False + temptation*(1-delta+a.False*delta)/(delta*dividend))
	e.MostFalse = rate((delta*a.Detection*dividend - (1-delta)*temptation) / (delta * (p.T - p.P)))
	e.Attribution = dividend
	if a.Detection > a.False {
		e.Attribution = min(dividend, a.False*temptation/(a.Detection-a.False))
	}
	if e.LeastDiscount != nil {
		e.BestValue = new(p.R - e.Attribution)
	}
}

// tiny keeps the denominator of δmin above 0 where α = η = 1.
const tiny = 1e-300

// rate returns x when it is a rate, and nil when it is none.
func rate(x float64) *float64 {
	if x < 0 || x > 1 {
		return nil
	}
	return &x
}

func inverse(x float64) *float64 {
	if x < tiny {
		return nil
	}
	return new(1 / x)
}

// shortest finds N* and what follows from it.
func (e *Enforcement) shortest(p Payoffs, a Alarm, delta float64) {
	if e.Weight == nil || *e.Weight > delta+guard {
		return
	}
	e.Feasible = true
	rest := 1 - *e.Weight/delta
	if rest <= guard {
		e.Forever = true
		e.Value = new(average(p, a, delta, delta))
		e.Suspended = 1
		if a.False == 0 {
			e.Suspended = 0
		}
		return
	}
	n := max(1, int(math.Ceil(math.Log(rest)/math.Log(delta)-guard)))
	e.Length = &n
	e.suspend(p, a, delta, n)
}

// suspend computes what a suspension of n periods leaves.
func (e *Enforcement) suspend(p Payoffs, a Alarm, delta float64, n int) {
	e.Length = &n
	e.Value = new(average(p, a, delta, delta*(1-math.Pow(delta, float64(n)))))
	e.Suspended = a.False * float64(n) / (1 + a.False*float64(n))
}

// average is v = P + (1-δ)(R-P)/(1-δ+αz).
func average(p Payoffs, a Alarm, delta, z float64) float64 {
	return p.P + (1-delta)*(p.R-p.P)/(1-delta+a.False*z)
}
