package lp_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"parley/internal/lp"
)

// In the plane an optimum lies where two edges cross: every crossing is tried.
func TestAgainstVertices(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	empty := 0
	for seed := range 3000 {
		whole := func() float64 { return float64(r.IntN(11) - 5) }
		p := lp.Problem{Maximize: []float64{whole(), whole()}, Lower: []float64{0, 0}, Upper: []float64{10, 10}}
		for range 1 + r.IntN(4) {
			p.Rows = append(p.Rows, row([]lp.Sense{lp.AtMost, lp.AtLeast}[r.IntN(2)], 3*whole(), whole(), whole()))
		}
		want := highestVertex(p)
		s, err := lp.Solve(context.Background(), p)
		switch {
		case math.IsInf(want, -1):
			if empty++; !errors.Is(err, lp.ErrInfeasible) {
				t.Errorf("%d: %v; no vertex is feasible", seed, err)
			}
		case err != nil:
			t.Errorf("%d: %v; want %v", seed, err, want)
		case !near(s.Objective, want):
			t.Errorf("%d: %v; the highest vertex has %v", seed, s.Objective, want)
		}
	}
	if empty < 100 || empty > 2900 {
		t.Errorf("%d of 3000 are infeasible: the test is of little use", empty)
	}
}

// highestVertex is the greatest objective where two edges cross, and -Inf when
// no crossing is feasible.
func highestVertex(p lp.Problem) float64 {
	rows := append([]lp.Row{}, p.Rows...)
	for j := range 2 {
		side := make([]float64, 2)
		side[j] = 1
		rows = append(rows, row(lp.AtLeast, p.Lower[j], side...), row(lp.AtMost, p.Upper[j], side...))
	}
	best := math.Inf(-1)
	for k, a := range rows {
		for _, b := range rows[:k] {
			det := a.Coef[0]*b.Coef[1] - a.Coef[1]*b.Coef[0]
			if det == 0 {
				continue
			}
			x, y := (a.RHS*b.Coef[1]-a.Coef[1]*b.RHS)/det, (a.Coef[0]*b.RHS-a.RHS*b.Coef[0])/det
			if feasible(rows, x, y) {
				best = max(best, p.Maximize[0]*x+p.Maximize[1]*y)
			}
		}
	}
	return best
}

func feasible(rows []lp.Row, x, y float64) bool {
	for _, r := range rows {
		v := r.Coef[0]*x + r.Coef[1]*y - r.RHS
		if r.Sense == lp.AtMost && v > 1e-9 || r.Sense == lp.AtLeast && v < -1e-9 {
			return false
		}
	}
	return true
}
