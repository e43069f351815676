package analysis

import (
	"context"
	"errors"
	"fmt"

	"parley/bargain"
	"parley/ensemble"
	"parley/report"
)

var forecastAnalysis = Analysis{
	Name: "forecast",
	Help: "Where each issue may settle, how sure that is, and what it depends on.",
	Params: []Param{
		{Name: "issue", Help: "only this issue: its id or name"},
		{Name: "model", Help: "parley, compromise, median, mode, nash, nash-far, challenge, spatial or quantal; parley when left out"},
		{Name: "with", Help: withHelp},
		{Name: "draws", Help: fmt.Sprintf("how many draws of what is uncertain, 1 to %d; %d when left out", bargain.MaxDraws, forecastDraws)},
		{Name: "seed", Help: "which random numbers the draws take, a whole number from 0; 1 when left out"},
	},
	run: runForecast,
}

// forecastDraws is how many draws are made where nobody says.
const forecastDraws = 1000

func runForecast(ctx context.Context, in Input) (*report.Report, error) {
	measured, err := measure(&in)
	if err != nil {
		return nil, err
	}
	c, err := applied(in)
	if err != nil {
		return nil, err
	}
	q := bargain.Question{Issue: in.Args["issue"], Plan: ensemble.Plan{Draws: forecastDraws, Progress: in.Progress}, Seed: usualSeed, Drivers: true}
	if q.Model, err = bargain.ModelNamed(in.Args["model"]); err != nil {
		return nil, &ParamError{"model", err}
	}
	if q.Plan.Draws, err = drawsOf(in.Args, forecastDraws, 1, bargain.MaxDraws); err != nil {
		return nil, err
	}
	if q.Seed, err = parseSeed(in.Args); err != nil {
		return nil, err
	}
	forecasts, err := bargain.Ask(ctx, c, q)
	if unknown, ok := errors.AsType[*bargain.IssueError](err); ok {
		return nil, &ParamError{"issue", unknown}
	}
	if err != nil {
		return nil, err
	}
	var joint *bargain.Joint
	if q.Issue == "" {
		if joint, err = bargain.PlayJointly(ctx, c); err != nil {
			return nil, err
		}
	}
	r := bargain.Report(c, q, forecasts, joint)
	measured.Tell(r)
	return r, nil
}
