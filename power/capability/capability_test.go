package capability_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/power/capability"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-12) {
		t.Errorf("%s: %v; want %v", what, got, want)
	}
}

func of(xs ...float64) (values [6]*float64) {
	for k, x := range xs {
		if x >= 0 {
			values[k] = &xs[k]
		}
	}
	return values
}

// A component that is not known is left out of the mean, and not counted as 0.
func TestIndex(t *testing.T) {
	r, err := capability.New([]capability.Row{
		{COW: 2, Year: 2000, Values: of(75, 50, 100, 60, 30, -1)},
		{COW: 365, Year: 2000, Values: of(25, 50, -1, 40, 70, 10)},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := r.Year(2000)
	near(t, "first", got[0].Index, (.75+.5+1+.6+.3)/5)
	near(t, "second", got[1].Index, (.25+.5+.4+.7+1)/5)
	near(t, "parts", got[0].Part+got[1].Part, 1)
	low, high := got[0].Shares.Range()
	near(t, "without steel", low, (.75+.5+.6+.3)/4)
	near(t, "without population", high, (.75+.5+1+.6)/4)
	if got[0].Shares.Known() != 5 {
		t.Errorf("%d components known; want 5", got[0].Shares.Known())
	}
	if _, err := capability.New([]capability.Row{{COW: 2, Year: 2000}, {COW: 2, Year: 2000}}); err == nil {
		t.Error("a state stands twice in a year")
	}
	if none := r.Year(1900); len(none) != 0 {
		t.Errorf("1900: %v; want nobody", none)
	}
}

func TestConcentration(t *testing.T) {
	near(t, "equal", capability.Concentration([]float64{.25, .25, .25, .25}), 0)
	near(t, "one has all", capability.Concentration([]float64{1, 0, 0}), 1)
	near(t, "one alone", capability.Concentration([]float64{1}), 1)
	near(t, "poles of equals", capability.Poles([]float64{.25, .25, .25, .25}), 4)
	near(t, "poles of nobody", capability.Poles(nil), 0)
	near(t, "two unlike", capability.Concentration([]float64{.75, .25}), .5)
	r := rand.New(rand.NewPCG(1, 1))
	for range 1000 {
		parts, sum := make([]float64, 2+r.IntN(20)), 0.0
		for k := range parts {
			parts[k] = r.Float64()
			sum += parts[k]
		}
		for k := range parts {
			parts[k] /= sum
		}
		con, poles := capability.Concentration(parts), capability.Poles(parts)
		if con < 0 || con > 1 || poles < 1 || poles > float64(len(parts))+1e-9 {
			t.Fatalf("%v: CON %v, poles %v", parts, con, poles)
		}
	}
}

func TestPrevails(t *testing.T) {
	equal := capability.Prevails(3, 3)
	near(t, "equals", equal.Mode, .5)
	near(t, "equals, at least", equal.Low, .5)
	got, other := capability.Prevails(3, 1), capability.Prevails(1, 3)
	near(t, "three to one", got.Mode, .75)
	near(t, "three to one, decisive", got.High, .9)
	near(t, "both", got.Mode+other.Mode, 1)
	near(t, "both ends", got.Low+other.High, 1)
}

func TestTrend(t *testing.T) {
	got, ok := capability.Trend([]int{2000, 2001, 2003}, []float64{1, 1.1, 1.331})
	near(t, "ten percent a year", got, .1)
	if _, few := capability.Trend([]int{2000}, []float64{1}); !ok || few {
		t.Error("a trend takes two years")
	}
	if got, ok := capability.Trend([]int{2000, 2001}, []float64{1, 0}); ok {
		t.Errorf("%v; want no trend of nothing", got)
	}
}
