package accord

import (
	"fmt"
	"math"
	"strings"

	"parley/accord/ceasefire"
	"parley/accord/relief"
	"parley/conflict"
)

// usualTranches is how many tranches are looked at when the file does not say.
const usualTranches = 12

func (j *judge) relief(r *conflict.Relief) error {
	if !j.has("the relief", lacking(r.Numbers(), "withdrawalCost", "reliefWorth", "withdrawalWorth", "reliefCost")) {
		return nil
	}
	x := j.exchange(r)
	f := Finding{
		ID: "relief/schedule", Topic: "a schedule", Binding: "what is behind the last step",
		Question: fmt.Sprintf("Is there a schedule in which neither %s nor %s ever gains by stopping?", j.name(r.Withdraws), j.name(r.Eases)),
	}
	if err := x.Check(); err != nil {
		j.add(refused(f, err))
		return nil
	}
	s, err := relief.Shortest(j.ctx, x, whole(r.Tranches, usualTranches))
	if err != nil {
		return err
	}
	if err := j.scheduled(f, r, x, s); err != nil {
		return err
	}
	if r.Parts != nil || r.Packages != nil {
		if err := j.inParts(r, x, s); err != nil {
			return err
		}
	}
	j.simultaneous(r)
	j.snapback(r)
	return nil
}

// exchange is the relief as the model takes it; a tranche is two half-steps of
// one period.
func (j *judge) exchange(r *conflict.Relief) relief.Exchange {
	return relief.Exchange{
		Withdrawal: r.WithdrawalCost.Mode, Relief: r.ReliefWorth.Mode, Gain: r.WithdrawalWorth.Mode, Give: r.ReliefCost.Mode,
		StakeA: or(r.StakeWithdraws, 0), StakeB: or(r.StakeEases, 0),
		Snapback: or(r.Snapback, 0), Reversible: or(r.Reversible, 0), Verified: or(r.Verified, 1), Discount: math.Sqrt(j.delta),
	}
}

func (j *judge) scheduled(f Finding, r *conflict.Relief, x relief.Exchange, s relief.Schedule) error {
	f.Feasible, f.Slack = s.Feasible, s.Slack
	tranches := Threshold{"tranches", "least number of tranches", nil, "none of the numbers looked at", Counted}
	if s.Feasible {
		tranches.Value = new(float64(len(s.Withdraw)))
	}
	f.Thresholds = []Threshold{tranches}
	if len(s.Binding) > 0 {
		f.Binding = j.turn(r, s.Binding[0])
	}
	if s.Feasible {
		f.Reason = fmt.Sprintf("%s will do. What the side that is worst off at any step loses by stopping there is %s.", tranchesWords(len(s.Withdraw)), short(s.Slack))
	} else {
		f.Reason = fmt.Sprintf("Not in %s: %s would gain %s by stopping.", tranchesWords(len(s.Withdraw)), f.Binding, short(-s.Slack))
	}
	if j.deep && !s.Feasible {
		need, err := relief.Needs(j.ctx, x, len(s.Withdraw))
		if err != nil {
			return err
		}
		f.Thresholds = append(f.Thresholds,
			Threshold{"stake", "least stake of each side, lost by stopping", need.Stake, "no stake helps", Plain},
			Threshold{"snapback", "least share of the relief that can be taken back", need.Snapback, "not even all of it", Percent})
		f.Reason += " " + needWords(need)
	}
	j.add(f)
	return nil
}

func tranchesWords(n int) string {
	if n == 1 {
		return "One tranche"
	}
	return fmt.Sprintf("%d tranches", n)
}

func needWords(n relief.Need) string {
	var ways []string
	if n.Stake != nil {
		ways = append(ways, fmt.Sprintf("a stake of at least %s on each side", short(*n.Stake)))
	}
	if n.Snapback != nil {
		ways = append(ways, fmt.Sprintf("a snapback of at least %s of the relief", percent(*n.Snapback)))
	}
	if len(ways) == 0 {
		return "Neither a stake nor a snapback would mend it."
	}
	return "It needs " + strings.Join(ways, ", or ") + "."
}

// turn names a step of a schedule.
func (j *judge) turn(r *conflict.Relief, s relief.Step) string {
	if s.Eases {
		return fmt.Sprintf("%s before its relief %d", j.name(r.Eases), s.Tranche)
	}
	return fmt.Sprintf("%s before its withdrawal %d", j.name(r.Withdraws), s.Tranche)
}

// mostParted bounds the tranches of indivisible parts.
const mostParted = 6

