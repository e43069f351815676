package analysis

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parley/assess"
	"parley/bargain"
	"parley/compare"
	"parley/conflict"
	"parley/ensemble"
	"parley/report"
	"parley/stability"
)

// CompareData is the data of a comparison.
type CompareData struct {
	Changes   []ChangeData         `json:"changes"`
	Outcomes  []OutcomeChangeData  `json:"outcomes"`
	Forecasts []ForecastChangeData `json:"forecasts"`
	// NotComputed says what could not be compared, and why.
	NotComputed []string `json:"notComputed"`
}

// ChangeData is a change in meaning.
type ChangeData struct {
	Part  string   `json:"part"`
	Kind  string   `json:"kind"` // added, removed or changed
	Thing string   `json:"thing"`
	What  string   `json:"what,omitempty"`
	Was   string   `json:"was,omitempty"`
	Is    string   `json:"is,omitempty"`
	By    *float64 `json:"by,omitempty"` // how far a number moved
}

// OutcomeChangeData is a state that is an equilibrium under concepts of one
// version and not of the other.
type OutcomeChangeData struct {
	Taken    []string `json:"taken"` // the options that it takes
	Name     string   `json:"name"`
	Begins   bool     `json:"begins"` // else it stops holding
	Concepts []string `json:"concepts"`
	Why      string   `json:"why"`
}

// ForecastChangeData is where an issue is expected to settle in each version.
type ForecastChangeData struct {
	Issue string     `json:"issue"` // its id
	Was   [3]float64 `json:"was"`   // the median, and the ends of the 80 % interval
	Is    [3]float64 `json:"is"`
}

// Compare says what the conflict of in differs in from an older version, and
// what that did to the equilibria and to the forecasts. It returns the
// context's error when that ends first; what could not be computed of either
// version is named in the report.
func Compare(ctx context.Context, older, in Input) (*report.Report, error) {
	b := comparing{older: older.Conflict, newer: in.Conflict, data: CompareData{
		Changes: []ChangeData{}, Outcomes: []OutcomeChangeData{}, Forecasts: []ForecastChangeData{}, NotComputed: []string{},
	}}
	b.report = &report.Report{Title: "What changed: " + in.Conflict.Title, Provenance: in.Provenance}
	before := older.Provenance.Conflict
	before.Note = "the older version"
	b.report.Provenance.Sources = append(slices.Clone(in.Provenance.Sources), before)
	b.changes()
	if err := b.outcomes(ctx, in.Progress); err != nil {
		return nil, err
	}
	if err := b.forecasts(ctx); err != nil {
		return nil, err
	}
	b.data.NotComputed = append(b.data.NotComputed, b.report.NotComputed...)
	b.report.Data = b.data
	return b.report, nil
}

// A comparing is a comparison under way.
type comparing struct {
	older, newer *conflict.Conflict
	report       *report.Report
	data         CompareData
}

func (b *comparing) add(id, title string, blocks ...report.Block) {
	b.report.Sections = append(b.report.Sections, report.Section{ID: id, Title: title, Blocks: blocks})
}

func (b *comparing) leave(what string, err error) {
	b.report.NotComputed = append(b.report.NotComputed, what+": "+err.Error())
}

func (b *comparing) changes() {
	t := report.Table{Caption: "What the two versions say otherwise", Columns: []string{"Of", "What", "Before", "Now"}}
	for _, c := range compare.Conflicts(b.older, b.newer) {
		d := ChangeData{Part: string(c.Part), Kind: string(c.Kind()), Thing: c.Thing, What: c.What, Was: c.Was, Is: c.Is}
		if c.HasBy {
			d.By = &c.By
		}
		b.data.Changes = append(b.data.Changes, d)
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(string(c.Part) + ": " + c.Thing)}, {report.T(whatOf(c))}, orDash(c.Was), append(orDash(c.Is), movedBy(c)...),
		})
	}
	if len(t.Rows) == 0 {
		b.add("changes", "What changed", report.Paragraph{report.T("Nothing changed in meaning: both versions say the same. They may be written otherwise.")})
		return
	}
	b.add("changes", "What changed", t)
}

