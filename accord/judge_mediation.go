package accord

import (
	"fmt"
	"strings"

	"parley/accord/mediator"
	"parley/conflict"
)

func (j *judge) mediation(m *conflict.Mediation) error {
	if len(m.Candidates) > 0 && j.has("the mediation", lacking(m.Numbers(), "win", "cost", "costTough", "costWeak", "tough")) {
		j.candidates(m)
	}
	if m.Contest != nil {
		j.contest(m.Contest)
	}
	if m.Prices != nil {
		if err := j.prices(m.Prices); err != nil {
			return err
		}
	}
	if m.Stalemate != nil {
		j.stalemate(m)
	}
	return nil
}

// candidates judges each, and whether one of them can be used.
func (j *judge) candidates(m *conflict.Mediation) {
	f := Finding{ID: "mediation", Topic: "a bearer of news", Question: fmt.Sprintf("Can %s and %s both use one of the candidates as a bearer of news?", j.name(m.Demands), j.name(m.Resists))}
	var useful []string
	for k, c := range m.Candidates {
		one := j.candidate(m, c)
		j.add(one)
		if one.Feasible {
			useful = append(useful, c.Name)
		}
		if k == 0 || one.Slack > f.Slack {
			f.Slack, f.Binding = one.Slack, fmt.Sprintf("%s (%s)", one.Binding, c.Name)
		}
	}
	f.Feasible = len(useful) > 0
	f.Reason = "None of them is both believed and acceptable to every side."
	if f.Feasible {
		f.Reason = fmt.Sprintf("Believed and acceptable to every side: %s.", list(useful))
	}
	j.add(f)
}

func (j *judge) candidate(m *conflict.Mediation, c conflict.Candidate) Finding {
	f := Finding{ID: "mediation/candidates/" + c.ID, Topic: c.Name, Beside: true, Question: fmt.Sprintf("Is %s believed, and does every side gain by it?", c.Name)}
	b, err := mediator.Inform(mediator.Crisis{
		Win: m.Win.Mode, Cost: m.Cost.Mode, Tough: m.CostTough.Mode, Weak: m.CostWeak.Mode, Prior: m.Tough.Mode,
		Accuracy: or(c.Accuracy, 0.5), Harm: or(c.Harm, 0),
	}, or(c.Bias, 0))
	if err != nil {
		return refused(f, err)
	}
	f.Feasible, f.Slack = b.Credible && b.Acceptable(), b.Slack
	f.Thresholds = []Threshold{
		{"leastBias", "least bias towards " + j.name(m.Demands) + " to be believed", b.LeastBias, "no bias suffices", Plain},
		{"mostBias", "greatest bias to be believed", b.MostBias, "none is too great", Plain},
		{"warBefore", "risk of war without a mediator", &b.WarBefore, "", Percent},
		{"warAfter", "risk of war with this one, if it is believed", &b.WarAfter, "", Percent},
	}
	f.Binding, f.Reason = j.candidateWords(m, c, b)
	if b.Credible {
		f.Slack = min(f.Slack, b.GainDemanding, b.GainWeak)
	}
	return f
}

func (j *judge) candidateWords(m *conflict.Mediation, c conflict.Candidate, b mediator.Broker) (binding, reason string) {
	war := fmt.Sprintf("The risk of war goes from %s to %s.", percent(b.WarBefore), percent(b.WarAfter))
	if b.WarAfter > b.WarBefore {
		war = fmt.Sprintf("The risk of war would rise from %s to %s.", percent(b.WarBefore), percent(b.WarAfter))
	}
	switch {
	case !b.Credible:
		return "whether it is believed", fmt.Sprintf("Not believed as a bearer of news: %s.", b.Reason)
	case b.GainDemanding < -1e-12:
		return j.name(m.Demands), fmt.Sprintf("Believed, but %s loses by it. %s", j.name(m.Demands), war)
	case b.GainWeak < -1e-12:
		return j.name(m.Resists), fmt.Sprintf("Believed, but %s loses by it when it is not tough. %s", j.name(m.Resists), war)
	}
	return "its bias", fmt.Sprintf("%s is believed, and no side loses by it. %s", c.Name, war)
}

