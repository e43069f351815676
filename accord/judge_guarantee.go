package accord

import (
	"fmt"

	"parley/accord/guarantee"
	"parley/conflict"
)

func (j *judge) guarantee(g *conflict.Guarantee) error {
	gamma, err := j.guarantors(g)
	if err != nil {
		return err
	}
	if j.has("the guarantee", lacking(g.Numbers(), "now", "later", "warCost")) {
		j.shift(g, gamma)
	}
	if g.FirstStrike != nil {
		j.strike(g)
	}
	if g.Disarmament != nil {
		j.disarm(g, gamma)
	}
	return nil
}

// guarantors judges each guarantor, and how likely at least one comes; gamma
// is nil when there is none.
func (j *judge) guarantors(g *conflict.Guarantee) (gamma *float64, err error) {
	if len(g.Guarantors) == 0 {
		return nil, nil
	}
	var each []float64
	for _, one := range g.Guarantors {
		p, err := guarantee.Credibility(guarantorOf(one))
		if err != nil {
			return nil, fmt.Errorf("guarantor %s: %w", j.name(one.Party), err)
		}
		each = append(each, p)
	}
	together, err := guarantee.Together(each, or(g.Correlation, 0))
	if err != nil {
		return nil, err
	}
	for k, one := range g.Guarantors {
		j.add(j.guarantor(one, each[k]))
	}
	return &together, nil
}

func guarantorOf(g conflict.Guarantor) guarantee.Guarantor {
	return guarantee.Guarantor{Stake: or(g.Stake, 0), Saved: or(g.Saves, 0), Audience: or(g.Audience, 0), Cost: or(g.Cost, 0), Spread: or(g.Spread, 1)}
}

func (j *judge) guarantor(one conflict.Guarantor, gamma float64) Finding {
	f := Finding{
		ID: "guarantee/guarantors/" + one.Party, Beside: true, Feasible: gamma >= 0.5, Slack: gamma - 0.5, Binding: "the guarantor's own interest",
		Topic:    j.name(one.Party) + " as guarantor",
		Question: fmt.Sprintf("Would %s rather come than not, when it is called?", j.name(one.Party)),
		Reason:   fmt.Sprintf("It comes with probability %s: what it saves and what breaking its word costs it, against an uncertain cost of coming.", percent(gamma)),
	}
	f.Thresholds = []Threshold{{"credibility", "probability that it comes", &gamma, "", Percent}}
	if s, err := guarantee.LeastAudience(guarantorOf(one), 0.9); err == nil {
		f.Thresholds = append(f.Thresholds, Threshold{"audience", "what breaking its word must cost it to come with 90 %", &s, "", Plain})
	}
	return f
}

// shiftOf is the shift of power, with a guarantee that is honoured with
// probability gamma.
func (j *judge) shiftOf(g *conflict.Guarantee, gamma float64) guarantee.Shift {
	return guarantee.Shift{
		Before:   max(0, g.Now.Mode-gamma*or(g.Emboldens, 0)),
		After:    max(0, g.Later.Mode-gamma*or(g.Restrains, 0)),
		WarCost:  g.WarCost.Mode * daysOfYear / or(j.a.Period, 1),
		Discount: j.delta,
	}
}

// peaceful reports whether the shift, spread evenly over the steps, passes
// without war.
func peaceful(s guarantee.Shift, steps int) (bool, error) {
	if s.After <= s.Before {
		return true, nil
	}
	path := make([]float64, steps+1)
	for t := range path {
		path[t] = s.Before + (s.After-s.Before)*float64(t)/float64(steps)
	}
	wars, err := guarantee.WarAlong(path, s.WarCost, s.Discount)
	return len(wars) == 0, err
}

