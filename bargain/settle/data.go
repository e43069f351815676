package settle

import (
	"math"

	"parley/ensemble"
)

// A Data is the answer for machines: what `parley settle --json` prints.
type Data struct {
	Issues     []IssueData   `json:"issues"`
	Parties    []PartyData   `json:"parties"`
	Conditions []string      `json:"conditions"`
	Notes      []string      `json:"notes"`
	Zone       ZoneData      `json:"zone"`
	Packages   []PackageData `json:"packages"`
	Ideals     []PackageData `json:"ideals"` // by party, among packages that nobody refuses
	Opening    *OpeningData  `json:"opening,omitempty"`
	Frontier   FrontierData  `json:"frontier"`
	Trades     TradesData    `json:"trades"`
	Proposal   *ProposalData `json:"proposal,omitempty"`
	Draws      *DrawsData    `json:"draws,omitempty"`
}

// An IssueData is an issue.
type IssueData struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Indivisible bool     `json:"indivisible"`
	Reference   *float64 `json:"reference"` // null when unknown
}

// A PartyData is a party's stake.
type PartyData struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"`
	Shares      []float64 `json:"shares"` // by issue; together 1
	Alternative float64   `json:"alternative"`
	Source      string    `json:"source"`
}

// A ZoneData says whether there is room for an agreement.
type ZoneData struct {
	Open  bool        `json:"open"`
	Least float64     `json:"least"` // the gain of whoever gains least, at best
	Best  PackageData `json:"best"`
}

// A PackageData is a package with its proof.
type PackageData struct {
	Rule         string    `json:"rule,omitempty"`
	Failed       string    `json:"failed,omitempty"` // why there is none
	Levels       []float64 `json:"levels"`           // by issue
	Satisfaction []float64 `json:"satisfaction"`     // by party
	Gains        []float64 `json:"gains"`
	Proved       bool      `json:"proved"`
	Gap          float64   `json:"gap"` // in the rule's own measure; Nash: the logarithm of the product
	Residual     float64   `json:"residual"`
	Programs     int       `json:"programs"`
}

// An OpeningData is the least change that opens a zone.
type OpeningData struct {
	All     float64      `json:"all"`
	One     []*float64   `json:"one"` // by party; null where it opens nothing
	Without []LiftedData `json:"without"`
}

// A LiftedData is a condition or indivisibility that keeps the zone shut.
type LiftedData struct {
	What  string      `json:"what"`
	Least float64     `json:"least"`
	Best  PackageData `json:"best"`
}

// A FrontierData holds efficient packages.
type FrontierData struct {
	Exact    bool          `json:"exact"`
	Packages []PackageData `json:"packages"`
}

// A TradesData compares with splitting each issue.
type TradesData struct {
	Split  []float64    `json:"split"`
	Broken []string     `json:"broken"`
	Joint  *PackageData `json:"joint"`
	Gain   float64      `json:"gain"`
	Pairs  []TradeData  `json:"pairs"`
}

// A TradeData is what two issues add together.
type TradeData struct {
	Issues  [2]string   `json:"issues"`
	Gain    float64     `json:"gain"`
	Package PackageData `json:"package"`
}

// A ProposalData is what a given package meets with.
type ProposalData struct {
	Package   PackageData  `json:"package"`
	Broken    []string     `json:"broken"`
	Refuses   []string     `json:"refuses"` // party ids
	Efficient bool         `json:"efficient"`
	Better    *PackageData `json:"better"`
	Nearest   *PackageData `json:"nearest"`
	Moved     float64      `json:"moved"`
}

// A DrawsData says how the answer holds over the draws.
type DrawsData struct {
	Seed   uint64            `json:"seed"`
	Draws  int               `json:"draws"`
	Open   ensemble.Share    `json:"open"`
	Least  ensemble.Spread   `json:"least"`
	Chosen int               `json:"chosen"`
	Levels []ensemble.Spread `json:"levels"`
	Held   []HeldData        `json:"held"`
	Pushed []PushData        `json:"pushed"`
}

// A HeldData is a package that is asked for in every draw.
type HeldData struct {
	Name string           `json:"name"`
	All  ensemble.Share   `json:"all"`
	By   []ensemble.Share `json:"by"`
}

// A PushData is what an uncertain number does alone.
type PushData struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	AtLow  float64 `json:"atLow"`
	AtHigh float64 `json:"atHigh"`
}

