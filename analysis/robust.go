package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/ensemble"
	"parley/report"
	"parley/stability"
)

// seedParam, drawParam and drawsParams are the parameters of what asks draws.
var (
	seedParam   = Param{Name: "seed", Help: "with draws or draw: which random numbers, a whole number from 0; 1 when left out"}
	drawParam   = Param{Name: "draw", Help: "ask this one draw of what is uncertain instead of the file as it is read, counted from 0"}
	drawsParams = []Param{
		{Name: "draws", Help: "ask so many draws of what is uncertain: how often each outcome holds, and what that depends on"},
		{Name: "until", Help: "with draws: fewer are enough once every share is known to within this margin, like 0.01"},
		seedParam, drawParam,
	}
)

// usualSeed is the seed where none is given.
const usualSeed = 1

// seedOf reads the parameter seed of a question that draws only when asked to.
func seedOf(args map[string]string) (uint64, error) {
	if args["seed"] != "" && args["draws"] == "" && args["draw"] == "" {
		return 0, &ParamError{"seed", errors.New("a seed, but nothing is drawn; want draws or draw beside it")}
	}
	return parseSeed(args)
}

func parseSeed(args map[string]string) (uint64, error) {
	text := args["seed"]
	if text == "" {
		return usualSeed, nil
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, &ParamError{"seed", fmt.Errorf("seed %q; want a whole number from 0", text)}
	}
	return seed, nil
}

// drawsOf reads the parameter draws, from least to most; usual when it is left
// out.
func drawsOf(args map[string]string, usual, least, most int) (int, error) {
	text := args["draws"]
	if text == "" {
		return usual, nil
	}
	draws, err := strconv.Atoi(text)
	if err != nil || draws < least || draws > most {
		return 0, &ParamError{"draws", fmt.Errorf("draws %q; want a whole number from %d to %d", text, least, most)}
	}
	return draws, nil
}

// asked is the conflict that is asked about: with the instruments applied, as
// it is read, or in the one draw that the parameter "draw" names.
func asked(in Input) (*conflict.Conflict, error) {
	c, err := applied(in)
	if err != nil {
		return nil, err
	}
	args := in.Args
	seed, err := seedOf(args)
	if err != nil || args["draw"] == "" {
		return c, err
	}
	if args["draws"] != "" {
		return nil, &ParamError{"draw", errors.New("draw and draws; want one of the two")}
	}
	k, err := strconv.Atoi(args["draw"])
	if err != nil || k < 0 || k >= stability.MaxDraws {
		return nil, &ParamError{"draw", fmt.Errorf("draw %q; want a whole number from 0 to %d", args["draw"], stability.MaxDraws-1)}
	}
	d := ensemble.New(c, seed).Draw(k)
	d.Title += fmt.Sprintf(" (draw %d of seed %d)", k, seed)
	return d, nil
}

// sayDoubts adds to the report of an analysis that can ask a draw what is
// uncertain about the preferences that it rests on: the values of the draw, or
// how they were read.
func (a *Analysis) sayDoubts(in Input, r *report.Report) error {
	takesDraw := slices.ContainsFunc(a.Params, func(p Param) bool { return p.Name == "draw" })
	if !takesDraw || in.Args["draws"] != "" {
		return nil
	}
	c, err := applied(in)
	if err != nil {
		return err
	}
	seed, err := seedOf(in.Args)
	if err != nil {
		return err
	}
	e := stability.Doubtful(c, seed)
	if a.Name == hypergame.Name {
		e = stability.DoubtfulViews(c, seed)
	}
	if len(e.Inputs()) == 0 {
		return nil
	}
	if in.Args["draw"] == "" {
		r.NotComputed = append(r.NotComputed, doubtsRead(e))
		return nil
	}
	k, err := strconv.Atoi(in.Args["draw"])
	if err != nil {
		return err
	}
	section := report.Section{ID: "draw", Title: fmt.Sprintf("Draw %d of seed %d", k, seed), Blocks: []report.Block{drawTable(e, k)}}
	r.Sections = append([]report.Section{section}, r.Sections...)
	return nil
}

