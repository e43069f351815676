package analysis_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/analysis"
	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/report"
)

func compared(t *testing.T, older, newer *conflict.Conflict) (*report.Report, analysis.CompareData) {
	t.Helper()
	r, err := analysis.Compare(t.Context(), analysis.Input{Conflict: older}, analysis.Input{Conflict: newer})
	if err != nil {
		t.Fatal(err)
	}
	data, ok := r.Data.(analysis.CompareData)
	if !ok {
		t.Fatalf("the data are %T", r.Data)
	}
	if _, err := json.Marshal(data); err != nil {
		t.Fatal(err)
	}
	return r, data
}

// In Chicken both states in which one swerves hold. When Ann no longer minds
// the crash, she does not swerve.
func TestCompareTellsWhatAChangeDid(t *testing.T) {
	older, newer := conflicttest.Chicken(), conflicttest.Chicken()
	newer.Preferences[0].Statements = newer.Preferences[0].Statements[1:]
	_, data := compared(t, older, newer)
	if len(data.Changes) != 1 || data.Changes[0].Kind != "removed" || data.Changes[0].Thing != "Ann" {
		t.Errorf("%+v; want one statement of Ann removed", data.Changes)
	}
	var stopped []string
	for _, o := range data.Outcomes {
		if o.Begins == strings.Contains(o.Why, "would now leave") {
			t.Errorf("%+v: the reason does not fit", o)
		}
		if !o.Begins {
			stopped = append(stopped, strings.Join(o.Taken, ",")+" "+strings.Join(o.Concepts, ","))
		}
	}
	if want := "ann.swerve nash"; !strings.HasPrefix(strings.Join(stopped, "; "), want) {
		t.Errorf("stopped: %q; want %q first", stopped, want)
	}
	_, back := compared(t, newer, older)
	if len(back.Outcomes) != len(data.Outcomes) {
		t.Errorf("%d outcomes turn one way and %d the other", len(data.Outcomes), len(back.Outcomes))
	}
}

func TestCompareOfTheSame(t *testing.T) {
	r, data := compared(t, conflicttest.Prisoners(), conflicttest.Prisoners())
	empty := analysis.CompareData{Changes: []analysis.ChangeData{}, Outcomes: []analysis.OutcomeChangeData{}, Forecasts: []analysis.ForecastChangeData{}, NotComputed: []string{}}
	if diff := cmp.Diff(empty, data); diff != "" {
		t.Error(diff)
	}
	if got, want := sectionIDs(r), "changes outcomes"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
}

func TestCompareSaysWhatItCannot(t *testing.T) {
	bare := conflicttest.Prisoners()
	bare.Options, bare.Preferences, bare.Outcomes, bare.StatusQuo = nil, nil, nil, nil
	r, data := compared(t, bare, conflicttest.Prisoners())
	if len(data.Outcomes) > 0 || len(r.NotComputed) != 1 || !strings.HasPrefix(r.NotComputed[0], "the outcomes of the older version: ") {
		t.Errorf("%q; want that the older version cannot be solved", r.NotComputed)
	}
}
