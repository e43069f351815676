package published_test

import (
	"testing"

	"parley/stability"
)

// The published model of Elmira has nine states: once Uniroyal abandons its
// plant, nothing else matters to anybody. The options make twelve, of which four
// are found to be that one.
func TestElmiraHasNineStates(t *testing.T) {
	s := solve(t, load(t, "elmira.yaml"))
	one, err := s.Coalesced(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.States) != 12 || len(one.States) != 9 {
		t.Errorf("%d states, of which %d are left; want 12 and 9", len(s.States), len(one.States))
	}
	for k := range one.States {
		if elmira(s.Letters(k)) == "9" && one.Letters(k) == "-NNY-" && one.Equilibrium(stability.Nash, k) {
			return
		}
	}
	t.Error("no state -NNY- that holds under Nash; want state 9 of the publication")
}
