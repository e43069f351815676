package guarantee_test

import (
	"math"
	"testing"

	"parley/accord/guarantee"
)

// As the correlation nears 1, those who decide alike come to one decision: the
// values are from a sum of 40,000 points.
func TestTogetherNearlyAlike(t *testing.T) {
	for _, c := range []struct {
		gammas    []float64
		rho, want float64
	}{
		{[]float64{0.016741058811211573, 0.598574767914495, 0.6838574534922532}, 0.9999, 0.6838574534922536},
		{[]float64{0.27911953248397225, 0.3558977490638744, 0.11345658371083867}, 0.999999, 0.3558977490638763},
	} {
		got, err := guarantee.Together(c.gammas, c.rho)
		if err != nil || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("correlation %v: %v, %v; want %v", c.rho, got, err, c.want)
		}
	}
}
