package ensemble

import "math"

// z95 bounds the middle 95 % of the standard normal distribution.
const z95 = 1.959963984540054

// A Share is how often something held, with the interval in which its
// probability lies with 95 % confidence (Wilson 1927).
type Share struct {
	Count int     `json:"count"`
	Of    int     `json:"of"`
	Value float64 `json:"value"` // Count / Of; 0 of none
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// NewShare returns the share of count draws among of. Of none, nothing is
// known, and the interval is from 0 to 1.
func NewShare(count, of int) Share {
	if of == 0 {
		return Share{High: 1}
	}
	n, p := float64(of), float64(count)/float64(of)
	middle := (p + z95*z95/(2*n)) / (1 + z95*z95/n)
	half := z95 / (1 + z95*z95/n) * math.Sqrt(p*(1-p)/n+z95*z95/(4*n*n))
	s := Share{Count: count, Of: of, Value: p, Low: max(0, middle-half), High: min(1, middle+half)}
	if count == 0 {
		s.Low = 0
	}
	if count == of {
		s.High = 1
	}
	return s
}

// Margin is half the width of the interval.
func (s Share) Margin() float64 { return (s.High - s.Low) / 2 }
