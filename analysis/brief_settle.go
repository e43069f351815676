package analysis

import (
	"context"
	"errors"
	"fmt"

	"parley/bargain/settle"
	"parley/ensemble"
	"parley/report"
)

// settlement are the sections of a brief on packages, or nil when the conflict
// does not say enough for any. What is missing is said only where the file
// speaks of a settlement itself.
func (b *briefing) settlement(ctx context.Context, r *report.Report) ([]report.Section, error) {
	p, err := settle.New(b.Conflict)
	if lacks, ok := errors.AsType[*settle.MissingError](err); ok {
		if b.Conflict.Settlement != nil || len(b.Conflict.Positions) > 0 {
			r.NotComputed = append(r.NotComputed, "Packages: "+lacks.What+".")
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if len(p.Issues) < 2 {
		return nil, nil
	}
	size := len(p.Parties) * len(p.Issues)
	if size > mostSettled {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf("Packages: %d parties and %d issues take minutes; parley settle answers.", len(p.Parties), len(p.Issues)))
		return nil, nil
	}
	found, err := settle.Answer(ctx, b.Conflict, p, settle.Question{Plan: ensemble.Plan{Draws: min(briefDraws, drawsTimesSize/size)}, Seed: usualSeed})
	if errors.Is(err, settle.ErrNone) {
		r.NotComputed = append(r.NotComputed, "Packages: the conditions of settlement leave none.")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r.Methods = append(r.Methods, found.Methods...)
	r.NotComputed = append(r.NotComputed, found.NotComputed...)
	return under("Which package everybody could accept", found.Sections), nil
}

// Bounds of what a brief asks for packages, so that it takes seconds: parties
// times issues, draws, and the product of both.
const (
	mostSettled    = 200
	briefDraws     = 100
	drawsTimesSize = 4000
)
