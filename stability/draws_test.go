package stability_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/ensemble"
	"parley/notation"
	"parley/stability"
)

// doubtful makes a random conflict's statements doubtful.
func doubtful(r *rand.Rand, c *conflict.Conflict) *conflict.Conflict {
	group := 0
	for k := range c.Preferences {
		statements := c.Preferences[k].Statements
		for j := range statements {
			switch r.IntN(4) {
			case 0:
				statements[j].Sure = new(conflict.Exactly(r.Float64()))
			case 1:
				statements[j].Sure = new(conflict.Between(r.Float64()/2, 0.5+r.Float64()/2))
			case 2:
				if group++; j > 0 {
					statements[j-1].Either, statements[j].Either = group, group
				}
			}
		}
	}
	return c
}

// The shares are those that come out when each draw is solved by itself.
func TestDrawsAreThoseOfTheEnsemble(t *testing.T) {
	const draws = 20
	ctx := context.Background()
	for seed := range uint64(150) {
		r := conflicttest.Rand(seed)
		shape := conflicttest.AnyShape(r, 6)
		shape.Ranked = 0.1
		if seed%30 == 0 {
			shape.Statements = 100
		}
		c := doubtful(r, conflicttest.Random(r, shape))
		got, err := stability.SolveDraws(ctx, c, stability.DrawsQuestion{Seed: seed, Draws: draws}, nil)
		if err != nil {
			t.Fatal(err)
		}
		e := stability.Doubtful(c, seed)
		for _, concept := range stability.Concepts {
			states, outcomes := make([]int, len(got.States)), make([]int, len(got.Outcomes))
			for k := range draws {
				solution, err := stability.Solve(ctx, e.Draw(k), nil)
				if err != nil {
					t.Fatal(err)
				}
				for o, named := range got.Outcomes {
					holds := 0
					for _, s := range named.States {
						if solution.Equilibrium(concept, s) {
							states[s]++
							holds = 1
						}
					}
					outcomes[o] += holds
				}
			}
			for s, want := range states {
				if n := got.StateShare(concept, s).Count; n != want {
					t.Fatalf("seed %d, %v, state %s: %d of %d draws; want %d", seed, concept, got.Letters(s), n, draws, want)
				}
			}
			for o, want := range outcomes {
				if n := got.OutcomeShare(concept, o).Count; n != want {
					t.Fatalf("seed %d, %v, outcome %s: %d of %d draws; want %d", seed, concept, got.Outcomes[o].Name, n, draws, want)
				}
			}
		}
	}
}

// bargainers derive their preferences from uncertain positions: between 0 and
// 100, a state leaves the line at 20, 60, 50 or 90.
const bargainers = `
parley: 1
title: Bargainers
parties: {north: {name: North}, south: {name: South}}
issues:
  line: {name: Line, reference: 20}
  price: {name: Price, reference: [0, 10]}
positions:
  - {party: north, issue: line, at: 90, date: 2020}
  - {party: north, issue: line, at: [0, 60], salience: 0.9, date: 2025}
  - {party: south, issue: line, at: 80, range: [40, 100]}
  - {party: south, issue: price, at: 40, salience: [0.1, 0.9]}
options:
  north.retreat: {effects: {line: +40}}
  south.advance: {effects: {line: +30, price: +50}}
preferences:
  north: {derived: positions}
  south: {derived: positions}
`

