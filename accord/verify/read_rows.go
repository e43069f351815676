package verify

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// readCounts reads rows of date and count.
func (t *Table) readCounts(r *rows, problems *ReadError) {
	if _, ok := r.column["count"]; !ok {
		problems.add(1, "a column date and no column count; want both")
		return
	}
	r.each(problems, func(field func(string) string) {
		day, err := parseDay(field("date"))
		if err != nil {
			problems.add(r.line, "%v", err)
			return
		}
		n, err := parseCount("count", field("count"))
		if err != nil {
			problems.add(r.line, "%v", err)
		}
		if err := t.follow(day); err != nil {
			problems.add(r.line, "%v", err)
		}
		t.Last = day
		t.Counts = append(t.Counts, n)
	})
	switch {
	case len(problems.Problems) > 0:
	case len(t.Counts) < 2:
		problems.add(1, "%d rows of counts; want at least 2", len(t.Counts))
	default:
		t.Last = t.Last.AddDate(0, 0, t.Days-1)
	}
}

// follow checks that the day comes right behind the last one.
func (t *Table) follow(day time.Time) error {
	if len(t.Counts) == 0 {
		t.First = day
		return nil
	}
	step := daysBetween(t.Last, day)
	switch {
	case step <= 0:
		return fmt.Errorf("%s stands after %s; want the dates ascending", show(day), show(t.Last))
	case daysBetween(t.First, day) > maxDays:
		return fmt.Errorf("%s is more than 200 years after %s; want a shorter table", show(day), show(t.First))
	case t.Days == 0 && (step == 1 || step == 7):
		t.Days = step
	case step != max(t.Days, 1) && t.Days != 7:
		return fmt.Errorf("%s follows %s: a gap; want every day, 0 where nothing was counted", show(day), show(t.Last))
	case step != t.Days:
		return fmt.Errorf("%s follows %s: %d days; want 7, as before", show(day), show(t.Last), step)
	}
	return nil
}

// readEvents reads a list of events.
func (t *Table) readEvents(r *rows, problems *ReadError) {
	if _, ok := r.column["date_end"]; !ok {
		problems.add(1, "a column date_start and no column date_end; want both")
		return
	}
	_, deadly := r.column["best"]
	seen, twice := map[string]int{}, 0
	r.each(problems, func(field func(string) string) {
		e, err := readEvent(field, deadly)
		if err != nil {
			problems.add(r.line, "%v", err)
			return
		}
		e.Line = r.line
		if e.ID != "" && seen[e.ID] > 0 {
			twice++
		}
		seen[e.ID]++
		t.Events = append(t.Events, e)
		if t.First.IsZero() || e.Start.Before(t.First) {
			t.First = e.Start
		}
		if e.End.After(t.Last) {
			t.Last = e.End
		}
	})
	switch {
	case len(problems.Problems) > 0:
	case len(t.Events) == 0:
		problems.add(1, "a header and no event; want at least one")
	case daysBetween(t.First, t.Last) > maxDays:
		problems.add(1, "events from %s to %s; want at most 200 years", show(t.First), show(t.Last))
	}
	if twice > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%d rows have the id of a row before; each is counted", twice))
	}
	if !deadly {
		t.Notes = append(t.Notes, "The file has no column best, so deaths are not known.")
	}
}

func readEvent(field func(string) string, deadly bool) (Event, error) {
	e := Event{ID: field("relid")}
	if e.ID == "" {
		e.ID = field("id")
	}
	var err error
	if e.Start, err = parseDay(field("date_start")); err != nil {
		return e, err
	}
	if e.End, err = parseDay(field("date_end")); err != nil {
		return e, err
	}
	if e.End.Before(e.Start) {
		return e, fmt.Errorf("the event ends on %s and begins on %s; want the end later", show(e.End), show(e.Start))
	}
	if deadly {
		e.Deaths, err = parseCount("best", field("best"))
	}
	return e, err
}

// parseDay reads YYYY-MM-DD, behind which a time of day may stand.
func parseDay(text string) (time.Time, error) {
	day := text
	if len(text) > 10 && (text[10] == ' ' || text[10] == 'T') {
		day = text[:10]
	}
	at, err := time.Parse("2006-01-02", day)
	if err != nil || at.Year() < 1000 {
		return time.Time{}, fmt.Errorf("%q is no date; want YYYY-MM-DD", clip(text))
	}
	return at, nil
}

// maxCount bounds one count.
const maxCount = 1_000_000_000

func parseCount(column, text string) (int, error) {
	n, err := strconv.Atoi(text)
	switch {
	case err == nil && n >= 0 && n <= maxCount:
		return n, nil
	case err == nil && n < 0:
		return 0, fmt.Errorf("%s is %d; want a number of at least 0", column, n)
	case text == "":
		return 0, fmt.Errorf("%s is empty; want a whole number, 0 where nothing was counted", column)
	case isFraction(text):
		return 0, fmt.Errorf("%s is %q; want a whole number of events", column, clip(text))
	}
	return 0, fmt.Errorf("%s is %q; want a whole number of at most %d", column, clip(text), maxCount)
}

func isFraction(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && strings.ContainsAny(text, ".eE")
}

func daysBetween(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

func show(day time.Time) string { return day.Format("2006-01-02") }
