package mediator_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/accord/internal/facts"
	"parley/accord/mediator"
	"parley/internal/lp"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tol {
		t.Errorf("%s is %v; want %v", what, got, want)
	}
}

func TestFactsBroker(t *testing.T) {
	for _, f := range facts.Of(t, "kydd_two_type") {
		b, err := mediator.Inform(mediator.Crisis{
			Win: f.In("p"), Cost: f.In("c1"), Tough: f.In("cT"), Weak: f.In("cW"), Prior: f.In("phi"), Accuracy: f.In("q"), Harm: f.In("kappa"),
		}, 1)
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "phistar", &b.Cutoff)
		f.Near(t, "muW", &b.AfterWeak)
		f.Near(t, "muT", &b.AfterTough)
		f.Near(t, "bmin", b.LeastBias)
		f.Near(t, "bmax", b.MostBias)
		f.Near(t, "war0", &b.WarBefore)
		f.Near(t, "war1", &b.WarAfter)
		f.Near(t, "u1_no", &b.DemandingBefore)
		f.Near(t, "u1_med", &b.DemandingAfter)
		f.Near(t, "weak2_no", &b.WeakBefore)
		f.Near(t, "weak2_med", &b.WeakAfter)
		if want := f.Expect.(map[string]any)["responsive"]; b.Responsive != want {
			t.Errorf("%v: responsive %v; want %v", f.Input, b.Responsive, want)
		}
	}
}

func TestBrokerClauses(t *testing.T) {
	c := mediator.Crisis{Win: 0.6, Cost: 0.2, Tough: 0.1, Weak: 0.4, Prior: 0.3, Accuracy: 0.8, Harm: 0.1}
	for _, k := range []struct {
		bias float64
		want mediator.Doubt
	}{{-0.5, mediator.FavoursOther}, {0, mediator.TooNeutral}, {0.5, mediator.Believed}, {1.4, mediator.TooPartial}} {
		b, err := mediator.Inform(c, k.bias)
		if err != nil || b.Reason != k.want || b.Credible != (k.want == mediator.Believed) || b.Credible != (b.Slack > 0) {
			t.Errorf("bias %v: %+v, %v; want %q", k.bias, b, err, k.want)
		}
	}
	c.Accuracy = 0.5
	if b, _ := mediator.Inform(c, 0.5); b.Reason != mediator.Unresponsive {
		t.Errorf("a signal that says nothing: %+v", b)
	}
	c.Accuracy = 1
	if b, _ := mediator.Inform(c, 0); !b.Credible {
		t.Errorf("a neutral mediator that knows: %+v", b)
	}
	c = mediator.Crisis{Win: 0.5, Cost: 0.1, Tough: 0.05, Weak: 0.3, Prior: 0.7, Accuracy: 0.9, Harm: 0.2}
	if b, _ := mediator.Inform(c, 1); b.Acceptable() || b.WarAfter <= b.WarBefore {
		t.Errorf("the weak lose by it and war becomes likelier: %+v", b)
	}
}

// The mediator's message is its own best one exactly within the biases: by
// its payoffs, not by the formulas.
func TestBrokerByPayoffs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	credible := 0
	for range 5000 {
		c := mediator.Crisis{Win: r.Float64(), Cost: r.Float64() / 2, Tough: r.Float64() / 4, Prior: 0.05 + 0.9*r.Float64(), Accuracy: 0.5 + r.Float64()/2, Harm: r.Float64() / 2}
		c.Weak = c.Tough + 0.01 + r.Float64()/2
		bias := 3 * r.Float64()
		b, err := mediator.Inform(c, bias)
		if err != nil {
			t.Fatal(err)
		}
		// Having said "weak" the demand is risky: the mediator gets b of it if
		// accepted, and otherwise b times the war's result less its harm.
		gain := func(mu float64) float64 {
			risky := (1-mu)*bias*(c.Win+c.Weak) + mu*(bias*c.Win-c.Harm)
			return risky - bias*(c.Win+c.Tough)
		}
		if math.Abs(gain(b.AfterWeak)) < 1e-6 || math.Abs(gain(b.AfterTough)) < 1e-6 {
			continue
		}
		honest := gain(b.AfterWeak) > 0 && gain(b.AfterTough) < 0
		if want := b.Responsive && honest; b.Credible != want {
			t.Fatalf("%+v, bias %v: credible %v; by payoffs %v", c, bias, b.Credible, want)
		}
		if b.Credible {
			credible++
		}
	}
	if credible < 100 {
		t.Errorf("only %d credible", credible)
	}
}

