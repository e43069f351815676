package verify_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"parley/accord/internal/facts"
	"parley/accord/verify"
)

func TestReadCounts(t *testing.T) {
	for name, text := range map[string]string{
		"days":       "date,count\n2015-02-15,3\n2015-02-16,0\n2015-02-17,1\n",
		"semicolons": "\ufeffDate;Count;source\n2015-02-15;3;a\n2015-02-16;0;b\n2015-02-17;1;c",
	} {
		table, err := verify.Read([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if table.Days != 1 || len(table.Counts) != 3 || table.Last.Format("2006-01-02") != "2015-02-17" {
			t.Errorf("%s: %+v", name, table)
		}
	}
	weeks, err := verify.Read([]byte("date,count\n2015-02-15,3\n2015-02-22,4\n"))
	if err != nil || weeks.Days != 7 || weeks.Last.Format("2006-01-02") != "2015-02-28" {
		t.Errorf("weeks: %+v, %v", weeks, err)
	}
}

// Each bad file says on which line what is wrong, and what would be right.
func TestReadBad(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "empty"},
		{"blank", " \n\n", "empty"},
		{"header alone", "date,count\n", "0 rows"},
		{"one row", "date,count\n2015-02-15,3\n", "1 rows"},
		{"gap", "date,count\n2015-02-15,3\n2015-02-16,3\n2015-02-18,3\n", "line 4: 2015-02-18 follows 2015-02-16: a gap"},
		{"gap at once", "date,count\n2015-02-15,3\n2015-02-18,3\n", "line 3: 2015-02-18 follows 2015-02-15: a gap"},
		{"weeks with a gap", "date,count\n2015-02-15,3\n2015-02-22,3\n2015-03-08,3\n", "14 days; want 7"},
		{"out of order", "date,count\n2015-02-15,3\n2015-02-14,3\n", "line 3: 2015-02-14 stands after 2015-02-15"},
		{"same day", "date,count\n2015-02-15,3\n2015-02-15,3\n", "want the dates ascending"},
		{"negative", "date,count\n2015-02-15,-3\n2015-02-16,3\n", "line 2: count is -3"},
		{"fraction", "date,count\n2015-02-15,2.5\n2015-02-16,3\n", `line 2: count is "2.5"; want a whole number`},
		{"missing", "date,count\n2015-02-15,\n2015-02-16,3\n", "line 2: count is empty"},
		{"word", "date,count\n2015-02-15,many\n2015-02-16,3\n", `"many"`},
		{"huge", "date,count\n2015-02-15,99999999999999999999\n2015-02-16,3\n", "at most 1000000000"},
		{"date", "date,count\n15.02.2015,3\n2015-02-16,3\n", `line 2: "15.02.2015" is no date`},
		{"no such day", "date,count\n2015-02-30,3\n2015-03-01,3\n", "is no date"},
		{"columns", "day,n\n2015-02-15,3\n", "the columns are day, n; want date and count"},
		{"fields", "date,count\n2015-02-15,3,4\n2015-02-16,3\n", "line 2: 3 fields; want 2"},
		{"quotes", "date,count\n\"2015-02-15,3\n", "no comma-separated values"},
		{"twice", "date,count,count\n2015-02-15,3,3\n", "columns 2 and 3 are both called count"},
		{"JSON", `{"date": "2015-02-15", "count": 3}`, "line 1:"},
		{"page", "<!DOCTYPE html>\n<html><body>Not found</body></html>", "the columns are <!doctype html>"},
		{"pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 3\n", "the columns are version"},
		{"zip", "PK\x03\x04\x00\x00", "no text"},
		{"latin", "date,count\n2015-02-15,3\xe9\n", "no text in UTF-8"},
		{"ends before", "date_start,date_end\n2015-02-15,2015-02-14\n", "line 2: the event ends on 2015-02-14"},
		{"start alone", "date_start\n2015-02-15\n", "no column date_end"},
		{"no event", "date_start,date_end\n#date,#date\n", "no event"},
		{"deaths", "date_start,date_end,best\n2015-02-15,2015-02-15,-1\n", "line 2: best is -1"},
		{"centuries", "date_start,date_end\n1015-02-15,2015-02-15\n", "200 years"},
	} {
		table, err := verify.Read([]byte(c.text))
		if err == nil {
			t.Errorf("%s: read as %+v", c.name, table)
			continue
		}
		if _, ok := errors.AsType[*verify.ReadError](err); !ok || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", c.name, err, c.want)
		}
	}
	many := "date,count\n" + strings.Repeat("x,y\n", 1000)
	if _, err := verify.Read([]byte(many)); strings.Count(err.Error(), "\n") > 30 || !strings.Contains(err.Error(), "and 980 more") {
		t.Errorf("a thousand problems: %.200v", err)
	}
}

func day(text string) time.Time {
	at, err := time.Parse("2006-01-02", text)
	if err != nil {
		panic(err)
	}
	return at
}

func TestSeries(t *testing.T) {
	table, err := verify.Read([]byte("relid,date_start,date_end,best\na,2015-01-01,2015-01-01,2\nb,2015-01-03,2015-01-09,5\nc,2015-01-08,2015-01-08,0\n"))
	if err != nil {
		t.Fatal(err)
	}
	span := verify.Span{First: day("2015-01-01"), Last: day("2015-01-15")}
	for _, c := range []struct {
		place verify.Place
		unit  verify.Unit
		want  [2]int
	}{
		{verify.ByStart, verify.EventCount, [2]int{2, 1}},
		{verify.ByEnd, verify.EventCount, [2]int{1, 2}},
		{verify.OneDay, verify.EventCount, [2]int{1, 1}},
		{verify.ByStart, verify.DeathCount, [2]int{7, 0}},
	} {
		got := table.Series(span, 7, c.place, c.unit)
		if len(got) != 2 || [2]int(got) != c.want {
			t.Errorf("%s %s: %v; want %v", c.place, c.unit, got, c.want)
		}
	}
	if got := table.Across(day("2015-01-05")); len(got) != 1 || got[0].ID != "b" {
		t.Errorf("across: %v", got)
	}
	if table.Covers(verify.Span{First: day("2014-12-31"), Last: day("2015-01-02")}) == nil {
		t.Error("a day before the file is covered")
	}
}

// The published list of events in Ukraine, and what is easy to miss in it.
func TestReadUkraine(t *testing.T) {
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
	if got := table.First.Format("2006-01-02"); got != "2014-01-22" {
		t.Errorf("first day %s", got)
	}
	if got := table.Last.Format("2006-01-02"); got != "2021-12-31" {
		t.Errorf("last day %s", got)
	}
	found := false
	for _, e := range table.Across(day("2014-11-15")) {
		if e.ID == "UKR-2014-1-14210-107" {
			found = e.Deaths == 431
		}
	}
	if !found {
		t.Error("the event of 431 deaths from October to December 2014 is not across 15 November")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("date,count\n2015-02-15,3\n2015-02-16,0\n"))
	f.Add([]byte("id,date_start,date_end,best\n,#date+start,#date+end,#affected\n1,2015-02-15 00:00:00.000,2015-02-16,3\n"))
	f.Add([]byte("date;count\n\"2015-02-15\";1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := verify.Read(data)
		if err != nil {
			return
		}
		span := verify.Span{First: table.First, Last: table.Last}
		if table.Covers(span) != nil || span.Days() < 1 {
			t.Fatalf("%+v does not cover itself", table)
		}
		for _, n := range table.Series(span, max(1, table.Days), verify.ByStart, verify.EventCount) {
			if n < 0 {
				t.Fatal("a negative count")
			}
		}
	})
}
