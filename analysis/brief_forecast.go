package analysis

import (
	"context"
	"fmt"
	"slices"

	"parley/bargain"
	"parley/ensemble"
	"parley/power"
	"parley/report"
)

const (
	mostForecasts      = 8   // issues that a brief forecasts
	briefForecastDraws = 200 // for each of them
)

// forecasts are the sections of a brief on where the issues may settle, or nil
// when nobody takes a position. An issue that the models cannot be asked about
// goes to r.NotComputed.
func (b *briefing) forecasts(ctx context.Context, r *report.Report) ([]report.Section, error) {
	c, measured, err := power.Measure(b.Conflict, b.Data)
	if err != nil {
		r.NotComputed = append(r.NotComputed, "Forecasts: "+err.Error()+".")
		return nil, nil //nolint:nilerr // the report says it
	}
	situations := bargain.Situations(c)
	if len(situations) == 0 {
		return nil, nil
	}
	model, err := bargain.ModelNamed("")
	if err != nil {
		return nil, err
	}
	var found []*bargain.Forecast
	for k, s := range situations {
		if k == mostForecasts {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("Forecasts of %d further issues; parley forecast has them.", len(situations)-k))
			break
		}
		if err := s.Stances.Check(); err != nil {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("Forecast of %s: %v.", s.Name, err))
			continue
		}
		q := bargain.Question{Issue: s.ID, Model: model, Seed: usualSeed, Plan: ensemble.Plan{Draws: briefForecastDraws}}
		f, err := bargain.Ask(ctx, c, q)
		if err != nil {
			return nil, err
		}
		found = append(found, f...)
	}
	if len(found) == 0 {
		return nil, nil
	}
	r.Methods = append(r.Methods, bargain.Methods(model)...)
	r.NotComputed = append(r.NotComputed, bargain.Doubts(found)...)
	var sections []report.Section
	for _, f := range found {
		sections = slices.Concat(sections, f.Summary())
	}
	said := report.Report{}
	measured.Tell(&said)
	sections = append(sections, said.Sections...)
	r.Methods, r.NotComputed = append(r.Methods, said.Methods...), append(r.NotComputed, said.NotComputed...)
	return under("Where the issues may settle", sections), nil
}
