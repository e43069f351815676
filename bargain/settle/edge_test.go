package settle_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"parley/bargain/settle"
	"parley/conflict"
	"parley/ensemble"
	"parley/internal/lp"
)

// line is one issue on which the parties stand at these points, with the
// reference point as everybody's alternative.
func line(reference float64, at ...float64) *settle.Problem {
	p := &settle.Problem{Issues: []settle.Issue{{ID: "line", Name: "Line", Reference: reference}}}
	for k, x := range at {
		party := settle.Party{ID: string(rune('a' + k)), Name: string(rune('A' + k)), Shares: []float64{1}, Curves: []settle.Curve{settle.Tent(x)}}
		party.Alternative = party.Satisfaction([]float64{reference})
		p.Parties = append(p.Parties, party)
	}
	return p
}

// On one line with the reference between the parties nobody can gain without
// another losing: the zone is a point, and the rules say why they choose none.
func TestZoneOfOnePoint(t *testing.T) {
	s := solve(t, line(40, 10, 90))
	if !s.Open() || math.Abs(s.Zone.Value) > 1e-6 || math.Abs(s.Zone.Levels[0]-40) > 1e-6 {
		t.Errorf("zone %+v; want the reference point", s.Zone)
	}
	for _, p := range s.Packages[:2] {
		if p.Failed == nil || !strings.Contains(p.Failed.Error(), "nobody can gain") {
			t.Errorf("%s: %v; want that nobody can gain", p.Rule, p.Failed)
		}
	}
	said(t, s)
}

