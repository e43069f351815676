// Package guarantee asks whether a bargain can be kept while power shifts, and
// what guarantee would keep it.
//
// One pie is divided in every period. Costs of war are in units of one
// period's pie, not of all periods together.
package guarantee

import (
	"errors"
	"fmt"
	"math"
)

const guard = 1e-12

// A Shift is a change of power between two periods: the rising side wins a war
// with the probability Before now and After later. WarCost is what war costs
// the declining side, in periods of the whole pie.
type Shift struct {
	Before, After float64 // 0 to 1
	WarCost       float64 // at least 0
	Discount      float64 // of one period, above 0 and below 1
}

// Check returns an error unless every number is in range.
func (s Shift) Check() error {
	return errors.Join(
		probability("the rising side's chance of winning", s.Before),
		probability("the rising side's later chance of winning", s.After),
		cost(s.WarCost), discount(s.Discount))
}

func probability(what string, p float64) error {
	if math.IsNaN(p) || p < 0 || p > 1 {
		return fmt.Errorf("%s is %v; want 0 to 1", what, p)
	}
	return nil
}

func cost(c float64) error {
	if math.IsNaN(c) || c < 0 || c > 1e12 {
		return fmt.Errorf("a cost of %v; want at least 0", c)
	}
	return nil
}

func discount(d float64) error {
	if math.IsNaN(d) || d <= 0 || d >= 1 {
		return fmt.Errorf("a discount factor of %v; want above 0 and below 1", d)
	}
	return nil
}

// A Bargain is whether the declining side would rather live with the shift
// than fight before it.
type Bargain struct {
	Peaceful bool
	Pressure float64 // δp2 - p1: what waiting costs the declining side
	Restraint
	Slack float64 // Restraint less Pressure; war when it is below 0
	// MostAfter is the greatest later chance that stays peaceful, at most 1.
	MostAfter float64
	// LeastCost is the least cost of war that keeps the peace.
	LeastCost float64
}

// Restraint is cB(1-δ)²: how far the cost of war outweighs the pressure.
type Restraint float64

// Prevent judges one sudden shift: the declining side fights first exactly
// when δp2 - p1 > cB(1-δ)² [fearon1995].
func Prevent(s Shift) (Bargain, error) {
	if err := s.Check(); err != nil {
		return Bargain{}, err
	}
	d := s.Discount
	left := (1 - d) * (1 - d)
	b := Bargain{Pressure: d*s.After - s.Before, Restraint: Restraint(s.WarCost * left)}
	b.Slack = float64(b.Restraint) - b.Pressure
	b.Peaceful = b.Slack >= -guard
	b.MostAfter = min(1, (s.Before+float64(b.Restraint))/d)
	b.LeastCost = max(0, b.Pressure/left)
	return b, nil
}

// LeastCredibility is how credible a guarantee must be that takes cut from the
// rising side's later chance of winning, if it is honoured:
// γ* = [δp2 - p1 - cB(1-δ)²] / (δs), at least 0. Above 1 no guarantee of this
// strength suffices; ok is false when cut is 0 and one is needed.
//
// A guarantee may also embolden the side that it protects; then Before is not
// what it was, and the shift has to be judged anew.
func LeastCredibility(s Shift, cut float64) (gamma float64, ok bool, err error) {
	b, err := Prevent(s)
	if err := errors.Join(err, probability("what the guarantee takes from the chance of winning", cut)); err != nil {
		return 0, false, err
	}
	switch {
	case b.Slack >= -guard:
		return 0, true, nil
	case cut <= guard:
		return 0, false, nil
	}
	return -b.Slack / (s.Discount * cut), true, nil
}
