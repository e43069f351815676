package relief

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// bind lists the steps that have a dual, the rows of A before those of B.
func (s *Schedule) bind(duals []float64) {
	k := len(s.Withdraw)
	for row, dual := range duals {
		if weight := math.Abs(dual); weight > 1e-7 {
			s.Binding = append(s.Binding, Step{Eases: row >= k, Tranche: row%k + 1, Weight: weight})
		}
	}
	slices.SortStableFunc(s.Binding, func(a, b Step) int { return cmp.Compare(b.Weight, a.Weight) })
}

// A Need is what would make a schedule possible where there is none.
type Need struct {
	// Stake is the least stake of both sides, each at least what it has, in
	// their units; nil when none up to what the exchange is worth helps.
	Stake *float64
	// Snapback is the least share of past relief that must be open to being
	// taken back; nil when even all of it is not enough.
	Snapback *float64
}

// Shortest finds the least number of tranches, up to most, in which nobody
// ever gains by stopping, and the schedule of that many with the most slack.
// Where there is none, the schedule is that of most tranches, and is not
// feasible. A finite exchange whose last step has nothing behind it unravels:
// without a stake or snapback there is none of any length.
//
// What works in k tranches works in k+1, the first of them empty, so the least
// number is found by halving.
func Shortest(ctx context.Context, x Exchange, most int) (Schedule, error) {
	if most < 1 || most > MostTranches {
		return Schedule{}, fmt.Errorf("up to %d tranches; want 1 to %d", most, MostTranches)
	}
	best, err := Plan(ctx, x, most)
	if err != nil || !best.Feasible {
		return best, err
	}
	low, high := 0, most
	for high-low > 1 {
		middle := (low + high) / 2
		s, err := Plan(ctx, x, middle)
		switch {
		case err != nil:
			return Schedule{}, err
		case s.Feasible:
			best, high = s, middle
		default:
			low = middle
		}
	}
	return best, nil
}

// Needs finds what would allow a schedule of up to most tranches.
func Needs(ctx context.Context, x Exchange, most int) (Need, error) {
	worth := max(x.Relief, x.Gain, x.Withdrawal, x.Give)
	stake, err := least(worth, func(stake float64) (bool, error) {
		y := x
		y.StakeA, y.StakeB = max(x.StakeA, stake), max(x.StakeB, stake)
		return possible(ctx, y, most)
	})
	if err != nil {
		return Need{}, err
	}
	snapback, err := least(1, func(share float64) (bool, error) {
		y := x
		y.Snapback = max(x.Snapback, share)
		return possible(ctx, y, most)
	})
	return Need{stake, snapback}, err
}

// possible reports whether some schedule of up to most tranches works.
func possible(ctx context.Context, x Exchange, most int) (bool, error) {
	s, err := Plan(ctx, x, most)
	return s.Feasible, err
}

// least is the least number from 0 to most for which works holds, where it
// goes on to hold above it; nil when it holds for none.
func least(most float64, works func(float64) (bool, error)) (*float64, error) {
	if ok, err := works(most); err != nil || !ok {
		return nil, err
	}
	low, high := 0.0, most
	for range 24 {
		middle := (low + high) / 2
		ok, err := works(middle)
		switch {
		case err != nil:
			return nil, err
		case ok:
			high = middle
		default:
			low = middle
		}
	}
	return &high, nil
}
