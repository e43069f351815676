package verify_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"parley/accord/count"
	"parley/accord/internal/facts"
	"parley/accord/verify"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tol {
		t.Errorf("%s is %v; want %v", what, got, want)
	}
}

func run(t *testing.T, c verify.CUSUM, law count.Law) verify.RunLength {
	t.Helper()
	got, err := c.Run(law)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestFactsLucas(t *testing.T) {
	for _, f := range facts.Of(t, "lucas85") {
		c := verify.CUSUM{Steps: int(f.In("m")), Lower: f.Input["side"] == "lower"}
		c.K, c.H = int(f.In("k")*f.In("m")), int(f.In("h")*f.In("m"))
		got := run(t, c, count.Law{Mean: f.In("mu")})
		if f.In("head") > 0 {
			f.Near(t, "", new(float64(got.HeadStart)))
		} else {
			f.Near(t, "", &got.FromZero)
		}
	}
	for _, f := range facts.Of(t, "lucas_iacs") {
		got := run(t, verify.CUSUM{K: int(f.In("k")), H: int(f.In("h")), Steps: 1}, count.Law{Mean: f.In("mu")})
		f.Near(t, "arl", &got.FromZero)
		f.Near(t, "fir", new(float64(got.HeadStart)))
	}
}

func TestRunLengthsByHand(t *testing.T) {
	law := count.Law{Mean: 1}
	near(t, "k=1, h=1", run(t, verify.CUSUM{K: 1, H: 1, Steps: 1}, law).FromZero, 1/law.AtLeast(2), 1e-9)
	p0, p1, p2 := law.Exactly(0), law.Exactly(1), law.Exactly(2)
	near(t, "k=1, h=2", run(t, verify.CUSUM{K: 1, H: 2, Steps: 1}, law).FromZero, (1-p1+p2)/((1-p0-p1)*(1-p1)-p0*p2), 1e-9)
	near(t, "k=1, h=2, printed", run(t, verify.CUSUM{K: 1, H: 2, Steps: 1}, law).FromZero, 8.2127867, 1e-6)
	near(t, "h reached or passed", run(t, verify.CUSUM{K: 3, H: 10, Steps: 1}, count.Law{Mean: 2.4}).FromZero, 548.4, 0.05)
	near(t, "h passed", run(t, verify.CUSUM{K: 3, H: 11, Steps: 1}, count.Law{Mean: 2.4}).FromZero, 854.5, 0.05)
	near(t, "Poisson", run(t, verify.CUSUM{K: 3, H: 7, Steps: 1}, count.Law{Mean: 2}).FromZero, 894.0, 0.05)
	near(t, "bunched", run(t, verify.CUSUM{K: 3, H: 7, Steps: 1}, count.Law{Mean: 2, Size: 2}).FromZero, 68.4, 0.05)
}

// A chart's run length falls in the mean, rises in the limit, and a head
// start shortens it; the lower chart the other way round.
func TestRunLengthLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		mean := 0.5 + 4*r.Float64()
		law := count.Law{Mean: mean}
		if r.IntN(2) == 0 {
			law.Size = 0.5 + 5*r.Float64()
		}
		steps := 1 + r.IntN(4)
		c := verify.CUSUM{K: max(1, int(mean*float64(steps)*(0.9+0.4*r.Float64()))), H: 2 + r.IntN(20), Steps: steps}
		base, err := c.Run(law)
		if err != nil {
			continue
		}
		if float64(base.HeadStart) > base.FromZero+1e-9 {
			t.Fatalf("%+v: a head start takes %v, from zero %v", c, base.HeadStart, base.FromZero)
		}
		higher := law
		higher.Mean *= 1.1
		if got := run(t, c, higher); got.FromZero > base.FromZero+1e-9 {
			t.Fatalf("%+v: %v at %v, %v at %v", c, base.FromZero, mean, got.FromZero, higher.Mean)
		}
		taller := c
		taller.H++
		if got, err := taller.Run(law); err == nil && got.FromZero < base.FromZero-1e-9 {
			t.Fatalf("%+v: a higher limit signals sooner", c)
		}
	}
}

func draw(law count.Law, r *rand.Rand) int {
	mean := law.Mean
	if law.Bunched() {
		mean = distuv.Gamma{Alpha: law.Size, Beta: law.Size / law.Mean, Src: r}.Rand()
	}
	return int(distuv.Poisson{Lambda: max(mean, 1e-12), Src: r}.Rand())
}

