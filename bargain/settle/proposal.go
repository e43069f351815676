package settle

import (
	"context"
	"errors"

	"parley/internal/lp"
)

// A Proposal is what a given package meets with.
type Proposal struct {
	Levels       []float64
	Satisfaction []float64
	Gains        []float64 // satisfaction less the alternative; who is below 0 refuses
	// Broken says which conditions the package breaks.
	Broken []string
	// Better is the package with the greatest sum of satisfactions among those
	// that leave nobody worse; nil when the package breaks conditions and none
	// does. Efficient: there is no better one.
	Better    *Found
	Efficient bool
	// Nearest is the package that nobody refuses with the smallest sum of
	// changes of the levels, when somebody refuses or a condition is broken; nil
	// when there is none.
	Nearest *Found
	Moved   float64 // the sum of changes to Nearest
}

// Propose answers what is asked of a given package: the level of each issue.
func (p *Problem) Propose(ctx context.Context, levels []float64) (*Proposal, error) {
	s := newSpace(p)
	made := &Proposal{Levels: levels, Satisfaction: p.Satisfaction(levels), Broken: p.Broken(levels)}
	refused := len(made.Broken) > 0
	sum := 0.0
	for k, y := range made.Satisfaction {
		made.Gains = append(made.Gains, y-p.Parties[k].Alternative)
		refused = refused || made.Gains[k] < -Tolerance
		sum += y
	}
	var err error
	made.Better, err = s.maximise(ctx, s.sum(ones(len(p.Parties)), made.Satisfaction))
	if err != nil && !errors.Is(err, ErrNone) {
		return nil, err
	}
	made.Efficient = len(made.Broken) == 0 && (made.Better == nil || made.Better.Value <= sum+Tolerance)
	if !refused {
		return made, nil
	}
	made.Nearest, err = s.maximise(ctx, s.nearest(levels, p.Alternatives()))
	if errors.Is(err, ErrNone) {
		return made, nil
	}
	if err == nil {
		made.Moved = -made.Nearest.Value
	}
	return made, err
}

// nearest is the goal of the smallest sum of changes from the levels.
func (s *space) nearest(levels, floors []float64) *goal {
	g := s.sum(nil, floors)
	n := len(levels)
	g.extra = n
	g.lower = make([]float64, n)
	g.upper = make([]float64, n)
	g.aim.extra = make([]float64, n)
	for i, level := range levels {
		g.upper[i], g.aim.extra[i] = 100, -1
		for _, sign := range []float64{1, -1} { // the change is at least up, and at least down
			at := make([]float64, n)
			at[i] = -sign
			change := make([]float64, i+1)
			change[i] = 1
			g.lines = append(g.lines, line{level: at, extra: change, sense: lp.AtLeast, bound: -sign * level})
		}
	}
	g.value = func(at, y []float64) (float64, bool) {
		moved := 0.0
		for i := range at {
			moved -= max(at[i]-levels[i], levels[i]-at[i])
		}
		return moved, reach(y, floors)
	}
	return g
}