func TestFactsOffers(t *testing.T) {
	for _, f := range facts.Of(t, "optimal_mediation") {
		o, err := mediator.Propose(mediator.Contest{Strong: f.In("q"), Win: f.In("p"), Survives: f.In("theta")})
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "lam", &o.Odds)
		f.Near(t, "gam", &o.Temptation)
		f.Near(t, "pH", &o.BothStrong)
		f.Near(t, "pM", &o.Unlike)
		f.Near(t, "peace", new(1-o.War))
	}
}

// program is the mediator's linear program in pH, pM, pL and z.
func program(c mediator.Contest) lp.Problem {
	q, p, th := c.Strong, c.Win, c.Survives
	lowH, lowL := []float64{q * (1 - th) / 2, -(1 - q) * p * th, 0, 1 - q}, []float64{0, q * (1 - (1-p)*th), (1 - q) * (1 - th) / 2, -q}
	less := func(a, b []float64) []float64 {
		c := make([]float64, len(a))
		for k := range a {
			c[k] = a[k] - b[k]
		}
		return c
	}
	return lp.Problem{
		Maximize: []float64{q * q, 2 * q * (1 - q), (1 - q) * (1 - q), 0},
		Upper:    []float64{1, 1, 1, 1},
		Rows: []lp.Row{
			{Coef: []float64{0, 1, 0, -1}, Sense: lp.AtLeast},
			{Coef: lowH, Sense: lp.AtLeast},
			{Coef: lowL, Sense: lp.AtLeast},
			{Coef: less(lowL, []float64{q * (0.5 - (1-p)*th), -(1 - q) * th / 2, 0, 1 - q}), Sense: lp.AtLeast},
			{Coef: less(lowH, []float64{0, q * (1 - th/2), (1 - q) * (0.5 - p*th), -q}), Sense: lp.AtLeast},
		},
	}
}

// The closed form is the optimum of the linear program, and war is never
// likelier than without the mediator.
func TestProposeAgainstProgram(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 3000 {
		c := mediator.Contest{Strong: 0.02 + 0.96*r.Float64(), Win: 0.5 + r.Float64()/2, Survives: 0.98 * r.Float64()}
		if c.Win*c.Survives <= 0.5 {
			continue
		}
		o, err := mediator.Propose(c)
		if err != nil {
			t.Fatal(err)
		}
		s, err := lp.Solve(t.Context(), program(c))
		if err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		near(t, "peace", 1-o.War, s.Objective, 1e-7)
		if o.War > o.WarBefore+1e-9 {
			t.Fatalf("%+v: war %v with, %v without the mediator", c, o.War, o.WarBefore)
		}
	}
	if e, err := lp.SolveExact(t.Context(), program(mediator.Contest{Strong: 0.2, Win: 0.9, Survives: 0.8})); err != nil {
		t.Error(err)
	} else if peace, _ := e.Objective.Float64(); math.Abs(peace-0.7585185185) > 1e-9 {
		t.Errorf("exactly: peace %v", peace)
	}
	if o, _ := mediator.Propose(mediator.Contest{Strong: 0.2, Win: 0.9, Survives: 0.8}); math.Abs(o.WarBefore-0.36) > 1e-12 {
		t.Errorf("without the mediator %v; want 0.36", o.WarBefore)
	}
}

func TestFactsPrice(t *testing.T) {
	for _, f := range facts.Of(t, "ms_grid") {
		n := int(f.In("n"))
		p, err := mediator.Deal(t.Context(), grid(n), grid(n))
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "second_best", &p.Attainable)
		f.Near(t, "efficient", &p.Efficient)
	}
}

// grid is n equally likely prices, the midpoints of as many parts of 0 to 1.
func grid(n int) []mediator.Type {
	var types []mediator.Type
	for k := range n {
		types = append(types, mediator.Type{Price: (float64(k) + 0.5) / float64(n), Probability: 1 / float64(n)})
	}
	return types
}