// Data returns the answer for machines. Proposal and draws may be nil.
func (s *Solution) Data(q *Proposal, d *Draws) *Data {
	data := &Data{Conditions: []string{}, Notes: append([]string{}, s.Notes...), Packages: []PackageData{}, Ideals: []PackageData{}}
	for _, i := range s.Issues {
		made := IssueData{ID: i.ID, Name: i.Name, Indivisible: i.Indivisible}
		if !math.IsNaN(i.Reference) {
			made.Reference = new(i.Reference)
		}
		data.Issues = append(data.Issues, made)
	}
	for _, p := range s.Parties {
		data.Parties = append(data.Parties, PartyData{p.ID, p.Name, p.Shares, p.Alternative, p.Source})
	}
	for _, c := range s.Conditions {
		data.Conditions = append(data.Conditions, c.Name)
	}
	data.Zone = ZoneData{s.Open(), s.Zone.Value, s.packageData(s.Zone)}
	for _, p := range s.Packages {
		made := PackageData{Levels: []float64{}, Satisfaction: []float64{}, Gains: []float64{}}
		if p.Failed != nil {
			made.Failed = p.Failed.Error()
		} else {
			made = s.packageData(p.Found)
		}
		made.Rule = string(p.Rule)
		data.Packages = append(data.Packages, made)
	}
	for _, f := range s.Ideals {
		data.Ideals = append(data.Ideals, s.packageData(f))
	}
	data.Frontier = FrontierData{Exact: s.Frontier.Exact, Packages: []PackageData{}}
	for _, f := range s.Frontier.Packages {
		data.Frontier.Packages = append(data.Frontier.Packages, s.packageData(f))
	}
	data.Opening, data.Trades = s.openingData(), s.tradesData()
	data.Proposal, data.Draws = s.proposalData(q), d.data()
	return data
}

func (p *Problem) packageData(f *Found) PackageData {
	made := PackageData{Levels: f.Levels, Satisfaction: f.Satisfaction, Proved: f.Proved, Gap: f.Gap, Residual: f.Residual, Programs: f.Programs}
	for k, y := range f.Satisfaction {
		made.Gains = append(made.Gains, y-p.Parties[k].Alternative)
	}
	return made
}

func (p *Problem) maybe(f *Found) *PackageData {
	if f == nil {
		return nil
	}
	return new(p.packageData(f))
}

func (s *Solution) openingData() *OpeningData {
	if s.Opening == nil {
		return nil
	}
	made := &OpeningData{All: s.Opening.All, Without: []LiftedData{}}
	for _, x := range s.Opening.One {
		if x < 0 {
			made.One = append(made.One, nil)
		} else {
			made.One = append(made.One, new(x))
		}
	}
	for _, l := range s.Opening.Without {
		made.Without = append(made.Without, LiftedData{l.What, l.Gain, s.packageData(l.Found)})
	}
	return made
}

func (s *Solution) tradesData() TradesData {
	t := s.Trades
	made := TradesData{Split: t.Split, Broken: append([]string{}, t.Broken...), Joint: s.maybe(t.Joint), Gain: t.Gain, Pairs: []TradeData{}}
	for _, pair := range t.Pairs {
		ids := [2]string{s.Issues[pair.Issues[0]].ID, s.Issues[pair.Issues[1]].ID}
		made.Pairs = append(made.Pairs, TradeData{ids, pair.Gain, s.packageData(pair.Found)})
	}
	return made
}

func (p *Problem) proposalData(q *Proposal) *ProposalData {
	if q == nil {
		return nil
	}
	made := &ProposalData{
		Package: p.packageData(&Found{Levels: q.Levels, Satisfaction: q.Satisfaction}), Broken: append([]string{}, q.Broken...), Refuses: []string{},
		Efficient: q.Efficient, Better: p.maybe(q.Better), Nearest: p.maybe(q.Nearest), Moved: q.Moved,
	}
	for _, k := range q.refusers() {
		made.Refuses = append(made.Refuses, p.Parties[k].ID)
	}
	return made
}

func (d *Draws) data() *DrawsData {
	if d == nil {
		return nil
	}
	made := &DrawsData{Seed: d.Seed, Draws: d.Done, Open: d.Open, Least: d.Least, Chosen: d.Chosen, Levels: append([]ensemble.Spread{}, d.Levels...), Held: []HeldData{}, Pushed: []PushData{}}
	for _, h := range d.Held {
		made.Held = append(made.Held, HeldData{h.Name, h.All, h.By})
	}
	for _, p := range d.Pushed {
		made.Pushed = append(made.Pushed, PushData{p.ID, p.Name, p.AtLow, p.AtHigh})
	}
	return made
}
