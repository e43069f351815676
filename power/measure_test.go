package power_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/conflict"
	"parley/power"
	"parley/power/data"
	"parley/report"
)

// added is a library with one more data set, of a file with this name and text.
func added(t *testing.T, l *data.Library, name, text string) *data.Library {
	t.Helper()
	if l == nil {
		l = data.Open(filepath.Join(t.TempDir(), "data"))
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Add(file, "", ""); err != nil {
		t.Fatal(err)
	}
	return l
}

// Two states in two years: in 2012, Norway has .25 of all but the population of
// towns, of which it has .75, and Sweden the rest.
const twoStates = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n" +
	"385,2012,25,25,25,25,100,75,.3333333\n380,2012,75,75,75,75,300,25,.6666667\n" +
	"385,2011,50,50,50,50,200,50,.5\n380,2011,50,50,50,50,200,50,.5\n"

func measuring(asOf string, m conflict.Measured) *conflict.Conflict {
	return &conflict.Conflict{
		AsOf:    asOf,
		Parties: []conflict.Party{{ID: "north", Name: "North", Code: "NOR"}, {ID: "both", Name: "Both", Members: []string{"NOR", "Sweden"}}, {ID: "isle", Name: "Isle", Members: []string{"Atlantis"}}},
		Issues:  []conflict.Issue{{ID: "line", Name: "Line"}},
		Positions: []conflict.Position{
			{Party: "north", Issue: "line", At: conflict.Exactly(10), Measured: &m},
			{Party: "both", Issue: "line", At: conflict.Exactly(90), Measured: &m},
		},
	}
}

func TestMeasure(t *testing.T) {
	l := added(t, nil, "NMC.csv", twoStates)
	for _, test := range []struct {
		what, asOf, date string
		measured         conflict.Measured
		north            conflict.Quantity
	}{
		{"the newest", "", "", conflict.Measured{From: conflict.CINC}, conflict.Quantity{Low: .25, Mode: 1. / 3, High: .35, HasMode: true}},
		{"the newest before the file", "2025-03", "", conflict.Measured{From: conflict.CINC}, conflict.Quantity{Low: .25, Mode: 1. / 3, High: .35, HasMode: true}},
		{"the year of the file", "2011", "", conflict.Measured{From: conflict.CINC}, conflict.Exactly(.5)},
		{"the year of the position", "2012", "2011-05-01", conflict.Measured{From: conflict.CINC}, conflict.Exactly(.5)},
		{"the year that stands there", "2012", "2012", conflict.Measured{From: conflict.CINC, Year: 2011, Data: "cow-nmc@5.0"}, conflict.Exactly(.5)},
	} {
		c := measuring(test.asOf, test.measured)
		c.Positions[0].Date = test.date
		got, m, err := power.Measure(c, l)
		if err != nil {
			t.Fatal(test.what, err)
		}
		north := *got.Positions[0].Capability
		for k, x := range [][2]float64{{north.Low, test.north.Low}, {north.Mode, test.north.Mode}, {north.High, test.north.High}} {
			if x[0]-x[1] > 1e-12 || x[1]-x[0] > 1e-12 {
				t.Errorf("%s: number %d of North is %v; want %v", test.what, k+1, x[0], x[1])
			}
		}
		if both := got.Positions[1].Capability; both.Mode-1 > 1e-12 || 1-both.Mode > 1e-12 {
			t.Errorf("%s: both together have %v; want 1, the world", test.what, both)
		}
		if c.Positions[0].Capability != nil || got.Unmeasured("") {
			t.Errorf("%s: the conflict that was given was changed, or the other was not", test.what)
		}
		var r report.Report
		m.Tell(&r)
		if len(r.Sections) != 1 || len(r.Methods) != 2 || !strings.Contains(r.Methods[1].Text, "Version 5.0") {
			t.Errorf("%s: %+v; want the data set and its version", test.what, r)
		}
	}
}

// What cannot be measured is refused, with what would be right.
func TestMeasureRefuses(t *testing.T) {
	asks := conflict.Measured{From: conflict.CINC}
	if _, _, err := power.Measure(measuring("", asks), nil); !errors.As(err, new(*power.MissingError)) || !strings.Contains(err.Error(), "add its file by parley data add FILE") {
		t.Errorf("without data: %v", err)
	}
	l := added(t, nil, "NMC.csv", twoStates)
	if _, _, err := power.Measure(measuring("", conflict.Measured{From: conflict.CINC, Data: "cow-nmc@7.0"}), l); err == nil || !strings.Contains(err.Error(), "it has cow-nmc@5.0") {
		t.Errorf("another version: %v", err)
	}
	if _, _, err := power.Measure(measuring("", conflict.Measured{From: conflict.CINC, Year: 1990}), l); err == nil || strings.Count(err.Error(), "want some of 2011 to 2012") != 2 {
		t.Errorf("a year without data: %v; want both positions named", err)
	}
	c := measuring("", asks)
	c.Positions[1].Party = "isle"
	if _, _, err := power.Measure(c, l); err == nil || !strings.Contains(err.Error(), "the capability of Isle on Line: the party is no state that is known") {
		t.Errorf("no state: %v", err)
	}
	c = measuring("", asks)
	c.Positions = c.Positions[:0]
	if got, m, err := power.Measure(c, nil); got != c || m != nil || err != nil {
		t.Errorf("nothing asked: %v, %v; want the same conflict, and no error", m, err)
	}
}
