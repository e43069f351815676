package stability

import (
	"context"
	"errors"

	"parley/conflict"
	"parley/ensemble"
	"parley/stability/dense"
	"parley/stability/small"
)

// judgeDensely judges the conflict at the point by the dense engine.
func (d *drawer) judgeDensely(ctx context.Context, p ensemble.Point, _ [][]uint64) (small.Equilibria, error) {
	ruled, err := dense.NewRuled(d.e.At(p).Settled())
	if err != nil {
		return small.Equilibria{}, err
	}
	var e small.Equilibria
	for _, c := range Concepts {
		held, err := ruledConcepts[c](ruled, ctx)
		if large := new(conflict.TooLargeError); c == SIM && errors.As(err, &large) {
			continue
		}
		if err != nil {
			return e, err
		}
		found := newSet(len(d.m.States))
		for _, s := range held.First(len(d.m.States)) {
			found.add(d.m.place[s])
		}
		e[c] = found
	}
	return e, nil
}
