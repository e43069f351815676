package settle

import (
	"context"
	"errors"
	"math"
	"slices"
)

// A Rule names a way to choose a package.
type Rule string

// The rules. All but the last choose an efficient package.
const (
	Nash        Rule = "Nash"              // the greatest product of gains
	KS          Rule = "Kalai-Smorodinsky" // equal shares of each party's greatest gain
	Egalitarian Rule = "egalitarian"       // the greatest smallest gain, then the next
	Utilitarian Rule = "utilitarian"       // the greatest sum of satisfactions
)

// A Package is a chosen package. Failed says why there is none, or is nil.
type Package struct {
	Rule Rule
	*Found
	Failed error
}

// A Solution is everything that is asked of a problem as a whole.
type Solution struct {
	*Problem
	// Zone is the package with the greatest smallest gain, and that gain.
	Zone *Found
	// Ideals holds, when there is a zone, the package that each party likes best
	// among those that nobody refuses.
	Ideals   []*Found
	Packages []Package // in the order Nash, KS, egalitarian, utilitarian; none without a zone
	Opening  *Opening  // what would open a zone; nil when there is one
	Frontier *Frontier
	Trades   *Trades
}

// Open reports whether there is a package that nobody refuses.
func (s *Solution) Open() bool { return s.Zone.Value >= -Tolerance }

// Solve answers what is asked of a problem as a whole. It returns ErrNone when
// the conditions leave no package at all.
func Solve(ctx context.Context, p *Problem) (*Solution, error) {
	space := newSpace(p)
	s := &Solution{Problem: p}
	var err error
	if s.Zone, err = space.zone(ctx); err != nil {
		return nil, err
	}
	if s.Open() {
		s.Ideals, s.Packages, err = space.choose(ctx, s.Zone)
	} else {
		s.Opening, err = space.opening(ctx, s.Zone)
	}
	if err != nil {
		return nil, err
	}
	if s.Frontier, err = space.frontier(ctx); err != nil {
		return nil, err
	}
	s.Trades, err = space.trades(ctx)
	return s, err
}

// choose applies every rule.
func (s *space) choose(ctx context.Context, zone *Found) (ideals []*Found, packages []Package, err error) {
	alternatives := s.p.Alternatives()
	floors := lower(alternatives, zone)
	if ideals, err = s.ideals(ctx, floors); err != nil {
		return nil, nil, err
	}
	most := make([]float64, len(ideals))
	for k, ideal := range ideals {
		if gain := ideal.Value - alternatives[k]; gain > Tolerance {
			most[k] = gain
		}
	}
	for _, rule := range []struct {
		name Rule
		find func() (*Found, error)
	}{
		{Nash, func() (*Found, error) { return s.nash(ctx, floors, most) }},
		{KS, func() (*Found, error) { return s.shares(ctx, floors, most) }},
		{Egalitarian, func() (*Found, error) { return s.leximin(ctx, alternatives, ones(len(most)), floors) }},
		{Utilitarian, func() (*Found, error) { return s.maximise(ctx, s.sum(ones(len(most)), floors)) }},
	} {
		made := Package{Rule: rule.name}
		made.Found, made.Failed = rule.find()
		if ctx.Err() != nil {
			return nil, nil, context.Cause(ctx)
		}
		packages = append(packages, made)
	}
	return ideals, packages, nil
}

// lower are the alternatives, less what rounding may have left of them in a
// zone that is a single point.
func lower(alternatives []float64, zone *Found) []float64 {
	floors := make([]float64, len(alternatives))
	for k, d := range alternatives {
		floors[k] = d + min(0, zone.Value)
	}
	return floors
}

var errNoJointGain = errors.New("no package lets everybody gain who can gain in some")

// nash is the Nash bargaining solution [nash1950] among the parties that can
// gain at all.
func (s *space) nash(ctx context.Context, floors, most []float64) (*Found, error) {
	alternatives := s.p.Alternatives()
	if slices.Max(most) == 0 {
		return nil, errNoGain
	}
	known, err := s.maximise(ctx, s.least(1, nil, alternatives, most, floors))
	if err != nil {
		return nil, err
	}
	if known.Value <= Tolerance {
		return nil, errNoJointGain
	}
	return s.maximise(ctx, s.product(alternatives, s.leastGains(known, most), most, floors))
}

var errNoGain = errors.New("nobody can gain anything without another losing")

// shares is the Kalai-Smorodinsky solution [kalai1975], extended to more
// parties [imai1983]: the greatest smallest share of the most that each party
// can gain, then the next smallest, among the parties that can gain at all.
func (s *space) shares(ctx context.Context, floors, most []float64) (*Found, error) {
	if slices.Max(most) == 0 {
		return nil, errNoGain
	}
	return s.leximin(ctx, s.p.Alternatives(), most, floors)
}

// leastGains bounds what each party gains in a package whose product of gains
// is at least that of a known one, when nobody gains more than its most.
func (s *space) leastGains(known *Found, most []float64) []float64 {
	product := 0.0 // logarithms relative to the greatest gains
	for k, gain := range most {
		if gain > 0 {
			product += math.Log((known.Satisfaction[k] - s.p.Parties[k].Alternative) / gain)
		}
	}
	least := make([]float64, len(most))
	for k, gain := range most {
		least[k] = gain * math.Exp(product) * 0.99
	}
	return least
}
