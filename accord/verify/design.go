package verify

import (
	"errors"
	"fmt"
	"math"

	"parley/accord/count"
)

// BestReference is the k that tells two means apart best: the slope at which
// the evidence for both is equal, (μ1-μ0)/ln(μ1/μ0) for Poisson counts, and
// for bunched ones of the size κ
//
//	κ ln[(μ1+κ)/(μ0+κ)] / ln[μ1(μ0+κ)/(μ0(μ1+κ))].
func BestReference(calm, changed count.Law) float64 {
	m0, m1, k := calm.Mean, changed.Mean, calm.Size
	if !calm.Bunched() {
		return (m1 - m0) / math.Log(m1/m0)
	}
	return k * math.Log((m1+k)/(m0+k)) / math.Log(m1*(m0+k)/(m0*(m1+k)))
}

// A Design is a chart made for two means.
type Design struct {
	CUSUM
	Calm, Changed count.Law
	Wanted        float64   // the least average run length while nothing has changed
	Quiet         RunLength // while nothing has changed: periods between false alarms
	Delay         RunLength // after the change: periods until it is seen
}

// DesignCUSUM makes the chart that watches for a change of the mean from calm
// to changed, with at least so many periods between false alarms. The two laws
// have the same size. The chart is upper when changed is above calm.
func DesignCUSUM(calm, changed count.Law, quiet float64) (Design, error) {
	if err := errors.Join(calm.Check(), changed.Check()); err != nil {
		return Design{}, err
	}
	switch {
	case calm.Size != changed.Size:
		return Design{}, errors.New("counts that bunch differently before and after; want the same size")
	case math.Abs(calm.Mean-changed.Mean) < 1e-6*calm.Mean:
		return Design{}, fmt.Errorf("means of %v and %v; want them to differ", calm.Mean, changed.Mean)
	case !(quiet > 1 && quiet <= 1e7):
		return Design{}, fmt.Errorf("%v periods between false alarms; want above 1 and at most 10 million", quiet)
	}
	d := Design{Calm: calm, Changed: changed, Wanted: quiet}
	best := BestReference(calm, changed)
	d.Steps = stepsFor(best)
	d.K = max(1, int(math.Round(best*float64(d.Steps))))
	d.Lower = changed.Mean < calm.Mean
	if err := d.raise(quiet); err != nil {
		return Design{}, err
	}
	var err error
	d.Delay, err = d.Run(changed)
	return d, err
}

// stepsFor is how finely k is set: small references need fine steps, and large
// ones leave no room for them.
func stepsFor(k float64) int {
	if k < 0.2 { // of rare events: two steps at least
		return min(200, int(math.Round(2/k)))
	}
	return max(1, min(10, int(math.Round(20/max(k, 2)))))
}

// raise finds the least h with the wanted run length: doubling, then halving.
func (d *Design) raise(quiet float64) error {
	enough := func(h int) (bool, error) {
		d.H = h
		run, err := d.Run(d.Calm)
		if errors.Is(err, errNoSignal) {
			return true, nil
		}
		d.Quiet = run
		return run.FromZero >= quiet, err
	}
	low, high := 0, 1
	for {
		ok, err := enough(high)
		switch {
		case err != nil:
			return err
		case !ok && high == maxStates:
			return fmt.Errorf("no chart of %d states keeps %v periods between false alarms; want means farther apart, fewer periods, or counts of longer periods", maxStates, quiet)
		case !ok:
			low, high = high, min(2*high, maxStates)
			continue
		}
		break
	}
	for high-low > 1 {
		middle := (low + high) / 2
		ok, err := enough(middle)
		switch {
		case err != nil:
			return err
		case ok:
			high = middle
		default:
			low = middle
		}
	}
	d.H = high
	var err error
	d.Quiet, err = d.Run(d.Calm)
	return err
}

// Rates are the chances, in a period, of an alarm while nothing has changed
// and after the change, and how long the alarm takes: about 1/ARL each. They
// are an approximation, for use as an agreement's false-alarm and detection
// rates.
func (d Design) Rates() (falseAlarm, detection, lag float64) {
	return 1 / d.Quiet.FromZero, 1 / d.Delay.FromZero, d.Delay.FromZero
}
