package votes

import (
	"math"
	"slices"
)

// A Reading is one value of a series over sessions.
type Reading struct {
	Session int
	Value   float64
}

// A Change says since when a series runs on another level.
type Change struct {
	Since  int     `json:"since"`  // the first session of the new level
	Early  int     `json:"early"`  // sessions between which it begins, with 95 % confidence
	Late   int     `json:"late"`   //
	Before float64 `json:"before"` // the levels: the means on each side, up to the neighbouring changes
	After  float64 `json:"after"`
}

// leastLevel is the fewest sessions that make a level.
const leastLevel = 4

// Changes finds the sessions in which the level of a series changes, by
// optimal partitioning (jackson2005): of all ways to cut the series into
// levels of at least four sessions, the one with the least sum of squared
// deviations, where each cut costs 2 ln n times the variance of the noise
// (a penalty of the kind of schwarz1978, two parameters a cut). The noise is
// that of the differences between neighbours, by their median, so that the
// changes themselves do not count as noise. The interval of a change holds the
// places of the cut at which the deviations are greater by at most 3.84 times
// that variance, its neighbours being fixed.
func Changes(series []Reading) []Change {
	n := len(series)
	if n < 2*leastLevel {
		return nil
	}
	d := newDeviations(series)
	noise := noiseOf(series)
	cuts := d.partition(2 * math.Log(float64(n)) * noise)
	var made []Change
	for k, cut := range cuts {
		from, to := 0, n
		if k > 0 {
			from = cuts[k-1]
		}
		if k+1 < len(cuts) {
			to = cuts[k+1]
		}
		early, late := d.interval(from, cut, to, 3.841*noise)
		made = append(made, Change{
			Since: series[cut].Session, Early: series[early].Session, Late: series[late].Session,
			Before: d.mean(from, cut), After: d.mean(cut, to),
		})
	}
	return made
}

// noiseOf is the variance of the noise: the differences of neighbours have
// twice that; of a normal variable the median of the absolute value is 0.6745
// standard deviations.
func noiseOf(series []Reading) float64 {
	var steps []float64
	for k := 1; k < len(series); k++ {
		steps = append(steps, math.Abs(series[k].Value-series[k-1].Value))
	}
	slices.Sort(steps)
	sd := (steps[(len(steps)-1)/2] + steps[len(steps)/2]) / 2 / 0.6745 / math.Sqrt2
	return math.Max(sd*sd, 1e-12)
}

// deviations give the squared deviations of any stretch from its mean.
type deviations struct{ sum, squares []float64 }

func newDeviations(series []Reading) deviations {
	d := deviations{make([]float64, len(series)+1), make([]float64, len(series)+1)}
	for k, r := range series {
		d.sum[k+1] = d.sum[k] + r.Value
		d.squares[k+1] = d.squares[k] + r.Value*r.Value
	}
	return d
}

func (d deviations) mean(from, to int) float64 {
	return (d.sum[to] - d.sum[from]) / float64(to-from)
}

func (d deviations) of(from, to int) float64 {
	s := d.sum[to] - d.sum[from]
	return math.Max(0, d.squares[to]-d.squares[from]-s*s/float64(to-from))
}

// partition returns where the levels after the first begin. best[k] is the
// least cost of the first k readings, last[k] where their last level begins.
func (d deviations) partition(penalty float64) []int {
	n := len(d.sum) - 1
	best, last := make([]float64, n+1), make([]int, n+1)
	best[0] = -penalty
	for k := 1; k <= n; k++ {
		best[k] = math.Inf(1)
		for from := 0; from <= k-leastLevel; from++ {
			if cost := best[from] + penalty + d.of(from, k); cost < best[k] {
				best[k], last[k] = cost, from
			}
		}
	}
	var cuts []int
	for k := last[n]; k > 0; k = last[k] {
		cuts = append(cuts, k)
	}
	slices.Reverse(cuts)
	return cuts
}

// interval is the first and the last place of the cut that does not cost much
// more.
func (d deviations) interval(from, cut, to int, allowed float64) (early, late int) {
	least := d.of(from, cut) + d.of(cut, to)
	early, late = cut, cut
	for k := from + 1; k < to; k++ {
		if d.of(from, k)+d.of(k, to) <= least+allowed {
			early, late = min(early, k), max(late, k)
		}
	}
	return early, late
}
