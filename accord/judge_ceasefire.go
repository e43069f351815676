package accord

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"

	"parley/accord/ceasefire"
	"parley/accord/count"
	"parley/conflict"
)

func (j *judge) ceasefire(c *conflict.Ceasefire) {
	sides, parties := j.sides(c)
	if len(sides) > 0 {
		found, err := ceasefire.Unlike(sides, whole(c.Suspension, 0))
		for k := range sides {
			f := Finding{
				ID:       "ceasefire/" + parties[k].Party,
				Topic:    j.name(parties[k].Party) + " complying",
				Question: fmt.Sprintf("Is complying with the ceasefire worth more than cheating to %s?", j.name(parties[k].Party)),
			}
			if err != nil {
				j.add(refused(f, err))
				continue
			}
			j.add(j.enforced(f, c, parties[k], sides, k, found[k]))
			j.responded(c, parties[k], sides[k])
		}
	}
	if c.Inspections != nil {
		j.inspections(c.Inspections)
	}
}

// sides are the parties of which enough is known. Thresholds that the file
// leaves open are chosen one after the other, each the best beside the others'
// alarms, twice over.
func (j *judge) sides(c *conflict.Ceasefire) (sides []ceasefire.Side, parties []conflict.CeasefireSide) {
	for _, s := range c.Sides {
		if side, ok := j.side(c, s); ok {
			sides, parties = append(sides, side), append(parties, s)
		}
	}
	for range 2 {
		for k, s := range parties {
			if !openThreshold(c, s) {
				continue
			}
			if t, _, ok := j.threshold(c, s, quietOthers(sides, k)); ok {
				sides[k] = j.alarmed(s, t.Alarm)
			}
		}
	}
	return sides, parties
}

// side is the party as the model takes it: alarms as rates, or from counts.
func (j *judge) side(c *conflict.Ceasefire, s conflict.CeasefireSide) (ceasefire.Side, bool) {
	what := "the ceasefire for " + j.name(s.Party)
	if !j.has(what, lacking(s.Numbers(), "temptation")) {
		return ceasefire.Side{}, false
	}
	switch {
	case s.Detection != nil && s.FalseAlarm == nil:
		return ceasefire.Side{}, j.has(what, []string{"falseAlarm"})
	case s.Detection != nil:
		return j.alarmed(s, ceasefire.Alarm{False: s.FalseAlarm.Mode, Detection: s.Detection.Mode}), true
	case s.Calm == nil || s.Violation == nil:
		return ceasefire.Side{}, j.has(what, []string{"detection (or calm and violation)"})
	case c.Threshold == nil:
		return j.alarmed(s, ceasefire.Alarm{}), true
	}
	calm, violation := laws(c, s)
	n := whole(c.Threshold, 0)
	return j.alarmed(s, ceasefire.Alarm{False: calm.AtLeast(n), Detection: violation.AtLeast(n)}), true
}

// alarmed is the party under an alarm about it, with its penalty.
func (j *judge) alarmed(s conflict.CeasefireSide, a ceasefire.Alarm) ceasefire.Side {
	return ceasefire.Side{Payoffs: payoffs(s).Fined(or(s.Penalty, 0), a), Alarm: a, Discount: j.delta}
}

func payoffs(s conflict.CeasefireSide) ceasefire.Payoffs { return ceasefire.Ratio(or(s.Temptation, 0)) }

// openThreshold reports whether the party is counted, with the threshold to be
// found.
func openThreshold(c *conflict.Ceasefire, s conflict.CeasefireSide) bool {
	return s.Detection == nil && c.Threshold == nil
}

// threshold is the best threshold for the party, beside alarms about others
// that are quiet with this probability; holds says whether it holds the party.
// Where none does it is the one that comes nearest.
func (j *judge) threshold(c *conflict.Ceasefire, s conflict.CeasefireSide, quiet float64) (t ceasefire.Threshold, holds, ok bool) {
	calm, violation := laws(c, s)
	all, best, err := ceasefire.ByThreshold(ceasefire.Counted{
		Payoffs: payoffs(s), Penalty: or(s.Penalty, 0), Calm: calm, Violation: violation, Discount: j.delta, Quiet: quiet,
	})
	switch {
	case err != nil || len(all) == 0:
		return ceasefire.Threshold{}, false, false
	case best >= 0:
		return all[best], true, true
	}
	nearest := slices.MaxFunc(all, func(a, b ceasefire.Threshold) int { return cmp.Compare(a.Slack, b.Slack) })
	return nearest, false, true
}