// The chain's run length is that of the chart itself, run on drawn counts.
func TestRunLengthBySimulation(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	for _, c := range []struct {
		chart verify.CUSUM
		law   count.Law
	}{
		{verify.CUSUM{K: 5, H: 9, Steps: 2}, count.Law{Mean: 2.2}},
		{verify.CUSUM{K: 3, H: 7, Steps: 1}, count.Law{Mean: 2, Size: 2}},
		{verify.CUSUM{K: 3, H: 8, Steps: 2, Lower: true}, count.Law{Mean: 1.8}},
	} {
		want := run(t, c.chart, c.law)
		const runs = 4000
		total, squares := 0.0, 0.0
		for range runs {
			counts := make([]int, 0, 64)
			for {
				counts = append(counts, draw(c.law, r))
				if len(counts)%64 == 0 {
					if _, at := c.chart.Along(counts, false); at >= 0 {
						total += float64(at + 1)
						squares += float64(at+1) * float64(at+1)
						break
					}
				}
			}
		}
		mean := total / runs
		deviation := math.Sqrt((squares/runs - mean*mean) / runs)
		near(t, "run length", mean, want.FromZero, 4*deviation)
	}
}

func TestDesign(t *testing.T) {
	for _, c := range []struct{ calm, changed, size, quiet float64 }{
		{0.5, 1.5, 0, 500}, {2, 4, 0, 370}, {2, 4, 2, 200}, {20, 10, 3, 100}, {20, 30, 0, 100}, {0.1, 0.3, 0, 365}, {150, 75, 2, 60},
	} {
		calm, changed := count.Law{Mean: c.calm, Size: c.size}, count.Law{Mean: c.changed, Size: c.size}
		d, err := verify.DesignCUSUM(calm, changed, c.quiet)
		if err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		if d.Quiet.FromZero < c.quiet || d.Delay.FromZero >= d.Quiet.FromZero || d.Lower != (c.changed < c.calm) {
			t.Errorf("%+v: %+v", c, d)
		}
		lower := d.CUSUM
		lower.H--
		if lower.H > 0 {
			if got := run(t, lower, calm); got.FromZero >= c.quiet {
				t.Errorf("%+v: h = %d keeps %v quiet; the design takes %d", c, lower.H, got.FromZero, d.H)
			}
		}
	}
}

func TestBestReference(t *testing.T) {
	for _, c := range []struct{ size, want float64 }{{1, 2.801784}, {5, 2.844000}, {0, 2.885390}} {
		near(t, "k", verify.BestReference(count.Law{Mean: 2, Size: c.size}, count.Law{Mean: 4, Size: c.size}), c.want, 1e-6)
	}
}

func TestSPRT(t *testing.T) {
	s, err := verify.NewSPRT(1, 2, 0.05, 0.05)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "A", s.A, 2.9444390, 1e-7)
	near(t, "slope", s.Slope, 1.4426950, 1e-7)
	low, err := s.At(1)
	if err != nil {
		t.Fatal(err)
	}
	high, err := s.At(2)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "error at the low mean", low.Rejects, 0.0272027, 1e-7)
	near(t, "error at the high mean", 1-high.Rejects, 0.0349898, 1e-7)
	near(t, "periods at the low mean", low.Periods, 10.3588, 1e-4)
	near(t, "periods at the high mean", high.Periods, 9.0440, 1e-4)
	slope, err := s.At(s.Slope)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "periods at the slope", slope.Periods, 17.3, 0.05)
	if n, isHigh := s.Decide([]int{0, 0, 0}); n != 3 || isHigh {
		t.Errorf("three quiet periods decide after %d, high %v", n, isHigh)
	}
	if n, isHigh := s.Decide([]int{8}); n != 1 || !isHigh {
		t.Errorf("eight events decide after %d, high %v", n, isHigh)
	}
	if n, _ := s.Decide([]int{1}); n != 0 {
		t.Errorf("one event decides after %d", n)
	}
}

func TestGarwood(t *testing.T) {
	for _, c := range []struct{ x, level, low, high float64 }{
		{0, 0.95, 0, 3.6889}, {0, 0.90, 0, 2.9957}, {10, 0.95, 4.7954, 18.3904},
	} {
		i, err := verify.Garwood(c.x, c.level)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "low", i.Low, c.low, 1e-4)
		near(t, "high", i.High, c.high, 1e-4)
	}
}

