package ceasefire

import (
	"errors"
	"fmt"
	"sort"

	"parley/accord/count"
)

// A Threshold is an alarm rule on counts, what rates it gives, and what these
// do to enforcement.
type Threshold struct {
	Count int // alarm when the count of a period is at least this
	Alarm
	Enforcement
}

// maxThresholds bounds how many thresholds are looked at.
const maxThresholds = 1000

// Counted is a party whose alarms are raised by counts of incidents.
type Counted struct {
	Payoffs         Payoffs
	Penalty         float64   // what an alarm costs it, in the unit of the payoffs
	Calm, Violation count.Law // incidents in a period while it complies, and while it cheats
	Discount        float64
	// Quiet is the probability that no alarm about anybody else is raised
	// while all comply; 1 when nobody else is watched.
	Quiet float64
}

// ByThreshold raises an alarm when a period's count of incidents reaches c,
// and answers for each c that compliance may stay below and cheating may
// reach; where these are more than a thousand, for as many, evenly apart. The
// alarms are those about the party itself; its
// ceasefire is suspended by those about anybody. best is the place of the
// feasible threshold with the highest value, the lowest of equals, or -1 when
// none is feasible.
func ByThreshold(w Counted) (all []Threshold, best int, err error) {
	if err := w.check(); err != nil {
		return nil, -1, err
	}
	best = -1
	first, last := reachedWith(w.Calm, 1-unlikely), reachedWith(w.Violation, unlikely)-1
	step := 1 + (last-first)/maxThresholds
	for c := first; c <= last; c += step {
		a := Alarm{False: w.Calm.AtLeast(c), Detection: w.Violation.AtLeast(c)}
		p := w.Payoffs.Fined(w.Penalty, a)
		if a.False > a.Detection || p.Check() != nil { // laws of different size may cross, and penalties eat up peace
			continue
		}
		e, err := Enforce(p, Alarm{1 - (1-a.False)*w.Quiet, 1 - (1-a.Detection)*w.Quiet}, w.Discount)
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

// unlikely is a probability that no longer matters.
const unlikely = 1e-9

// reachedWith is the least count, from 1, that is reached with less than the
// probability.
func reachedWith(law count.Law, probability float64) int {
	const most = 1 << 40
	return 1 + sort.Search(most, func(n int) bool { return law.AtLeast(n+1) < probability })
}

func (w Counted) check() error {
	if err := errors.Join(w.Payoffs.Check(), w.Calm.Check(), w.Violation.Check(), checkDiscount(w.Discount)); err != nil {
		return err
	}
	switch {
	case w.Violation.Mean <= w.Calm.Mean:
		return fmt.Errorf("%v incidents in a period of cheating and %v in a period of compliance; want more under cheating", w.Violation.Mean, w.Calm.Mean)
	case !(w.Quiet >= 0 && w.Quiet <= 1):
		return fmt.Errorf("a probability of %v that nobody else raises an alarm; want 0 to 1", w.Quiet)
	}
	return nil
}
