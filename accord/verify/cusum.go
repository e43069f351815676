// Package verify tells adherence from violation by counts: charts that watch
// them, tests that stop early, intervals and comparisons.
package verify

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"parley/accord/count"
)

// A CUSUM is a chart of cumulated sums of counts [lucas1985]. The upper one,
// S = max(0, S + X - k), signals that counts have risen, the lower one,
// S = max(0, S + k - X), that they have fallen; both when S >= h.
//
// K and H are whole multiples of 1/Steps.
type CUSUM struct {
	K     int // the reference value k, in units of 1/Steps
	H     int // the decision interval h, in the same units
	Steps int // at least 1
	Lower bool
}

// Reference is k, in counts.
func (c CUSUM) Reference() float64 { return float64(c.K) / float64(c.Steps) }

// Limit is h, in counts.
func (c CUSUM) Limit() float64 { return float64(c.H) / float64(c.Steps) }

// maxStates bounds the chart's states, h in units of 1/Steps.
const maxStates = 800

func (c CUSUM) check() error {
	if c.Steps < 1 || c.K < 0 || c.H < 1 || c.H > maxStates {
		return fmt.Errorf("a chart with k = %d/%d and h = %d/%d; want k at least 0, h above 0 and at most %d steps", c.K, c.Steps, c.H, c.Steps, maxStates)
	}
	return nil
}

// next is the sum after a count of x, in steps.
func (c CUSUM) next(sum, x int) int {
	if c.Lower {
		return max(0, sum+c.K-x*c.Steps)
	}
	return max(0, sum+x*c.Steps-c.K)
}

// A RunLength is how long the chart runs on average until it signals.
type RunLength struct {
	FromZero float64 // begun at 0, in periods
	HeadStart
}

// HeadStart is the average run length of a chart begun at h/2, which catches
// early trouble sooner (the fast initial response).
type HeadStart float64

// errNoSignal is a chart that does not signal within any time.
var errNoSignal = errors.New("the chart practically never signals; want a lower limit or a reference nearer to the counts")

// Run computes the average run lengths exactly, from the Markov chain of the
// sums [brook1972]: (I - Q)L = 1. It checks what the solver leaves.
func (c CUSUM) Run(law count.Law) (RunLength, error) {
	if err := errors.Join(c.check(), law.Check()); err != nil {
		return RunLength{}, err
	}
	a := mat.NewDense(c.H, c.H, nil)
	for from := range c.H {
		c.fill(a, from, law)
	}
	ones := mat.NewVecDense(c.H, nil)
	for k := range c.H {
		ones.SetVec(k, 1)
	}
	var lengths, left mat.VecDense
	if err := lengths.SolveVec(a, ones); err != nil {
		return RunLength{}, errNoSignal
	}
	left.MulVec(a, &lengths)
	left.SubVec(&left, ones)
	zero := lengths.AtVec(0)
	if residual := mat.Norm(&left, math.Inf(1)); !(residual < 1e-6) || !(zero >= 1 && zero < 1e12) {
		return RunLength{}, errNoSignal
	}
	return RunLength{zero, HeadStart(lengths.AtVec(c.H / 2))}, nil
}

// fill writes the row of I - Q for one sum.
func (c CUSUM) fill(a *mat.Dense, from int, law count.Law) {
	a.Set(from, from, 1)
	add := func(to int, p float64) { a.Set(from, to, a.At(from, to)-p) }
	if c.Lower { // smaller counts than the first signal
		x := max(0, floorDiv(from+c.K-c.H, c.Steps)+1)
		for ; c.next(from, x) > 0; x++ {
			add(c.next(from, x), law.Exactly(x))
		}
		add(0, law.AtLeast(x))
		return
	}
	last := floorDiv(c.K-from, c.Steps) // that leaves the sum at 0
	if last >= 0 {
		add(0, law.AtMost(last))
	}
	for x := max(0, last+1); c.next(from, x) < c.H; x++ {
		add(c.next(from, x), law.Exactly(x))
	}
}

// floorDiv divides and rounds down, for a below 0 too.
func floorDiv(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// Along runs the chart over counts, begun at 0 or with a head start at h/2. It
// returns the sums after each, in counts, and the first place where it
// signals, or -1. The chart runs on after a signal.
func (c CUSUM) Along(counts []int, headStart bool) (sums []float64, signal int) {
	sum, signal := 0, -1
	if headStart {
		sum = c.H / 2
	}
	for k, x := range counts {
		// A sum beyond the limit says no more than the limit does, and a long
		// memory of it would hide when the trouble ends.
		sum = min(c.next(sum, x), c.H)
		sums = append(sums, float64(sum)/float64(c.Steps))
		if sum >= c.H && signal < 0 {
			signal = k
		}
	}
	return sums, signal
}
