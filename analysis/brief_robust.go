package analysis

import (
	"context"
	"errors"
	"fmt"

	"parley/conflict"
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
// uncertain, by itself and with each instrument.
func (b *briefing) robust(ctx context.Context, r *report.Report) ([]report.Section, error) {
	if len(b.solution.States) > robustStates {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf(
			"How sure the findings are: of %d states a brief asks no draws; parley stability --draws does.", len(b.solution.States)))
		return nil, nil
	}
	base, err := b.draws(ctx, b.Conflict)
	if err != nil {
		return nil, err
	}
	sections := base.Sections()
	r.NotComputed = append(r.NotComputed, base.NotAnswered()...)
	aims, err := b.aims(ctx, r)
	if err != nil {
		return nil, err
	}
	if len(base.Ensemble.Inputs()) > 0 || aims != nil {
		r.Methods = append(r.Methods, stability.DrawsMethod, report.LikelihoodMethod)
	}
	return append(sections, aims...), nil
}

func (b *briefing) draws(ctx context.Context, c *conflict.Conflict, instruments ...string) (*stability.Robustness, error) {
	return stability.SolveDraws(ctx, c, stability.DrawsQuestion{
		Seed: usualSeed, Draws: robustDraws, Aims: aimsOf(b.Conflict, instruments...),
	}, b.Progress)
}

// aims says how often each instrument's aim is met, on the same draws.
func (b *briefing) aims(ctx context.Context, r *report.Report) ([]report.Section, error) {
	t := report.Table{
		Caption: fmt.Sprintf("For each instrument, the share of the same %d draws in which its aim is met by a state that is stable for every party, with its 95 %% interval", robustDraws),
		Columns: []string{"Instrument"},
	}
	for _, c := range stability.Concepts {
		t.Columns = append(t.Columns, c.String())
	}
	var depends []report.Block
	for _, i := range b.Conflict.Instruments {
		changed, err := b.Conflict.Apply(i.ID)
		if i.Aim == nil || err != nil || len(stability.Doubtful(changed, usualSeed).Inputs()) == 0 {
			continue // why it does not apply stands among its findings
		}
		drawn, err := b.draws(ctx, changed, i.ID)
		if large := new(conflict.TooLargeError); errors.As(err, &large) {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("How sure it is what %s does: %v.", i.Name, err))
			continue
		}
		if err != nil {
			return nil, err
		}
		b.sure = append(b.sure, fmt.Sprintf("Over draws of what is doubtful, the aim of %s is met %s.", i.Name, drawn.AimWords()))
		t.Rows = append(t.Rows, append([]report.Cell{{report.T(i.Name)}}, drawn.AimCells()...))
		depends = append(depends, drawn.AimBlocks("drivers-"+i.ID)...)
	}
	if len(t.Rows) == 0 {
		return nil, nil
	}
	return []report.Section{{
		ID: "robust-instruments", Title: "How sure the instruments are",
		Blocks: append([]report.Block{t}, depends...),
	}}, nil
}