// whatOf is what of a thing changed, or that the thing itself is new or gone.
func whatOf(c compare.Change) string {
	switch {
	case c.What != "":
		return c.What
	case c.Kind() == compare.Added:
		return "new"
	case c.Kind() == compare.Removed:
		return "gone"
	}
	return "all of it"
}

func orDash(words string) report.Cell {
	if words == "" {
		return report.Cell{report.T("–")}
	}
	return report.Cell{report.T(words)}
}

func movedBy(c compare.Change) report.Cell {
	switch by := strconv.FormatFloat(math.Abs(c.By), 'g', 4, 64); {
	case !c.HasBy || c.By == 0:
		return nil
	case c.By > 0:
		return report.Cell{report.T("(" + by + " up)")}
	default:
		return report.Cell{report.T("(" + by + " down)")}
	}
}

const outcomesTitle = "What that did to the outcomes that hold"

func (b *comparing) outcomes(ctx context.Context, progress stability.Progress) error {
	if len(b.older.Options)+len(b.newer.Options) == 0 {
		return nil
	}
	was, err := b.solve(ctx, b.older, "older", progress)
	if err != nil {
		return err
	}
	is, err := b.solve(ctx, b.newer, "newer", progress)
	if err != nil || was == nil || is == nil {
		return err
	}
	b.report.Methods = append(b.report.Methods, report.Method{
		Name: "Two versions solved and compared",
		Text: "Each version is solved by itself. States that take the same options, by their ids, are the same outcome.",
		Keys: []string{"fang1993"},
	})
	t := report.Table{Caption: "Outcomes that begin to hold, and that stop", Columns: []string{"Outcome", "State", "Change", "Under", "Why"}}
	b.turned(&t, is, was, true)
	b.turned(&t, was, is, false)
	if len(t.Rows) == 0 {
		b.add("outcomes", outcomesTitle, report.Paragraph{report.T("Nothing: the same outcomes hold under the same concepts.")})
		return nil
	}
	b.add("outcomes", outcomesTitle, t)
	return nil
}

// solve judges the states of a version; nil where that cannot be done, which the
// report says.
func (b *comparing) solve(ctx context.Context, c *conflict.Conflict, which string, progress stability.Progress) (*stability.Solution, error) {
	s, err := stability.Solve(ctx, c, progress)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		b.leave("the outcomes of the "+which+" version", err)
		return nil, nil
	}
	return s, nil
}

// mostTurned bounds how many outcomes a table lists each way.
const mostTurned = 50

// turned lists the equilibria of one version that are none of the other, with
// who leaves them there.
func (b *comparing) turned(t *report.Table, in, other *stability.Solution, begins bool) {
	change, mark := "begins to hold", report.Good
	if !begins {
		change, mark = "stops holding", report.Bad
	}
	all := assess.Changes(in, other)
	for _, x := range all[:min(len(all), mostTurned)] {
		d := OutcomeChangeData{Taken: in.Conflict.Taken(in.States[x.State]), Name: in.Name(x.State), Begins: begins, Why: whyNot(in, other, x, begins)}
		if d.Taken == nil {
			d.Taken = []string{}
		}
		var names []string
		for _, c := range x.Concepts {
			d.Concepts = append(d.Concepts, c.Key())
			names = append(names, c.String())
		}
		b.data.Outcomes = append(b.data.Outcomes, d)
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(d.Name)}, {in.LettersText(x.State)}, {{Words: change, Mark: mark}}, {report.T(strings.Join(names, ", "))}, {report.T(d.Why)},
		})
	}
	if more := len(all) - mostTurned; more > 0 {
		b.report.NotComputed = append(b.report.NotComputed, fmt.Sprintf("listed are %d of the %d outcomes of which each %s", mostTurned, len(all), change))
	}
}

