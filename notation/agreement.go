package notation

import (
	"cmp"
	"reflect"

	"parley/conflict"
)

// wireAgreement is an entry of the section agreements. Its numbers, and those
// of its parts, are filled by their keys; their scales stand in conflict.
type wireAgreement struct {
	Name       string                   `json:"name,omitempty" jsonschema:"maxLength=1000"`
	Text       string                   `json:"text,omitempty" jsonschema:"maxLength=100000" jsonschema_description:"What is agreed, in words."`
	Instrument string                   `json:"instrument,omitempty" jsonschema_description:"The instrument that it makes precise."`
	Terms      entries[wireUndertaking] `json:"terms,omitempty" jsonschema_description:"What each party undertakes, by party."`
	Period     *quantity                `json:"period,omitempty" jsonschema_description:"Days of one round of verification or review."`
	Discount   *quantity                `json:"discount,omitempty" jsonschema_description:"Per year: how much less next year weighs."`
	Hazard     *quantity                `json:"hazard,omitempty" jsonschema_description:"Per year: the rate at which the relation ends for other reasons."`
	Ceasefire  *wireCeasefire           `json:"ceasefire,omitempty" jsonschema_description:"A ceasefire under oversight."`
	Guarantee  *wireGuarantee           `json:"guarantee,omitempty" jsonschema_description:"A guarantee against shifting power."`
	Relief     *wireRelief              `json:"relief,omitempty" jsonschema_description:"Sanctions eased against a withdrawal, in parts."`
	Mediation  *wireMediation           `json:"mediation,omitempty" jsonschema_description:"A third party between two."`
	Note       string                   `json:"note,omitempty" jsonschema:"maxLength=100000"`
	wireBasis
}

type wireUndertaking struct {
	Owes  string   `json:"owes,omitempty" jsonschema:"maxLength=100000" jsonschema_description:"What the party has to do."`
	Steps []string `json:"steps,omitempty" jsonschema:"maxItems=100" jsonschema_description:"In which steps, in order."`
	Gains string   `json:"gains,omitempty" jsonschema:"maxLength=100000"`
	Risks string   `json:"risks,omitempty" jsonschema:"maxLength=100000"`
	wireBasis
}

type wireCeasefire struct {
	Parties     entries[wireCeasefireSide] `json:"parties,omitempty" jsonschema_description:"Who has to hold fire, by party."`
	Suspension  *quantity                  `json:"suspension,omitempty" jsonschema_description:"Periods for which an alarm suspends the ceasefire; the shortest that holds when left out."`
	Threshold   *quantity                  `json:"threshold,omitempty" jsonschema_description:"Incidents in a period that raise an alarm; the best number when left out."`
	Bunching    *quantity                  `json:"bunching,omitempty" jsonschema_description:"How the incidents bunch: the size of their negative binomial; they do not when left out."`
	Lag         *quantity                  `json:"lag,omitempty" jsonschema_description:"Periods between a detected breach and the answer."`
	Inspections *wireInspections           `json:"inspections,omitempty" jsonschema_description:"A budget of visits."`
	wireBasis
}

type wireCeasefireSide struct {
	Temptation *quantity `json:"temptation,omitempty" jsonschema_description:"What cheating for a period gains beyond peace, divided by what peace gains beyond a breakdown."`
	Detection  *quantity `json:"detection,omitempty" jsonschema_description:"Probability that a period of cheating raises an alarm."`
	FalseAlarm *quantity `json:"falseAlarm,omitempty" jsonschema_description:"Probability that a period of compliance does."`
	Calm       *quantity `json:"calm,omitempty" jsonschema_description:"Incidents in a period while the party complies."`
	Violation  *quantity `json:"violation,omitempty" jsonschema_description:"Incidents in a period while it cheats."`
	Penalty    *quantity `json:"penalty,omitempty" jsonschema_description:"What an alarm costs it, divided by what peace gains it in a period."`
	wireBasis
}

