package smaa

import (
	"context"
	"math"

	"parley/internal/lp"
)

// TOPSIS returns how near each alternative is to the ideal, from 0 to 1:
// d-/(d+ + d-), the distances to the best and to the worst value of every
// criterion after each has been divided by its length [hwang1981]. More is
// better on every criterion. It is 1 for all when they do not differ.
func TOPSIS(x [][]float64, w []float64) []float64 {
	best, worst := make([]float64, len(w)), make([]float64, len(w))
	scale := make([]float64, len(w))
	for j := range w {
		best[j], worst[j] = math.Inf(-1), math.Inf(1)
		for i := range x {
			scale[j] = math.Hypot(scale[j], x[i][j])
			best[j], worst[j] = max(best[j], x[i][j]), min(worst[j], x[i][j])
		}
	}
	near := make([]float64, len(x))
	for i := range x {
		up, down := 0.0, 0.0
		for j := range w {
			if scale[j] > 0 {
				up = math.Hypot(up, w[j]*(best[j]-x[i][j])/scale[j])
				down = math.Hypot(down, w[j]*(x[i][j]-worst[j])/scale[j])
			}
		}
		if near[i] = 1; up+down > 0 {
			near[i] = down / (up + down)
		}
	}
	return near
}

// PROMETHEE returns the net flows of PROMETHEE II, from -1 to 1: how much more
// each alternative is preferred to the others than they to it, on average
// [brans1985]. A difference on a criterion counts in proportion up to
// full, and wholly from there on; with full 0 every difference counts wholly.
func PROMETHEE(x [][]float64, w []float64, full float64) []float64 {
	flow := make([]float64, len(x))
	for a := range x {
		for b := range x {
			for j := range w {
				d := preference(x[a][j]-x[b][j], full)
				flow[a] += w[j] * d
				flow[b] -= w[j] * d
			}
		}
	}
	for a := range flow {
		flow[a] /= float64(max(1, len(x)-1))
	}
	return flow
}

func preference(d, full float64) float64 {
	switch {
	case d <= 0:
		return 0
	case d >= full:
		return 1
	}
	return d / full
}

// Lead returns the most by which some weights put alternative i before every
// other: max t so that w·(x_i - x_k) ≥ t for every k. It is never best when
// that is below 0.
func Lead(ctx context.Context, x [][]float64, i int) (float64, error) {
	n := len(x[i])
	p := lp.Problem{
		Maximize: append(make([]float64, n), 1),
		Lower:    append(make([]float64, n), math.Inf(-1)),
		Upper:    make([]float64, n+1),
	}
	for j := range p.Upper {
		p.Upper[j] = math.Inf(1)
	}
	one := lp.Row{Coef: make([]float64, n+1), Sense: lp.Equal, RHS: 1}
	for j := range n {
		one.Coef[j] = 1
	}
	p.Rows = append(p.Rows, one)
	for k := range x {
		if k == i {
			continue
		}
		row := lp.Row{Coef: make([]float64, n+1), Sense: lp.AtLeast}
		for j := range n {
			row.Coef[j] = x[i][j] - x[k][j]
		}
		row.Coef[n] = -1
		p.Rows = append(p.Rows, row)
	}
	if len(x) == 1 {
		return 0, nil
	}
	s, err := lp.Solve(ctx, p)
	if err != nil {
		return 0, err
	}
	return s.Objective, nil
}
