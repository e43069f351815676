package bargain_test

import (
	"math"
	"testing"

	"parley/bargain"
)

// carEmissions is the case of the European Community's emission standards for
// cars: in which year they come, on a scale of 4 to 10 (Scholz et al. 2011).
func carEmissions() bargain.Issue {
	return bargain.Issue{Stances: []bargain.Stance{
		{"Netherlands", 4, .8, .08},
		{"Belgium", 7, .4, .08},
		{"Luxembourg", 4, .2, .03},
		{"Germany", 4, .8, .16},
		{"France", 10, .6, .16},
		{"Italy", 10, .6, .16},
		{"United Kingdom", 10, .9, .16},
		{"Ireland", 7, .1, .05},
		{"Denmark", 4, 1, .05},
		{"Greece", 7, .7, .08},
	}}
}

func TestCarEmissions(t *testing.T) {
	if m := bargain.Compromise(carEmissions()); math.Abs(m-7.38996) > 1e-5 {
		t.Errorf("the mean at first is %.5f; want 7.38996", m)
	}
	if m := bargain.Median(carEmissions()); m != 7 {
		t.Errorf("the median at first is %v; want 7", m)
	}
	medians := []float64{8.4159, 9.6109, 9.9620, 9.9620, 9.9620, 7.4720, 8.8246, 9.6711}
	means := []float64{7.4613, 7.5525, 7.5901, 7.3581, 7.3492, 7.4149, 7.5105, 7.5724}
	c := bargain.ChallengeModel(carEmissions(), bargain.ChallengeRules{})
	if len(c.Rounds) != 8 || c.Settled {
		t.Fatalf("%d rounds, settled %v", len(c.Rounds), c.Settled)
	}
	for k, r := range c.Rounds {
		if math.Abs(r.Median-medians[k]) > 6e-5 || math.Abs(r.Mean-means[k]) > 6e-5 {
			t.Errorf("round %d: median %.4f, mean %.4f; a public implementation has %.4f, %.4f", k+1, r.Median, r.Mean, medians[k], means[k])
		}
	}
}
