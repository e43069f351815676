// Package lp solves linear programs of moderate size: a dense simplex method
// for variables with bounds [dantzig1963], which checks its own answer against
// the problem, and the same in exact arithmetic. An answer comes with the
// duals that prove it; that there is none comes with a proof as well.
package lp

import (
	"errors"
	"fmt"
	"math"
)

// MaxCells bounds rows × (columns + rows), the numbers that Solve keeps. A
// larger problem is refused.
const MaxCells = 1 << 24

// A Sense says how a row compares with its right-hand side.
type Sense int

// The senses of a row.
const (
	AtMost Sense = iota
	AtLeast
	Equal
)

// A Row is one linear condition: the sum of Coef × x is at most, at least or
// exactly RHS. Coef is as long as Problem.Maximize.
type Row struct {
	Coef  []float64
	Sense Sense
	RHS   float64
	Name  string // for errors; may be empty
}

// A Problem asks for the x with Lower <= x <= Upper that fulfils every row and
// has the greatest Maximize · x.
type Problem struct {
	Maximize []float64
	Rows     []Row
	Lower    []float64 // may be -Inf; nil: all 0
	Upper    []float64 // may be +Inf; nil: all +Inf
}

// A Solution is an optimum with its proof.
type Solution struct {
	X         []float64
	Objective float64
	// Duals has the price of each row: what one more unit on its right-hand
	// side adds to the objective. At least 0 for AtMost, at most 0 for AtLeast.
	Duals []float64
	// ReducedCosts has, of each variable, what one more unit of it adds to the
	// objective beyond what the rows charge: at most 0 at a lower bound, at
	// least 0 at an upper one.
	ReducedCosts []float64
	// Bound is what no feasible point exceeds, by weak duality from Duals: it
	// holds however the duals were found, but for the rounding of its own sum.
	Bound      float64
	Residual   Residual
	Iterations int
}

var (
	// ErrInfeasible says that no x fulfils the problem; the error is an
	// *InfeasibleError.
	ErrInfeasible = errors.New("lp: no point fulfils every row")
	// ErrUnbounded says that the objective has no greatest value; the error is
	// an *UnboundedError.
	ErrUnbounded = errors.New("lp: the objective has no greatest value")
	// ErrNoConvergence says that no answer was found that passes its own checks.
	ErrNoConvergence = errors.New("lp: no answer passes its check")
)

// An InfeasibleError proves that a problem has no feasible point: the rows,
// added up with the weights of Ray (at least 0 for AtMost, at most 0 for
// AtLeast), demand of every point between the bounds Margin less than the
// least that there is (Farkas' lemma).
type InfeasibleError struct {
	Ray    []float64
	Margin float64 // above 0
}

func (e *InfeasibleError) Error() string { return ErrInfeasible.Error() }
func (e *InfeasibleError) Unwrap() error { return ErrInfeasible }

// An UnboundedError proves that the objective grows without end: from the
// feasible X, every step along Ray is feasible and adds to the objective.
type UnboundedError struct {
	X, Ray []float64
}

func (e *UnboundedError) Error() string { return ErrUnbounded.Error() }
func (e *UnboundedError) Unwrap() error { return ErrUnbounded }

// check returns an error unless the problem is well formed and within bounds.
func (p *Problem) check() error {
	n, m := len(p.Maximize), len(p.Rows)
	if m > 0 && n+m > MaxCells/m {
		return fmt.Errorf("lp: %d rows and %d columns; want rows × (rows + columns) at most %d", m, n, MaxCells)
	}
	if p.Lower != nil && len(p.Lower) != n || p.Upper != nil && len(p.Upper) != n {
		return fmt.Errorf("lp: %d lower and %d upper bounds of %d variables", len(p.Lower), len(p.Upper), n)
	}
	for j, c := range p.Maximize {
		low, high := p.bounds(j)
		switch {
		case !finite(c):
			return fmt.Errorf("lp: the objective's coefficient %d is %v", j, c)
		case math.IsNaN(low) || math.IsNaN(high) || low > high || math.IsInf(low, 1) || math.IsInf(high, -1):
			return fmt.Errorf("lp: variable %d has bounds %v and %v; want lower <= upper", j, low, high)
		}
	}
	for i, r := range p.Rows {
		if len(r.Coef) != n || !finite(r.RHS) {
			return fmt.Errorf("lp: row %d %s has %d coefficients and right-hand side %v; want %d, and finite", i, r.Name, len(r.Coef), r.RHS, n)
		}
		for j, a := range r.Coef {
			if !finite(a) {
				return fmt.Errorf("lp: row %d %s has coefficient %v of variable %d; want it finite", i, r.Name, a, j)
			}
		}
	}
	return nil
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// bounds returns the bounds of variable j.
func (p *Problem) bounds(j int) (low, high float64) {
	high = math.Inf(1)
	if p.Lower != nil {
		low = p.Lower[j]
	}
	if p.Upper != nil {
		high = p.Upper[j]
	}
	return low, high
}
