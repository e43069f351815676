package analysis

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

var toParam = Param{
	Name: "to",
	Help: "show the ways to this state, written like from; or to the states of a named outcome, or in which a formula over options holds",
}

// usualWays is how many shortest ways are listed when nobody asks for more.
const usualWays = 10

var waysParam = Param{
	Name: "ways",
	Help: fmt.Sprintf("how many shortest ways are listed: 1 to %d; %d when left out", stability.MaxWays, usualWays),
}

func runTrace(ctx context.Context, in Input) (*report.Report, error) {
	m, err := newModel(ctx, in)
	if err != nil {
		return nil, err
	}
	start := in.Args["from"]
	if start == "" {
		start = "status-quo"
	}
	q := stability.TraceQuestion{}
	if q.From, err = parseState(m, "from", start); err != nil {
		return nil, err
	}
	if q.To, q.ToName, err = traceTo(m, strings.TrimSpace(in.Args["to"])); err != nil {
		return nil, err
	}
	if q.Ways, err = waysOf(in.Args["ways"]); err != nil {
		return nil, err
	}
	if q.Chance, err = chanceOf(in.Args); err != nil {
		return nil, err
	}
	if in.Args["coalesce"] == "true" {
		if m, err = coalescedTrace(ctx, m, &q); err != nil {
			return nil, err
		}
	}
	return m.TraceReport(ctx, q)
}

// traceTo are the states to which ways are wanted, and what they are called: a
// state, those of a named outcome, or those in which a formula holds.
func traceTo(m *stability.Model, text string) ([]int, string, error) {
	if text == "" {
		return nil, "", nil
	}
	states, err := wantedStates(m, text)
	if err == nil && len(states) == 1 && m.Conflict.OutcomeName(m.States[states[0]]) != text {
		return states, m.Letters(states[0]), nil
	}
	if err == nil {
		return states, text, nil
	}
	if _, isState := readState(m.Conflict, text); isState == nil || isWord(text) {
		return nil, "", &ParamError{"to", err}
	}
	f, wrong := conflict.ParseFormula(text)
	if wrong != nil {
		return nil, "", &ParamError{"to", fmt.Errorf("%q is no formula either: %w", text, wrong)}
	}
	for _, id := range f.Options() {
		if m.Conflict.OptionIndex(id) < 0 {
			return nil, "", &ParamError{"to", fmt.Errorf("no option %q; want a state, the name of an outcome, or a formula over the options", id)}
		}
	}
	if states = m.StatesWhere(f); len(states) == 0 {
		return nil, "", &ParamError{"to", fmt.Errorf("no feasible state holds %q; want a formula that one does", text)}
	}
	return states, "where " + f.Words(m.Conflict.OptionName), nil
}

// isWord reports whether the text is a single word, and so no formula worth
// explaining.
func isWord(text string) bool { return !strings.ContainsAny(text, " &|!()") }

func waysOf(text string) (int, error) {
	if text == "" {
		return usualWays, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > stability.MaxWays {
		return 0, &ParamError{"ways", fmt.Errorf("ways is %q; want how many to list, 1 to %d", text, stability.MaxWays)}
	}
	return n, nil
}
