package assess

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/ensemble"
	"parley/report"
	"parley/stability"
)

// Methods are how an assessment is computed.
var Methods = []report.Method{
	Method,
	{
		Name: "Instruments on the same draws",
		Text: "Each instrument and combination is applied, and the same draws of what is uncertain are asked of all. " +
			"An outcome holds when it is an equilibrium under at least one solution concept, and is secure when nobody would gain by leaving it (Nash). " +
			"Impact is the difference to the conflict without instruments, draw by draw, with its 95 % interval. " +
			"The way from the status quo and the packages count everything at its middle.",
		Keys: []string{"fang1993"},
	},
	{
		Name: "Ranking without agreed priorities (SMAA-2)",
		Text: "Criteria are shares from 0 to 1. All weights of the criteria are equally possible; rank acceptability is the share of weights and draws " +
			"that give a rank, central weights are the mean of those that put an alternative first, and confidence is how often it is first with these. " +
			"It says which priorities speak for what, not how probable success is. TOPSIS, PROMETHEE II (equal weights) and a linear program that looks for any weights check it.",
		Keys: []string{"lahdelma2001", "tervonen2007", "hwang1981", "brans1985"},
	},
}

// Sections shows the assessment: the instruments beside what the sources claim,
// what they do together, how they rank, and each by itself.
func (a *Assessment) Sections(cite Cite) []report.Section {
	if len(a.Instruments) == 0 {
		return nil
	}
	sections := []report.Section{a.overview(cite)}
	if len(a.Pairs) > 0 || a.All {
		sections = append(sections, a.together())
	}
	sections = append(sections, a.ranking())
	if sure, ok := a.sure(); ok {
		sections = append(sections, sure)
	}
	for i, r := range a.Instruments {
		s := a.section(r, cite)
		s.Blocks = append(s.Blocks, a.besides(i)...)
		s.Blocks = append(s.Blocks, a.promiseBlocks(i)...)
		sections = append(sections, s)
	}
	return sections
}

// overview is the table of instruments, and its pictures.
func (a *Assessment) overview(cite Cite) report.Section {
	t := report.Table{
		Caption: "The instruments: what the sources claim, and what the analysis found",
		Columns: []string{"Instrument", "Claimed impact", "Impact found", "Claimed challenge", "Challenge found"},
	}
	for i, r := range a.Instruments {
		t.Rows = append(t.Rows, []report.Cell{
			{{Words: r.Instrument.Name, Refs: cite(r.Instrument.From)}},
			a.claims(conflict.ClaimImpact, r.Instrument.ID, cite),
			a.impact(i),
			a.claims(conflict.ClaimChallenge, r.Instrument.ID, cite),
			a.challenge(i),
		})
	}
	s := report.Section{ID: "instruments", Title: "Claimed and found", Blocks: []report.Block{report.Paragraph{report.T(a.lead())}, t}}
	if len(a.Goals) > 0 {
		s.Blocks = append(s.Blocks, a.impactFigure(), a.leaveFigure())
	}
	return s
}

func (a *Assessment) lead() string {
	words := "Each instrument is applied alone to the conflict, and the same questions are asked again. "
	if a.Drawn() {
		words += fmt.Sprintf("All are asked on the same %d draws of what is uncertain (seed %d), so that differences come from the instruments alone. A point of impact is one draw more in a hundred in which an aim holds. ", a.Question.Draws, a.Question.Seed)
	} else {
		words += "The file gives nothing as uncertain, so nothing is drawn. "
	}
	return words + "An outcome holds when nobody would leave it by at least one of the solution concepts: " +
		"either nobody would gain by leaving (it is then secure), or those who would are deterred by what others would do."
}

// impactFigure shows how often each aim is met by an outcome that holds, and by
// one that is secure.
func (a *Assessment) impactFigure() report.Block {
	bars := &report.Bars{Axis: report.Axis{Title: "% of the draws", Low: 0, High: 100}}
	var parts []string
	for i, r := range a.Instruments {
		x, g := a.caseOf(i), a.goalOf(i)
		if x == nil || g < 0 {
			continue
		}
		name, holds, secure := r.Instrument.Name, a.Holds(x, g), a.Secure(x, g)
		bars.Rows = append(bars.Rows,
			report.Bar{Name: name + ": holds", Parts: []report.BarPart{a.bar("holds", holds)}},
			report.Bar{Name: name + ": secure", Parts: []report.BarPart{a.bar("secure: nobody would gain by leaving", secure)}})
		parts = append(parts, fmt.Sprintf("%s: what it aims at holds: %s; secure: %s; holds without it: %s.",
			name, a.often(holds), a.often(secure), a.often(a.Holds(a.caseOf(), g))))
	}
	if len(bars.Rows) == 0 {
		return report.Paragraph{{Words: "No instrument that has an aim could be put to the test.", Mark: report.Missing}}
	}
	return report.Figure{ID: "impact-by-instrument", Title: "How often what each instrument aims at holds, with that instrument alone", Text: strings.Join(parts, " "), Bars: bars}
}

