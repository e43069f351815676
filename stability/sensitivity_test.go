package stability_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

// What is reported overturns the finding when the whole changed conflict is
// solved, and of every change that there is, tried one by one, none is smaller.
func TestSensitivityIsSmallest(t *testing.T) {
	found := map[stability.ChangeKind]int{}
	none := 0
	for seed := range uint64(150) {
		r := conflicttest.Rand(seed)
		m := inverseModel(t, r, 0)
		if r.IntN(3) == 0 { // requirements and directions to change
			c := *m.Conflict
			c.Options = slices.Clone(c.Options)
			required := conflicttest.Formula(r, []string{c.Options[0].ID}, 1)
			c.Options[len(c.Options)-1].Requires = &required
			if changed, err := stability.NewModel(context.Background(), &c); err == nil {
				m = changed
			}
		}
		s := r.IntN(len(m.States))
		v, err := m.Sensitivity(context.Background(), s, nil)
		if err != nil {
			t.Fatal(err)
		}
		least := leastOverturns(t, m, s)
		for _, f := range v.Findings {
			if f.Holds != holds(t, m.Conflict, m.States[s], f.Concept) {
				t.Fatalf("seed %d, %s: holds is %v", seed, f.Concept, f.Holds)
			}
			for _, kind := range stability.ChangeKinds {
				want := least[f.Concept][kind]
				k := slices.IndexFunc(f.Overturns, func(o stability.Overturn) bool { return o.Kind == kind })
				if k < 0 {
					if want != (overturns{}) {
						t.Fatalf("seed %d, %s: no %s; want %+v", seed, f.Concept, kind, want)
					}
					none++
					continue
				}
				o := f.Overturns[k]
				if got := (overturns{o.Steps, o.Count}); got != want {
					t.Fatalf("seed %d, %s: %s %+v; want %+v", seed, f.Concept, kind, got, want)
				}
				if holds(t, o.Made, m.States[s], f.Concept) == f.Holds {
					t.Fatalf("seed %d, %s: %s overturns nothing", seed, f.Concept, o.Words)
				}
				if (o.Then == "no party would leave") == f.Holds {
					t.Fatalf("seed %d, %s: %s, then %s", seed, f.Concept, o.Words, o.Then)
				}
				found[kind]++
			}
		}
	}
	for _, kind := range stability.ChangeKinds {
		if found[kind] < 10 {
			t.Errorf("%s: %d changes; want more to test", kind, found[kind])
		}
	}
	if none < 100 {
		t.Errorf("%d without a change; want more to test", none)
	}
}

// overturns are the steps of the smallest changes, and how many there are.
type overturns struct{ steps, count int }

func (o *overturns) add(steps int) {
	switch {
	case o.count == 0 || steps < o.steps:
		*o = overturns{steps, 1}
	case steps == o.steps:
		o.count++
	}
}

// leastOverturns tries everything.
func leastOverturns(t *testing.T, m *stability.Model, s int) map[stability.Concept]map[stability.ChangeKind]overturns {
	t.Helper()
	least := map[stability.Concept]map[stability.ChangeKind]overturns{}
	before := map[stability.Concept]bool{}
	for _, concept := range stability.Concepts {
		least[concept] = map[stability.ChangeKind]overturns{}
		before[concept] = holds(t, m.Conflict, m.States[s], concept)
	}
	try := func(c conflict.Conflict, kind stability.ChangeKind, steps int) {
		solution, err := stability.Solve(context.Background(), &c, nil)
		if err != nil {
			t.Fatal(err)
		}
		place, _ := solution.Place(m.States[s])
		for _, concept := range stability.Concepts {
			if solution.Equilibrium(concept, place) != before[concept] {
				o := least[concept][kind]
				o.add(steps)
				least[concept][kind] = o
			}
		}
	}
	for i, p := range m.Conflict.Parties {
		for _, kind := range stability.EditKinds {
			for wishes, steps := range everyChange(m, i, kind) {
				c := *m.Conflict
				c.Preferences = slices.Clone(c.Preferences)
				c.Preference(p.ID).Statements = m.Wished(i, wishes)
				try(c, stability.ChangeKind(kind.String()), steps)
			}
		}
	}
	for k := range m.Conflict.Rules {
		c := *m.Conflict
		c.Rules = slices.Concat(c.Rules[:k], c.Rules[k+1:])
		try(c, stability.DropRule, 1)
	}
	for k, o := range m.Conflict.Options {
		c := *m.Conflict
		c.Options = slices.Clone(c.Options)
		if o.Requires != nil {
			c.Options[k].Requires = nil
			try(c, stability.DropRequire, 1)
		}
		for _, d := range []conflict.Direction{conflict.Both, conflict.Forward, conflict.Backward} {
			if d != o.Direction && (d == conflict.Both || o.Direction == conflict.Both) {
				c.Options = slices.Clone(m.Conflict.Options)
				c.Options[k].Direction = d
				try(c, stability.Direct, 1)
			}
		}
	}
	return least
}

