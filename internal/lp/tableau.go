package lp

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Tolerances on numbers that scaling has brought near 1.
const (
	tolerance = 1e-9 // of bounds and reduced costs
	pivotable = 1e-8 // a smaller entry is no pivot
)

// A tableau is the scaled problem seen from a basis. Each row i has a slack,
// variable n+i, which makes it an equation; the bounds of the slack say the
// sense.
type tableau struct {
	m, n         int
	a            []float64 // the scaled [A I], row by row: m × (n+m)
	seen         []float64 // basis inverse × a
	b            []float64
	cost         []float64 // of all variables
	lower, upper []float64
	x            []float64 // value of every variable
	basis        []int     // the variable of each row
	basic        []bool    // of every variable
	lu           *mat.LU   // of the basis; nil when it is not known
	rowScale     []float64
	colScale     []float64
}

func newTableau(p *Problem) *tableau {
	m, n := len(p.Rows), len(p.Maximize)
	t := &tableau{
		m: m, n: n, a: make([]float64, m*(n+m)), b: make([]float64, m), cost: make([]float64, n+m),
		lower: make([]float64, n+m), upper: make([]float64, n+m), x: make([]float64, n+m),
		basis: make([]int, m), basic: make([]bool, n+m),
	}
	t.scale(p)
	for i, row := range p.Rows {
		for j, a := range row.Coef {
			t.row(t.a, i)[j] = a * t.rowScale[i] * t.colScale[j]
		}
		t.row(t.a, i)[n+i] = 1
		t.b[i] = row.RHS * t.rowScale[i]
		t.basis[i], t.basic[n+i] = n+i, true
		t.lower[n+i], t.upper[n+i] = slackBounds(row.Sense)
	}
	for j, c := range p.Maximize {
		low, high := p.bounds(j)
		t.cost[j] = c * t.colScale[j]
		t.lower[j], t.upper[j] = low/t.colScale[j], high/t.colScale[j]
		t.x[j] = resting(t.lower[j], t.upper[j])
	}
	if size := largest(t.cost); size > 0 {
		for j := range t.cost {
			t.cost[j] /= size
		}
	}
	t.seen = append([]float64(nil), t.a...)
	t.settle()
	return t
}

// scale brings the largest entry of every row and then of every column
// between 1/2 and 1, by powers of 2, which round nothing.
func (t *tableau) scale(p *Problem) {
	t.rowScale, t.colScale = make([]float64, t.m), make([]float64, t.n)
	columns := make([]float64, t.n)
	for i, row := range p.Rows {
		t.rowScale[i] = unit(largest(row.Coef))
		for j, a := range row.Coef {
			columns[j] = max(columns[j], math.Abs(a)*t.rowScale[i])
		}
	}
	for j := range columns {
		t.colScale[j] = unit(columns[j])
	}
}

func largest(xs []float64) float64 {
	size := 0.0
	for _, x := range xs {
		size = max(size, math.Abs(x))
	}
	return size
}

// unit is the power of 2 that brings size between 1/2 and 1.
func unit(size float64) float64 {
	if size == 0 {
		return 1
	}
	_, exponent := math.Frexp(size)
	return math.Ldexp(1, -exponent)
}

func slackBounds(s Sense) (low, high float64) {
	switch s {
	case AtMost:
		return 0, math.Inf(1)
	case AtLeast:
		return math.Inf(-1), 0
	default:
		return 0, 0
	}
}

// resting is where a variable outside the basis stands: the bound nearer to 0.
func resting(low, high float64) float64 {
	switch {
	case math.IsInf(low, -1) && math.IsInf(high, 1):
		return 0
	case math.Abs(low) <= math.Abs(high):
		return low
	default:
		return high
	}
}

func (t *tableau) row(of []float64, i int) []float64 {
	return of[i*(t.n+t.m) : (i+1)*(t.n+t.m)]
}

// settle computes the basic variables from the others, as the tableau sees
// them: exact while the basis is the slacks.
func (t *tableau) settle() {
	for i := range t.m {
		value := t.b[i]
		for j, a := range t.row(t.a, i) {
			if !t.basic[j] {
				value -= a * t.x[j]
			}
		}
		t.x[t.basis[i]] = value
	}
}

// refactor computes everything that the basis implies anew from the problem.
// It returns false when the basis is singular.
func (t *tableau) refactor() bool {
	if t.m == 0 {
		return true
	}
	lu, ok := t.factors()
	if !ok {
		return false
	}
	rest := mat.NewVecDense(t.m, nil)
	for i := range t.m {
		value := t.b[i]
		for j, a := range t.row(t.a, i) {
			if !t.basic[j] {
				value -= a * t.x[j]
			}
		}
		rest.SetVec(i, value)
	}
	values := mat.NewVecDense(t.m, nil)
	seen := mat.NewDense(t.m, t.n+t.m, t.seen)
	if lu.SolveVecTo(values, false, rest) != nil || lu.SolveTo(seen, false, mat.NewDense(t.m, t.n+t.m, t.a)) != nil {
		return false
	}
	for i, j := range t.basis {
		t.x[j] = values.AtVec(i)
	}
	return true
}

// factors returns the LU factors of the basis.
func (t *tableau) factors() (*mat.LU, bool) {
	if t.lu != nil {
		return t.lu, true
	}
	basis := mat.NewDense(t.m, t.m, nil)
	for i := range t.m {
		row := t.row(t.a, i)
		for k, j := range t.basis {
			basis.Set(i, k, row[j])
		}
	}
	var lu mat.LU
	lu.Factorize(basis)
	if lu.Cond() >= 1e14 {
		return nil, false
	}
	t.lu = &lu
	return t.lu, true
}

// duals returns the prices at which the basic variables cost nothing,
// unscaled.
func (t *tableau) duals(cost []float64) ([]float64, bool) {
	y := make([]float64, t.m)
	if t.m == 0 {
		return y, true
	}
	lu, ok := t.factors()
	if !ok {
		return nil, false
	}
	of := mat.NewVecDense(t.m, nil)
	for i, j := range t.basis {
		of.SetVec(i, cost[j])
	}
	if lu.SolveVecTo(mat.NewVecDense(t.m, y), true, of) != nil {
		return nil, false
	}
	for i := range y {
		y[i] *= t.rowScale[i]
	}
	return y, true
}

// point returns the values of the problem's own variables, unscaled.
func (t *tableau) point() []float64 {
	x := make([]float64, t.n)
	for j := range x {
		x[j] = min(max(t.x[j], t.lower[j]), t.upper[j]) * t.colScale[j]
	}
	return x
}
