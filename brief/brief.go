// Package brief writes a report for people and for machines: HTML to read,
// print and forward, Markdown to edit, JSON to compute with, and plain text
// for a terminal. The same report gives the same bytes.
//
// Runs of words follow one another, apart by a space where neither brings one
// or punctuation; a "\n" in them breaks the line.
package brief

import (
	"fmt"

	"parley/report"
)

// caveat stands in every brief.
const caveat = "This brief analyses what was put into it; it is not a prediction."

// A look is how a mark is shown: by symbol, by word and, in HTML, by colour.
type look struct {
	Symbol string // before the words
	Tag    string // behind the words
	Means  string // for those who do not see the symbol, and in the legend
}

var looks = map[report.Mark]look{
	report.Good:      {Symbol: "✓", Means: "holds"},
	report.Bad:       {Symbol: "✗", Means: "does not hold"},
	report.Draft:     {Symbol: "◇", Tag: "draft", Means: "inferred by a rule of reading, not reviewed"},
	report.Judgement: {Symbol: "△", Tag: "judgement", Means: "the analyst’s judgement"},
	report.Missing:   {Symbol: "○", Tag: "gap", Means: "needed, but not there"},
}

// legendOrder is the order in which the legend explains the marks.
var legendOrder = []report.Mark{report.Good, report.Bad, report.Draft, report.Judgement, report.Missing}

// lines says where a passage stands: "line 3", "lines 3–5".
func lines(r report.Ref) string {
	switch {
	case r.First <= 0:
		return "place unknown"
	case r.Last <= r.First:
		return fmt.Sprintf("line %d", r.First)
	}
	return fmt.Sprintf("lines %d–%d", r.First, r.Last)
}

// sourceTitle names the source of a passage.
func sourceTitle(r report.Ref) string {
	if r.Title != "" {
		return r.Title
	}
	return r.Source
}
