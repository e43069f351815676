package assess_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/conflict/conflicttest"
	"parley/notation"
)

// The prisoners again, with outcomes of several states: a ban on mutual
// defection makes the one-sided outcomes hold.
func TestHeadlines(t *testing.T) {
	cases := []struct {
		name, outcomes string
		want           []string
	}{
		{
			"each name once", "{name: Both, when: ann.cooperate & bob.cooperate}",
			[]string{
				"begins to hold: “Ann: cooperate” (every concept) / “Bob: cooperate” (every concept)",
				"stops holding: “no option taken” (every concept) / “Both” (GMR, SMR, SEQ, SSEQ, SIM)",
			},
		},
		{
			"one name begins and ends", `{name: Ann's choice, when: "!bob.cooperate"}`,
			[]string{
				"begins to hold: “Ann's choice” YN (every concept) / “Bob: cooperate” (every concept)",
				"stops holding: “Ann's choice” NN (every concept) / “Ann: cooperate; Bob: cooperate” (GMR, SMR, SEQ, SSEQ, SIM)",
			},
		},
		{
			"one name, the same concepts", `{name: One-sided, when: "ann.cooperate & !bob.cooperate | !ann.cooperate & bob.cooperate"}`,
			[]string{
				"begins to hold: “One-sided” YN, NY (every concept)",
				"stops holding: “no option taken” (every concept) / “Ann: cooperate; Bob: cooperate” (GMR, SMR, SEQ, SSEQ, SIM)",
			},
		},
		{
			"one name, unlike concepts", `{name: Alike, when: "ann.cooperate & bob.cooperate | !ann.cooperate & !bob.cooperate"}`,
			[]string{
				"begins to hold: “Ann: cooperate” (every concept) / “Bob: cooperate” (every concept)",
				"stops holding: “Alike” NN (every concept) / “Alike” YY (GMR, SMR, SEQ, SSEQ, SIM)",
			},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(prisoners, "outcomes:\n")
			_, after, _ := strings.Cut(rest, "instruments:\n")
			f, err := notation.Read("prisoners.yaml", []byte(before+"outcomes:\n  - "+c.outcomes+"\ninstruments:\n"+after))
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range compare(t, f.Conflict).Instruments {
				if got := r.Headlines(); r.Instrument.ID == "ban" && !slices.Equal(got, c.want) {
					t.Errorf("headlines\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
				}
			}
		})
	}
}

// Where every state has a name of its own no letters are needed, not even for
// a state that begins to hold under one concept and stops under another.
func TestHeadlinesWithoutLetters(t *testing.T) {
	lettered := regexp.MustCompile(`” [YN]+`)
	for seed := range uint64(200) {
		c := conflicttest.Random(conflicttest.Rand(seed), conflicttest.Shape{Parties: 3, Options: 5, Statements: 3, Instruments: 3})
		for _, r := range compare(t, c).Instruments {
			for _, line := range r.Headlines() {
				if lettered.MatchString(line) {
					t.Fatalf("seed %d: %s", seed, line)
				}
			}
		}
	}
}
