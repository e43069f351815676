package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/bargain"
	"parley/conflict"
	"parley/ensemble"
	"parley/power"
	"parley/report"
	"parley/stability"
)

var alignAnalysis = Analysis{
	Name: "align",
	Help: "What changes when two parties align further: where issues settle, who depends on whom, and what holds when they act as one.",
	Params: []Param{
		{Name: "parties", Help: "two parties' ids, joined by a comma", Required: true},
		{Name: "by", Help: "how far, from 0 (as it is) to 1 (wholly); 0.5 when left out"},
		{Name: "with", Help: withHelp},
	},
	run: runAlign,
}

// alignDraws is how many draws of what is uncertain are asked.
const alignDraws = 500

// An AlignAnswer says what changes.
type AlignAnswer struct {
	Parties []string     `json:"parties"`
	By      float64      `json:"by"`
	Issues  []AlignIssue `json:"issues"`
	Ties    []AlignTie   `json:"ties"`
	// Apart and Together are the outcomes with an equilibrium under any
	// concept when the two act alone and as one; nil when not computed.
	Apart    []string `json:"apart"`
	Together []string `json:"together"`
}

// An AlignIssue is where an issue would settle by the compromise model.
type AlignIssue struct {
	Issue string  `json:"issue"`
	Name  string  `json:"name"`
	At    float64 `json:"now"` // everything uncertain at its middle
	Then  float64 `json:"then"`
	// Moves is by how much it moves over the draws.
	Moves ensemble.Spread `json:"moves"`
	// Path is where it settles at the amounts 0, 0.25, 0.5, 0.75 and 1.
	Path []float64 `json:"path"`

	scale []conflict.Landmark
}

// An AlignTie is a share before and after.
type AlignTie struct {
	Party string  `json:"party"`
	On    string  `json:"on"`
	Area  string  `json:"area"`
	Now   float64 `json:"now"`
	Then  float64 `json:"then"`
}

func runAlign(ctx context.Context, in Input) (*report.Report, error) {
	measured, err := measure(&in)
	if err != nil {
		return nil, err
	}
	c, err := applied(in)
	if err != nil {
		return nil, err
	}
	a, err := alignQuestion(c, in)
	if err != nil {
		return nil, err
	}
	r := &report.Report{Title: "Further aligned: " + a.names(c), Data: a, Methods: []report.Method{alignMethod}}
	if err := a.settle(ctx, c, in); err != nil {
		return nil, err
	}
	a.compareTies(c)
	if err := a.act(ctx, c, r); err != nil {
		return nil, err
	}
	a.write(c, r)
	measured.Tell(r)
	return r, nil
}

func alignQuestion(c *conflict.Conflict, in Input) (*AlignAnswer, error) {
	a := &AlignAnswer{Parties: split(in.Args["parties"]), By: 0.5}
	if len(a.Parties) != 2 || a.Parties[0] == a.Parties[1] {
		return nil, &ParamError{"parties", fmt.Errorf("parties %q; want two ids joined by a comma", in.Args["parties"])}
	}
	for _, id := range a.Parties {
		if _, ok := c.Party(id); !ok {
			return nil, &ParamError{"parties", fmt.Errorf("no party %q; want two ids of the file's parties", id)}
		}
	}
	if text := in.Args["by"]; text != "" {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || !(x >= 0 && x <= 1) {
			return nil, &ParamError{"by", fmt.Errorf("by %q; want a number from 0 to 1", text)}
		}
		a.By = x
	}
	return a, nil
}

func (a *AlignAnswer) names(c *conflict.Conflict) string {
	return c.PartyName(a.Parties[0]) + " and " + c.PartyName(a.Parties[1])
}

// compromises are where the issues settle.
func compromises(c *conflict.Conflict) (settled []float64, situations []bargain.Situation, err error) {
	situations = bargain.Situations(c)
	for _, s := range situations {
		if err := s.Stances.Check(); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		settled = append(settled, bargain.Compromise(s.Stances))
	}
	return settled, situations, nil
}

