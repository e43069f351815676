package verify_test

import (
	"math/rand/v2"
	"testing"

	"parley/accord/verify"
)

// The intervals of a second program, which sums binomial coefficients as whole
// numbers, upward from what was seen.
func TestChapmanInterval(t *testing.T) {
	for _, want := range []struct{ first, second, both, low, high int }{
		{1, 1, 1, 1, 39},
		{10, 10, 10, 10, 11}, // the same list twice
		{5, 9, 5, 9, 16},     // one list within the other
		{3, 2, 1, 4, 238},
		{50, 42, 20, 85, 146},
		{50, 42, 42, 50, 52},
		{20, 20, 1, 89, 15818},
	} {
		got, err := verify.Chapman(want.first, want.second, want.both)
		if err != nil || got.Low != float64(want.low) || got.High != float64(want.high) {
			t.Errorf("%d and %d with %d in common: %v to %v, %v; want %d to %d", want.first, want.second, want.both, got.Low, got.High, err, want.low, want.high)
		}
	}
}

// Few events, of which the observers see few or nearly all: the interval holds
// their number as often as it says. Two standard errors each way hold it in 62 to
// 91 of 100 of these cases.
func TestChapmanIntervalHoldsWhatItSays(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for _, c := range []struct {
		events        int
		first, second float64
	}{{10, 0.8, 0.5}, {20, 0.5, 0.5}, {50, 0.95, 0.3}, {50, 0.3, 0.3}, {50, 0.9, 0.9}, {200, 0.3, 0.3}} {
		held, asked := 0, 0
		for range 2000 {
			var n1, n2, m int
			for range c.events {
				x, y := r.Float64() < c.first, r.Float64() < c.second
				if x {
					n1++
				}
				if y {
					n2++
				}
				if x && y {
					m++
				}
			}
			if m == 0 {
				continue
			}
			total, err := verify.Chapman(n1, n2, m)
			if err != nil {
				t.Fatal(err)
			}
			if asked++; total.Low <= float64(c.events) && float64(c.events) <= total.High {
				held++
			}
		}
		if share := float64(held) / float64(asked); share < 0.935 {
			t.Errorf("%+v: held in %.3f of %d; want 0.95", c, share, asked)
		}
	}
}

// Lists of millions take no longer, and their ends are whole numbers.
func TestChapmanOfLargeLists(t *testing.T) {
	c, err := verify.Chapman(100_000_000, 100_000_000, 1)
	if err != nil || c.High < c.N || c.Low > c.N {
		t.Errorf("%+v, %v; want an interval around the estimate", c, err)
	}
	if c, err = verify.Chapman(3_000_000, 2_000_000, 1_000_000); err != nil || c.High-c.Low > 30_000 {
		t.Errorf("%+v, %v; want a narrow interval", c, err)
	}
}

// Where no event is in both lists, or one is empty, the counts are said and no
// estimate is made.
func TestObserveNothingInCommon(t *testing.T) {
	a, err := observed(t, list(t, "a@01", "b@04", "c@06", "d@10"), list(t, "x@01", "c@06", "d@10"))
	if err != nil || len(a.Observed) != 1 {
		t.Fatalf("%d spans, %v; want that after alone", len(a.Observed), err)
	}
	want := "Two observers, 2024-01-01 to 2024-01-05: the first reported 2 events and the second 1, none of them the same. Nothing bounds what both missed."
	if len(a.Missing) == 0 || a.Missing[len(a.Missing)-1] != want {
		t.Errorf("missing %q; want %q", a.Missing, want)
	}
}
