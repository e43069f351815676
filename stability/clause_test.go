package stability_test

import (
	"strings"
	"testing"

	"parley/notation"
	"parley/stability"
)

// Each small conflict fails without one clause of a definition.
func TestClauses(t *testing.T) {
	const ann = "parties: {ann: {}, bob: {}}\noptions: {ann.a: {}, bob.b: {}}\n"
	cases := []struct {
		clause   string
		conflict string
		party    string
		state    string
		stable   string // the concepts under which the state is stable for the party
	}{
		{
			clause:   "a sanction that the party can escape does not count under SMR and SSEQ",
			conflict: ann + "preferences: {ann: [ann.a <-> !bob.b], bob: [bob.b]}",
			party:    "ann", state: "NN", stable: "GMR SEQ SIM",
		},
		{
			clause:   "a sanction that does not improve the mover's lot does not count under SEQ",
			conflict: ann + "preferences: {ann: [bob.b, ann.a], bob: []}",
			party:    "ann", state: "NY", stable: "GMR SMR",
		},
		{
			clause:   "under SIM the others improve from where they were, not from the improvement",
			conflict: ann + "preferences: {ann: [bob.b, ann.a], bob: [ann.a <-> bob.b]}",
			party:    "ann", state: "NY", stable: "GMR SMR SIM",
		},
		{
			clause:   "under SEQ the others answer the improvement, whatever they wanted before",
			conflict: ann + "preferences: {ann: [bob.b & !ann.a], bob: [ann.a <-> bob.b]}",
			party:    "ann", state: "YY", stable: "GMR SMR SEQ SSEQ",
		},
		{
			clause: "the escape under SMR is measured against the state in question, not the sanction",
			conflict: `
parties: {ann: {}, bob: {}}
options: {ann.a: {}, ann.consolation: {}, bob.b: {}}
preferences: {ann: ["!bob.b", ann.a, ann.consolation], bob: [bob.b <-> ann.a]}
`,
			party: "ann", state: "NYN", stable: "GMR SMR SEQ SSEQ",
		},
		{
			clause: "an opponent may move again after another has moved",
			conflict: `
parties: {ann: {}, bob: {}, eve: {}}
options: {ann.a: {}, bob.first: {}, bob.last: {requires: eve.between}, eve.between: {requires: bob.first}}
preferences: {ann: ["!bob.last", ann.a], bob: [bob.last, bob.first], eve: [eve.between]}
`,
			party: "ann", state: "NNNN", stable: "GMR SMR SEQ SSEQ",
		},
		{
			clause: "a move leads to a feasible state only",
			conflict: ann + `
rules: [{never: ann.a}]
preferences: {ann: [ann.a], bob: [bob.b]}
`,
			party: "ann", state: "NN", stable: "Nash GMR SMR SEQ SSEQ SIM",
		},
		{
			clause: "an irreversible option cannot be dropped",
			conflict: `
parties: {ann: {}, bob: {}}
options: {ann.a: {irreversible: true}, bob.b: {}}
preferences: {ann: ["!ann.a"], bob: [bob.b]}
`,
			party: "ann", state: "YN", stable: "Nash GMR SMR SEQ SSEQ SIM",
		},
		{
			clause: "a backward option cannot be taken again",
			conflict: `
parties: {ann: {}, bob: {}}
options: {ann.a: {direction: backward}, bob.b: {}}
preferences: {ann: [ann.a], bob: [bob.b]}
`,
			party: "ann", state: "NN", stable: "Nash GMR SMR SEQ SSEQ SIM",
		},
		{
			clause: "a party does not move to a state that it misperceives",
			conflict: `
parties: {ann: {misperceives: [ann.a]}, bob: {}}
options: {ann.a: {}, bob.b: {}}
preferences: {ann: [ann.a], bob: [bob.b]}
`,
			party: "ann", state: "NN", stable: "Nash GMR SMR SEQ SSEQ SIM",
		},
		{
			clause: "a coalition is sanctioned when one member does not prefer the answer",
			conflict: `
parties: {ann: {}, bob: {}, eve: {}}
options: {ann.a: {}, bob.b: {}, eve.e: {}}
preferences: {ann: [ann.a], bob: ["!eve.e", ann.a], eve: [ann.a <-> eve.e]}
coalitions: [[ann, bob]]
`,
			party: "ann, bob", state: "NNN", stable: "GMR SMR SEQ SSEQ",
		},
		{
			clause: "a coalition improves only when every member prefers",
			conflict: `
parties: {ann: {}, bob: {}, eve: {}}
options: {ann.a: {}, bob.b: {}, eve.e: {}}
preferences: {ann: [ann.a], bob: ["!ann.a"], eve: [eve.e]}
coalitions: [[ann, bob]]
`,
			party: "ann, bob", state: "NNN", stable: "Nash GMR SMR SEQ SSEQ SIM",
		},
		{
			clause:   "a party without a preference is indifferent",
			conflict: ann + "preferences: {bob: [bob.b]}",
			party:    "ann", state: "NN", stable: "Nash GMR SMR SEQ SSEQ SIM",
		},
	}
	for _, c := range cases {
		t.Run(c.clause, func(t *testing.T) {
			f, err := notation.Read("small.yaml", []byte("parley: 1\ntitle: Small\n"+c.conflict))
			if err != nil {
				t.Fatal(err)
			}
			s := solve(t, f.Conflict)
			b, err := s.BlockOf(c.party)
			if err != nil {
				t.Fatal(err)
			}
			var stable []string
			for state := range s.States {
				if s.Letters(state) != c.state {
					continue
				}
				for _, concept := range stability.Concepts {
					if s.Stable(concept, b, state) {
						stable = append(stable, concept.String())
					}
				}
			}
			if got := strings.Join(stable, " "); got != c.stable {
				t.Errorf("%s is stable for %s under %q, want %q", c.state, c.party, got, c.stable)
			}
		})
	}
}
