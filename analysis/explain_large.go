package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// explainLarge explains a state of a conflict that is too large to enumerate,
// which it was refused for.
func explainLarge(ctx context.Context, in Input, refused error) (*report.Report, error) {
	c, err := applied(in)
	if err != nil {
		return nil, err
	}
	state, err := readState(c, strings.TrimSpace(in.Args["state"]))
	if err != nil {
		return nil, &ParamError{"state", err}
	}
	if !c.Feasible()(state) {
		return nil, &ParamError{"state", fmt.Errorf("state %s is not feasible: it breaks the rule %v", state.Letters(len(c.Options)), broken(c, state))}
	}
	parties, err := partyPlaces(c, in.Args["party"])
	if err != nil {
		return nil, err
	}
	var concepts []stability.Concept
	if key := in.Args["concept"]; key != "" {
		concept, err := stability.ParseConcept(strings.ToLower(key))
		if err != nil {
			return nil, &ParamError{"concept", err}
		}
		concepts = []stability.Concept{concept}
	}
	r, err := stability.ExplainLarge(ctx, c, state, parties, concepts)
	if unfit := new(stability.UnfitError); errors.As(err, &unfit) {
		return nil, fmt.Errorf("%w; and %w", refused, unfit)
	}
	return r, err
}

// partyPlaces finds the party that was named, if one was.
func partyPlaces(c *conflict.Conflict, party string) ([]int, error) {
	if party == "" {
		return nil, nil
	}
	k := slices.IndexFunc(c.Parties, func(p conflict.Party) bool { return p.ID == party || p.Name == party })
	if k < 0 {
		return nil, &ParamError{"party", fmt.Errorf("no party %q in the conflict", party)}
	}
	return []int{k}, nil
}
