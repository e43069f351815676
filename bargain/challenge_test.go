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

// Who has no weight moves nobody: with one actor that counts, its position is
// the outcome.
func TestNobodyWithoutWeightChallenges(t *testing.T) {
	i := line([2]float64{10, 0}, [2]float64{50, .5}, [2]float64{90, 0})
	for k := range bargain.Models {
		m := &bargain.Models[k]
		if m.ErrorSize == 0 || m.Name == "nash" {
			continue // a density, or it wants a reference point
		}
		x, err := m.Point(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		near(t, m.Name, x, 50)
	}
}

// Every capability that an issue may have is one that every model takes.
func TestLargestCapability(t *testing.T) {
	i := line([2]float64{10, 1}, [2]float64{50, 1}, [2]float64{90, 1})
	i.Stances[0].Capability = 1e12
	if err := i.Check(); err != nil {
		t.Fatal(err)
	}
	for k := range bargain.Models {
		m := &bargain.Models[k]
		if m.Name == "nash" {
			continue
		}
		if x, err := m.Point(t.Context(), i); err != nil || !(x >= 0 && x <= 100) {
			t.Errorf("%s: %v, %v", m.Name, x, err)
		}
	}
}
