package bargain

import (
	"context"
	"fmt"

	"parley/bargain/spatial"
)

// shownRounds are the rounds of the challenge model that a forecast shows.
const shownRounds = 4

// mostSpatial bounds the parties with weight of which the spatial model is asked
// beside another: its time grows with their cube, to half a minute for 250.
const mostSpatial = 100

// tooMany is why a model is not asked beside that of the forecast.
func (f *Forecast) tooMany(m *Model) error {
	if n := len(f.Stances.weighty().Stances); m.Name == "spatial" && f.Model.Name != m.Name && n > mostSpatial {
		return fmt.Errorf("%d parties; beside another model it is asked of at most %d, because its time grows with their cube; want --model spatial", n, mostSpatial)
	}
	return nil
}

// play plays the two models that have rounds at the middle of what is
// uncertain, with those who have weight.
func (f *Forecast) play(ctx context.Context) error {
	i := f.Stances.weighty()
	f.Moves = ChallengeModel(i, ChallengeRules{Rounds: shownRounds})
	if len(i.Stances) < 2 || len(i.Stances) > mostSpatial && f.Model.Name != "spatial" {
		return nil
	}
	r, _, err := Spatial(ctx, i, spatial.Rules{})
	if err != nil {
		return err
	}
	f.Settled = r.Settled
	f.Turns = append(f.Turns, flat(r.Start))
	for _, t := range r.Turns {
		f.Turns = append(f.Turns, flat(t.Positions))
	}
	return nil
}

// flat returns the only coordinate of each actor's position.
func flat(positions [][]float64) []float64 {
	xs := make([]float64, len(positions))
	for k, p := range positions {
		xs[k] = min(max(p[0], 0), 100)
	}
	return xs
}
