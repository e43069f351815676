package analysis

import (
	"context"
	"fmt"

	"parley/accord"
	"parley/report"
)

// Bounds of what a brief asks about agreements, so that it takes seconds.
const (
	mostAgreements   = 8
	briefAccordDraws = 1000
)

// agreements are the sections of a brief on whether agreements would be kept,
// or nil when the file has none.
func (b *briefing) agreements(ctx context.Context, r *report.Report) ([]report.Section, error) {
	var sections []report.Section
	for k, a := range b.Conflict.Agreements {
		if k == mostAgreements {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("%d further agreements; parley accord asks them.", len(b.Conflict.Agreements)-k))
			break
		}
		found, err := accord.Ask(ctx, b.Conflict, a.ID, accord.Question{Draws: briefAccordDraws, Seed: usualSeed})
		if err != nil {
			return nil, err
		}
		about, err := found.Sections(ctx)
		if err != nil {
			return nil, err
		}
		sections = append(sections, about...)
		r.NotComputed = append(r.NotComputed, found.Middle.Missing...)
	}
	if sections == nil {
		return nil, nil
	}
	r.Methods = append(r.Methods, accord.Methods...)
	r.NotComputed = append(r.NotComputed, accordLimits)
	return under("Whether it would be kept", sections), nil
}