func TestPriceTwoTypes(t *testing.T) {
	for _, c := range []struct{ pi, x, attainable, efficient float64 }{{0.8, 0.2, 0.6826667, 0.704}, {0.9, 0.3, 0.8505, 0.864}} {
		p, err := mediator.Deal(t.Context(),
			[]mediator.Type{{0, c.pi}, {1 - c.x, 1 - c.pi}}, []mediator.Type{{c.x, 1 - c.pi}, {1, c.pi}})
		if err != nil {
			t.Fatal(err)
		}
		near(t, "attainable", p.Attainable, c.attainable, 1e-6)
		near(t, "efficient", p.Efficient, c.efficient, 1e-9)
	}
	p, err := mediator.Deal(t.Context(), []mediator.Type{{0, 0.2}, {80, 0.8}}, []mediator.Type{{20, 0.8}, {100, 0.2}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "attainable", p.Attainable, 10.4, 1e-9)
	near(t, "subsidy", p.Subsidy, 0, 1e-9)
}

// full is the program with transfers, interim incentives and participation:
// the definition that the reduced form is held against.
func full(seller, buyer []mediator.Type) lp.Problem {
	m, n := len(seller), len(buyer)
	size := 2 * m * n // q then the transfer t
	p := lp.Problem{Maximize: make([]float64, size), Lower: make([]float64, size), Upper: make([]float64, size)}
	for k := range m * n {
		i, j := k/n, k%n
		p.Maximize[k], p.Upper[k] = seller[i].Probability*buyer[j].Probability*(buyer[j].Price-seller[i].Price), 1
		p.Lower[m*n+k], p.Upper[m*n+k] = math.Inf(-1), math.Inf(1)
	}
	sells := func(row []float64, i int, cost, sign float64) {
		for j, b := range buyer {
			row[i*n+j] -= sign * b.Probability * cost
			row[m*n+i*n+j] += sign * b.Probability
		}
	}
	buys := func(row []float64, j int, value, sign float64) {
		for i, s := range seller {
			row[i*n+j] += sign * s.Probability * value
			row[m*n+i*n+j] -= sign * s.Probability
		}
	}
	add := func(fill func(row []float64)) {
		row := make([]float64, size)
		fill(row)
		p.Rows = append(p.Rows, lp.Row{Coef: row, Sense: lp.AtLeast})
	}
	for i, s := range seller {
		add(func(row []float64) { sells(row, i, s.Price, 1) })
		for k := range seller {
			if k != i {
				add(func(row []float64) { sells(row, i, s.Price, 1); sells(row, k, s.Price, -1) })
			}
		}
	}
	for j, b := range buyer {
		add(func(row []float64) { buys(row, j, b.Price, 1) })
		for k := range buyer {
			if k != j {
				add(func(row []float64) { buys(row, j, b.Price, 1); buys(row, k, b.Price, -1) })
			}
		}
	}
	return p
}

func TestPriceAgainstFullProgram(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	side := func() []mediator.Type {
		var types []mediator.Type
		price, sum := 0.0, 0.0
		for range 1 + r.IntN(4) {
			price += 0.02 + r.Float64()/3
			types = append(types, mediator.Type{Price: price, Probability: 0.05 + r.Float64()})
			sum += types[len(types)-1].Probability
		}
		for k := range types {
			types[k].Probability /= sum
		}
		return types
	}
	short := 0
	for range 400 {
		seller, buyer := side(), side()
		p, err := mediator.Deal(t.Context(), seller, buyer)
		if err != nil {
			t.Fatal(err)
		}
		s, err := lp.Solve(t.Context(), full(seller, buyer))
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(s.Objective-p.Attainable) > 1e-7 {
			t.Fatalf("%v %v: reduced %v, full %v", seller, buyer, p.Attainable, s.Objective)
		}
		if p.Attainable < p.Efficient-1e-6 {
			short++
			if p.Subsidy <= 0 {
				t.Fatal("gains are lost, and no subsidy is asked for")
			}
		}
	}
	if short < 10 {
		t.Errorf("only %d cases lose gains", short)
	}
}

func TestRipen(t *testing.T) {
	s := mediator.Stalemate{HazardA: 0.1, HazardB: 0.1, PrizeA: 1, PrizeB: 1, CostA: 0.3, CostB: 0.3, Discount: 0.1}
	r, err := mediator.Ripen(s)
	if err != nil || !r.Ripe || !r.Hurting {
		t.Error(r, err)
	}
	near(t, "what A expects", r.WarA, -0.2/0.3, 1e-12)
	s.CostA, s.PrizeA, s.HazardA, s.CostB, s.HazardB = 0, 1, 1, 0, 1
	s.PrizeB = 1
	r, err = mediator.Ripen(s)
	if err != nil || r.Hurting {
		t.Error(r, err)
	}
}

func TestRefused(t *testing.T) {
	for name, ask := range map[string]func() error{
		"no costs": func() error { _, err := mediator.Inform(mediator.Crisis{}, 0); return err },
		"a bias of NaN": func() error {
			_, err := mediator.Inform(mediator.Crisis{Win: 0.5, Weak: 1, Prior: 0.5, Accuracy: 0.7}, math.NaN())
			return err
		},
		"war costs little": func() error {
			_, err := mediator.Propose(mediator.Contest{Strong: 0.5, Win: 0.6, Survives: 0.5})
			return err
		},
		"nobody sells":   func() error { _, err := mediator.Deal(t.Context(), nil, grid(2)); return err },
		"half a side":    func() error { _, err := mediator.Deal(t.Context(), []mediator.Type{{1, 0.5}}, grid(2)); return err },
		"no discounting": func() error { _, err := mediator.Ripen(mediator.Stalemate{PrizeA: 1, PrizeB: 1}); return err },
	} {
		if ask() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
