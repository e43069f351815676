package spatial

import "slices"

// alike are chances that differ by rounding only.
const alike = 1e-12

// attitudes infers the risk attitude of each actor from its chance to prevail
// (step 4): those who are likely to have nothing to gain from a gamble avoid
// it. When all chances are alike, everybody is neutral.
func (r RiskRange) attitudes(p []float64) []float64 {
	risk := make([]float64, len(p))
	low, high := slices.Min(p), slices.Max(p)
	if high-low < alike {
		return risk
	}
	for i, pi := range p {
		switch r {
		case RiskMin:
			risk[i] = (pi - low) / (high - low)
		case RiskMax:
			risk[i] = (2*pi - (high + low)) / (high - low)
		default:
			risk[i] = (3*pi - (high + 2*low)) / (2 * (high - low))
		}
	}
	return risk
}

// seen is what an actor of risk attitude own takes another's to be.
func (s RiskSight) seen(own, other float64) float64 {
	switch s {
	case SeesNone:
		return own
	case SeesHalf:
		return (own + other) / 2
	case SeesTwoThirds:
		return (own + 2*other) / 3
	case SeesFull:
		return other
	default:
		return (2*own + other) / 3
	}
}
