package guarantee_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/accord/guarantee"
	"parley/accord/internal/facts"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tol {
		t.Errorf("%s is %v; want %v", what, got, want)
	}
}

func shift(before, after, cost, delta float64) guarantee.Shift {
	return guarantee.Shift{Before: before, After: after, WarCost: cost, Discount: delta}
}

func TestFactsFearon(t *testing.T) {
	for _, f := range facts.Of(t, "fearon_preventive") {
		b, err := guarantee.Prevent(shift(f.In("p1"), f.In("p2"), f.In("cB"), f.In("delta")))
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "lhs", &b.Pressure)
		f.Near(t, "rhs", new(float64(b.Restraint)))
	}
}

func TestFactsSteps(t *testing.T) {
	for _, f := range facts.Of(t, "min_steps_power_shift") {
		n, ok, err := guarantee.LeastSteps(shift(f.In("p0"), f.In("pT"), f.In("cB"), f.In("delta")))
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		f.Near(t, "", new(float64(n)))
	}
}

func TestFactsPowell(t *testing.T) {
	for _, f := range facts.Of(t, "powell") {
		got, err := guarantee.Powell(f.In("pt"), f.In("pt1"), f.In("destroy"), f.In("delta"))
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "", &got.Value)
	}
	f, err := guarantee.Powell(0.7, 0.4, 0.1, 0.95)
	if err != nil || !f.Sure {
		t.Error(f, err)
	}
	near(t, "critical loss", f.CriticalLoss, 0.2125984, 1e-7)
}

func TestFactsAssurance(t *testing.T) {
	for _, f := range facts.Of(t, "assurance") {
		a, err := guarantee.Assure(guarantee.Disarmament{
			T: f.In("T"), R: f.In("R"), P: f.In("P"), S: f.In("S"), Punishment: f.In("k"), Rescue: f.In("r"), Credibility: f.In("g"),
		})
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "T2", &a.T)
		f.Near(t, "S2", &a.S)
		f.Near(t, "gmin", a.LeastCredibility)
		f.Near(t, "m", a.LeastTrust)
		if want := f.Expect.(map[string]any)["riskdom"]; a.RiskDominant != want {
			t.Errorf("%v: risk dominant %v; want %v", f.Input, a.RiskDominant, want)
		}
		near(t, "least dominant credibility", *a.LeastDominant, 2.0/3, 1e-12)
	}
}

func TestPrevent(t *testing.T) {
	b, err := guarantee.Prevent(shift(0.3, 0.5, 0.2, 0.9))
	if err != nil || b.Peaceful {
		t.Error(b, err)
	}
	near(t, "greatest peaceful chance", b.MostAfter, 0.302/0.9, 1e-12)
	near(t, "least cost of war", b.LeastCost, 15, 1e-9)
	gamma, ok, err := guarantee.LeastCredibility(shift(0.3, 0.5, 0.2, 0.9), 0.4)
	if err != nil || !ok {
		t.Error(ok, err)
	}
	near(t, "least credibility", gamma, 0.148/0.36, 1e-12)
	if _, ok, _ := guarantee.LeastCredibility(shift(0.3, 0.5, 0.2, 0.9), 0); ok {
		t.Error("a guarantee that takes nothing away closes the gap")
	}
	if b, _ := guarantee.Prevent(shift(0.2, 0.9, 5, 0.7)); !b.Peaceful {
		t.Error("(.2,.9,5,.7) is peaceful")
	}
}

// The fastest path is peaceful by backward induction, and a path that is a
// step shorter, in steps as fast as can be, does not arrive.
func TestFastestPath(t *testing.T) {
	for _, c := range []struct {
		steps int
		want  []int
	}{{4, []int{0, 1, 2}}, {6, nil}} {
		var path []float64
		for k := range c.steps + 1 {
			path = append(path, 0.3+0.2*float64(k)/float64(c.steps))
		}
		got, err := guarantee.WarAlong(path, 0.2, 0.9)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%d equal steps: war at %v, %v; want %v", c.steps, got, err, c.want)
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		s := shift(0.05+0.5*r.Float64(), 0, 3*r.Float64(), 0.7+0.29*r.Float64())
		s.After = s.Before + (1-s.Before)*r.Float64()
		n, ok, err := guarantee.LeastSteps(s)
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		path := guarantee.FastestPath(s, 10_000)
		if len(path)-1 != n {
			t.Fatalf("%+v: %d steps, and a path of %d", s, n, len(path)-1)
		}
		war, err := guarantee.WarAlong(path, s.WarCost, s.Discount)
		if err != nil || len(war) > 0 {
			t.Fatalf("%+v: war at %v on the peaceful path, %v", s, war, err)
		}
	}
}

