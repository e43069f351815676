package verify_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"parley/accord/count"
	"parley/accord/internal/facts"
	"parley/accord/verify"
)

// counted makes a table of daily counts with these means, 100 days each.
func counted(t *testing.T, seed uint64, means ...float64) *verify.Table {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	var text strings.Builder
	text.WriteString("date,count\n")
	at := day("2020-01-01")
	for _, mean := range means {
		for range 100 {
			fmt.Fprintf(&text, "%s,%d\n", at.Format("2006-01-02"), draw(count.Law{Mean: mean}, r))
			at = at.AddDate(0, 0, 1)
		}
	}
	table, err := verify.Read([]byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func usual(kind verify.Kind) verify.Question {
	return verify.Question{
		Kind: kind, Unit: verify.EventCount, Place: verify.ByStart, Days: 1, Change: 2, Quiet: 1000, Error: 0.01, Window: 50,
		Baseline: verify.Span{First: day("2020-01-01"), Last: day("2020-04-09")},
	}
}

func answer(t *testing.T, table *verify.Table, q verify.Question) *verify.Answer {
	t.Helper()
	a, err := verify.Ask(table, q)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := json.Marshal(a.JSON()); err != nil {
		t.Fatal(err) // NaN and infinity cannot be written
	}
	return a
}

// A rise is seen by the watch for a rise and not by that for a fall, soon, and
// the other way round.
func TestWatchSeesAChange(t *testing.T) {
	up, down := counted(t, 1, 3, 9), counted(t, 2, 9, 3)
	for _, kind := range verify.Kinds {
		rise, fall := answer(t, up, usual(kind)), answer(t, down, usual(kind))
		for name, w := range map[string]*verify.Watch{"rise": rise.Rise, "fall": fall.Fall} {
			if w.Signal < 0 || w.Signal > 5 || kind == verify.Sequential && !w.Change {
				t.Errorf("%s, %s: signal at %d, change %v", kind, name, w.Signal, w.Change)
			}
		}
		for name, w := range map[string]*verify.Watch{"fall after a rise": rise.Fall, "rise after a fall": fall.Rise} {
			if kind == verify.Chart && w.Signal >= 0 || w.Change {
				t.Errorf("%s, %s: signal at %d, change %v", kind, name, w.Signal, w.Change)
			}
		}
	}
}

// Spans are compared around a break, days between are in neither.
func TestCompareAroundABreak(t *testing.T) {
	q := usual(verify.Chart)
	q.Breaks = []verify.Break{{Before: day("2020-04-10"), After: day("2020-04-10")}}
	table := counted(t, 3, 8, 2, 2)
	c := answer(t, table, q).Comparisons[0]
	before := table.In(verify.Span{First: day("2020-02-20"), Last: day("2020-04-09")}, verify.ByStart, verify.EventCount)
	if c.Was != before || *c.High >= 1 || c.Fall > 1e-6 {
		t.Errorf("%+v; want %d before, and fewer after", c, before)
	}
	q.Breaks[0].After = day("2020-05-10")
	if later := answer(t, table, q).Comparisons[0]; !later.Spans[1].First.Equal(day("2020-05-10")) || later.Was != c.Was {
		t.Errorf("%+v", later)
	}
}

// Counts of any size have an answer, soon.
func TestLargeCounts(t *testing.T) {
	for _, scale := range []int{1_000, 500_000, 700_000_000} {
		var text strings.Builder
		text.WriteString("date,count\n")
		for k := range 40 {
			fmt.Fprintf(&text, "%s,%d\n", day("2020-01-01").AddDate(0, 0, k).Format("2006-01-02"), scale+k*scale/100)
		}
		table, err := verify.Read([]byte(text.String()))
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range verify.Kinds {
			q := usual(kind)
			q.Baseline, q.Change, q.Window = verify.Span{}, 1.05, 10
			answer(t, table, q)
		}
	}
}

func TestQuestionsRefused(t *testing.T) {
	table := counted(t, 4, 2)
	for want, change := range map[string]func(*verify.Question){
		"a change of 1;":                     func(q *verify.Question) { q.Change = 1 },
		"periods of 3 days":                  func(q *verify.Question) { q.Days = 3 },
		"an error of 0.5;":                   func(q *verify.Question) { q.Error = 0.5 },
		"0 periods between false alarms":     func(q *verify.Question) { q.Quiet = 0 },
		"0 days compared":                    func(q *verify.Question) { q.Window = 0 },
		"want whole periods of 7 days":       func(q *verify.Question) { q.Days = 7 },
		"the baseline 2019-01-01":            func(q *verify.Question) { q.Baseline.First = day("2019-01-01") },
		"around 2030-01-01: 2029-11-12":      func(q *verify.Question) { q.Breaks = []verify.Break{{day("2030-01-01"), day("2030-01-01")}} },
		"has 1 periods; want at least 2":     func(q *verify.Question) { q.Baseline.Last = q.Baseline.First },
		"want above 1 and at most a million": func(q *verify.Question) { q.Quiet = 1e9 },
	} {
		q := usual(verify.Chart)
		change(&q)
		if _, err := verify.Ask(table, q); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want %q", err, want)
		}
	}
}

// The Ukraine events, as the Uppsala Conflict Data Program counts them: around
// the four ceasefires, and the event that lies across a window's end.
func TestUkraine(t *testing.T) {
	data, err := os.ReadFile(facts.Shared(t, "data", "ucdp-ukraine", "ged22_1_ukraine_2014_2021.csv"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := verify.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Events) != 2989 || table.Long() != 666 {
		t.Errorf("%d events, %d of several days; want 2989 and 666", len(table.Events), table.Long())
	}
	q := usual(verify.Chart)
	q.Baseline, q.Days, q.Window, q.Quiet = verify.Span{}, 7, 91, 100
	for _, at := range []string{"2014-09-05", "2015-02-15", "2015-09-01", "2020-07-27"} {
		q.Breaks = append(q.Breaks, verify.Break{Before: day(at), After: day(at)})
	}
	a := answer(t, table, q)
	if len(a.Comparisons) != 12 || !a.Dispersion.Bunched || a.Fall == nil || a.Fall.Signal < 0 {
		t.Fatalf("%d comparisons, %+v", len(a.Comparisons), a.Dispersion)
	}
	for _, c := range a.Comparisons[3:] { // the second, third and fourth ceasefire
		if !(*c.High < 1) {
			t.Errorf("from %v, %s: %+v; want fewer", c.After, c.Place, c.Comparison)
		}
	}
	across := slices.ContainsFunc(a.Comparisons[0].Edges, func(e verify.Edge) bool {
		return slices.ContainsFunc(e.Across, func(one verify.Event) bool { return one.ID == "UKR-2014-1-14210-107" && one.Deaths == 431 })
	})
	if !across {
		t.Errorf("the event across the end of the first window is not told: %+v", a.Comparisons[0].Edges)
	}
	q.Unit = verify.DeathCount
	deaths := answer(t, table, q)
	if start, end := deaths.Comparisons[0].Is, deaths.Comparisons[1].Is; start-end < 400 {
		t.Errorf("deaths after the first ceasefire: %d by start, %d by end; want the event across the window to make the difference", start, end)
	}
}
