// Package relief asks how fast sanctions may be eased against what the other
// side owes, so that nobody ever gains by stopping.
package relief

import (
	"fmt"
	"math"
)

const guard = 1e-12

// A Gradual exchange is simultaneous and cannot be undone: in every period
// each side adds to what it has given, each unit of which costs its giver Cost
// and brings the other Gain for every period from then on.
type Gradual struct {
	Cost, Gain float64 // a and b, above 0
	Discount   float64 // δ of one period, above 0 and below 1
	Cap        float64 // c̄: all that there is to give, above 0
}

// A Ladder is the fastest exchange of this kind.
type Ladder struct {
	Feasible bool
	Slack    float64 // 1 - Ratio
	Ratio    float64 // r = a/(δb): the part of what is left that stays back in every period
	First    float64 // the share of the cap that may be given at once, 1-r
	Value    float64 // b·c1/(1-δ): what the exchange is worth to each side in all
	LeastGap float64 // the least Gain for which anything can be exchanged, a/δ
}

// Climb finds the fastest path along which neither side gains by stopping
// [lockwood2002]: B(c_{t+1}) = B(c_1) + A(c_t)/δ, which with constant gain and
// cost is c_t = c̄(1-r^t), r = a/(δb), feasible exactly when r < 1.
func Climb(g Gradual) (Ladder, error) {
	if err := g.check(); err != nil {
		return Ladder{}, err
	}
	l := Ladder{Ratio: g.Cost / (g.Discount * g.Gain), LeastGap: g.Cost / g.Discount}
	l.Slack = 1 - l.Ratio
	if l.Slack <= guard {
		return l, nil
	}
	l.Feasible, l.First = true, l.Slack
	l.Value = g.Gain * g.Cap * l.First / (1 - g.Discount)
	return l, nil
}

func (g Gradual) check() error {
	if !(g.Discount > 0 && g.Discount < 1) {
		return fmt.Errorf("a discount factor of %v; want above 0 and below 1", g.Discount)
	}
	for _, x := range []float64{g.Cost, g.Gain, g.Cap} {
		if !(x > 0 && x <= 1e12) {
			return fmt.Errorf("a cost, gain or cap of %v; want above 0", x)
		}
	}
	return nil
}

// Given is what each side has given after t periods, as a share of the cap.
func (l Ladder) Given(t int) float64 {
	if !l.Feasible {
		return 0
	}
	return 1 - math.Pow(l.Ratio, float64(t))
}

// Steps is the least number of periods after which the share x of all has been
// given, above 0 and below 1; 0 when the exchange is not feasible.
func (l Ladder) Steps(x float64) int {
	if !l.Feasible || !(x > 0 && x < 1) {
		return 0
	}
	return int(math.Ceil(math.Log(1-x)/math.Log(l.Ratio) - guard))
}

// ClimbQuadratic is the path of periods steps where what each side gives costs
// it a·c²/2 and brings the other b·c: from c1 = δb/(2a) towards δb/a, which
// lies below the efficient b/a.
func ClimbQuadratic(a, b, delta float64, periods int) ([]float64, error) {
	if err := (Gradual{a, b, delta, 1}).check(); err != nil {
		return nil, err
	}
	if periods < 1 || periods > maxTranches {
		return nil, fmt.Errorf("%d periods; want 1 to %d", periods, maxTranches)
	}
	path := []float64{delta * b / (2 * a)}
	for len(path) < periods {
		last := path[len(path)-1]
		path = append(path, path[0]+a*last*last/(2*delta*b))
	}
	return path, nil
}
