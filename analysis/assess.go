package analysis

import (
	"context"
	"errors"
	"fmt"

	"parley/assess"
	"parley/conflict"
	"parley/reading"
	"parley/report"
	"parley/stability"
)

// assessAnalysis puts the instruments of a conflict to the test.
var assessAnalysis = Analysis{
	Name: "assess",
	Help: "What each instrument and combination changes, who would leave it, whether it would be kept, and how they rank.",
	Params: []Param{
		{Name: "draws", Help: fmt.Sprintf("how many draws of what is uncertain, 1 to %d; %d when left out", assess.MaxDraws, assessDraws)},
		{Name: "seed", Help: "which random numbers the draws take, a whole number from 0; 1 when left out"},
		{Name: "combinations", Help: "all: also instruments together; single: each alone; all when left out"},
	},
	run: runAssess,
}

// assessDraws is how many draws are made where nobody says: shares are then
// known to within one point.
const assessDraws = 10_000

func runAssess(ctx context.Context, in Input) (*report.Report, error) {
	q, err := assessQuestion(in)
	if err != nil {
		return nil, err
	}
	if len(in.Conflict.Instruments) == 0 {
		return nil, errors.New("the conflict has no instruments; want the section instruments in the file")
	}
	base, err := stability.Solve(ctx, in.Conflict, nil)
	if err != nil {
		return nil, err
	}
	a, err := assess.Ask(ctx, in.Conflict, base, q)
	if err != nil {
		return nil, err
	}
	cite := func(ps []conflict.Passage) []report.Ref { return reading.Refs(in.Conflict, in.Documents, ps) }
	return &report.Report{
		Title: "The instruments put to the test: " + in.Conflict.Title, Sections: a.Sections(cite),
		Methods: assess.Methods, NotComputed: a.NotComputed(), Data: a.Data(),
	}, nil
}

func assessQuestion(in Input) (assess.Question, error) {
	most := assess.MostDraws(in.Conflict)
	q := assess.Question{Draws: min(assessDraws, most), Seed: usualSeed, Progress: in.Progress}
	var err error
	if q.Draws, err = drawsOf(in.Args, q.Draws, 1, most); err != nil {
		return q, err
	}
	if q.Seed, err = parseSeed(in.Args); err != nil {
		return q, err
	}
	switch how := in.Args["combinations"]; how {
	case "", "all":
	case "single":
		q.Single = true
	default:
		return q, &ParamError{"combinations", fmt.Errorf("combinations %q; want all or single", how)}
	}
	return q, nil
}
