package relief_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/accord/internal/facts"
	"parley/accord/relief"
)

func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tol {
		t.Errorf("%s is %v; want %v", what, got, want)
	}
}

func TestFactsGradual(t *testing.T) {
	for _, f := range facts.Of(t, "gradual_linear") {
		l, err := relief.Climb(relief.Gradual{Cost: f.In("a"), Gain: f.In("b"), Discount: f.In("delta"), Cap: f.In("cap")})
		if err != nil {
			t.Fatal(err)
		}
		for k, want := range f.Expect.([]any) {
			near(t, "share given", l.Given(k+1), want.(float64), f.Tol)
		}
	}
}

func TestGradual(t *testing.T) {
	l, err := relief.Climb(relief.Gradual{Cost: 1, Gain: 2, Discount: 0.8, Cap: 1})
	if err != nil || !l.Feasible {
		t.Fatal(l, err)
	}
	near(t, "value", l.Value, 3.75, 1e-12)
	slow, _ := relief.Climb(relief.Gradual{Cost: 1, Gain: 1.5, Discount: 0.9, Cap: 1})
	if got := slow.Steps(0.95); got != 10 {
		t.Errorf("%d steps to 95%%; want 10", got)
	}
	if l, _ := relief.Climb(relief.Gradual{Cost: 1, Gain: 1.1, Discount: 0.9, Cap: 1}); l.Feasible || l.Given(5) != 0 || l.Steps(0.5) != 0 {
		t.Errorf("impatient sides exchange %+v", l)
	}
	path, err := relief.ClimbQuadratic(1, 1, 0.9, 200)
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []float64{0.45, 0.5625, 0.6257813, 0.6675569} {
		near(t, "quadratic path", path[k], want, 1e-6)
	}
	if last := path[199]; last > 0.9 || last < 0.88 {
		t.Errorf("the quadratic path ends at %v; want just below 0.9", last)
	}
}

// At every step of the fastest path stopping is worth exactly as much as going
// on: the recursion is what makes it the fastest.
func TestClimbBinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		g := relief.Gradual{Cost: 0.5 + r.Float64(), Gain: 1 + 2*r.Float64(), Discount: 0.3 + 0.69*r.Float64(), Cap: 1}
		l, err := relief.Climb(g)
		if err != nil || !l.Feasible {
			continue
		}
		for step := 1; step < 6; step++ {
			left := g.Gain*l.Given(step+1) - (g.Gain*l.Given(1) + g.Cost*l.Given(step)/g.Discount)
			near(t, "what the recursion leaves", left, 0, 1e-9)
		}
	}
}

func exchange(f facts.Fact) relief.Exchange {
	x := relief.Exchange{
		Withdrawal: f.In("a"), Relief: f.In("u"), Gain: f.In("b"), Give: f.In("e"), StakeA: f.In("SA"), StakeB: f.In("SB"),
		Snapback: f.In("rho"), Reversible: f.In("sigma"), Verified: 1, Discount: 1,
	}
	if f.Input["eta"] != nil {
		x.Verified = f.In("eta")
	}
	if f.Input["d"] != nil {
		x.Discount = f.In("d")
	}
	return x
}

func TestFactsExchange(t *testing.T) {
	for _, f := range facts.Of(t, "safe_exchange") {
		s, err := relief.Shortest(t.Context(), exchange(f), 12)
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "Kmin", new(float64(len(s.Withdraw))))
		f.Near(t, "slack", &s.Slack)
	}
}

func symmetric(theta, stake float64) relief.Exchange {
	return relief.Exchange{Withdrawal: 1, Relief: theta, Gain: theta, Give: 1, StakeA: stake, StakeB: stake, Verified: 1, Discount: 1}
}

