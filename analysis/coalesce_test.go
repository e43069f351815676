package analysis_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"parley/analysis"
	"parley/conflict"
	"parley/conflict/conflicttest"
)

// idle is Chicken in which Bob may wave, and nobody cares whether he does.
func idle() *conflict.Conflict {
	c := conflicttest.Chicken()
	c.Options = append(c.Options, conflict.Option{ID: "bob.wave", Party: "bob", Name: "wave"})
	c.StatusQuo = &conflict.State{}
	return c
}

func TestCoalesce(t *testing.T) {
	r := run(t, "stability", idle(), map[string]string{"coalesce": "true"})
	if got, want := sectionIDs(r), "options equilibria alike stability"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
	r = run(t, "trace", idle(), map[string]string{"coalesce": "true", "to": "ann.swerve,bob.wave"})
	if r.Title != "From NN- (no other option taken; with or without wave)" || !strings.Contains(sectionIDs(r), "alike") {
		t.Errorf("%s: %s", r.Title, sectionIDs(r))
	}
}

// Degrees and probabilities are those of single states, and said to be left out.
func TestCoalesceLeavesOutDegrees(t *testing.T) {
	c := nuanced()
	r := run(t, "stability", c, map[string]string{"coalesce": "true"})
	if !slices.ContainsFunc(r.NotComputed, func(gap string) bool { return strings.Contains(gap, "ask without --coalesce") }) {
		t.Errorf("not computed: %q", r.NotComputed)
	}
}

func TestCoalesceRefuses(t *testing.T) {
	for _, x := range []struct {
		name, args, param string
	}{
		{"stability", "horizon=3", "horizon"},
		{"stability", "draws=10", "coalesce"},
		{"stability", "equilibria-only=true", "coalesce"},
		{"trace", "to=(ann.swerve | !ann.swerve) & bob.wave", "to"},
	} {
		key, value, _ := strings.Cut(x.args, "=")
		_, err := analysis.Run(t.Context(), x.name, analysis.Input{Conflict: idle(), Args: map[string]string{"coalesce": "true", key: value}})
		if param := new(analysis.ParamError); !errors.As(err, &param) || param.Param != x.param {
			t.Errorf("%s with %s: error %v; want one of %s", x.name, x.args, err, x.param)
		}
	}
}
