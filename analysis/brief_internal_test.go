package analysis

import (
	"testing"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// The argument that is given is that of the concept that counts on least.
func TestMostDemanding(t *testing.T) {
	cases := []struct {
		holds []stability.Concept
		want  stability.Concept
	}{
		{stability.Concepts, stability.Nash},
		{[]stability.Concept{stability.GMR}, stability.GMR},
		{[]stability.Concept{stability.GMR, stability.SIM}, stability.SIM},
		{[]stability.Concept{stability.GMR, stability.SEQ, stability.SIM}, stability.SEQ},
		{[]stability.Concept{stability.GMR, stability.SMR, stability.SEQ}, stability.SMR},
		{[]stability.Concept{stability.GMR, stability.SMR, stability.SEQ, stability.SSEQ, stability.SIM}, stability.SSEQ},
	}
	for _, c := range cases {
		if got := mostDemanding(c.holds); got != c.want {
			t.Errorf("of %v: %v, want %v", c.holds, got, c.want)
		}
	}
}

// A statement without a basis of its own rests on that of its party's
// preference.
func TestStatementsRestOn(t *testing.T) {
	taken := conflict.Taken("north.withdraw")
	b := &briefing{Input: Input{Conflict: &conflict.Conflict{Preferences: []conflict.Preference{{
		Party: "north", Basis: conflict.Basis{Judgement: "of the whole"},
		Statements: []conflict.Statement{
			{Formula: taken},
			{Formula: taken, Basis: conflict.Basis{Judgement: "of its own"}},
		},
	}}}}}
	rows := b.preferenceTable().(report.Table).Rows
	for k, want := range []string{"of the whole", "of its own"} {
		if got := rows[k][3][0].Words; got != want {
			t.Errorf("statement %d rests on %q, want %q", k+1, got, want)
		}
	}
}
