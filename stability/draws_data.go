package stability

import "parley/ensemble"

// RobustnessData is robustness as --json prints it.
type RobustnessData struct {
	Seed        uint64            `json:"seed"`
	Draws       int               `json:"draws"`       // on which the shares rest
	Asked       int               `json:"asked"`       // that were asked for
	Enough      bool              `json:"enough"`      // fewer draws were enough for the margin
	Interrupted bool              `json:"interrupted"` // fewer draws were done
	Parties     []string          `json:"parties"`
	Options     []string          `json:"options"`
	OptionIDs   []string          `json:"optionIds"`
	Inputs      []InputData       `json:"inputs"`
	Outcomes    []OutcomeData     `json:"outcomes"` // that hold in some draw
	States      []StateShareData  `json:"states"`   // that are an equilibrium in some draw
	Doubts      []DoubtData       `json:"doubts"`
	Tested      int               `json:"tested"` // draws on which the doubts rest
	NotComputed map[string]string `json:"notComputed"`
}

// InputData is one uncertain thing.
type InputData struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Middle string `json:"middle"`
	Low    string `json:"low"`
	High   string `json:"high"`
}

// OutcomeData is how often one of an outcome's states is an equilibrium, by
// concept key.
type OutcomeData struct {
	Name   string                    `json:"name"`
	Aim    bool                      `json:"aim,omitempty"` // it is what an instrument aims at
	States []string                  `json:"states"`
	Shares map[string]ensemble.Share `json:"shares"`
}

// StateShareData is how often a state is an equilibrium, by concept key.
type StateShareData struct {
	State  string                    `json:"state"`
	Shares map[string]ensemble.Share `json:"shares"`
}

// DoubtData is what an outcome depends on under one concept.
type DoubtData struct {
	Outcome string       `json:"outcome"`
	Concept string       `json:"concept"`
	Effects []EffectData `json:"effects"`
}

// EffectData is what one input does.
type EffectData struct {
	Input   string         `json:"input"` // its id
	First   ensemble.Index `json:"first"`
	Total   ensemble.Index `json:"total"`
	Settled ensemble.Share `json:"settled"`
	Low     ensemble.Share `json:"low"`
	High    ensemble.Share `json:"high"`
	Turns   bool           `json:"turns"`
}

// Data returns the answer for machines.
func (r *Robustness) Data() RobustnessData {
	d := RobustnessData{
		Seed: r.Question.Seed, Draws: r.Done, Asked: r.Question.Draws, Enough: r.Enough, Interrupted: r.Interrupted,
		Parties: r.blockNames(), Inputs: []InputData{}, Outcomes: []OutcomeData{}, States: []StateShareData{},
		Doubts: []DoubtData{}, Tested: r.Tested, NotComputed: map[string]string{},
	}
	for _, o := range r.Conflict.Options {
		d.Options, d.OptionIDs = append(d.Options, o.Name), append(d.OptionIDs, o.ID)
	}
	for k := range r.Ensemble.Inputs() {
		d.Inputs = append(d.Inputs, inputData(&r.Ensemble.Inputs()[k]))
	}
	for o, named := range r.Outcomes {
		if shares, some := r.shares(func(c Concept) ensemble.Share { return r.OutcomeShare(c, o) }); some || named.Aim {
			row := OutcomeData{Name: named.Name, Aim: named.Aim, Shares: shares}
			for _, s := range named.States {
				row.States = append(row.States, r.Letters(s))
			}
			d.Outcomes = append(d.Outcomes, row)
		}
	}
	for s := range r.States {
		if shares, some := r.shares(func(c Concept) ensemble.Share { return r.StateShare(c, s) }); some {
			d.States = append(d.States, StateShareData{r.Letters(s), shares})
		}
	}
	for _, doubt := range r.Doubts {
		d.Doubts = append(d.Doubts, r.doubtData(doubt))
	}
	if r.tally.noSIM {
		d.NotComputed[SIM.Key()] = noSIM
	}
	return d
}

// shares lists the shares by concept, and whether any is not zero.
func (r *Robustness) shares(of func(Concept) ensemble.Share) (map[string]ensemble.Share, bool) {
	shares, some := map[string]ensemble.Share{}, false
	for _, c := range r.Concepts() {
		shares[c.Key()] = of(c)
		some = some || shares[c.Key()].Count > 0
	}
	return shares, some
}

func inputData(in *ensemble.Input) InputData {
	low, high := in.Ends()
	return InputData{in.ID, in.Name, in.Words(in.Middle()), in.Words(low), in.Words(high)}
}

func (r *Robustness) doubtData(doubt Doubt) DoubtData {
	d := DoubtData{Outcome: r.Outcomes[doubt.Outcome].Name, Concept: doubt.Concept.Key(), Effects: []EffectData{}}
	for _, e := range doubt.Effects {
		d.Effects = append(d.Effects, EffectData{
			r.Ensemble.Inputs()[e.Input].ID, e.First, e.Total, e.Settled, e.Low, e.High, e.Turns,
		})
	}
	return d
}
