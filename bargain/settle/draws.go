package settle

import (
	"context"
	"math"

	"parley/conflict"
	"parley/ensemble"
)

// Draws say how the answer holds when what is uncertain is drawn.
type Draws struct {
	Seed uint64
	Done int
	// Open is how often there is a zone of possible agreement; Least how the
	// smallest gain lies.
	Open  ensemble.Share
	Least ensemble.Spread
	// Chosen is in how many draws there is a Nash package, and Levels how it
	// lies, by issue; nil when there is none in any draw.
	Chosen int
	Levels []ensemble.Spread
	// Held are packages that were chosen without drawing, and what they meet
	// with.
	Held []Held
	// Pushed holds what each uncertain number does alone to the smallest gain.
	Pushed []Push
}

// A Held package is asked for in every draw.
type Held struct {
	Name   string
	Levels []float64
	All    ensemble.Share   // nobody refuses it
	By     []ensemble.Share // each party does not
}

// A Push is one uncertain number at its 10th and 90th percentile, all else as
// where nothing is drawn.
type Push struct {
	ID, Name      string
	Low, High     string  // the values
	AtLow, AtHigh float64 // the smallest gain
}

// Width is how much the number changes the smallest gain.
func (p Push) Width() float64 { return math.Abs(p.AtHigh - p.AtLow) }

// A drawn is the answer of one draw.
type drawn struct {
	least  float64
	levels []float64 // of the Nash package; nil when there is none
	gains  [][]float64
}

// Ask asks plan.Draws draws of the conflict, and what each uncertain number
// does alone. Held packages are those of the solution, and others by name.
func Ask(ctx context.Context, c *conflict.Conflict, seed uint64, plan ensemble.Plan, held []Held) (*Draws, error) {
	e := ensemble.New(c, seed)
	all, err := ensemble.Run(ctx, plan, func(ctx context.Context, k int) (drawn, error) {
		return draw(ctx, e.Draw(k), held)
	})
	if err != nil {
		return nil, err
	}
	d := &Draws{Seed: seed, Done: len(all), Held: held}
	d.collect(all)
	d.Pushed, err = push(ctx, e)
	return d, err
}

func draw(ctx context.Context, c *conflict.Conflict, held []Held) (drawn, error) {
	p, err := New(c)
	if err != nil {
		return drawn{}, err
	}
	space := newSpace(p)
	zone, err := space.zone(ctx)
	if err != nil {
		return drawn{}, err
	}
	answer := drawn{least: zone.Value}
	for _, h := range held {
		var gains []float64
		for k, y := range p.Satisfaction(h.Levels) {
			gains = append(gains, y-p.Parties[k].Alternative)
		}
		answer.gains = append(answer.gains, gains)
	}
	if zone.Value <= Tolerance {
		return answer, nil
	}
	most, floors := make([]float64, len(p.Parties)), p.Alternatives()
	ideals, err := space.ideals(ctx, floors)
	if err != nil {
		return drawn{}, err
	}
	for k, ideal := range ideals {
		most[k] = ideal.Value - floors[k]
	}
	nash, err := space.nash(ctx, floors, most)
	if err != nil {
		return drawn{}, err
	}
	answer.levels = nash.Levels
	return answer, nil
}

// collect merges the answers in the order of the draws.
func (d *Draws) collect(all []drawn) {
	open := 0
	var least []float64
	var levels [][]float64 // by issue
	for _, a := range all {
		least = append(least, a.least)
		if a.least >= -Tolerance {
			open++
		}
		for i, level := range a.levels {
			if len(levels) == i {
				levels = append(levels, nil)
			}
			levels[i] = append(levels[i], level)
		}
	}
	d.Open, d.Least = ensemble.NewShare(open, len(all)), ensemble.NewSpread(least)
	for _, xs := range levels {
		d.Chosen = len(xs)
		d.Levels = append(d.Levels, ensemble.NewSpread(xs))
	}
	for k := range d.Held {
		d.Held[k].count(all, k)
	}
}

// count counts who accepts the held package in how many draws.
func (h *Held) count(all []drawn, at int) {
	everybody, by := 0, make([]int, len(all[0].gains[at]))
	for _, a := range all {
		accepted := true
		for k, gain := range a.gains[at] {
			if gain >= -Tolerance {
				by[k]++
			} else {
				accepted = false
			}
		}
		if accepted {
			everybody++
		}
	}
	h.All = ensemble.NewShare(everybody, len(all))
	for _, n := range by {
		h.By = append(h.By, ensemble.NewShare(n, len(all)))
	}
}

// push moves each uncertain number alone to its ends.
func push(ctx context.Context, e *ensemble.Ensemble) ([]Push, error) {
	middle := e.Middle()
	least := func(i int, v ensemble.Value) (float64, error) {
		at := append(ensemble.Point(nil), middle...)
		at[i] = v
		p, err := New(e.At(at))
		if err != nil {
			return 0, err
		}
		zone, err := newSpace(p).zone(ctx)
		if err != nil {
			return 0, err
		}
		return zone.Value, nil
	}
	var all []Push
	inputs := e.Inputs()
	for i := range inputs {
		in := &inputs[i]
		if in.Kind != ensemble.Number {
			continue
		}
		low, high := in.Ends()
		p := Push{ID: in.ID, Name: in.Name, Low: in.Words(low), High: in.Words(high)}
		var err error
		if p.AtLow, err = least(i, low); err != nil {
			return nil, err
		}
		if p.AtHigh, err = least(i, high); err != nil {
			return nil, err
		}
		if p.Width() > 0.01 {
			all = append(all, p)
		}
	}
	return widest(all), nil
}
