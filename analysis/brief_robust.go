package analysis

import (
	"context"
	"fmt"

	"parley/report"
	"parley/stability"
)

// robustDraws is how many draws a brief rests on, of the usual seed. A model of
// more than robustStates states would keep the reader waiting.
const (
	robustDraws  = 2000
	robustStates = 1024
)

// robust says how sure the model's findings are: over draws of what is
// uncertain.
func (b *briefing) robust(ctx context.Context, r *report.Report) ([]report.Section, error) {
	if len(b.solution.States) > robustStates {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf(
			"How sure the findings are: of %d states a brief asks no draws; parley stability --draws does.", len(b.solution.States)))
		return nil, nil
	}
	base, err := stability.SolveDraws(ctx, b.Conflict, stability.DrawsQuestion{Seed: usualSeed, Draws: robustDraws}, b.Progress)
	if err != nil {
		return nil, err
	}
	sections := base.Sections()
	r.NotComputed = append(r.NotComputed, base.NotAnswered()...)
	if len(base.Ensemble.Inputs()) > 0 {
		r.Methods = append(r.Methods, stability.DrawsMethod, report.LikelihoodMethod)
	}
	return sections, nil
}
