package analysis_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"parley/analysis"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/report"
)

// nuanced is Chicken in which Ann would much rather not crash, nobody knows
// what Bob makes of Ann's swerving, and Bob sees the conflict otherwise.
func nuanced() *conflict.Conflict {
	c := conflicttest.Chicken()
	sure := conflict.Exactly(0.8)
	c.Preferences[0].Statements[0].Much = true
	c.Preferences[0].Statements[1].Sure = &sure
	c.Preferences[1].Unknown = []conflict.Unknown{{Formula: conflict.Taken("ann.swerve"), After: 1}}
	c.Parties[1].Perceives = &conflict.Perception{Unaware: []string{"ann.swerve"}}
	return c
}

func run(t *testing.T, name string, c *conflict.Conflict, args map[string]string) *report.Report {
	t.Helper()
	r, err := analysis.Run(t.Context(), name, analysis.Input{Conflict: c, Args: args})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sectionIDs(r *report.Report) string {
	var ids []string
	for _, s := range r.Sections {
		ids = append(ids, s.ID)
	}
	return strings.Join(ids, " ")
}

func TestStabilityShowsWhatTheConflictHas(t *testing.T) {
	if got, want := sectionIDs(run(t, "stability", conflicttest.Chicken(), nil)), "options equilibria stability"; got != want {
		t.Errorf("plain: %s; want %s", got, want)
	}
	r := run(t, "stability", nuanced(), map[string]string{"horizon": "3", "coalitions": "true", "alpha": "0.9"})
	want := "options equilibria stability unknown-preference degrees-of-preference degrees-and-unknown probable-preference horizon coalitions"
	if got := sectionIDs(r); got != want {
		t.Errorf("%s; want %s", got, want)
	}
	data, err := json.Marshal(r.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{`"states":`, `"equilibria":`, `"stances":`, `"horizon":{"horizon":3`, `"coalitions":`, `"stance":"strong-d"`, `alpha 0.9, beta 0.5, gamma 0.5`} {
		if !strings.Contains(string(data), key) {
			t.Errorf("the data lack %s", key)
		}
	}
	said := strings.Join(r.NotComputed, " ")
	for _, gap := range []string{"What Bob wants is partly unknown", "Bob does not see the conflict as it is"} {
		if !strings.Contains(said, gap) {
			t.Errorf("%q does not say %q", said, gap)
		}
	}
}

// What JSON had before it still has: keys are only ever added.
func TestPlainDataStayAsTheyWere(t *testing.T) {
	data, err := json.Marshal(run(t, "stability", conflicttest.Chicken(), nil).Data)
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil || len(keys) != 5 {
		t.Errorf("%d keys, %v; want parties, options, optionIds, states and equilibria", len(keys), err)
	}
}

func TestExplainGoesThroughTheStances(t *testing.T) {
	r := run(t, "explain", nuanced(), map[string]string{"state": "NY", "party": "bob"})
	if got, want := sectionIDs(r), "state party-2 stances-2"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
	if list, ok := r.Data.([]any); !ok || len(list) != 6+11*4 {
		t.Errorf("%T with %d arguments; want those of six concepts, and of four under eleven stances", r.Data, len(list))
	}
	r = run(t, "explain", nuanced(), map[string]string{"state": "NY", "concept": "sim"})
	if got := sectionIDs(r); strings.Contains(got, "stances") {
		t.Errorf("%s; want no stances for a concept that has none", got)
	}
}

func TestDepthParamErrors(t *testing.T) {
	for _, test := range []struct{ param, value, with, want string }{
		{"horizon", "0", "", `horizon is "0"; want how many moves to look ahead, 1 to 100`},
		{"horizon", "two", "", `horizon is "two"; want how many moves to look ahead, 1 to 100`},
		{"alpha", "1.5", "", `alpha is "1.5"; want a number from 0 to 1`},
		{"gamma", "NaN", "", `gamma is "NaN"; want a number from 0 to 1`},
		{"coalitions", "true", "equilibria-only", "coalitions asks of every state; want it without equilibria-only and draws"},
	} {
		args := map[string]string{test.param: test.value}
		if test.with != "" {
			args[test.with] = "true"
		}
		_, err := analysis.Run(t.Context(), "stability", analysis.Input{Conflict: nuanced(), Args: args})
		var param *analysis.ParamError
		if !errors.As(err, &param) || param.Param != test.param || err.Error() != test.want {
			t.Errorf("%s=%s: %v; want %s", test.param, test.value, err, test.want)
		}
	}
}

// A brief has the sections of what the conflict has, and no others.
func TestBriefOfNuancedPreferences(t *testing.T) {
	ids := sectionIDs(run(t, "brief", nuanced(), nil))
	for _, id := range []string{"unknown-preference", "degrees-of-preference", "degrees-and-unknown", "probable-preference", "views", "standing", "meeting"} {
		if !strings.Contains(" "+ids+" ", " "+id+" ") {
			t.Errorf("%s lacks %s", ids, id)
		}
	}
	if ids := sectionIDs(run(t, "brief", conflicttest.Chicken(), nil)); strings.Contains(ids, "preference") || strings.Contains(ids, "views") {
		t.Errorf("%s; want nothing on preferences and views", ids)
	}
}

func TestHypergameOfAPlainConflict(t *testing.T) {
	r := run(t, "hypergame", conflicttest.Chicken(), nil)
	if len(r.NotComputed) == 0 || !strings.Contains(r.NotComputed[0], "everybody sees the conflict as it is") {
		t.Errorf("%q; want that nobody is mistaken", r.NotComputed)
	}
}
