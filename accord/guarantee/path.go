package guarantee

import (
	"errors"
	"fmt"
	"math"
)

// LeastSteps is the least number of steps in which power may shift from Before
// to After without war at any of them:
//
//	n = ceil(ln[(pT + cB(1-δ)) / (p0 + cB(1-δ))] / ln(1/δ))
//
// from iterating p(t+1) <= (p(t) + cB(1-δ)²)/δ. It is 0 when power does not
// rise, and ok is false when no number of steps is peaceful: from p0 = 0
// without a cost of war.
func LeastSteps(s Shift) (n int, ok bool, err error) {
	if err := s.Check(); err != nil {
		return 0, false, err
	}
	reserve := s.WarCost * (1 - s.Discount)
	switch {
	case s.After <= s.Before:
		return 0, true, nil
	case s.Before+reserve <= 0:
		return 0, false, nil
	}
	steps := math.Ceil(math.Log((s.After+reserve)/(s.Before+reserve))/-math.Log(s.Discount) - guard)
	return int(min(steps, math.MaxInt32)), true, nil
}

// FastestPath is the path of LeastSteps: at each step power rises as far as
// stays peaceful. It stops after so many steps.
func FastestPath(s Shift, most int) []float64 {
	path := []float64{s.Before}
	rise := s.WarCost * (1 - s.Discount) * (1 - s.Discount)
	for p := s.Before; p < s.After && len(path) <= most; {
		next := min(s.After, (p+rise)/s.Discount)
		if next <= p {
			break
		}
		p = next
		path = append(path, p)
	}
	return path
}

// maxPath bounds the paths that are judged.
const maxPath = 100_000

// WarAlong returns the steps of a path of the rising side's chance of winning
// at which the declining side would fight, by backward induction; after the
// last step power stays. Steps count from 0.
//
//	W_t = (1-p_t)/(1-δ) - cB, war at t when W_t > 1 + δV_{t+1} (then V_t = W_t),
//	else V_t = max(W_t, δV_{t+1}); at the end V_T = max(W_T, 0).
func WarAlong(path []float64, warCost, delta float64) ([]int, error) {
	if err := checkPath(path, warCost, delta); err != nil {
		return nil, err
	}
	fight := func(p float64) float64 { return (1-p)/(1-delta) - warCost }
	last := len(path) - 1
	value := max(fight(path[last]), 0)
	var wars []int
	for t := last - 1; t >= 0; t-- {
		war := fight(path[t])
		if war > 1+delta*value+guard {
			wars = append([]int{t}, wars...)
			value = war
			continue
		}
		value = max(war, delta*value)
	}
	return wars, nil
}

func checkPath(path []float64, warCost, delta float64) error {
	if len(path) == 0 || len(path) > maxPath {
		return fmt.Errorf("a path of %d points; want 1 to %d", len(path), maxPath)
	}
	err := errors.Join(cost(warCost), discount(delta))
	for _, p := range path {
		err = errors.Join(err, probability("a chance of winning", p))
	}
	return err
}
