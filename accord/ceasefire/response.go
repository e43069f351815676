package ceasefire

import (
	"errors"
	"fmt"
	"math"
)

// A Response is whether a party is deterred that would cheat until it is
// caught, and go on for as long as the others take to answer.
type Response struct {
	Feasible bool
	Slack    float64 // detection less LeastDetection; less 1 when none suffices
	// LeastDetection is π*: the probability in a period of cheating to be
	// caught; nil when the answer comes too late for any.
	LeastDetection *float64
	// LongestLag is Lmax: how many periods the answer may take even if
	// cheating is caught at once; nil when it must come in the same period
	// and even that is too late.
	LongestLag *int
}

// maxLag bounds lags; a longer one is as good as none.
const maxLag = 1_000_000

// Respond answers for detection with the probability pi in each period (0 to
// 1), and an answer that comes lag periods later and is for ever: the party
// has T until then and P after it.
//
//	π* = (1-δ)(T-R) / (δ[δ^L(T-P) - (T-R)])
//	Lmax = floor(ln((T-R)/(T-P))/ln δ) - 1
//
// The delay of a snapback is of this form.
func Respond(p Payoffs, pi, delta float64, lag int) (Response, error) {
	if err := errors.Join(p.Check(), checkDiscount(delta)); err != nil {
		return Response{}, err
	}
	switch {
	case math.IsNaN(pi) || pi < 0 || pi > 1:
		return Response{}, fmt.Errorf("detection %v; want 0 to 1", pi)
	case lag < 0 || lag > maxLag:
		return Response{}, fmt.Errorf("a lag of %d periods; want 0 to %d", lag, maxLag)
	case p.T <= p.R:
		return Response{Feasible: true, Slack: pi, LeastDetection: new(0.0), LongestLag: new(maxLag)}, nil
	}
	r := Response{Slack: pi - 1}
	least := (1 - delta) * (p.T - p.R)
	if room := delta * (math.Pow(delta, float64(lag))*(p.T-p.P) - (p.T - p.R)); room > 0 && least <= room*(1+guard) {
		r.LeastDetection = new(min(1, least/room))
		r.Slack = pi - *r.LeastDetection
		r.Feasible = r.Slack >= -guard
	}
	longest := math.Floor(math.Log((p.T-p.R)/(p.T-p.P))/math.Log(delta)+guard) - 1
	if longest >= 0 {
		r.LongestLag = new(int(min(longest, maxLag)))
	}
	return r, nil
}
