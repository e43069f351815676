package settle

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"parley/internal/lp"
)

// Trades compare a package with splitting each issue by itself.
type Trades struct {
	// Split settles every issue alone, where the party that is then worst off on
	// it, between the worst and the best that it can have there, is best off.
	Split        []float64
	Satisfaction []float64
	// Broken says which conditions the split breaks; then nothing else is
	// computed.
	Broken []string
	// Joint is the package with the greatest sum of satisfactions among those
	// that leave nobody worse than the split, and Gain how much that sum rises.
	Joint *Found
	Gain  float64
	// Pairs are the trades between two issues, the others left as split: the
	// most that both together add to what either adds alone. The greatest
	// first.
	Pairs []Trade
}

// A Trade is what two issues add when they are settled together.
type Trade struct {
	Issues [2]int
	Gain   float64
	*Found
}

func (s *space) trades(ctx context.Context) (*Trades, error) {
	t := &Trades{}
	for i := range s.p.Issues {
		t.Split = append(t.Split, s.splitOf(i))
	}
	t.Satisfaction = s.p.Satisfaction(t.Split)
	if t.Broken = s.p.Broken(t.Split); len(t.Broken) > 0 {
		return t, nil
	}
	everything := make([]bool, len(s.p.Issues))
	for i := range everything {
		everything[i] = true
	}
	var err error
	if t.Joint, t.Gain, err = s.beyond(ctx, t, everything); err != nil {
		return nil, err
	}
	return t, s.pairs(ctx, t)
}

// splitOf is the level of an issue by itself: the middle of those that make
// the smallest share of the parties' best on it as great as possible.
func (s *space) splitOf(i int) float64 {
	type side struct{ level, share float64 }
	shareAt := func(level float64) float64 {
		least := 1.0
		for k := range s.p.Parties {
			if worst, best := s.reachOf(k, i); best > worst {
				least = min(least, (s.at(k, i, level)-worst)/(best-worst))
			}
		}
		return least
	}
	var sides []side
	for _, level := range s.candidates(i) {
		sides = append(sides, side{level, shareAt(level)})
	}
	best := slices.MaxFunc(sides, func(a, b side) int { return cmp.Compare(a.share, b.share) })
	low, high := math.Inf(1), math.Inf(-1)
	for _, c := range sides {
		if c.share >= best.share-1e-9 {
			low, high = min(low, c.level), max(high, c.level)
		}
	}
	if middle := (low + high) / 2; !s.p.Issues[i].Indivisible && shareAt(middle) >= best.share-1e-9 {
		return middle
	}
	return low
}

// reachOf is the least and the greatest share × satisfaction of a party on an
// issue.
func (s *space) reachOf(party, issue int) (worst, best float64) {
	return slices.Min(s.worth[party][issue]), slices.Max(s.worth[party][issue])
}

// candidates are the levels at which the smallest of several straight pieces
// may be greatest: the grid, and where two parties' shares cross between.
func (s *space) candidates(i int) []float64 {
	grid := s.grid[i]
	levels := slices.Clone(grid)
	if s.p.Issues[i].Indivisible {
		return levels
	}
	share := func(k, g int) (float64, bool) {
		worst, best := s.reachOf(k, i)
		return (s.worth[k][i][g] - worst) / max(best-worst, 1e-300), best > worst
	}
	for g := 1; g < len(grid); g++ {
		for k := range s.p.Parties {
			for j := range k {
				a0, stakeA := share(k, g-1)
				a1, _ := share(k, g)
				b0, stakeB := share(j, g-1)
				b1, _ := share(j, g)
				if before, after := a0-b0, a1-b1; stakeA && stakeB && before*after < 0 {
					levels = append(levels, grid[g-1]+(grid[g]-grid[g-1])*before/(before-after))
				}
			}
		}
	}
	return levels
}

// beyond returns the package with the greatest sum of satisfactions that
// changes only some issues of the split and leaves nobody worse, and by how
// much that sum rises.
func (s *space) beyond(ctx context.Context, t *Trades, free []bool) (*Found, float64, error) {
	g := s.sum(ones(len(s.p.Parties)), t.Satisfaction)
	before := 0.0
	for _, y := range t.Satisfaction {
		before += y
	}
	for i, level := range t.Split {
		if !free[i] {
			at := make([]float64, len(s.p.Issues))
			at[i] = 1
			g.lines = append(g.lines, line{level: at, sense: lp.Equal, bound: level})
		}
	}
	found, err := s.maximise(ctx, g)
	if errors.Is(err, ErrNone) { // within rounding, the split itself
		return &Found{Levels: t.Split, Satisfaction: t.Satisfaction, Value: before, Proved: true}, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	return found, max(0, found.Value-before), nil
}

// pairs asks what each two issues add together.
func (s *space) pairs(ctx context.Context, t *Trades) error {
	n := len(s.p.Issues)
	alone := make([]float64, n)
	only := func(issues ...int) []bool {
		free := make([]bool, n)
		for _, i := range issues {
			free[i] = true
		}
		return free
	}
	for i := range n {
		var err error
		if _, alone[i], err = s.beyond(ctx, t, only(i)); err != nil {
			return err
		}
	}
	for i := range n {
		for j := range i {
			found, gain, err := s.beyond(ctx, t, only(i, j))
			if err != nil {
				return err
			}
			if gain -= alone[i] + alone[j]; gain > 10*Tolerance {
				t.Pairs = append(t.Pairs, Trade{[2]int{j, i}, gain, found})
			}
		}
	}
	slices.SortStableFunc(t.Pairs, func(a, b Trade) int { return cmp.Compare(b.Gain, a.Gain) })
	return nil
}
