package verify

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

// An Interval is the ends of a confidence interval.
type Interval struct{ Low, High float64 }

// Garwood is the exact interval for a Poisson mean of which x events were
// counted, with the confidence level, above 0 and below 1 [garwood1936]:
// [½χ²(α/2; 2x), ½χ²(1-α/2; 2x+2)]. x need not be whole: bunched counts are
// compared as fewer independent ones.
func Garwood(x, level float64) (Interval, error) {
	if !(x >= 0 && x <= 1e9) || !(level > 0 && level < 1) {
		return Interval{}, fmt.Errorf("%v events at level %v; want at least 0, and a level above 0 and below 1", x, level)
	}
	tail := (1 - level) / 2
	i := Interval{High: distuv.Gamma{Alpha: x + 1, Beta: 1}.Quantile(1 - tail)}
	if x > 0 {
		i.Low = distuv.Gamma{Alpha: x, Beta: 1}.Quantile(tail)
	}
	return i, nil
}

// A Comparison is of the counts of two spans of time.
type Comparison struct {
	// Ratio is the rate after divided by the rate before; nil when nothing
	// was counted before.
	Ratio *float64
	// Interval holds the ratio with the level of confidence; High is nil when
	// the ratio has no upper end.
	Low  float64
	High *float64
	// Rise is the probability of so many events after, or more, if the rate
	// were the same; Fall that of so many or fewer.
	Rise, Fall float64
}

// Compare compares before events in the time spanBefore with after events in
// the time spanAfter: given their sum, the second is binomial if the rate is
// the same [przyborowski1940]. spread is by how much the counts vary more than
// Poisson ones (variance by mean, at least 1); they then count as that many
// fewer.
func Compare(before, after int, spanBefore, spanAfter, spread, level float64) (Comparison, error) {
	switch {
	case before < 0 || after < 0:
		return Comparison{}, fmt.Errorf("counts of %d and %d; want at least 0", before, after)
	case !(spanBefore > 0 && spanAfter > 0 && spanBefore <= 1e9 && spanAfter <= 1e9):
		return Comparison{}, fmt.Errorf("spans of %v and %v; want above 0", spanBefore, spanAfter)
	case !(spread >= 1 && spread <= 1e9) || !(level > 0 && level < 1):
		return Comparison{}, fmt.Errorf("a spread of %v at level %v; want at least 1, and a level above 0 and below 1", spread, level)
	}
	x0, x1 := float64(before)/spread, float64(after)/spread
	share := spanAfter / (spanBefore + spanAfter)
	c := Comparison{Rise: atLeast(x1, x0+x1, share), Fall: 1 - atLeast(x1+1, x0+x1, share)}
	if before > 0 {
		c.Ratio = new(float64(after) / spanAfter / (float64(before) / spanBefore))
	}
	tail := (1 - level) / 2
	if after > 0 {
		c.Low = odds(distuv.Beta{Alpha: x1, Beta: x0 + 1}.Quantile(tail)) * spanBefore / spanAfter
	}
	if before > 0 {
		c.High = new(odds(distuv.Beta{Alpha: x1 + 1, Beta: x0}.Quantile(1-tail)) * spanBefore / spanAfter)
	}
	return c, nil
}

// atLeast is Pr(Bin(n, p) >= x), for x and n that need not be whole.
func atLeast(x, n, p float64) float64 {
	switch {
	case x <= 0:
		return 1
	case x > n+guard:
		return 0
	}
	return distuv.Beta{Alpha: x, Beta: max(n-x, 0) + 1}.CDF(p)
}

func odds(p float64) float64 { return p / max(1-p, 1e-15) }

// A Dispersion is a test whether counts vary as Poisson ones do.
type Dispersion struct {
	Mean, Variance float64
	Index          float64 // variance by mean, 1 for Poisson counts
	P              float64 // the probability of an index this high, or higher, if the counts were Poisson
	Size           float64 // of the negative binomial of the same mean and variance; 0 when the counts do not bunch
	Bunched        bool    // P < 0.05
}

// Disperse tests the counts of at least two periods, not all 0: (n-1)·Index
// is χ² with n-1 degrees if they are Poisson.
func Disperse(counts []int) (Dispersion, error) {
	if len(counts) < 2 {
		return Dispersion{}, fmt.Errorf("%d periods; want at least 2", len(counts))
	}
	var d Dispersion
	n := float64(len(counts))
	for _, x := range counts {
		d.Mean += float64(x) / n
	}
	if d.Mean == 0 {
		return Dispersion{}, fmt.Errorf("%d periods without any event; want at least one event", len(counts))
	}
	for _, x := range counts {
		d.Variance += (float64(x) - d.Mean) * (float64(x) - d.Mean) / (n - 1)
	}
	d.Index = d.Variance / d.Mean
	d.P = distuv.ChiSquared{K: n - 1}.Survival((n - 1) * d.Index)
	if d.Bunched = d.P < 0.05 && d.Index > 1; d.Bunched {
		d.Size = d.Mean * d.Mean / (d.Variance - d.Mean)
	}
	return d, nil
}

// A Total is an estimate of all events from two observers.
type Total struct {
	N        float64
	Variance float64
	Interval         // at least 95%, exactly; no less than what was seen
	Seen     int     // by at least one
	First    float64 // the part of all events that the first reported, and the second
	Second   float64
}

// Chapman estimates how many events there were when one observer reported n1,
// another n2 (each at most 100 million), and m > 0 of them are the same, if they
// report independently [chapman1951]: (n1+1)(n2+1)/(m+1) - 1. Without any in
// common nothing bounds what both missed. From one observer alone a drop in
// reporting looks like compliance.
func Chapman(n1, n2, m int) (Total, error) {
	if m < 1 || m > min(n1, n2) || max(n1, n2) > 1e8 {
		return Total{}, fmt.Errorf("%d and %d reports with %d in common; want at least 1 in common, and no more than either has", n1, n2, m)
	}
	a, b, c := float64(n1)+1, float64(n2)+1, float64(m)+1
	t := Total{N: a*b/c - 1, Seen: n1 + n2 - m, Interval: totals(n1, n2, m, 0.95)}
	t.Variance = a * b * (a - c) * (b - c) / (c * c * (c + 1))
	t.First, t.Second = min(1, float64(n1)/t.N), min(1, float64(n2)/t.N)
	return t, nil
}