func (j *judge) shift(g *conflict.Guarantee, gamma *float64) {
	steps := max(1, whole(g.Steps, 1))
	alone := j.shiftOf(g, 0)
	f := Finding{
		ID: "guarantee/shift", Topic: "the shift of power", Binding: "the shift of power",
		Question: fmt.Sprintf("Does the bargain hold while %s grows stronger, with the guarantee?", j.name(g.Rising)),
	}
	b, err := guarantee.Prevent(stepOf(alone, steps))
	if err != nil {
		j.add(refused(f, err))
		return
	}
	without, err := peaceful(alone, steps)
	if err != nil {
		j.add(refused(f, err))
		return
	}
	least := j.leastCredibility(g, steps)
	n, ok, err := guarantee.LeastSteps(alone)
	if err != nil {
		j.add(refused(f, err))
		return
	}
	var fastest *int
	if ok {
		fastest = &n
	}
	f.Thresholds = []Threshold{
		{"credibility", "least probability that the guarantee is honoured", least, "no guarantee of this strength suffices", Percent},
		{"steps", "least periods over which the shift can be peaceful without a guarantee, as fast as it may at each step", number(fastest), "no number of periods", Periods},
		{"later", "greatest chance of winning later that is peaceful without a guarantee, in one step", &b.MostAfter, "", Percent},
		{"warCost", "least cost of war that keeps the peace without a guarantee, in years of all that is at stake", new(b.LeastCost * or(j.a.Period, 1) / daysOfYear), "", Plain},
	}
	f.Feasible, f.Slack, f.Reason = without, b.Slack, j.shiftWords(g, without)
	if gamma != nil {
		with := j.shiftOf(g, *gamma)
		if f.Feasible, err = peaceful(with, steps); err == nil {
			b, err = guarantee.Prevent(stepOf(with, steps))
		}
		if err != nil {
			j.add(refused(f, err))
			return
		}
		f.Slack = b.Slack
		f.Reason += guaranteeWords(*gamma, least, without, f.Feasible)
	} else if !without {
		f.Reason += " The file names no guarantor."
	}
	j.add(f)
	j.powell(g)
}

// stepOf is the first of equal steps of a shift.
func stepOf(s guarantee.Shift, steps int) guarantee.Shift {
	s.After = s.Before + (s.After-s.Before)/float64(steps)
	return s
}

// leastCredibility is the least gamma with which the shift is peaceful. One
// that emboldens more than it restrains has none.
func (j *judge) leastCredibility(g *conflict.Guarantee, steps int) *float64 {
	works := func(gamma float64) bool {
		ok, err := peaceful(j.shiftOf(g, gamma), steps)
		return ok && err == nil
	}
	switch {
	case works(0):
		return new(0.0)
	case !works(1):
		return nil
	}
	low, high := 0.0, 1.0
	for high-low > 1e-6 {
		if m := (low + high) / 2; works(m) {
			high = m
		} else {
			low = m
		}
	}
	return &high
}

func (j *judge) shiftWords(g *conflict.Guarantee, without bool) string {
	words := fmt.Sprintf("%s's chance of winning a war rises from %s to %s. ", j.name(g.Rising), percent(g.Now.Mode), percent(g.Later.Mode))
	if without {
		return words + fmt.Sprintf("%s would rather live with that than fight, also without a guarantee.", j.name(g.Declining))
	}
	return words + fmt.Sprintf("Without a guarantee fighting now is worth more to %s than a bargain that %s will be strong enough to undo.", j.name(g.Declining), j.name(g.Rising))
}

func guaranteeWords(gamma float64, least *float64, without, with bool) string {
	words := fmt.Sprintf(" At least one guarantor comes with probability %s", percent(gamma))
	switch {
	case without && !with:
		return words + "; but the guarantee emboldens the side that it protects, and so breaks a peace that would hold without it."
	case without:
		return words + "; the peace does not hang on it."
	case with:
		return words + fmt.Sprintf(", and %s is enough to close the gap.", percent(*least))
	case least == nil:
		return words + ", but even a guarantee that is sure to be honoured does not close the gap."
	}
	return words + fmt.Sprintf("; %s would be needed to close the gap.", percent(*least))
}

