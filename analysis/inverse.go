package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/report"
	"parley/stability"
)

var inverseAnalysis = Analysis{
	Name: "inverse",
	Help: "What would have to change in what the parties want for a state to hold.",
	Params: []Param{
		{Name: "state", Help: stateHelp + "; or the name of an outcome", Required: true},
		{Name: "concept", Help: "only this concept: nash, gmr, smr, seq, sseq or sim"},
		{Name: "party", Help: "only this party may change: its id or name"},
		{Name: "together", Help: "true: also several parties at once, under seq, sseq and sim"},
		{Name: "with", Help: withHelp},
	},
	run: runInverse,
}

// mostWanted is how many states of an outcome are asked about.
const mostWanted = 4

func runInverse(ctx context.Context, in Input) (*report.Report, error) {
	m, err := newModel(ctx, in)
	if err != nil {
		return nil, err
	}
	states, err := wantedStates(m, in.Args["state"])
	if err != nil {
		return nil, err
	}
	party, err := onlyParty(m, in.Args["party"])
	if err != nil {
		return nil, err
	}
	concepts := stability.Concepts
	if key := in.Args["concept"]; key != "" {
		c, err := stability.ParseConcept(strings.ToLower(key))
		if err != nil {
			return nil, &ParamError{"concept", err}
		}
		concepts = []stability.Concept{c}
	}
	r := &report.Report{
		Title:   "What would have to change: " + m.Conflict.Title,
		Methods: []report.Method{stability.InverseMethod},
	}
	if len(states) > mostWanted {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf("%d other states of the outcome; ask for one by its letters.", len(states)-mostWanted))
		states = states[:mostWanted]
	}
	data := []stability.InverseData{}
	for _, s := range states {
		for _, c := range concepts {
			v, err := m.Invert(ctx, c, s, party, in.Args["together"] == "true")
			if err != nil {
				return nil, err
			}
			r.Sections = append(r.Sections, v.Section(c.Key()+"-"+m.Letters(s)))
			data = append(data, v.Data())
		}
	}
	r.Data = data
	return r, nil
}

// wantedStates are the state, or those of the outcome, with this name.
func wantedStates(m *stability.Model, text string) ([]int, error) {
	text = strings.TrimSpace(text)
	var states []int
	for s := range m.States {
		if m.Conflict.OutcomeName(m.States[s]) == text && text != "" {
			states = append(states, s)
		}
	}
	if len(states) > 0 {
		return states, nil
	}
	s, err := parseState(m, "state", text)
	return []int{s}, err
}

// onlyParty is the place of the party that alone may change, or -1.
func onlyParty(m *stability.Model, name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	for i, p := range m.Conflict.Parties {
		if p.ID == name || p.Name == name {
			if m.Conflict.Preference(p.ID) == nil {
				return 0, &ParamError{"party", errors.New(p.Name + " states no preference; want a party that does")}
			}
			return i, nil
		}
	}
	var ids []string
	for _, p := range m.Conflict.Parties {
		ids = append(ids, p.ID)
	}
	return 0, &ParamError{"party", fmt.Errorf("no party %q; want one of %s", name, strings.Join(slices.Sorted(slices.Values(ids)), ", "))}
}
