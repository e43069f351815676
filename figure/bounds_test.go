package figure

import (
	"testing"

	"parley/report"
)

// A conflict has up to 64 parties, and all fit into a picture of states.
func TestPartiesOfTheLargestConflict(t *testing.T) {
	g := &report.Graph{States: make([]report.GraphState, 2), Parties: make([]string, 64)}
	if err := checkGraph(g); err != nil {
		t.Error(err)
	}
}