// quietOthers is the probability that no alarm about anybody but side k is
// raised while all comply.
func quietOthers(sides []ceasefire.Side, k int) float64 {
	quiet := 1.0
	for i, s := range sides {
		if i != k {
			quiet *= 1 - s.Alarm.False
		}
	}
	return quiet
}

func laws(c *conflict.Ceasefire, s conflict.CeasefireSide) (calm, violation count.Law) {
	size := or(c.Bunching, 0)
	return count.Law{Mean: s.Calm.Mode, Size: size}, count.Law{Mean: s.Violation.Mode, Size: size}
}

func (j *judge) enforced(f Finding, c *conflict.Ceasefire, s conflict.CeasefireSide, sides []ceasefire.Side, k int, e ceasefire.Enforcement) Finding {
	f.Feasible, f.Slack, f.Binding = e.Feasible, e.Slack, bindingWords[e.Binding]
	f.Reason = enforcedWords(j.name(s.Party), sides[k], e)
	f.Thresholds = append(f.Thresholds,
		Threshold{"detection", "least detection of a breach in a period", own(e.LeastDetection, sides, k), "no detection suffices", Percent},
		Threshold{"falseAlarm", "most false alarms in a period", own(e.MostFalse, sides, k), "not even none suffice", Percent},
		Threshold{"discount", "least weight of the next period", e.LeastDiscount, "no patience suffices", Percent},
		Threshold{"suspension", "shortest suspension that deters", number(e.Length), "no suspension deters", Periods},
		Threshold{"collapse", "mean time to a suspension that nobody deserved", e.FalseCollapse, "there are no false alarms", Periods},
		Threshold{"suspended", "share of the time in suspension though all comply", &e.Suspended, "", Percent},
		Threshold{"attribution", "worth of knowing who it was, as a share of what peace gains", attribution(e), "nothing holds the party", Percent},
	)
	if openThreshold(c, s) {
		f.Thresholds = append(f.Thresholds, Threshold{"threshold", "incidents in a period that should raise the alarm", j.alarmAt(c, s, quietOthers(sides, k)), "no number of incidents", Counted})
	}
	return f
}

// attribution is the loss to alarms that punish both, where anything holds.
func attribution(e ceasefire.Enforcement) *float64 {
	if e.LeastDiscount == nil {
		return nil
	}
	return &e.Attribution
}

// alarmAt is the number of incidents that should raise the alarm; nil when no
// number holds the party.
func (j *judge) alarmAt(c *conflict.Ceasefire, s conflict.CeasefireSide, quiet float64) *float64 {
	t, holds, _ := j.threshold(c, s, quiet)
	if !holds {
		return nil
	}
	return new(float64(t.Count))
}

// own turns a rate of the alarm about anybody into that of the party itself,
// the others complying: 1-(1-x)/Π(1-αj); nil when there is none.
func own(joint *float64, sides []ceasefire.Side, k int) *float64 {
	if joint == nil {
		return nil
	}
	quiet := quietOthers(sides, k)
	if quiet <= 0 {
		return nil
	}
	x := 1 - (1-*joint)/quiet
	if x < 0 {
		return nil
	}
	return &x
}

func number(n *int) *float64 {
	if n == nil {
		return nil
	}
	return new(float64(*n))
}

var bindingWords = map[ceasefire.Binding]string{
	ceasefire.Nothing:    "nothing: complying pays at once",
	ceasefire.Monitoring: "the oversight: its alarms say too little",
	ceasefire.Patience:   "patience: the weight of the future",
	ceasefire.Length:     "the suspension: it is too short",
}

func enforcedWords(party string, s ceasefire.Side, e ceasefire.Enforcement) string {
	seen := fmt.Sprintf("A period of cheating by %s raises an alarm with probability %s, a period of compliance with %s.", party, percent(s.Alarm.Detection), percent(s.Alarm.False))
	switch {
	case e.Binding == ceasefire.Nothing:
		return seen + " The penalty alone makes complying worth more; no suspension is needed."
	case e.Forever:
		return seen + " Complying is worth as much as cheating only if an alarm ends the ceasefire for good."
	case e.Feasible:
		return seen + fmt.Sprintf(" Complying is worth more when an alarm suspends the ceasefire for %s.", Periods.Words(float64(*e.Length)))
	case e.Binding == ceasefire.Monitoring:
		return seen + " That tells too little apart: whatever the suspension and the patience, cheating is worth more."
	case e.Binding == ceasefire.Length:
		return seen + " The suspension that was agreed is too short to outweigh the gain."
	}
	return seen + fmt.Sprintf(" The next period weighs %s of this one, which is too little: %s would be needed.", percent(s.Discount), percent(min(1, s.Discount-e.Slack)))
}

