package analysis

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"parley/report"
	"parley/stability"
)

// usualList is how many equilibria of each concept are listed when nobody says.
const usualList = 1000

// runEquilibria counts and lists equilibria without judging every state for
// every party.
func runEquilibria(ctx context.Context, in Input) (*report.Report, error) {
	question, err := parseQuestion(in.Args)
	if err != nil {
		return nil, err
	}
	c, err := asked(in)
	if err != nil {
		return nil, err
	}
	found, err := stability.FindEquilibria(ctx, c, question, in.Progress)
	if _, unfit := errors.AsType[*stability.UnfitError](err); unfit {
		return nil, &ParamError{"engine", err}
	}
	if err != nil {
		return nil, err
	}
	return found.Report(), nil
}

func parseQuestion(args map[string]string) (stability.Question, error) {
	q := stability.Question{Most: usualList}
	var err error
	if q.Engine, err = stability.ParseEngine(args["engine"]); err != nil {
		return q, &ParamError{"engine", err}
	}
	for _, key := range split(args["concepts"]) {
		concept, err := stability.ParseConcept(strings.ToLower(key))
		if err != nil {
			return q, &ParamError{"concepts", err}
		}
		q.Concepts = append(q.Concepts, concept)
	}
	if list := args["list"]; list != "" {
		if q.Most, err = strconv.Atoi(list); err != nil || q.Most < 0 {
			return q, &ParamError{"list", fmt.Errorf("list is %q; want how many equilibria to list, at least 0", list)}
		}
	}
	return q, nil
}

// needEquilibriaOnly refuses parameters that mean nothing where every state is
// judged.
func needEquilibriaOnly(args map[string]string) error {
	for _, name := range []string{"list", "concepts", "engine"} {
		if args[name] != "" {
			return &ParamError{name, fmt.Errorf("%s is for equilibria-only; want that too, or %s left out", name, name)}
		}
	}
	return nil
}
