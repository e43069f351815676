package mediator

import (
	"fmt"
	"math"
)

// A Contest is two sides that may each be strong, without the other knowing.
type Contest struct {
	Strong   float64 // q: how likely a side is strong, above 0 and below 1
	Win      float64 // p: how likely the strong beats the weak, ½ to 1
	Survives float64 // θ: the part of the prize that war leaves, above 0, below 1, and pθ > ½
}

// Check returns an error unless every number is in range.
func (c Contest) Check() error {
	switch {
	case !(c.Strong > 0 && c.Strong < 1):
		return fmt.Errorf("a side is strong with probability %v; want above 0 and below 1", c.Strong)
	case !(c.Win > 0.5 && c.Win <= 1):
		return fmt.Errorf("the strong beats the weak with probability %v; want above 0.5 and at most 1", c.Win)
	case !(c.Survives > 0 && c.Survives < 1):
		return fmt.Errorf("war leaves %v of the prize; want above 0 and below 1", c.Survives)
	case c.Win*c.Survives <= 0.5:
		return fmt.Errorf("the strong can expect %v from war; want above half of the prize, else no side fights", c.Win*c.Survives)
	}
	return nil
}

// Offers is the best that a mediator can do who hears both sides in confidence
// and makes one proposal.
type Offers struct {
	BothStrong, Unlike float64 // the probability that it proposes peace: pH, pM; to two weak sides always
	War                float64 // the risk of war with the best mediator
	WarBefore          float64 // without any communication
	Odds               float64 // λ = q/(1-q)
	Temptation         float64 // γ = (pθ-½)/(½-θ/2): war has no place where λ >= γ
}

// Propose is the best mediation [hoerner2015], which does as well as an
// arbitrator who could enforce [bester2006]:
//
//	λ >= γ: no war; λ <= γ/2: pH = 0, pM = 1/(1+γ-2λ);
//	else pM = 1, pH = (2λ-γ)/(λ(γ+1-λ))
//
// The risk of war without communication is q when 1-pθ >= q(1-p)θ+(1-q)θ/2,
// else 2q-q², below γ; it is never less than with the mediator.
func Propose(c Contest) (Offers, error) {
	if err := c.Check(); err != nil {
		return Offers{}, err
	}
	q, p, theta := c.Strong, c.Win, c.Survives
	o := Offers{Odds: q / (1 - q), Temptation: (p*theta - 0.5) / (0.5 - theta/2), BothStrong: 1, Unlike: 1}
	l, g := o.Odds, o.Temptation
	switch {
	case l >= g:
		return o, nil
	case l <= g/2:
		o.BothStrong, o.Unlike = 0, 1/(1+g-2*l)
	default:
		o.BothStrong = (2*l - g) / (l * (g + 1 - l))
	}
	o.War = max(0, 1-(q*q*o.BothStrong+2*q*(1-q)*o.Unlike+(1-q)*(1-q)))
	o.WarBefore = 2*q - q*q
	if 1-p*theta >= q*(1-p)*theta+(1-q)*theta/2 {
		o.WarBefore = q
	}
	return o, nil
}

// A Ripeness is a diagnostic of a stalemate, not a forecast: the idea is
// verbal, and this is one reading of it.
type Ripeness struct {
	Hurting   bool    // going on costs each side more than it can hope for
	Ripe      bool    // some division gives each at least what going on does
	WarA      float64 // what each can expect of going on
	WarB      float64
	Low, High float64 // the divisions of the prize (A's share) that both prefer; empty when Low > High
}

// A Stalemate is a war as a race: each side may win at any time.
type Stalemate struct {
	HazardA, HazardB float64 // the rate per year at which each wins, at least 0
	PrizeA, PrizeB   float64 // what winning is worth to each, above 0
	CostA, CostB     float64 // what a year of war costs each, at least 0
	Discount         float64 // r, per year, above 0
}

// Ripen computes EU_i = (h_i v_i - c_i)/(r + hA + hB) [zartman2000]: the stalemate
// hurts when c_i > h_i v_i for both, and is ripe when some share x of A gives
// xvA >= EU_A and (1-x)vB >= EU_B.
func Ripen(s Stalemate) (Ripeness, error) {
	for _, x := range []float64{s.HazardA, s.HazardB, s.PrizeA, s.PrizeB, s.CostA, s.CostB, s.Discount} {
		if math.IsNaN(x) || x < 0 || x > 1e12 {
			return Ripeness{}, fmt.Errorf("a rate, prize or cost of %v; want a finite number of at least 0", x)
		}
	}
	if s.Discount == 0 || s.PrizeA == 0 || s.PrizeB == 0 {
		return Ripeness{}, fmt.Errorf("prizes %v and %v, discount rate %v; want each above 0", s.PrizeA, s.PrizeB, s.Discount)
	}
	rate := s.Discount + s.HazardA + s.HazardB
	r := Ripeness{
		Hurting: s.CostA > s.HazardA*s.PrizeA && s.CostB > s.HazardB*s.PrizeB,
		WarA:    (s.HazardA*s.PrizeA - s.CostA) / rate,
		WarB:    (s.HazardB*s.PrizeB - s.CostB) / rate,
	}
	r.Low, r.High = max(0, r.WarA/s.PrizeA), min(1, 1-r.WarB/s.PrizeB)
	r.Ripe = r.Low <= r.High+guard
	return r, nil
}
