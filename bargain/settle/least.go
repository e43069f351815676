package settle

import "context"

// Least returns what the party that gains least gains at most, in points of
// satisfaction: there is a zone of possible agreement when that is above
// Tolerance. The error is ErrNone when the conditions leave no package.
func (p *Problem) Least(ctx context.Context) (float64, error) {
	zone, err := newSpace(p).zone(ctx)
	if err != nil {
		return 0, err
	}
	return zone.Value, nil
}