// said checks that the answer can be shown and encoded.
func said(t *testing.T, s *settle.Solution) string {
	t.Helper()
	text, err := json.Marshal(s.Data(nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Sections()) == 0 {
		t.Error("nothing to show")
	}
	return string(text)
}

// Parties that stand at the same point settle there.
func TestIdenticalPositions(t *testing.T) {
	s := solve(t, line(40, 70, 70, 70))
	for _, p := range s.Packages {
		expect(t, string(p.Rule), chosen(t, s, p.Rule).Levels, []float64{70}, 1e-3)
	}
	said(t, s)
}

// A party that is content with everything does not stand in the way of the
// others: it counts for no gain.
func TestContentParty(t *testing.T) {
	p := line(0, 60, 100)
	p.Parties = append(p.Parties, settle.Party{Name: "C", Shares: []float64{1}, Curves: []settle.Curve{{{0, 50}, {100, 50}}}, Alternative: 50})
	s := solve(t, p)
	expect(t, "Nash", chosen(t, s, settle.Nash).Levels, []float64{60}, 0.01) // (120 - x) x falls from 60 on
	said(t, s)
}

// Two parties who each want 70 points of one cake: everybody's alternative
// would have to be worse by 20, or one's by 40; without the condition that
// splits the cake there is room for all.
func TestOpening(t *testing.T) {
	p := goods([][2]float64{{1, 1}}, [2]float64{0.7, 0.7})
	s := solve(t, p)
	if s.Open() || math.Abs(s.Opening.All-20) > 1e-5 {
		t.Fatalf("%+v; want that 20 points lack", s.Opening)
	}
	expect(t, "one alone", s.Opening.One, []float64{40, 40}, 1e-5)
	said(t, s)
}

func TestConditionThatShutsTheZone(t *testing.T) {
	p := line(50, 100, 80)
	p.Conditions = []settle.Condition{{Name: "cap", Coef: []float64{1}, Sense: lp.AtMost, Bound: 30}, {Name: "floor", Coef: []float64{1}, Sense: lp.AtLeast, Bound: 5}}
	s := solve(t, p)
	if s.Open() || len(s.Opening.Without) != 1 || !strings.Contains(s.Opening.Without[0].What, "“cap”") {
		t.Fatalf("%+v; want that the cap alone shuts the zone", s.Opening)
	}
	expect(t, "one alone", s.Opening.One, []float64{-1, -1}, 0) // 30 is worse than 50 for the other too
	p.Conditions[1].Bound = 40
	if _, err := settle.Solve(context.Background(), p); !errors.Is(err, settle.ErrNone) {
		t.Errorf("conditions in quarrel: %v; want ErrNone", err)
	}
}

// An issue that settles only at landmarks can shut the zone, and it is said.
func TestIndivisibilityThatShutsTheZone(t *testing.T) {
	p := goods([][2]float64{{1, 1}}, [2]float64{0.4, 0.4})
	p.Issues[0] = settle.Issue{Name: "House", Indivisible: true, Reference: math.NaN(), Landmarks: []conflict.Landmark{{At: 0}, {At: 100}}}
	s := solve(t, p)
	if s.Open() || len(s.Opening.Without) != 1 || math.Abs(s.Opening.Without[0].Gain-10) > 1e-5 {
		t.Errorf("%+v; want that dividing the house opens it by 10", s.Opening)
	}
}

// Two goods, each party caring twice as much for another: splitting both gives
// half of everything, the swap two thirds, and that is the only trade.
func TestTrade(t *testing.T) {
	s := solve(t, goods([][2]float64{{2, 1}, {1, 2}}, [2]float64{0.3, 0.6}))
	expect(t, "split", s.Trades.Split, []float64{50, 50}, 1e-6)
	if g := s.Trades.Gain; math.Abs(g-100./3) > 1e-4 {
		t.Errorf("the joint package adds %v; want 33 1/3", g)
	}
	if len(s.Trades.Pairs) != 1 || math.Abs(s.Trades.Pairs[0].Gain-100./3) > 1e-4 {
		t.Errorf("trades %+v; want the one", s.Trades.Pairs)
	}
}

func TestProposal(t *testing.T) {
	p := goods([][2]float64{{2, 1}, {1, 2}}, [2]float64{0.9, 1.2})
	q, err := p.Propose(context.Background(), []float64{50, 50})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "gains", q.Gains, []float64{20, 10}, 1e-6)
	if q.Efficient || q.Nearest != nil {
		t.Errorf("%+v; want that it can be bettered, and nobody refuses", q)
	}
	expect(t, "better", q.Better.Levels, []float64{100, 0}, 1e-3)
	q, err = p.Propose(context.Background(), []float64{0, 0})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "gains", q.Gains, []float64{-30, 60}, 1e-6)
	expect(t, "nearest", q.Nearest.Levels, []float64{45, 0}, 1e-3)
	if !q.Efficient || math.Abs(q.Moved-45) > 1e-3 {
		t.Errorf("%+v; want it efficient, and 45 points to go", q)
	}
}

// A package that breaks a condition is told so, and the nearest one that does
// not.
func TestProposalThatIsNone(t *testing.T) {
	p := line(50, 80, 90)
	p.Conditions = []settle.Condition{{Name: "choice", If: &settle.Side{Up: true, Level: 60}, Then: &settle.Side{Up: true, Level: 85}}}
	q, err := p.Propose(context.Background(), []float64{70})
	if err != nil || len(q.Broken) != 1 || q.Nearest == nil {
		t.Fatalf("%+v, %v; want a broken condition and a way out", q, err)
	}
	expect(t, "nearest", q.Nearest.Levels, []float64{60}, 1e-3)
}

