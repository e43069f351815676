package relief

import (
	"context"
	"fmt"
	"math"

	"parley/internal/lp"
)

// Bounds of schedules.
const (
	maxTranches = 200
	// MostTranches is how far Shortest looks.
	MostTranches = 50
)

// An Exchange is a withdrawal by A in parts, each answered by a part of the
// relief that B owes. All amounts are present values in one unit per side; the
// whole withdrawal and the whole relief are 1 each.
type Exchange struct {
	Withdrawal float64 // a: what the whole withdrawal costs A
	Relief     float64 // u: what the whole relief brings A, above a
	Gain       float64 // b: what the whole withdrawal brings B, above e
	Give       float64 // e: what the whole relief costs B

	StakeA, StakeB float64 // what each loses besides if it stops: escrow, reputation, the peace itself; at least 0
	Snapback       float64 // ρ: the share of past relief that can be taken back, 0 to 1
	Reversible     float64 // σ: the share of past withdrawal that A can undo, 0 to 1; what A can take back, B loses
	Verified       float64 // η: how likely it is seen that A did not deliver, 0 to 1
	Discount       float64 // δ of one half-step, above 0 and at most 1
}

// Check returns an error unless every number is in range and each side wants
// the whole exchange.
func (x Exchange) Check() error {
	for _, v := range []float64{x.Withdrawal, x.Relief, x.Gain, x.Give} {
		if !(v > 0 && v <= 1e9) {
			return fmt.Errorf("a cost or gain of %v; want above 0", v)
		}
	}
	for _, v := range []float64{x.StakeA, x.StakeB} {
		if !(v >= 0 && v <= 1e9) {
			return fmt.Errorf("a stake of %v; want at least 0", v)
		}
	}
	for _, v := range []float64{x.Snapback, x.Reversible, x.Verified} {
		if !(v >= 0 && v <= 1) {
			return fmt.Errorf("a share or rate of %v; want 0 to 1", v)
		}
	}
	switch {
	case !(x.Discount > 0 && x.Discount <= 1):
		return fmt.Errorf("a discount factor of %v; want above 0 and at most 1", x.Discount)
	case x.Relief <= x.Withdrawal:
		return fmt.Errorf("the relief is worth %v to the side that withdraws, and withdrawing costs it %v; want the relief to be worth more", x.Relief, x.Withdrawal)
	case x.Gain <= x.Give:
		return fmt.Errorf("the withdrawal is worth %v to the side that eases, and easing costs it %v; want the withdrawal to be worth more", x.Gain, x.Give)
	}
	return nil
}

// A Schedule is tranches and what they leave each side.
type Schedule struct {
	Feasible bool
	Slack    float64   // the least that a side gains by going on, at any step; below 0 somebody stops
	Withdraw []float64 // w_k, shares of the whole, in order
	Relieve  []float64 // r_k
	// GainA and GainB are what A loses by stopping before withdrawal k, and B
	// before relief k; at least Slack each.
	GainA, GainB []float64
	// Binding are the steps that hold the slack down, by the duals of the
	// linear program, the heaviest first.
	Binding []Step
}

// A Step is one side's turn in a tranche.
type Step struct {
	Eases   bool    // B's relief, not A's withdrawal
	Tranche int     // from 1
	Weight  float64 // its dual: what one more unit of stake at this step would add to the slack
}

// Plan finds the most robust schedule of k tranches, in which A withdraws w_k
// and then B relieves r_k: the linear program max t with, for every k
// [sandholm1995],
//
//	A: Σ_{j>=k}[uδ^{2(j-k)+1} r_j - aδ^{2(j-k)} w_j] - (1-η)uδ r_k + η(ρu R_{k-1} + S_A) >= t
//	B: Σ_{j>k} bδ^{2(j-k)-1} w_j - Σ_{j>=k} eδ^{2(j-k)} r_j + σb W_k + S_B >= t
//
// where R and W are what has been relieved and withdrawn. t >= 0 exactly when
// neither ever gains by stopping. The tranches of the optimum are often not
// unique; its t is.
func Plan(ctx context.Context, x Exchange, k int) (Schedule, error) {
	if err := x.Check(); err != nil {
		return Schedule{}, err
	}
	if k < 1 || k > maxTranches {
		return Schedule{}, fmt.Errorf("%d tranches; want 1 to %d", k, maxTranches)
	}
	found, err := lp.Solve(ctx, x.program(k))
	if err != nil {
		return Schedule{}, fmt.Errorf("a schedule of %d tranches: %w", k, err)
	}
	s := x.schedule(found.X[:k], found.X[k:2*k])
	s.bind(found.Duals[:2*k])
	return s, nil
}