func (j *judge) inParts(r *conflict.Relief, x relief.Exchange, divisible relief.Schedule) error {
	parts, packages := whole(r.Parts, 12), whole(r.Packages, 12)
	f := Finding{
		ID: "relief/parts", Topic: "indivisible parts", Binding: "the size of the parts",
		Question: fmt.Sprintf("And with %d parts of the withdrawal and %d packages of relief that cannot be divided?", parts, packages),
	}
	var best relief.Schedule
	looked := 0
	for k := 1; k <= min(mostParted, whole(r.Tranches, usualTranches)) && !best.Feasible; k++ {
		s, err := relief.PlanParts(j.ctx, x, k, parts, packages)
		if j.ctx.Err() != nil {
			return err
		}
		if err != nil {
			j.Missing = append(j.Missing, fmt.Sprintf("%s: more than %d tranches of indivisible parts: %v.", j.a.Name, k-1, err))
			break
		}
		looked = k
		if k == 1 || s.Slack > best.Slack {
			best = s
		}
	}
	f.Feasible, f.Slack = best.Feasible, best.Slack
	f.Thresholds = []Threshold{{"slack", "worst that anybody loses by stopping, if everything could be divided", &divisible.Slack, "", Plain}}
	if f.Feasible {
		f.Reason = tranchesWords(len(best.Withdraw)) + " will do: " + j.sizes(r, best, parts, packages) + "."
	} else {
		f.Reason = fmt.Sprintf("No way to spread them over up to %d tranches holds; in the best somebody gains %s by stopping.", looked, short(-best.Slack))
	}
	j.add(f)
	return nil
}

// sizes writes how many parts and packages each tranche has.
func (j *judge) sizes(r *conflict.Relief, s relief.Schedule, parts, packages int) string {
	var steps []string
	for k := range s.Withdraw {
		steps = append(steps, fmt.Sprintf("%s %.0f of %d, %s %.0f of %d", j.name(r.Withdraws), s.Withdraw[k]*float64(parts), parts, j.name(r.Eases), s.Relieve[k]*float64(packages), packages))
	}
	return strings.Join(steps, "; ")
}

// simultaneous asks for steps that both take at once and cannot take back.
func (j *judge) simultaneous(r *conflict.Relief) {
	f := Finding{
		ID: "relief/simultaneous", Topic: "both at once", Beside: true, Binding: "what a step brings beyond what it costs",
		Question: "And if both act at the same time, in steps that nobody can take back and nothing else backs?",
	}
	worst := max(r.WithdrawalCost.Mode/r.ReliefWorth.Mode, r.ReliefCost.Mode/r.WithdrawalWorth.Mode)
	l, err := relief.Climb(relief.Gradual{Cost: worst, Gain: 1, Discount: j.delta, Cap: 1})
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = l.Feasible, l.Slack
	f.Thresholds = []Threshold{{"ratio", "least gain for each unit of cost", new(1 / j.delta), "", Plain}}
	if l.Feasible {
		f.Thresholds = append(f.Thresholds, Threshold{"steps", "periods until 95 % has been exchanged", new(float64(l.Steps(0.95))), "", Periods})
		f.Reason = fmt.Sprintf("%s can be exchanged at once, and %s of what is left in every period from then on; the exchange never ends, and never stops.", percent(l.First), percent(l.First))
	} else {
		f.Reason = fmt.Sprintf("To the side that gains least each unit of cost brings %s, which does not outweigh the wait.", short(1/worst))
	}
	j.add(f)
}

// snapback asks whether relief that is taken back comes back in time.
func (j *judge) snapback(r *conflict.Relief) {
	if r.Lag == nil {
		return
	}
	f := Finding{
		ID: "relief/snapback", Topic: "the snapback alone", Beside: true, Binding: "the time until the snapback",
		Question: fmt.Sprintf("Would the threat of a snapback for good by itself keep %s from returning?", j.name(r.Withdraws)),
	}
	g := r.WithdrawalCost.Mode / (r.ReliefWorth.Mode - r.WithdrawalCost.Mode)
	found, err := ceasefire.Respond(ceasefire.Ratio(g), or(r.Verified, 1), j.delta, whole(r.Lag, 0))
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = found.Feasible, found.Slack
	f.Thresholds = []Threshold{
		{"verified", "least verification in a period", found.LeastDetection, "the snapback comes too late for any", Percent},
		{"lag", "longest time until the snapback, if every breach is seen", number(found.LongestLag), "even one in the same period comes too late", Periods},
	}
	f.Reason = fmt.Sprintf("Relief is taken back %s after a breach is seen.", Periods.Words(or(r.Lag, 0)))
	j.add(f)
}