// A party prefers what lies closer to its position: at 30, North would rather
// have the line at 20 than at 50 or 60, and nothing at 90. It is the latest of
// its positions that counts.
func TestDerivedPreferences(t *testing.T) {
	f, err := notation.Read("bargainers.yaml", []byte(bargainers))
	if err != nil {
		t.Fatal(err)
	}
	north := f.Conflict.Preference("north")
	var weights []int
	for state := range uint64(4) {
		weights = append(weights, f.Conflict.Weigh(north, conflict.State{state}))
	}
	if want := []int{-9e6, -27e6, -18e6, -54e6}; !slices.Equal(weights, want) {
		t.Errorf("North weighs the states %v; want %v", weights, want)
	}
	const draws = 200
	got, err := stability.SolveDraws(context.Background(), f.Conflict, stability.DrawsQuestion{Seed: 1, Draws: draws}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(got.Ensemble.Inputs()); n != 4 {
		t.Errorf("%d inputs; want the reference of the price, two positions and a salience", n)
	}
	counts := make([]int, len(got.States))
	for k := range draws {
		drawn := ensemble.New(f.Conflict, 1).Draw(k) // with all that is uncertain
		solution, err := stability.Solve(context.Background(), drawn, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range solution.Equilibria(stability.Nash) {
			counts[s]++
		}
	}
	for s, want := range counts {
		if n := got.StateShare(stability.Nash, s).Count; n != want {
			t.Errorf("state %s: %d of %d draws; want %d", got.Letters(s), n, draws, want)
		}
	}
}

// A model with more states than the fast judges take gives the same answers
// by the definitions.
func TestDrawsOfALargeModel(t *testing.T) {
	ctx := context.Background()
	r := conflicttest.Rand(1)
	c := doubtful(r, conflicttest.Random(r, conflicttest.Shape{Parties: 3, Options: 11, Statements: 5}))
	got, err := stability.SolveDraws(ctx, c, stability.DrawsQuestion{Seed: 5, Draws: 2}, nil)
	if err != nil {
		t.Fatal(err)
	}
	counts := make([]int, len(got.States))
	for k := range 2 {
		solution, err := stability.Solve(ctx, stability.Doubtful(c, 5).Draw(k), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range solution.Equilibria(stability.SEQ) {
			counts[s]++
		}
	}
	for s, want := range counts {
		if n := got.StateShare(stability.SEQ, s).Count; n != want {
			t.Fatalf("state %s: %d of 2 draws; want %d", got.Letters(s), n, want)
		}
	}
}

// coins is a conflict in which one thing is certain, and three are as likely
// as the flip of a coin: whether North wants to give, whether it would rather
// give than keep, and something that does not matter.
func coins(t *testing.T) *conflict.Conflict {
	t.Helper()
	statement := func(text string) conflict.Statement {
		f, err := conflict.ParseFormula(text)
		if err != nil {
			t.Fatal(err)
		}
		return conflict.Statement{Formula: f}
	}
	half := new(conflict.Exactly(0.5))
	c := &conflict.Conflict{
		Title:   "Coins",
		Parties: []conflict.Party{{ID: "north", Name: "North"}, {ID: "south", Name: "South"}},
		Options: []conflict.Option{
			{ID: "north.give", Party: "north", Name: "give"},
			{ID: "south.take", Party: "south", Name: "take"},
		},
		Preferences: []conflict.Preference{
			{Party: "north", Statements: []conflict.Statement{statement("north.give"), statement("!north.give")}},
			{Party: "south", Statements: []conflict.Statement{statement("south.take <-> north.give"), statement("south.take")}},
		},
	}
	north, south := c.Preferences[0].Statements, c.Preferences[1].Statements
	north[0].Either, north[1].Either = 1, 1
	north[0].Sure, south[1].Sure = half, half
	return c
}

func solved(t *testing.T, q stability.DrawsQuestion) *stability.Robustness {
	t.Helper()
	r, err := stability.SolveDraws(context.Background(), coins(t), q, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// North gives when it wants to and would rather: in a quarter of the draws.
// Each of the two coins accounts for 1/3 of that by itself and has a part in
// 2/3; the third has none.
func TestWhatTheVerdictDependsOn(t *testing.T) {
	r := solved(t, stability.DrawsQuestion{Seed: 1, Draws: 4000})
	yy, ok := r.Place(conflict.State{0b11})
	if share := r.StateShare(stability.Nash, yy); !ok || share.Low > 0.25 || share.High < 0.25 {
		t.Errorf("both act in %+v; want a quarter", share)
	}
	if len(r.Doubts) == 0 {
		t.Fatal("nothing is in doubt")
	}
	for _, d := range r.Doubts {
		if r.Outcomes[d.Outcome].Name != "give; take" || d.Concept != stability.Nash {
			continue
		}
		for _, e := range d.Effects {
			first, total, low, high := 1.0/3, 2.0/3, 0.0, 0.5
			turns := true
			if in := r.Ensemble.Inputs()[e.Input]; in.Party == "south" {
				first, total, low, high, turns = 0, 0, 0.25, 0.25, false
			} else if len(in.ID) > 18 && in.ID[18:23] == "order" {
				low, high = 0.5, 0 // as written it would rather give
			}
			if far(e.First, first) || far(e.Total, total) {
				t.Errorf("input %d: first %+v, total %+v; want %v and %v", e.Input, e.First, e.Total, first, total)
			}
			if e.Low.Low > low || e.Low.High < low || e.High.Low > high || e.High.High < high {
				t.Errorf("input %d: from %+v to %+v; want %v to %v", e.Input, e.Low, e.High, low, high)
			}
			if e.Turns != turns {
				t.Errorf("input %d turns the outcome by itself: %v; want %v", e.Input, e.Turns, turns)
			}
		}
	}
}

// far reports whether an index is more than two margins from what it should
// be.
func far(i ensemble.Index, want float64) bool {
	return math.Abs(i.Value-want) > 2*(i.High-i.Value)
}

// The answer is the same on any number of workers.
func TestAnyNumberOfWorkers(t *testing.T) {
	var data []any
	for _, workers := range []int{1, 2, 16} {
		data = append(data, solved(t, stability.DrawsQuestion{Seed: 3, Draws: 3000, Workers: workers, Until: 0.025}).Data())
	}
	for k := range data {
		if !reflect.DeepEqual(data[k], data[0]) {
			t.Errorf("%+v\n%+v", data[k], data[0])
		}
	}
}

func TestEnoughWhenTheMarginIsMet(t *testing.T) {
	r := solved(t, stability.DrawsQuestion{Seed: 3, Draws: 100000, Until: 0.02})
	if !r.Enough || r.Done < 1000 || r.Done > 4000 {
		t.Errorf("enough %v after %d draws; want a margin of 0.02 after some 2,400", r.Enough, r.Done)
	}
}

// What is done when the context ends is kept.
func TestInterruptedDraws(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r, err := stability.SolveDraws(ctx, coins(t), stability.DrawsQuestion{Seed: 3, Draws: 1000000}, func(done, _ int) {
		if done >= 10000 {
			cancel()
		}
	})
	if err != nil || !r.Interrupted || r.Done < 10000 || r.Done == 1000000 {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := stability.SolveDraws(ctx, coins(t), stability.DrawsQuestion{Draws: 10}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v; want the context's error", err)
	}
}

// A run that was cut off goes on from its journal, on another number of
// workers, and says the same as one that was not.
func TestDrawsGoOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run")
	open := func() *ensemble.Journal {
		j, err := ensemble.OpenJournal(path, []byte("run"))
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	q := stability.DrawsQuestion{Seed: 3, Draws: 40000, Workers: 2, Journal: open()}
	ctx, cancel := context.WithCancel(context.Background())
	cut, err := stability.SolveDraws(ctx, coins(t), q, func(done, _ int) {
		if done >= 10000 {
			cancel()
		}
	})
	if err != nil || !cut.Interrupted || q.Journal.Close() != nil {
		t.Fatalf("%v, %v", cut, err)
	}
	q.Journal, q.Workers = open(), 1
	if done := q.Journal.Done(); done != cut.Done {
		t.Errorf("%d draws are kept; want the %d that were done", done, cut.Done)
	}
	began := 0
	resumed, err := stability.SolveDraws(context.Background(), coins(t), q, func(done, _ int) {
		if began == 0 {
			began = done
		}
	})
	if err != nil || q.Journal.Close() != nil || began <= cut.Done {
		t.Fatalf("went on at %d, %v", began, err)
	}
	q.Journal = nil
	whole, err := stability.SolveDraws(context.Background(), coins(t), q, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(resumed.Data(), whole.Data()) {
		t.Errorf("%+v\n%+v", resumed.Data(), whole.Data())
	}
}

// A run that was cut off while it tested what the answer depends on goes on
// there, and no draw is asked again. What is done never goes back, and ends at
// the total.
func TestTestedDrawsGoOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run")
	const draws, inputs = 5000, 3
	q := stability.DrawsQuestion{Seed: 3, Draws: draws}
	ask := func(cutAt, workers int) (r *stability.Robustness, first int) {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		journal, err := ensemble.OpenJournal(path, []byte("run"))
		if err != nil {
			t.Fatal(err)
		}
		q.Journal, q.Workers = journal, workers
		last, all := 0, 0
		r, err = stability.SolveDraws(ctx, coins(t), q, func(done, total int) {
			if first == 0 {
				first = done
			}
			if done < last || done > total {
				t.Errorf("%d of %d after %d", done, total, last)
			}
			if last, all = done, total; done >= cutAt {
				cancel()
			}
		})
		if err != nil || journal.Close() != nil {
			t.Fatal(err)
		}
		if !r.Interrupted && last != all {
			t.Errorf("the run ends at %d of %d", last, all)
		}
		return r, first
	}
	const point = 2 + 4*inputs // of each tested draw
	cut, _ := ask(draws+1000*point, 2)
	if !cut.Interrupted || cut.Done != draws || cut.Tested != 0 {
		t.Fatalf("interrupted %v after %d draws", cut.Interrupted, cut.Done)
	}
	resumed, first := ask(1<<40, 1)
	if first < draws+1000*point {
		t.Errorf("goes on at %d; want behind %d", first, draws+1000*point)
	}
	q.Journal = nil
	whole, err := stability.SolveDraws(t.Context(), coins(t), q, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.Doubts) == 0 || !reflect.DeepEqual(resumed.Data(), whole.Data()) {
		t.Errorf("%+v\n%+v", resumed.Data(), whole.Data())
	}
}

// What was kept of the tested draws is refused when it does not fit.
func TestTestedDrawsOfAnUnfitJournal(t *testing.T) {
	for _, part := range []struct {
		to   int
		text string
	}{{101, ""}, {101, "\x00"}, {101, strings.Repeat("\xff", 900)}, {1000, strings.Repeat("\x00", 11*3*6)}} {
		path := filepath.Join(t.TempDir(), "run")
		journal, err := ensemble.OpenJournal(path, nil)
		if err != nil || journal.Append(part.to, []byte(part.text)) != nil || journal.Close() != nil {
			t.Fatal(err)
		}
		if journal, err = ensemble.OpenJournal(path, nil); err != nil {
			t.Fatal(err)
		}
		_, err = stability.SolveDraws(t.Context(), coins(t), stability.DrawsQuestion{Seed: 3, Draws: 100, Journal: journal}, nil)
		if err == nil || !strings.Contains(err.Error(), "kept of the run cannot be used") {
			t.Errorf("part to %d of %d bytes: error %v", part.to, len(part.text), err)
		}
		if err := journal.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A journal that does not fit the conflict is refused.
func TestDrawsOfAnUnfitJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run")
	for _, part := range []string{"", "\x02", "\x00\x01", "\x00" + strings.Repeat("\xff", 400), strings.Repeat("\x00", 4000)} {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		j, err := ensemble.OpenJournal(path, []byte("run"))
		if err != nil || j.Append(100, []byte(part)) != nil || j.Close() != nil {
			t.Fatal(err)
		}
		if j, err = ensemble.OpenJournal(path, []byte("run")); err != nil {
			t.Fatal(err)
		}
		if _, err := stability.SolveDraws(context.Background(), coins(t), stability.DrawsQuestion{Draws: 200, Journal: j}, nil); err == nil {
			t.Errorf("%q is taken for a part", part)
		}
	}
}

// An improvement in a derived preference has its reason.
func TestDerivedReasons(t *testing.T) {
	f, err := notation.Read("bargainers.yaml", []byte(bargainers))
	if err != nil {
		t.Fatal(err)
	}
	m, err := stability.NewModel(context.Background(), f.Conflict)
	if err != nil {
		t.Fatal(err)
	}
	from, _ := m.Place(conflict.State{})
	r, err := m.ExplainReport(context.Background(), from, []int{1}, []stability.Concept{stability.Nash})
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprint(r.Sections); !strings.Contains(text, "better for South by the distance from its positions") {
		t.Errorf("%s", text)
	}
}
