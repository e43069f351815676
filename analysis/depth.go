package analysis

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// depthParams ask more of stability than the six concepts.
var depthParams = append([]Param{
	{Name: "horizon", Help: fmt.Sprintf("also how far the parties look ahead: a number of moves, 1 to %d", stability.MaxHorizon)},
	{Name: "coalitions", Help: "true: also which sets of parties would leave together"},
	coalesceParam,
}, levelParams...)

// levelParams are the levels at which probable preferences count.
var levelParams = []Param{
	{Name: "alpha", Help: "with probable preferences: a party moves for what it prefers with more than 1 - alpha; 0.5 when left out"},
	{Name: "beta", Help: "with probable preferences: a party is deterred by what it prefers with at most 1 - beta; 0.5 when left out"},
	{Name: "gamma", Help: "with probable preferences: others answer with what they prefer with more than gamma; 0.5 when left out"},
}

// DeepData is the data of stability with what else was asked, or what the
// conflict has besides an order.
type DeepData struct {
	stability.Data
	Stances    []stability.StanceData    `json:"stances,omitempty"`
	Horizon    *stability.HorizonData    `json:"horizon,omitempty"`
	Coalitions []stability.CoalitionData `json:"coalitions,omitempty"`
}

// deepen adds to the report of a solution what the conflict says of
// preferences besides their order, and what was asked about foresight and
// coalitions.
func deepen(ctx context.Context, in Input, s *stability.Solution, r *report.Report) (*report.Report, error) {
	c, err := doubted(in, s.Model)
	if err != nil {
		return nil, err
	}
	d := &depth{ctx: ctx, conflict: c, report: r, data: DeepData{Data: s.Data()}}
	if err := d.structures(in.Args); err != nil {
		return nil, err
	}
	if err := d.horizon(s.Model, in.Args["horizon"]); err != nil {
		return nil, err
	}
	if err := d.coalitions(in); err != nil {
		return nil, err
	}
	r.Data = d.data
	return r, nil
}

// doubted is the conflict with its doubts, as it is asked for probable
// preferences; of a draw there is nothing to doubt.
func doubted(in Input, m *stability.Model) (*conflict.Conflict, error) {
	if in.Args["draw"] != "" {
		return m.Conflict, nil
	}
	return applied(in)
}

// depth collects the answers.
type depth struct {
	ctx      context.Context //nolint:containedctx // one question, asked and answered
	conflict *conflict.Conflict
	report   *report.Report
	data     DeepData
}

// structures judges unknown, graded and probable preferences, where there are
// any.
func (d *depth) structures(args map[string]string) error {
	structures, stances, err := structuresOf(d.conflict, args)
	if err != nil || len(structures) == 0 {
		return err
	}
	solution, err := stability.SolveStances(d.ctx, d.conflict, stances)
	if d.tooLarge("What holds by degrees, where preferences are unknown or only probable", &err) || err != nil {
		return err
	}
	for _, x := range structures {
		d.report.Sections = append(d.report.Sections, solution.Section(x))
		d.report.Methods = append(d.report.Methods, x.Method)
	}
	d.data.Stances = solution.Data()
	return nil
}

// structuresOf lists the structures of a conflict's preferences, and their
// stances.
func structuresOf(c *conflict.Conflict, args map[string]string) ([]stability.Structure, []stability.Stance, error) {
	levels := map[string]float64{"alpha": 0.5, "beta": 0.5, "gamma": 0.5}
	for _, p := range levelParams {
		text := args[p.Name]
		if text == "" {
			continue
		}
		level, err := strconv.ParseFloat(text, 64)
		if err != nil || !(level >= 0 && level <= 1) {
			return nil, nil, &ParamError{p.Name, fmt.Errorf("%s is %q; want a number from 0 to 1", p.Name, text)}
		}
		levels[p.Name] = level
	}
	probable, err := stability.Probable(levels["alpha"], levels["beta"], levels["gamma"])
	if err != nil {
		return nil, nil, err
	}
	structures := stability.Structures(c, probable)
	var stances []stability.Stance
	for _, x := range structures {
		stances = append(stances, x.Stances...)
	}
	return structures, stances, nil
}

