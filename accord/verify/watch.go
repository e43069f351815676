package verify

import (
	"fmt"
	"sort"
	"time"

	"parley/accord/ceasefire"
	"parley/accord/count"
)

// A Kind is the kind of watch that is kept.
type Kind string

// The kinds of watch.
const (
	Chart      Kind = "cusum" // a chart that runs until it signals
	Sequential Kind = "sprt"  // a test that decides as early as it can
)

// Kinds lists them.
var Kinds = []Kind{Chart, Sequential}

// A Question is how counts are watched and compared.
type Question struct {
	Kind     Kind
	Unit     Unit    // of a list of events
	Place    Place   // of a list of events
	Days     int     // of one period: 1 or 7
	Baseline Span    // what counts as usual; zero: before the first break, or the first half
	Change   float64 // by what the mean is multiplied or divided when it has changed, 1.05 to 100
	Quiet    float64 // wanted periods between false alarms
	Error    float64 // of either kind, of a sequential test: 0.001 or more, below 0.5
	Breaks   []Break
	Window   int // days compared on each side of a break
}

// A Break parts what was before from what is after; days between are in
// neither.
type Break struct {
	Before time.Time // the first day that is no longer before
	After  time.Time // the first day that is after
}

// An Answer is what the counts say.
type Answer struct {
	Table       *Table
	Question    Question
	Usual       []int // the counts of the baseline
	Dispersion  Dispersion
	Law         count.Law // of a usual period
	Mean        Interval  // that holds its mean with 95 % confidence
	Watched     Span      // behind the baseline; empty when nothing follows
	Counts      []int     // of the periods of Watched
	Rise, Fall  *Watch    // nil when they could not be made
	Rules       []Rule
	Comparisons []Comparing
	Observed    []Observed // by both observers, when there are two
	Missing     []string   // what was not computed, and why
}

// A Watch is for one direction of change.
type Watch struct {
	Design Design    // of a chart
	Sums   []float64 // of the chart, after each period of Watched
	Test   SPRT      // of a sequential test
	Same   Test      // when nothing has changed
	Moved  Test      // when the mean has changed
	Signal int       // the first period of Watched in which it signals or decides; -1 for none
	Change bool      // a sequential test decided for the change
}

// A Rule is an alarm at so many in a period, with the rates that an agreement
// takes as falseAlarm and detection.
type Rule struct {
	Count int
	ceasefire.Alarm
}

// A Comparing is what was counted around a break, in one way of placing events
// of several days.
type Comparing struct {
	Break
	Place   Place
	Spans   [2]Span // before and after
	Was, Is int     // counted before and after
	Spread  float64 // variance by mean of the periods, at least 1
	// Expected holds the count after with 95 % probability if the rate is that of
	// before.
	Expected Interval
	Comparison
	Edges []Edge // of the two spans, where events lie across
}

// An Edge is a day with events that began before it and ended on it or later:
// they are what the ways of placing events differ about.
type Edge struct {
	Day    time.Time
	Across []Event
}

// watch answers. The error says what about the question does not fit the
// table.
func watch(t *Table, q Question) (*Answer, error) {
	a := &Answer{Table: t, Question: q}
	if err := a.baseline(); err != nil {
		return nil, err
	}
	usual := a.Question.Baseline
	a.Usual = t.Series(usual, q.Days, q.Place, q.Unit)
	var err error
	if a.Dispersion, err = Disperse(a.Usual); err != nil {
		return nil, fmt.Errorf("the baseline %s to %s has %w", show(usual.First), show(usual.Last), err)
	}
	a.Law = count.Law{Mean: a.Dispersion.Mean, Size: a.Dispersion.Size}
	if a.Mean, err = a.meanInterval(); err != nil {
		return nil, err
	}
	a.Watched = Span{usual.First.AddDate(0, 0, len(a.Usual)*q.Days), t.Last}
	if a.Watched.Days() >= q.Days {
		a.Counts = t.Series(a.Watched, q.Days, q.Place, q.Unit)
	}
	a.watchBoth()
	a.rules()
	return a, a.compareAll()
}

