package data

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/stat"
	"parley/power/codes"
	"parley/power/votes"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %.7g; want %.7g", what, got, want)
	}
}

func TestPublishedResolutions(t *testing.T) {
	r := UNVotes()
	for _, test := range []struct {
		name             string
		yes, no, abstain int
	}{
		{"68/262", 100, 11, 58}, {"A/RES/68/262", 100, 11, 58}, {"73/194", 66, 19, 72}, {"r/73/194", 66, 19, 72},
	} {
		calls := r.Resolution(test.name)
		if len(calls) != 1 {
			t.Fatalf("%s: %d roll calls; want 1", test.name, len(calls))
		}
		tally := r.Tally(calls[0])
		if len(tally.Yes) != test.yes || len(tally.No) != test.no || len(tally.Abstain) != test.abstain {
			t.Errorf("%s: %d-%d-%d; want %d-%d-%d", test.name, len(tally.Yes), len(tally.No), len(tally.Abstain), test.yes, test.no, test.abstain)
		}
		if !slices.Contains(tally.Abstain, "CHN") || !slices.Contains(tally.No, "RUS") || !slices.Contains(tally.Yes, "UKR") {
			t.Errorf("%s: China abstains, Russia votes against, Ukraine for; got %+v", test.name, tally)
		}
	}
	if got := r.Calls[r.Resolution("68/262")[0]]; got.Date != "2014-03-27" || got.Session != 68 || votes.Year(got.Session) != 2013 {
		t.Errorf("68/262: %+v; want the day 2014-03-27 in session 68, which opened in 2013", got)
	}
	if calls := r.Resolution("71/205"); len(calls) == 0 {
		t.Error("71/205, written A/RES/71/205 in the data, is not found")
	}
}

// Of the nine roll calls that have the number 72/50, the data mark eight as
// those on paragraphs.
func TestPartsOfAResolution(t *testing.T) {
	r, marked := UNVotes(), map[votes.Part]int{}
	for _, k := range r.Resolution("A/RES/72/50") {
		marked[r.Calls[k].Part]++
		if tally := r.Tally(k); r.Calls[k].Part == votes.Unmarked && (len(tally.Yes) != 156 || len(tally.No) != 4 || len(tally.Abstain) != 24) {
			t.Errorf("the whole: %d-%d-%d; want 156-4-24", len(tally.Yes), len(tally.No), len(tally.Abstain))
		}
	}
	if marked[votes.Unmarked] != 1 || marked[votes.Paragraph] != 8 {
		t.Errorf("%v; want the whole and eight paragraphs", marked)
	}
	if c := r.Calls[r.Resolution("R/1/66")[0]]; c.Part != votes.Amendment {
		t.Errorf("%+v; want an amendment", c)
	}
}

// The agreement of 15 pairs over 29 sessions, computed independently.
func TestReferenceAgreement(t *testing.T) {
	r := UNVotes()
	divided := r.Divided()
	lines := map[string]string{}
	for _, row := range rows(t, shared(t, "unga-votes", "reference_agreement.csv")) {
		for _, code := range []string{row["a"], row["b"]} {
			line, ok := codes.FromAlpha2(code)
			if !ok {
				t.Fatalf("no state has the code %s", code)
			}
			lines[code] = line
		}
		session := number(t, row["session"])
		pair := divided.Pair(lines[row["a"]], lines[row["b"]], session, session)
		what := row["a"] + " " + row["b"] + " session " + row["session"]
		if pair.N() != number(t, row["n"]) {
			t.Errorf("%s: n = %d; want %s", what, pair.N(), row["n"])
		}
		near(t, what+" agreement", pair.Agreement(), float(t, row["agree"]), 1e-12)
		near(t, what+" same", float64(pair.Same())/float64(pair.N()), float(t, row["same"]), 1e-12)
		near(t, what+" S squared", pair.SSquared(), float(t, row["S_sq"]), 1e-12)
		near(t, what+" S", pair.S(), 2*float(t, row["agree"])-1, 1e-12)
	}
}

func float(t *testing.T, text string) float64 {
	t.Helper()
	x, known := (&table{columns: map[string]int{"x": 0}, header: []string{"x"}, fields: []string{text}}).number("x", -10, 10)
	if !known {
		t.Fatalf("%q is no number", text)
	}
	return x
}

