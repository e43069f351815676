package ceasefire_test

import (
	"testing"

	"parley/accord/ceasefire"
	"parley/accord/count"
)

// Thousands of incidents in a period, as observers do report, are told apart.
func TestThresholdOfLargeCounts(t *testing.T) {
	all, best, err := ceasefire.ByThreshold(ceasefire.Counted{
		Payoffs: ceasefire.Ratio(0.5), Calm: count.Law{Mean: 20_000}, Violation: count.Law{Mean: 40_000}, Discount: 0.98, Quiet: 1,
	})
	if err != nil || best < 0 {
		t.Fatalf("best %d, error %v; want a threshold", best, err)
	}
	if c := all[best].Count; c < 20_500 || c > 39_500 {
		t.Errorf("an alarm at %d incidents; want one between 20,000 and 40,000", c)
	}
	if len(all) > 1100 {
		t.Errorf("%d thresholds; want about a thousand at most", len(all))
	}
}
