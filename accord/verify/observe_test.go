package verify_test

import (
	"strings"
	"testing"

	"parley/accord/verify"
)

// list reads a list of events on days of January 2024, by id.
func list(t *testing.T, events ...string) *verify.Table {
	t.Helper()
	text := "id,date_start,date_end,best\n"
	for _, e := range events {
		id, day, _ := strings.Cut(e, "@")
		text += id + ",2024-01-" + day + ",2024-01-" + day + ",0\n"
	}
	table, err := verify.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func observed(t *testing.T, first, second *verify.Table) (*verify.Answer, error) {
	t.Helper()
	a, err := verify.Ask(first, verify.Question{
		Kind: verify.Chart, Unit: verify.EventCount, Place: verify.ByStart, Days: 1, Window: 5, Change: 2, Quiet: 100, Error: 0.05,
		Breaks: []verify.Break{{Before: day("2024-01-06"), After: day("2024-01-06")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return a, a.Observe(second)
}

// Three and two reports with one in common make (3+1)(2+1)/(1+1)-1 = 5 events
// before. What the second dates otherwise counts on the day of the first; an event
// of the second alone on its own.
func TestObserve(t *testing.T) {
	first := list(t, "a@01", "b@02", "c@05", "d@06", "e@07", "z@10")
	second := list(t, "x@01", "c@06", "d@06", "y@08", "z@10")
	a, err := observed(t, first, second)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Observed) != 2 {
		t.Fatalf("%d spans; want the baseline, which is that before, and that after", len(a.Observed))
	}
	before, after := a.Observed[0], a.Observed[1]
	if before.Reports != [2]int{3, 2} || before.Both != 1 || before.N != 5 {
		t.Errorf("before %+v; want 3 and 2 reports, 1 of both, 5 events", before)
	}
	if after.Reports != [2]int{3, 3} || after.Both != 2 || after.First != 3/after.N {
		t.Errorf("after %+v; want 3 and 3 reports, 2 of both", after)
	}
}

// Days that the second list does not cover are said, and not counted as unseen.
func TestObserveOutsideTheSecondList(t *testing.T) {
	a, err := observed(t, list(t, "a@01", "b@04", "c@10"), list(t, "b@04", "c@10"))
	if err != nil || len(a.Observed) != 1 {
		t.Fatalf("%d spans, %v; want that after alone", len(a.Observed), err)
	}
	if !strings.Contains(strings.Join(a.Missing, "\n"), "Two observers: the second list: 2024-01-01") {
		t.Errorf("missing %q; want the days that the second list lacks", a.Missing)
	}
}

func TestObserveRefuses(t *testing.T) {
	good := list(t, "a@01", "b@10")
	counts, err := verify.Read([]byte("date,count\n2024-01-01,1\n2024-01-02,0\n"))
	if err != nil {
		t.Fatal(err)
	}
	for want, second := range map[string]*verify.Table{
		"the second file is a table of counts":              counts,
		"the second list has the id \"a\" on lines 2 and 3": list(t, "a@01", "a@10"),
		"the second list has no id on line 3":               list(t, "a@01", "@10"),
	} {
		if _, err := observed(t, good, second); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want %q", err, want)
		}
	}
}
