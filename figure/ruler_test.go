package figure

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/report"
)

func TestRuler(t *testing.T) {
	for _, test := range []struct {
		name  string
		axis  report.Axis
		shown []float64
		want  []string
	}{
		{"nothing", report.Axis{}, nil, []string{"0", "0.2", "0.4", "0.6", "0.8", "1"}},
		{"out to round numbers", report.Axis{}, []float64{3, 87}, []string{"0", "20", "40", "60", "80", "100"}},
		{"ends that are given", report.Axis{Low: 1816, High: 2016}, []float64{1900}, []string{"1850", "1900", "1950", "2000"}},
		{"ends too short", report.Axis{High: 100}, []float64{-10, 140}, []string{"0", "50", "100"}},
		{"one number", report.Axis{}, []float64{0}, []string{"-0.6", "-0.4", "-0.2", "0", "0.2", "0.4", "0.6"}},
		{"large", report.Axis{}, []float64{0, 1e15}, []string{"0", "200,000,000,000,000", "400,000,000,000,000", "600,000,000,000,000", "800,000,000,000,000", "1,000,000,000,000,000"}},
		{"small", report.Axis{}, []float64{0, 4e-12}, []string{"0", "1e-12", "2e-12", "3e-12", "4e-12"}},
		{"named", report.Axis{Ticks: []report.Tick{{At: 2, Name: "May"}, {At: 9, Name: "June"}}}, []float64{4}, []string{"May", "June"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var s span
			s.take(test.shown...)
			r := newRuler(test.axis, s, 5)
			var got []string
			for _, tick := range r.ticks {
				got = append(got, tick.Name)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("ticks %q, want %q", got, test.want)
			}
			for _, x := range test.shown {
				if x < r.low || x > r.high {
					t.Errorf("%v is not between %v and %v", x, r.low, r.high)
				}
			}
		})
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct {
		x, step float64
		want    string
	}{
		{1204.25, 1, "1204"},
		{12045.25, .1, "12,045.2"},
		{12045, 200, "12,000"},
		{-1234567, 1, "-1,234,567"},
		{-.001, .01, "0"},
		{.5, .001, "0.5"},
	} {
		if got := words(test.x, test.step); got != test.want {
			t.Errorf("words(%v, %v) = %q, want %q", test.x, test.step, got, test.want)
		}
	}
}

// A tick of every axis of numbers lies at a multiple of its step, and there
// are neither few nor many.
func TestTicksAreRound(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 9))
		var s span
		s.take(randomNumbers(r, 1+r.IntN(5))...)
		ticks := newRuler(report.Axis{}, s, 6).ticks
		if len(ticks) < 3 || len(ticks) > 9 {
			t.Errorf("seed %d: %d ticks from %v to %v", seed, len(ticks), s.low, s.high)
		}
	}
}

func TestApart(t *testing.T) {
	for _, test := range []struct {
		name            string
		wishes, heights []float64
		want            []float64
	}{
		{"nothing", nil, nil, nil},
		{"room for all", []float64{20, 60}, []float64{10, 10}, []float64{20, 60}},
		{"pushed", []float64{50, 50}, []float64{10, 20}, []float64{42.5, 57.5}},
		{"kept inside", []float64{0, 2, 99}, []float64{10, 10, 10}, []float64{5, 15, 95}},
		{"full", []float64{0, 0, 0}, []float64{40, 40, 20}, []float64{20, 60, 90}},
	} {
		if got := apart(test.wishes, test.heights, 0, 100); !slices.Equal(got, test.want) {
			t.Errorf("%s: apart = %v, want %v", test.name, got, test.want)
		}
	}
}

// Names of ticks stand level, then in narrower lines, then upright; only where
// the ticks are closer than a line is high, some are left out.
func TestNameTicks(t *testing.T) {
	for _, test := range []struct {
		name    string
		apart   float64
		words   string
		named   int
		upright bool
	}{
		{"room", 60, "May", 9, false},
		{"room in two lines", 52, "Month 12", 9, false},
		{"upright", 30, "Kazakhstan", 9, true},
		{"one in three", 12, "May", 3, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			var ticks []report.Tick
			for k := range 9 {
				ticks = append(ticks, report.Tick{At: 60 + float64(k)*test.apart, Name: test.words})
			}
			c := &canvas{width: 640}
			_, named := c.nameTicks(0, ticks, func(x float64) float64 { return x })
			if len(named) != test.named {
				t.Errorf("%d ticks named, want %d", len(named), test.named)
			}
			if upright := strings.Contains(c.shapes.String(), "rotate"); upright != test.upright {
				t.Errorf("upright: %v, want %v", upright, test.upright)
			}
		})
	}
}