func TestStrike(t *testing.T) {
	s, err := guarantee.Strike(0.6, 0.45, 0.05, 0.08)
	if err != nil || s.Stable || s.Low <= s.High {
		t.Error(s, err)
	}
	near(t, "slack", s.Slack, -0.02, 1e-12)
}

func TestGuarantors(t *testing.T) {
	g := guarantee.Guarantor{Stake: 10, Saved: 0.4, Audience: 1, Cost: 6, Spread: 2}
	gamma, err := guarantee.Credibility(g)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "credibility", gamma, 0.3085375, 1e-7)
	audience, err := guarantee.LeastAudience(g, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "audience cost for 0.9", audience, 4.5631031, 1e-7)
	g.Audience = audience
	if again, _ := guarantee.Credibility(g); math.Abs(again-0.9) > 1e-9 {
		t.Errorf("with that cost the credibility is %v", again)
	}
}

// Together lies between the likeliest alone and independence, falls in the
// correlation, and agrees with simulation.
func TestTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 100 {
		gammas := []float64{r.Float64(), r.Float64(), r.Float64()}
		last := 2.0
		for _, rho := range []float64{0, 0.1, 0.3, 0.6, 0.9, 1} {
			got, err := guarantee.Together(gammas, rho)
			if err != nil || got > last+1e-6 || got < slices.Max(gammas)-1e-9 {
				t.Fatalf("%v, correlation %v: %v after %v, %v", gammas, rho, got, last, err)
			}
			last = got
		}
	}
	// Two of a half each: a third part of the quadrant more for each ρ.
	got, _ := guarantee.Together([]float64{0.5, 0.5}, 0.5)
	near(t, "two of a half with correlation 0.5", got, 1-(0.25+math.Asin(0.5)/(2*math.Pi)), 1e-8)
}

// The least credibility for disarming is a threshold.
func TestAssuranceThreshold(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 1000 {
		d := guarantee.Disarmament{S: -2 * r.Float64(), Punishment: r.Float64(), Rescue: r.Float64()}
		d.P = r.Float64()
		d.R = d.P + 0.1 + r.Float64()
		d.T = d.R + 0.1 + r.Float64()
		a, err := guarantee.Assure(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []float64{-1e-6, 1e-6} {
			d.Credibility = *a.LeastCredibility + side
			if d.Credibility < 0 || d.Credibility > 1 {
				continue
			}
			b, err := guarantee.Assure(d)
			if err != nil || b.Equilibrium != (side > 0) || (b.T <= d.R) != (side > 0) {
				t.Fatalf("%+v: %+v, %v", d, b, err)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for name, ask := range map[string]func() error{
		"a chance above 1":        func() error { _, err := guarantee.Prevent(shift(0.3, 1.2, 1, 0.9)); return err },
		"a discount factor of 1":  func() error { _, err := guarantee.Prevent(shift(0.3, 0.5, 1, 1)); return err },
		"a cost below 0":          func() error { _, err := guarantee.Prevent(shift(0.3, 0.5, -1, 0.9)); return err },
		"no path":                 func() error { _, err := guarantee.WarAlong(nil, 1, 0.9); return err },
		"no spread":               func() error { _, err := guarantee.Credibility(guarantee.Guarantor{Stake: 1, Saved: 1}); return err },
		"payoffs in wrong order":  func() error { _, err := guarantee.Assure(guarantee.Disarmament{T: 1, R: 2}); return err },
		"a correlation of NaN":    func() error { _, err := guarantee.Together([]float64{0.5}, math.NaN()); return err },
		"a target of certainty":   func() error { _, err := guarantee.LeastAudience(guarantee.Guarantor{Spread: 1}, 1); return err },
		"a share destroyed of 2":  func() error { _, err := guarantee.Powell(0.5, 0.5, 2, 0.9); return err },
		"a first strike below 0":  func() error { _, err := guarantee.Strike(-1, 0, 0, 0); return err },
		"a cut of more than all":  func() error { _, _, err := guarantee.LeastCredibility(shift(0.3, 0.5, 1, 0.9), 1.5); return err },
		"steps of no probability": func() error { _, _, err := guarantee.LeastSteps(shift(math.NaN(), 0.5, 1, 0.9)); return err },
	} {
		if ask() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
