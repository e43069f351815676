package accord

import (
	"context"
	"fmt"
	"strings"

	"parley/conflict"
	"parley/ensemble"
	"parley/report"
)

// Sections shows the answer, for a reader who knows none of the models.
func (a *Answer) Sections(ctx context.Context) ([]report.Section, error) {
	id := "agreement-" + a.Agreement.ID
	first := report.Section{ID: id, Title: a.Agreement.Name}
	if a.Agreement.Text != "" {
		first.Blocks = append(first.Blocks, report.Paragraph{report.T(a.Agreement.Text)})
	}
	first.Blocks = append(first.Blocks, a.headline()...)
	if len(a.Middle.Findings) > 0 {
		first.Blocks = append(first.Blocks, a.findingTable())
		if len(a.Spreads) > 0 {
			first.Blocks = append(first.Blocks, a.shareFigure())
		}
		first.Blocks = append(first.Blocks, a.thresholdTable())
	}
	if len(a.Agreement.Terms) > 0 {
		first.Blocks = append(first.Blocks, a.termTable())
	}
	sections := []report.Section{first}
	figures, err := a.figures(ctx)
	if err != nil {
		return nil, err
	}
	if len(figures) > 0 {
		sections = append(sections, report.Section{ID: id + "-pictures", Title: a.Agreement.Name + ": where the answers turn", Blocks: figures})
	}
	if inputs := a.inputTable(); len(inputs.Rows) > 0 {
		sections = append(sections, report.Section{ID: id + "-numbers", Title: a.Agreement.Name + ": what was put in", Blocks: []report.Block{inputs}})
	}
	return sections, nil
}

// headline says in words whether the agreement holds, and how sure that is.
func (a *Answer) headline() []report.Block {
	if len(a.Middle.Findings) == 0 {
		return []report.Block{report.Callout{Title: "Not computed", Body: report.Paragraph{{
			Words: "The file has too few numbers about this agreement to ask anything.", Mark: report.Missing,
		}}}}
	}
	body := report.Paragraph{{Words: "With every number at its middle it holds.", Mark: report.Good}}
	if !a.Middle.Holds() {
		body = report.Paragraph{{Words: "With every number at its middle it does not hold.", Mark: report.Bad}}
		for _, f := range a.Middle.Findings {
			if !f.Beside && !f.Feasible {
				body = append(body, report.T(f.Question+" No. "+f.Reason))
			}
		}
	}
	if a.Holds != nil {
		body = append(body, report.T(fmt.Sprintf("Over the ranges of its %d uncertain numbers it holds in %s of %d draws (%s); seed %d.",
			a.Uncertain, shareWords(*a.Holds), a.Holds.Of, report.Likelihood(a.Holds.Value), a.Seed)))
		body = append(body, a.weakest()...)
	}
	return []report.Block{report.Callout{Title: "Does it hold?", Body: body}}
}

// weakest names the question that is answered with no most often, where
// several decide.
func (a *Answer) weakest() []report.Text {
	at, deciding := -1, 0
	for k, f := range a.Middle.Findings {
		if f.Beside {
			continue
		}
		deciding++
		if at < 0 || a.Spreads[k].Feasible.Value < a.Spreads[at].Feasible.Value {
			at = k
		}
	}
	if deciding < 2 || a.Spreads[at].Feasible.Count == a.Spreads[at].Feasible.Of {
		return nil
	}
	f := a.Middle.Findings[at]
	return []report.Text{report.T(fmt.Sprintf("What fails most often, in %s of the draws, is %s.", percent(1-a.Spreads[at].Feasible.Value), f.Topic))}
}

// decisiveFirst are the places of the findings: those that decide before the
// second views.
func (a *Answer) decisiveFirst() []int {
	var decide, beside []int
	for k, f := range a.Middle.Findings {
		if f.Beside {
			beside = append(beside, k)
		} else {
			decide = append(decide, k)
		}
	}
	return append(decide, beside...)
}

// shareWords writes a share with its interval.
func shareWords(s ensemble.Share) string {
	return fmt.Sprintf("%s (%s to %s)", percent(s.Value), percent(s.Low), percent(s.High))
}

func (a *Answer) termTable() report.Block {
	t := report.Table{Caption: "What each party undertakes", Columns: []string{"Party", "Owes", "In steps", "Gains", "Risks"}}
	for _, term := range a.Agreement.Terms {
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(a.Conflict.PartyName(term.Party))},
			{report.T(term.Owes)},
			{report.T(strings.Join(term.Steps, "; "))},
			{report.T(term.Gains)},
			{report.T(term.Risks)},
		})
	}
	return t
}

