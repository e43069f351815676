package settle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

func (s *Solution) frontierSection() report.Section {
	section := report.Section{ID: "settle-frontier", Title: "What can be had together"}
	figure := report.Figure{ID: "frontier", Title: "Satisfaction that packages can give"}
	if len(s.Parties) == 2 {
		figure.Chart, figure.Text = s.pairChart()
	} else {
		figure.Chart, figure.Text = s.manyChart()
	}
	section.Blocks = append(section.Blocks, report.Paragraph{report.T(s.frontierWords())}, figure)
	return section
}

func (s *Solution) frontierWords() string {
	n := len(s.Frontier.Packages)
	switch {
	case s.Frontier.Exact:
		return fmt.Sprintf("The efficient packages form a line with %d corners: on it nobody can have more without somebody having less, and beyond it there is nothing. It is exact.", n)
	case len(s.Parties) == 2:
		return fmt.Sprintf("%d efficient packages, each proved: nobody can have more without somebody having less. Between them the frontier is not known exactly; no package lies beyond the line.", n)
	default:
		return fmt.Sprintf("%d efficient packages from %d weighted sums, each proved: nobody can have more without somebody having less. They are a sample; there are others between them.", n, samples)
	}
}

// pairChart draws what two parties can have.
func (s *Solution) pairChart() (*report.Chart, string) {
	a, b := &s.Parties[0], &s.Parties[1]
	chart := &report.Chart{
		X: report.Axis{Title: "Satisfaction of " + a.Name, High: 100},
		Y: report.Axis{Title: "Satisfaction of " + b.Name, High: 100},
		Levels: []report.Level{
			{Name: a.Name + " without agreement", At: a.Alternative, Vertical: true},
			{Name: b.Name + " without agreement", At: b.Alternative},
		},
	}
	line := report.Series{Name: "the most that can be had together", Kind: report.Line}
	for _, f := range s.Frontier.Supported {
		line.Points = append(line.Points, point(f))
	}
	chart.Series = append(chart.Series, line)
	text := fmt.Sprintf("Satisfaction of %s and of %s. Without an agreement they have %s and %s. The most that can be had together runs through %s.",
		a.Name, b.Name, number(a.Alternative), number(b.Alternative), pairs(s.Frontier.Supported))
	if !s.Frontier.Exact {
		found := report.Series{Name: "packages on the frontier", Kind: report.Points}
		for _, f := range s.Frontier.Packages {
			found.Points = append(found.Points, point(f))
		}
		chart.Series = append(chart.Series, found)
		text += " Packages found on it: " + pairs(s.Frontier.Packages) + "."
	}
	packages, names := s.named()
	for k, f := range packages {
		chart.Series = append(chart.Series, report.Series{Name: names[k], Kind: report.Points, Points: []report.Point{point(f)}})
		names[k] += ": " + pairs([]*Found{f}) + "."
	}
	return chart, strings.Join(append([]string{text}, names...), " ")
}

func point(f *Found) report.Point {
	return report.Point{X: f.Satisfaction[0], Y: f.Satisfaction[1]}
}

func pairs(packages []*Found) string {
	var words []string
	for _, f := range packages {
		words = append(words, fmt.Sprintf("%s and %s", number(f.Satisfaction[0]), number(f.Satisfaction[1])))
	}
	return strings.Join(words, "; ")
}

