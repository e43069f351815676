// Package analysis is the one list of analyses: what can be asked of a
// conflict, with which parameters. Faces ask through this list and never
// import an engine.
package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/ensemble"
	"parley/power/data"
	"parley/report"
	"parley/source"
	"parley/stability"
)

// An Analysis is one question that can be asked of a conflict.
type Analysis struct {
	Name   string // one word, as on the command line
	Help   string // one sentence
	Params []Param
	run    func(ctx context.Context, in Input) (*report.Report, error)
}

// A Param is a parameter of an analysis.
type Param struct {
	Name     string
	Help     string
	Required bool
}

// An Input is what an analysis works on.
type Input struct {
	Conflict *conflict.Conflict
	// Documents holds the sources that could be read, by source id.
	Documents map[string]*source.Document
	// Args holds the parameters by name; absent is empty.
	Args map[string]string
	// Provenance is put into the report as it is.
	Provenance report.Provenance
	// Counts is a table of counts or a list of events, for the analysis verify.
	Counts []byte
	// Second is what a second observer reported, a list of events; nil without one.
	Second []byte
	// Journal keeps what a long run has done, so that it can go on; it may be
	// nil.
	Journal *ensemble.Journal
	// Data holds the data sets that the user added; nil for those in the
	// program alone.
	Data *data.Library
	// Progress is told how much of a long run is done; it may be nil.
	Progress func(done, total int)
}

// List is every analysis, in the order in which faces offer them.
var List = slices.Concat([]Analysis{
	{
		Name: "stability",
		Help: "Which states are stable for whom, under each solution concept.",
		Params: append([]Param{
			{Name: "with", Help: withHelp},
			{Name: "equilibria-only", Help: "true: only how many equilibria there are, and the first of them"},
			{Name: "list", Help: "with equilibria-only: how many equilibria of each concept are listed; 1000 when left out"},
			{Name: "concepts", Help: "with equilibria-only: only these concepts, joined by commas: nash, gmr, smr, seq, sseq, sim"},
			{Name: "engine", Help: "with equilibria-only: enumerated, dense or symbolic; the one that suits the conflict when left out"},
		}, slices.Concat(drawsParams, depthParams)...),
		run: runStability,
	},
	{
		Name: "explain",
		Help: "Why a state is or is not stable: the argument in words.",
		Params: append([]Param{
			{Name: "state", Help: stateHelp, Required: true},
			{Name: "party", Help: "only this party: its id or name"},
			{Name: "concept", Help: "only this concept: nash, gmr, smr, seq, sseq or sim"},
			{Name: "with", Help: withHelp},
			seedParam, drawParam,
		}, explainParams...),
		run: runExplain,
	},
	{
		Name: "trace",
		Help: "What can be reached from a state, and where improving parties end up.",
		Params: []Param{
			{Name: "from", Help: stateHelp + "; the status quo when left out"},
			toParam,
			waysParam,
			chanceParam,
			coalesceParam,
			{Name: "with", Help: withHelp},
			seedParam, drawParam,
		},
		run: runTrace,
	},
	forecastAnalysis,
	inverseAnalysis,
	sensitivityAnalysis,
	settleAnalysis,
	hypergame,
	accordAnalysis,
	assessAnalysis,
	verifyAnalysis,
}, powerAnalyses, []Analysis{
	alignAnalysis,
	{
		Name: "brief",
		Help: "Everything that the sources say and the analyses found, to be read and forwarded.",
		run:  runBrief,
	},
})

const withHelp = "the instruments to apply first: their ids, joined by commas"

const stateHelp = "a state: its Y/N letters, the ids of the options taken (joined by commas), or status-quo"

// A ParamError says that a parameter's value is not one that the analysis can
// take.
type ParamError struct {
	Param string
	Err   error
}

func (e *ParamError) Error() string { return e.Err.Error() }
func (e *ParamError) Unwrap() error { return e.Err }

// Run runs the analysis with this name. It returns a *ParamError when a
// parameter is wrong, a *conflict.TooLargeError when the conflict is too large
// for the engine, the context's error when that ends first, and any other
// error when the conflict lacks what the analysis needs.
func Run(ctx context.Context, name string, in Input) (*report.Report, error) {
	for _, a := range List {
		if a.Name != name {
			continue
		}
		r, err := a.run(ctx, in)
		if err != nil {
			return nil, err
		}
		if err := a.sayDoubts(in, r); err != nil {
			return nil, err
		}
		r.Provenance = in.Provenance
		return r, nil
	}
	return nil, fmt.Errorf("no analysis %q", name)
}

// newModel is the model of the conflict with the instruments that the
// parameter "with" names.
func newModel(ctx context.Context, in Input) (*stability.Model, error) {
	c, err := asked(in)
	if err != nil {
		return nil, err
	}
	return stability.NewModel(ctx, c)
}

