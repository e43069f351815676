package analysis

import (
	"context"
	"errors"
	"slices"

	"parley/power"
	"parley/power/capability"
	"parley/power/votes"
	"parley/report"
)

// briefSession is the first session of the General Assembly that a brief
// shows: that of 1991, the first after the Cold War.
const briefSession = 46

// power are the sections of a brief on what the parties can bring to bear, who
// is aligned with whom and who depends on whom; nil when fewer than two
// parties are states or made of states, and there are no ties.
func (b *briefing) power(ctx context.Context, r *report.Report) ([]report.Section, error) {
	states := 0
	for _, p := range b.Conflict.Parties {
		if p.Code != "" {
			states++
		}
	}
	var sections []report.Section
	add := func(found *report.Report, ids ...string) {
		r.NotComputed = append(r.NotComputed, found.NotComputed...)
		for _, m := range found.Methods {
			if !slices.ContainsFunc(r.Methods, func(o report.Method) bool { return o.Name == m.Name }) {
				r.Methods = append(r.Methods, m)
			}
		}
		for _, s := range found.Sections {
			if slices.Contains(ids, s.ID) {
				sections = append(sections, s)
			}
		}
	}
	if states > 1 {
		if err := b.measured(ctx, r, add); err != nil {
			return nil, err
		}
	}
	needs, err := power.MeasureNeeds(b.Conflict, b.Data, nil, 0)
	if err != nil {
		return nil, err
	}
	if len(b.Conflict.Ties) > 0 || len(needs.List) > 0 {
		found, err := power.Dependence(b.Conflict, nil, nil, power.Source{}, needs)
		if err != nil {
			return nil, err
		}
		add(found.Report(), "leverage", "network", "measured")
	}
	return under("Power", sections), nil
}

// measured adds what the data sets say of the parties' states.
func (b *briefing) measured(ctx context.Context, r *report.Report, add func(*report.Report, ...string)) error {
	var missing *power.MissingError
	record, source, err := power.Load[*capability.Record](b.Data, nil, "cow-nmc")
	switch {
	case errors.As(err, &missing):
		r.NotComputed = append(r.NotComputed, "Capability: "+err.Error()+".")
	case err != nil:
		return err
	default:
		_, last := record.Span()
		found, err := power.Capability(power.Parties(b.Conflict, last), record, source, last-30, 0)
		if err != nil {
			return err
		}
		add(found.Report(), "capability", "poles")
	}
	calls, of, err := power.Load[*votes.Record](b.Data, nil, "un-votes")
	if err != nil {
		return err
	}
	sessions := calls.Sessions()
	q := power.AlignmentQuestion{First: briefSession}
	points, pointsOf, err := power.Load[[]votes.Estimate](b.Data, nil, "ideal-points")
	if err == nil {
		q.Points, q.PointsSource = points, &pointsOf
	} else if !errors.As(err, &missing) {
		return err
	}
	found, err := power.Alignment(ctx, power.Parties(b.Conflict, votes.Year(sessions[len(sessions)-1])), calls, of, q)
	if err != nil {
		return err
	}
	if err := found.AddAlliances(b.Data, nil, votes.Year(sessions[len(sessions)-1])); err != nil {
		return err
	}
	add(found.Report(), "agreement", "subjects", "ideal-points", "alliances")
	return nil
}
