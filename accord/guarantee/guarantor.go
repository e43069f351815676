package guarantee

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat/distuv"
)

// A Guarantor decides whether to come when it is called: it comes when the
// stake that it saves and what breaking its word would cost it are worth the
// cost of intervening, which is uncertain.
type Guarantor struct {
	Stake    float64 // v: what the protected side is worth to it, in any unit
	Saved    float64 // s: the part of the stake that intervening saves, 0 to 1
	Audience float64 // a: what breaking its word costs it, in the same unit
	Cost     float64 // μ: the expected cost of intervening
	Spread   float64 // σ: its standard deviation, above 0
}

// Check returns an error unless every number is in range.
func (g Guarantor) Check() error {
	for _, x := range []float64{g.Stake, g.Audience, g.Cost} {
		if err := cost(x); err != nil {
			return err
		}
	}
	if !(g.Spread > 0 && g.Spread <= 1e12) {
		return fmt.Errorf("a spread of %v; want above 0", g.Spread)
	}
	return probability("the part of the stake that is saved", g.Saved)
}

// Credibility is the probability that the guarantor comes: intervention pays
// when v·s + a >= K with K normal, so γ = Φ((vs+a-μ)/σ), as tied hands make it
// [fearon1997].
func Credibility(g Guarantor) (float64, error) {
	if err := g.Check(); err != nil {
		return 0, err
	}
	return distuv.UnitNormal.CDF((g.Stake*g.Saved + g.Audience - g.Cost) / g.Spread), nil
}

// LeastAudience is what breaking its word must cost the guarantor for it to be
// as credible as target, above 0 and below 1: a = μ + σΦ⁻¹(γ) - vs, at least 0.
func LeastAudience(g Guarantor, target float64) (float64, error) {
	if err := g.Check(); err != nil {
		return 0, err
	}
	if !(target > 0 && target < 1) {
		return 0, fmt.Errorf("a credibility of %v; want above 0 and below 1", target)
	}
	return max(0, g.Cost+g.Spread*distuv.UnitNormal.Quantile(target)-g.Stake*g.Saved), nil
}

// Together is the probability that at least one of several guarantors comes,
// each with its own probability, when their decisions have the correlation rho
// (0 to 1) through a common factor: 1 - E Π(1-γj(Z)) with
// γj(z) = Φ((Φ⁻¹(γj) + √ρ z)/√(1-ρ)). With rho 0 they decide independently and
// this is 1 - Π(1-γj); with rho 1 the others come only when the likeliest does.
func Together(gammas []float64, rho float64) (float64, error) {
	err := probability("a correlation", rho)
	likeliest, none := 0.0, 1.0
	for _, g := range gammas {
		err = errors.Join(err, probability("a guarantor's credibility", g))
		likeliest, none = max(likeliest, g), none*(1-g)
	}
	switch {
	case err != nil:
		return 0, err
	case rho <= guard || len(gammas) < 2:
		return 1 - none, nil
	case rho >= 1-guard:
		return likeliest, nil
	}
	nobody := func(z float64) float64 {
		p := distuv.UnitNormal.Prob(z)
		for _, g := range gammas {
			p *= 1 - given(g, rho, z)
		}
		return p
	}
	alone, edges := 0.0, commonEdges(gammas, rho)
	for k := 1; k < len(edges); k++ {
		alone += quad.Fixed(nobody, edges[k-1], edges[k], commonPoints, quad.Legendre{}, 0)
	}
	return min(1-none, max(likeliest, 1-alone)), nil
}

// The common factor is integrated over this many standard deviations each
// way, at so many points of each piece.
const (
	commonReach  = 9
	commonPoints = 200
)

// commonEdges are the ends of the pieces over which the common factor is
// integrated: with rho near 1 each guarantor turns from not coming to coming
// within a step too narrow for points that are spread evenly.
func commonEdges(gammas []float64, rho float64) []float64 {
	edges := []float64{-commonReach, commonReach}
	reach := commonReach * math.Sqrt((1-rho)/rho)
	for _, g := range gammas {
		if g <= 0 || g >= 1 {
			continue
		}
		turn := -distuv.UnitNormal.Quantile(g) / math.Sqrt(rho)
		for _, z := range []float64{turn - reach, turn, turn + reach} {
			if math.Abs(z) < commonReach {
				edges = append(edges, z)
			}
		}
	}
	slices.Sort(edges)
	return edges
}

// given is the probability that a guarantor comes, given the common factor.
func given(gamma, rho, z float64) float64 {
	if gamma <= 0 || gamma >= 1 {
		return gamma
	}
	return distuv.UnitNormal.CDF((distuv.UnitNormal.Quantile(gamma) + math.Sqrt(rho)*z) / math.Sqrt(1-rho))
}
