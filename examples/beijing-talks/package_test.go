package beijing_test

import (
	"context"
	"testing"

	"parley/bargain/settle"
	"parley/ensemble"
)

// There is room for a package in nearly all draws, with Ukraine neutral with
// guarantees, the line between the front and that of February 2022, and
// sanctions not lifted altogether.
func TestRoomForAPackage(t *testing.T) {
	c := load(t)
	p, err := settle.New(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Parties) != 3 || len(p.Issues) != 3 || p.Issues[2].ID != "nato" {
		t.Fatalf("%d parties and %d issues at the table; want three of each", len(p.Parties), len(p.Issues))
	}
	d, err := settle.Ask(context.Background(), c, 1, ensemble.Plan{Draws: 200}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d.Open.Value < 0.95 {
		t.Errorf("room in %v of the draws; want nearly all", d.Open.Value)
	}
	if nato := d.Levels[2]; nato.P5 != 40 || nato.P95 != 40 {
		t.Errorf("the Nash package has NATO at %v to %v; want 40: neutral, with guarantees", nato.P5, nato.P95)
	}
	if war := d.Levels[0]; war.P5 < 44 || war.P95 > 81 {
		t.Errorf("the Nash package has the line at %v to %v; want it between 45 and 80", war.P5, war.P95)
	}
	if sanctions := d.Levels[1]; sanctions.Median < 20 {
		t.Errorf("the Nash package has sanctions at %v; want some kept", sanctions.Median)
	}
}
