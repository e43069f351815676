package stability

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"slices"

	"gonum.org/v1/gonum/mat"

	"parley/conflict"
)

// A Chance is how the next improvement is drawn.
type Chance int

// The ways to draw it.
const (
	ByParty Chance = iota // first one of the blocks that can improve, then one of its improvements, all alike
	ByMove                // one of all improvements, all alike
)

// Bounds of the chain.
const (
	MaxChainStates = 2000 // states on the way for which equations are solved
	exactStates    = 40   // of these, for which they are solved in fractions
	maxResidual    = 1e-9
)

// A Chain is what happens when blocks go on improving at random until nobody can,
// as a Markov chain over the states that improvements reach (Kemeny & Snell 1960).
// A block may improve twice in a row; since its improvements compose, that leads
// nowhere else.
type Chain struct {
	*Trace
	Chance Chance
	// Ends are where it ends: states in which nobody can improve, and cycles that
	// no improvement leaves. Together their probabilities are 1.
	Ends []Ending
	// Moves is the expected number of improvements until one of Ends is entered.
	Moves float64
	// Exact says that the numbers were computed in fractions.
	Exact bool
}

// An Ending is where improving blocks end, with its probability.
type Ending struct {
	States      []int // one state, or those of a cycle, ascending
	Probability float64
	Fraction    string // the same in lowest terms, or empty
}

// NewChain follows blocks that improve at random from where the trace begins. It
// returns a *conflict.TooLargeError for more than MaxChainStates states on the way.
func (t *Trace) NewChain(ctx context.Context, chance Chance) (*Chain, error) {
	c := &Chain{Trace: t, Chance: chance}
	for _, s := range t.Ends {
		c.Ends = append(c.Ends, Ending{States: []int{s}})
	}
	for _, cycle := range t.Cycles {
		c.Ends = append(c.Ends, Ending{States: cycle})
	}
	w := c.passing()
	switch {
	case len(w.states) > MaxChainStates:
		return nil, &conflict.TooLargeError{Options: len(t.Conflict.Options), What: fmt.Sprintf(
			"%d states on the way; the chances of where it ends are computed for at most %d", len(w.states), MaxChainStates)}
	case len(w.states) <= exactStates:
		return c, c.solveExactly(ctx, w)
	}
	return c, c.solve(w)
}

// A passage is the part of the chain that is left in the end: its states, the one
// where it begins first, and the probability of each step, to another such state
// or into an ending.
type passage struct {
	states []int
	next   [][]stepChance // by state
	ends   int
}

// A stepChance leads to a state (by place in the passage) or, from len(states) on, into
// an ending. The probability is 1 over a whole number, or a sum of such.
type stepChance struct {
	to int
	p  *big.Rat
}

func (c *Chain) passing() *passage {
	w := &passage{ends: len(c.Ends)}
	place := map[int]int{}
	ending := map[int]int{}
	for k, e := range c.Ends {
		for _, s := range e.States {
			ending[s] = k
		}
	}
	for _, s := range append([]int{c.From}, reachedStates(c.Improvements)...) {
		if _, ends := ending[s]; !ends {
			place[s] = len(w.states)
			w.states = append(w.states, s)
		}
	}
	for _, s := range w.states {
		var steps []stepChance
		for t, p := range c.steps(s) {
			to, passes := place[t]
			if !passes {
				to = len(w.states) + ending[t]
			}
			steps = append(steps, stepChance{to, p})
		}
		slices.SortFunc(steps, func(a, b stepChance) int { return a.to - b.to })
		w.next = append(w.next, steps)
	}
	return w
}

func reachedStates(reached []Reached) []int {
	states := make([]int, len(reached))
	for k, r := range reached {
		states[k] = r.State
	}
	return states
}

// steps are the probabilities of the states that follow on s.
func (c *Chain) steps(s int) map[int]*big.Rat {
	movers, moves := 0, 0
	for _, b := range c.Blocks {
		if n := len(b.improvements[s]); n > 0 {
			movers++
			moves += n
		}
	}
	steps := map[int]*big.Rat{}
	for _, b := range c.Blocks {
		of := moves
		if c.Chance == ByParty {
			of = movers * len(b.improvements[s])
		}
		for _, t := range b.improvements[s] {
			if steps[int(t)] == nil {
				steps[int(t)] = new(big.Rat)
			}
			steps[int(t)].Add(steps[int(t)], big.NewRat(1, int64(of)))
		}
	}
	return steps
}

