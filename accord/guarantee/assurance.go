package guarantee

import (
	"errors"
	"fmt"
	"math"
)

// A Disarmament is a game of two alike: T cheating on one who disarms, R both
// disarmed, P neither, S disarmed and cheated; T > R > P >= S. A guarantor
// punishes a cheat by Punishment and rescues a victim to the payoff Rescue,
// each with the probability Credibility.
type Disarmament struct {
	T, R, P, S         float64
	Punishment, Rescue float64
	Credibility        float64 // 0 to 1
}

// An Assurance is whether the guarantee makes disarming safe.
type Assurance struct {
	Equilibrium bool // if the other disarms, so do I
	Slack       float64
	T, S        float64 // the payoffs as the guarantee changes them: T', S'
	// LeastCredibility is the least γ for which disarming is an equilibrium,
	// nil when a guarantee of this punishment cannot bring it about.
	LeastCredibility *float64
	// LeastTrust is the probability that the other is willing, from which
	// disarming is worth the risk; nil when cheating pays (T' >= R).
	LeastTrust *float64
	// RiskDominant: disarming is the better bet when nothing is known of the
	// other.
	RiskDominant bool
	// LeastDominant is the least γ for that; nil when none from 0 to 1 does.
	LeastDominant *float64
}

// Assure judges a guarantee of disarmament [kydd2005], [walter1997]:
//
//	T' = (1-γ)T + γ(P-k),  S' = (1-γ)S + γr
//	γmin = (T-R)/(T-P+k),  m = (P-S')/((R-T')+(P-S'))
//	risk dominance: γ >= (P-S-R+T)/((T-P+k)+(r-S))
func Assure(d Disarmament) (Assurance, error) {
	if err := d.check(); err != nil {
		return Assurance{}, err
	}
	g := d.Credibility
	a := Assurance{T: (1-g)*d.T + g*(d.P-d.Punishment), S: (1-g)*d.S + g*d.Rescue}
	least := (d.T - d.R) / (d.T - d.P + d.Punishment)
	a.LeastCredibility = atMostOne(least)
	a.Slack = g - least
	a.Equilibrium = a.Slack >= -guard
	if gain, loss := d.R-a.T, d.P-a.S; gain > guard {
		a.LeastTrust = new(max(0, loss) / (gain + max(0, loss)))
	}
	bottom := (d.T - d.P + d.Punishment) + (d.Rescue - d.S)
	if bottom > guard {
		dominant := max(0, (d.P-d.S-d.R+d.T)/bottom)
		a.LeastDominant = atMostOne(dominant)
		a.RiskDominant = a.Equilibrium && g >= dominant-guard
	}
	return a, nil
}

func atMostOne(x float64) *float64 {
	if x > 1 {
		return nil
	}
	return &x
}

func (d Disarmament) check() error {
	for _, x := range []float64{d.T, d.R, d.P, d.S, d.Punishment, d.Rescue} {
		if math.IsNaN(x) || math.Abs(x) > 1e12 {
			return fmt.Errorf("a payoff of %v; want a finite number", x)
		}
	}
	if !(d.T > d.R && d.R > d.P && d.P >= d.S) {
		return fmt.Errorf("payoffs cheating %v, peace %v, breakdown %v, cheated %v; want each above the next, the last at most equal", d.T, d.R, d.P, d.S)
	}
	if d.Punishment < 0 {
		return fmt.Errorf("a punishment of %v; want at least 0", d.Punishment)
	}
	return errors.Join(probability("the guarantor's credibility", d.Credibility))
}