// responded asks whether the answer to a breach comes in time.
func (j *judge) responded(c *conflict.Ceasefire, s conflict.CeasefireSide, side ceasefire.Side) {
	if c.Lag == nil {
		return
	}
	lag := whole(c.Lag, 0)
	f := Finding{
		ID: "ceasefire/" + s.Party + "/answer", Beside: true, Binding: "the time until the answer",
		Topic:    "an answer to " + j.name(s.Party) + " in time",
		Question: fmt.Sprintf("Does the answer come in time to deter %s, if it is for good?", j.name(s.Party)),
	}
	r, err := ceasefire.Respond(side.Payoffs, side.Alarm.Detection, side.Discount, lag)
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = r.Feasible, r.Slack
	f.Thresholds = []Threshold{
		{"detection", "least detection of a breach in a period", r.LeastDetection, "the answer comes too late for any", Percent},
		{"lag", "longest time until the answer, if every breach is seen", number(r.LongestLag), "even an answer in the same period comes too late", Periods},
	}
	f.Reason = fmt.Sprintf("A breach goes on for %s after it is seen. ", Periods.Words(float64(lag)))
	switch {
	case r.LeastDetection == nil:
		f.Reason += "That is so long that it pays even if it is seen at once."
	case r.Feasible:
		f.Reason += fmt.Sprintf("It has to be seen with probability %s in a period, and is with %s.", percent(*r.LeastDetection), percent(side.Alarm.Detection))
	default:
		f.Reason += fmt.Sprintf("It would have to be seen with probability %s in a period, and is only with %s.", percent(*r.LeastDetection), percent(side.Alarm.Detection))
	}
	j.add(f)
}

// inspections asks how far a budget of inspections goes.
func (j *judge) inspections(i *conflict.Inspections) {
	f := Finding{ID: "ceasefire/inspections", Topic: "inspections", Question: "Do the inspections deter a hidden violation?", Binding: "the number of inspections"}
	if !j.has("the inspections", lacking(i.Numbers(), "finds", "gain", "loss")) {
		return
	}
	n, m := whole(i.Periods, 0), whole(i.Available, 0)
	least, err := ceasefire.LeastInspection(i.Gain.Mode, i.Loss.Mode, ceasefire.Alarm{Detection: i.Finds.Mode, False: or(i.FalseAlarm, 0)}, or(i.Accused, 0))
	budget, budgetErr := ceasefire.Dresher(n, min(m, n))
	gain, gainErr := ceasefire.Inspectee(n, min(m, n), rational(i.Loss.Mode/i.Gain.Mode))
	for _, e := range []error{err, budgetErr, gainErr} {
		if e != nil {
			j.add(refused(f, e))
			return
		}
	}
	share := float64(min(m, n)) / float64(n)
	f.Feasible, f.Slack = share >= least-1e-12, share-least
	first, _ := budget.First.Float64()
	value, _ := gain.Float64()
	needed := Threshold{"inspections", fmt.Sprintf("least inspections in %d periods", n), nil, "not even one in every period", Counted}
	if least <= 1 {
		needed.Value = new(max(1, math.Ceil(least*float64(n)-1e-9)))
	}
	f.Thresholds = []Threshold{
		needed,
		{"first", "best probability of an inspection in the first period, against one violation", &first, "", Percent},
		{"gain", "what one violation can still expect to gain, as a share of an undetected one", &value, "", Percent},
	}
	f.Reason = fmt.Sprintf("%d inspections in %d periods visit a given period with probability %s; each finds a violation with %s. To deter, a period would have to be visited with %s.",
		m, n, percent(share), percent(i.Finds.Mode), atMostCertain(least))
	if or(i.FalseAlarm, 0) > 0 && or(i.Accused, 0) > 0 {
		f.Reason += fmt.Sprintf(" An inspection accuses those who comply with %s, which makes complying worth less.", percent(i.FalseAlarm.Mode))
	}
	j.add(f)
}

// atMostCertain writes a probability that may come out above 1.
func atMostCertain(p float64) string {
	if p > 1 {
		return "more than certainty"
	}
	return percent(p)
}

// rational is x, above 0 and at most 1e12, to six digits, so that exact sums stay
// short.
func rational(x float64) *big.Rat {
	return big.NewRat(max(1, int64(math.Round(min(x, 1e12)*1e6))), 1e6)
}
