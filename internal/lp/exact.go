package lp

import (
	"context"
	"math"
	"math/big"
	"slices"
)

// An ExactSolution is an optimum in exact arithmetic; the fields are those of
// Solution.
type ExactSolution struct {
	X, Duals  []*big.Rat
	Objective *big.Rat
}

// SolveExact solves the problem, whose numbers are taken as the fractions that
// they are, with no rounding at all: the two-phase simplex method with Bland's
// rule [bland1977], which ends on every problem, after very many steps on
// some. It is the definition that Solve is held against. The error is
// ErrInfeasible, ErrUnbounded, the context's, or says what is wrong with the
// problem.
func SolveExact(ctx context.Context, p Problem) (*ExactSolution, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	e := newExact(&p)
	if err := e.improve(ctx, e.lacking()); err != nil {
		return nil, err
	}
	for i, j := range e.basis {
		if j >= e.own && e.rows[i][e.width].Sign() != 0 {
			return nil, ErrInfeasible
		}
	}
	e.driveOut()
	if err := e.improve(ctx, e.cost); err != nil {
		return nil, err
	}
	return e.solution(&p), nil
}

// An exact is the problem in standard form: nonnegative variables and
// equations with nonnegative right-hand sides. Variable own+i is the
// artificial one of equation i; column width is the right-hand side.
type exact struct {
	rows       [][]*big.Rat
	cost       []*big.Rat
	basis      []int
	own, width int
	parts      [][]part // of each variable of the problem
	shift      []*big.Rat
	flipped    []bool // of each equation: multiplied by -1
}

// A part is a nonnegative variable that counts sign times in a variable of the
// problem.
type part struct {
	column int
	sign   int64
}

func newExact(p *Problem) *exact {
	e := &exact{}
	capped := e.split(p)
	slacks := 0
	for _, r := range p.Rows {
		if r.Sense != Equal {
			slacks++
		}
	}
	structural := e.own
	e.own += slacks + len(capped)
	e.width = e.own + len(p.Rows) + len(capped)
	e.cost = e.vector()
	for j, c := range p.Maximize {
		for _, q := range e.parts[j] {
			e.cost[q.column].SetFloat64(float64(q.sign) * c)
		}
	}
	slack := structural
	for _, r := range p.Rows {
		row := e.vector()
		row[e.width].SetFloat64(r.RHS)
		for j, a := range r.Coef {
			e.put(row, j, new(big.Rat).SetFloat64(a))
		}
		if r.Sense != Equal {
			row[slack].SetInt64(map[Sense]int64{AtMost: 1, AtLeast: -1}[r.Sense])
			slack++
		}
		e.add(row)
	}
	for _, j := range capped {
		row := e.vector()
		_, high := p.bounds(j)
		row[e.width].SetFloat64(high)
		e.put(row, j, big.NewRat(1, 1))
		row[slack].SetInt64(1)
		slack++
		e.add(row)
	}
	return e
}

// split writes each variable as bound plus or minus a nonnegative one, or as
// the difference of two, and returns those that need a row for their upper
// bound.
func (e *exact) split(p *Problem) (capped []int) {
	for j := range p.Maximize {
		low, high := p.bounds(j)
		shift := new(big.Rat)
		switch {
		case !math.IsInf(low, -1):
			shift.SetFloat64(low)
			e.parts = append(e.parts, []part{{e.own, 1}})
			if !math.IsInf(high, 1) {
				capped = append(capped, j)
			}
		case !math.IsInf(high, 1):
			shift.SetFloat64(high)
			e.parts = append(e.parts, []part{{e.own, -1}})
		default:
			e.parts = append(e.parts, []part{{e.own, 1}, {e.own + 1, -1}})
		}
		e.own += len(e.parts[j])
		e.shift = append(e.shift, shift)
	}
	return capped
}

func (e *exact) vector() []*big.Rat {
	v := make([]*big.Rat, e.width+1)
	for k := range v {
		v[k] = new(big.Rat)
	}
	return v
}

// put adds a times variable j of the problem to an equation.
func (e *exact) put(row []*big.Rat, j int, a *big.Rat) {
	for _, q := range e.parts[j] {
		row[q.column].Mul(a, big.NewRat(q.sign, 1))
	}
	row[e.width].Sub(row[e.width], new(big.Rat).Mul(a, e.shift[j]))
}