// bar is a share in percent, with its interval where anything is drawn.
func (a *Assessment) bar(name string, s ensemble.Share) report.BarPart {
	part := report.BarPart{Name: name, To: 100 * s.Value}
	if a.Drawn() {
		part.Range = &report.Range{Low: 100 * s.Low, Mode: 100 * s.Value, High: 100 * s.High}
	}
	return part
}

// leaveFigure shows who would leave the outcome that comes nearest to each aim.
func (a *Assessment) leaveFigure() report.Block {
	heat := &report.Heat{X: "party", Y: "instrument", Low: 0, High: float64(len(stability.Concepts)), Meaning: "under how many of the solution concepts the party would leave"}
	for _, b := range a.Base.Blocks {
		heat.Columns = append(heat.Columns, b.Name)
	}
	var words []string
	for _, r := range a.Instruments {
		if r.Err != nil || len(r.Aimed) == 0 {
			continue
		}
		cells := make([]report.HeatCell, len(heat.Columns))
		var leave []string
		for _, l := range r.Aimed[0].Leavers {
			n := len(l.Concepts)
			cells[l.Block] = report.HeatCell{Value: float64(n), Words: fmt.Sprintf("%d of %d", n, len(stability.Concepts))}
			leave = append(leave, fmt.Sprintf("%s under %d of %d concepts", Actor(r.With.Blocks[l.Block]), n, len(stability.Concepts)))
		}
		if len(leave) == 0 {
			leave = []string{"nobody"}
		}
		heat.Rows, heat.Cells = append(heat.Rows, r.Instrument.Name), append(heat.Cells, cells)
		words = append(words, fmt.Sprintf("%s: %s.", r.Instrument.Name, strings.Join(leave, ", ")))
	}
	if len(heat.Rows) == 0 {
		return report.Paragraph{{Words: "No feasible outcome fits an aim, so there is none that anybody could leave.", Mark: report.Bad}}
	}
	return report.Figure{ID: "who-leaves", Title: "Who would leave the outcome that comes nearest to each aim", Text: strings.Join(words, " "), Heat: heat}
}

// promiseBlocks say of each agreement of an instrument what was asked.
func (a *Assessment) promiseBlocks(i int) []report.Block {
	var blocks []report.Block
	for _, p := range a.promisesOf(i) {
		t := report.Table{
			Caption: fmt.Sprintf("%s: would it be kept, with every number at its middle? Over the draws it is kept %s", p.Answer.Agreement.Name, a.often(p.Share)),
			Columns: []string{"Question", "Answer", "What binds", "What it turns on"},
		}
		for _, f := range p.Answer.Middle.Findings {
			if f.Beside {
				continue
			}
			answer := report.Text{Words: "no", Mark: report.Bad}
			if f.Feasible {
				answer = report.Text{Words: "yes", Mark: report.Good}
			}
			t.Rows = append(t.Rows, []report.Cell{{report.T(f.Question)}, {answer}, {report.T(f.Binding)}, {report.T(thresholds(f, 3))}})
		}
		blocks = append(blocks, t)
	}
	return blocks
}

// NotComputed lists what the assessment leaves open.
func (a *Assessment) NotComputed() []string {
	var list []string
	for _, r := range a.Instruments {
		if r.Err != nil {
			list = append(list, fmt.Sprintf("What %s does: %v.", r.Instrument.Name, r.Err))
		}
	}
	if len(a.Concepts) < len(stability.Concepts) {
		list = append(list, "Simultaneous stability (SIM) over the draws: with some instruments there are too many joint choices to try in each; with everything at its middle it counts.")
	}
	switch {
	case a.Question.Single:
		list = append(list, "Combinations of instruments: each was asked alone.")
	case !a.All:
		list = append(list, fmt.Sprintf("All combinations of instruments: of %d, the %d most promising were asked.", len(a.Instruments), len(a.Cases)+len(a.Refused)))
	}
	for k := range a.Cases {
		if w := a.Cases[k].Walk; w != nil && w.TooLarge != nil {
			list = append(list, fmt.Sprintf("Where improving parties end, with %s: %v.", a.name(&a.Cases[k]), w.TooLarge))
		}
	}
	return list
}
