package stability

import (
	"context"
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// indifferent is a random conflict in which the parties are indifferent between
// many states.
func indifferent(t *testing.T, seed uint64) *Model {
	t.Helper()
	r := conflicttest.Rand(seed)
	shape := conflicttest.AnyShape(r, 6)
	if shape.Statements = r.IntN(3); seed%3 == 0 {
		shape.Ties = 0.8
	}
	m, err := NewModel(t.Context(), conflicttest.Random(r, shape))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Under every concept a class is judged as each of its states is, and as the
// definitions judge the model in which the classes are the states. (Simultaneous
// stability has no definition there: what options a class changes is not one
// thing.)
func TestAlikeStatesAreJudgedAlike(t *testing.T) {
	coalesced, merged := 0, 0
	for seed := range uint64(3000) {
		m := indifferent(t, seed)
		whole, err := m.Solve(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		one, err := m.Coalesced(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		plain := *one.Model
		plain.alike = nil
		defined, err := plain.judge(t.Context(), Concepts[:SIM], nil)
		if err != nil {
			t.Fatal(err)
		}
		for s := range one.States {
			for b := range m.Blocks {
				for _, c := range Concepts {
					want := one.Stable(c, b, s)
					if c != SIM && defined.Stable(c, b, s) != want {
						t.Fatalf("seed %d: %v of %s: the definitions say %v", seed, c, one.Letters(s), !want)
					}
					for _, state := range one.alike.alike[s] {
						if whole.Stable(c, b, state) != want {
							t.Fatalf("seed %d: %v of %s, one of %s: %v", seed, c, m.Letters(state), one.Letters(s), !want)
						}
					}
				}
			}
		}
		if len(one.States) < len(m.States) {
			coalesced++
			merged += len(m.States) - len(one.States)
		}
	}
	if coalesced < 500 || merged < 5000 {
		t.Errorf("%d conflicts had alike states, %d states fewer; too few to say much", coalesced, merged)
	}
}

// What is reached by moves or by improvements, and where improving parties come
// to rest, is the same with alike states as one.
func TestAlikeStatesLeadToTheSame(t *testing.T) {
	for seed := range uint64(1000) {
		m := indifferent(t, seed)
		one, err := m.Coalesced(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for from := range min(len(m.States), 8) {
			at := one.alike.class[from]
			whole, few := traced(t, m, from), traced(t, one.Model, at)
			for k, of := range []func(*Trace) []int{
				func(t *Trace) []int { return states(t.Moves) },
				func(t *Trace) []int { return states(t.Improvements) },
				func(t *Trace) []int { return t.Ends },
			} {
				want := []int{at}
				for _, s := range of(whole) {
					want = append(want, one.alike.class[s])
				}
				got := append([]int{at}, of(few)...)
				slices.Sort(want)
				slices.Sort(got)
				if want = slices.Compact(want); !slices.Equal(slices.Compact(got), want) {
					t.Fatalf("seed %d from %s, %d: %v; want %v", seed, m.Letters(from), k, got, want)
				}
			}
		}
	}
}

func states(reached []Reached) []int {
	var all []int
	for _, r := range reached {
		all = append(all, r.State)
	}
	return all
}

func traced(t *testing.T, m *Model, from int) *Trace {
	t.Helper()
	trace, err := m.Trace(context.Background(), from)
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// What tells states apart: a preference, or a move that only one of them has.
// An option that nobody cares about does not.
func TestWhatTellsStatesApart(t *testing.T) {
	for _, c := range []struct {
		name     string
		conflict conflict.Conflict
		want     []string
	}{
		{"nobody cares about the second option", twoOptions([]string{"n.a"}, conflict.Both, ""), []string{"N-", "Y-"}},
		{"North cares about it", twoOptions([]string{"n.a", "s.b"}, conflict.Both, ""), []string{"NN", "YN", "NY", "YY"}},
		{"it cannot be undone", twoOptions([]string{"n.a"}, conflict.Forward, ""), []string{"N-", "Y-"}},
		{"it blocks the way that North cares about", twoOptions([]string{"n.a"}, conflict.Both, "!s.b"), []string{"NN", "YN", "NY"}},
	} {
		m, err := NewModel(t.Context(), &c.conflict)
		if err != nil {
			t.Fatal(err)
		}
		one, err := m.Coalesced(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for s := range one.States {
			got = append(got, one.Letters(s))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v; want %v", c.name, got, c.want)
		}
	}
}

// twoOptions has an option for North and one for South; North wants the formulas, the
// first option requires one, and the second may have a direction.
func twoOptions(wants []string, second conflict.Direction, requires string) conflict.Conflict {
	c := conflict.Conflict{
		Title:   "Two options",
		Parties: []conflict.Party{{ID: "n", Name: "North"}, {ID: "s", Name: "South"}},
		Options: []conflict.Option{
			{ID: "n.a", Party: "n", Name: "A"},
			{ID: "s.b", Party: "s", Name: "B", Direction: second},
		},
		Preferences: []conflict.Preference{{Party: "n"}},
	}
	for _, text := range wants {
		f, _ := conflict.ParseFormula(text)
		c.Preferences[0].Statements = append(c.Preferences[0].Statements, conflict.Statement{Formula: f})
	}
	if requires != "" {
		f, _ := conflict.ParseFormula(requires)
		c.Options[0].Requires = &f
	}
	return c
}

// Where no option is left that they agree in, no other option is spoken of.
func TestAllStatesAlike(t *testing.T) {
	c := twoOptions(nil, conflict.Both, "")
	m, err := NewModel(t.Context(), &c)
	if err != nil {
		t.Fatal(err)
	}
	one, err := m.Coalesced(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(one.States) != 1 || one.Letters(0) != "--" {
		t.Fatalf("%d states, the first %s; want one", len(one.States), one.Letters(0))
	}
	if got, want := one.alike.name(0), "with or without A and B"; got != want {
		t.Errorf("called %q; want %q", got, want)
	}
}
