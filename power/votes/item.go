package votes

import "math"

// tabulate computes the probabilities at the points.
func (it *item) tabulate(at *[nodes]float64) {
	for q, x := range at {
		yes, notNo := it.cumulated(x)
		it.logs[0][q] = math.Log(floor(yes))
		it.logs[1][q] = math.Log(floor(notNo - yes))
		it.logs[2][q] = math.Log(floor(1 - notNo))
	}
}

// cumulated are P(yes) and P(yes or abstain) of a voter at x.
func (it *item) cumulated(x float64) (yes, notNo float64) {
	return logistic(it.a - it.b*x), logistic(it.a + math.Exp(it.d) - it.b*x)
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// floor keeps a probability away from 0, whose logarithm is no number.
func floor(p float64) float64 { return math.Max(p, 1e-12) }

// improve is the M step: one step of Fisher scoring towards the parameters
// that make the expected votes the most likely, with normal priors around 0.
func (it *item) improve(at *[nodes]float64, counted *[3][nodes]float64) {
	var score [3]float64
	var info [3][3]float64
	for k, v := range [3]float64{it.a, it.b, it.d} {
		score[k] = -v / (itemSpread * itemSpread)
		info[k][k] = 1 / (itemSpread * itemSpread)
	}
	e := math.Exp(it.d)
	for q, x := range at {
		n := counted[0][q] + counted[1][q] + counted[2][q]
		if n < 1e-9 {
			continue
		}
		yes, notNo := it.cumulated(x)
		f1, f2 := yes*(1-yes), notNo*(1-notNo)
		p := [3]float64{floor(yes), floor(notNo - yes), floor(1 - notNo)}
		slopes := [3][3]float64{ // of each category's probability along a, b and d
			{f1, -x * f1, 0},
			{f2 - f1, -x * (f2 - f1), f2 * e},
			{-f2, x * f2, -f2 * e},
		}
		for c, slope := range slopes {
			for i := range slope {
				score[i] += counted[c][q] * slope[i] / p[c]
				for j := range slope {
					info[i][j] += n * slope[i] * slope[j] / p[c]
				}
			}
		}
	}
	step := solve(info, score)
	it.a += bounded(step[0])
	it.b += bounded(step[1])
	it.d += bounded(step[2])
}

// rescale gives the same probabilities to voters who are measured from this
// mean in units of this spread.
func (it *item) rescale(at *[nodes]float64, mean, spread float64) {
	it.a -= it.b * mean
	it.b *= spread
	it.tabulate(at)
}

// bounded keeps a step from overshooting.
func bounded(step float64) float64 { return math.Max(-1, math.Min(1, step)) }

// solve solves the three positive definite equations m x = y.
func solve(m [3][3]float64, y [3]float64) [3]float64 {
	for k := range 3 {
		for i := k + 1; i < 3; i++ {
			f := m[i][k] / m[k][k]
			for j := k; j < 3; j++ {
				m[i][j] -= f * m[k][j]
			}
			y[i] -= f * y[k]
		}
	}
	var x [3]float64
	for k := 2; k >= 0; k-- {
		x[k] = y[k]
		for j := k + 1; j < 3; j++ {
			x[k] -= m[k][j] * x[j]
		}
		x[k] /= m[k][k]
	}
	return x
}

// leading is the first principal coordinate of the voters, by power
// iteration on their votes (yes 1, abstain 0, no -1, less the roll call's
// mean), scaled to a standard deviation of 1: where the fit begins.
func leading(table [][]Vote) []float64 {
	scores := centred(table)
	x := make([]float64, len(table))
	for v := range x {
		x[v] = math.Sin(float64(v + 1)) // any start that is not orthogonal
	}
	for range 50 {
		along := make([]float64, len(scores[0]))
		for v, row := range scores {
			for j, s := range row {
				along[j] += s * x[v]
			}
		}
		norm := 0.0
		for v, row := range scores {
			x[v] = 0
			for j, s := range row {
				x[v] += s * along[j]
			}
			norm += x[v] * x[v]
		}
		scale := math.Sqrt(float64(len(x)) / math.Max(norm, 1e-12))
		for v := range x {
			x[v] *= scale
		}
	}
	return x
}

func centred(table [][]Vote) [][]float64 {
	scores := make([][]float64, len(table))
	for v := range scores {
		scores[v] = make([]float64, len(table[0]))
	}
	for j := range table[0] {
		sum, n := 0.0, 0.0
		for v := range table {
			if table[v][j] != Absent {
				sum += 2 - float64(table[v][j])
				n++
			}
		}
		for v := range table {
			if table[v][j] != Absent {
				scores[v][j] = 2 - float64(table[v][j]) - sum/math.Max(n, 1)
			}
		}
	}
	return scores
}
