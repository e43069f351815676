package stability_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

// inverseModel is a small random conflict; nil when it cannot be asked.
func inverseModel(t *testing.T, r *rand.Rand, ranked float64) *stability.Model {
	t.Helper()
	shape := conflicttest.AnyShape(r, 4)
	shape.Ranked, shape.Statements = ranked, 4
	m, err := stability.NewModel(context.Background(), conflicttest.Random(r, shape))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The condition holds for a preference exactly when the forward analysis finds
// the state stable, whatever order of the states the party has.
func TestConditionIsForwardStability(t *testing.T) {
	held, failed := 0, 0
	for seed := range uint64(1500) {
		r := conflicttest.Rand(seed)
		m := inverseModel(t, r, 1)
		s, b := r.IntN(len(m.States)), r.IntN(len(m.Blocks))
		party := m.Conflict.Parties[m.Blocks[b].Parties[0]].ID
		c := *m.Conflict
		c.Preferences = slices.Clone(c.Preferences)
		for _, concept := range stability.Concepts {
			condition, err := m.Condition(context.Background(), concept, b, s)
			if err != nil {
				t.Fatal(err)
			}
			for k := range c.Preferences {
				if c.Preferences[k].Party == party {
					c.Preferences[k].Ranking = shuffled(r, m.States)
				}
			}
			changed, err := stability.Solve(context.Background(), &c, nil)
			if err != nil {
				t.Fatal(err)
			}
			want := changed.Stable(concept, b, s)
			got := condition.Holds(func(u int) bool { return changed.Prefers(b, u, s) })
			if got != want {
				t.Fatalf("seed %d, %s, block %d, state %s: the condition says %v, the definition %v\n%+v", seed, concept, b, m.Letters(s), got, want, condition)
			}
			if want {
				held++
			} else {
				failed++
			}
		}
	}
	if held < 500 || failed < 500 {
		t.Errorf("%d hold and %d do not; want many of both", held, failed)
	}
}

func shuffled(r *rand.Rand, states []conflict.State) [][]conflict.State {
	var groups [][]conflict.State
	for _, k := range r.Perm(len(states)) {
		if n := len(groups); n > 0 && r.IntN(4) == 0 {
			groups[n-1] = append(groups[n-1], states[k])
		} else {
			groups = append(groups, []conflict.State{states[k]})
		}
	}
	return groups
}

// No part of a condition can be left out: without any one clause, or any one
// state of an alternative, some preference is judged otherwise.
func TestConditionsAreMinimal(t *testing.T) {
	for seed := range uint64(300) {
		r := conflicttest.Rand(seed)
		m := inverseModel(t, r, 1)
		if len(m.States) > 10 {
			continue
		}
		for _, concept := range []stability.Concept{stability.Nash, stability.GMR, stability.SEQ, stability.SIM} {
			for s := range m.States {
				c, err := m.Condition(context.Background(), concept, 0, s)
				if err != nil {
					t.Fatal(err)
				}
				for k := range c.Clauses {
					less := *c
					less.Clauses = slices.Delete(slices.Clone(c.Clauses), k, k+1)
					if same(c, &less, len(m.States)) {
						t.Fatalf("seed %d, %s, state %s: clause %d follows from the others: %+v", seed, concept, m.Letters(s), k, c.Clauses)
					}
				}
			}
		}
	}
}

// same compares conditions over every set of preferred states.
func same(c, d *stability.Condition, states int) bool {
	for set := range 1 << states {
		preferred := func(t int) bool { return set>>t&1 == 1 }
		if c.Holds(preferred) != d.Holds(preferred) {
			return false
		}
	}
	return true
}

// Every change that is proposed serves when it is applied to the file's
// preferences, and no smaller one of its kind does, tried one by one.
func TestRemediesServe(t *testing.T) {
	found := map[stability.EditKind]int{}
	none := 0
	for seed := range uint64(600) {
		r := conflicttest.Rand(seed)
		m := inverseModel(t, r, 0)
		concept := stability.Concepts[r.IntN(len(stability.Concepts))]
		s := r.IntN(len(m.States))
		v, err := m.Invert(context.Background(), concept, s, -1, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, changes := range v.Changes {
			for _, remedies := range changes.Remedies {
				least := -1
				for wishes, steps := range everyChange(m, changes.Party, remedies.Kind) {
					if (least < 0 || steps < least) && serves(t, m, concept, s, changes.Party, wishes) {
						least = steps
					}
				}
				switch {
				case least < 0 && len(remedies.Found) > 0:
					t.Fatalf("seed %d: %s of %d steps; want none", seed, remedies.Kind, remedies.Found[0].Steps)
				case least >= 0 && (len(remedies.Found) == 0 || remedies.Found[0].Steps != least):
					t.Fatalf("seed %d: %s %+v; want %d steps", seed, remedies.Kind, remedies, least)
				case least < 0:
					none++
				default:
					found[remedies.Kind]++
				}
				for _, remedy := range remedies.Found {
					if !serves(t, m, concept, s, changes.Party, remedy.Wishes[changes.Party]) {
						t.Fatalf("seed %d: %+v does not serve", seed, remedy)
					}
				}
			}
		}
	}
	for _, kind := range stability.EditKinds {
		if found[kind] < 20 {
			t.Errorf("%s: %d remedies; want more to test", kind, found[kind])
		}
	}
	if none < 20 {
		t.Errorf("%d without a remedy; want more to test", none)
	}
}

// everyChange yields every list of one kind of change with its number of steps.
func everyChange(m *stability.Model, party int, kind stability.EditKind) func(func([]stability.Wish, int) bool) {
	n := len(m.Conflict.Preference(m.Conflict.Parties[party].ID).Statements)
	return func(yield func([]stability.Wish, int) bool) {
		if kind == stability.Reorder {
			permute(nil, n, func(order []int) {
				var list []stability.Wish
				steps := 0
				for k, w := range order {
					list = append(list, stability.Wish{Statement: w})
					for _, later := range order[k+1:] {
						if later < w {
							steps++
						}
					}
				}
				if steps > 0 {
					yield(list, steps)
				}
			})
			return
		}
		for chosen := 1; chosen < 1<<n; chosen++ {
			list, steps := []stability.Wish{}, 0
			for k := range n {
				if chosen>>k&1 == 1 {
					steps++
				}
				if kind == stability.Turn || chosen>>k&1 == 0 {
					list = append(list, stability.Wish{Statement: k, Turned: kind == stability.Turn && chosen>>k&1 == 1})
				}
			}
			yield(list, steps)
		}
	}
}

func permute(head []int, n int, visit func([]int)) {
	if len(head) == n {
		visit(head)
		return
	}
	for k := range n {
		if !slices.Contains(head, k) {
			permute(append(slices.Clone(head), k), n, visit)
		}
	}
}

// serves applies the wishes to the file and asks the definitions: that the
// party's block stays and, where what it wants matters to others, that all do.
func serves(t *testing.T, m *stability.Model, concept stability.Concept, s, party int, wishes []stability.Wish) bool {
	t.Helper()
	c := *m.Conflict
	c.Preferences = slices.Clone(c.Preferences)
	for k := range c.Preferences {
		if c.Preferences[k].Party == c.Parties[party].ID {
			c.Preferences[k].Statements = m.Wished(party, wishes)
		}
	}
	solution, err := stability.Solve(context.Background(), &c, nil)
	if err != nil {
		t.Fatal(err)
	}
	if concept == stability.SEQ || concept == stability.SSEQ || concept == stability.SIM {
		return solution.Equilibrium(concept, s)
	}
	b, err := m.BlockOf(c.Parties[party].ID)
	if err != nil {
		t.Fatal(err)
	}
	return solution.Stable(concept, b, s)
}

// A state that rises in a ranking as far as is said holds; one that rises less
// does not.
func TestRaisesServe(t *testing.T) {
	rises := 0
	for seed := range uint64(600) {
		r := conflicttest.Rand(seed)
		m := inverseModel(t, r, 1)
		s := r.IntN(len(m.States))
		v, err := m.Invert(context.Background(), stability.SMR, s, -1, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, changes := range v.Changes {
			p := m.Conflict.Preference(m.Conflict.Parties[changes.Party].ID)
			b, err := m.BlockOf(p.Party)
			if err != nil {
				t.Fatal(err)
			}
			if m.Blocks[b].Name != m.Conflict.PartyName(p.Party) {
				continue // of a coalition, each member alone may make it stay
			}
			at := slices.IndexFunc(p.Ranking, func(g []conflict.State) bool { return slices.Contains(g, m.States[s]) })
			to := slices.IndexFunc(p.Ranking, func(g []conflict.State) bool { return slices.Contains(g, m.States[changes.Raise.To]) })
			for level := at; level >= to; level-- {
				c := *m.Conflict
				c.Preferences = slices.Clone(c.Preferences)
				for k := range c.Preferences {
					if c.Preferences[k].Party == p.Party {
						c.Preferences[k].Ranking = raised(p.Ranking, m.States[s], level)
					}
				}
				solution, err := stability.Solve(context.Background(), &c, nil)
				if err != nil {
					t.Fatal(err)
				}
				if got := solution.Stable(stability.SMR, b, s); got != (level == to) {
					t.Fatalf("seed %d: stable %v at group %d of %d to %d", seed, got, level, at, to)
				}
			}
			rises++
		}
	}
	if rises < 100 {
		t.Errorf("%d raises; want more to test", rises)
	}
}

func raised(ranking [][]conflict.State, s conflict.State, level int) [][]conflict.State {
	var groups [][]conflict.State
	for k, g := range ranking {
		g = slices.DeleteFunc(slices.Clone(g), func(x conflict.State) bool { return x == s })
		if k == level {
			g = append(g, s)
		}
		if len(g) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