// doubtsRead says how the doubts are read where nothing is drawn.
func doubtsRead(e *ensemble.Ensemble) string {
	held, orders, numbers := 0, 0, 0
	for _, in := range e.Inputs() {
		switch in.Kind {
		case ensemble.Held:
			held++
		case ensemble.Order:
			orders++
		case ensemble.Number:
			numbers++
		}
	}
	var read []string
	if held > 0 {
		read = append(read, fmt.Sprintf("statements that are only probably held (%d) count as held from one half on", held))
	}
	if orders > 0 {
		read = append(read, fmt.Sprintf("lists of statements of unknown order (%d) stand as written", orders))
	}
	if numbers > 0 {
		read = append(read, fmt.Sprintf("numbers from which preferences are derived (%d) count at their middles", numbers))
	}
	return "Preferences are doubtful, and read one way here: " + strings.Join(read, "; ") + ". --draws asks what they may be."
}

func drawTable(e *ensemble.Ensemble, k int) report.Table {
	t := report.Table{
		Caption: "What was drawn, beside how the file is read where nothing is",
		Columns: []string{"Uncertain", "Drawn", "Read as"},
	}
	for i, v := range e.Point(k) {
		in := &e.Inputs()[i]
		t.Rows = append(t.Rows, []report.Cell{{report.T(in.Name)}, {report.T(in.Words(v))}, {report.T(in.Words(in.Middle()))}})
	}
	return t
}

// doubtWords says what is doubtful about the statement at place k.
func doubtWords(statements []conflict.Statement, k int) string {
	s, words := statements[k], ""
	if s.Doubtful() {
		words += fmt.Sprintf(" (probability %s)", s.Sure)
	}
	if s.Either != 0 && k+1 < len(statements) && statements[k+1].Either == s.Either {
		words += " (it or the next may come first)"
	}
	return words
}

// derivedRow says that a preference follows from positions.
func (b *briefing) derivedRow(p conflict.Preference) [][]report.Cell {
	if !p.Derived {
		return nil
	}
	var issues []string
	for _, i := range b.Conflict.Bearing(p.Party) {
		issues = append(issues, i.Name)
	}
	return [][]report.Cell{{
		{report.T(b.Conflict.PartyName(p.Party))},
		{report.T("all")},
		{report.T("the closer a state comes to its positions, the better: " + strings.Join(issues, ", "))},
		b.basisCell(p.Basis),
	}}
}

// runDraws asks an ensemble which states are stable.
func runDraws(ctx context.Context, in Input) (*report.Report, error) {
	q, err := drawsQuestion(in)
	if err != nil {
		return nil, err
	}
	c, err := applied(in)
	if err != nil {
		return nil, err
	}
	q.Aims = aimsOf(in.Conflict, split(in.Args["with"])...)
	r, err := stability.SolveDraws(ctx, c, q, in.Progress)
	if err != nil {
		return nil, err
	}
	return r.Report(), nil
}

// aimsOf lists what the instruments are meant to bring about.
func aimsOf(c *conflict.Conflict, instruments ...string) []conflict.Outcome {
	var aims []conflict.Outcome
	for _, id := range instruments {
		if i, ok := c.Instrument(id); ok && i.Aim != nil {
			aims = append(aims, conflict.Outcome{Name: "the aim of " + i.Name, When: *i.Aim})
		}
	}
	return aims
}

func drawsQuestion(in Input) (q stability.DrawsQuestion, err error) {
	for _, other := range []string{"draw", "equilibria-only", "list", "concepts", "engine"} {
		if in.Args[other] != "" {
			return q, &ParamError{other, fmt.Errorf("%s beside draws; want one of the two", other)}
		}
	}
	q.Journal = in.Journal
	if q.Seed, err = seedOf(in.Args); err != nil {
		return q, err
	}
	if q.Draws, err = drawsOf(in.Args, 0, 1, stability.MaxDraws); err != nil {
		return q, err
	}
	q.Until, err = untilOf(in.Args["until"])
	return q, err
}

func untilOf(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	until, err := strconv.ParseFloat(text, 64)
	if err != nil || !(until > 0 && until < 0.5) {
		return 0, &ParamError{"until", fmt.Errorf("until %q; want a margin above 0 and below 0.5, like 0.01", text)}
	}
	return until, nil
}