// whyNot says what stands against an equilibrium of one version in the other.
func whyNot(in, other *stability.Solution, x assess.Change, begins bool) string {
	would, before := "would now leave it for", "now"
	if begins {
		would, before = "would have left it for", "before"
	}
	there, ok := assess.Counterpart(in, x.State, other)
	if !ok {
		return "it is not possible " + before
	}
	var said []string
	for _, l := range other.Leavers(there, x.Concepts...) {
		words := assess.Actor(other.Blocks[l.Block]) + " " + would + " "
		if l.To < 0 {
			words = assess.Actor(other.Blocks[l.Block]) + " " + strings.TrimSuffix(would, " for") + " with others moving at the same time"
		} else {
			words += "“" + other.Name(l.To) + "” (" + other.Letters(l.To) + ")"
		}
		said = append(said, words)
	}
	return strings.Join(said, "; ")
}

// comparedDraws is how many draws each version's forecasts take.
const comparedDraws = 200

const forecastsTitle = "What that did to where the issues may settle"

func (b *comparing) forecasts(ctx context.Context) error {
	if len(b.older.Positions) == 0 || len(b.newer.Positions) == 0 {
		return nil
	}
	if !b.changed(compare.Issues, compare.Positions, compare.Parties) {
		b.add("forecasts", forecastsTitle, report.Paragraph{report.T("Nothing: no party, issue or position changed.")})
		return nil
	}
	was, err := b.forecast(ctx, b.older, "older")
	if err != nil || was == nil {
		return err
	}
	is, err := b.forecast(ctx, b.newer, "newer")
	if err != nil || is == nil {
		return err
	}
	t := report.Table{
		Caption: "Where each issue may settle: the median, and in brackets the 80 % interval",
		Columns: []string{"Issue", "Before", "Now", "The median moves by"},
	}
	moved := false
	for _, f := range is {
		for _, g := range was {
			if g.ID != f.ID {
				continue
			}
			d := ForecastChangeData{Issue: f.ID, Was: middle(g), Is: middle(f)}
			moved = moved || d.Was != d.Is
			b.data.Forecasts = append(b.data.Forecasts, d)
			t.Rows = append(t.Rows, []report.Cell{
				{report.T(f.Name)}, {report.T(levels(d.Was))}, {report.T(levels(d.Is))}, {report.T(fmt.Sprintf("%+.1f", d.Is[0]-d.Was[0]))},
			})
		}
	}
	switch {
	case moved:
		b.add("forecasts", forecastsTitle, t)
	case len(t.Rows) > 0:
		b.add("forecasts", forecastsTitle, report.Paragraph{report.T("Nothing: every issue may settle where it did.")})
	}
	return nil
}

// changed reports whether something changed in one of the parts.
func (b *comparing) changed(parts ...compare.Part) bool {
	return slices.ContainsFunc(b.data.Changes, func(c ChangeData) bool { return slices.Contains(parts, compare.Part(c.Part)) })
}

func (b *comparing) forecast(ctx context.Context, c *conflict.Conflict, which string) ([]*bargain.Forecast, error) {
	model, err := bargain.ModelNamed("")
	if err != nil {
		return nil, err
	}
	all, err := bargain.Ask(ctx, c, bargain.Question{Model: model, Seed: usualSeed, Plan: ensemble.Plan{Draws: comparedDraws}})
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		b.leave("the forecasts of the "+which+" version", err)
		return nil, nil
	}
	return all, nil
}

func middle(f *bargain.Forecast) [3]float64 {
	return [3]float64{f.Density.Quantile(0.5), f.Density.Quantile(0.1), f.Density.Quantile(0.9)}
}

func levels(x [3]float64) string { return fmt.Sprintf("%.1f (%.1f to %.1f)", x[0], x[1], x[2]) }