func TestCompare(t *testing.T) {
	c, err := verify.Compare(3, 10, 1, 1, 1, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "3 vs 10", c.Rise, 189.0/4096, 1e-12)
	near(t, "ratio", *c.Ratio, 10.0/3, 1e-12)
	back, _ := verify.Compare(10, 3, 1, 1, 1, 0.95)
	near(t, "10 vs 3", back.Fall, c.Rise, 1e-12)
	near(t, "ends turn round", back.Low, 1 / *c.High, 1e-9)
	for _, empty := range [][2]int{{0, 0}, {0, 5}, {5, 0}} {
		c, err := verify.Compare(empty[0], empty[1], 2, 3, 1, 0.95)
		if err != nil || (c.Ratio == nil) != (empty[0] == 0) || (c.High == nil) != (empty[0] == 0) || math.IsNaN(c.Low+c.Rise+c.Fall) {
			t.Errorf("%v: %+v, %v", empty, c, err)
		}
	}
	loose, _ := verify.Compare(30, 10, 1, 1, 4, 0.95)
	tight, _ := verify.Compare(30, 10, 1, 1, 1, 0.95)
	if loose.Fall < tight.Fall || *loose.High < *tight.High {
		t.Error("counts that bunch say more than counts that do not")
	}
}

func TestChapman(t *testing.T) {
	c, err := verify.Chapman(30, 20, 12)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "N", c.N, 49.0769, 1e-4)
	near(t, "variance", c.Variance, 39.6213, 1e-4)
	near(t, "low", c.Low, 40, 0)
	near(t, "high", c.High, 76, 0)
}

func TestDisperse(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	var plain, bunched []int
	for range 500 {
		plain = append(plain, draw(count.Law{Mean: 3}, r))
		bunched = append(bunched, draw(count.Law{Mean: 3, Size: 2}, r))
	}
	p, err := verify.Disperse(plain)
	if err != nil || p.Bunched {
		t.Errorf("Poisson counts: %+v, %v", p, err)
	}
	b, err := verify.Disperse(bunched)
	if err != nil || !b.Bunched || b.Size < 1 || b.Size > 4 {
		t.Errorf("bunched counts: %+v, %v", b, err)
	}
}

func TestLaws(t *testing.T) {
	for _, law := range []count.Law{{Mean: 0.3}, {Mean: 4}, {Mean: 4, Size: 1.5}, {Mean: 0.2, Size: 0.1}} {
		sum, mean := 0.0, 0.0
		for x := range 400 {
			sum += law.Exactly(x)
			mean += float64(x) * law.Exactly(x)
			near(t, "at most", law.AtMost(x), sum, 1e-10)
		}
		near(t, "mean", mean, law.Mean, 1e-6)
	}
}

func TestRefused(t *testing.T) {
	law := count.Law{Mean: 2}
	for name, ask := range map[string]func() error{
		"a mean of NaN": func() error {
			_, err := verify.CUSUM{K: 1, H: 2, Steps: 1}.Run(count.Law{Mean: math.NaN()})
			return err
		},
		"no limit":           func() error { _, err := verify.CUSUM{K: 1, Steps: 1}.Run(law); return err },
		"a chart for ever":   func() error { _, err := verify.CUSUM{K: 500, H: 400, Steps: 1}.Run(law); return err },
		"means alike":        func() error { _, err := verify.DesignCUSUM(law, law, 100); return err },
		"means hardly apart": func() error { _, err := verify.DesignCUSUM(law, count.Law{Mean: 2.02}, 1e6); return err },
		"error rates of all": func() error { _, err := verify.NewSPRT(1, 2, 0.5, 0.6); return err },
		"events below 0":     func() error { _, err := verify.Garwood(-1, 0.95); return err },
		"no time":            func() error { _, err := verify.Compare(1, 1, 0, 1, 1, 0.95); return err },
		"more in common":     func() error { _, err := verify.Chapman(1, 2, 2); return err },
		"nothing in common":  func() error { _, err := verify.Chapman(3, 2, 0); return err },
		"one period":         func() error { _, err := verify.Disperse([]int{3}); return err },
		"nothing happened":   func() error { _, err := verify.Disperse([]int{0, 0}); return err },
	} {
		if ask() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