// The conflict's own words become the problem: the latest position, weights,
// curves, the state that would come about, and what is left out.
func TestNew(t *testing.T) {
	c := &conflict.Conflict{
		Parties: []conflict.Party{{ID: "n", Name: "North"}, {ID: "s", Name: "South"}, {ID: "x", Name: "X"}},
		Issues: []conflict.Issue{
			{ID: "line", Name: "Line", Reference: new(conflict.Exactly(20))},
			{ID: "price", Name: "Price", Reference: new(conflict.Exactly(50))},
			{ID: "flag", Name: "Flag"},
		},
		Options: []conflict.Option{{ID: "n.go", Party: "n", Name: "Go", Effects: []conflict.Effect{{Issue: "line", By: 90}}}},
		Positions: []conflict.Position{
			{Party: "n", Issue: "line", At: conflict.Exactly(10), Date: "2020"},
			{Party: "n", Issue: "line", At: conflict.Exactly(30), Date: "2024", Salience: new(conflict.Exactly(0.6))},
			{Party: "n", Issue: "price", At: conflict.Exactly(0), Salience: new(conflict.Exactly(0.2))},
			{Party: "s", Issue: "line", At: conflict.Exactly(100)},
		},
		Settlement: &conflict.Settlement{Stakes: []conflict.Stake{
			{Party: "n", Alternative: &conflict.Alternative{State: []string{"n.go"}}},
			{
				Party: "s", Weights: []conflict.IssueWeight{{Issue: "line", Quantity: conflict.Exactly(3)}, {Issue: "price", Quantity: conflict.Exactly(1)}},
				Satisfaction: []conflict.Satisfaction{{Issue: "price", Points: []conflict.SatisfactionPoint{{At: 0, Worth: conflict.Exactly(0)}, {At: 50, Worth: conflict.Exactly(80)}}}},
				Alternative:  &conflict.Alternative{Level: new(conflict.Exactly(33))},
			},
		}},
	}
	p, err := settle.New(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Parties) != 2 || len(p.Issues) != 2 || len(p.Notes) != 1 || !strings.Contains(p.Notes[0], "Flag") {
		t.Fatalf("%+v; want two parties, two issues, and the flag left out", p)
	}
	expect(t, "shares", append(p.Parties[0].Shares, p.Parties[1].Shares...), []float64{0.75, 0.25, 0.75, 0.25}, 1e-12)
	// North without agreement: line at 100 is worth 30, price at 50 is worth 50.
	expect(t, "alternatives", p.Alternatives(), []float64{0.75*30 + 0.25*50, 33}, 1e-12)
	expect(t, "satisfaction", p.Satisfaction([]float64{30, 70}), []float64{0.75*100 + 0.25*30, 0.75*30 + 0.25*80}, 1e-12)
}

func TestNewLacks(t *testing.T) {
	base := func() *conflict.Conflict {
		return &conflict.Conflict{
			Parties: []conflict.Party{{ID: "n", Name: "North"}, {ID: "s", Name: "South"}},
			Issues:  []conflict.Issue{{ID: "line", Name: "Line"}},
			Positions: []conflict.Position{
				{Party: "n", Issue: "line", At: conflict.Exactly(10), Salience: new(conflict.Exactly(0))},
				{Party: "s", Issue: "line", At: conflict.Exactly(90), Salience: new(conflict.Exactly(1))},
			},
		}
	}
	for want, change := range map[string]func(c *conflict.Conflict){
		"two parties or more":                func(c *conflict.Conflict) { c.Positions = c.Positions[:1] },
		"no issue counts for North: all its": func(*conflict.Conflict) {},
		"no issue counts for anybody":        func(c *conflict.Conflict) { c.Positions[1].Salience = c.Positions[0].Salience },
		"Line has no reference point, so":    func(c *conflict.Conflict) { c.Positions[0].Salience = nil },
		"neither a satisfaction nor a position": func(c *conflict.Conflict) {
			c.Settlement = &conflict.Settlement{Stakes: []conflict.Stake{{Party: "n", Weights: []conflict.IssueWeight{{Issue: "line", Quantity: conflict.Exactly(1)}}}, {Party: "s"}}}
			c.Positions = c.Positions[1:]
		},
		"want at most 40 and 24": func(c *conflict.Conflict) {
			for k := range 41 {
				id := string(rune('a'+k%26)) + string(rune('a'+k/26))
				c.Issues = append(c.Issues, conflict.Issue{ID: id, Name: id})
				c.Positions = append(c.Positions, conflict.Position{Party: "n", Issue: id, At: conflict.Exactly(1)})
			}
		},
	} {
		c := base()
		change(c)
		_, err := settle.New(c)
		if _, lacks := errors.AsType[*settle.MissingError](err); !lacks || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want %q", err, want)
		}
	}
}

