// Package mediator asks what a mediator can do: carry information, shape
// offers, find a price; and whom both sides would accept.
package mediator

import (
	"fmt"
	"math"
)

const guard = 1e-12

// A Crisis is one side demanding from another whose cost of war it does not
// know, and a mediator who has a signal of it. The prize is 1.
type Crisis struct {
	Win      float64 // p: the demanding side's chance of winning, 0 to 1
	Cost     float64 // c1: the demanding side's cost of war, at least 0
	Tough    float64 // cT: the other's cost of war when it is tough
	Weak     float64 // cW: its cost when it is weak, above cT
	Prior    float64 // φ: how likely it is tough, above 0 and below 1
	Accuracy float64 // q: how often the mediator's signal is right, ½ to 1
	Harm     float64 // κ: what war costs the mediator, at least 0
}

// Check returns an error unless every number is in range.
func (c Crisis) Check() error {
	switch {
	case !(c.Win >= 0 && c.Win <= 1):
		return fmt.Errorf("a chance of winning of %v; want 0 to 1", c.Win)
	case !(c.Cost >= 0 && c.Cost <= 1e12 && c.Harm >= 0 && c.Harm <= 1e12):
		return fmt.Errorf("costs of %v and %v; want at least 0", c.Cost, c.Harm)
	case !(c.Tough >= 0 && c.Weak > c.Tough && c.Weak <= 1e12):
		return fmt.Errorf("war costs the tough %v and the weak %v; want at least 0, and the weak more", c.Tough, c.Weak)
	case !(c.Prior > 0 && c.Prior < 1):
		return fmt.Errorf("a probability of toughness of %v; want above 0 and below 1", c.Prior)
	case !(c.Accuracy >= 0.5 && c.Accuracy <= 1):
		return fmt.Errorf("a signal that is right with probability %v; want 0.5 to 1", c.Accuracy)
	}
	return nil
}

// A Broker is what a mediator with a bias towards the demanding side can do.
type Broker struct {
	Credible bool
	Reason   Doubt
	Slack    float64 // how far the bias is inside the credible interval
	// Cutoff is φ*: up to this probability of toughness the demanding side
	// takes the risk of war by itself.
	Cutoff float64
	// AfterWeak and AfterTough are how likely the other is tough once the
	// mediator has said "weak" and "tough".
	AfterWeak, AfterTough float64
	Responsive            bool // the demand follows the message: μW <= φ* <= μT
	// LeastBias and MostBias bound the biases with which the message is
	// believed; MostBias nil is without bound, LeastBias nil that none is.
	LeastBias, MostBias *float64
	// WarBefore and WarAfter are the risk of war without the mediator, and
	// with one who is believed.
	WarBefore, WarAfter float64
	// What each gains by the mediation, if it is believed: the demanding
	// side, and the other when weak and when tough. Below 0 it would refuse.
	GainDemanding, GainWeak, GainTough float64
	// What each can expect without and with it.
	DemandingBefore, DemandingAfter float64
	WeakBefore, WeakAfter           float64
}

// Doubt is why a mediator is not believed, or empty.
type Doubt string

// The doubts.
const (
	Believed     Doubt = ""
	Unresponsive Doubt = "the demand is the same whatever it says"
	TooNeutral   Doubt = "it would say “tough” whatever it saw, to avoid war"
	FavoursOther Doubt = "it favours the other side, and would say “tough” whatever it saw"
	TooPartial   Doubt = "it would say “weak” whatever it saw, to help the demanding side"
)

// Acceptable reports whether each side, and each type of the other, gains or
// loses nothing by the mediation.
func (b Broker) Acceptable() bool {
	return b.GainDemanding >= -guard && b.GainWeak >= -guard && b.GainTough >= -guard
}

