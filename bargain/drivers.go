package bargain

import (
	"cmp"
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"parley/ensemble"
)

// A Driver is an uncertain number that moves the forecast.
type Driver struct {
	Name string
	// LowValue and HighValue are its 10th and 90th percentile; Low and High
	// are the medians of the forecast there, all else at its middle.
	LowValue, HighValue string
	Low, High           float64
	// First and Total are the parts of the median's variance over the draws
	// that would go if the number were known, and that would stay if all
	// others were (Sobol 2001 [sobol2001]). Varies is false when the median
	// does not vary.
	First, Total ensemble.Index
	Varies       bool
}

// Swing is how far the driver moves the median.
func (d *Driver) Swing() float64 { return math.Abs(d.High - d.Low) }

// sobolTrials is how many draws the indices rest on.
const sobolTrials = 256

// drive finds what moves the median, the strongest first.
func (f *Forecast) drive(ctx context.Context, e *ensemble.Ensemble, inputs []int) ([]Driver, error) {
	if len(inputs) == 0 || f.Draws == 1 {
		return nil, nil
	}
	median := func(ctx context.Context, p ensemble.Point) (float64, error) {
		d, err := f.Model.Density(ctx, f.at(e, p))
		return d.Median(), err
	}
	var err error
	if f.middle, err = median(ctx, e.Middle()); err != nil {
		return nil, err
	}
	first, err := sampled(ctx, e.Point, median)
	if err != nil {
		return nil, err
	}
	second, err := sampled(ctx, e.Second, median)
	if err != nil {
		return nil, err
	}
	var drivers []Driver
	for _, i := range inputs {
		in := e.Inputs()[i]
		low, high := in.Ends()
		d := Driver{Name: in.Name, LowValue: in.Words(low), HighValue: in.Words(high)}
		if d.Low, err = median(ctx, pushed(e, i, low)); err != nil {
			return nil, err
		}
		if d.High, err = median(ctx, pushed(e, i, high)); err != nil {
			return nil, err
		}
		mixed, err := sampled(ctx, func(k int) ensemble.Point { return e.Exchanged(k, i) }, median)
		if err != nil {
			return nil, err
		}
		d.First, d.Total, d.Varies = ensemble.Sobol(first, second, mixed)
		drivers = append(drivers, d)
	}
	slices.SortStableFunc(drivers, func(a, b Driver) int { return cmp.Compare(b.Swing(), a.Swing()) })
	return drivers, nil
}

func pushed(e *ensemble.Ensemble, i int, v ensemble.Value) ensemble.Point {
	p := e.Middle()
	p[i] = v
	return p
}

func sampled(ctx context.Context, at func(k int) ensemble.Point, median func(ctx context.Context, p ensemble.Point) (float64, error)) ([]float64, error) {
	return ensemble.Run(ctx, ensemble.Plan{Draws: sobolTrials}, func(ctx context.Context, k int) (float64, error) { return median(ctx, at(k)) })
}

// quantiles returns the 10th, 50th and 90th percentile.
func quantiles(xs []float64) (low, median, high float64) {
	sorted := slices.Sorted(slices.Values(xs))
	at := func(p float64) float64 { return stat.Quantile(p, stat.LinInterp, sorted, nil) }
	return at(0.1), at(0.5), at(0.9)
}
