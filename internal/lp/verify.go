package lp

import "math"

// A Residual is how far an answer is from fulfilling the conditions of an
// optimum, each relative to the size of the numbers that are compared.
type Residual struct {
	Primal float64 // the greatest violation of a row or bound
	Dual   float64 // the greatest violation of the sign of a dual or reduced cost
	Gap    float64 // between the objective and the bound that the duals prove
}

// Worst is the greatest of the three.
func (r Residual) Worst() float64 { return max(r.Primal, r.Dual, r.Gap) }

// Verify holds x and the duals against the problem itself, whoever found them.
func Verify(p Problem, x, duals []float64) Residual {
	var r Residual
	objective, size := 0.0, 1.0
	for j, c := range p.Maximize {
		low, high := p.bounds(j)
		r.Primal = max(r.Primal, (low-x[j])/(1+math.Abs(low)), (x[j]-high)/(1+math.Abs(high)))
		objective += c * x[j]
		size = max(size, math.Abs(c*x[j]))
	}
	for i, row := range p.Rows {
		over, terms := -row.RHS, 1+math.Abs(row.RHS)
		for j, a := range row.Coef {
			over += a * x[j]
			terms = max(terms, math.Abs(a*x[j]))
		}
		r.Primal = max(r.Primal, violation(row.Sense, over)/terms)
		size = max(size, math.Abs(duals[i]*row.RHS))
		if row.Sense != Equal {
			r.Dual = max(r.Dual, violation(row.Sense, -duals[i])/(1+math.Abs(duals[i])))
		}
	}
	bound, loose := p.dualBound(duals)
	r.Dual = max(r.Dual, loose)
	r.Gap = math.Abs(bound-objective) / size
	return r
}

// violation is by how much a value above 0 breaks AtMost, one below 0 breaks
// AtLeast, and any but 0 breaks Equal.
func violation(sense Sense, over float64) float64 {
	switch sense {
	case AtMost:
		return max(over, 0)
	case AtLeast:
		return max(-over, 0)
	default:
		return math.Abs(over)
	}
}

// reducedCosts returns Maximize less what the rows charge at the duals' prices.
func (p *Problem) reducedCosts(duals []float64) []float64 {
	d := append([]float64(nil), p.Maximize...)
	for i, row := range p.Rows {
		if y := duals[i]; y != 0 {
			for j, a := range row.Coef {
				d[j] -= y * a
			}
		}
	}
	return d
}

// dualBound returns the duals' bound on the objective, and by how much reduced
// costs miss the sign that an infinite bound of their variable demands; they
// count as 0 in the bound.
func (p *Problem) dualBound(duals []float64) (bound, loose float64) {
	for i, row := range p.Rows {
		bound += duals[i] * row.RHS
	}
	for j, d := range p.reducedCosts(duals) {
		at, high := p.bounds(j)
		if d > 0 {
			at = high
		}
		switch {
		case math.IsInf(at, 0):
			loose = max(loose, math.Abs(d)/(1+math.Abs(p.Maximize[j])))
		default:
			bound += d * at
		}
	}
	return bound, loose
}