// Inform judges a mediator with the bias b towards the demanding side (0 is
// neutral, below 0 it favours the other) as a broker of information, in a version with two
// types and a noisy signal of [kydd2003]:
//
//	φ* = (cW-cT)/(cW+c1)
//	μW = φ(1-q)/(φ(1-q)+(1-φ)q),  μT = φq/(φq+(1-φ)(1-q))
//	bmin = κμW/((1-μW)cW-cT),     bmax = κμT/((1-μT)cW-cT)
//
// It is believed exactly when μW <= φ* <= μT and bmin <= b <= bmax; a bound
// whose denominator is not above 0 is infinite. A neutral mediator is believed
// only when its signal is perfect. The risk of war goes from φ (0 when φ > φ*)
// to φ(1-q): mediation can raise it.
func Inform(c Crisis, bias float64) (Broker, error) {
	if err := c.Check(); err != nil {
		return Broker{}, err
	}
	if math.IsNaN(bias) || math.Abs(bias) > 1e12 {
		return Broker{}, fmt.Errorf("a bias of %v; want a finite number, above 0 towards the demanding side", bias)
	}
	phi, q := c.Prior, c.Accuracy
	b := Broker{
		Cutoff:     (c.Weak - c.Tough) / (c.Weak + c.Cost),
		AfterWeak:  phi * (1 - q) / (phi*(1-q) + (1-phi)*q),
		AfterTough: phi * q / (phi*q + (1-phi)*(1-q)),
		WarAfter:   phi * (1 - q),
	}
	b.Responsive = b.AfterWeak <= b.Cutoff+guard && b.Cutoff <= b.AfterTough+guard
	b.LeastBias, b.MostBias = c.biasFor(b.AfterWeak), c.biasFor(b.AfterTough)
	b.judge(bias)
	b.stakes(c)
	return b, nil
}

// biasFor is the bias at which the mediator is indifferent between the two
// messages when it holds the other tough with probability mu; nil when there
// is none, however large.
func (c Crisis) biasFor(mu float64) *float64 {
	gain := (1-mu)*c.Weak - c.Tough
	if gain <= guard {
		return nil
	}
	return new(c.Harm * mu / gain)
}

func (b *Broker) judge(bias float64) {
	switch {
	case !b.Responsive:
		b.Reason, b.Slack = Unresponsive, min(b.Cutoff-b.AfterWeak, b.AfterTough-b.Cutoff)
	case b.LeastBias == nil:
		b.Reason, b.Slack = TooNeutral, -1
	case bias < *b.LeastBias-guard:
		b.Reason, b.Slack = TooNeutral, bias-*b.LeastBias
	case b.MostBias != nil && bias > *b.MostBias+guard:
		b.Reason, b.Slack = TooPartial, *b.MostBias-bias
	default:
		b.Credible, b.Slack = true, bias-*b.LeastBias
		if b.MostBias != nil {
			b.Slack = min(b.Slack, *b.MostBias-bias)
		}
	}
	if b.Reason == TooNeutral && bias < 0 {
		b.Reason = FavoursOther
	}
}

// stakes computes what each side can expect without the mediator and with one
// who is believed.
func (b *Broker) stakes(c Crisis) {
	phi, q, p := c.Prior, c.Accuracy, c.Win
	safe := p + c.Tough
	risky := func(mu float64) float64 { return (1-mu)*(p+c.Weak) + mu*(p-c.Cost) }
	saysWeak := phi*(1-q) + (1-phi)*q
	b.DemandingBefore = max(safe, risky(phi))
	b.DemandingAfter = saysWeak*risky(b.AfterWeak) + (1-saysWeak)*safe
	b.GainDemanding = b.DemandingAfter - b.DemandingBefore
	b.WeakBefore = 1 - p - c.Tough
	if phi <= b.Cutoff {
		b.WarBefore = phi
		b.WeakBefore = 1 - p - c.Weak
	}
	b.WeakAfter = q*(1-p-c.Weak) + (1-q)*(1-p-c.Tough)
	b.GainWeak = b.WeakAfter - b.WeakBefore
}