// add adds the equation with its artificial variable in the basis.
func (e *exact) add(row []*big.Rat) {
	negative := row[e.width].Sign() < 0
	if negative {
		for _, a := range row {
			a.Neg(a)
		}
	}
	artificial := e.own + len(e.rows)
	row[artificial].SetInt64(1)
	e.rows = append(e.rows, row)
	e.basis = append(e.basis, artificial)
	e.flipped = append(e.flipped, negative)
}

// lacking is the objective of the first phase: no artificial variables.
func (e *exact) lacking() []*big.Rat {
	cost := e.vector()
	for k := e.own; k < e.width; k++ {
		cost[k].SetInt64(-1)
	}
	return cost
}

// improve exchanges variables by Bland's rule until no price is above 0.
func (e *exact) improve(ctx context.Context, cost []*big.Rat) error {
	for ctx.Err() == nil {
		in := e.entering(cost)
		if in < 0 {
			return nil
		}
		row := e.leaving(in)
		if row < 0 {
			return ErrUnbounded
		}
		e.pivot(row, in)
	}
	return context.Cause(ctx)
}

// entering returns the first variable with a price above 0, or -1.
func (e *exact) entering(cost []*big.Rat) int {
	for j := range e.own {
		if e.price(cost, j).Sign() > 0 {
			return j
		}
	}
	return -1
}

// price is the cost of variable j less that of the basic variables it replaces.
func (e *exact) price(cost []*big.Rat, j int) *big.Rat {
	price := new(big.Rat).Set(cost[j])
	for i, k := range e.basis {
		if cost[k].Sign() != 0 && e.rows[i][j].Sign() != 0 {
			price.Sub(price, new(big.Rat).Mul(cost[k], e.rows[i][j]))
		}
	}
	return price
}

// leaving returns the row that blocks first; of several the one whose variable
// is first; or -1.
func (e *exact) leaving(in int) int {
	best, at := new(big.Rat), -1
	for i, row := range e.rows {
		if row[in].Sign() <= 0 {
			continue
		}
		ratio := new(big.Rat).Quo(row[e.width], row[in])
		if order := ratio.Cmp(best); at < 0 || order < 0 || order == 0 && e.basis[i] < e.basis[at] {
			best, at = ratio, i
		}
	}
	return at
}

func (e *exact) pivot(at, in int) {
	scale := new(big.Rat).Inv(e.rows[at][in])
	for _, a := range e.rows[at] {
		a.Mul(a, scale)
	}
	for i, row := range e.rows {
		if i == at || row[in].Sign() == 0 {
			continue
		}
		factor := new(big.Rat).Set(row[in])
		for k, a := range e.rows[at] {
			if a.Sign() != 0 {
				row[k].Sub(row[k], new(big.Rat).Mul(factor, a))
			}
		}
	}
	e.basis[at] = in
}

// driveOut exchanges artificial variables that stayed in the basis at 0. Where
// none can be exchanged, the equation follows from the others.
func (e *exact) driveOut() {
	for i, j := range e.basis {
		if j < e.own {
			continue
		}
		if in := slices.IndexFunc(e.rows[i][:e.own], func(a *big.Rat) bool { return a.Sign() != 0 }); in >= 0 {
			e.pivot(i, in)
		}
	}
}

func (e *exact) solution(p *Problem) *ExactSolution {
	values := e.vector()
	for i, j := range e.basis {
		values[j] = e.rows[i][e.width]
	}
	s := &ExactSolution{Objective: new(big.Rat)}
	for j, c := range p.Maximize {
		x := new(big.Rat).Set(e.shift[j])
		for _, q := range e.parts[j] {
			x.Add(x, new(big.Rat).Mul(big.NewRat(q.sign, 1), values[q.column]))
		}
		s.X = append(s.X, x)
		s.Objective.Add(s.Objective, new(big.Rat).Mul(new(big.Rat).SetFloat64(c), x))
	}
	for i := range p.Rows {
		dual := e.price(e.cost, e.own+i)
		if !e.flipped[i] {
			dual.Neg(dual)
		}
		s.Duals = append(s.Duals, dual)
	}
	return s
}
