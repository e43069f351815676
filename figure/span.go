package figure

import (
	"fmt"
	"math"

	"parley/report"
)

// MaxNumber is the largest number of a chart, bars or a heat map, either side
// of zero: beyond it neighbouring whole numbers are no longer told apart.
const MaxNumber = 1e15

func checkNumbers(numbers ...float64) error {
	if err := finite(numbers...); err != nil {
		return err
	}
	for _, x := range numbers {
		if math.Abs(x) > MaxNumber {
			return fmt.Errorf("%v; want at most %v either side of zero", x, MaxNumber)
		}
	}
	return nil
}

// checkSpread checks a range that need not lie on a scale; nil is no spread.
func checkSpread(r *report.Range) error {
	if r == nil {
		return nil
	}
	if r.Low > r.Mode || r.Mode > r.High {
		return fmt.Errorf("%v, %v, %v; want low <= mode <= high", r.Low, r.Mode, r.High)
	}
	return checkNumbers(r.Low, r.Mode, r.High)
}

// A span is how far numbers reach; empty until it takes one.
type span struct {
	low, high float64
	taken     bool
}

func (s *span) take(numbers ...float64) {
	for _, x := range numbers {
		if !s.taken {
			*s = span{x, x, true}
		}
		s.low, s.high = min(s.low, x), max(s.high, x)
	}
}

func (s *span) takeSpread(r *report.Range) {
	if r != nil {
		s.take(r.Low, r.High)
	}
}

// wide returns the span, or one around it when it is too narrow to divide.
func (s span) wide() span {
	switch most := max(math.Abs(s.low), math.Abs(s.high)); {
	case !s.taken:
		return span{0, 1, true}
	case s.high-s.low <= most*1e-9:
		half := max(most/10, .5)
		return span{s.low - half, s.high + half, true}
	}
	return s
}
