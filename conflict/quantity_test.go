package conflict_test

import (
	"math"
	"testing"

	"parley/conflict"
)

func TestQuantityCheck(t *testing.T) {
	inf := math.Inf(1)
	for _, test := range []struct {
		q               conflict.Quantity
		lowest, highest float64
		want            string
	}{
		{conflict.Exactly(50), 0, 100, ""},
		{conflict.Exactly(0), 0, 100, ""},
		{conflict.Exactly(100), 0, 100, ""},
		{conflict.Between(0, 25), 0, 100, ""},
		{conflict.Quantity{Low: 1, Mode: 2, High: 4, HasMode: true}, 0, inf, ""},
		{conflict.Exactly(-1), 0, 100, "-1 is out of scale; want 0 to 100"},
		{conflict.Exactly(100.5), 0, 100, "100.5 is out of scale; want 0 to 100"},
		{conflict.Between(50, 101), 0, 100, "101 is out of scale; want 0 to 100"},
		{conflict.Exactly(-0.1), 0, inf, "-0.1 is out of scale; want at least 0"},
		{conflict.Exactly(math.NaN()), 0, 100, "NaN is not a finite number"},
		{conflict.Exactly(inf), 0, inf, "+Inf is not a finite number"},
		{conflict.Between(25, 10), 0, 100, "25, 17.5, 10 are out of order; want low <= mode <= high"},
		{conflict.Quantity{Low: 3, Mode: 2, High: 4, HasMode: true}, 0, 100, "3, 2, 4 are out of order; want low <= mode <= high"},
		{conflict.Quantity{Low: 3, Mode: 5, High: 4, HasMode: true}, 0, 100, "3, 5, 4 are out of order; want low <= mode <= high"},
	} {
		err := test.q.Check(test.lowest, test.highest)
		if got := message(err); got != test.want {
			t.Errorf("%+v: %q; want %q", test.q, got, test.want)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestQuantityString(t *testing.T) {
	for _, test := range []struct {
		q       conflict.Quantity
		want    string
		certain bool
	}{
		{conflict.Exactly(10), "10", true},
		{conflict.Exactly(0.25), "0.25", true},
		{conflict.Between(0, 25), "0 to 25", false},
		{conflict.Between(5, 5), "5", true},
		{conflict.Quantity{Low: 0, Mode: 10, High: 25, HasMode: true}, "10 (0 to 25)", false},
	} {
		if got := test.q.String(); got != test.want || test.q.Certain() != test.certain {
			t.Errorf("%+v: %q, certain %v; want %q, %v", test.q, got, test.q.Certain(), test.want, test.certain)
		}
	}
}

func TestQuantityMap(t *testing.T) {
	upsideDown := func(x float64) float64 { return 100 - x }
	flat := func(float64) float64 { return 7 }
	triangle := conflict.Quantity{Low: 0, Mode: 10, High: 25, HasMode: true}
	for _, test := range []struct {
		q, want conflict.Quantity
		f       func(float64) float64
	}{
		{conflict.Exactly(10), conflict.Exactly(90), upsideDown},
		{conflict.Between(0, 25), conflict.Between(75, 100), upsideDown},
		{triangle, conflict.Quantity{Low: 75, Mode: 90, High: 100, HasMode: true}, upsideDown},
		{conflict.Between(0, 25), conflict.Exactly(7), flat},
		{triangle, conflict.Exactly(7), flat},
		{conflict.Between(5, 5), conflict.Exactly(5), func(x float64) float64 { return x }},
	} {
		if got := test.q.Map(test.f); got != test.want {
			t.Errorf("%+v: %+v; want %+v", test.q, got, test.want)
		}
	}
}
