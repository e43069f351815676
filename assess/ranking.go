package assess

import (
	"fmt"
	"strings"

	"parley/report"
)

// mostRows is how many combinations a table shows; it says when there are more.
const mostRows = 8

// together says what combinations do.
func (a *Assessment) together() report.Section {
	s := report.Section{ID: "instruments-together", Title: "Together"}
	s.Blocks = append(s.Blocks, report.Paragraph{report.T(a.searched())}, a.combinations())
	if len(a.Pairs) > 0 {
		s.Blocks = append(s.Blocks, a.pairTable())
	}
	if len(a.Refused) > 0 {
		s.Blocks = append(s.Blocks, a.refusals())
	}
	return s
}

// searched says which combinations were asked.
func (a *Assessment) searched() string {
	asked, k := len(a.Cases)+len(a.Refused), len(a.Conflict.Instruments)
	words := fmt.Sprintf("All %d combinations of the %d instruments were asked, none and each alone among them.", asked, k)
	if !a.All {
		words = fmt.Sprintf("%d combinations of the %d instruments were asked, and not all 2^%d: each alone, and those that add one instrument to the best so far. A better one may have been missed.", asked, k, k)
	}
	return words + " They are ranked by the criteria below; how that is done is said under “How the instruments rank”."
}

func (a *Assessment) combinations() report.Table {
	s := a.Together
	t := report.Table{
		Caption: "The combinations that are most often first when nobody says which criterion matters most",
		Columns: []string{"Combination", "First", "Error"},
	}
	for _, c := range s.Criteria {
		t.Columns = append(t.Columns, upperFirst(c.Name))
	}
	t.Columns = append(t.Columns, "Remark")
	order := s.Order()
	for _, i := range order[:min(len(order), mostRows)] {
		first := s.Ranking.Acceptability[i][0]
		row := []report.Cell{
			{report.T(upperFirst(a.name(&a.Cases[s.Cases[i]])))},
			{report.T(percent(first) + " %")},
			{report.T("± " + percent(1.96*s.Ranking.Error(first)))},
		}
		for _, mean := range s.Means[i] {
			row = append(row, report.Cell{report.T(fmt.Sprintf("%.2f", mean))})
		}
		t.Rows = append(t.Rows, append(row, a.remark(s, i)))
	}
	if more := len(order) - mostRows; more > 0 {
		t.Caption += fmt.Sprintf("; %d more are left out here", more)
	}
	return t
}

// remark says when a case cannot be the best.
func (a *Assessment) remark(s *Standing, i int) report.Cell {
	if k := s.dominator(i); k >= 0 {
		return report.Cell{{Words: "no better on any criterion than: " + a.name(&a.Cases[s.Cases[k]]), Mark: report.Bad}}
	}
	if s.Lead[i] < -levelWith {
		return report.Cell{report.T("on average best under no priorities")}
	}
	return report.Cell{report.T("")}
}

// dominator is a case that on average is at least as good on every criterion and
// better on one, or -1.
func (s *Standing) dominator(i int) int {
	for k := range s.Cases {
		better, worse := false, false
		for j := range s.Criteria {
			better = better || s.Means[k][j] > s.Means[i][j]+1e-12
			worse = worse || s.Means[k][j] < s.Means[i][j]-1e-12
		}
		if better && !worse {
			return k
		}
	}
	return -1
}

func (a *Assessment) pairTable() report.Table {
	t := report.Table{
		Caption: "What two instruments do together beyond what each does alone: how firmly all aims are met, in percentage points",
		Columns: []string{"Instruments", "Beyond each alone", "So they are"},
	}
	for _, p := range a.Pairs {
		is := report.Text{Words: "independent, as far as the draws show"}
		switch {
		case p.Beyond.Low > 0:
			is = report.Text{Words: "complements: each makes the other worth more", Mark: report.Good}
		case p.Beyond.High < 0:
			is = report.Text{Words: "substitutes: each makes the other worth less", Mark: report.Bad}
		}
		x := Case{Instruments: p.Instruments[:]}
		t.Rows = append(t.Rows, []report.Cell{{report.T(a.name(&x))}, {report.T(points(p.Beyond))}, {is}})
	}
	return t
}