// meanInterval is Garwood's; bunched counts count as fewer.
func (a *Answer) meanInterval() (Interval, error) {
	periods, spread := float64(len(a.Usual)), 1.0
	if a.Dispersion.Bunched {
		spread = a.Dispersion.Index
	}
	i, err := Garwood(a.Dispersion.Mean*periods/spread, level)
	return Interval{i.Low * spread / periods, i.High * spread / periods}, err
}

// Ask checks the question and answers it.
func Ask(t *Table, q Question) (*Answer, error) {
	switch {
	case q.Days != 1 && q.Days != 7 || t.Days == 7 && q.Days == 1:
		return nil, fmt.Errorf("periods of %d days of a table with %d days in a row; want 1 or 7, and no fewer than the table has", q.Days, t.Days)
	case !(q.Change >= 1.05 && q.Change <= 100):
		return nil, fmt.Errorf("a change of %v; want a factor from 1.05 to 100", q.Change)
	case !(q.Error >= 0.001 && q.Error < 0.5):
		return nil, fmt.Errorf("an error of %v; want at least 0.001 and below 0.5", q.Error)
	case !(q.Quiet > 1 && q.Quiet <= 1e6):
		return nil, fmt.Errorf("%v periods between false alarms; want above 1 and at most a million", q.Quiet)
	case q.Window < q.Days || q.Window > maxDays:
		return nil, fmt.Errorf("%d days compared; want at least %d and at most %d", q.Window, q.Days, maxDays)
	case q.Window%q.Days != 0:
		return nil, fmt.Errorf("%d days compared; want whole periods of %d days", q.Window, q.Days)
	}
	return watch(t, q)
}

// baseline finds what counts as usual, where the question does not say.
func (a *Answer) baseline() error {
	q, t := &a.Question, a.Table
	if q.Baseline.First.IsZero() {
		half := (daysBetween(t.First, t.Last) + 1) / 2 / q.Days * q.Days
		q.Baseline = Span{t.First, t.First.AddDate(0, 0, half-1)}
		if len(q.Breaks) > 0 {
			last := q.Breaks[0].Before.AddDate(0, 0, -1)
			q.Baseline = Span{last.AddDate(0, 0, 1-q.Window), last}
		}
	}
	if err := t.Covers(q.Baseline); err != nil {
		return fmt.Errorf("the baseline %w", err)
	}
	return a.aligned(q.Baseline.First, "the baseline begins")
}

// aligned refuses a day on which no row of a weekly table begins.
func (a *Answer) aligned(day time.Time, what string) error {
	if a.Table.Days == 7 && daysBetween(a.Table.First, day)%7 != 0 {
		return fmt.Errorf("%s on %s; the weeks of the table begin on a %s", what, show(day), a.Table.First.Weekday())
	}
	return nil
}

// watchBoth watches for a rise and for a fall.
func (a *Answer) watchBoth() {
	q := a.Question
	rise := count.Law{Mean: a.Law.Mean * q.Change, Size: a.Law.Size}
	fall := count.Law{Mean: a.Law.Mean / q.Change, Size: a.Law.Size}
	var err error
	if a.Rise, err = a.watch(rise); err != nil {
		a.Missing = append(a.Missing, fmt.Sprintf("A watch for a rise: %v.", err))
	}
	if a.Fall, err = a.watch(fall); err != nil {
		a.Missing = append(a.Missing, fmt.Sprintf("A watch for a fall: %v.", err))
	}
}

func (a *Answer) watch(changed count.Law) (*Watch, error) {
	if a.Question.Kind == Sequential {
		return a.sequential(changed)
	}
	d, err := DesignCUSUM(a.Law, changed, a.Question.Quiet)
	if err != nil {
		return nil, err
	}
	w := &Watch{Design: d}
	w.Sums, w.Signal = d.Along(a.Counts, false)
	return w, nil
}