func TestPublishedAgreement(t *testing.T) {
	divided := UNVotes().Divided()
	china, america := divided.Pair("RUS", "CHN", 74, 74), divided.Pair("RUS", "USA", 74, 74)
	if china.N() != 87 {
		t.Errorf("n = %d; want 87", china.N())
	}
	near(t, "Russia and China", china.Agreement(), .873563, 5e-7)
	near(t, "Russia and China, S squared", china.SSquared(), .827586, 5e-7)
	near(t, "Russia and the United States", america.Agreement(), .287356, 5e-7)
}

// Namibia's code NA is a state, and Germany before and after 1990, Yemen,
// Yugoslavia and the Soviet Union are one line each.
func TestStatesInTheVotes(t *testing.T) {
	r := UNVotes()
	for _, test := range []struct {
		line        string
		first, last int
	}{
		{"NAM", 45, 74},
		{"DEU", 28, 74},
		{"DDR", 28, 44},
		{"YEM", 2, 74},
		{"YMD", 22, 44},
		{"RUS", 1, 74},
		{"SRB", 1, 74},
		{"CSK", 1, 47},
		{"CZE", 48, 74},
		{"VNM", 32, 74},
		{"SSD", 66, 74},
		{"TWN", 1, 26},
		{"CHN", 26, 74},
	} {
		var in []int
		for _, s := range r.Sessions() {
			if slices.Contains(r.Present(s), test.line) {
				in = append(in, s)
			}
		}
		if len(in) == 0 || in[0] != test.first || in[len(in)-1] != test.last {
			t.Errorf("%s votes in %v; want %d to %d", test.line, in, test.first, test.last)
		}
	}
}

// Every pair of states in every session.
func TestAllPairs(t *testing.T) {
	r := UNVotes()
	start := time.Now()
	pairs := r.Divided().Pairs()
	t.Logf("%d pairs in %d sessions: %v", len(pairs[0]), len(pairs), time.Since(start))
	n, k := len(r.Lines), len(pairs)-1
	i, j := slices.Index(r.Lines, "CHN"), slices.Index(r.Lines, "RUS")
	if got := pairs[k][i*(2*n-i-1)/2+j-i-1]; got != r.Divided().Pair("CHN", "RUS", 74, 74) {
		t.Errorf("%v; want the table of the pair", got)
	}
}

func published(t *testing.T) []votes.Estimate {
	t.Helper()
	set, c, err := read(strings.NewReader(string(shared(t, "unga-votes", "IdealpointestimatesAll_Apr2020.csv"))), "IdealpointestimatesAll_Apr2020.csv", "")
	if err != nil || set != "ideal-points" {
		t.Fatal(set, err)
	}
	return c.Value.([]votes.Estimate)
}

func TestPublishedIdealPoints(t *testing.T) {
	found := map[string]float64{}
	for _, e := range published(t) {
		if e.Session == 74 {
			found[e.Line] = e.Point
		}
	}
	near(t, "Russia 2019", found["RUS"], .1418769, 1e-9)
	near(t, "China 2019", found["CHN"], -.3336454, 1e-9)
}

// The fit gives within sessions the order of the published estimates.
func TestFitAgainstPublished(t *testing.T) {
	if testing.Short() {
		t.Skip("the fit of all sessions takes some seconds")
	}
	theirs := map[int]map[string]float64{}
	for _, e := range published(t) {
		if theirs[e.Session] == nil {
			theirs[e.Session] = map[string]float64{}
		}
		theirs[e.Session][e.Line] = e.Point
	}
	start := time.Now()
	ours, err := UNVotes().Fit(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("all sessions: %v", time.Since(start))
	pairs := map[int][2][]float64{}
	for _, e := range ours {
		if x, ok := theirs[e.Session][e.Line]; ok {
			p := pairs[e.Session]
			pairs[e.Session] = [2][]float64{append(p[0], e.Point), append(p[1], x)}
		}
	}
	for session := 1; session <= 74; session++ {
		p := pairs[session]
		r := 0.0
		if len(p[0]) > 2 {
			r = stat.Correlation(p[0], p[1], nil)
		}
		t.Logf("session %d: %.4f of %d states", session, r, len(p[0]))
		if session >= 46 && !(r > .95) {
			t.Errorf("session %d: correlation %.4f; want over .95", session, r)
		}
	}
}
