package ensemble_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/ensemble"
)

func near(t *testing.T, name string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %v; want %v within %v", name, got, want, within)
	}
}

// The intervals of Newcombe (1998), table I, method 3.
func TestShares(t *testing.T) {
	for _, c := range []struct {
		count, of int
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{20, 20, 1 - 0.1611, 1},
		{0, 0, 0, 1},
	} {
		s := ensemble.NewShare(c.count, c.of)
		near(t, "low", s.Low, c.low, 5e-5)
		near(t, "high", s.High, c.high, 5e-5)
	}
}

// An interval of 95 % covers the truth in about 95 of 100 ensembles.
func TestSharesCover(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	covered := 0
	for range 4000 {
		count := 0
		for range 50 {
			if r.Float64() < 0.2 {
				count++
			}
		}
		if s := ensemble.NewShare(count, 50); s.Low <= 0.2 && 0.2 <= s.High {
			covered++
		}
	}
	near(t, "covered", float64(covered)/4000, 0.95, 0.015)
}

func TestSpread(t *testing.T) {
	s := ensemble.NewSpread([]float64{4, 1, 3, 2, 5})
	if s.Mean != 3 || s.Median < 2.5 || s.Median > 3 || s.P5 > s.P25 || s.P75 > s.P95 {
		t.Errorf("%+v", s)
	}
	near(t, "error", s.Error, math.Sqrt(2.5/5), 1e-12)
	if one := ensemble.NewSpread([]float64{7}); one.Mean != 7 || one.Error != 0 || one.P5 != 7 || one.P95 != 7 {
		t.Errorf("%+v", one)
	}
}

// The function of Ishigami & Homma (1990), whose indices are known exactly:
// with a = 7 and b = 0.1, the first are 0.3139, 0.4424 and 0, the total ones
// 0.5576, 0.4424 and 0.2437.
func TestSobolOfIshigami(t *testing.T) {
	const draws = 60000
	ishigami := func(x [3]float64) float64 {
		return math.Sin(x[0]) + 7*math.Pow(math.Sin(x[1]), 2) + 0.1*math.Pow(x[2], 4)*math.Sin(x[0])
	}
	r := rand.New(rand.NewPCG(3, 4))
	point := func() (x [3]float64) {
		for i := range x {
			x[i] = (2*r.Float64() - 1) * math.Pi
		}
		return x
	}
	var a, b []float64
	var mixed [3][]float64
	for range draws {
		one, other := point(), point()
		a, b = append(a, ishigami(one)), append(b, ishigami(other))
		for i := range mixed {
			x := one
			x[i] = other[i]
			mixed[i] = append(mixed[i], ishigami(x))
		}
	}
	for i, want := range [][2]float64{{0.3139, 0.5576}, {0.4424, 0.4424}, {0, 0.2437}} {
		first, total, varies := ensemble.Sobol(a, b, mixed[i])
		if !varies {
			t.Fatal("the answers do not vary")
		}
		near(t, "first", first.Value, want[0], 0.02)
		near(t, "total", total.Value, want[1], 0.02)
		near(t, "interval", first.High-first.Value, first.Value-first.Low, 1e-9)
	}
}

// Of a yes that takes two coins, each coin alone accounts for 1/3 of the
// variance and has a part in 2/3 of it; the intervals cover that as often as
// they say.
func TestSobolOfYesAndNo(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	coin := func() bool { return r.IntN(2) == 0 }
	covered := [2]int{}
	for range 400 {
		var c ensemble.YesNo
		for range 500 {
			x, y, x2, y2 := coin(), coin(), coin(), coin()
			c.Add(x && y, x2 && y2, x2 && y)
		}
		first, total, _ := c.Sobol()
		for k, i := range []ensemble.Index{first, total} {
			if truth := float64(k+1) / 3; i.Low <= truth && truth <= i.High {
				covered[k]++
			}
		}
	}
	for _, n := range covered {
		near(t, "covered", float64(n)/400, 0.95, 0.03)
	}
	var never ensemble.YesNo
	never.Add(false, false, false)
	if _, _, varies := never.Sobol(); varies {
		t.Error("one answer varies")
	}
}
