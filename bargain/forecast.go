package bargain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
	"parley/ensemble"
)

// MaxDraws bounds the draws of a forecast.
const MaxDraws = 20_000

// A Question is what is asked of a conflict.
type Question struct {
	Issue string // its id or name; empty for all
	Model *Model
	Seed  uint64
	Plan  ensemble.Plan // how many draws
	// Drivers asks what the forecasts depend on, which takes the most time.
	Drivers bool
}

// A Forecast is the answer for one issue.
type Forecast struct {
	Situation
	Model    *Model
	Draws    int         // of what is uncertain; 1 when all is certain
	Density  Density     // of the outcome: the mean over the draws, model error included
	Others   []Point     // what each model says
	Drivers  []Driver    // those that move the median most, the strongest first
	Undriven int         // how many further uncertain numbers move it less
	middle   float64     // the median with everything at its middle
	Moves    *Challenge  // who moves towards whom, at the middle of what is uncertain
	Turns    [][]float64 // the positions turn by turn in the spatial model, from the first; nil when it was not asked
	Settled  bool        // whether the spatial model came to rest
}

// A Point is what one model says of an issue.
type Point struct {
	Model  *Model
	Median float64 // over the draws, without model error
	Low    float64 // the 80 % interval of the same
	High   float64
	Err    error // why the model says nothing
}

// mostCompared bounds the draws over which the models are compared, and
// comparedWork that number times the square of the parties: the spatial model
// takes time cubic in them.
const (
	mostCompared = 200
	comparedWork = 20_000
)

// compared is the number of draws over which the models are compared.
func (f *Forecast) compared() int {
	n := len(f.Stances.Stances)
	return min(f.Draws, mostCompared, max(comparedWork/(n*n), 2))
}

// Ask forecasts the issues of the conflict. It is an error when there are no
// positions, or when the models cannot be asked about an issue.
func Ask(ctx context.Context, c *conflict.Conflict, q Question) ([]*Forecast, error) {
	if c.Unmeasured(q.Issue) {
		return nil, errors.New("the file takes capabilities from data that were not looked up; want parley forecast, which does, or numbers")
	}
	situations, err := chosen(c, q.Issue)
	if err != nil {
		return nil, err
	}
	e := ensemble.New(c, q.Seed)
	var forecasts []*Forecast
	for _, s := range situations {
		f := &Forecast{Situation: s, Model: q.Model}
		if err := f.ask(ctx, e, q); err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		forecasts = append(forecasts, f)
	}
	return forecasts, nil
}

func chosen(c *conflict.Conflict, issue string) ([]Situation, error) {
	all := Situations(c)
	if len(all) == 0 {
		return nil, errors.New("the file has no positions; want positions of the parties on an issue")
	}
	if issue == "" {
		return all, nil
	}
	for _, s := range all {
		if s.ID == issue || s.Name == issue {
			return []Situation{s}, nil
		}
	}
	return nil, &IssueError{issue, all}
}

// An IssueError says that nobody takes a position on an issue.
type IssueError struct {
	Issue string
	Known []Situation
}

func (e *IssueError) Error() string {
	var ids []string
	for _, s := range e.Known {
		ids = append(ids, s.ID)
	}
	return fmt.Sprintf("no positions on an issue %q; want one of %s", e.Issue, strings.Join(ids, ", "))
}

// ask fills the forecast of one issue.
func (f *Forecast) ask(ctx context.Context, e *ensemble.Ensemble, q Question) error {
	if err := f.Stances.Check(); err != nil {
		return err
	}
	inputs := f.inputs(e)
	f.Draws = max(q.Plan.Draws, 1)
	if len(inputs) == 0 {
		f.Draws = 1
	}
	plan := ensemble.Plan{Draws: f.Draws, Workers: q.Plan.Workers, Progress: q.Plan.Progress}
	drawn, err := ensemble.Run(ctx, plan, func(ctx context.Context, k int) (Density, error) {
		return f.Model.Density(ctx, f.at(e, f.point(e, k)))
	})
	if err != nil {
		return err
	}
	f.Density = Mix(drawn)
	if f.Others, err = f.compare(ctx, e); err != nil {
		return err
	}
	if q.Drivers && f.Draws > 1 {
		if f.Drivers, err = f.drive(ctx, e, inputs); err != nil {
			return err
		}
	}
	return f.play(ctx)
}

// point returns the values of draw k, or the middle when nothing is drawn.
func (f *Forecast) point(e *ensemble.Ensemble, k int) ensemble.Point {
	if f.Draws == 1 {
		return e.Middle()
	}
	return e.Point(k)
}

// at returns the issue as it is with these values. Where a draw leaves nobody
// any weight, it is the issue at the middle.
func (f *Forecast) at(e *ensemble.Ensemble, p ensemble.Point) Issue {
	c := e.At(p)
	k := slices.IndexFunc(c.Issues, func(i conflict.Issue) bool { return i.ID == f.ID })
	if s := situationOf(c, c.Issues[k]); s.Stances.Check() == nil {
		return s.Stances
	}
	return f.Stances
}

// inputs are the places of the uncertain numbers of the issue.
func (f *Forecast) inputs(e *ensemble.Ensemble) []int {
	var places []int
	for k, in := range e.Inputs() {
		if in.Kind == ensemble.Number && f.concerns(in.ID) {
			places = append(places, k)
		}
	}
	return places
}

// compare asks every model about the first draws.
func (f *Forecast) compare(ctx context.Context, e *ensemble.Ensemble) ([]Point, error) {
	points := make([]Point, len(Models))
	for k := range Models {
		m := &Models[k]
		points[k].Model = m
		if points[k].Err = f.tooMany(m); points[k].Err != nil {
			continue
		}
		found, err := ensemble.Run(ctx, ensemble.Plan{Draws: f.compared()}, func(ctx context.Context, k int) (float64, error) {
			return m.Point(ctx, f.at(e, f.point(e, k)))
		})
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			points[k].Err = err
			continue
		}
		points[k].Low, points[k].Median, points[k].High = quantiles(found)
	}
	return points, nil
}