type wireInspections struct {
	Periods   *quantity `json:"periods" jsonschema_description:"Over how many periods the inspections are spread."`
	Available *quantity `json:"available" jsonschema_description:"How many there are."`
	Finds     *quantity `json:"finds,omitempty" jsonschema_description:"Probability that an inspection finds a violation that is there."`
	Gain      *quantity `json:"gain,omitempty" jsonschema_description:"What a missed violation brings."`
	Loss      *quantity `json:"loss,omitempty" jsonschema_description:"What a caught one costs."`

	FalseAlarm *quantity `json:"falseAlarm,omitempty" jsonschema_description:"Probability that an inspection accuses a party that complies; 0 when left out."`
	Accused    *quantity `json:"accused,omitempty" jsonschema_description:"What a wrong accusation costs, on the scale of gain and loss; 0 when left out."`
	wireBasis
}

type wireGuarantee struct {
	Rising      string                 `json:"rising" jsonschema_description:"The party that grows stronger."`
	Declining   string                 `json:"declining" jsonschema_description:"The party that the guarantee protects."`
	Now         *quantity              `json:"now,omitempty" jsonschema_description:"The rising party's chance of winning a war now."`
	Later       *quantity              `json:"later,omitempty" jsonschema_description:"And after the shift."`
	Steps       *quantity              `json:"steps,omitempty" jsonschema_description:"Periods over which the shift is spread; one when left out."`
	WarCost     *quantity              `json:"warCost,omitempty" jsonschema_description:"What war costs the declining party, in years of all that is at stake."`
	Destroyed   *quantity              `json:"destroyed,omitempty" jsonschema_description:"Share of all that is at stake that war destroys."`
	Restrains   *quantity              `json:"restrains,omitempty" jsonschema_description:"What the guarantee, honoured, takes from the later chance."`
	Emboldens   *quantity              `json:"emboldens,omitempty" jsonschema_description:"What it takes from the chance now, by making the protected party bolder."`
	Guarantors  entries[wireGuarantor] `json:"guarantors,omitempty" jsonschema_description:"Who guarantees, by party."`
	Correlation *quantity              `json:"correlation,omitempty" jsonschema_description:"Between the guarantors' decisions; 0 when left out."`
	FirstStrike *wireFirstStrike       `json:"firstStrike,omitempty" jsonschema_description:"The advantage of striking first."`
	Disarmament *wireDisarmament       `json:"disarmament,omitempty" jsonschema_description:"Both sides laying down arms."`
	wireBasis
}

type wireGuarantor struct {
	Stake    *quantity `json:"stake" jsonschema_description:"What the protected party is worth to it, in any unit."`
	Saves    *quantity `json:"saves" jsonschema_description:"The part of that which coming saves."`
	Audience *quantity `json:"audience,omitempty" jsonschema_description:"What breaking its word costs it, in the same unit."`
	Cost     *quantity `json:"cost" jsonschema_description:"The expected cost of coming."`
	Spread   *quantity `json:"spread" jsonschema_description:"The standard deviation of that cost."`
	wireBasis
}

type wireFirstStrike struct {
	First     *quantity `json:"first" jsonschema_description:"The rising party's chance of winning when it strikes first."`
	Second    *quantity `json:"second" jsonschema_description:"And when it is struck first."`
	CostRises *quantity `json:"costRises" jsonschema_description:"Cost of war to the rising party, as a share of the prize."`
	CostFalls *quantity `json:"costFalls" jsonschema_description:"And to the declining party."`
	wireBasis
}

type wireDisarmament struct {
	Temptation *quantity `json:"temptation" jsonschema_description:"What cheating the disarmed gains beyond peace, divided by what peace gains."`
	Exposure   *quantity `json:"exposure" jsonschema_description:"What being cheated loses, by the same measure."`
	Punishment *quantity `json:"punishment,omitempty" jsonschema_description:"What the guarantor takes from a cheat."`
	Rescue     *quantity `json:"rescue,omitempty" jsonschema_description:"What a rescued victim has."`
	Trust      *quantity `json:"trust,omitempty" jsonschema_description:"How likely each holds the other willing."`
	wireBasis
}

