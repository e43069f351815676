package analysis_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/analysis"
	"parley/conflict"
	"parley/notation"
	"parley/report"
	"parley/stability"
)

const river = `
parley: 1
title: River
parties: {north: {name: North}, south: {name: South}}
issues:
  line: {name: Line, scale: {0: river, 100: border}, reference: 20}
positions:
  - {party: north, issue: line, at: 10, range: [0, 25], salience: 0.9}
options:
  north.withdraw: {name: Withdraw, effects: {line: +90}}
  south.accept: {name: Accept, requires: north.withdraw}
statusQuo: []
preferences:
  north: [south.accept, "!north.withdraw"]
  south: [south.accept]
outcomes:
  - {name: Peace, when: south.accept}
instruments:
  watch: {name: Observers, irreversible: [north.withdraw], aim: south.accept}
`

func read(t *testing.T, text string) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("river.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

func ask(t *testing.T, name string, args map[string]string) (*report.Report, error) {
	t.Helper()
	return analysis.Run(context.Background(), name, analysis.Input{Conflict: read(t, river), Args: args})
}

// Every way to name a state leads to the same place.
func TestStatesByAnyName(t *testing.T) {
	for _, name := range []string{"NN", "nn", "status-quo", "statusQuo", " NN "} {
		r, err := ask(t, "explain", map[string]string{"state": name})
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		if data := r.Data.([]stability.ArgumentData); data[0].State != "NN" {
			t.Errorf("%q is read as %s", name, data[0].State)
		}
	}
	r, err := ask(t, "explain", map[string]string{"state": "north.withdraw, south.accept"})
	if err != nil {
		t.Fatal(err)
	}
	if data := r.Data.([]stability.ArgumentData); data[0].State != "YY" {
		t.Errorf("two options are read as %s", data[0].State)
	}
}

func TestWrongParameters(t *testing.T) {
	cases := []struct{ name, param, value, says string }{
		{"explain", "state", "NY", "breaks the rule south.accept -> north.withdraw"},
		{"explain", "state", "Y", "has 1 letters"},
		{"explain", "state", "", "has 0 letters"},
		{"explain", "state", "south.fly", `no option "south.fly"`},
		{"trace", "to", "NY", "breaks the rule"},
		{"stability", "with", "magic", `no instrument "magic"; want one of watch`},
		{"stability", "with", "watch,watch", `instrument "watch" is named twice; want each once`},
	}
	for _, c := range cases {
		_, err := ask(t, c.name, map[string]string{c.param: c.value})
		var param *analysis.ParamError
		if !errors.As(err, &param) || param.Param != c.param || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %s=%q: %v, want an error of that parameter which says %q", c.name, c.param, c.value, err, c.says)
		}
	}
	if _, err := ask(t, "divine", nil); err == nil {
		t.Error("an analysis that does not exist is run")
	}
}

func TestWithInstrument(t *testing.T) {
	r, err := ask(t, "stability", map[string]string{"with": "watch"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Stability: River (with Observers)"; r.Title != want {
		t.Errorf("title %q, want %q", r.Title, want)
	}
}

// What a brief holds follows from what the file holds.
func TestBriefSections(t *testing.T) {
	cases := []struct {
		name, text  string
		has, lacks  []string
		notComputed string
	}{
		{
			"whole", river,
			[]string{"glance", "scales", "model", "equilibria", "way", "instruments", "instrument-watch"},
			nil,
			"Packages: a settlement takes two parties",
		},
		{
			"no status quo", strings.Replace(river, "statusQuo: []\n", "", 1),
			[]string{"equilibria", "instruments"},
			[]string{"way"},
			"The way from the status quo: the file names none.",
		},
		{
			"no options", "parley: 1\ntitle: Bare\nparties: {north: {}}\n",
			[]string{"glance"},
			[]string{"model", "equilibria", "instruments"},
			"the file has no options and no preferences",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := analysis.Run(context.Background(), "brief", analysis.Input{Conflict: read(t, c.text)})
			if err != nil {
				t.Fatal(err)
			}
			ids := map[string]bool{}
			for _, s := range r.Sections {
				if ids[s.ID] {
					t.Errorf("section %s stands twice", s.ID)
				}
				ids[s.ID] = true
			}
			for _, id := range c.has {
				if !ids[id] {
					t.Errorf("section %s is missing", id)
				}
			}
			for _, id := range c.lacks {
				if ids[id] {
					t.Errorf("section %s has nothing to stand on", id)
				}
			}
			if !strings.Contains(strings.Join(r.NotComputed, "\n"), c.notComputed) {
				t.Errorf("not computed: %q, want %q", r.NotComputed, c.notComputed)
			}
		})
	}
}

// An outcome stands on an issue's scale where the effects of its options
// leave the issue, within the scale.
func TestOutcomesOnTheScale(t *testing.T) {
	r, err := ask(t, "brief", nil)
	if err != nil {
		t.Fatal(err)
	}
	var marks []report.ScaleMark
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(report.Figure); ok && f.Scale != nil && len(f.Scale.Fans) == 0 {
				marks = f.Scale.Marks
			}
		}
	}
	found := map[string]float64{}
	for _, m := range marks {
		found[m.Name] = m.At.Mode
	}
	if found["North"] != 10 || found["Peace"] != 100 {
		t.Errorf("marks %v, want North at 10 and Peace at 100 (20 + 90, held within the scale)", found)
	}
}

// All words of a report are text that can be printed.
func TestBriefIsText(t *testing.T) {
	r, err := ask(t, "brief", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(report.Table); ok {
				for _, row := range table.Rows {
					for _, cell := range row {
						for _, text := range cell {
							if !utf8.ValidString(text.Words) {
								t.Errorf("%s: %q is not UTF-8", s.ID, text.Words)
							}
						}
					}
				}
			}
		}
	}
}
