package ensemble

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// A Spread says how the numbers of an ensemble lie.
type Spread struct {
	Mean float64 `json:"mean"`
	// Error is the standard error of the mean: how much it would differ from
	// one ensemble of as many draws to the next.
	Error  float64 `json:"error"`
	P5     float64 `json:"p5"` // percentiles
	P25    float64 `json:"p25"`
	Median float64 `json:"median"`
	P75    float64 `json:"p75"`
	P95    float64 `json:"p95"`
}

// NewSpread returns the spread of at least one finite number. xs stays as it
// is.
func NewSpread(xs []float64) Spread {
	sorted := slices.Sorted(slices.Values(xs))
	at := func(p float64) float64 { return stat.Quantile(p, stat.LinInterp, sorted, nil) }
	s := Spread{Mean: stat.Mean(xs, nil), P5: at(0.05), P25: at(0.25), Median: at(0.5), P75: at(0.75), P95: at(0.95)}
	if n := float64(len(xs)); n > 1 {
		s.Error = stat.StdDev(xs, nil) / math.Sqrt(n)
	}
	return s
}
