package analysis

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"parley/bargain/settle"
	"parley/report"
)

var settleAnalysis = Analysis{
	Name: "settle",
	Help: "Whether there is a package over the issues that everybody prefers to no agreement, and which.",
	Params: []Param{
		{Name: "with", Help: withHelp},
		{Name: "package", Help: "a package to be judged: ISSUE=LEVEL, joined by commas; an issue that is left out stays at its reference point"},
		{Name: "draws", Help: "ask so many draws of what is uncertain: how often there is a package, which, and who would refuse it"},
		seedParam,
	},
	run: runSettle,
}

// maxSettleDraws bounds the draws of a settlement.
const maxSettleDraws = 100000

func runSettle(ctx context.Context, in Input) (*report.Report, error) {
	c, err := applied(in)
	if err != nil {
		return nil, err
	}
	p, err := settle.New(c)
	if err != nil {
		return nil, err
	}
	var q settle.Question
	if q.Proposal, err = parsePackage(p, in.Args["package"]); err != nil {
		return nil, &ParamError{"package", err}
	}
	if q.Plan.Draws, err = drawsOf(in.Args, 0, 1, maxSettleDraws); err != nil {
		return nil, err
	}
	if q.Seed, err = seedOf(in.Args); err != nil {
		return nil, err
	}
	q.Plan.Progress = in.Progress
	r, err := settle.Answer(ctx, c, p, q)
	if errors.Is(err, settle.ErrNone) {
		return nil, errors.New("the conditions of settlement leave no package at all; want one of them changed")
	}
	return r, err
}

// parsePackage reads ISSUE=LEVEL joined by commas; a level is a number or the
// name of a landmark. What is left out stays at its reference point.
func parsePackage(p *settle.Problem, text string) ([]float64, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	levels := make([]float64, len(p.Issues))
	for i := range levels {
		levels[i] = p.Issues[i].Reference
	}
	named := map[int]bool{}
	for part := range strings.SplitSeq(text, ",") {
		issue, level, ok := strings.Cut(part, "=")
		if !ok {
			return nil, fmt.Errorf("package has %q; want ISSUE=LEVEL", part)
		}
		i, err := issueOf(p, strings.TrimSpace(issue))
		if err != nil {
			return nil, err
		}
		if named[i] {
			return nil, fmt.Errorf("package names %s twice; want it once", p.Issues[i].ID)
		}
		named[i] = true
		if levels[i], err = levelOf(&p.Issues[i], strings.TrimSpace(level)); err != nil {
			return nil, err
		}
	}
	for i := range levels {
		if math.IsNaN(levels[i]) {
			return nil, fmt.Errorf("package says nothing of %s, which has no reference point; want %s=LEVEL", p.Issues[i].Name, p.Issues[i].ID)
		}
	}
	return levels, nil
}

func issueOf(p *settle.Problem, text string) (int, error) {
	var ids []string
	for i := range p.Issues {
		if strings.EqualFold(text, p.Issues[i].ID) || strings.EqualFold(text, p.Issues[i].Name) {
			return i, nil
		}
		ids = append(ids, p.Issues[i].ID)
	}
	return 0, fmt.Errorf("package has no issue %q; want one of %s", text, strings.Join(ids, ", "))
}

func levelOf(i *settle.Issue, text string) (float64, error) {
	for _, l := range i.Landmarks {
		if strings.EqualFold(text, l.Name) {
			return l.At, nil
		}
	}
	level, err := strconv.ParseFloat(text, 64)
	if err != nil || !(level >= 0 && level <= 100) {
		return 0, fmt.Errorf("package has %s=%s; want a number from 0 to 100 or the name of a landmark", i.ID, text)
	}
	return level, nil
}
