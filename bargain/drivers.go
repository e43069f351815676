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

	input int // its place in the ensemble
}

// Swing is how far the driver moves the median.
func (d *Driver) Swing() float64 { return math.Abs(d.High - d.Low) }

const (
	sobolTrials = 256 // draws on which the indices rest
	mostDrivers = 8   // that are kept
)

// drive finds what moves the median: every uncertain number is pushed to both
// ends, and those that move it most are asked for their Sobol indices.
func (f *Forecast) drive(ctx context.Context, e *ensemble.Ensemble, inputs []int) ([]Driver, error) {
	median := func(ctx context.Context, p ensemble.Point) (float64, error) {
		d, err := f.Model.Density(ctx, f.at(e, p))
		return d.Median(), err
	}
	var err error
	if f.middle, err = median(ctx, e.Middle()); err != nil {
		return nil, err
	}
	var drivers []Driver
	for _, i := range inputs {
		in := e.Inputs()[i]
		low, high := in.Ends()
		d := Driver{Name: in.Name, input: i, LowValue: in.Words(low), HighValue: in.Words(high)}
		if d.Low, err = median(ctx, pushed(e, i, low)); err != nil {
			return nil, err
		}
		if d.High, err = median(ctx, pushed(e, i, high)); err != nil {
			return nil, err
		}
		drivers = append(drivers, d)
	}
	slices.SortStableFunc(drivers, func(a, b Driver) int { return cmp.Compare(b.Swing(), a.Swing()) })
	f.Undriven = max(len(drivers)-mostDrivers, 0)
	drivers = drivers[:min(len(drivers), mostDrivers)]
	return drivers, addIndices(ctx, e, drivers, median)
}

// addIndices sets the Sobol indices of the drivers.
func addIndices(ctx context.Context, e *ensemble.Ensemble, drivers []Driver, median func(ctx context.Context, p ensemble.Point) (float64, error)) error {
	first, err := sampled(ctx, e.Point, median)
	if err != nil {
		return err
	}
	second, err := sampled(ctx, e.Second, median)
	if err != nil {
		return err
	}
	for k := range drivers {
		d := &drivers[k]
		mixed, err := sampled(ctx, func(k int) ensemble.Point { return e.Exchanged(k, d.input) }, median)
		if err != nil {
			return err
		}
		d.First, d.Total, d.Varies = ensemble.Sobol(first, second, mixed)
	}
	return nil
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
