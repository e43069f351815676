package ceasefire_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/accord/ceasefire"
)

// At the least frequency complying and violating are worth the same, and above
// it complying is worth more; none deters where even constant inspection leaves
// violating worth more.
func TestLeastInspectionWithFalseAlarms(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	deterred, not := 0, 0
	for range 5000 {
		d, b, h := 0.1+5*r.Float64(), 0.1+5*r.Float64(), 10*r.Float64()
		a := ceasefire.Alarm{Detection: 0.05 + 0.95*r.Float64()}
		a.False = a.Detection * r.Float64()
		x, err := ceasefire.LeastInspection(d, b, a, h)
		if err != nil {
			t.Fatal(err)
		}
		comply := func(x float64) float64 { return -h * a.False * x }
		violate := func(x float64) float64 { return d*(1-x*a.Detection) - b*x*a.Detection }
		if x > 1 {
			if not++; comply(1) >= violate(1) {
				t.Fatalf("d %v, b %v, h %v, %+v: constant inspection deters, and %v is said to be needed", d, b, h, a, x)
			}
			continue
		}
		deterred++
		if math.Abs(comply(x)-violate(x)) > 1e-9 || comply(1) < violate(1)-1e-9 {
			t.Fatalf("d %v, b %v, h %v, %+v: at %v complying is worth %v, violating %v", d, b, h, a, x, comply(x), violate(x))
		}
		if free, _ := ceasefire.LeastInspection(d, b, a, 0); free > x {
			t.Fatalf("without a cost of accusations %v, with one %v", free, x)
		}
	}
	if deterred < 500 || not < 500 {
		t.Errorf("%d deterred, %d not; want many of both", deterred, not)
	}
}