// solveExactly solves for the visits in fractions: v (I - Q) = e, v being how
// often each state is passed through when the chain begins in the first. The
// expected number of moves is the sum of v, and an ending's probability that of
// v R.
func (c *Chain) solveExactly(ctx context.Context, w *passage) error {
	n := len(w.states)
	rows := make([][]*big.Rat, n) // the transposed I - Q, and e behind it
	for i := range rows {
		rows[i] = make([]*big.Rat, n+1)
		for j := range rows[i] {
			rows[i][j] = new(big.Rat)
		}
		rows[i][i].SetInt64(1)
	}
	for i, steps := range w.next {
		for _, step := range steps {
			if step.to < n {
				rows[step.to][i].Sub(rows[step.to][i], step.p)
			}
		}
	}
	if n > 0 {
		rows[0][n].SetInt64(1)
	}
	if err := eliminate(ctx, rows); err != nil {
		return err
	}
	moves := new(big.Rat)
	ends := make([]*big.Rat, w.ends)
	for k := range ends {
		ends[k] = new(big.Rat)
	}
	for i, steps := range w.next {
		moves.Add(moves, rows[i][n])
		for _, step := range steps {
			if step.to >= n {
				ends[step.to-n].Add(ends[step.to-n], new(big.Rat).Mul(rows[i][n], step.p))
			}
		}
	}
	if n == 0 { // it begins where it ends
		ends[0].SetInt64(1)
	}
	for k, p := range ends {
		c.Ends[k].Probability, _ = p.Float64()
		c.Ends[k].Fraction = p.RatString()
	}
	c.Moves, _ = moves.Float64()
	c.Exact = true
	return nil
}

// eliminate solves the equations of the rows (Gauss and Jordan); the answer
// stands in the last column. The matrix of an absorbing chain is never singular.
func eliminate(ctx context.Context, rows [][]*big.Rat) error {
	n := len(rows)
	for k := range n {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		pivot := k
		for rows[pivot][k].Sign() == 0 {
			pivot++
		}
		rows[k], rows[pivot] = rows[pivot], rows[k]
		inverse := new(big.Rat).Inv(rows[k][k])
		for j := k; j <= n; j++ {
			rows[k][j].Mul(rows[k][j], inverse)
		}
		for i := range n {
			if i == k || rows[i][k].Sign() == 0 {
				continue
			}
			times := new(big.Rat).Set(rows[i][k])
			for j := k; j <= n; j++ {
				rows[i][j].Sub(rows[i][j], new(big.Rat).Mul(times, rows[k][j]))
			}
		}
	}
	return nil
}

// solve does the same in floating-point numbers, and checks what it found.
func (c *Chain) solve(w *passage) error {
	n := len(w.states)
	a := mat.NewDense(n, n, nil)
	for i, steps := range w.next {
		a.Set(i, i, a.At(i, i)+1)
		for _, step := range steps {
			if p, _ := step.p.Float64(); step.to < n {
				a.Set(step.to, i, a.At(step.to, i)-p)
			}
		}
	}
	e := mat.NewVecDense(n, nil)
	e.SetVec(0, 1)
	var visits, residual mat.VecDense
	if err := visits.SolveVec(a, e); err != nil {
		return fmt.Errorf("the chances of where improving parties end could not be computed: %w", err)
	}
	residual.MulVec(a, &visits)
	residual.SubVec(&residual, e)
	total := 0.0
	for i, steps := range w.next {
		c.Moves += visits.AtVec(i)
		for _, step := range steps {
			if p, _ := step.p.Float64(); step.to >= n {
				c.Ends[step.to-n].Probability += visits.AtVec(i) * p
				total += visits.AtVec(i) * p
			}
		}
	}
	if off := max(mat.Norm(&residual, math.Inf(1)), math.Abs(total-1)); !(off <= maxResidual) {
		return fmt.Errorf("the chances of where improving parties end are off by %.1e; want at most %.0e", off, maxResidual)
	}
	return nil
}
