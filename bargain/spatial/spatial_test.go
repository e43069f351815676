package spatial_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"parley/bargain/spatial"
)

// random makes up a model; some actors share positions, and some issues are
// of no concern to some.
func random(r *rand.Rand) *spatial.Model {
	m := &spatial.Model{}
	issues := 1 + r.IntN(3)
	for range 2 + r.IntN(7) {
		a := spatial.Actor{Name: "an actor", Capability: math.Pow(10, 4*r.Float64()-2)}
		for k := range issues {
			a.Position = append(a.Position, float64(5*r.IntN(21)))
			s := r.Float64() / float64(issues)
			if k > 0 && r.IntN(4) == 0 {
				s = 0
			}
			a.Salience = append(a.Salience, max(s, 1e-3*float64(1-min(k, 1))))
		}
		m.Actors = append(m.Actors, a)
	}
	pick := func(values ...string) string { return values[r.IntN(len(values))] }
	m.Rules = spatial.Rules{
		Voting:        spatial.Voting(pick("", "Binary", "PropBin", "PropCbc", "Cubic", "ASymProsp")),
		Victory:       spatial.Victory(pick("", "Square", "Quartic", "Octic", "Binary")),
		Central:       spatial.Central(pick("", "", "MarkovIncentive", "MarkovUniform")),
		RiskRange:     spatial.RiskRange(pick("", "Min", "Max")),
		RiskSight:     spatial.RiskSight(pick("", "None", "Half", "TwoThirds", "Full")),
		Commitment:    spatial.Commitment(pick("", "NoCommit", "FullCommit")),
		Interpolation: spatial.Interpolation(pick("", "S1P1", "S2PMax")),
		Offer:         spatial.Offer(pick("", "InitRcvrInterp", "PWCompInterp")),
	}
	return m
}

// Whatever the model, everybody stays on the scale, chances are chances, and
// the same run comes out twice.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		m := random(r)
		m.Turns = 12
		result, err := spatial.Run(t.Context(), m)
		if err != nil {
			if strings.Contains(err.Error(), "was not found") {
				continue
			}
			t.Fatal(err)
		}
		for _, turn := range result.Turns {
			sum := 0.0
			for i, p := range turn.Central {
				sum += p
				if !(p >= 0 && p <= 1) || !(turn.Risk[i] >= -1.0001 && turn.Risk[i] <= 1.0001) {
					t.Fatalf("chance %v, risk attitude %v", p, turn.Risk[i])
				}
				for _, x := range turn.Positions[i] {
					if !(x >= -0.01 && x <= 100.01) {
						t.Fatalf("position %v with %+v", x, m.Rules)
					}
				}
				if target := turn.Targets[i]; target.Actor == i || target.Actor >= 0 && !(target.Gain > 0) {
					t.Fatalf("actor %d challenges %+v", i, target)
				}
			}
			if math.Abs(sum-1) > 1e-6 {
				t.Fatalf("chances add up to %v", sum)
			}
		}
	}
}

// Actors who agree have nothing to bargain about.
func TestAgreement(t *testing.T) {
	m := fiveActors()
	for k := range m.Actors {
		m.Actors[k].Position = []float64{40, 0, 100}
	}
	r, err := spatial.Run(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Settled || len(r.Turns) != spatial.MinTurns {
		t.Errorf("settled %v after %d turns", r.Settled, len(r.Turns))
	}
	for _, p := range r.Final() {
		if p[0] != 40 || p[1] != 0 || p[2] != 100 {
			t.Errorf("moved to %v", p)
		}
	}
}

// A run that uses up its turns says so.
func TestUnsettled(t *testing.T) {
	m := fiveActors()
	m.Rules.Victory, m.Turns = spatial.SquareVictory, 5
	r, err := spatial.Run(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	if r.Settled || len(r.Turns) != 5 {
		t.Errorf("settled %v after %d turns", r.Settled, len(r.Turns))
	}
}

func TestRefusals(t *testing.T) {
	for want, spoil := range map[string]func(m *spatial.Model){
		"1 actors; want 2 to 250":               func(m *spatial.Model) { m.Actors = m.Actors[:1] },
		"0 issues; want 1 to 64":                func(m *spatial.Model) { m.Actors[0].Position = nil },
		"Bob: 1 positions and 3 saliences":      func(m *spatial.Model) { m.Actors[1].Position = []float64{1} },
		"Bob: capability 0; want more than 0":   func(m *spatial.Model) { m.Actors[1].Capability = 0 },
		"Bob: position 101; want 0 to 100":      func(m *spatial.Model) { m.Actors[1].Position[0] = 101 },
		"Bob: position NaN; want 0 to 100":      func(m *spatial.Model) { m.Actors[1].Position[0] = math.NaN() },
		"Bob: saliences add up to 0":            func(m *spatial.Model) { m.Actors[1].Salience = make([]float64, 3) },
		"Bob: salience -1; want at least 0":     func(m *spatial.Model) { m.Actors[1].Salience[0] = -1 },
		`voting rule "Proportional" is unknown`: func(m *spatial.Model) { m.Rules.Voting = "Proportional" },
		"101 turns; want 0 to 100":              func(m *spatial.Model) { m.Turns = 101 },
		"1 rows of following":                   func(m *spatial.Model) { m.Follow = [][]float64{{1, 0, 0, 0, 0}} },
	} {
		m := fiveActors()
		spoil(m)
		if _, err := spatial.Run(t.Context(), m); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v; want %q", err, want)
		}
	}
}