// settle asks the compromise model again, on the same draws.
func (a *AlignAnswer) settle(ctx context.Context, c *conflict.Conflict, in Input) error {
	align := func(c *conflict.Conflict, by float64) *conflict.Conflict {
		return power.Align(c, a.Parties[0], a.Parties[1], by)
	}
	now, situations, err := compromises(c)
	if err != nil {
		return err
	}
	then, _, err := compromises(align(c, a.By))
	if err != nil {
		return err
	}
	e := ensemble.New(c, usualSeed)
	moves, err := ensemble.Run(ctx, ensemble.Plan{Draws: alignDraws, Progress: in.Progress}, func(_ context.Context, k int) ([]float64, error) {
		drawn := e.Draw(k)
		before, _, err := compromises(drawn)
		if err != nil {
			return nil, err
		}
		after, _, err := compromises(align(drawn, a.By))
		for i := range after {
			after[i] -= before[i]
		}
		return after, err
	})
	if err != nil {
		return err
	}
	for i, s := range situations {
		issue := AlignIssue{Issue: s.ID, Name: s.Name, At: now[i], Then: then[i], scale: s.Scale}
		column := make([]float64, len(moves))
		for k := range moves {
			column[k] = moves[k][i]
		}
		issue.Moves = ensemble.NewSpread(column)
		a.Issues = append(a.Issues, issue)
	}
	for step := range 5 {
		at, _, err := compromises(align(c, float64(step)/4))
		if err != nil {
			return err
		}
		for i := range a.Issues {
			a.Issues[i].Path = append(a.Issues[i].Path, at[i])
		}
	}
	return nil
}

func (a *AlignAnswer) compareTies(c *conflict.Conflict) {
	then := power.Align(c, a.Parties[0], a.Parties[1], a.By)
	for k, t := range c.Ties {
		if now, later := t.Share.Mode, then.Ties[k].Share.Mode; now != later {
			a.Ties = append(a.Ties, AlignTie{t.Party, t.On, t.Area, now, later})
		}
	}
}

// act asks what holds when the two act as one.
func (a *AlignAnswer) act(ctx context.Context, c *conflict.Conflict, r *report.Report) error {
	if missing := lacks(c); missing != "" {
		r.NotComputed = append(r.NotComputed, "What holds when the two act as one: the file has "+missing+".")
		return nil
	}
	together := c.Clone()
	together.Coalitions = slices.DeleteFunc(slices.Clone(c.Coalitions), func(members []string) bool {
		return slices.Contains(members, a.Parties[0]) || slices.Contains(members, a.Parties[1])
	})
	together.Coalitions = append(together.Coalitions, a.Parties)
	for _, side := range []struct {
		c  *conflict.Conflict
		to *[]string
	}{{c, &a.Apart}, {together, &a.Together}} {
		found, err := stability.Solve(ctx, side.c, nil)
		if large := new(conflict.TooLargeError); errors.As(err, &large) {
			r.NotComputed = append(r.NotComputed, "What holds when the two act as one: "+err.Error()+".")
			a.Apart, a.Together = nil, nil
			return nil
		}
		if err != nil {
			return err
		}
		for _, state := range found.Strongest() {
			if name := found.Name(state); !slices.Contains(*side.to, name) {
				*side.to = append(*side.to, name)
			}
		}
		slices.Sort(*side.to)
	}
	return nil
}

var alignMethod = report.Method{
	Name: "Further alignment",
	Text: "A scenario, not a forecast: on every issue each of the two goes half the amount of the way to the other, they pool the amount of their capability, and in areas in which one depends on the other " +
		"it moves the amount of what it gets elsewhere to it. Where an issue settles is asked by the compromise model, before and after on the same 500 draws of what is uncertain. " +
		"What holds is asked of the graph model, once with the two apart and once moving as one; their preferences stay.",
	Keys: []string{"vandenbos1991", "fang1993"},
}

