package power

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/power/votes"
	"parley/report"
)

// mostCharted is how many pairs are in the chart over time.
const mostCharted = 4

// clearest is the change between the two levels that are the farthest apart.
func clearest(changes []votes.Change) (votes.Change, bool) {
	if len(changes) == 0 {
		return votes.Change{}, false
	}
	return slices.MaxFunc(changes, func(x, y votes.Change) int { return cmp.Compare(step(x), step(y)) }), true
}

func step(c votes.Change) float64 { return math.Abs(c.After - c.Before) }

// charted are the pairs whose level changed most, in the order of the table.
func (a *AlignmentAnswer) charted() []PairAlignment {
	voting := slices.DeleteFunc(slices.Clone(a.Pairs), func(p PairAlignment) bool { return len(p.Sessions) == 0 })
	steps := make([]float64, len(voting))
	for k, p := range voting {
		if c, ok := clearest(p.Changes); ok {
			steps[k] = step(c)
		}
	}
	order := make([]int, len(voting))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(steps[j], steps[i]) })
	order = order[:min(len(order), mostCharted)]
	slices.Sort(order)
	made := make([]PairAlignment, len(order))
	for k, i := range order {
		made[k] = voting[i]
	}
	return made
}

// overTime draws the pairs that changed most, each with its clearest change.
func (a *AlignmentAnswer) overTime() []report.Block {
	pairs := a.charted()
	if len(pairs) == 0 {
		return nil
	}
	chart := &report.Chart{X: yearAxis(votes.Year(a.First), votes.Year(a.Last)), Y: report.Axis{Title: "agreement", Low: 0, High: 1}}
	chart.X.Title = "year in which the session opened"
	var says []string
	for _, p := range pairs {
		change, changed := clearest(p.Changes)
		series := report.Series{Name: a.pairName(p), Kind: report.Line}
		for k, s := range p.Sessions {
			point := report.Point{X: float64(s.Year), Y: s.Agreement, Gap: k > 0 && s.Session > p.Sessions[k-1].Session+1}
			if changed && change.Since == s.Session {
				point.Label = fmt.Sprintf("since %d", s.Year)
			}
			series.Points = append(series.Points, point)
		}
		chart.Series = append(chart.Series, series)
		first, last := p.Sessions[0], p.Sessions[len(p.Sessions)-1]
		words := fmt.Sprintf("%s from %.2f in %d to %.2f in %d", series.Name, first.Agreement, first.Year, last.Agreement, last.Year)
		if changed {
			words += fmt.Sprintf(", its clearest change of level since %d (from %.2f to %.2f)", votes.Year(change.Since), change.Before, change.After)
		}
		says = append(says, words)
	}
	text := strings.Join(says, "; ") + ". " + a.source.Line()
	if len(pairs) < len(a.Pairs) {
		text = fmt.Sprintf("Of %d pairs the %d whose level changed most. ", len(a.Pairs), len(pairs)) + text
	}
	return []report.Block{report.Figure{ID: "agreement-over-time", Title: "Agreement over the sessions", Text: text, Chart: chart}}
}

// changes has a row for every pair whose level changed: its clearest change,
// and the others in a word.
func (a *AlignmentAnswer) changes() report.Block {
	t := report.Table{
		Caption: "Since when: the clearest change of each pair's level of agreement, by the years in which sessions opened. A level is the mean over the sessions between two changes; the change may lie in any of the years under Perhaps",
		Columns: []string{"Pair", "Since", "Perhaps", "Before", "After", "Others since"},
	}
	for _, p := range a.Pairs {
		change, ok := clearest(p.Changes)
		if !ok {
			continue
		}
		others := []string{}
		for _, c := range p.Changes {
			if c != change {
				others = append(others, fmt.Sprintf("%d (%.2f to %.2f)", votes.Year(c.Since), c.Before, c.After))
			}
		}
		t.Rows = append(t.Rows, row(a.pairName(p), fmt.Sprint(votes.Year(change.Since)), yearsWords(votes.Year(change.Early), votes.Year(change.Late)),
			fmt.Sprintf("%.3f", change.Before), fmt.Sprintf("%.3f", change.After), strings.Join(others, ", ")))
	}
	if len(t.Rows) == 0 {
		return paragraph("No pair's agreement changed its level for four sessions or more.")
	}
	return t
}

func yearsWords(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d to %d", first, last)
}
