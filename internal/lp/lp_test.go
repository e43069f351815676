package lp_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"parley/internal/lp"
)

func solve(t *testing.T, p lp.Problem) *lp.Solution {
	t.Helper()
	s, err := lp.Solve(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-7*(1+math.Abs(a)+math.Abs(b)) }

func row(sense lp.Sense, rhs float64, coef ...float64) lp.Row {
	return lp.Row{Coef: coef, Sense: sense, RHS: rhs}
}

// The textbook's window-glass factory: 36 at (2, 6), and the prices of the
// plants' hours 0, 3/2, 1.
func TestTextbook(t *testing.T) {
	s := solve(t, lp.Problem{
		Maximize: []float64{3, 5},
		Rows:     []lp.Row{row(lp.AtMost, 4, 1, 0), row(lp.AtMost, 12, 0, 2), row(lp.AtMost, 18, 3, 2)},
	})
	for k, want := range []float64{2, 6} {
		if !near(s.X[k], want) {
			t.Errorf("x%d = %v; want %v", k, s.X[k], want)
		}
	}
	for k, want := range []float64{0, 1.5, 1} {
		if !near(s.Duals[k], want) {
			t.Errorf("dual %d = %v; want %v", k, s.Duals[k], want)
		}
	}
	if !near(s.Objective, 36) || !near(s.Bound, 36) {
		t.Errorf("objective %v, bound %v; want 36", s.Objective, s.Bound)
	}
}

// Beale's example, on which the simplex method without a rule against it
// cycles for ever [beale1955].
func TestBeale(t *testing.T) {
	p := lp.Problem{
		Maximize: []float64{0.75, -150, 0.02, -6},
		Rows: []lp.Row{
			row(lp.AtMost, 0, 0.25, -60, -0.04, 9),
			row(lp.AtMost, 0, 0.5, -90, -0.02, 3),
			row(lp.AtMost, 1, 0, 0, 1, 0),
		},
	}
	if s := solve(t, p); !near(s.Objective, 0.05) {
		t.Errorf("objective %v; want 0.05", s.Objective)
	}
}

// The cube of Klee and Minty [klee1972]: the greatest value is 5^n.
func TestKleeMinty(t *testing.T) {
	const n = 8
	var p lp.Problem
	for i := range n {
		p.Maximize = append(p.Maximize, math.Pow(2, float64(n-1-i)))
		coef := make([]float64, n)
		for j := range i {
			coef[j] = math.Pow(2, float64(i-j+1))
		}
		coef[i] = 1
		p.Rows = append(p.Rows, row(lp.AtMost, math.Pow(5, float64(i+1)), coef...))
	}
	if s := solve(t, p); !near(s.Objective, math.Pow(5, n)) {
		t.Errorf("objective %v; want %v", s.Objective, math.Pow(5, n))
	}
}

func TestWithoutRows(t *testing.T) {
	p := lp.Problem{Maximize: []float64{1, -1, 0}, Lower: []float64{-2, -3, 5}, Upper: []float64{4, 3, 6}}
	if s := solve(t, p); s.Objective != 7 || s.X[2] != 5 {
		t.Errorf("%v at %v; want 7 at 4, -3, 5", s.Objective, s.X)
	}
	if s := solve(t, lp.Problem{}); s.Objective != 0 {
		t.Errorf("objective of nothing: %v; want 0", s.Objective)
	}
}

func TestRowsOfZeros(t *testing.T) {
	if s := solve(t, lp.Problem{Maximize: []float64{1}, Upper: []float64{2}, Rows: []lp.Row{row(lp.Equal, 0, 0)}}); s.Objective != 2 {
		t.Errorf("objective %v; want 2", s.Objective)
	}
	_, err := lp.Solve(context.Background(), lp.Problem{Maximize: []float64{1}, Upper: []float64{2}, Rows: []lp.Row{row(lp.Equal, 1, 0)}})
	if !errors.Is(err, lp.ErrInfeasible) {
		t.Errorf("0 = 1: %v; want ErrInfeasible", err)
	}
}

// random makes a problem of small whole numbers, so that ties and degenerate
// corners are common, with every kind of row and bound.
func random(r *rand.Rand) lp.Problem {
	n, m := 1+r.IntN(5), r.IntN(6)
	var p lp.Problem
	for range n {
		p.Maximize = append(p.Maximize, float64(r.IntN(9)-4))
		low, high := float64(r.IntN(5)-2), math.Inf(1)
		switch r.IntN(4) {
		case 0:
			low = math.Inf(-1)
		case 1:
			high = low + float64(r.IntN(4))
		case 2:
			low, high = math.Inf(-1), low
		}
		p.Lower, p.Upper = append(p.Lower, low), append(p.Upper, high)
	}
	for range m {
		coef := make([]float64, n)
		for j := range coef {
			coef[j] = float64(r.IntN(7) - 3)
		}
		p.Rows = append(p.Rows, row(lp.Sense(r.IntN(3)), float64(r.IntN(9)-3), coef...))
	}
	return p
}

// The fast method agrees with the exact one on whether there is an answer and
// on its value, and each outcome carries a proof that holds.
func TestAgainstExact(t *testing.T) {
	outcomes := map[string]int{}
	for seed := range uint64(20000) {
		p := random(rand.New(rand.NewPCG(seed, 1)))
		exact, exactErr := lp.SolveExact(context.Background(), p)
		s, err := lp.Solve(context.Background(), p)
		switch {
		case exactErr == nil:
			outcomes["solved"]++
			want, _ := exact.Objective.Float64()
			if err != nil || !near(s.Objective, want) || !near(s.Bound, want) {
				t.Fatalf("seed %d: %+v, %v; want %v", seed, s, err, want)
			}
			provesExactly(t, seed, p, exact)
		case errors.Is(exactErr, lp.ErrInfeasible):
			outcomes["infeasible"]++
			provesInfeasible(t, seed, p, err)
		default:
			outcomes["unbounded"]++
			provesUnbounded(t, seed, p, err)
		}
	}
	for _, kind := range []string{"solved", "infeasible", "unbounded"} {
		if outcomes[kind] < 500 {
			t.Errorf("%d %s; want each kind often: %v", outcomes[kind], kind, outcomes)
		}
	}
}

func provesExactly(t *testing.T, seed uint64, p lp.Problem, e *lp.ExactSolution) {
	t.Helper()
	x, y := make([]float64, len(e.X)), make([]float64, len(e.Duals))
	for j := range x {
		x[j], _ = e.X[j].Float64()
	}
	for i := range y {
		y[i], _ = e.Duals[i].Float64()
	}
	if r := lp.Verify(p, x, y); r.Worst() > 1e-12 {
		t.Fatalf("seed %d: the exact answer leaves %+v", seed, r)
	}
}

func provesInfeasible(t *testing.T, seed uint64, p lp.Problem, err error) {
	t.Helper()
	proof, ok := errors.AsType[*lp.InfeasibleError](err)
	if !ok {
		t.Fatalf("seed %d: %v; want an InfeasibleError", seed, err)
	}
	demanded, least := 0.0, 0.0
	for i, r := range p.Rows {
		if y := proof.Ray[i]; r.Sense == lp.AtMost && y < 0 || r.Sense == lp.AtLeast && y > 0 {
			t.Fatalf("seed %d: weight %v of row %d has the wrong sign", seed, y, i)
		}
		demanded += proof.Ray[i] * r.RHS
	}
	for j := range p.Maximize {
		a := 0.0
		for i, r := range p.Rows {
			a += proof.Ray[i] * r.Coef[j]
		}
		if math.Abs(a) > 1e-9 {
			least += min(a*p.Lower[j], a*p.Upper[j])
		}
	}
	if least-demanded <= 0 || !near(least-demanded, proof.Margin) {
		t.Fatalf("seed %d: the rows demand %v and there is at least %v; want more, by %v", seed, demanded, least, proof.Margin)
	}
}

func provesUnbounded(t *testing.T, seed uint64, p lp.Problem, err error) {
	t.Helper()
	proof, ok := errors.AsType[*lp.UnboundedError](err)
	if !ok {
		t.Fatalf("seed %d: %v; want an UnboundedError", seed, err)
	}
	far := make([]float64, len(proof.X))
	before, after := 0.0, 0.0
	for j, c := range p.Maximize {
		far[j] = proof.X[j] + 1000*proof.Ray[j]
		before += c * proof.X[j]
		after += c * far[j]
	}
	for _, x := range [][]float64{proof.X, far} {
		if r := lp.Verify(p, x, make([]float64, len(p.Rows))); r.Primal > 1e-7 {
			t.Fatalf("seed %d: %v breaks a row or bound by %v", seed, x, r.Primal)
		}
	}
	if after <= before {
		t.Fatalf("seed %d: a step from %v to %v does not pay", seed, before, after)
	}
}

// Problems as large as Parley makes them: the proof is the check.
func TestLargeProblems(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 2))
		n, m := 60+r.IntN(60), 40+r.IntN(60)
		p := lp.Problem{Upper: make([]float64, n)}
		for j := range n {
			p.Maximize = append(p.Maximize, r.Float64()*100)
			p.Upper[j] = 1 + r.Float64()*99
		}
		for range m {
			coef := make([]float64, n)
			total := 0.0
			for j := range coef {
				if r.IntN(3) == 0 {
					coef[j] = r.NormFloat64() * math.Pow(10, float64(r.IntN(4)))
				}
				total += coef[j] * p.Upper[j] / 3
			}
			p.Rows = append(p.Rows, row(lp.Sense(r.IntN(2)), total, coef...))
		}
		for i := range p.Rows { // a third of every upper bound is feasible
			if i%4 == 0 {
				p.Rows[i].Sense = lp.Equal
			}
		}
		if s := solve(t, p); s.Residual.Worst() > 1e-7 || s.Bound < s.Objective-1e-6*math.Abs(s.Objective) {
			t.Errorf("seed %d: %+v, bound %v of %v", seed, s.Residual, s.Bound, s.Objective)
		}
	}
}

