package analysis

import (
	"context"
	"errors"
	"fmt"

	"parley/report"
	"parley/stability"
)

var coalesceParam = Param{
	Name: "coalesce",
	Help: "true: treat states as one that no party tells apart and from which the same moves lead on",
}

// runCoalesced judges the model with alike states as one. What asks of single
// states is refused, and what the preferences say besides an order is left to
// the states themselves.
func runCoalesced(ctx context.Context, in Input, m *stability.Model) (*report.Report, error) {
	for _, p := range depthParams {
		if p.Name != coalesceParam.Name && in.Args[p.Name] != "" {
			return nil, &ParamError{p.Name, fmt.Errorf("%s asks of single states; want it without coalesce", p.Name)}
		}
	}
	s, err := m.Coalesced(ctx, in.Progress)
	if err != nil {
		return nil, err
	}
	r := s.Report()
	c, err := doubted(in, m)
	if err != nil {
		return nil, err
	}
	if structures, _, err := structuresOf(c, in.Args); err != nil {
		return nil, err
	} else if len(structures) > 0 {
		r.NotComputed = append(r.NotComputed,
			"What holds by degrees, where preferences are unknown or only probable: states that are treated as one are alike in the parties' orders alone; ask without --coalesce.")
	}
	return r, nil
}

// coalescedTrace is the model with alike states as one, and turns the question
// into one about that. One state stands for all that are alike to it; several
// have to be all of theirs.
func coalescedTrace(ctx context.Context, m *stability.Model, q *stability.TraceQuestion) (*stability.Model, error) {
	s, err := m.Coalesced(ctx, nil)
	if err != nil {
		return nil, err
	}
	q.From, _ = s.Place(m.States[q.From])
	if len(q.To) == 1 {
		q.To[0], _ = s.Place(m.States[q.To[0]])
		q.ToName = s.Letters(q.To[0])
	}
	if len(q.To) < 2 {
		return s.Model, nil
	}
	to, whole := s.Coalesce(q.To)
	if !whole {
		return nil, &ParamError{"to", errors.New("it tells states apart that are treated as one; want it without coalesce, or all of them")}
	}
	q.To = to
	return s.Model, nil
}
