package analysis

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/accord"
	"parley/report"
)

// accordAnalysis puts the agreements of a conflict to the test.
var accordAnalysis = Analysis{
	Name: "accord",
	Help: "Whether agreements would be kept: oversight, guarantees, relief in tranches and mediators, and what they turn on.",
	Params: []Param{
		{Name: "agreement", Help: "the id of one agreement; all of them when left out"},
		{Name: "draws", Help: fmt.Sprintf("how many draws of what is uncertain, 0 to %d; %d when left out", accord.MaxDraws, accordDraws)},
		{Name: "seed", Help: "which random numbers the draws take, a whole number from 0; 1 when left out"},
	},
	run: runAccord,
}

// accordDraws is how many draws are made where nobody says.
const accordDraws = 1000

func runAccord(ctx context.Context, in Input) (*report.Report, error) {
	q, err := accordQuestion(in)
	if err != nil {
		return nil, err
	}
	ids, err := agreementsOf(in)
	if err != nil {
		return nil, err
	}
	r := &report.Report{Title: "Agreements under strain: " + in.Conflict.Title, Methods: accord.Methods}
	data := []accord.Data{}
	for _, id := range ids {
		found, err := accord.Ask(ctx, in.Conflict, id, q)
		if err != nil {
			return nil, err
		}
		sections, err := found.Sections(ctx)
		if err != nil {
			return nil, err
		}
		r.Sections = append(r.Sections, sections...)
		r.NotComputed = append(r.NotComputed, found.Middle.Missing...)
		data = append(data, found.JSON())
	}
	r.NotComputed = append(r.NotComputed, accordLimits)
	r.Data = data
	return r, nil
}

// accordLimits is what none of the models knows.
const accordLimits = "Whether a party that can keep an agreement will: that complying is worth more than cheating is no forecast. " +
	"Parties who dispute the facts themselves are not covered; alarms are taken to be seen by all."

func accordQuestion(in Input) (accord.Question, error) {
	q := accord.Question{Draws: accordDraws, Seed: usualSeed, Progress: in.Progress}
	var err error
	if q.Draws, err = drawsOf(in.Args, accordDraws, 0, accord.MaxDraws); err != nil {
		return q, err
	}
	if q.Seed, err = parseSeed(in.Args); err != nil {
		return q, err
	}
	return q, nil
}

// agreementsOf are the ids that are asked about.
func agreementsOf(in Input) ([]string, error) {
	var ids []string
	for _, a := range in.Conflict.Agreements {
		ids = append(ids, a.ID)
	}
	want := in.Args["agreement"]
	_, known := in.Conflict.Agreement(want)
	switch {
	case len(ids) == 0:
		return nil, errors.New("the conflict has no agreements; want the section agreements in the file")
	case want == "":
		return ids, nil
	case known:
		return []string{want}, nil
	}
	return nil, &ParamError{"agreement", fmt.Errorf("no agreement %q; want one of %s", want, strings.Join(ids, ", "))}
}