// The same file, seed and number of draws give the same bytes on any number of
// workers, and what is drawn is asked for.
func TestDrawsAreReproducible(t *testing.T) {
	c := &conflict.Conflict{
		Parties: []conflict.Party{{ID: "n", Name: "North"}, {ID: "s", Name: "South"}},
		Issues:  []conflict.Issue{{ID: "line", Name: "Line", Reference: new(conflict.Exactly(40))}, {ID: "price", Name: "Price", Reference: new(conflict.Between(30, 60))}},
		Positions: []conflict.Position{
			{Party: "n", Issue: "line", At: conflict.Between(0, 30), Salience: new(conflict.Exactly(0.9))},
			{Party: "n", Issue: "price", At: conflict.Exactly(100), Salience: new(conflict.Between(0.1, 0.5))},
			{Party: "s", Issue: "line", At: conflict.Exactly(90), Salience: new(conflict.Exactly(0.2))},
			{Party: "s", Issue: "price", At: conflict.Exactly(0), Salience: new(conflict.Exactly(0.9))},
		},
	}
	p, err := settle.New(c)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, workers := range []int{1, 2, 5} {
		r, err := settle.Answer(context.Background(), c, p, settle.Question{Seed: 7, Plan: ensemble.Plan{Draws: 60, Workers: workers}, Proposal: []float64{20, 50}})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(r.Data)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if texts[0] != texts[1] || texts[1] != texts[2] {
		t.Error("the number of workers changes the answer")
	}
	for _, want := range []string{`"draws":60`, `"positions/n/line/at"`, `"name":"the package that was asked about"`} {
		if !strings.Contains(texts[0], want) {
			t.Errorf("the answer lacks %s", want)
		}
	}
}

// Laws on random problems: what is chosen depends on no scale of weights, adding
// a package that nobody can have changes nothing, and nobody is worse than
// without agreement.
func TestLaws(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 6))
		p := random(r, 2+r.IntN(3), 2+r.IntN(3), kind{wild: r.IntN(2) == 0})
		s := solve(t, p)
		said(t, s)
		if !s.Open() || s.Zone.Value < 0.01 {
			continue
		}
		for _, made := range s.Packages {
			found := chosen(t, s, made.Rule)
			least := math.Inf(1)
			for k, y := range found.Satisfaction {
				least = min(least, y-p.Parties[k].Alternative)
			}
			if least < -1e-5 || least > s.Zone.Value+1e-5 {
				t.Fatalf("seed %d: by %s somebody gains %v; want 0 to %v", seed, made.Rule, least, s.Zone.Value)
			}
		}
		if gain := s.Trades.Gain; gain < 0 {
			t.Fatalf("seed %d: the joint package loses %v", seed, gain)
		}
	}
}

// Weights count by their shares, however large they are.
func TestLargestWeights(t *testing.T) {
	weights := func(line, water float64) []conflict.IssueWeight {
		return []conflict.IssueWeight{{Issue: "line", Quantity: conflict.Exactly(line)}, {Issue: "water", Quantity: conflict.Exactly(water)}}
	}
	reference := conflict.Exactly(20)
	c := &conflict.Conflict{
		Parties: []conflict.Party{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}},
		Issues:  []conflict.Issue{{ID: "line", Name: "Line", Reference: &reference}, {ID: "water", Name: "Water", Reference: &reference}},
	}
	for _, party := range []string{"a", "b"} {
		for _, issue := range []string{"line", "water"} {
			c.Positions = append(c.Positions, conflict.Position{Party: party, Issue: issue, At: conflict.Exactly(50)})
		}
	}
	c.Settlement = &conflict.Settlement{Stakes: []conflict.Stake{{Party: "a", Weights: weights(1.5e308, 0.5e308)}, {Party: "b", Weights: weights(3e-300, 1e-300)}}}
	p, err := settle.New(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, party := range p.Parties {
		if math.Abs(party.Shares[0]-0.75) > 1e-12 || math.Abs(party.Shares[1]-0.25) > 1e-12 {
			t.Errorf("%s: shares %v; want 0.75 and 0.25", party.Name, party.Shares)
		}
	}
}
