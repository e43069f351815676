package verify

import (
	"cmp"
	"fmt"
	"slices"

	"parley/report"
)

// ObserversMethod is what the answers on two observers rest on.
var ObserversMethod = report.Method{
	Name: "Two observers", Keys: []string{"chapman1951"},
	Text: "Chapman's estimate of all events from what each of two independent observers reported and what both did; its interval from the exact, hypergeometric law of those in common.",
}

// Observed is what two observers reported of a span, and how many events that
// makes.
type Observed struct {
	Span    Span
	Reports [2]int // events that the first and the second reported
	Both    int    // events that both did
	Total
}

// Observe adds what a second observer's list of events says of the baseline and
// of the spans around each break. Events are the same when both lists have the
// same id for them, and are counted on the first list's day. The error says
// what about the lists does not fit.
func (a *Answer) Observe(second *Table) error {
	first, err := byID(a.Table, "the first")
	if err != nil {
		return err
	}
	other, err := byID(second, "the second")
	if err != nil {
		return err
	}
	spans := []Span{a.Question.Baseline}
	for _, b := range a.Question.Breaks {
		spans = append(spans, a.around(b)...)
	}
	slices.SortStableFunc(spans, func(s, t Span) int { return cmp.Or(s.First.Compare(t.First), s.Last.Compare(t.Last)) })
	spans = slices.Compact(spans)
	for _, s := range spans {
		if err := second.Covers(s); err != nil {
			a.Missing = append(a.Missing, fmt.Sprintf("Two observers: the second list: %v.", err))
			continue
		}
		o := Observed{Span: s}
		for id, e := range first {
			if a.in(s, e) {
				o.Reports[0]++
				if _, also := other[id]; also {
					o.Reports[1]++
					o.Both++
				}
			}
		}
		for id, e := range other {
			if _, also := first[id]; !also && a.in(s, e) {
				o.Reports[1]++
			}
		}
		if o.Both == 0 {
			a.Missing = append(a.Missing, fmt.Sprintf("Two observers, %s to %s: the first reported %d events and the second %d, none of them the same. Nothing bounds what both missed.",
				show(s.First), show(s.Last), o.Reports[0], o.Reports[1]))
			continue
		}
		if o.Total, err = Chapman(o.Reports[0], o.Reports[1], o.Both); err != nil {
			return err
		}
		a.Observed = append(a.Observed, o)
	}
	return nil
}

// in reports whether the event is counted in the span.
func (a *Answer) in(s Span, e Event) bool {
	day, ok := e.day(a.Question.Place)
	return ok && !day.Before(s.First) && !day.After(s.Last)
}

// byID are the events of a list by their ids.
func byID(t *Table, which string) (map[string]Event, error) {
	if len(t.Events) == 0 {
		return nil, fmt.Errorf("%s file is a table of counts; want a list of events with the column id, by which those that both observers reported are known", which)
	}
	events := make(map[string]Event, len(t.Events))
	for _, e := range t.Events {
		if e.ID == "" {
			return nil, fmt.Errorf("%s list has no id on line %d; want one for every event, by which those that both observers reported are known", which, e.Line)
		}
		if known, twice := events[e.ID]; twice {
			return nil, fmt.Errorf("%s list has the id %q on lines %d and %d; want one line for every event", which, e.ID, known.Line, e.Line)
		}
		events[e.ID] = e
	}
	return events, nil
}

func (a *Answer) observedSection() report.Section {
	t := report.Table{
		Caption: "What two observers reported, and how many events that makes (at least 95 % confidence)",
		Columns: []string{"Days", "First reported", "Second reported", "Both reported", "All events", "The first saw", "The second saw"},
	}
	for _, o := range a.Observed {
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(show(o.Span.First) + " to " + show(o.Span.Last))},
			{report.T(fmt.Sprint(o.Reports[0]))},
			{report.T(fmt.Sprint(o.Reports[1]))},
			{report.T(fmt.Sprint(o.Both))},
			{report.T(fmt.Sprintf("%s (%s to %s)", number(o.N), number(o.Low), number(o.High)))},
			{report.T(fmt.Sprintf("%.0f %%", 100*o.First))},
			{report.T(fmt.Sprintf("%.0f %%", 100*o.Second))},
		})
	}
	return report.Section{ID: "observed", Title: "Fewer events, or fewer reports?", Blocks: []report.Block{t, report.Paragraph{report.T(
		"Where the part that the first saw falls and all events do not, it is the reports that became fewer. " +
			"The estimate takes the two to report independently: where both see or miss the same events, as those far from any road, there were more events than it says.")}}}
}
