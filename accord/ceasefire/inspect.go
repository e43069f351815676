package ceasefire

import (
	"fmt"
	"math/big"
)

// maxInspections bounds the periods of an inspection game, whose exact
// fractions grow with them.
const maxInspections = 500

// A Budget is how well m inspections over n periods deter, and how to begin.
// All fractions are exact.
type Budget struct {
	// Value is what the inspector can expect, from -1 (the violation is never
	// caught) to 0 (an inspection in every period).
	Value *big.Rat
	// First is the probability of an inspection in the first period. It is a
	// ratio: neither always nor never, unless there is one for every period.
	First *big.Rat
}

// Dresher spreads m inspections over n periods against one violation, which
// the violator times after seeing what was inspected (1 <= n <= 500,
// 0 <= m <= n). Payoffs to the inspector: +1 caught, -1 missed, 0 legal.
//
//	v(n,m) = -C(n-1,m) / Σ_{i<=m} C(n,i)                     [dresher1962]
//
// which solves the recursion of the 2-by-2 games [[v(n-1,m-1), 1], [v(n-1,m), -1]]
// with v(n,0) = -1 and v(n,n) = 0 [avenhaus2002].
func Dresher(n, m int) (Budget, error) {
	if err := checkBudget(n, m); err != nil {
		return Budget{}, err
	}
	b := Budget{Value: dresherValue(n, m)}
	switch m {
	case 0:
		b.First = new(big.Rat)
	case n:
		b.First = big.NewRat(1, 1)
	default:
		missed := dresherValue(n-1, m)
		top := new(big.Rat).Sub(big.NewRat(-1, 1), missed)
		bottom := new(big.Rat).Sub(dresherValue(n-1, m-1), big.NewRat(2, 1))
		b.First = top.Quo(top, bottom.Sub(bottom, missed))
	}
	return b, nil
}

func checkBudget(n, m int) error {
	if n < 1 || n > maxInspections {
		return fmt.Errorf("inspections over %d periods; want 1 to %d", n, maxInspections)
	}
	if m < 0 || m > n {
		return fmt.Errorf("%d inspections in %d periods; want 0 to %d", m, n, n)
	}
	return nil
}

func dresherValue(n, m int) *big.Rat {
	all := new(big.Int)
	for i := 0; i <= m; i++ {
		all.Add(all, choose(n, i))
	}
	return new(big.Rat).SetFrac(new(big.Int).Neg(choose(n-1, m)), all)
}

func choose(n, k int) *big.Int { return new(big.Int).Binomial(int64(n), int64(k)) }

// Inspectee is what the violator can expect from one violation in n periods
// with m inspections, when an undetected one brings 1 and a detected one costs
// b > 0: C(n-1,m) / Σ_{i<=m} C(n,i) b^(m-i) [vonstengel2016]. In equilibrium it
// is what an undeterred violator gains; a legal reward at least as high deters.
func Inspectee(n, m int, b *big.Rat) (*big.Rat, error) {
	if err := checkBudget(n, m); err != nil {
		return nil, err
	}
	if b.Sign() <= 0 {
		return nil, fmt.Errorf("a cost of being caught of %s; want above 0", b.RatString())
	}
	return weighed(n, m, b), nil
}

// Inspector is what the inspector can expect in the same game, when a missed
// violation costs it 1 and even a caught one costs 0 < a < 1:
// -C(n-1,m) / Σ_{i<=m} C(n,i) (-a)^(m-i).
func Inspector(n, m int, a *big.Rat) (*big.Rat, error) {
	if err := checkBudget(n, m); err != nil {
		return nil, err
	}
	if a.Sign() <= 0 || a.Cmp(big.NewRat(1, 1)) >= 0 {
		return nil, fmt.Errorf("a cost of a caught violation of %s; want above 0 and below 1", a.RatString())
	}
	value := weighed(n, m, new(big.Rat).Neg(a))
	return value.Neg(value), nil
}

// weighed is C(n-1,m) / Σ_{i<=m} C(n,i) x^(m-i), the sum by Horner's rule.
func weighed(n, m int, x *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for i := 0; i <= m; i++ {
		sum.Mul(sum, x)
		sum.Add(sum, new(big.Rat).SetInt(choose(n, i)))
	}
	return sum.Quo(new(big.Rat).SetInt(choose(n-1, m)), sum)
}

// LeastInspection is the probability of an inspection in a period that deters
// a violation which gains d > 0 when missed and loses b > 0 when caught, where
// an inspection catches it with the probability e of detection. Where one accuses
// a party that complies with the probability α, which costs it h >= 0, complying
// is worth -hαx, and
//
//	x* = d/(e(d+b) - hα)
//
// With an inspection in every period that is the condition -hα >= -b + (b+d)(1-e)
// of [avenhaus2002]. It is above 1, and at most a million, when no frequency deters.
func LeastInspection(d, b float64, inspection Alarm, h float64) (float64, error) {
	e, alpha := inspection.Detection, inspection.False
	switch {
	case !(d > 0 && b > 0 && d <= 1e12 && b <= 1e12):
		return 0, fmt.Errorf("a gain of %v and a loss of %v; want both above 0", d, b)
	case !(e > 0 && e <= 1):
		return 0, fmt.Errorf("an inspection finds a violation with probability %v; want above 0 and at most 1", e)
	case !(alpha >= 0 && alpha <= e && h >= 0 && h <= 1e12):
		return 0, fmt.Errorf("an inspection accuses those who comply with probability %v, which costs %v; want no more than it finds violations, and a cost of at least 0", alpha, h)
	}
	return d / max(e*(d+b)-h*alpha, d/1e6), nil
}
