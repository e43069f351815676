package settle_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/bargain/settle"
	"parley/conflict"
	"parley/internal/lp"
)

// random makes a problem; kind says which issues are indivisible and whether
// curves bend both ways.
type kind struct{ indivisible, wild, conditions bool }

func random(r *rand.Rand, parties, issues int, k kind) *settle.Problem {
	p := &settle.Problem{}
	for range issues {
		i := settle.Issue{Name: "issue", Reference: r.Float64() * 100}
		for _, at := range []float64{0, 30, 50, 100} {
			i.Landmarks = append(i.Landmarks, conflict.Landmark{At: at})
		}
		i.Indivisible = k.indivisible
		p.Issues = append(p.Issues, i)
	}
	for range parties {
		var party settle.Party
		total := 0.0
		for range issues {
			w := float64(r.IntN(5))
			total += w
			party.Shares = append(party.Shares, w)
			curve := settle.Tent(float64(r.IntN(11)) * 10)
			if k.wild {
				curve = settle.Curve{{At: 0, Worth: r.Float64() * 100}, {At: 20 + 50*r.Float64(), Worth: r.Float64() * 100}, {At: 100, Worth: r.Float64() * 100}}
			}
			party.Curves = append(party.Curves, curve)
		}
		for i := range party.Shares {
			if total == 0 {
				party.Shares[i] = 1 / float64(issues)
			} else {
				party.Shares[i] /= total
			}
		}
		party.Alternative = 20 + r.Float64()*50
		p.Parties = append(p.Parties, party)
	}
	if k.conditions {
		coef := make([]float64, issues)
		for i := range coef {
			coef[i] = float64(r.IntN(4) - 1)
		}
		p.Conditions = append(p.Conditions, settle.Condition{Name: "sum", Coef: coef, Sense: lp.Sense(r.IntN(2)), Bound: 40 * float64(r.IntN(4))}, settle.Condition{
			Name: "choice", If: &settle.Side{Issue: 0, Up: r.IntN(2) == 0, Level: 30}, Then: &settle.Side{Issue: issues - 1, Up: r.IntN(2) == 0, Level: 50},
		})
	}
	return p
}

// every visits the packages whose levels are landmarks, or lie on a grid.
func every(p *settle.Problem, grid []float64, visit func(levels, y []float64)) {
	levels := make([]float64, len(p.Issues))
	var choose func(i int)
	choose = func(i int) {
		if i == len(levels) {
			if len(p.Broken(levels)) == 0 {
				visit(slices.Clone(levels), p.Satisfaction(levels))
			}
			return
		}
		for _, levels[i] = range grid {
			choose(i + 1)
		}
	}
	choose(0)
}

type tally struct{ zone, sum, product float64 }

// best is what trying every package gives.
func best(p *settle.Problem, grid []float64) (t tally, ideals []float64) {
	d := p.Alternatives()
	t = tally{math.Inf(-1), math.Inf(-1), math.Inf(-1)}
	ideals = slices.Clone(d)
	every(p, grid, func(_, y []float64) {
		least, sum, product := math.Inf(1), 0.0, 1.0
		for k := range y {
			least = min(least, y[k]-d[k])
			sum += y[k]
			product *= y[k] - d[k]
		}
		t.zone = max(t.zone, least)
		if least >= 0 {
			t.sum, t.product = max(t.sum, sum), max(t.product, product)
			for k := range y {
				ideals[k] = max(ideals[k], y[k])
			}
		}
	})
	return t, ideals
}

