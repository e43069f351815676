package verify_test

import (
	"math"
	"testing"

	"parley/accord/count"
	"parley/accord/verify"
)

// The interval's ends are quantiles of the negative binomial distribution with
// the size before+½, whose probabilities are added up one by one here.
func TestPredictAddsUp(t *testing.T) {
	for _, c := range []struct {
		before            int
		spanBefore, after float64
	}{{0, 10, 10}, {1, 10, 30}, {3, 1, 1}, {12, 182, 182}, {40, 100, 7}, {183, 60, 60}} {
		got, err := verify.Predict(c.before, c.spanBefore, c.after, 1, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		size := float64(c.before) + 0.5
		law := count.Law{Mean: size * c.after / c.spanBefore, Size: size}
		below, within := 0.0, 0.0
		for x := 0; x <= int(got.High); x++ {
			if x < int(got.Low) {
				below += law.Exactly(x)
			} else {
				within += law.Exactly(x)
			}
		}
		above := 1 - below - within
		if below > 0.025+1e-9 || above > 0.025+1e-9 {
			t.Errorf("%+v: %v has tails %v and %v; want at most 0.025 each", c, got, below, above)
		}
		if below+law.Exactly(int(got.Low)) <= 0.025 || above+law.Exactly(int(got.High)) <= 0.025 {
			t.Errorf("%+v: %v is wider than it need be", c, got)
		}
	}
}

// With a very long time before, the rate is known and the count is Poisson:
// 95 % of a mean of 10 lie in 4 to 17.
func TestPredictOfAKnownRate(t *testing.T) {
	got, err := verify.Predict(10_000_000, 1_000_000, 1, 1, 0.95)
	if err != nil || got != (verify.Interval{Low: 4, High: 17}) {
		t.Errorf("%v, %v; want 4 to 17", got, err)
	}
}

// Bunched counts are predicted less well, and nothing before does not promise
// nothing after.
func TestPredictWidens(t *testing.T) {
	for before := range 60 {
		plain, err := verify.Predict(before, 30, 30, 1, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		bunched, err := verify.Predict(before, 30, 30, 4, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		if bunched.High <= plain.High || bunched.Low > plain.Low || math.IsNaN(bunched.Low) {
			t.Errorf("%d before: %v bunched, %v not", before, bunched, plain)
		}
	}
}