// applied is the conflict with the instruments that the parameter "with"
// names.
func applied(in Input) (*conflict.Conflict, error) {
	c := in.Conflict
	if with := split(in.Args["with"]); len(with) > 0 {
		if id, twice := repeated(with); twice {
			return nil, &ParamError{"with", fmt.Errorf("instrument %q is named twice; want each once", id)}
		}
		var err error
		if c, err = c.Apply(with...); err != nil {
			return nil, &ParamError{"with", err}
		}
		var names []string
		for _, id := range with {
			i, _ := in.Conflict.Instrument(id)
			names = append(names, i.Name)
		}
		c.Title += " (with " + strings.Join(names, ", ") + ")"
	}
	return c, nil
}

// repeated returns the first of the ids that stands there again.
func repeated(ids []string) (string, bool) {
	for k, id := range ids {
		if slices.Contains(ids[:k], id) {
			return id, true
		}
	}
	return "", false
}

// split takes apart a list of ids joined by commas.
func split(ids string) []string {
	return strings.FieldsFunc(ids, func(r rune) bool { return r == ',' || r == ' ' })
}

func runStability(ctx context.Context, in Input) (*report.Report, error) {
	if err := needStates(in.Args); err != nil {
		return nil, err
	}
	if in.Args["draws"] != "" {
		return runDraws(ctx, in)
	}
	if in.Args["until"] != "" {
		return nil, &ParamError{"until", errors.New("until, but nothing is drawn; want draws too")}
	}
	if in.Args["equilibria-only"] == "true" {
		return runEquilibria(ctx, in)
	}
	if err := needEquilibriaOnly(in.Args); err != nil {
		return nil, err
	}
	m, err := newModel(ctx, in)
	if err != nil {
		return nil, adviseEquilibria(err)
	}
	if in.Args["coalesce"] == "true" {
		return runCoalesced(ctx, in, m)
	}
	solution, err := m.Solve(ctx, in.Progress)
	if err != nil {
		return nil, adviseEquilibria(err)
	}
	return deepen(ctx, in, solution, solution.Report())
}

func runExplain(ctx context.Context, in Input) (*report.Report, error) {
	in, err := together(in)
	if err != nil {
		return nil, err
	}
	m, err := newModel(ctx, in)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		return explainLarge(ctx, in, err)
	}
	if err != nil {
		return nil, err
	}
	state, err := parseState(m, "state", in.Args["state"])
	if err != nil {
		return nil, err
	}
	var blocks []int
	if party := in.Args["party"]; party != "" {
		b, err := m.BlockOf(party)
		if err != nil {
			return nil, &ParamError{"party", err}
		}
		blocks = []int{b}
	}
	var concepts []stability.Concept
	if key := in.Args["concept"]; key != "" {
		c, err := stability.ParseConcept(strings.ToLower(key))
		if err != nil {
			return nil, &ParamError{"concept", err}
		}
		concepts = []stability.Concept{c}
	}
	r, err := m.ExplainReport(ctx, state, blocks, concepts)
	if err != nil {
		return nil, err
	}
	return explainDeeply(ctx, in, m, blocks, concepts, state, r)
}

// parseState reads a state as people name it and finds its place.
func parseState(m *stability.Model, param, text string) (int, error) {
	state, err := readState(m.Conflict, strings.TrimSpace(text))
	if err != nil {
		return 0, &ParamError{param, err}
	}
	place, ok := m.Place(state)
	if !ok {
		letters := state.Letters(len(m.Conflict.Options))
		return 0, &ParamError{param, fmt.Errorf("state %s is not feasible: it breaks the rule %v", letters, broken(m.Conflict, state))}
	}
	return place, nil
}

func readState(c *conflict.Conflict, text string) (conflict.State, error) {
	if text == "status-quo" || text == "statusQuo" {
		if c.StatusQuo == nil {
			return conflict.State{}, fmt.Errorf("the conflict names no status quo; want statusQuo in the file, or a state given by its letters or options")
		}
		return *c.StatusQuo, nil
	}
	if strings.Trim(text, "YNyn") == "" {
		return conflict.ParseLetters(text, len(c.Options))
	}
	state, err := c.StateOf(split(text)...)
	if err != nil {
		return state, fmt.Errorf("%w; want Y/N letters, option ids joined by commas, or status-quo", err)
	}
	return state, nil
}

// broken returns the first condition that an infeasible state breaks.
func broken(c *conflict.Conflict, s conflict.State) conflict.Formula {
	for _, f := range c.Conditions() {
		if !f.Compile(c.OptionIndex)(s) {
			return f
		}
	}
	panic("analysis: a feasible state breaks no rule")
}