func TestMalformed(t *testing.T) {
	for name, p := range map[string]lp.Problem{
		"not a number":    {Maximize: []float64{math.NaN()}},
		"infinite row":    {Maximize: []float64{1}, Rows: []lp.Row{row(lp.AtMost, 1, math.Inf(1))}},
		"short row":       {Maximize: []float64{1, 2}, Rows: []lp.Row{row(lp.AtMost, 1, 1)}},
		"endless side":    {Maximize: []float64{1}, Rows: []lp.Row{row(lp.AtMost, math.Inf(1), 1)}},
		"bounds crossed":  {Maximize: []float64{1}, Lower: []float64{2}, Upper: []float64{1}},
		"too few bounds":  {Maximize: []float64{1, 1}, Lower: []float64{2}},
		"no end of cells": {Maximize: make([]float64, 1<<20), Rows: make([]lp.Row, 1<<5)},
	} {
		if _, err := lp.Solve(context.Background(), p); err == nil || errors.Is(err, lp.ErrInfeasible) {
			t.Errorf("%s: %v; want an error that says so", name, err)
		}
		if _, err := lp.SolveExact(context.Background(), p); err == nil || errors.Is(err, lp.ErrInfeasible) {
			t.Errorf("%s, exactly: %v; want an error that says so", name, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	enough := errors.New("enough of it")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(enough)
	if _, err := lp.Solve(ctx, lp.Problem{Maximize: []float64{1}}); !errors.Is(err, enough) {
		t.Errorf("%v; want the reason", err)
	}
}