func (a *Assessment) refusals() report.Block {
	b := report.Bullets{}
	for k := range a.Refused[:min(len(a.Refused), mostRows)] {
		x := &a.Refused[k]
		b.Items = append(b.Items, report.Paragraph{report.T(fmt.Sprintf("%s cannot be asked: %v.", upperFirst(a.name(x)), x.Err))})
	}
	if more := len(a.Refused) - mostRows; more > 0 {
		b.Items = append(b.Items, report.Paragraph{report.T(fmt.Sprintf("%d more combinations cannot be asked.", more))})
	}
	return b
}

// ranking says how the instruments rank alone, and what would overturn it.
func (a *Assessment) ranking() report.Section {
	s := report.Section{ID: "instruments-ranking", Title: "How the instruments rank"}
	s.Blocks = append(s.Blocks,
		report.Paragraph{report.T(a.criteriaWords())}, a.rankFigure(), a.standingTable())
	s.Blocks = append(s.Blocks, a.overturnBlocks(a.Alone, "Alone")...)
	if len(a.Together.Cases) > len(a.Alone.Cases) {
		s.Blocks = append(s.Blocks, a.overturnBlocks(a.Together, "Among all combinations")...)
	}
	return s
}

func (a *Assessment) criteriaWords() string {
	var names []string
	for _, c := range a.Alone.Criteria {
		names = append(names, c.Name)
	}
	words := "Nobody has said which criterion matters most, so every set of priorities is tried, all alike. The criteria, each from 0 to 1: " + strings.Join(names, "; ") + ". " +
		fmt.Sprintf("An aim counts by the share of the %d solution concepts under which an outcome that meets it holds. ", len(a.Concepts))
	if !a.promised() {
		words += "Whether agreements would be kept is no criterion here, because not every instrument has an agreement with numbers. "
	}
	return words + "That few instruments are better than many is a judgement; all other criteria follow from the model. " +
		"A share here is one of priorities and draws, and no probability of success. Equal alternatives share their ranks."
}

// rankFigure shows the rank acceptabilities, stacked.
func (a *Assessment) rankFigure() report.Block {
	s := a.Alone
	bars := &report.Bars{Axis: report.Axis{Title: "% of priorities and draws", Low: 0, High: 100}}
	var words []string
	for _, i := range s.Order() {
		name := upperFirst(a.name(&a.Cases[s.Cases[i]]))
		bar := report.Bar{Name: name}
		var shares []string
		from := 0.0
		for rank, share := range s.Ranking.Acceptability[i] {
			bar.Parts = append(bar.Parts, report.BarPart{Name: fmt.Sprintf("rank %d", rank+1), From: from, To: from + 100*share})
			from += 100 * share
			shares = append(shares, fmt.Sprintf("rank %d %s %%", rank+1, percent(share)))
		}
		bars.Rows = append(bars.Rows, bar)
		words = append(words, name+": "+strings.Join(shares, ", ")+".")
	}
	return report.Figure{ID: "rank-acceptability", Title: "How often each instrument has each rank, whatever matters most", Text: strings.Join(words, " "), Bars: bars}
}

func (a *Assessment) standingTable() report.Table {
	s := a.Alone
	t := report.Table{
		Caption: fmt.Sprintf("For which priorities each instrument is first, and whether other methods agree. First: in which share of all priorities and draws. "+
			"A criterion's weight stands behind it; equal weights would be %.2f. TOPSIS (0 to 1) and PROMETHEE II (-1 to 1) rank by these; more is better", 1/float64(len(s.Criteria))),
		Columns: []string{"Instrument", "First", "What has to matter more than the rest for that", "First with just these weights", "TOPSIS", "PROMETHEE II", "First on average for some weights"},
	}
	for _, i := range s.Order() {
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(upperFirst(a.name(&a.Cases[s.Cases[i]])))},
			{report.T(percent(s.Ranking.Acceptability[i][0]) + " %")},
			{report.T(s.priorities(i))},
			{report.T(percent(s.Ranking.Confidence[i]) + " %")},
			{report.T(fmt.Sprintf("%.2f", s.TOPSIS[i]))},
			{report.T(fmt.Sprintf("%+.2f", s.PROMETHEE[i]))},
			{s.canLead(i)},
		})
	}
	return t
}

