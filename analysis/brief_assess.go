package analysis

import (
	"context"
	"fmt"

	"parley/assess"
	"parley/report"
)

// A brief asks its instruments on fewer draws than parley assess, and of a large
// model on so few that only great differences show; combinations only where the
// states of all of them together are few.
const (
	assessedDraws = 1000
	largeDraws    = 20
	mostTogether  = 2048
)

// assess puts the instruments to the test.
func (b *briefing) assess(ctx context.Context, r *report.Report) ([]report.Section, error) {
	q := assess.Question{Draws: min(assessedDraws, assess.MostDraws(b.Conflict)), Seed: usualSeed, Progress: b.Progress, Single: b.manyStates() > mostTogether}
	if len(b.solution.States) > robustStates {
		q.Draws = largeDraws
	}
	a, err := assess.Ask(ctx, b.Conflict, b.solution, q)
	if err != nil {
		return nil, err
	}
	b.comparison = a.Comparison
	if len(a.Instruments) == 0 {
		return nil, nil
	}
	r.Methods = append(r.Methods, assess.Methods...)
	r.NotComputed = append(r.NotComputed, a.NotComputed()...)
	if a.Drawn() {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf("More than %d draws of what the instruments do; parley assess asks %d.", q.Draws, assessDraws))
	}
	for i := range a.Instruments {
		if words := a.AimWords(i); words != "" {
			b.sure = append(b.sure, words)
		}
	}
	return a.Sections(b.cite), nil
}

// manyStates is about how many states all combinations of the instruments have,
// if no rule holds among the options that they add.
func (b *briefing) manyStates() float64 {
	states := float64(len(b.solution.States))
	for _, i := range b.Conflict.Instruments {
		states *= 1 + float64(uint64(1)<<min(len(i.Options), 60))
	}
	return states
}
