package settle

import (
	"context"
	"errors"
	"slices"
)

// An Opening is the least change that makes room for an agreement.
type Opening struct {
	// All is by how many points everybody's alternative would have to be worse.
	All float64
	// One holds, of each party, by how many points its alternative alone would
	// have to be worse; negative where that opens nothing, because the others
	// cannot agree among themselves.
	One []float64
	// Without holds the conditions and indivisible issues each of which alone
	// keeps the zone shut.
	Without []Lifted
}

// A Lifted is a condition that is dropped or an issue that becomes divisible.
type Lifted struct {
	What string
	Gain float64 // of the party that gains least, in the package that it gives way to
	*Found
}

func (s *space) opening(ctx context.Context, zone *Found) (*Opening, error) {
	o := &Opening{All: -zone.Value}
	for k := range s.p.Parties {
		floors := s.p.Alternatives()
		floors[k] = -1
		weights := make([]float64, len(floors))
		weights[k] = 1
		found, err := s.maximise(ctx, s.sum(weights, floors))
		switch {
		case errors.Is(err, ErrNone):
			o.One = append(o.One, -1)
		case err != nil:
			return nil, err
		default:
			o.One = append(o.One, max(0, s.p.Parties[k].Alternative-found.Value))
		}
	}
	return o, s.lift(ctx, o)
}

// lift asks again without each condition and each indivisibility.
func (s *space) lift(ctx context.Context, o *Opening) error {
	for k := range s.p.Conditions {
		changed := *s.p
		changed.Conditions = slices.Delete(slices.Clone(s.p.Conditions), k, k+1)
		if err := o.without(ctx, "the condition “"+s.p.Conditions[k].Name+"” dropped", &changed); err != nil {
			return err
		}
	}
	for i := range s.p.Issues {
		if !s.p.Issues[i].Indivisible {
			continue
		}
		changed := *s.p
		changed.Issues = slices.Clone(s.p.Issues)
		changed.Issues[i].Indivisible = false
		if err := o.without(ctx, s.p.Issues[i].Name+" settled anywhere on its scale", &changed); err != nil {
			return err
		}
	}
	return nil
}

func (o *Opening) without(ctx context.Context, what string, p *Problem) error {
	found, err := newSpace(p).zone(ctx)
	if err == nil && found.Value > Tolerance {
		o.Without = append(o.Without, Lifted{what, found.Value, found})
	}
	if errors.Is(err, ErrNone) {
		return nil
	}
	return err
}
