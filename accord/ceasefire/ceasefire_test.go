package ceasefire_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"parley/accord/ceasefire"
	"parley/accord/count"
)

// random returns payoffs in order, rates in order and a discount factor.
func random(r *rand.Rand) (ceasefire.Payoffs, ceasefire.Alarm, float64) {
	breakdown := r.Float64()*4 - 2
	peace := breakdown + 0.1 + 3*r.Float64()
	a, b := r.Float64(), r.Float64()
	return ceasefire.Payoffs{T: peace + 3*r.Float64(), R: peace, P: breakdown},
		ceasefire.Alarm{False: min(a, b) * 0.5, Detection: max(a, b)}, 0.05 + 0.94*r.Float64()
}

// values are what complying for ever and cheating once and then complying are
// worth, by iterating the automaton itself: n periods of suspension after an
// alarm.
func values(p ceasefire.Payoffs, a ceasefire.Alarm, delta float64, n int) (comply, cheat float64) {
	suspended := (1 - math.Pow(delta, float64(n))) * p.P
	for last := math.Inf(1); math.Abs(comply-last) > 1e-14; {
		last = comply
		comply = (1-delta)*p.R + delta*((1-a.False)*comply+a.False*(suspended+math.Pow(delta, float64(n))*comply))
	}
	return comply, (1-delta)*p.T + delta*((1-a.Detection)*comply+a.Detection*(suspended+math.Pow(delta, float64(n))*comply))
}

// The closed forms agree with the automaton: what is found deters, one period
// less does not, and what is called infeasible is deterred by no length.
func TestEnforceAgainstAutomaton(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	feasible := 0
	for range 3000 {
		p, a, delta := random(r)
		e, err := ceasefire.Enforce(p, a, delta)
		if err != nil {
			t.Fatal(err)
		}
		if !e.Feasible {
			for _, n := range []int{1, 10, 1000} {
				if comply, cheat := values(p, a, delta, n); comply > cheat+1e-6 {
					t.Fatalf("%+v %+v δ=%v: infeasible, but %d periods deter: %v > %v", p, a, delta, n, comply, cheat)
				}
			}
			continue
		}
		feasible++
		n := *e.Length
		comply, cheat := values(p, a, delta, n)
		if comply < cheat-1e-9 || math.Abs(comply-*e.Value) > 1e-9 {
			t.Fatalf("%+v %+v δ=%v: %d periods: comply %v, cheat %v, stated %v", p, a, delta, n, comply, cheat, *e.Value)
		}
		if n > 1 {
			if comply, cheat := values(p, a, delta, n-1); comply > cheat+1e-9 {
				t.Fatalf("%+v %+v δ=%v: %d periods are stated, %d deter", p, a, delta, n, n-1)
			}
		}
		if *e.Value > *e.BestValue+1e-9 {
			t.Fatalf("value %v above the best %v", *e.Value, *e.BestValue)
		}
	}
	if feasible < 500 {
		t.Errorf("only %d feasible cases", feasible)
	}
}

// The least discount factor rises in false alarms and falls in detection, and
// each threshold is one: on its far side the answer is the other.
func TestThresholdsAreThresholds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const step = 1e-6
	ask := func(p ceasefire.Payoffs, a ceasefire.Alarm, delta float64) ceasefire.Enforcement {
		e, err := ceasefire.Enforce(p, a, delta)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	checked := 0
	for range 3000 {
		p, a, delta := random(r)
		e := ask(p, a, delta)
		if e.LeastDiscount == nil || a.False < 0.01 || a.Detection > 0.99 || a.Detection-a.False < 0.05 {
			continue
		}
		checked++
		if more := ask(p, ceasefire.Alarm{False: a.False + 0.001, Detection: a.Detection}, delta).LeastDiscount; more != nil && *more < *e.LeastDiscount {
			t.Fatal("more false alarms need less patience")
		}
		if better := ask(p, ceasefire.Alarm{False: a.False, Detection: a.Detection + 0.001}, delta).LeastDiscount; *better > *e.LeastDiscount {
			t.Fatal("better detection needs more patience")
		}
		if d := *e.LeastDiscount; d > 0.01 && d < 0.99 {
			if ask(p, a, d-step).Feasible || !ask(p, a, d+step).Feasible {
				t.Fatalf("%v is no threshold of δ", d)
			}
		}
		if eta := e.LeastDetection; eta != nil && *eta > a.False+step && *eta < 1-step {
			if ask(p, ceasefire.Alarm{False: a.False, Detection: *eta - step}, delta).Feasible || !ask(p, ceasefire.Alarm{False: a.False, Detection: *eta + step}, delta).Feasible {
				t.Fatalf("%v is no threshold of η", *eta)
			}
		}
		if alpha := e.MostFalse; alpha != nil && *alpha > step && *alpha < a.Detection-step {
			if !ask(p, ceasefire.Alarm{False: *alpha - step, Detection: a.Detection}, delta).Feasible || ask(p, ceasefire.Alarm{False: *alpha + step, Detection: a.Detection}, delta).Feasible {
				t.Fatalf("%v is no threshold of α", *alpha)
			}
		}
	}
	if checked < 500 {
		t.Errorf("only %d cases", checked)
	}
}