// sequential tests the usual mean against the changed one; Poisson counts only.
func (a *Answer) sequential(changed count.Law) (*Watch, error) {
	low, high := min(a.Law.Mean, changed.Mean), max(a.Law.Mean, changed.Mean)
	s, err := NewSPRT(low, high, a.Question.Error, a.Question.Error)
	if err != nil {
		return nil, err
	}
	w := &Watch{Test: s, Signal: -1}
	if w.Same, err = s.At(a.Law.Mean); err != nil {
		return nil, err
	}
	if w.Moved, err = s.At(changed.Mean); err != nil {
		return nil, err
	}
	if n, isHigh := s.Decide(a.Counts); n > 0 {
		w.Signal, w.Change = n-1, isHigh == (changed.Mean == high)
	}
	return w, nil
}

// The false-alarm rates between which alarm rules are listed, and how many.
const (
	mostFalse  = 0.3
	leastFalse = 0.001
	mostRules  = 8
)

// rules lists alarm rules on the count of one period, when the changed mean is
// a multiple of the usual one.
func (a *Answer) rules() {
	changed := count.Law{Mean: a.Law.Mean * a.Question.Change, Size: a.Law.Size}
	if a.Law.Check() != nil {
		return // too many to enumerate; the watches say so
	}
	first, last := a.alarmAt(mostFalse), a.alarmAt(leastFalse)
	step := max(1, (last-first+mostRules-1)/mostRules)
	for c := first; c <= last; c += step {
		a.Rules = append(a.Rules, Rule{c, ceasefire.Alarm{False: a.Law.AtLeast(c), Detection: changed.AtLeast(c)}})
	}
}

// alarmAt is the least count that a usual period reaches with at most the
// probability.
func (a *Answer) alarmAt(probability float64) int {
	const most = 1 << 40
	return sort.Search(most, func(c int) bool { return a.Law.AtLeast(c) <= probability })
}

// level is that of the intervals.
const level = 0.95

func (a *Answer) compareAll() error {
	for _, b := range a.Question.Breaks {
		places := []Place{a.Question.Place}
		if len(a.Table.Events) > 0 {
			places = Places
		}
		for _, place := range places {
			c, err := a.comparing(b, place)
			if err != nil {
				return err
			}
			a.Comparisons = append(a.Comparisons, c)
		}
	}
	return nil
}

// around are the spans before and after a break.
func (a *Answer) around(b Break) []Span {
	return []Span{
		{b.Before.AddDate(0, 0, -a.Question.Window), b.Before.AddDate(0, 0, -1)},
		{b.After, b.After.AddDate(0, 0, a.Question.Window-1)},
	}
}

func (a *Answer) comparing(b Break, place Place) (Comparing, error) {
	q, t := a.Question, a.Table
	spans := a.around(b)
	c := Comparing{Break: b, Place: place, Spans: [2]Span(spans), Spread: 1}
	for _, day := range []time.Time{spans[0].First, b.After, spans[1].Last.AddDate(0, 0, 1)} {
		if events := t.Across(day); len(events) > 0 {
			c.Edges = append(c.Edges, Edge{day, events})
		}
	}
	counted := [2]int{}
	for k, s := range c.Spans {
		if err := t.Covers(s); err != nil {
			return c, fmt.Errorf("the comparison around %s: %w", show(b.After), err)
		}
		if err := a.aligned(s.First, "a compared span begins"); err != nil {
			return c, err
		}
		series := t.Series(s, q.Days, place, q.Unit)
		for _, n := range series {
			counted[k] += n
		}
		if d, err := Disperse(series); err == nil {
			c.Spread = max(c.Spread, d.Index)
		}
	}
	c.Was, c.Is = counted[0], counted[1]
	var err error
	if c.Comparison, err = Compare(c.Was, c.Is, float64(q.Window), float64(q.Window), c.Spread, level); err != nil {
		return c, err
	}
	c.Expected, err = Predict(c.Was, float64(q.Window), float64(q.Window), c.Spread, level)
	return c, err
}