// manyChart draws, party by party, what the packages give.
func (s *Solution) manyChart() (*report.Chart, string) {
	chart := &report.Chart{X: report.Axis{Title: "Party", Low: 0.5, High: float64(len(s.Parties)) + 0.5}, Y: report.Axis{Title: "Satisfaction", High: 100}}
	for k, p := range s.Parties {
		chart.X.Ticks = append(chart.X.Ticks, report.Tick{At: float64(k + 1), Name: p.Name})
	}
	text := "Satisfaction of each party."
	add := func(name string, kind report.SeriesKind, y []float64) {
		series := report.Series{Name: name, Kind: kind}
		var words []string
		for k, v := range y {
			series.Points = append(series.Points, report.Point{X: float64(k + 1), Y: v})
			words = append(words, s.Parties[k].Name+" "+number(v))
		}
		chart.Series = append(chart.Series, series)
		text += fmt.Sprintf(" %s: %s.", upper(name), strings.Join(words, ", "))
	}
	add("without agreement", report.Points, s.Alternatives())
	packages, names := s.named()
	for k, f := range packages {
		add(names[k], report.Line, f.Satisfaction)
	}
	if len(packages) == 0 {
		add("nearest to an agreement", report.Line, s.Zone.Satisfaction)
	}
	low, high := s.reaches()
	add("least on the frontier", report.Points, low)
	add("most on the frontier", report.Points, high)
	return chart, text
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// reaches are the least and the most that each party has in the sample of
// the frontier.
func (s *Solution) reaches() (low, high []float64) {
	for k := range s.Parties {
		of := func(a, b *Found) int { return cmp.Compare(a.Satisfaction[k], b.Satisfaction[k]) }
		low = append(low, slices.MinFunc(s.Frontier.Packages, of).Satisfaction[k])
		high = append(high, slices.MaxFunc(s.Frontier.Packages, of).Satisfaction[k])
	}
	return low, high
}

// mostTrades is how many trades a report lists.
const mostTrades = 8

func (s *Solution) tradesSection() report.Section {
	section := report.Section{ID: "settle-trades", Title: "What trading between issues adds"}
	t := s.Trades
	if len(t.Broken) > 0 {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T(fmt.Sprintf("Settling each issue by itself (%s) is no package: it %s. So there is nothing to compare with.", s.words(t.Split), strings.Join(t.Broken, " and ")))})
		return section
	}
	split := fmt.Sprintf("Settling each issue by itself, where whoever is then worst off on it is best off, gives %s.", s.words(t.Split))
	if t.Gain <= Tolerance {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T(split + " Settling them together adds nothing to that without somebody being worse.")})
		return section
	}
	section.Blocks = append(section.Blocks, report.Paragraph{report.T(fmt.Sprintf("%s Settling them together adds %s points of satisfaction in all, with nobody worse: %s.", split, number(t.Gain), s.words(t.Joint.Levels)))}, s.tradeTable())
	if len(t.Pairs) == 0 {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T("No trade between two issues alone adds anything.")})
		return section
	}
	list := report.Bullets{}
	for _, trade := range t.Pairs[:min(mostTrades, len(t.Pairs))] {
		list.Items = append(list.Items, report.Paragraph{report.T(s.tradeWords(trade))})
	}
	if rest := len(t.Pairs) - len(list.Items); rest > 0 {
		list.Items = append(list.Items, report.Paragraph{report.T(fmt.Sprintf("%d more, each adding less.", rest))})
	}
	section.Blocks = append(section.Blocks, report.Paragraph{report.T("Trades between two issues, the others left as they are, and what they add beyond what each issue adds alone:")}, list)
	return section
}

// tradeTable shows what each party gives and gets on each issue.
func (s *Solution) tradeTable() report.Table {
	t := s.Trades
	table := report.Table{Caption: "From splitting each issue to the joint package: what each party gets on each issue, in points of its satisfaction.", Columns: []string{"Party"}}
	for i := range s.Issues {
		table.Columns = append(table.Columns, s.Issues[i].Name)
	}
	table.Columns = append(table.Columns, "In all")
	for k := range s.Parties {
		row := []report.Cell{{report.T(s.Parties[k].Name)}}
		for i := range s.Issues {
			row = append(row, report.Cell{gain(s.on(k, i, t.Joint.Levels) - s.on(k, i, t.Split))})
		}
		table.Rows = append(table.Rows, append(row, report.Cell{gain(t.Joint.Satisfaction[k] - t.Satisfaction[k])}))
	}
	return table
}

// on is what an issue of a package adds to a party's satisfaction.
func (p *Problem) on(party, issue int, levels []float64) float64 {
	if p.Parties[party].Shares[issue] == 0 {
		return 0
	}
	return p.Parties[party].Shares[issue] * p.Parties[party].Curves[issue].At(levels[issue])
}

// tradeWords says who gives on which issue and gets on which.
func (s *Solution) tradeWords(trade Trade) string {
	i, j := trade.Issues[0], trade.Issues[1]
	var parts []string
	for k := range s.Parties {
		di := s.on(k, i, trade.Levels) - s.on(k, i, s.Trades.Split)
		dj := s.on(k, j, trade.Levels) - s.on(k, j, s.Trades.Split)
		switch {
		case di < -Tolerance && dj > Tolerance:
			parts = append(parts, fmt.Sprintf("%s gives %s on %s and gets %s on %s", s.Parties[k].Name, number(-di), s.Issues[i].Name, number(dj), s.Issues[j].Name))
		case dj < -Tolerance && di > Tolerance:
			parts = append(parts, fmt.Sprintf("%s gives %s on %s and gets %s on %s", s.Parties[k].Name, number(-dj), s.Issues[j].Name, number(di), s.Issues[i].Name))
		}
	}
	text := fmt.Sprintf("%s with %s (to %s and %s) adds %s points in all", s.Issues[i].Name, s.Issues[j].Name, s.level(i, trade.Levels[i]), s.level(j, trade.Levels[j]), number(trade.Gain))
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, "; ")
	}
	return text + "."
}
