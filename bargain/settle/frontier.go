package settle

import (
	"cmp"
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
)

// Bounds of the frontier.
const (
	maxCorners = 200 // of two parties' frontier
	inGap      = 6   // packages looked for in each of its gaps
	maxGaps    = 12
	samples    = 48 // of more parties' frontier
)

// A Frontier holds efficient packages: none is better for somebody without
// being worse for somebody else.
type Frontier struct {
	// Packages, of two parties from the one that the second likes best to the
	// one that the first does.
	Packages []*Found
	// Exact: of two parties, the frontier is the straight lines between
	// neighbouring packages, and no package lies beyond them. Otherwise the
	// packages are a sample, each proved within its gap.
	Exact bool
	// Supported are, of two parties, the packages on the line that none passes.
	Supported []*Found
}

func (s *space) frontier(ctx context.Context) (*Frontier, error) {
	if len(s.p.Parties) == 2 {
		return s.pair(ctx)
	}
	return s.sample(ctx)
}

// pair finds the corners of the hull of what two parties can have: from both
// ends, the package farthest beyond the line between two neighbours, until
// none is (Cohon [cohon1978]). Where curves are not concave or issues not
// divisible there are gaps between corners, in which it looks for the best for
// one party at given satisfactions of the other.
func (s *space) pair(ctx context.Context) (*Frontier, error) {
	first, err := s.leximinOf(ctx, 1)
	if err != nil {
		return nil, err
	}
	last, err := s.leximinOf(ctx, 0)
	if err != nil {
		return nil, err
	}
	corners := []*Found{first}
	if err := s.between(ctx, first, last, &corners); err != nil {
		return nil, err
	}
	if distance(first, last) > Tolerance {
		corners = append(corners, last)
	}
	f := &Frontier{Packages: corners, Supported: corners, Exact: s.exact && len(corners) < maxCorners}
	if !s.exact {
		f.Packages, err = s.fill2(ctx, corners)
	}
	return f, err
}

// leximinOf is the package best for one of two parties, and among those for
// the other.
func (s *space) leximinOf(ctx context.Context, party int) (*Found, error) {
	weights := make([]float64, 2)
	weights[party] = 1
	best, err := s.maximise(ctx, s.sum(weights, nil))
	if err != nil {
		return nil, err
	}
	floors := []float64{-1, -1}
	floors[party] = best.Value - Tolerance/10
	return s.maximise(ctx, s.sum([]float64{weights[1], weights[0]}, floors))
}

func distance(a, b *Found) float64 {
	return max(math.Abs(a.Satisfaction[0]-b.Satisfaction[0]), math.Abs(a.Satisfaction[1]-b.Satisfaction[1]))
}

// between adds the corners between two packages, in order.
func (s *space) between(ctx context.Context, a, b *Found, corners *[]*Found) error {
	weights := []float64{a.Satisfaction[1] - b.Satisfaction[1], b.Satisfaction[0] - a.Satisfaction[0]}
	size := max(weights[0], weights[1])
	if len(*corners) >= maxCorners || min(weights[0], weights[1]) <= Tolerance {
		return nil
	}
	weights[0] /= size
	weights[1] /= size
	c, err := s.maximise(ctx, s.sum(weights, nil))
	if err != nil {
		return err
	}
	if c.Value <= weights[0]*a.Satisfaction[0]+weights[1]*a.Satisfaction[1]+Tolerance {
		return nil
	}
	if err := s.between(ctx, a, c, corners); err != nil {
		return err
	}
	*corners = append(*corners, c)
	return s.between(ctx, c, b, corners)
}

// fill2 adds packages in the gaps between corners.
func (s *space) fill2(ctx context.Context, corners []*Found) ([]*Found, error) {
	all := slices.Clone(corners)
	for k := 1; k < min(len(corners), maxGaps); k++ {
		a, b := corners[k-1].Satisfaction, corners[k].Satisfaction
		for j := 1; j <= inGap; j++ {
			part := float64(j) / (inGap + 1)
			floors := []float64{a[0] + part*(b[0]-a[0]), -1}
			found, err := s.maximise(ctx, s.sum([]float64{0, 1}, floors))
			if errors.Is(err, ErrNone) {
				continue
			}
			if err != nil {
				return nil, err
			}
			floors = []float64{-1, found.Value - Tolerance/10}
			if found, err = s.maximise(ctx, s.sum([]float64{1, 0}, floors)); err != nil {
				return nil, err
			}
			all = append(all, found)
		}
	}
	slices.SortStableFunc(all, func(x, y *Found) int { return cmp.Compare(x.Satisfaction[0], y.Satisfaction[0]) })
	return slices.CompactFunc(all, func(x, y *Found) bool { return distance(x, y) <= 10*Tolerance }), nil
}

// sample finds packages that are best for weighted sums of satisfactions; the
// weights are drawn evenly, always the same.
func (s *space) sample(ctx context.Context) (*Frontier, error) {
	f := &Frontier{}
	draw := rand.New(rand.NewPCG(1, 1))
	for range samples {
		weights := make([]float64, len(s.p.Parties))
		for k := range weights {
			weights[k] = draw.ExpFloat64() + 0.01
		}
		found, err := s.maximise(ctx, s.sum(weights, nil))
		if err != nil {
			return nil, err
		}
		same := func(other *Found) bool { return near(found.Satisfaction, other.Satisfaction) }
		if !slices.ContainsFunc(f.Packages, same) {
			f.Packages = append(f.Packages, found)
		}
	}
	return f, nil
}

func near(a, b []float64) bool {
	for k := range a {
		if math.Abs(a[k]-b[k]) > 10*Tolerance {
			return false
		}
	}
	return true
}