// The closed form of the symmetric exchange: Smin(K) = (θ-1)/(θ^(2K-1)-1),
// slack S - Smin.
func TestExchangeClosedForm(t *testing.T) {
	for _, theta := range []float64{1.05, 1.2, 1.5, 3} {
		for _, stake := range []float64{0, 0.05, 0.3} {
			for k := 1; k <= 20; k++ {
				s, err := relief.Plan(t.Context(), symmetric(theta, stake), k)
				if err != nil {
					t.Fatal(err)
				}
				near(t, "slack", s.Slack, stake-(theta-1)/(math.Pow(theta, float64(2*k-1))-1), 1e-8)
			}
		}
	}
}

func random(r *rand.Rand) relief.Exchange {
	x := relief.Exchange{
		Withdrawal: 0.2 + r.Float64(), Give: 0.2 + r.Float64(), StakeA: 0.2 * r.Float64(), StakeB: 0.2 * r.Float64(),
		Snapback: r.Float64(), Reversible: r.Float64(), Verified: 0.5 + 0.5*r.Float64(), Discount: 0.85 + 0.15*r.Float64(),
	}
	x.Relief, x.Gain = x.Withdrawal*(1.05+r.Float64()), x.Give*(1.05+r.Float64())
	return x
}

// The number of tranches falls, and the slack rises, in stakes and snapback.
func TestMonotone(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 300 {
		x := random(r)
		least, err := relief.Shortest(t.Context(), x, 8)
		if err != nil {
			t.Fatal(err)
		}
		for _, more := range []func(*relief.Exchange){
			func(y *relief.Exchange) { y.StakeA += 0.05 },
			func(y *relief.Exchange) { y.StakeB += 0.05 },
			func(y *relief.Exchange) { y.Snapback = min(1, y.Snapback+0.1) },
		} {
			y := x
			more(&y)
			s, err := relief.Shortest(t.Context(), y, 8)
			if err != nil {
				t.Fatal(err)
			}
			if least.Feasible && (!s.Feasible || len(s.Withdraw) > len(least.Withdraw)) {
				t.Fatalf("%+v takes %d tranches, %+v %d", x, len(least.Withdraw), y, len(s.Withdraw))
			}
		}
	}
}

// A schedule is judged by walking through it, without the program's rows:
// what each side has by going on to the end, less what it has by stopping.
func TestScheduleByWalking(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 300 {
		x := random(r)
		k := 1 + r.IntN(8)
		s, err := relief.Plan(t.Context(), x, k)
		if err != nil {
			t.Fatal(err)
		}
		worst, relieved, withdrawn := math.Inf(1), 0.0, 0.0
		for step := range k {
			on, discount := 0.0, 1.0
			for j := step; j < k; j++ {
				on += x.Relief*discount*x.Discount*s.Relieve[j] - x.Withdrawal*discount*s.Withdraw[j]
				discount *= x.Discount * x.Discount
			}
			stop := (1-x.Verified)*x.Relief*x.Discount*s.Relieve[step] - x.Verified*(x.Snapback*x.Relief*relieved+x.StakeA)
			near(t, "A's gain", s.GainA[step], on-stop, 1e-9)
			withdrawn += s.Withdraw[step]
			on, discount = 0, 1
			for j := step; j < k; j++ {
				if j > step {
					on += x.Gain * discount / x.Discount * s.Withdraw[j]
				}
				on -= x.Give * discount * s.Relieve[j]
				discount *= x.Discount * x.Discount
			}
			near(t, "B's gain", s.GainB[step], on+x.Reversible*x.Gain*withdrawn+x.StakeB, 1e-9)
			relieved += s.Relieve[step]
			worst = min(worst, s.GainA[step], s.GainB[step])
		}
		near(t, "slack", s.Slack, worst, 1e-9)
		near(t, "all withdrawn", withdrawn, 1, 1e-9)
		near(t, "all relieved", relieved, 1, 1e-9)
		if len(s.Binding) == 0 {
			t.Fatal("no step binds")
		}
	}
}