// canLead says whether any weights put the case first with its mean values.
func (s *Standing) canLead(i int) report.Text {
	switch lead := s.Lead[i]; {
	case lead > levelWith:
		return report.Text{Words: "yes", Mark: report.Good}
	case lead >= -levelWith:
		return report.Text{Words: "at best level with another"}
	}
	return report.Text{Words: "no", Mark: report.Bad}
}

// levelWith is how far rounding may take a lead from 0.
const levelWith = 1e-9

// hardly is by how much a weight differs that is no priority yet.
const hardly = 0.01

// priorities are the criteria to which the central weights of a case give more
// than equal weight, the most important first.
func (s *Standing) priorities(i int) string {
	w := s.Ranking.Central[i]
	if w == nil {
		return "none"
	}
	equal := 1 / float64(len(w))
	var above []int
	for j := range w {
		if w[j] > equal+hardly {
			above = append(above, j)
		}
	}
	if len(above) == 0 {
		return "whatever they are"
	}
	sortBy(above, func(j int) (first, second float64) { return w[j], 0 })
	var parts []string
	for _, j := range above {
		parts = append(parts, fmt.Sprintf("%s (%.2f)", s.Criteria[j].Name, w[j]))
	}
	return strings.Join(parts, ", ")
}

// overturnBlocks say what would put the runner-up first.
func (a *Assessment) overturnBlocks(s *Standing, among string) []report.Block {
	o := s.Overturn
	if o == nil {
		return nil
	}
	best, next := a.name(&a.Cases[s.Cases[o.Best]]), a.name(&a.Cases[s.Cases[o.Next]])
	lead := report.Paragraph{
		{Words: among + ":", Mark: report.Strong},
		report.T(fmt.Sprintf("most often first is %s; the runner-up is %s. %s is the better of the two in %s %% of priorities and draws.",
			best, next, upperFirst(best), percent(s.Ranking.Winning[o.Best][o.Next]))),
		report.T(fmt.Sprintf("With equal weights its lead over the runner-up is %+.2f. %s", o.Gap, agreement(s))),
		report.T("What would overturn it:"),
	}
	b := report.Bullets{}
	for _, w := range o.Weights {
		way := "at most"
		if w.Above {
			way = "at least"
		}
		b.Items = append(b.Items, report.Paragraph{report.T(fmt.Sprintf("“%s” with a weight of %s %.2f, the other criteria sharing the rest equally, puts %s first of the two.", s.Criteria[w.Criterion].Name, way, w.Weight, next))})
	}
	for _, l := range o.Inputs {
		turns := "does not turn it"
		if l.Turns() {
			turns = "turns it"
		}
		b.Items = append(b.Items, report.Paragraph{report.T(fmt.Sprintf("%s: the lead with equal weights is %+.2f in draws where %s and %+.2f where %s; that %s.", upperFirst(l.Name), l.Gap, l.With, l.Otherwise, l.Without, turns))})
	}
	if len(b.Items) == 0 {
		b.Items = append(b.Items, report.Paragraph{report.T("No change of one weight, and nothing that is uncertain by itself.")})
	}
	return []report.Block{lead, b}
}

// agreement says whether the checks put the same case first.
func agreement(s *Standing) string {
	var other []string
	for name, values := range map[string][]float64{"TOPSIS": s.TOPSIS, "PROMETHEE II": s.PROMETHEE} {
		for _, v := range values {
			if v > values[s.Overturn.Best]+1e-9 {
				other = append(other, name)
				break
			}
		}
	}
	switch len(other) {
	case 0:
		return "TOPSIS and PROMETHEE II put it first too."
	case 1:
		return other[0] + " puts another first."
	}
	return "TOPSIS and PROMETHEE II both put another first."
}
