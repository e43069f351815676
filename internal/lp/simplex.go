package lp

import (
	"context"
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

const (
	acceptable = 1e-7 // the greatest residual of an answer
	stalled    = 40   // steps without progress before Bland's rule
	refresh    = 100  // steps before the tableau is computed anew
	attempts   = 4    // at an answer that passes its check
)

// Solve returns an optimum whose residuals are at most 1e-7. The error is an
// *InfeasibleError or an *UnboundedError, each with its proof, the context's,
// ErrNoConvergence when no answer passes its check, or says what is wrong with
// the problem.
//
// The method is the simplex method for bounded variables: first the sum of
// what breaks bounds is made small, then the objective great. The variable
// with the best price enters, by Bland's rule [bland1977] once steps stop
// moving; the one that leaves is the safest of those that block first, within
// the tolerance [harris1973].
func Solve(ctx context.Context, p Problem) (*Solution, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	t := newTableau(&p)
	var s simplex
	s.tableau = t
	for range attempts {
		err := s.run(ctx)
		if err != nil && !errors.Is(err, errStuck) && !errors.Is(err, errRay) {
			return nil, err
		}
		switch {
		case errors.Is(err, errStuck):
			if proof := p.infeasible(t); proof != nil {
				return nil, proof
			}
		case errors.Is(err, errRay):
			if proof := p.unbounded(t, s.entering, s.direction); proof != nil {
				return nil, proof
			}
		default:
			if solution := p.solution(t); solution != nil {
				solution.Iterations = s.steps
				return solution, nil
			}
		}
		if !t.refactor() {
			break
		}
	}
	return nil, fmt.Errorf("%w after %d steps", ErrNoConvergence, s.steps)
}

var (
	errStuck = errors.New("nothing lessens what is broken")
	errRay   = errors.New("nothing stops the step")
)

// solution reads the answer off the tableau, or returns nil when it does not
// pass its check.
func (p *Problem) solution(t *tableau) *Solution {
	if !t.refactor() {
		return nil
	}
	cost := make([]float64, t.n+t.m)
	for j, c := range p.Maximize {
		cost[j] = c * t.colScale[j]
	}
	y, ok := t.duals(cost)
	if !ok {
		return nil
	}
	p.rightSigns(y)
	s := &Solution{X: t.point(), Duals: y, ReducedCosts: p.reducedCosts(y)}
	for j, c := range p.Maximize {
		s.Objective += c * s.X[j]
	}
	s.Residual = Verify(*p, s.X, y)
	s.Bound, _ = p.dualBound(y)
	if s.Residual.Worst() > acceptable {
		return nil
	}
	return s
}

// rightSigns sets duals of the wrong sign to 0, so that what they prove holds.
func (p *Problem) rightSigns(y []float64) {
	for i, row := range p.Rows {
		if row.Sense != Equal && violation(row.Sense, -y[i]) > 0 {
			y[i] = 0
		}
	}
}

// infeasible returns the proof that no point is feasible, or nil when the
// tableau does not give one.
func (p *Problem) infeasible(t *tableau) error {
	y, ok := t.duals(t.broken())
	if !ok {
		return nil
	}
	p.rightSigns(y)
	least, size, weight := 0.0, 0.0, largest(y)
	for i, row := range p.Rows {
		least -= y[i] * row.RHS
		size = max(size, math.Abs(y[i]*row.RHS))
	}
	for j := range p.Maximize {
		demand, scale := 0.0, 0.0
		for i, row := range p.Rows {
			demand += y[i] * row.Coef[j]
			scale = max(scale, weight*math.Abs(row.Coef[j]))
		}
		at, high := p.bounds(j)
		if demand < 0 {
			at = high
		}
		switch {
		case math.Abs(demand) <= tolerance*scale && math.IsInf(at, 0):
		case math.IsInf(at, 0):
			return nil
		default:
			least += demand * at
			size = max(size, math.Abs(demand*at))
		}
	}
	if least <= tolerance*size {
		return nil
	}
	return &InfeasibleError{Ray: y, Margin: least}
}

// unbounded returns the proof that the objective grows without end.
func (p *Problem) unbounded(t *tableau, entering int, direction float64) error {
	ray := make([]float64, t.n)
	if entering < t.n {
		ray[entering] = direction * t.colScale[entering]
	}
	for i, j := range t.basis {
		if j < t.n {
			ray[j] = -direction * t.row(t.seen, i)[entering] * t.colScale[j]
		}
	}
	size, gain := largest(ray), 0.0
	for j, c := range p.Maximize {
		low, high := p.bounds(j)
		if ray[j] < -tolerance*size && !math.IsInf(low, -1) || ray[j] > tolerance*size && !math.IsInf(high, 1) {
			return nil
		}
		gain += c * ray[j]
	}
	for _, row := range p.Rows {
		over := 0.0
		for j, a := range row.Coef {
			over += a * ray[j]
		}
		if violation(row.Sense, over) > acceptable*size*max(1, largest(row.Coef)) {
			return nil
		}
	}
	if gain <= 0 {
		return nil
	}
	return &UnboundedError{X: t.point(), Ray: ray}
}

// A simplex walks from basis to basis.
type simplex struct {
	*tableau
	steps, still, fresh int
	entering            int
	direction           float64
	prices              []float64
}

// run steps until no step is better. It returns errStuck when bounds stay
// broken, errRay when nothing stops a step that raises the objective.
func (s *simplex) run(ctx context.Context) error {
	most := 10000 + 100*(s.n+s.m)
	for begun := s.steps; s.steps < begun+most; s.steps++ {
		if s.steps%64 == 0 && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if s.fresh++; s.fresh > max(refresh, s.m) {
			if s.fresh = 0; !s.refactor() {
				return fmt.Errorf("%w: a singular basis", ErrNoConvergence)
			}
		}
		cost, feasible := s.broken(), true
		if largest(cost) > 0 {
			feasible = false
		} else {
			cost = s.cost
		}
		if !s.enter(cost) {
			if feasible {
				return nil
			}
			return errStuck
		}
		length, leaving := s.block(feasible)
		if math.IsInf(length, 1) {
			return errRay
		}
		s.step(length, leaving)
	}
	return fmt.Errorf("%w: more than %d steps", ErrNoConvergence, most)
}

// broken returns the direction in which each basic variable that breaks a
// bound has to go, and 0 for all others.
func (t *tableau) broken() []float64 {
	cost := make([]float64, t.n+t.m)
	for _, j := range t.basis {
		switch {
		case t.x[j] < t.lower[j]-tolerance*(1+math.Abs(t.lower[j])):
			cost[j] = 1
		case t.x[j] > t.upper[j]+tolerance*(1+math.Abs(t.upper[j])):
			cost[j] = -1
		}
	}
	return cost
}

// enter chooses the variable that enters the basis and its direction, or
// returns false when none is worth it.
func (s *simplex) enter(cost []float64) bool {
	s.prices = append(s.prices[:0], cost...)
	for i, j := range s.basis {
		if c := cost[j]; c != 0 {
			for k, a := range s.row(s.seen, i) {
				s.prices[k] -= c * a
			}
		}
	}
	best := tolerance
	s.entering = -1
	for j, price := range s.prices {
		worth := math.Abs(price)
		if s.basic[j] || worth <= best || price > 0 && s.x[j] >= s.upper[j] || price < 0 && s.x[j] <= s.lower[j] {
			continue
		}
		s.entering, s.direction = j, math.Copysign(1, price)
		if best = worth; s.still > stalled { // Bland: the first
			return true
		}
	}
	return s.entering >= 0
}

// block returns how far the entering variable can go, and the row of the
// basic variable that stops it; -1 when its own other bound does.
func (s *simplex) block(feasible bool) (length float64, leaving int) {
	most, leaving := math.Inf(1), -1
	for i := range s.m {
		if room, speed := s.room(i, feasible); speed > 0 {
			most = min(most, (room+tolerance)/speed)
		}
	}
	length = s.upper[s.entering] - s.lower[s.entering]
	if length <= most {
		return length, -1
	}
	fastest := 0.0
	for i := range s.m {
		room, speed := s.room(i, feasible)
		if speed <= 0 || room/speed > most {
			continue
		}
		better := speed > fastest
		if s.still > stalled { // Bland: the first of those that block at once
			better = leaving < 0 || room/speed < length || room/speed <= length && s.basis[i] < s.basis[leaving]
		}
		if better {
			fastest, leaving, length = speed, i, room/speed
		}
	}
	return max(length, 0), leaving
}

// room returns how far the basic variable of row i is from the bound that
// stops it, and how fast it goes there; the speed is 0 when nothing stops it.
func (s *simplex) room(i int, feasible bool) (room, speed float64) {
	j := s.basis[i]
	rate := -s.direction * s.row(s.seen, i)[s.entering]
	if math.Abs(rate) < pivotable {
		return 0, 0
	}
	x, stop := s.x[j], s.upper[j]
	if rate < 0 {
		stop = s.lower[j]
	}
	if !feasible {
		switch {
		case rate > 0 && x < s.lower[j]-tolerance*(1+math.Abs(s.lower[j])):
			stop = s.lower[j]
		case rate < 0 && x > s.upper[j]+tolerance*(1+math.Abs(s.upper[j])):
			stop = s.upper[j]
		case rate > 0 && x > s.upper[j]+tolerance*(1+math.Abs(s.upper[j])), rate < 0 && x < s.lower[j]-tolerance*(1+math.Abs(s.lower[j])):
			return 0, 0
		}
	}
	if math.IsInf(stop, 0) {
		return 0, 0
	}
	return (stop - x) * math.Copysign(1, rate), math.Abs(rate)
}

// step moves the entering variable by length and exchanges it for that of the
// leaving row.
func (s *simplex) step(length float64, leaving int) {
	if s.still++; length > tolerance {
		s.still = 0
	}
	in := s.entering
	for i, j := range s.basis {
		s.x[j] -= s.direction * length * s.row(s.seen, i)[in]
	}
	s.x[in] += s.direction * length
	if leaving < 0 {
		s.x[in] = s.lower[in]
		if s.direction > 0 {
			s.x[in] = s.upper[in]
		}
		return
	}
	out := s.basis[leaving]
	s.x[out] = nearer(s.x[out], s.lower[out], s.upper[out])
	s.basis[leaving], s.basic[out], s.basic[in] = in, false, true
	s.lu = nil
	s.pivot(leaving, in)
}

func nearer(x, low, high float64) float64 {
	if math.Abs(x-low) <= math.Abs(high-x) {
		return low
	}
	return high
}

// pivot makes the column the unit vector of the row.
func (s *simplex) pivot(row, column int) {
	at := s.row(s.seen, row)
	scale := 1 / at[column]
	for k := range at {
		at[k] *= scale
	}
	for i := range s.m {
		other := s.row(s.seen, i)
		factor := other[column]
		if i == row || factor == 0 {
			continue
		}
		floats.AddScaled(other, -factor, at)
		other[column] = 0
	}
}
