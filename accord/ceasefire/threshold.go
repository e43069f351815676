package ceasefire

import (
	"errors"
	"fmt"

	"parley/accord/count"
)

// A Threshold is an alarm rule on counts, what rates it gives, and what these
// do to enforcement.
type Threshold struct {
	Count int // alarm when the count of a period is at least this
	Alarm
	Enforcement
}

// maxThreshold bounds how many thresholds are enumerated.
const maxThreshold = 10_000

// ByThreshold raises an alarm when a period's count of incidents reaches c,
// where the count follows one law while all comply and another while the party
// cheats, and answers for c = 1, 2, ... as long as cheating reaches c with a
// probability of some weight. best is the place of the feasible threshold with
// the highest value, the lowest of equals, or -1 when none is feasible.
func ByThreshold(p Payoffs, calm, violation count.Law, delta float64) (all []Threshold, best int, err error) {
	if err := errors.Join(calm.Check(), violation.Check()); err != nil {
		return nil, -1, err
	}
	if violation.Mean <= calm.Mean {
		return nil, -1, fmt.Errorf("%v incidents in a period of cheating and %v in a period of compliance; want more under cheating", violation.Mean, calm.Mean)
	}
	best = -1
	for c := 1; c <= maxThreshold; c++ {
		a := Alarm{False: calm.AtLeast(c), Detection: violation.AtLeast(c)}
		if a.Detection < 1e-9 {
			break
		}
		if a.False > a.Detection { // laws of different size may cross
			continue
		}
		e, err := Enforce(p, a, delta)
		if err != nil {
			return nil, -1, err
		}
		all = append(all, Threshold{c, a, e})
		if e.Feasible && (best < 0 || *e.Value > *all[best].Value+guard) {
			best = len(all) - 1
		}
	}
	return all, best, nil
}
