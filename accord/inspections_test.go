package accord_test

import (
	"testing"

	"parley/accord"
	"parley/notation"
)

// A gain as small and a loss as large as a file may state: one inspection is
// needed, for none deters nothing, and a violation can expect next to nothing.
func TestInspectionsOfExtremeStakes(t *testing.T) {
	f, err := notation.Read("inspected.yaml", []byte(`parley: 1
title: Inspected
parties: {a: {name: A}, b: {name: B}}
agreements:
  deal:
    name: Deal
    period: 30
    discount: 0.05
    ceasefire:
      inspections: {periods: 12, available: 4, finds: 0.8, gain: 0.000000001, loss: 1000000}
`))
	if err != nil {
		t.Fatal(err)
	}
	a := ask(t, f.Conflict, "deal", accord.Question{Draws: 1, Seed: 1})
	if len(a.Middle.Findings) != 1 {
		t.Fatalf("%+v; want the inspections alone", a.Middle.Findings)
	}
	for _, th := range a.Middle.Findings[0].Thresholds {
		switch {
		case th.Key == "inspections" && *th.Value != 1:
			t.Errorf("least inspections %v; want 1", *th.Value)
		case th.Key == "gain" && *th.Value > 1e-6:
			t.Errorf("a violation can expect %v of its gain; want next to nothing", *th.Value)
		}
	}
}
