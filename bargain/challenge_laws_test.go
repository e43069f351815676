package bargain_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/bargain"
	"parley/bargain/spatial"
)

var spatialDefaults = spatial.Defaults()

// Whatever the issue, everybody stays between the first positions, and a
// settled round moved nobody.
func TestChallengeLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		i := random(r)
		q := r.Float64()
		c := bargain.ChallengeModel(i, bargain.ChallengeRules{Rounds: 6, StatusQuo: &q})
		low, high := 100.0, 0.0
		before := make([]float64, 0, len(i.Stances))
		for _, s := range i.Stances {
			low, high = min(low, s.Position), max(high, s.Position)
			before = append(before, s.Position)
		}
		for k, round := range c.Rounds {
			moved := false
			for a, x := range round.Positions {
				if !(x >= low-1e-9 && x <= high+1e-9) || !(round.Risk[a] > 0.49 && round.Risk[a] < 2.01) {
					t.Fatalf("position %v, risk %v", x, round.Risk[a])
				}
				if o := round.Offers[a]; o.Kind == bargain.None && x != before[a] {
					t.Fatal("somebody moved without an offer")
				}
				moved = moved || round.Offers[a].Kind != bargain.None
			}
			if !(round.Median >= low-1e-9 && round.Median <= high+1e-9) || math.IsNaN(round.Mean) {
				t.Fatalf("median %v, mean %v", round.Median, round.Mean)
			}
			if last := k == len(c.Rounds)-1; c.Settled == moved && last {
				t.Fatalf("settled %v, moved %v", c.Settled, moved)
			}
			before = round.Positions
		}
	}
}

// One actor, or several who agree, have nobody to challenge.
func TestChallengeAgreement(t *testing.T) {
	for _, i := range []bargain.Issue{line([2]float64{30, 1}), line([2]float64{30, 1}, [2]float64{30, .2})} {
		c := bargain.ChallengeModel(i, bargain.ChallengeRules{})
		if !c.Settled || len(c.Rounds) != 1 || c.Rounds[0].Median != 30 {
			t.Errorf("%+v", c)
		}
	}
}

// A exchanges what it cares little about for what it cares much about.
func TestExchange(t *testing.T) {
	stance := func(x, s float64) bargain.Stance {
		return bargain.Stance{Actor: "an actor", Position: x, Salience: s, Capability: 1}
	}
	issues := []bargain.Issue{
		{Stances: []bargain.Stance{stance(0, .2), stance(100, .8)}},
		{Stances: []bargain.Stance{stance(0, .8), stance(100, .2)}},
	}
	e := bargain.Exchange(issues)
	if len(e.Swaps) != 1 {
		t.Fatalf("%d swaps; want 1", len(e.Swaps))
	}
	s := e.Swaps[0]
	if s.A != 0 || s.B != 1 || s.Gives != 0 || s.Gets != 1 {
		t.Errorf("%+v", s)
	}
	// The first issue's outcome goes from 80 to 100 and the second's from 20
	// to 0: each gains 0.8 × 20 and loses 0.2 × 20.
	near(t, "the gain", s.Gain, 12)
	near(t, "the first outcome", e.Outcomes[0], 100)
	near(t, "the second outcome", e.Outcomes[1], 0)
}

// Both sides of every exchange gain the same, nobody overshoots, and it ends.
func TestExchangeLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	swaps := 0
	for range 500 {
		var issues []bargain.Issue
		n := 2 + r.IntN(5)
		for range 2 + r.IntN(3) {
			var i bargain.Issue
			for range n {
				i.Stances = append(i.Stances, bargain.Stance{Actor: "an actor", Position: 100 * r.Float64(), Salience: r.Float64(), Capability: r.Float64() + .01})
			}
			issues = append(issues, i)
		}
		e := bargain.Exchange(issues)
		swaps += len(e.Swaps)
		for _, s := range e.Swaps {
			p, q := issues[s.Gives].Stances, issues[s.Gets].Stances
			u, v := math.Abs(s.ShiftGiven), math.Abs(s.ShiftGotten)
			near(t, "a's gain", q[s.A].Salience*v-p[s.A].Salience*u, s.Gain)
			near(t, "b's gain", p[s.B].Salience*u-q[s.B].Salience*v, s.Gain)
		}
		for _, o := range e.Outcomes {
			if !(o >= 0 && o <= 100) {
				t.Fatalf("outcome %v", o)
			}
		}
	}
	if swaps < 500 {
		t.Errorf("%d swaps in 500 markets: the test is of little use", swaps)
	}
}