// With indivisible issues every answer is that of trying every package.
func TestAgainstEveryPackage(t *testing.T) {
	open := 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 3))
		p := random(r, 2+r.IntN(3), 1+r.IntN(3), kind{true, r.IntN(2) == 0, r.IntN(2) == 0})
		want, ideals := best(p, []float64{0, 30, 50, 100})
		s, err := settle.Solve(context.Background(), p)
		if math.IsInf(want.zone, -1) {
			if !errors.Is(err, settle.ErrNone) {
				t.Fatalf("seed %d: %v; want that there is no package", seed, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if math.Abs(s.Zone.Value-want.zone) > 1e-4 || !s.Zone.Proved {
			t.Fatalf("seed %d: smallest gain %v; want %v", seed, s.Zone.Value, want.zone)
		}
		if want.zone <= 1e-3 {
			continue
		}
		open++
		for k, ideal := range s.Ideals {
			if math.Abs(ideal.Value-ideals[k]) > 1e-4 {
				t.Fatalf("seed %d: the best for party %d is %v; want %v", seed, k, ideal.Value, ideals[k])
			}
		}
		if got := chosen(t, s, settle.Utilitarian); math.Abs(got.Value-want.sum) > 1e-4 {
			t.Fatalf("seed %d: sum %v; want %v", seed, got.Value, want.sum)
		}
		if got := chosen(t, s, settle.Nash); math.Abs(math.Exp(got.Value)-want.product) > 1e-4*want.product {
			t.Fatalf("seed %d: product %v; want %v", seed, math.Exp(got.Value), want.product)
		}
		efficient(t, seed, p, s, []float64{0, 30, 50, 100})
	}
	if open < 100 {
		t.Errorf("%d problems with a zone; want 100", open)
	}
}

// efficient checks that no package on the grid is better for somebody and
// worse for nobody than one that was chosen.
func efficient(t *testing.T, seed uint64, p *settle.Problem, s *settle.Solution, grid []float64) {
	t.Helper()
	every(p, grid, func(levels, y []float64) {
		for _, rule := range []settle.Rule{settle.Nash, settle.KS, settle.Egalitarian, settle.Utilitarian} {
			mine := chosen(t, s, rule).Satisfaction
			better, worse := false, false
			for k := range y {
				better = better || y[k] > mine[k]+1e-3
				worse = worse || y[k] < mine[k]-1e-6
			}
			if better && !worse {
				t.Fatalf("seed %d: %v gives %v, and %s gives %v", seed, levels, y, rule, mine)
			}
		}
	})
}

// With divisible issues nothing on a fine grid is better, and what is found is
// itself a package with the satisfactions it is said to have.
func TestAgainstGrid(t *testing.T) {
	var grid []float64
	for x := 0.0; x <= 100; x += 4 {
		grid = append(grid, x)
	}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 4))
		p := random(r, 2+r.IntN(3), 1+r.IntN(2), kind{false, r.IntN(3) > 0, r.IntN(2) == 0})
		want, _ := best(p, grid)
		s, err := settle.Solve(context.Background(), p)
		if errors.Is(err, settle.ErrNone) && math.IsInf(want.zone, -1) {
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if s.Zone.Value < want.zone-1e-4 || !s.Zone.Proved {
			t.Fatalf("seed %d: smallest gain %v; want at least %v", seed, s.Zone.Value, want.zone)
		}
		if !s.Open() || s.Zone.Value < 0.01 {
			continue
		}
		for _, rule := range s.Packages {
			found := chosen(t, s, rule.Rule)
			if broken := p.Broken(found.Levels); broken != nil {
				t.Fatalf("seed %d: %s %v", seed, rule.Rule, broken)
			}
			expect(t, "satisfaction", found.Satisfaction, p.Satisfaction(found.Levels), 1e-9)
		}
		if got := chosen(t, s, settle.Nash); math.Exp(got.Value) < want.product*(1-1e-6) {
			t.Fatalf("seed %d: product %v; want at least %v", seed, math.Exp(got.Value), want.product)
		}
		if got := chosen(t, s, settle.Utilitarian); got.Value < want.sum-1e-4 {
			t.Fatalf("seed %d: sum %v; want at least %v", seed, got.Value, want.sum)
		}
		efficient(t, seed, p, s, grid)
	}
}

// Ten issues and eight parties are solved, proved, and the same again.
func TestLarge(t *testing.T) {
	for _, k := range []kind{{}, {wild: true}, {indivisible: true, wild: true, conditions: true}} {
		r := rand.New(rand.NewPCG(7, 5))
		p := random(r, 8, 10, k)
		for i := range p.Parties {
			p.Parties[i].Alternative = 25
		}
		s := solve(t, p)
		if !s.Open() {
			t.Fatalf("%+v: the zone is shut by %v", k, s.Zone.Value)
		}
		for _, rule := range s.Packages {
			t.Log(k, rule.Rule, rule.Programs, rule.Gap)
			chosen(t, s, rule.Rule)
		}
	}
}