// program is the linear program in w_1..w_K, r_1..r_K, t: the rows of A, the
// rows of B, and the two sums.
func (x Exchange) program(k int) lp.Problem {
	n := 2*k + 1
	p := lp.Problem{Maximize: make([]float64, n), Lower: make([]float64, n), Upper: make([]float64, n)}
	p.Maximize[n-1] = 1
	for j := range n {
		p.Upper[j] = math.Inf(1)
	}
	p.Lower[n-1] = math.Inf(-1)
	for step := range k {
		p.Rows = append(p.Rows, lp.Row{Coef: slackRow(x.rowA(k, step)), Sense: lp.AtLeast, RHS: -x.Verified * x.StakeA})
	}
	for step := range k {
		p.Rows = append(p.Rows, lp.Row{Coef: slackRow(x.rowB(k, step)), Sense: lp.AtLeast, RHS: -x.StakeB})
	}
	sums := [2][]float64{make([]float64, n), make([]float64, n)}
	for j := range k {
		sums[0][j], sums[1][k+j] = 1, 1
	}
	return lp.Problem{
		Maximize: p.Maximize, Lower: p.Lower, Upper: p.Upper,
		Rows: append(p.Rows, lp.Row{Coef: sums[0], Sense: lp.Equal, RHS: 1}, lp.Row{Coef: sums[1], Sense: lp.Equal, RHS: 1}),
	}
}

// slackRow is a row with -t as its last term.
func slackRow(row []float64) []float64 { return append(row, -1) }

// rowA is what A loses by stopping before withdrawal step (from 0), but for
// its stake, as coefficients of w and r.
func (x Exchange) rowA(k, step int) []float64 {
	row := make([]float64, 2*k)
	for j := step; j < k; j++ {
		row[j] = -x.Withdrawal * math.Pow(x.Discount, float64(2*(j-step)))
		row[k+j] = x.Relief * math.Pow(x.Discount, float64(2*(j-step)+1))
	}
	row[k+step] -= (1 - x.Verified) * x.Relief * x.Discount
	for j := range step {
		row[k+j] += x.Verified * x.Snapback * x.Relief
	}
	return row
}

// rowB is the same for B before relief step.
func (x Exchange) rowB(k, step int) []float64 {
	row := make([]float64, 2*k)
	for j := step + 1; j < k; j++ {
		row[j] = x.Gain * math.Pow(x.Discount, float64(2*(j-step)-1))
	}
	for j := step; j < k; j++ {
		row[k+j] = -x.Give * math.Pow(x.Discount, float64(2*(j-step)))
	}
	for j := range step + 1 {
		row[j] += x.Reversible * x.Gain
	}
	return row
}

// schedule judges tranches, whoever made them.
func (x Exchange) schedule(w, r []float64) Schedule {
	k := len(w)
	s := Schedule{Withdraw: w, Relieve: r, Slack: math.Inf(1)}
	both := append(append([]float64{}, w...), r...)
	for step := range k {
		s.GainA = append(s.GainA, dot(x.rowA(k, step), both)+x.Verified*x.StakeA)
		s.GainB = append(s.GainB, dot(x.rowB(k, step), both)+x.StakeB)
		s.Slack = min(s.Slack, s.GainA[step], s.GainB[step])
	}
	s.Feasible = s.Slack >= -tolerance
	return s
}

// tolerance is what the solver may leave on a row.
const tolerance = 1e-9

func dot(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		sum += a[k] * b[k]
	}
	return sum
}
