package verify

import (
	"errors"
	"fmt"
	"math"

	"parley/accord/count"
)

// An SPRT is a sequential probability ratio test between two means of Poisson
// counts [wald1947]: it goes on while B < Σz < A, with
// z = x ln(λ1/λ0) - (λ1-λ0), A = ln((1-β)/α), B = ln(β/(1-α)).
type SPRT struct {
	Low, High float64 // λ0 < λ1, above 0
	A, B      float64
	Slope     float64 // counts per period at which the evidence stands still
}

// NewSPRT makes the test with the nominal error rates alpha (to find High when
// it is Low) and beta, each above 0, together below 1.
func NewSPRT(low, high, alpha, beta float64) (SPRT, error) {
	if err := errors.Join(count.Law{Mean: low}.Check(), count.Law{Mean: high}.Check()); err != nil {
		return SPRT{}, err
	}
	switch {
	case high <= low:
		return SPRT{}, fmt.Errorf("means of %v and %v; want the second above the first", low, high)
	case !(alpha > 0 && beta > 0 && alpha+beta < 1):
		return SPRT{}, fmt.Errorf("error rates of %v and %v; want above 0, together below 1", alpha, beta)
	}
	return SPRT{
		Low: low, High: high, A: math.Log((1 - beta) / alpha), B: math.Log(beta / (1 - alpha)),
		Slope: (high - low) / math.Log(high/low),
	}, nil
}

// A Test is how an SPRT behaves at one mean.
type Test struct {
	Rejects float64 // the probability to decide for High
	Periods float64 // the expected number of periods until it decides
	Open    float64 // the probability that it has not decided after the periods that were computed, at most 1e-9
}

// maxPeriods bounds the test's computation.
const maxPeriods = 20_000

// ErrUndecided is an SPRT that goes on for too long to be computed.
var ErrUndecided = errors.New("the test does not decide within 20,000 periods; want means farther apart")

// At computes the behaviour at a mean exactly, by the distribution of the
// running sum of counts; Wald's own formulas ignore how far a sum passes its
// bound.
func (s SPRT) At(mean float64) (Test, error) {
	law := count.Law{Mean: mean}
	if err := law.Check(); err != nil {
		return Test{}, err
	}
	step := math.Log(s.High / s.Low)
	var t Test
	open := map[int]float64{0: 1}
	lowest, highest := 0, 0
	for n := 1; n <= maxPeriods; n++ {
		drift := float64(n) * (s.High - s.Low)
		next := map[int]float64{}
		least, most := math.MaxInt, 0
		top := int(math.Ceil((s.A+drift)/step - guard))       // the first sum that decides for High
		bottom := int(math.Floor((s.B+drift+guard)/step)) + 1 // the first that does not decide for Low
		t.Open = 0
		for sum := lowest; sum <= highest; sum++ {
			p, ok := open[sum]
			if !ok {
				continue
			}
			t.Periods += p
			t.Rejects += p * law.AtLeast(top-sum)
			for x := max(0, bottom-sum); sum+x < top; x++ {
				q := p * law.Exactly(x)
				if q < 1e-25 && float64(x) > mean {
					break // and all that follow are smaller still
				}
				next[sum+x] += q
				least, most = min(least, sum+x), max(most, sum+x)
				t.Open += q
			}
		}
		if t.Open < 1e-12 {
			return t, nil
		}
		open, lowest, highest = next, least, most
	}
	return t, ErrUndecided
}

// Decide runs the test over counts: after how many it decides, and whether for
// High; n is 0 when it does not.
func (s SPRT) Decide(counts []int) (n int, high bool) {
	evidence := 0.0
	for k, x := range counts {
		evidence += float64(x)*math.Log(s.High/s.Low) - (s.High - s.Low)
		if evidence >= s.A-guard || evidence <= s.B+guard {
			return k + 1, evidence > 0
		}
	}
	return 0, false
}

const guard = 1e-12
