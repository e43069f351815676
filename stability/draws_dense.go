package stability

import (
	"context"
	"slices"

	"parley/ensemble"
	"parley/stability/dense"
	"parley/stability/small"
)

// judgeDensely judges the conflict at the point by the dense engine, and
// simultaneous stability, which that does not know, by its definition.
func (d *drawer) judgeDensely(ctx context.Context, p ensemble.Point, keys [][]uint64) (small.Equilibria, error) {
	ruled, err := dense.NewRuled(d.e.At(p).Settled())
	if err != nil {
		return small.Equilibria{}, err
	}
	var e small.Equilibria
	for _, c := range Concepts[:SIM] {
		held, err := ruledConcepts[c](ruled, ctx)
		if err != nil {
			return e, err
		}
		found := newSet(len(d.m.States))
		for _, s := range held.First(len(d.m.States)) {
			found.add(d.m.place[s])
		}
		e[c] = found
	}
	if d.sequential {
		return e, ctx.Err()
	}
	if drawn := d.m.ordered(keys); drawn.simultaneousEffort() == nil {
		e[SIM] = drawn.simultaneousEquilibria()
	}
	return e, ctx.Err()
}

// ordered is the model with other orders of the states.
func (m *Model) ordered(keys [][]uint64) *Model {
	drawn := *m
	drawn.rank = make([][]int32, len(keys))
	for i, key := range keys {
		drawn.rank[i] = ranksOf(key)
	}
	drawn.Blocks = slices.Clone(m.Blocks)
	for b := range drawn.Blocks {
		drawn.Blocks[b].improvements = drawn.improvements(drawn.Blocks[b])
	}
	return &drawn
}

// simultaneousEquilibria are the equilibria under simultaneous stability.
func (m *Model) simultaneousEquilibria() set {
	found := newSet(len(m.States))
	for s := range m.States {
		holds := true
		for b := 0; holds && b < len(m.Blocks); b++ {
			holds = (&game{Model: m, b: b}).stable(SIM, s)
		}
		if holds {
			found.add(s)
		}
	}
	return found
}
