package bargain

import (
	"context"

	"parley/bargain/spatial"
)

// Spatial plays the spatial model of politics on one issue; actors without
// weight do not take part. The places of the actors that do come with the
// result.
func Spatial(ctx context.Context, i Issue, rules spatial.Rules) (*spatial.Result, []int, error) {
	m := &spatial.Model{Rules: rules}
	var places []int
	for k, s := range i.Stances {
		if s.counts() {
			m.Actors = append(m.Actors, spatial.Actor{Name: s.Actor, Capability: s.Capability, Position: []float64{s.Position}, Salience: []float64{s.Salience}})
			places = append(places, k)
		}
	}
	r, err := spatial.Run(ctx, m)
	return r, places, err
}

// SpatialMean is the mean of the positions in which the spatial model ends,
// weighted by capability times salience. With one actor it is its position.
func SpatialMean(ctx context.Context, i Issue, rules spatial.Rules) (float64, error) {
	if w := i.weighty(); len(w.Stances) == 1 {
		return w.Stances[0].Position, nil
	}
	r, places, err := Spatial(ctx, i, rules)
	if err != nil {
		return 0, err
	}
	end := Issue{}
	for k, p := range r.Final() {
		s := i.Stances[places[k]]
		s.Position = min(max(p[0], 0), 100)
		end.Stances = append(end.Stances, s)
	}
	return Compromise(end), nil
}
