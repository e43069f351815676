package verify

import (
	"fmt"
	"time"
)

// A Place says to which day an event of several days is counted.
type Place string

// The places.
const (
	ByStart Place = "start" // the day on which it began
	ByEnd   Place = "end"   // the day on which it ended
	OneDay  Place = "one-day"
)

// Places lists them; OneDay leaves events of several days out.
var Places = []Place{ByStart, ByEnd, OneDay}

// A Unit is what is counted of a list of events.
type Unit string

// The units.
const (
	EventCount Unit = "events"
	DeathCount Unit = "deaths"
)

// A Span is days, both ends included.
type Span struct{ First, Last time.Time }

// Days is how many days the span has.
func (s Span) Days() int { return daysBetween(s.First, s.Last) + 1 }

// In counts what the table has in the span. Of a table of counts it takes
// the periods that lie wholly in the span; its unit and place are as they are.
func (t *Table) In(s Span, place Place, unit Unit) int {
	total := 0
	for _, n := range t.Series(s, max(t.Days, 1), place, unit) {
		total += n
	}
	return total
}

// Series counts in periods of so many days from the first day of the span; a
// period that the span cuts off at the end is left out. Of weekly counts, days
// is a multiple of 7 and periods begin where the table's do.
func (t *Table) Series(s Span, days int, place Place, unit Unit) []int {
	periods := s.Days() / days
	if periods <= 0 {
		return nil
	}
	counts := make([]int, periods)
	add := func(day time.Time, n int) {
		if k := daysBetween(s.First, day); k >= 0 && k/days < periods {
			counts[k/days] += n
		}
	}
	for k, n := range t.Counts {
		add(t.First.AddDate(0, 0, k*t.Days), n)
	}
	for _, e := range t.Events {
		day, ok := e.day(place)
		if !ok {
			continue
		}
		n := 1
		if unit == DeathCount {
			n = e.Deaths
		}
		add(day, n)
	}
	return counts
}

func (e Event) day(place Place) (time.Time, bool) {
	switch place {
	case ByEnd:
		return e.End, true
	case OneDay:
		return e.Start, e.Start.Equal(e.End)
	default:
		return e.Start, true
	}
}

// Across lists the events that began before the day and ended on it or later.
func (t *Table) Across(day time.Time) []Event {
	var found []Event
	for _, e := range t.Events {
		if e.Start.Before(day) && !e.End.Before(day) {
			found = append(found, e)
		}
	}
	return found
}

// Long counts the events of more than one day.
func (t *Table) Long() int {
	n := 0
	for _, e := range t.Events {
		if e.Start.Before(e.End) {
			n++
		}
	}
	return n
}

// Covers returns an error unless the table has every day of the span.
func (t *Table) Covers(s Span) error {
	if s.First.Before(t.First) || s.Last.After(t.Last) {
		return fmt.Errorf("%s to %s is not in the file, which covers %s to %s", show(s.First), show(s.Last), show(t.First), show(t.Last))
	}
	return nil
}