func (d *depth) horizon(m *stability.Model, moves string) error {
	if moves == "" {
		return nil
	}
	h, err := parseHorizon(moves)
	if err != nil {
		return err
	}
	f, err := m.Foresee(d.ctx, h)
	if err != nil {
		return err
	}
	d.report.Sections = append(d.report.Sections, f.Section())
	d.report.Methods = append(d.report.Methods, stability.HorizonMethod)
	data := f.Data()
	d.data.Horizon = &data
	return nil
}

func parseHorizon(moves string) (int, error) {
	h, err := strconv.Atoi(moves)
	if err != nil || h < 1 || h > stability.MaxHorizon {
		return 0, &ParamError{"horizon", fmt.Errorf("horizon is %q; want how many moves to look ahead, 1 to %d", moves, stability.MaxHorizon)}
	}
	return h, nil
}

func (d *depth) coalitions(in Input) error {
	if in.Args["coalitions"] != "true" {
		return nil
	}
	s, err := stability.SolveCoalitions(d.ctx, d.conflict.Settled(), in.Progress)
	if err != nil {
		return err
	}
	d.report.Sections = append(d.report.Sections, s.Section())
	d.report.Methods = append(d.report.Methods, stability.CoalitionMethod)
	d.data.Coalitions = s.Data()
	return nil
}

// tooLarge moves an error of size to what was not computed: the rest of the
// answer stands.
func (d *depth) tooLarge(what string, err *error) bool {
	if large := new(conflict.TooLargeError); errors.As(*err, &large) {
		d.report.NotComputed = append(d.report.NotComputed, fmt.Sprintf("%s: %v.", what, large))
		*err = nil
		return true
	}
	return false
}

// explainStances adds to an explanation the arguments under every stance that
// the conflict's preferences call for.
func explainStances(ctx context.Context, in Input, m *stability.Model, blocks []int, concepts []stability.Concept, state int, r *report.Report) (*report.Report, error) {
	c, err := doubted(in, m)
	if err != nil {
		return nil, err
	}
	structures, stances, err := structuresOf(c, in.Args)
	concepts = stanceConcepts(concepts)
	if err != nil || len(stances) == 0 || len(concepts) == 0 {
		return r, err
	}
	for _, x := range structures {
		r.Methods = append(r.Methods, x.Method)
	}
	data := []any{r.Data}
	for _, b := range blocks {
		arguments, err := stability.StanceArguments(ctx, c, stances, concepts, b, state)
		if err != nil {
			return nil, err
		}
		section := report.Section{ID: fmt.Sprintf("stances-%d", b+1), Title: m.Blocks[b].Name + ", by all that is said of its preference"}
		section.Blocks = stability.StanceBlocks(arguments)
		for _, a := range arguments {
			data = append(data, a.Data())
		}
		r.Sections = append(r.Sections, section)
	}
	r.Data = flattened(data)
	return r, nil
}

// stanceConcepts are those of the concepts that have stances; all when none is
// chosen.
func stanceConcepts(chosen []stability.Concept) []stability.Concept {
	if len(chosen) == 0 {
		return stability.StanceConcepts
	}
	var some []stability.Concept
	for _, c := range stability.StanceConcepts {
		if c == chosen[0] {
			some = append(some, c)
		}
	}
	return some
}

// flattened puts the plain arguments and those under stances into one list.
func flattened(data []any) []any {
	var all []any
	if plain, ok := data[0].([]stability.ArgumentData); ok {
		for _, a := range plain {
			all = append(all, a)
		}
	}
	return append(all, data[1:]...)
}

var hypergame = Analysis{
	Name:   "hypergame",
	Help:   "What each party sees, what holds in whose eyes, and what comes about when the views meet.",
	Params: []Param{{Name: "with", Help: withHelp}, seedParam, drawParam},
	run:    runHypergame,
}

func runHypergame(ctx context.Context, in Input) (*report.Report, error) {
	c, err := asked(in)
	if err != nil {
		return nil, err
	}
	h, err := stability.SolveHypergame(ctx, c, in.Progress)
	if err != nil {
		return nil, err
	}
	return h.Report(), nil
}

// needStates refuses parameters that mean nothing where not every state is
// judged.
func needStates(args map[string]string) error {
	if args["equilibria-only"] != "true" && args["draws"] == "" {
		return nil
	}
	for _, p := range depthParams {
		if args[p.Name] != "" {
			return &ParamError{p.Name, fmt.Errorf("%s asks of every state; want it without equilibria-only and draws", p.Name)}
		}
	}
	return nil
}
