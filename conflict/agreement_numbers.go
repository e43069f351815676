package conflict

import (
	"fmt"
	"slices"
	"strings"
)

// A Number is a place for a quantity in a part of an agreement.
type Number struct {
	Key       string     // as the conflict file calls it
	Name      string     // in words
	At        **Quantity // where it stands
	Low, High float64    // its scale
	Above     bool       // it is above Low, not equal to it
	Whole     bool       // it counts something
}

// Check returns an error unless what stands there is on the scale.
func (n Number) Check() error {
	q := *n.At
	if q == nil {
		return nil
	}
	if err := q.Check(n.Low, n.High); err != nil {
		return err
	}
	for _, x := range []float64{q.Low, q.High} {
		if n.Above && x == n.Low {
			return fmt.Errorf("%v is not above %v; want above %v and at most %v", x, n.Low, n.Low, n.High)
		}
		if n.Whole && x != float64(int(x)) {
			return fmt.Errorf("%v is not whole; want a whole number", x)
		}
	}
	return nil
}

// The greatest of what has no natural end.
const (
	mostAmount  = 1e6
	mostDays    = 36525
	mostPeriods = 500
)

func rate(key, name string, at **Quantity) Number {
	return Number{Key: key, Name: name, At: at, High: 1}
}

func amount(key, name string, at **Quantity) Number {
	return Number{Key: key, Name: name, At: at, High: mostAmount}
}

func positive(key, name string, at **Quantity) Number {
	return Number{Key: key, Name: name, At: at, High: mostAmount, Above: true}
}

func whole(key, name string, at **Quantity, low, high float64) Number {
	return Number{Key: key, Name: name, At: at, Low: low, High: high, Whole: true}
}

// Numbers lists the numbers of the agreement itself.
func (a *Agreement) Numbers() []Number {
	return []Number{
		{Key: "period", Name: "days of a period", At: &a.Period, High: mostDays, Above: true},
		{Key: "discount", Name: "discount rate per year", At: &a.Discount, High: 100},
		{Key: "hazard", Name: "hazard per year that the relation ends", At: &a.Hazard, High: 100},
	}
}

// Numbers lists the numbers of the ceasefire itself.
func (c *Ceasefire) Numbers() []Number {
	return []Number{
		whole("suspension", "periods of suspension after an alarm", &c.Suspension, 1, mostPeriods),
		whole("threshold", "incidents that raise an alarm", &c.Threshold, 1, mostAmount),
		positive("bunching", "size of bunched counts", &c.Bunching),
		whole("lag", "periods until a breach is answered", &c.Lag, 0, mostPeriods),
	}
}

// Numbers lists the numbers of the side.
func (s *CeasefireSide) Numbers() []Number {
	return []Number{
		positive("temptation", "temptation to cheat", &s.Temptation),
		rate("detection", "detection of a breach", &s.Detection),
		rate("falseAlarm", "false alarms", &s.FalseAlarm),
		positive("calm", "incidents in a period of compliance", &s.Calm),
		positive("violation", "incidents in a period of cheating", &s.Violation),
		amount("penalty", "penalty for an alarm", &s.Penalty),
	}
}

// Numbers lists the numbers of the inspections.
func (i *Inspections) Numbers() []Number {
	return []Number{
		whole("periods", "periods of the inspections", &i.Periods, 1, mostPeriods),
		whole("available", "inspections available", &i.Available, 0, mostPeriods),
		{Key: "finds", Name: "what an inspection finds", At: &i.Finds, High: 1, Above: true},
		positive("gain", "gain of a missed violation", &i.Gain),
		positive("loss", "loss of a caught violation", &i.Loss),
		rate("falseAlarm", "how often an inspection accuses those who comply", &i.FalseAlarm),
		amount("accused", "loss of a wrong accusation", &i.Accused),
	}
}

// Numbers lists the numbers of the guarantee itself.
func (g *Guarantee) Numbers() []Number {
	return []Number{
		rate("now", "chance of winning now", &g.Now),
		rate("later", "chance of winning later", &g.Later),
		whole("steps", "periods of the shift", &g.Steps, 1, mostPeriods),
		amount("warCost", "cost of war", &g.WarCost),
		rate("destroyed", "share that war destroys", &g.Destroyed),
		rate("restrains", "what the guarantee restrains", &g.Restrains),
		rate("emboldens", "how the guarantee emboldens", &g.Emboldens),
		rate("correlation", "correlation of the guarantors", &g.Correlation),
	}
}

