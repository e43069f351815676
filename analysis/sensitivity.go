package analysis

import (
	"context"
	"errors"

	"parley/report"
	"parley/stability"
)

var sensitivityAnalysis = Analysis{
	Name: "sensitivity",
	Help: "The smallest change that overturns what is found of a state.",
	Params: []Param{
		{Name: "state", Help: stateHelp + "; or the name of an outcome; the state that holds under most concepts when left out, or else the status quo"},
		{Name: "with", Help: withHelp},
	},
	run: runSensitivity,
}

func runSensitivity(ctx context.Context, in Input) (*report.Report, error) {
	m, err := newModel(ctx, in)
	if err != nil {
		return nil, err
	}
	states, err := sensitiveStates(ctx, m, in.Args["state"])
	if err != nil {
		return nil, err
	}
	v, err := m.Sensitivity(ctx, states[0], in.Progress)
	if err != nil {
		return nil, err
	}
	r := &report.Report{
		Title:       "What would overturn it: " + m.Conflict.Title,
		Methods:     []report.Method{stability.SensitivityMethod},
		Sections:    v.Sections(),
		NotComputed: v.NotComputed(),
		Data:        v.Data(),
	}
	if len(states) > 1 {
		r.NotComputed = append(r.NotComputed, "The other states of the outcome; ask for one by its letters.")
	}
	return r, nil
}

// sensitiveStates are those that the question names; without a name the one that
// holds under most concepts, or else the status quo.
func sensitiveStates(ctx context.Context, m *stability.Model, text string) ([]int, error) {
	if text != "" {
		return wantedStates(m, text)
	}
	solution, err := m.Solve(ctx, nil)
	if err != nil {
		return nil, err
	}
	if strongest := solution.Strongest(); len(strongest) > 0 {
		return strongest[:1], nil
	}
	if m.Conflict.StatusQuo == nil {
		return nil, &ParamError{"state", errors.New("no state holds under any concept, and the conflict names no status quo; want a state")}
	}
	return wantedStates(m, "status-quo")
}