type wireRelief struct {
	Withdraws       string    `json:"withdraws" jsonschema_description:"The party that withdraws."`
	Eases           string    `json:"eases" jsonschema_description:"The party that eases sanctions."`
	WithdrawalCost  *quantity `json:"withdrawalCost,omitempty" jsonschema_description:"What the whole withdrawal costs the first."`
	ReliefWorth     *quantity `json:"reliefWorth,omitempty" jsonschema_description:"What the whole relief brings it, in the same unit."`
	WithdrawalWorth *quantity `json:"withdrawalWorth,omitempty" jsonschema_description:"What the withdrawal brings the second."`
	ReliefCost      *quantity `json:"reliefCost,omitempty" jsonschema_description:"What the relief costs it, in the same unit."`
	StakeWithdraws  *quantity `json:"stakeWithdraws,omitempty" jsonschema_description:"What the first loses besides by stopping."`
	StakeEases      *quantity `json:"stakeEases,omitempty" jsonschema_description:"What the second loses besides by stopping."`
	Snapback        *quantity `json:"snapback,omitempty" jsonschema_description:"Share of past relief that can be taken back."`
	Lag             *quantity `json:"lag,omitempty" jsonschema_description:"Periods until it is."`
	Reversible      *quantity `json:"reversible,omitempty" jsonschema_description:"Share of past withdrawal that can be undone."`
	Verified        *quantity `json:"verified,omitempty" jsonschema_description:"Probability that a withdrawal which was not made is seen; 1 when left out."`
	Tranches        *quantity `json:"tranches,omitempty" jsonschema_description:"At most so many tranches; 12 when left out."`
	Parts           *quantity `json:"parts,omitempty" jsonschema_description:"Indivisible parts of the withdrawal."`
	Packages        *quantity `json:"packages,omitempty" jsonschema_description:"Indivisible packages of relief."`
	wireBasis
}

type wireMediation struct {
	Demands    string                 `json:"demands" jsonschema_description:"The party that demands."`
	Resists    string                 `json:"resists" jsonschema_description:"The party whose cost of war is not known."`
	Win        *quantity              `json:"win,omitempty" jsonschema_description:"The demanding party's chance of winning a war."`
	Cost       *quantity              `json:"cost,omitempty" jsonschema_description:"War's cost to it, as a share of the prize."`
	CostTough  *quantity              `json:"costTough,omitempty" jsonschema_description:"War's cost to the other when it is tough."`
	CostWeak   *quantity              `json:"costWeak,omitempty" jsonschema_description:"And when it is not."`
	Tough      *quantity              `json:"tough,omitempty" jsonschema_description:"Probability that it is tough."`
	Candidates entries[wireCandidate] `json:"candidates,omitempty" jsonschema_description:"Who may mediate, by id."`
	Contest    *wireContest           `json:"contest,omitempty" jsonschema_description:"Two sides who may each be strong."`
	Prices     *wirePrices            `json:"prices,omitempty" jsonschema_description:"Hidden reservation prices."`
	Stalemate  *wireStalemate         `json:"stalemate,omitempty" jsonschema_description:"A war that either side may win at any time."`
	wireBasis
}

type wireCandidate struct {
	Name     string    `json:"name,omitempty" jsonschema:"maxLength=1000"`
	Bias     *quantity `json:"bias" jsonschema_description:"What the demanding party's gains are worth to it; 0 is neutral, below 0 it favours the other."`
	Accuracy *quantity `json:"accuracy" jsonschema_description:"How often what it knows of the other is right, 0.5 to 1."`
	Harm     *quantity `json:"harm" jsonschema_description:"What war costs it."`
	wireBasis
}

type wireContest struct {
	Strong   *quantity `json:"strong" jsonschema_description:"Probability that a side is strong."`
	Win      *quantity `json:"win" jsonschema_description:"Probability that the strong beats the weak."`
	Survives *quantity `json:"survives" jsonschema_description:"The part of the prize that war leaves."`
	wireBasis
}

type wirePrices struct {
	Seller []wirePrice `json:"seller" jsonschema:"maxItems=64" jsonschema_description:"The least that the one may want, ascending."`
	Buyer  []wirePrice `json:"buyer" jsonschema:"maxItems=64" jsonschema_description:"The most that the other may give, ascending."`
	wireBasis
}

type wirePrice struct {
	Price       float64 `json:"price"`
	Probability float64 `json:"probability"`
}

type wireStalemate struct {
	VictoryDemands *quantity `json:"victoryDemands" jsonschema_description:"Rate per year at which the demanding party wins."`
	VictoryResists *quantity `json:"victoryResists" jsonschema_description:"And the other."`
	CostDemands    *quantity `json:"costDemands" jsonschema_description:"Cost of a year of war to the demanding party, as a share of the prize."`
	CostResists    *quantity `json:"costResists" jsonschema_description:"And to the other."`
	wireBasis
}