// Numbers lists the numbers of the guarantor.
func (g *Guarantor) Numbers() []Number {
	return []Number{
		amount("stake", "stake", &g.Stake),
		rate("saves", "part of the stake that is saved", &g.Saves),
		amount("audience", "cost of breaking its word", &g.Audience),
		amount("cost", "cost of coming", &g.Cost),
		positive("spread", "spread of that cost", &g.Spread),
	}
}

// Numbers lists the numbers of the first strike.
func (f *FirstStrike) Numbers() []Number {
	return []Number{
		rate("first", "chance of winning by striking first", &f.First),
		rate("second", "chance of winning when struck first", &f.Second),
		rate("costRises", "cost of war to the rising party", &f.CostRises),
		rate("costFalls", "cost of war to the declining party", &f.CostFalls),
	}
}

// Numbers lists the numbers of the disarmament.
func (d *Disarmament) Numbers() []Number {
	return []Number{
		positive("temptation", "temptation to cheat the disarmed", &d.Temptation),
		amount("exposure", "loss of the disarmed", &d.Exposure),
		amount("punishment", "punishment of a cheat", &d.Punishment),
		rate("rescue", "what a rescued victim has", &d.Rescue),
		rate("trust", "trust in the other", &d.Trust),
	}
}

// Numbers lists the numbers of the relief.
func (r *Relief) Numbers() []Number {
	return []Number{
		positive("withdrawalCost", "cost of withdrawing", &r.WithdrawalCost),
		positive("reliefWorth", "worth of the relief", &r.ReliefWorth),
		positive("withdrawalWorth", "worth of the withdrawal", &r.WithdrawalWorth),
		positive("reliefCost", "cost of the relief", &r.ReliefCost),
		amount("stakeWithdraws", "stake of the party that withdraws", &r.StakeWithdraws),
		amount("stakeEases", "stake of the party that eases", &r.StakeEases),
		rate("snapback", "share of relief that can be taken back", &r.Snapback),
		whole("lag", "periods until the snapback", &r.Lag, 0, mostPeriods),
		rate("reversible", "share of the withdrawal that can be undone", &r.Reversible),
		rate("verified", "verification of the withdrawal", &r.Verified),
		whole("tranches", "tranches at most", &r.Tranches, 1, 50),
		whole("parts", "parts of the withdrawal", &r.Parts, 1, 12),
		whole("packages", "packages of relief", &r.Packages, 1, 12),
	}
}

// Numbers lists the numbers of the mediation itself.
func (m *Mediation) Numbers() []Number {
	return []Number{
		rate("win", "chance of winning", &m.Win),
		amount("cost", "cost of war", &m.Cost),
		amount("costTough", "cost of war to the tough", &m.CostTough),
		positive("costWeak", "cost of war to the weak", &m.CostWeak),
		{Key: "tough", Name: "how likely toughness is", At: &m.Tough, High: 1, Above: true},
	}
}

// Numbers lists the numbers of the candidate.
func (c *Candidate) Numbers() []Number {
	return []Number{
		{Key: "bias", Name: "bias", At: &c.Bias, Low: -mostAmount, High: mostAmount},
		{Key: "accuracy", Name: "accuracy of what it knows", At: &c.Accuracy, Low: 0.5, High: 1},
		amount("harm", "harm of war", &c.Harm),
	}
}

// Numbers lists the numbers of the contest.
func (c *Contest) Numbers() []Number {
	return []Number{
		{Key: "strong", Name: "how likely a side is strong", At: &c.Strong, High: 1, Above: true},
		{Key: "win", Name: "how likely the strong beats the weak", At: &c.Win, Low: 0.5, High: 1, Above: true},
		{Key: "survives", Name: "what war leaves", At: &c.Survives, High: 1, Above: true},
	}
}

// Numbers lists the numbers of the stalemate.
func (s *Stalemate) Numbers() []Number {
	return []Number{
		amount("victoryDemands", "rate of victory of the demanding party", &s.VictoryDemands),
		amount("victoryResists", "rate of victory of the resisting party", &s.VictoryResists),
		amount("costDemands", "cost of a year of war to the demanding party", &s.CostDemands),
		amount("costResists", "cost of a year of war to the resisting party", &s.CostResists),
	}
}

