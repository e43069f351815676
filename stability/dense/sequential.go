package dense

import (
	"context"
	"slices"
)

// SEQ returns the equilibria under sequential stability.
func (m *Model) SEQ(ctx context.Context) (*Set, error) {
	return m.sequential(ctx, func(p *party, _ []*order) (*question, error) {
		floor, err := p.security(ctx)
		q := &question{bar: make([]uint64, p.choices())}
		for t := range q.bar {
			q.bar[t] = floor
		}
		for u := range 1 << p.size {
			q.groups = append(q.groups, []int{u})
		}
		return q, err
	}, func(p *party, bar []uint64) { m.credible[p] = bar })
}

// SSEQ returns the equilibria under symmetric sequential stability. What the
// others aim at does not depend on the party's own choice, so that those
// choices are followed together at which the others can improve in the same
// way.
func (m *Model) SSEQ(ctx context.Context) (*Set, error) {
	return m.sequential(ctx, func(p *party, orders []*order) (*question, error) {
		best, err := p.best(ctx)
		if err != nil {
			return nil, err
		}
		q := &question{goal: newGoal(best, len(p.all)), groups: m.alike(p, orders), bar: make([]uint64, p.choices())}
		copy(q.bar, m.credible[p])
		floor := slices.Min(best)
		for t := range q.bar {
			q.bar[t] = max(q.bar[t], floor)
		}
		return q, nil
	}, func(*party, []uint64) {})
}

// A question is what has to be known of one party for SEQ or SSEQ.
type question struct {
	goal   *goal    // what the others aim at; nil for the party's score
	groups [][]int  // the own choices that are followed together
	bar    []uint64 // by t: what the bar is at least
}

// sequential returns the equilibria under SEQ or SSEQ. For each party, ask
// gives the question, and answered takes the bars.
func (m *Model) sequential(ctx context.Context, ask func(*party, []*order) (*question, error), answered func(*party, []uint64)) (*Set, error) {
	bytes := func(p *party) int {
		return m.classBytes() + m.questionBytes(p) + m.pursuitBytes(p) + p.rowBytes() + p.columnBytes()
	}
	orders, err := m.orders(ctx, bytes)
	if err != nil {
		return nil, err
	}
	return m.stable(bytes, func(p *party, in *Set) error {
		q, err := ask(p, orders)
		if err != nil {
			return err
		}
		pursuits, err := inParallel(ctx, len(q.groups), func() *pursuit { return m.newPursuit(p, orders, q) },
			func(x *pursuit, k int) { x.follow(q.groups[k]) })
		if err != nil {
			return err
		}
		for _, x := range pursuits {
			for t, bar := range x.bar {
				q.bar[t] = max(q.bar[t], bar)
			}
		}
		answered(p, q.bar)
		return p.keep(ctx, in, func(t int) uint64 { return q.bar[t] })
	})
}
