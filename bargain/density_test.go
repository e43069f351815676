package bargain_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/bargain"
)

func randomDensity(r *rand.Rand) bargain.Density {
	var d bargain.Density
	sum := 0.0
	for k := range d {
		if r.IntN(3) > 0 {
			d[k] = math.Pow(r.Float64(), 4)
		}
		sum += d[k]
	}
	for k := range d {
		d[k] /= sum
	}
	return d
}

// The score is the integral that defines it.
func TestCRPSIsTheIntegral(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 200 {
		d := randomDensity(r)
		y := 100 * r.Float64()
		const steps = 100_000
		sum := 0.0
		for k := range steps {
			x := (float64(k) + 0.5) * 100 / steps
			f := d.Between(0, x)
			if x >= y {
				f--
			}
			sum += f * f * 100 / steps
		}
		if math.Abs(sum-d.CRPS(y)) > 2e-3 {
			t.Errorf("CRPS %v; the integral is %v", d.CRPS(y), sum)
		}
	}
}

// It is also E|X-y| - E|X-X'|/2.
func TestCRPSIsAMeanOfDistances(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		d := randomDensity(r)
		y := 100 * r.Float64()
		want := 0.0
		for a, p := range d {
			want += p * math.Abs(float64(a)-y)
			for b, q := range d {
				want -= p * q * math.Abs(float64(a-b)) / 2
			}
		}
		near(t, "the score", d.CRPS(y), want)
	}
}

func TestCRPSOfASureForecast(t *testing.T) {
	d := bargain.At(30)
	near(t, "the score", d.CRPS(72.5), 42.5)
	near(t, "the score of a hit", d.CRPS(30), 0)
}

// Quantiles ascend, stay among the points with probability, and an interval
// between them holds its share on average over many outcomes.
func TestQuantiles(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	held, n := 0.0, 0.0
	for range 3000 {
		d := randomDensity(r)
		last := 0.0
		for _, u := range []float64{0, .1, .25, .5, .75, .9, 1} {
			q := d.Quantile(u)
			if !(q >= last && q <= 100) {
				t.Fatalf("quantile %v of %v after %v", u, q, last)
			}
			last = q
		}
		low, high := d.Interval(0.8)
		held, n = held+d.Between(low, high), n+1
	}
	if share := held / n; math.Abs(share-0.8) > 0.01 {
		t.Errorf("80 %% intervals hold %v", share)
	}
	two := bargain.Density{}
	two[20], two[60] = .5, .5
	near(t, "the median of two points", two.Median(), 40)
	near(t, "the lowest quantile", two.Quantile(0.1), 20)
	near(t, "the highest quantile", two.Quantile(0.9), 60)
}

func TestAround(t *testing.T) {
	for _, x := range []float64{0, 12.3, 50, 100} {
		d := bargain.Around(x, 20)
		near(t, "the whole", d.Between(0, 100), 1)
		if m := d.Median(); math.Abs(m-x) > 8 {
			t.Errorf("the median of an error around %v is %v", x, m)
		}
	}
}

func TestMix(t *testing.T) {
	d := bargain.Mix([]bargain.Density{bargain.At(0), bargain.At(50), bargain.At(50), bargain.At(100)})
	near(t, "the mean", d.Mean(), 50)
	near(t, "the middle", d[50], .5)
}
