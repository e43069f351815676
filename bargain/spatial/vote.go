package spatial

import "math"

// distance is how far apart two points are to someone with these saliences:
// sqrt(Σ (s Δ)² / Σ s²), in units of the scales (step 1).
func distance(a, b, salience []float64) float64 {
	var apart, all float64
	for k, s := range salience {
		d := (a[k] - b[k]) * s
		apart += d * d
		all += s * s
	}
	return math.Sqrt(apart / all)
}

// utility is (1-d)(1+dR): 1 at one's own ideal, 0 at the far end.
func utility(d, risk float64) float64 {
	if d > 1 { // by rounding
		return (1 - d) * (1 + risk)
	}
	return (1 - d) * (1 + d*risk)
}

// A ballot is how much an actor of weight w votes for a against b; negative
// votes are for b.
type ballot func(w, a, b float64) float64

// ballot returns the voting rule as a function (step 2).
func (rule Voting) ballot() ballot {
	switch rule {
	case Binary:
		return func(w, a, b float64) float64 { return w * all(a-b) }
	case PropBin:
		return func(w, a, b float64) float64 { return w * ((1-0.2)*(a-b) + 0.2*all(a-b)) }
	case PropCubic:
		return func(w, a, b float64) float64 { return w * (0.5*(a-b) + 0.5*((a-b)*(a-b)*(a-b))) }
	case Cubic:
		return func(w, a, b float64) float64 { return w * ((a - b) * (a - b) * (a - b)) }
	case Prospect:
		return func(w, a, b float64) float64 {
			if a > b {
				return 2 * w * (a - b) / 3
			}
			return w * (a - b)
		}
	default:
		return func(w, a, b float64) float64 { return w * (a - b) }
	}
}

// all is a vote with one's whole weight, whatever the gain, but for gains of
// nearly nothing.
func all(gain float64) float64 { return min(max(gain/1e-8, -1), 1) }

// alone is the strength of a coalition that nobody has joined.
const alone = 1e-8

// coalitions returns the strength c[i][j] of those who vote for option i
// against option j. Actor k has weight[k] and gains gain(k, i) from option i.
func (vote ballot) coalitions(weight []float64, options int, gain func(k, i int) float64) [][]float64 {
	c := square(options)
	for i := range options {
		c[i][i] = alone
		for j := range i {
			c[i][j], c[j][i] = alone, alone
			for k, w := range weight {
				if v := vote(w, gain(k, i), gain(k, j)); v > 0 {
					c[i][j] += v
				} else {
					c[j][i] -= v
				}
			}
		}
	}
	return c
}

// chance is that of the first of two coalitions to prevail.
func (model Victory) chance(a, b float64) float64 {
	switch model {
	case SquareVictory:
		a, b = a*a, b*b
	case QuarticVictory:
		a, b = a*a*(a*a), b*b*(b*b)
	case OcticVictory:
		a, b = a*a*(a*a), b*b*(b*b)
		a, b = a*a, b*b
	case BinaryVictory:
		const enough, never = 1.1, 1e-6
		switch {
		case a >= enough*b:
			a, b = 1, never
		case b >= enough*a:
			a, b = never, 1
		default:
			a = (a/(a+b)*(enough+1) - 1) / (enough - 1)
			b = 1 - a
		}
	default:
	}
	return a / (a + b)
}

func square(n int) [][]float64 {
	rows, cells := make([][]float64, n), make([]float64, n*n)
	for i := range rows {
		rows[i] = cells[i*n : (i+1)*n : (i+1)*n]
	}
	return rows
}