func holds(t *testing.T, c *conflict.Conflict, state conflict.State, concept stability.Concept) bool {
	t.Helper()
	solution, err := stability.Solve(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, ok := solution.Place(state)
	if !ok {
		t.Fatal("the state is not feasible any more")
	}
	return solution.Equilibrium(concept, s)
}

// In the Prisoner's Dilemma mutual defection stops being a Nash equilibrium when
// either no longer wants to defect, and no order of the statements does that.
func TestSensitivityOfThePrisoners(t *testing.T) {
	m, err := stability.NewModel(context.Background(), conflicttest.Prisoners())
	if err != nil {
		t.Fatal(err)
	}
	v, err := m.Sensitivity(context.Background(), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := v.Findings[stability.Nash]
	if !f.Holds || len(f.Overturns) != 1 {
		t.Fatalf("%+v; want one way to overturn that it holds", f)
	}
	if o := f.Overturns[0]; o.Kind != "turn" || o.Steps != 1 || o.Count != 2 || o.Then != "Ann takes “Ann: cooperate”, reaching YN (Ann: cooperate)" {
		t.Errorf("%+v; want that either turns its second statement", o)
	}
}

func TestSensitivityIsBoundedAndStops(t *testing.T) {
	r := conflicttest.Rand(1)
	large, err := stability.NewModel(context.Background(), conflicttest.Random(r, conflicttest.Shape{Parties: 2, Options: 11, Statements: 2}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := large.Sensitivity(context.Background(), 0, nil); !errors.As(err, new(*conflict.TooLargeError)) {
		t.Errorf("%v; want that it is too large", err)
	}
	m, err := stability.NewModel(context.Background(), conflicttest.Prisoners())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	stop := errors.New("stop")
	cancel(stop)
	if _, err := m.Sensitivity(ctx, 0, nil); !errors.Is(err, stop) {
		t.Errorf("%v; want why it was stopped", err)
	}
}

// What could not be tried is said not to have been, and not that it changes nothing.
func TestSensitivitySaysWhatWasNotTried(t *testing.T) {
	c := conflicttest.Prisoners()
	never, err := conflict.ParseFormula("ann.cooperate & bob.cooperate")
	if err != nil {
		t.Fatal(err)
	}
	c.Rules = []conflict.Rule{{Kind: conflict.RuleNever, Formula: never}}
	c.Preferences[0] = conflict.Preference{Party: "ann", Ranking: [][]conflict.State{{{2}}, {{0}}, {{1}}}}
	m, err := stability.NewModel(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	v, err := m.Sensitivity(context.Background(), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Unasked) != 1 || len(v.NotComputed()) != 2 {
		t.Errorf("%q; want that the rule was not tried, nor what Ann wants", v.NotComputed())
	}
	if text := fmt.Sprint(v.Sections()); strings.Contains(text, "leaving out a rule") {
		t.Errorf("%s\nwant nothing said of leaving out a rule", text)
	}
}