func (j *judge) powell(g *conflict.Guarantee) {
	if g.Destroyed == nil {
		return
	}
	f := Finding{
		ID: "guarantee/rapid", Topic: "a rapid shift", Beside: true, Binding: "how fast power moves",
		Question: "Is the shift slow enough that fighting is not sure, if war settled everything for good?",
	}
	p, err := guarantee.Powell(1-g.Now.Mode, 1-g.Later.Mode, g.Destroyed.Mode, j.delta)
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = !p.Sure, 1-p.Value
	f.Thresholds = []Threshold{{"destroyed", "share that war must destroy for fighting not to be sure", &p.CriticalLoss, "", Percent}}
	f.Reason = "What both sides could take by fighting, now and later, is no more than all there is: this condition does not make fighting sure."
	if p.Sure {
		f.Reason = "What both sides could take by fighting, now and later, is more than all there is, so no bargain satisfies both. The condition is sufficient for fighting, and its absence promises nothing."
	}
	j.add(f)
}

func (j *judge) strike(g *conflict.Guarantee) {
	s := g.FirstStrike
	f := Finding{ID: "guarantee/firstStrike", Topic: "a first strike", Question: "Is a bargain better for both than striking first?", Binding: "the advantage of striking first"}
	found, err := guarantee.Strike(or(s.First, 0), or(s.Second, 0), or(s.CostRises, 0), or(s.CostFalls, 0))
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = found.Stable, found.Slack
	advantage := or(s.First, 0) - or(s.Second, 0)
	costs := or(s.CostRises, 0) + or(s.CostFalls, 0)
	f.Thresholds = []Threshold{{"advantage", "greatest advantage of striking first that leaves a bargain", &costs, "", Percent}}
	f.Reason = fmt.Sprintf("Striking first adds %s to the chance of winning; war costs both together %s of the prize. ", percent(advantage), percent(costs))
	if found.Stable {
		f.Reason += "So there are divisions that both prefer to striking first."
	} else {
		f.Reason += "So no division is better for both than striking first. Distance and buffers act on the advantage."
	}
	j.add(f)
}

func (j *judge) disarm(g *conflict.Guarantee, gamma *float64) {
	d := g.Disarmament
	f := Finding{ID: "guarantee/disarmament", Topic: "disarming", Question: "Is disarming safe enough, if the other may cheat?", Binding: "what the guarantor takes from a cheat"}
	game := guarantee.Disarmament{
		T: 1 + or(d.Temptation, 0), R: 1, P: 0, S: -or(d.Exposure, 0), Punishment: or(d.Punishment, 0), Rescue: or(d.Rescue, 0),
	}
	if gamma != nil {
		game.Credibility = *gamma
	}
	a, err := guarantee.Assure(game)
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = a.Equilibrium, a.Slack
	f.Reason = fmt.Sprintf("The guarantee is honoured with probability %s. ", percent(game.Credibility))
	switch {
	case !a.Equilibrium:
		f.Reason += "That does not make cheating a disarmed side unattractive."
	case d.Trust != nil && a.LeastTrust != nil && d.Trust.Mode < *a.LeastTrust-1e-12:
		f.Feasible, f.Slack, f.Binding = false, d.Trust.Mode-*a.LeastTrust, "trust in the other"
		f.Reason += fmt.Sprintf("Cheating does not pay; but disarming asks to hold the other willing with probability %s, and each does so with %s.", percent(*a.LeastTrust), percent(d.Trust.Mode))
	case a.RiskDominant:
		f.Reason += "Cheating does not pay, and disarming is the better bet even for a side that knows nothing of the other."
	default:
		f.Reason += "Cheating does not pay; disarming still asks for some trust."
	}
	f.Thresholds = []Threshold{
		{"credibility", "least probability that the guarantee is honoured", a.LeastCredibility, "no guarantee with this punishment", Percent},
		{"trust", "least trust in the other's will", a.LeastTrust, "cheating pays", Percent},
		{"sure", "probability of being honoured from which no trust is needed", a.LeastDominant, "no guarantee of this kind", Percent},
	}
	j.add(f)
}
