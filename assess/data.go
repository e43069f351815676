package assess

import (
	"parley/ensemble"
)

// AssessmentData is an assessment as --json prints it.
type AssessmentData struct {
	Draws       int              `json:"draws"`
	Seed        uint64           `json:"seed"`
	Uncertain   int              `json:"uncertain"` // things about preferences that are drawn
	Concepts    []string         `json:"concepts"`  // that could be judged in all draws of all cases
	Goals       []string         `json:"goals"`
	All         bool             `json:"all"` // every combination was asked
	Cases       []CaseData       `json:"cases"`
	Refused     []RefusedData    `json:"refused"`
	Instruments []InstrumentData `json:"instruments"`
	Pairs       []PairData       `json:"pairs"`
	Alone       *StandingData    `json:"alone,omitempty"`
	Together    *StandingData    `json:"together,omitempty"`
}

// CaseData is what one combination does to each goal, in the order of the goals.
type CaseData struct {
	Instruments []string         `json:"instruments"`
	States      int              `json:"states"`
	Holds       []ensemble.Share `json:"holds"`
	Secure      []ensemble.Share `json:"secure"`
	Impact      []Difference     `json:"impact"`
	Walk        *WalkData        `json:"walk,omitempty"`
	LeastGain   *float64         `json:"leastGain,omitempty"` // above 0: a package that everybody prefers
}

// WalkData is where improving parties go from the status quo.
type WalkData struct {
	Moves float64   `json:"moves"`
	Reach []float64 `json:"reach"` // by goal
}

// RefusedData is a combination that cannot be asked.
type RefusedData struct {
	Instruments []string `json:"instruments"`
	Why         string   `json:"why"`
}

// InstrumentData is one instrument alone.
type InstrumentData struct {
	ID         string        `json:"id"`
	Goal       int           `json:"goal"` // its aim's place among the goals; -1 when it has none
	Begins     int           `json:"begins"`
	Ends       int           `json:"ends"`
	Leavers    []LeaverData  `json:"leavers"` // of the outcome that comes nearest to its aim
	Agreements []PromiseData `json:"agreements"`
}

// LeaverData is who would leave an outcome, and to where.
type LeaverData struct {
	Party    string   `json:"party"`
	Concepts []string `json:"concepts"`
	To       string   `json:"to"` // the letters of a state
}

// PromiseData is whether an agreement would be kept.
type PromiseData struct {
	ID     string         `json:"id"`
	Middle bool           `json:"middle"` // with every number at its middle
	Kept   ensemble.Share `json:"kept"`
}

// PairData is what two instruments do beyond each alone.
type PairData struct {
	Instruments [2]string  `json:"instruments"`
	Beyond      Difference `json:"beyond"`
}

// StandingData is a ranking; Cases are places among the assessment's cases.
type StandingData struct {
	Cases     []int       `json:"cases"`
	Criteria  []string    `json:"criteria"`
	Means     [][]float64 `json:"means"`
	Ranking   any         `json:"ranking"`
	TOPSIS    []float64   `json:"topsis"`
	PROMETHEE []float64   `json:"promethee"`
	Lead      []float64   `json:"lead"`
}

// Data returns the assessment for machines.
func (a *Assessment) Data() AssessmentData {
	d := AssessmentData{
		Draws: a.Question.Draws, Seed: a.Question.Seed, Uncertain: a.Uncertain, All: a.All, Concepts: []string{}, Goals: []string{},
		Cases: []CaseData{}, Refused: []RefusedData{}, Instruments: []InstrumentData{}, Pairs: []PairData{},
		Alone: a.Alone.data(), Together: a.Together.data(),
	}
	for _, c := range a.Concepts {
		d.Concepts = append(d.Concepts, c.Key())
	}
	for _, g := range a.Goals {
		d.Goals = append(d.Goals, g.Name)
	}
	for k := range a.Cases {
		d.Cases = append(d.Cases, a.caseData(&a.Cases[k]))
	}
	for _, x := range a.Refused {
		d.Refused = append(d.Refused, RefusedData{a.ids(x.Instruments), x.Err.Error()})
	}
	for i := range a.Instruments {
		d.Instruments = append(d.Instruments, a.instrumentData(i))
	}
	for _, p := range a.Pairs {
		ids := a.ids(p.Instruments[:])
		d.Pairs = append(d.Pairs, PairData{[2]string(ids), p.Beyond})
	}
	return d
}

func (a *Assessment) ids(instruments []int) []string {
	ids := []string{}
	for _, i := range instruments {
		ids = append(ids, a.Conflict.Instruments[i].ID)
	}
	return ids
}

func (a *Assessment) caseData(x *Case) CaseData {
	d := CaseData{Instruments: a.ids(x.Instruments), States: x.Met.States, Holds: []ensemble.Share{}, Secure: []ensemble.Share{}, Impact: []Difference{}}
	for g := range a.Goals {
		d.Holds, d.Secure, d.Impact = append(d.Holds, a.Holds(x, g)), append(d.Secure, a.Secure(x, g)), append(d.Impact, a.Impact(x, g))
	}
	if x.Walk != nil && x.Walk.TooLarge == nil {
		d.Walk = &WalkData{x.Walk.Moves, append([]float64{}, x.Walk.Reach...)}
	}
	if x.Zone != nil {
		d.LeastGain = &x.Zone.Least
	}
	return d
}

func (a *Assessment) instrumentData(i int) InstrumentData {
	r := a.Instruments[i]
	d := InstrumentData{ID: r.Instrument.ID, Goal: a.goalOf(i), Begins: len(r.Begins), Ends: len(r.Ends), Leavers: []LeaverData{}, Agreements: []PromiseData{}}
	if len(r.Aimed) > 0 {
		for _, l := range r.Aimed[0].Leavers {
			leaver := LeaverData{Party: r.With.Blocks[l.Block].Name, To: r.With.Letters(l.To)}
			for _, c := range l.Concepts {
				leaver.Concepts = append(leaver.Concepts, c.Key())
			}
			d.Leavers = append(d.Leavers, leaver)
		}
	}
	for _, p := range a.promisesOf(i) {
		d.Agreements = append(d.Agreements, PromiseData{p.Answer.Agreement.ID, p.Answer.Middle.Holds(), p.Share})
	}
	return d
}

func (s *Standing) data() *StandingData {
	if s == nil {
		return nil
	}
	d := &StandingData{Cases: s.Cases, Means: s.Means, Ranking: s.Ranking, TOPSIS: s.TOPSIS, PROMETHEE: s.PROMETHEE, Lead: s.Lead}
	for _, c := range s.Criteria {
		d.Criteria = append(d.Criteria, c.Name)
	}
	return d
}