// list joins words as a sentence does.
func list(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func (j *judge) contest(c *conflict.Contest) {
	f := Finding{
		ID: "mediation/offers", Topic: "a maker of proposals", Beside: true, Binding: "how tempting war is to the strong",
		Question: "Could a mediator who hears both in confidence, and proposes, avoid war altogether?",
	}
	o, err := mediator.Propose(mediator.Contest{Strong: or(c.Strong, 0), Win: or(c.Win, 0), Survives: or(c.Survives, 0)})
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = o.War <= 1e-12, -o.War
	f.Thresholds = []Threshold{
		{"warBefore", "risk of war without any communication", &o.WarBefore, "", Percent},
		{"warAfter", "risk of war with the best mediator", &o.War, "", Percent},
	}
	f.Reason = fmt.Sprintf("The best that any mediator can do is a risk of war of %s, against %s without communication; an arbitrator with power to enforce could do no better.", percent(o.War), percent(o.WarBefore))
	j.add(f)
}

func (j *judge) prices(p *conflict.Prices) error {
	f := Finding{
		ID: "mediation/prices", Topic: "hidden prices", Beside: true, Binding: "what each side keeps to itself",
		Question: "Can every deal that is good for both be made, though neither shows its price?",
	}
	found, err := mediator.Deal(j.ctx, types(p.Seller), types(p.Buyer))
	if j.ctx.Err() != nil {
		return err
	}
	if err != nil {
		j.add(refused(f, err))
		return nil
	}
	f.Feasible, f.Slack = found.Attainable >= found.Efficient-1e-9, found.Attainable-found.Efficient
	f.Thresholds = []Threshold{
		{"attainable", "gain of both together that somebody can lead them to", &found.Attainable, "", Plain},
		{"efficient", "gain with all cards on the table", &found.Efficient, "", Plain},
		{"subsidy", "what a third party would have to add, on average, for every good deal", &found.Subsidy, "", Plain},
	}
	f.Reason = fmt.Sprintf("A deal is made with probability %s.", percent(found.Trade))
	j.add(f)
	return nil
}

func types(ps []conflict.PriceType) []mediator.Type {
	var made []mediator.Type
	for _, p := range ps {
		made = append(made, mediator.Type(p))
	}
	return made
}

func (j *judge) stalemate(m *conflict.Mediation) {
	s := m.Stalemate
	f := Finding{
		ID: "mediation/ripeness", Topic: "ripeness", Beside: true, Binding: "what each still hopes to win",
		Question: "A diagnostic: does going on cost each side more than it can hope for?",
	}
	r, err := mediator.Ripen(mediator.Stalemate{
		HazardA: or(s.VictoryDemands, 0), HazardB: or(s.VictoryResists, 0), PrizeA: 1, PrizeB: 1,
		CostA: or(s.CostDemands, 0), CostB: or(s.CostResists, 0), Discount: max(or(j.a.Discount, 0)+or(j.a.Hazard, 0), 0.01),
	})
	if err != nil {
		j.add(refused(f, err))
		return
	}
	f.Feasible, f.Slack = r.Hurting && r.Ripe, r.High-r.Low
	f.Thresholds = []Threshold{
		{"demands", "what " + j.name(m.Demands) + " can expect of going on, as a share of the prize", &r.WarA, "", Percent},
		{"resists", "what " + j.name(m.Resists) + " can expect of it", &r.WarB, "", Percent},
	}
	switch {
	case !r.Ripe:
		f.Reason = "No division gives each what it expects of going on."
	case !r.Hurting:
		f.Reason = "There are divisions that both prefer, but going on does not cost each more than it hopes to win."
	default:
		f.Reason = "Going on costs each more than it hopes to win, and there are divisions that both prefer."
	}
	f.Reason += " The idea of a ripe moment is verbal; this is one reading of it."
	j.add(f)
}