// Without a stake or snapback a finite exchange unravels, however long, and
// what is said to be needed is: a little less does not do.
func TestNeeds(t *testing.T) {
	x := symmetric(1.2, 0)
	s, err := relief.Shortest(t.Context(), x, 10)
	if err != nil || s.Feasible {
		t.Fatal(s.Slack, err)
	}
	need, err := relief.Needs(t.Context(), x, 10)
	if err != nil || need.Stake == nil {
		t.Fatal(need, err)
	}
	near(t, "stake", *need.Stake, 0.2/(math.Pow(1.2, 19)-1), 1e-6)
	for _, c := range []struct {
		snapback float64
		want     bool
	}{{*need.Snapback + 1e-6, true}, {*need.Snapback - 1e-6, false}} {
		x.Snapback = c.snapback
		if s, err := relief.Plan(t.Context(), x, 10); err != nil || s.Feasible != c.want {
			t.Errorf("snapback %v: slack %v, %v; want feasible %v", c.snapback, s.Slack, err, c.want)
		}
	}
}

// Halving finds what a scan finds.
func TestShortestAgainstScan(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		x := random(r)
		x.StakeA, x.StakeB, x.Snapback, x.Reversible = x.StakeA/4, x.StakeB/4, x.Snapback/4, x.Reversible/4
		found, err := relief.Shortest(t.Context(), x, 8)
		if err != nil {
			t.Fatal(err)
		}
		least := 0
		for k := 1; k <= 8 && least == 0; k++ {
			s, err := relief.Plan(t.Context(), x, k)
			if err != nil {
				t.Fatal(err)
			}
			if s.Feasible {
				least = k
			}
		}
		if found.Feasible != (least > 0) || found.Feasible && len(found.Withdraw) != least {
			t.Fatalf("%+v: halving finds %d (%v), a scan %d", x, len(found.Withdraw), found.Feasible, least)
		}
	}
}

// What a side could take back holds the other: without stakes, half of the
// relief open to snapback and a third of the withdrawal to return.
func TestSnapbackWithoutStakes(t *testing.T) {
	x := symmetric(1.2, 0)
	x.Snapback, x.Reversible = 0.5, 0.3
	for k, want := range []float64{-0.64, 0.0193857} {
		s, err := relief.Plan(t.Context(), x, k+1)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "slack", s.Slack, want, 1e-6)
	}
}

// Indivisible parts: the search finds what the linear program bounds, comes
// near to it with many parts, and takes the one schedule that there is.
func TestParts(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 50 {
		x := random(r)
		k := 1 + r.IntN(3)
		fine, err := relief.Plan(t.Context(), x, k)
		if err != nil {
			t.Fatal(err)
		}
		last := math.Inf(-1)
		for _, parts := range []int{2, 4, 8} {
			s, err := relief.PlanParts(t.Context(), x, k, parts, parts)
			if err != nil {
				t.Fatal(err)
			}
			if s.Slack > fine.Slack+1e-9 || s.Slack < last-1e-9 {
				t.Fatalf("%d parts leave %v after %v; divisible %v", parts, s.Slack, last, fine.Slack)
			}
			last = s.Slack
		}
	}
	one, err := relief.PlanParts(t.Context(), symmetric(1.2, 0.5), 1, 1, 1)
	if err != nil || one.Withdraw[0] != 1 || one.Relieve[0] != 1 {
		t.Error(one, err)
	}
}

func TestRefused(t *testing.T) {
	good := symmetric(1.2, 0.1)
	bad := good
	bad.Relief = 0.9
	late := good
	late.Discount = 0
	for name, ask := range map[string]func() error{
		"relief worth less than withdrawing": func() error { _, err := relief.Plan(t.Context(), bad, 3); return err },
		"a discount factor of 0":             func() error { _, err := relief.Plan(t.Context(), late, 3); return err },
		"no tranches":                        func() error { _, err := relief.Plan(t.Context(), good, 0); return err },
		"too many tranches":                  func() error { _, err := relief.Shortest(t.Context(), good, 51); return err },
		"too many schedules":                 func() error { _, err := relief.PlanParts(t.Context(), good, 20, 20, 20); return err },
		"a gain of NaN": func() error {
			_, err := relief.Climb(relief.Gradual{Cost: 1, Gain: math.NaN(), Discount: 0.5, Cap: 1})
			return err
		},
	} {
		if ask() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
