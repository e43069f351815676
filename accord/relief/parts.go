package relief

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// maxPairs bounds the schedules of indivisible parts that are looked at.
const maxPairs = 4_000_000

// PlanParts finds the most robust schedule of k tranches when the withdrawal
// is made of so many equal parts and the relief of so many equal packages, none
// of which can be divided. Every schedule is looked at; it returns an error
// when there are too many. A turn may pass without a part.
func PlanParts(ctx context.Context, x Exchange, k, parts, packages int) (Schedule, error) {
	if err := x.Check(); err != nil {
		return Schedule{}, err
	}
	if err := checkParts(k, parts, packages); err != nil {
		return Schedule{}, err
	}
	ws, rs := compositions(parts, k), compositions(packages, k)
	fromW, fromR := x.contributions(ws, 0), x.contributions(rs, k)
	most := mostOf(fromR)
	best, at, of := math.Inf(-1), 0, 0
	for i := range ws {
		if err := ctx.Err(); err != nil {
			return Schedule{}, err
		}
		if leastSum(fromW[i], most, x, k, best+guard) <= best+guard {
			continue // no relief makes it better
		}
		for j := range rs {
			if slack := leastSum(fromW[i], fromR[j], x, k, best+guard); slack > best+guard {
				best, at, of = slack, i, j
			}
		}
	}
	return x.schedule(ws[at], rs[of]), nil
}

func checkParts(k, parts, packages int) error {
	if k < 1 || k > maxTranches || parts < 1 || packages < 1 || parts > maxTranches || packages > maxTranches {
		return fmt.Errorf("%d tranches of %d parts and %d packages; want 1 to %d of each", k, parts, packages, maxTranches)
	}
	if pairs := compositionCount(parts, k) * compositionCount(packages, k); pairs > maxPairs {
		return fmt.Errorf("%.0f schedules of %d parts and %d packages in %d tranches; want at most %d: fewer parts or fewer tranches", pairs, parts, packages, k, maxPairs)
	}
	return nil
}

// compositionCount is C(n+k-1, k-1), the ways to spread n parts over k turns.
func compositionCount(n, k int) float64 {
	count := 1.0
	for i := 1; i < k; i++ {
		count = count * float64(n+i) / float64(i)
	}
	return count
}

// compositions are all ways to spread n equal parts of 1 over k turns, as
// shares.
func compositions(n, k int) [][]float64 {
	var all [][]float64
	shares := make([]float64, k)
	var fill func(turn, left int)
	fill = func(turn, left int) {
		if turn == k-1 {
			shares[turn] = float64(left) / float64(n)
			all = append(all, append([]float64(nil), shares...))
			return
		}
		for take := left; take >= 0; take-- {
			shares[turn] = float64(take) / float64(n)
			fill(turn+1, left-take)
		}
	}
	fill(0, n)
	return all
}

// contributions are what each spread adds to the gains of A and then of B at
// every step; from is where its turns stand among the coefficients.
func (x Exchange) contributions(spreads [][]float64, from int) [][]float64 {
	k := len(spreads[0])
	rows := make([][]float64, 0, 2*k)
	for step := range k {
		rows = append(rows, x.rowA(k, step)[from:from+k])
	}
	for step := range k {
		rows = append(rows, x.rowB(k, step)[from:from+k])
	}
	all := make([][]float64, len(spreads))
	for i, spread := range spreads {
		for _, row := range rows {
			all[i] = append(all[i], dot(row, spread))
		}
	}
	return all
}

// mostOf is the greatest contribution to each step.
func mostOf(all [][]float64) []float64 {
	most := slices.Clone(all[0])
	for _, one := range all {
		for step, x := range one {
			most[step] = max(most[step], x)
		}
	}
	return most
}

// leastSum is the least that a side loses by stopping at any step, from the
// last, which mostly is the least; or any number that is not above enough, once
// it is seen to be none.
func leastSum(w, r []float64, x Exchange, k int, enough float64) float64 {
	slack := math.Inf(1)
	for row := len(w) - 1; row >= 0 && slack > enough; row-- {
		stake := x.Verified * x.StakeA
		if row >= k {
			stake = x.StakeB
		}
		slack = min(slack, w[row]+r[row]+stake)
	}
	return slack
}
