package verify_test

import (
	"testing"

	"parley/accord/count"
	"parley/accord/verify"
)

// A chart for rare events is set finely enough that its reference lies between
// the two means: else it drifts the wrong way after the change.
func TestDesignOfRareEvents(t *testing.T) {
	for _, changed := range []float64{0.04, 0.01} {
		d, err := verify.DesignCUSUM(count.Law{Mean: 0.02}, count.Law{Mean: changed}, 100)
		if err != nil {
			t.Fatal(err)
		}
		if k := d.Reference(); k <= min(0.02, changed) || k >= max(0.02, changed) {
			t.Errorf("from 0.02 to %v: reference %v; want it between", changed, k)
		}
	}
}

// Where already the least limit practically never signals falsely, no run
// length is made up.
func TestDesignThatNeverSignals(t *testing.T) {
	d, err := verify.DesignCUSUM(count.Law{Mean: 12}, count.Law{Mean: 1200}, 100)
	if err == nil && d.Quiet.FromZero < 100 {
		t.Errorf("a false alarm every %v periods; want at least 100 or an error", d.Quiet.FromZero)
	}
}