func (a *AlignAnswer) write(c *conflict.Conflict, r *report.Report) {
	if len(a.Issues) > 0 {
		t := report.Table{
			Caption: fmt.Sprintf("Where issues settle by the compromise model when %s align by %v; the range is that of 90 %% of the draws", a.names(c), a.By),
			Columns: []string{"Issue", "Now", "Then", "Moves by", "Range"},
		}
		chart := &report.Chart{X: report.Axis{Title: "how far they align", Low: 0, High: 1}, Y: report.Axis{Title: "where the issue settles", Low: 0, High: 100}}
		var says []string
		for _, i := range a.Issues {
			t.Rows = append(t.Rows, textRow(i.Name, fmt.Sprintf("%.1f", i.At), fmt.Sprintf("%.1f", i.Then), fmt.Sprintf("%+.1f", i.Then-i.At), fmt.Sprintf("%+.1f to %+.1f", i.Moves.P5, i.Moves.P95)))
			series := report.Series{Name: i.Name, Kind: report.Line}
			for k, y := range i.Path {
				series.Points = append(series.Points, report.Point{X: float64(k) / 4, Y: y})
			}
			chart.Series = append(chart.Series, series)
			says = append(says, fmt.Sprintf("%s from %.1f as it is to %.1f when they are wholly aligned", i.Name, i.Path[0], i.Path[4]))
		}
		r.Sections = append(r.Sections, report.Section{ID: "aligned-issues", Title: "Where issues would settle", Blocks: []report.Block{
			t, scales(a.Issues), report.Figure{ID: "aligned-issues", Title: "From apart to aligned", Text: strings.Join(says, "; ") + ".", Chart: chart},
		}})
	} else {
		r.NotComputed = append(r.NotComputed, "Where issues settle: the file has no positions.")
	}
	if len(a.Ties) > 0 {
		t := report.Table{Caption: "Parts of each party's need that the other meets", Columns: []string{"Party", "On", "Area", "Now", "Then"}}
		for _, x := range a.Ties {
			t.Rows = append(t.Rows, textRow(c.PartyName(x.Party), c.PartyName(x.On), c.AreaName(x.Area), fmt.Sprintf("%.2f", x.Now), fmt.Sprintf("%.2f", x.Then)))
		}
		r.Sections = append(r.Sections, report.Section{ID: "aligned-ties", Title: "Who would depend on whom", Blocks: []report.Block{t}})
	}
	if a.Apart != nil {
		r.Sections = append(r.Sections, report.Section{ID: "aligned-outcomes", Title: "What would hold if they acted as one", Blocks: []report.Block{
			report.Paragraph{report.T("Outcomes at which every party would stay, by at least one of the rules of how far parties look ahead.")},
			report.Paragraph{report.T("Apart: " + strings.Join(a.Apart, "; ") + ".")},
			report.Paragraph{report.T("As one: " + strings.Join(a.Together, "; ") + ".")},
		}})
	}
}

// scales says what the numbers of the issues mean.
func scales(issues []AlignIssue) report.Bullets {
	var b report.Bullets
	for _, i := range issues {
		parts := make([]string, len(i.scale))
		for k, mark := range i.scale {
			parts[k] = fmt.Sprintf("%v is “%s”", mark.At, mark.Name)
		}
		if len(parts) == 0 {
			parts = []string{"the file does not say what 0 and 100 mean"}
		}
		b.Items = append(b.Items, report.Paragraph{report.T(i.Name + ": " + strings.Join(parts, ", ") + ".")})
	}
	return b
}

func textRow(words ...string) []report.Cell {
	made := make([]report.Cell, len(words))
	for k, w := range words {
		made[k] = report.Cell{report.T(w)}
	}
	return made
}
