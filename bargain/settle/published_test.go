package settle_test

import (
	"context"
	"math"
	"testing"

	"parley/bargain/settle"
)

func solve(t *testing.T, p *settle.Problem) *settle.Solution {
	t.Helper()
	s, err := settle.Solve(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func chosen(t *testing.T, s *settle.Solution, rule settle.Rule) settle.Package {
	t.Helper()
	for _, p := range s.Packages {
		if p.Rule == rule {
			if p.Failed != nil {
				t.Fatalf("%s: %v", rule, p.Failed)
			}
			if !p.Proved || p.Residual > 1e-7 {
				t.Errorf("%s: gap %v, residual %v; want it proved", rule, p.Gap, p.Residual)
			}
			return p
		}
	}
	t.Fatalf("no package by the rule %s", rule)
	return settle.Package{}
}

func expect(t *testing.T, what string, got, want []float64, within float64) {
	t.Helper()
	for k := range want {
		if math.Abs(got[k]-want[k]) > within {
			t.Errorf("%s: %v; want %v", what, got, want)
			return
		}
	}
}

// goods is a problem in which each issue is a good that belongs to the first
// party at 100 and to the second at 0, with its worth to both.
func goods(worth [][2]float64, alternatives [2]float64) *settle.Problem {
	p := &settle.Problem{Parties: []settle.Party{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}}
	total := [2]float64{}
	for _, w := range worth {
		p.Issues = append(p.Issues, settle.Issue{Reference: math.NaN()})
		total[0] += w[0]
		total[1] += w[1]
	}
	for k := range p.Parties {
		curve := settle.Curve{{At: 0, Worth: 0}, {At: 100, Worth: 100}}
		if k == 1 {
			curve = settle.Curve{{At: 0, Worth: 100}, {At: 100, Worth: 0}}
		}
		for _, w := range worth {
			p.Parties[k].Shares = append(p.Parties[k].Shares, w[k]/total[k])
			p.Parties[k].Curves = append(p.Parties[k].Curves, curve)
		}
		p.Parties[k].Alternative = 100 * alternatives[k] / total[k]
	}
	return p
}

// Bill and Jack (Nash 1950): Bill gives book, whip, ball and bat, and gets
// pen, toy and knife. Bill has 12 before and 24 after, Jack 6 and 11.
func TestBillAndJack(t *testing.T) {
	swap := [][2]float64{{2, 4}, {2, 2}, {2, 1}, {2, 2}, {4, 1}, {10, 1}, {4, 1}, {6, 2}, {2, 2}}
	p := goods(swap, [2]float64{12, 6})
	s := solve(t, p)
	nash := chosen(t, s, settle.Nash)
	expect(t, "who has what", nash.Levels, []float64{0, 0, 0, 0, 100, 100, 100, 100, 0}, 1e-3)
	expect(t, "satisfaction", nash.Satisfaction, []float64{100 * 24 / 34., 100 * 11 / 16.}, 1e-3)
}

// A dollar is divided by splitting what is left above the outside options,
// under every rule that is symmetric.
func TestDivideTheDollar(t *testing.T) {
	s := solve(t, goods([][2]float64{{1, 1}}, [2]float64{0.2, 0.5}))
	for _, rule := range []settle.Rule{settle.Nash, settle.KS, settle.Egalitarian} {
		expect(t, string(rule), chosen(t, s, rule).Levels, []float64{35}, 1e-3)
	}
	if math.Abs(s.Zone.Value-15) > 1e-6 {
		t.Errorf("the smallest gain is %v; want 15", s.Zone.Value)
	}
	if !s.Frontier.Exact || len(s.Frontier.Packages) != 2 {
		t.Errorf("frontier %+v; want the straight line between two ends", s.Frontier)
	}
}

// Among three the dollar is divided alike, whatever the outside options leave.
func TestDivideTheDollarAmongThree(t *testing.T) {
	p := &settle.Problem{}
	for range 3 {
		p.Issues = append(p.Issues, settle.Issue{Reference: math.NaN()})
	}
	p.Conditions = []settle.Condition{{Name: "one dollar", Coef: []float64{1, 1, 1}, Bound: 100}}
	for k, alternative := range []float64{10, 20, 40} {
		party := settle.Party{Shares: make([]float64, 3), Curves: make([]settle.Curve, 3), Alternative: alternative}
		party.Shares[k], party.Curves[k] = 1, settle.Curve{{At: 0, Worth: 0}, {At: 100, Worth: 100}}
		p.Parties = append(p.Parties, party)
	}
	s := solve(t, p)
	for _, rule := range []settle.Rule{settle.Nash, settle.KS, settle.Egalitarian} {
		expect(t, string(rule), chosen(t, s, rule).Levels, []float64{20, 30, 50}, 1e-2)
	}
}

// bent is one issue on which the second party is content up to 50 and then
// loses twice as fast as the first gains: the frontier runs from (50, 100) to
// (100, 0). The rules part ways: Nash and the sum stop at the corner, equal
// shares of the ideals (100, 100) go on to 66 2/3 (Kalai & Smorodinsky 1975).
func bent() *settle.Problem {
	return &settle.Problem{
		Issues: []settle.Issue{{Name: "line", Reference: math.NaN()}},
		Parties: []settle.Party{
			{Shares: []float64{1}, Curves: []settle.Curve{{{0, 0}, {100, 100}}}},
			{Shares: []float64{1}, Curves: []settle.Curve{{{0, 100}, {50, 100}, {100, 0}}}},
		},
	}
}

func TestRulesPartWays(t *testing.T) {
	s := solve(t, bent())
	for rule, want := range map[settle.Rule]float64{settle.Nash: 50, settle.Utilitarian: 50, settle.KS: 200. / 3, settle.Egalitarian: 200. / 3} {
		expect(t, string(rule), chosen(t, s, rule).Levels, []float64{want}, 1e-3)
	}
	expect(t, "ideal", []float64{s.Ideals[0].Value, s.Ideals[1].Value}, []float64{100, 100}, 1e-6)
}

// Scales do not matter to Nash and Kalai-Smorodinsky: with the second party's
// satisfaction halved they choose the same level; equal gains do not.
func TestScaleInvariance(t *testing.T) {
	p := bent()
	p.Parties[1].Curves[0] = settle.Curve{{0, 50}, {50, 50}, {100, 0}}
	s := solve(t, p)
	for rule, want := range map[settle.Rule]float64{settle.Nash: 50, settle.KS: 200. / 3, settle.Egalitarian: 50} {
		expect(t, string(rule), chosen(t, s, rule).Levels, []float64{want}, 1e-3)
	}
}

// A curved frontier: x and 100 - x²/100, in pieces so fine that they do not
// matter. The product is greatest at 100/√3, equal shares at the golden section.
func TestParabola(t *testing.T) {
	p := bent()
	p.Parties[1].Curves[0] = nil
	for x := 0.0; x <= 100; x++ {
		p.Parties[1].Curves[0] = append(p.Parties[1].Curves[0], settle.Point{At: x, Worth: 100 - x*x/100})
	}
	s := solve(t, p)
	expect(t, "Nash", chosen(t, s, settle.Nash).Levels, []float64{100 / math.Sqrt(3)}, 0.6)
	expect(t, "KS", chosen(t, s, settle.KS).Levels, []float64{50 * (math.Sqrt(5) - 1)}, 0.02)
	if n := len(s.Frontier.Packages); n != 101 || !s.Frontier.Exact {
		t.Errorf("%d corners, exact %v; want the 101 of the curve", n, s.Frontier.Exact)
	}
}