func TestClauses(t *testing.T) {
	p := ceasefire.Payoffs{T: 5, R: 3, P: 1}
	enforce := func(p ceasefire.Payoffs, a ceasefire.Alarm, delta float64) ceasefire.Enforcement {
		e, err := ceasefire.Enforce(p, a, delta)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	if e := enforce(p, ceasefire.Alarm{False: 0.3, Detection: 0.5}, 0.99); e.Feasible || e.Binding != ceasefire.Monitoring || e.LeastDiscount != nil {
		t.Errorf("alarms that say too little: %+v", e)
	}
	if e := enforce(p, ceasefire.Alarm{False: 0.05, Detection: 0.8}, 0.5); e.Feasible || e.Binding != ceasefire.Patience {
		t.Errorf("too little patience: %+v", e)
	}
	if e := enforce(p.Fined(3, ceasefire.Alarm{Detection: 1}), ceasefire.Alarm{Detection: 1}, 0.1); !e.Feasible || e.Binding != ceasefire.Nothing || *e.Length != 0 {
		t.Errorf("a penalty that deters by itself: %+v", e)
	}
	// δ = δmin exactly: only a suspension without end deters.
	if e := enforce(p, ceasefire.Alarm{Detection: 1}, 0.5); !e.Feasible || !e.Forever || e.Length != nil {
		t.Errorf("at the boundary: %+v", e)
	}
	short, err := ceasefire.EnforceFor(p, ceasefire.Alarm{False: 0.05, Detection: 0.8}, 0.9, 1)
	if err != nil || short.Feasible || short.Binding != ceasefire.Length {
		t.Errorf("one period of two: %+v, %v", short, err)
	}
	blind := enforce(p, ceasefire.Alarm{}, 0.9)
	if blind.Feasible || blind.Binding != ceasefire.Monitoring || blind.FalseCollapse != nil {
		t.Errorf("no alarms at all: %+v", blind)
	}
	if e := enforce(p, ceasefire.Alarm{False: 1, Detection: 1}, 0.9); e.Feasible || math.IsNaN(e.Slack) || math.IsInf(e.Slack, 0) {
		t.Errorf("always alarm: %+v", e)
	}
}

func TestUnlike(t *testing.T) {
	both, err := ceasefire.Unlike([]ceasefire.Side{
		{ceasefire.Payoffs{T: 5, R: 3, P: 1}, ceasefire.Alarm{False: 0.05, Detection: 0.8}, 0.9},
		{ceasefire.Payoffs{T: 6, R: 4, P: 1}, ceasefire.Alarm{False: 0.02, Detection: 0.6}, 0.85},
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []float64{0.6002401, 0.5689900} {
		if got := *both[k].LeastDiscount; math.Abs(got-want) > 1e-6 {
			t.Errorf("side %d: δmin %v; want %v", k, got, want)
		}
		if *both[k].Length != 2 || !both[k].Feasible {
			t.Errorf("side %d: %+v; want 2 periods", k, both[k])
		}
	}
	if got := 1 / *both[0].FalseCollapse; math.Abs(got-0.069) > 1e-12 {
		t.Errorf("joint false alarms %v; want 0.069", got)
	}
}

func TestRefused(t *testing.T) {
	good, alarm := ceasefire.Payoffs{T: 5, R: 3, P: 1}, ceasefire.Alarm{False: 0.1, Detection: 0.5}
	for name, ask := range map[string]func() error{
		"payoffs in the wrong order": func() error { _, err := ceasefire.Enforce(ceasefire.Payoffs{T: 1, R: 1, P: 3}, alarm, 0.9); return err },
		"detection below false alarms": func() error {
			_, err := ceasefire.Enforce(good, ceasefire.Alarm{False: 0.5, Detection: 0.1}, 0.9)
			return err
		},
		"a rate of NaN": func() error {
			_, err := ceasefire.Enforce(good, ceasefire.Alarm{False: math.NaN(), Detection: 1}, 0.9)
			return err
		},
		"a discount factor of 1":        func() error { _, err := ceasefire.Enforce(good, alarm, 1); return err },
		"no suspension":                 func() error { _, err := ceasefire.EnforceFor(good, alarm, 0.9, 0); return err },
		"nobody":                        func() error { _, err := ceasefire.Unlike(nil, 0); return err },
		"more inspections than periods": func() error { _, err := ceasefire.Dresher(3, 4); return err },
		"a mean of nothing": func() error {
			_, _, err := ceasefire.ByThreshold(ceasefire.Counted{Payoffs: good, Violation: count.Law{Mean: 1}, Discount: 0.9, Quiet: 1})
			return err
		},
		"fewer incidents under cheating": func() error {
			_, _, err := ceasefire.ByThreshold(ceasefire.Counted{Payoffs: good, Calm: count.Law{Mean: 2}, Violation: count.Law{Mean: 1}, Discount: 0.9, Quiet: 1})
			return err
		},
		"a lag below 0":                func() error { _, err := ceasefire.Respond(good, 1, 0.9, -1); return err },
		"inspections that see nothing": func() error { _, err := ceasefire.LeastInspection(1, 1, ceasefire.Alarm{}, 0); return err },
	} {
		if ask() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// The closed form solves the recursion of the games, for every size.
func TestDresherRecursion(t *testing.T) {
	value := func(n, m int) *big.Rat {
		b, err := ceasefire.Dresher(n, m)
		if err != nil {
			t.Fatal(err)
		}
		return b.Value
	}
	for n := 2; n <= 25; n++ {
		for m := 1; m < n; m++ {
			seen, missed := value(n-1, m-1), value(n-1, m)
			// The value of [[a, b], [c, d]] without a saddle is (ad-bc)/(a+d-b-c).
			top := new(big.Rat).Neg(new(big.Rat).Add(seen, missed))
			bottom := new(big.Rat).Sub(new(big.Rat).Sub(seen, big.NewRat(2, 1)), missed)
			if got := top.Quo(top, bottom); got.Cmp(value(n, m)) != 0 {
				t.Fatalf("(%d,%d): the game has the value %s, the form %s", n, m, got.RatString(), value(n, m).RatString())
			}
		}
	}
}

func TestInspectionGamesWithCosts(t *testing.T) {
	for _, c := range []struct {
		n, m int
		b    int64
		want string
	}{{5, 2, 2, "1/4"}, {10, 3, 5, "7/60"}} {
		got, err := ceasefire.Inspectee(c.n, c.m, big.NewRat(c.b, 1))
		if err != nil || got.RatString() != c.want {
			t.Errorf("(%d,%d,%d): %v, %v; want %s", c.n, c.m, c.b, got, err, c.want)
		}
	}
	// One inspection in two periods by hand: -C(1,1)/(C(2,0)(-a)+C(2,1)).
	if got, err := ceasefire.Inspector(2, 1, big.NewRat(1, 2)); err != nil || got.RatString() != "-2/3" {
		t.Errorf("inspector: %v, %v; want -2/3", got, err)
	}
	if x, err := ceasefire.LeastInspection(1, 3, ceasefire.Alarm{Detection: 0.5}, 0); err != nil || x != 0.5 {
		t.Errorf("least inspection %v, %v; want 0.5", x, err)
	}
}

// Where others raise false alarms too, a threshold that hardly ever speaks no
// longer holds: the best one is lower, and holds with the joint alarm.
func TestThresholdBesideOthers(t *testing.T) {
	w := ceasefire.Counted{Payoffs: ceasefire.Ratio(0.5), Calm: count.Law{Mean: 2}, Violation: count.Law{Mean: 7}, Discount: 0.98, Quiet: 1}
	best := func() ceasefire.Threshold {
		t.Helper()
		all, k, err := ceasefire.ByThreshold(w)
		if err != nil || k < 0 {
			t.Fatalf("no threshold holds: %v", err)
		}
		return all[k]
	}
	alone := best()
	w.Quiet = 0.9
	beside := best()
	if beside.Count >= alone.Count {
		t.Errorf("alarm at %d alone and at %d beside others; want it lower", alone.Count, beside.Count)
	}
	sides := []ceasefire.Side{{w.Payoffs, beside.Alarm, w.Discount}, {w.Payoffs, ceasefire.Alarm{False: 0.1, Detection: 0.7}, w.Discount}}
	found, err := ceasefire.Unlike(sides, 0)
	if err != nil || !found[0].Feasible {
		t.Errorf("the threshold does not hold in the joint ceasefire: %+v, %v", found[0], err)
	}
	w.Quiet, w.Penalty = 1, 0.3
	if fined := best(); *fined.LeastDiscount >= *alone.LeastDiscount && fined.Count == alone.Count {
		t.Errorf("a penalty does not help: %+v", fined)
	}
}