func (a *Answer) findingTable() report.Block {
	t := report.Table{
		Caption: "What was asked; a second view does not decide whether the agreement holds",
		Columns: []string{"Question", "Answer", "What binds", "Why"},
	}
	if len(a.Spreads) > 0 {
		t.Columns = []string{"Question", "Answer", "Yes in draws", "What binds", "Why"}
	}
	for _, k := range a.decisiveFirst() {
		f := a.Middle.Findings[k]
		row := []report.Cell{{report.T(f.Question)}, answerCell(f)}
		if len(a.Spreads) > 0 {
			row = append(row, report.Cell{report.T(shareWords(a.Spreads[k].Feasible))})
		}
		t.Rows = append(t.Rows, append(row, report.Cell{report.T(f.Binding)}, report.Cell{report.T(f.Reason)}))
	}
	return t
}

func answerCell(f Finding) report.Cell {
	answer := report.Text{Words: "no", Mark: report.Bad}
	if f.Feasible {
		answer = report.Text{Words: "yes", Mark: report.Good}
	}
	if f.Beside {
		return report.Cell{answer, report.T("(a second view)")}
	}
	return report.Cell{answer}
}

func (a *Answer) thresholdTable() report.Block {
	t := report.Table{Caption: "The numbers that the answers turn on", Columns: []string{"About", "Number", "At the middle"}}
	if len(a.Spreads) > 0 {
		t.Columns = append(t.Columns, "In draws: median (5 % to 95 %)")
	}
	for k, f := range a.Middle.Findings {
		for n, threshold := range f.Thresholds {
			row := []report.Cell{{report.T(f.Topic)}, {report.T(threshold.Name)}, {report.T(threshold.words())}}
			if len(a.Spreads) > 0 {
				row = append(row, report.Cell{report.T(threshold.spreadWords(a.Spreads[k].Thresholds[n]))})
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func (t Threshold) words() string {
	if t.Value == nil {
		return t.None
	}
	return t.Unit.Words(*t.Value)
}

func (t Threshold) spreadWords(s ThresholdSpread) string {
	if !s.Asked {
		return "not asked in draws"
	}
	if s.Spread == nil {
		return "in no draw"
	}
	words := fmt.Sprintf("%s (%s to %s)", t.Unit.Words(s.Spread.Median), t.Unit.Words(s.Spread.P5), t.Unit.Words(s.Spread.P95))
	if s.Exists.Count < s.Exists.Of {
		words += fmt.Sprintf(", in %s of the draws", percent(s.Exists.Value))
	}
	return words
}

// inputTable lists the numbers and what each part of them rests on.
func (a *Answer) inputTable() report.Table {
	t := report.Table{Caption: "The numbers that were put in, and what they rest on", Columns: []string{"Part", "Numbers", "Rests on"}}
	for _, p := range a.Agreement.Parts(a.Conflict) {
		var stated []string
		for _, n := range p.Numbers {
			if *n.At != nil {
				stated = append(stated, n.Name+" "+(*n.At).String())
			}
		}
		if len(stated) > 0 {
			t.Rows = append(t.Rows, []report.Cell{{report.T(partName(p))}, {report.T(strings.Join(stated, "\n"))}, a.basisOf(p.Path)})
		}
	}
	return t
}

// partName names a part of an agreement.
func partName(p conflict.Part) string {
	switch {
	case len(p.Path) == 0:
		return "the agreement"
	case p.Of != "":
		return p.Path[0] + ": " + p.Of
	case len(p.Path) > 1:
		return p.Path[0] + ": " + partNames[p.Path[1]]
	}
	return p.Path[0]
}

var partNames = map[string]string{
	"inspections": "inspections", "firstStrike": "first strike", "disarmament": "disarmament", "contest": "contest", "stalemate": "stalemate",
}

// Methods are the models that the answers rest on.
var Methods = []report.Method{
	{Name: "Ceasefire under oversight", Text: "A repeated game with noisy public alarms: an alarm suspends the ceasefire for some periods. Complying holds when no party gains by cheating once.", Keys: []string{"green1984", "abreu1991"}},
	{Name: "Commitment under shifting power", Text: "A declining side fights when a later bargain would be too bad; a guarantee counts with the probability that it is honoured.", Keys: []string{"fearon1995", "powell2006", "fearon1997", "kydd2005"}},
	{Name: "Relief in tranches", Text: "A linear program makes the least that anybody loses by stopping as large as can be.", Keys: []string{"sandholm1995", "lockwood2002"}},
	{Name: "Mediators", Text: "A mediator is believed when its own interest is to say what it knows. The literature is split: one model finds that bias makes a bearer of news credible, others that impartiality builds trust; a mediator without knowledge of its own adds nothing.", Keys: []string{"kydd2003", "kydd2006", "rauchhaus2006", "hoerner2015", "myerson1983", "fey2010"}},
}
