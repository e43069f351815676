package conflict

import (
	"fmt"
	"math"
)

// A Quantity is a number that may be uncertain. Low <= Mode <= High; a plain
// number has all three alike. HasMode is false for a bare range, of which
// nothing but the ends is known; Mode is then the middle.
type Quantity struct {
	Low, Mode, High float64
	HasMode         bool
}

// Exactly returns the certain quantity x.
func Exactly(x float64) Quantity { return Quantity{Low: x, Mode: x, High: x, HasMode: true} }

// Between returns a quantity of which only the ends are known; with equal ends
// it is a plain number.
func Between(low, high float64) Quantity {
	if low == high {
		return Exactly(low)
	}
	return Quantity{Low: low, Mode: low/2 + high/2, High: high}
}

// Map returns the quantity with f, which keeps order or turns it round, done to
// each of its numbers. Ends that f makes equal are a plain number.
func (q Quantity) Map(f func(float64) float64) Quantity {
	low, high := f(q.Low), f(q.High)
	if low > high {
		low, high = high, low
	}
	if !q.HasMode || low == high {
		return Between(low, high)
	}
	return Quantity{Low: low, Mode: f(q.Mode), High: high, HasMode: true}
}

// Certain reports whether the quantity is a plain number.
func (q Quantity) Certain() bool { return q.Low == q.High }

// Check returns an error unless the quantity is finite, in order and within
// [lowest, highest].
func (q Quantity) Check(lowest, highest float64) error {
	for _, x := range []float64{q.Low, q.Mode, q.High} {
		switch {
		case math.IsNaN(x) || math.IsInf(x, 0):
			return fmt.Errorf("%v is not a finite number", x)
		case x < lowest || x > highest:
			if math.IsInf(highest, 1) {
				return fmt.Errorf("%v is out of scale; want at least %v", x, lowest)
			}
			return fmt.Errorf("%v is out of scale; want %v to %v", x, lowest, highest)
		}
	}
	if q.Low > q.Mode || q.Mode > q.High {
		return fmt.Errorf("%v, %v, %v are out of order; want low <= mode <= high", q.Low, q.Mode, q.High)
	}
	return nil
}

// String writes the quantity as people read it: 10, 0 to 25, or
// 10 (0 to 25).
func (q Quantity) String() string {
	switch {
	case q.Certain():
		return fmt.Sprint(q.Mode)
	case q.HasMode:
		return fmt.Sprintf("%v (%v to %v)", q.Mode, q.Low, q.High)
	default:
		return fmt.Sprintf("%v to %v", q.Low, q.High)
	}
}

// Quantile returns the number below which the quantity lies with probability
// u (0 to 1). A bare range is uniform between its ends; low, mode and high are
// a triangular distribution. A plain number is itself.
func (q Quantity) Quantile(u float64) float64 {
	if q.HasMode && !q.Certain() {
		u = triangular(u, (q.Mode/2-q.Low/2)/(q.High/2-q.Low/2))
	}
	return min(max(q.Low*(1-u)+q.High*u, q.Low), q.High)
}

// triangular returns the u-quantile of the triangular distribution from 0 to
// 1 with this mode.
func triangular(u, mode float64) float64 {
	if u <= mode { // the probability of less than the mode is the mode
		return math.Sqrt(u * mode)
	}
	return 1 - math.Sqrt((1-u)*(1-mode))
}