// A Part is a piece of an agreement that has numbers.
type Part struct {
	Path    []string // the keys of the file that lead there from the agreement
	Of      string   // whom it is about, by name; empty for a part of its own
	Numbers []Number
}

// Parts lists every part of the agreement, in the order of the file.
func (a *Agreement) Parts(c *Conflict) []Part {
	all := []Part{{Numbers: a.Numbers()}}
	if s := a.Ceasefire; s != nil {
		all = append(all, Part{[]string{"ceasefire"}, "", s.Numbers()})
		for k := range s.Sides {
			all = append(all, Part{[]string{"ceasefire", "parties", s.Sides[k].Party}, c.PartyName(s.Sides[k].Party), s.Sides[k].Numbers()})
		}
		if s.Inspections != nil {
			all = append(all, Part{[]string{"ceasefire", "inspections"}, "", s.Inspections.Numbers()})
		}
	}
	if g := a.Guarantee; g != nil {
		all = append(all, g.parts(c)...)
	}
	if r := a.Relief; r != nil {
		all = append(all, Part{[]string{"relief"}, "", r.Numbers()})
	}
	if m := a.Mediation; m != nil {
		all = append(all, m.parts()...)
	}
	return all
}

func (g *Guarantee) parts(c *Conflict) []Part {
	all := []Part{{[]string{"guarantee"}, "", g.Numbers()}}
	for k := range g.Guarantors {
		all = append(all, Part{[]string{"guarantee", "guarantors", g.Guarantors[k].Party}, c.PartyName(g.Guarantors[k].Party), g.Guarantors[k].Numbers()})
	}
	if g.FirstStrike != nil {
		all = append(all, Part{[]string{"guarantee", "firstStrike"}, "", g.FirstStrike.Numbers()})
	}
	if g.Disarmament != nil {
		all = append(all, Part{[]string{"guarantee", "disarmament"}, "", g.Disarmament.Numbers()})
	}
	return all
}

func (m *Mediation) parts() []Part {
	all := []Part{{[]string{"mediation"}, "", m.Numbers()}}
	for k := range m.Candidates {
		all = append(all, Part{[]string{"mediation", "candidates", m.Candidates[k].ID}, m.Candidates[k].Name, m.Candidates[k].Numbers()})
	}
	if m.Contest != nil {
		all = append(all, Part{[]string{"mediation", "contest"}, "", m.Contest.Numbers()})
	}
	if m.Stalemate != nil {
		all = append(all, Part{[]string{"mediation", "stalemate"}, "", m.Stalemate.Numbers()})
	}
	return all
}

// eachQuantity visits the numbers that are stated.
func (a *Agreement) eachQuantity(c *Conflict, visit func(id, name string, q *Quantity)) {
	for _, p := range a.Parts(c) {
		for _, n := range p.Numbers {
			if *n.At == nil {
				continue
			}
			name := a.Name + ": " + n.Name
			if p.Of != "" {
				name += " (" + p.Of + ")"
			}
			id := append(append([]string{"agreements", a.ID}, p.Path...), n.Key)
			visit(strings.Join(id, "/"), name, *n.At)
		}
	}
}

// clone returns a copy whose quantities can be changed.
func (a Agreement) clone() Agreement {
	own(&a.Ceasefire)
	if s := a.Ceasefire; s != nil {
		s.Sides = slices.Clone(s.Sides)
		own(&s.Inspections)
	}
	own(&a.Guarantee)
	if g := a.Guarantee; g != nil {
		g.Guarantors = slices.Clone(g.Guarantors)
		own(&g.FirstStrike)
		own(&g.Disarmament)
	}
	own(&a.Relief)
	own(&a.Mediation)
	if m := a.Mediation; m != nil {
		m.Candidates = slices.Clone(m.Candidates)
		own(&m.Contest)
		own(&m.Stalemate)
	}
	for _, p := range a.Parts(&Conflict{}) {
		for _, n := range p.Numbers {
			own(n.At)
		}
	}
	return a
}

// Agreement returns the agreement with the id.
func (c *Conflict) Agreement(id string) (Agreement, bool) {
	for _, a := range c.Agreements {
		if a.ID == id {
			return a, true
		}
	}
	return Agreement{}, false
}
