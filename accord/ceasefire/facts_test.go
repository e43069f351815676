package ceasefire_test

import (
	"testing"

	"parley/accord/ceasefire"
	"parley/accord/count"
	"parley/accord/internal/facts"
)

func payoffs(f facts.Fact) ceasefire.Payoffs {
	return ceasefire.Payoffs{T: f.In("T"), R: f.In("R"), P: f.In("P")}
}

func number(n *int) *float64 {
	if n == nil {
		return nil
	}
	return new(float64(*n))
}

func TestFactsGrim(t *testing.T) {
	for _, f := range facts.Of(t, "grim_delta") {
		got, err := ceasefire.LeastDiscount(payoffs(f))
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "", &got)
	}
}

func TestFactsTrigger(t *testing.T) {
	for _, f := range facts.Of(t, "trigger") {
		e, err := ceasefire.Enforce(payoffs(f), ceasefire.Alarm{False: f.In("alpha"), Detection: f.In("eta")}, f.In("delta"))
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "dmin", e.LeastDiscount)
		f.Near(t, "N", number(e.Length))
		f.Near(t, "v", e.Value)
		f.Near(t, "z", e.Weight)
		if e.BestValue != nil {
			f.Near(t, "vbar", e.BestValue)
		}
	}
}

func TestFactsThreshold(t *testing.T) {
	for _, f := range facts.Of(t, "poisson_threshold") {
		all, best, err := ceasefire.ByThreshold(ceasefire.Counted{
			Payoffs: payoffs(f), Calm: count.Law{Mean: f.In("lam0")}, Violation: count.Law{Mean: f.In("lam1")}, Discount: f.In("delta"), Quiet: 1,
		})
		if err != nil {
			t.Fatal(err)
		}
		if all[best].Count != 9 {
			t.Errorf("best threshold %d; want 9", all[best].Count)
		}
		at := all[int(f.In("c"))-1]
		f.Near(t, "alpha", &at.False)
		f.Near(t, "eta", &at.Detection)
		f.Near(t, "dmin", at.LeastDiscount)
		f.Near(t, "N", number(at.Length))
		f.Near(t, "v", at.Value)
	}
}

func TestFactsDresher(t *testing.T) {
	for _, f := range facts.Of(t, "dresher") {
		b, err := ceasefire.Dresher(int(f.In("n")), int(f.In("m")))
		if err != nil {
			t.Fatal(err)
		}
		want := f.Expect.(map[string]any)
		if got := b.Value.RatString(); got != want["value"] {
			t.Errorf("%v: value %s; want %v", f.Input, got, want["value"])
		}
		if got := b.First.RatString(); got != want["inspect_first"] {
			t.Errorf("%v: first inspection %s; want %v", f.Input, got, want["inspect_first"])
		}
	}
}

func TestFactsLag(t *testing.T) {
	for _, f := range facts.Of(t, "pistar_lag") {
		r, err := ceasefire.Respond(payoffs(f), 1, f.In("delta"), int(f.In("L")))
		if err != nil {
			t.Fatal(err)
		}
		f.Near(t, "", r.LeastDetection)
		if r.LongestLag == nil || *r.LongestLag != 5 {
			t.Errorf("longest lag %v; want 5", r.LongestLag)
		}
	}
}
