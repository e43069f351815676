package dense

import (
	"context"
	"slices"
)

// Nash returns the states in which every party's score is the best that its
// own choice can give. Statements that do not mention the party's options
// cancel and are left out.
func (m *Model) Nash(ctx context.Context) (*Set, error) {
	return m.stable((*party).columnBytes, func(p *party, in *Set) error {
		_, err := inParallel(ctx, p.columns(), p.newColumn, func(c *column, k int) {
			c.moveTo(k)
			c.best(c.mine)
			c.removeOthers(in, k)
		})
		return err
	})
}

// GMR returns the equilibria under general metarationality.
func (m *Model) GMR(ctx context.Context) (*Set, error) {
	bytes := func(p *party) int { return max(p.rowBytes(), p.columnBytes()) }
	return m.stable(bytes, func(p *party, in *Set) error {
		security, err := p.security(ctx)
		if err != nil {
			return err
		}
		return p.keep(ctx, in, func(int) uint64 { return security })
	})
}

// SMR returns the equilibria under symmetric metarationality.
func (m *Model) SMR(ctx context.Context) (*Set, error) {
	bytes := func(p *party) int { return p.choiceBytes() + p.columnBytes() }
	return m.stable(bytes, func(p *party, in *Set) error {
		best, err := p.best(ctx)
		if err != nil {
			return err
		}
		worst := slices.Min(best)
		return p.keep(ctx, in, func(int) uint64 { return worst })
	})
}

// stable returns the states that remain when, for every party, those that are
// not stable for it are removed; bytes is the memory that this takes.
func (m *Model) stable(bytes func(*party) int, keep func(*party, *Set) error) (*Set, error) {
	if err := m.afford(bytes); err != nil {
		return nil, err
	}
	in := newSet(m.options)
	for _, p := range m.parties {
		if err := keep(p, in); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// keep removes the states with a score lower than the bar, by the others'
// choice.
func (p *party) keep(ctx context.Context, in *Set, bar func(t int) uint64) error {
	_, err := inParallel(ctx, p.columns(), p.newColumn, func(c *column, k int) {
		var bars [64]uint64
		for t := range p.width() {
			bars[t] = bar(k<<lanes | t)
		}
		c.moveTo(k)
		c.atLeast(bars)
		c.removeOthers(in, k)
	})
	return err
}

// best returns the highest score that the party can have, by the others'
// choice.
func (p *party) best(ctx context.Context) ([]uint64, error) {
	best := make([]uint64, p.choices())
	_, err := inParallel(ctx, p.columns(), p.newColumn, func(c *column, k int) {
		c.moveTo(k)
		score := c.best(c.all)
		copy(best[k<<lanes:], score[:p.width()])
	})
	return best, err
}

// security returns the highest score of which the party can be sure: the
// highest over its own choices of the lowest over the others'.
func (p *party) security(ctx context.Context) (uint64, error) {
	type searcher struct {
		*row
		best uint64
	}
	searchers, err := inParallel(ctx, 1<<p.size, func() *searcher { return &searcher{row: p.newRow()} }, func(s *searcher, u int) {
		s.moveTo(u)
		if score, ok := s.least(s.best); ok {
			s.best = max(s.best, score)
		}
	})
	best := uint64(0)
	for _, s := range searchers {
		best = max(best, s.best)
	}
	return best, err
}
