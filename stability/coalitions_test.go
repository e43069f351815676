package stability_test

import (
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

func solveCoalitions(t *testing.T, c *conflict.Conflict) *stability.CoalitionSolution {
	t.Helper()
	s, err := stability.SolveCoalitions(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Each coalition's verdicts are those of the conflict in which the file
// declares it, alone: the textbook's and, for a party alone, the plain ones.
func TestCoalitionsAgreeWithTextbook(t *testing.T) {
	for seed, c := range randomConflicts(400) {
		s := solveCoalitions(t, c)
		for k, h := range s.Coalitions {
			declared := *c
			var members []string
			for _, i := range h.Parties {
				members = append(members, c.Parties[i].ID)
			}
			declared.Coalitions = [][]string{members}
			_, stable := textbook(&declared)
			for _, concept := range stability.CoalitionConcepts {
				for state, want := range stable[concept.Key()][h.Name] {
					if s.Stable(concept, k, state) != want {
						t.Fatalf("seed %d: %v of %s at %s: %v", seed, concept, h.Name, s.Letters(state), !want)
					}
				}
			}
		}
	}
}

// Every set of the parties that can move is judged, once.
func TestEveryCoalitionIsJudged(t *testing.T) {
	for seed, c := range randomConflicts(100) {
		s := solveCoalitions(t, c)
		movers := map[int]bool{}
		var names []string
		for _, h := range s.Coalitions {
			if len(h.Parties) == 1 {
				movers[h.Parties[0]] = true
			}
			names = append(names, h.Name)
		}
		slices.Sort(names)
		if want := 1<<len(movers) - 1; len(slices.Compact(names)) != want || len(s.Coalitions) != want {
			t.Fatalf("seed %d: %v; want %d coalitions", seed, names, want)
		}
	}
}

// In the Prisoner's Dilemma the two would leave mutual defection together, so
// that no state is a strong equilibrium; mutual cooperation is universally
// coalitionally stable under GMR.
func TestCoalitionsOfThePrisoners(t *testing.T) {
	s := solveCoalitions(t, conflicttest.Prisoners())
	for state := range s.States {
		letters := s.Letters(state)
		if s.Universal(stability.Nash, state) {
			t.Errorf("%s is a strong equilibrium", letters)
		}
		if got := s.Universal(stability.GMR, state); got != (letters == "YY") {
			t.Errorf("%s universally stable under GMR: %v", letters, got)
		}
	}
}

func TestCoalitionArgumentsAgreeWithVerdicts(t *testing.T) {
	for seed, c := range randomConflicts(100) {
		s := solveCoalitions(t, c)
		for k := range s.Coalitions {
			for state := range s.States {
				for _, concept := range stability.CoalitionConcepts {
					_, a, err := s.Explain(t.Context(), concept, k, state)
					if err != nil {
						t.Fatal(err)
					}
					if a.Stable() != s.Stable(concept, k, state) {
						t.Fatalf("seed %d: %v of %s at %s", seed, concept, s.Coalitions[k].Name, s.Letters(state))
					}
				}
			}
		}
	}
}