// fill puts the quantities of a wire struct where the numbers of the same keys
// stand.
func fill(wire any, numbers []conflict.Number) {
	v := reflect.ValueOf(wire).Elem()
	for _, f := range fieldsOf(v.Type()) {
		q, ok := reflect.TypeAssert[*quantity](v.FieldByIndex(f.index))
		for _, n := range numbers {
			if ok && n.Key == f.key {
				*n.At = q.model()
			}
		}
	}
}

func (w *wireAgreement) agreement(id string) conflict.Agreement {
	a := conflict.Agreement{
		ID: id, Name: cmp.Or(w.Name, id), Text: w.Text, Instrument: w.Instrument, Note: w.Note, Basis: w.basis(),
		Ceasefire: w.Ceasefire.ceasefire(), Guarantee: w.Guarantee.guarantee(), Relief: w.Relief.relief(), Mediation: w.Mediation.mediation(),
	}
	fill(w, a.Numbers())
	for _, e := range w.Terms {
		t := e.Value
		a.Terms = append(a.Terms, conflict.Undertaking{Party: e.ID, Owes: t.Owes, Steps: t.Steps, Gains: t.Gains, Risks: t.Risks, Basis: t.basis()})
	}
	return a
}

func (w *wireCeasefire) ceasefire() *conflict.Ceasefire {
	if w == nil {
		return nil
	}
	c := &conflict.Ceasefire{Basis: w.basis()}
	fill(w, c.Numbers())
	for _, e := range w.Parties {
		s := conflict.CeasefireSide{Party: e.ID, Basis: e.Value.basis()}
		fill(&e.Value, s.Numbers())
		c.Sides = append(c.Sides, s)
	}
	if w.Inspections != nil {
		c.Inspections = &conflict.Inspections{Basis: w.Inspections.basis()}
		fill(w.Inspections, c.Inspections.Numbers())
	}
	return c
}

func (w *wireGuarantee) guarantee() *conflict.Guarantee {
	if w == nil {
		return nil
	}
	g := &conflict.Guarantee{Rising: w.Rising, Declining: w.Declining, Basis: w.basis()}
	fill(w, g.Numbers())
	for _, e := range w.Guarantors {
		one := conflict.Guarantor{Party: e.ID, Basis: e.Value.basis()}
		fill(&e.Value, one.Numbers())
		g.Guarantors = append(g.Guarantors, one)
	}
	if w.FirstStrike != nil {
		g.FirstStrike = &conflict.FirstStrike{Basis: w.FirstStrike.basis()}
		fill(w.FirstStrike, g.FirstStrike.Numbers())
	}
	if w.Disarmament != nil {
		g.Disarmament = &conflict.Disarmament{Basis: w.Disarmament.basis()}
		fill(w.Disarmament, g.Disarmament.Numbers())
	}
	return g
}

func (w *wireRelief) relief() *conflict.Relief {
	if w == nil {
		return nil
	}
	r := &conflict.Relief{Withdraws: w.Withdraws, Eases: w.Eases, Basis: w.basis()}
	fill(w, r.Numbers())
	return r
}

func (w *wireMediation) mediation() *conflict.Mediation {
	if w == nil {
		return nil
	}
	m := &conflict.Mediation{Demands: w.Demands, Resists: w.Resists, Basis: w.basis()}
	fill(w, m.Numbers())
	for _, e := range w.Candidates {
		c := conflict.Candidate{ID: e.ID, Name: cmp.Or(e.Value.Name, e.ID), Basis: e.Value.basis()}
		fill(&e.Value, c.Numbers())
		m.Candidates = append(m.Candidates, c)
	}
	if w.Contest != nil {
		m.Contest = &conflict.Contest{Basis: w.Contest.basis()}
		fill(w.Contest, m.Contest.Numbers())
	}
	if w.Prices != nil {
		m.Prices = &conflict.Prices{Seller: prices(w.Prices.Seller), Buyer: prices(w.Prices.Buyer), Basis: w.Prices.basis()}
	}
	if w.Stalemate != nil {
		m.Stalemate = &conflict.Stalemate{Basis: w.Stalemate.basis()}
		fill(w.Stalemate, m.Stalemate.Numbers())
	}
	return m
}

func prices(ws []wirePrice) []conflict.PriceType {
	var made []conflict.PriceType
	for _, w := range ws {
		made = append(made, conflict.PriceType(w))
	}
	return made
}
