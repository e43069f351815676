package elicit_test

import (
	"context"
	"errors"
	"math"
	"math/bits"
	"math/rand/v2"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/web/elicit"
)

// A judge answers as a party does to whom the statements matter in an order.
type judge struct {
	tests []func(conflict.State) bool // the most important first
}

func newJudge(c *conflict.Conflict, statements []conflict.Formula, order []int) judge {
	var j judge
	for _, k := range order {
		j.tests = append(j.tests, statements[k].Compile(c.OptionIndex))
	}
	return j
}

// prefers is above 0 when the party prefers s to t, and below when t to s.
func (j judge) prefers(s, t conflict.State) int {
	for _, holds := range j.tests {
		if a, b := holds(s), holds(t); a != b {
			if a {
				return 1
			}
			return -1
		}
	}
	return 0
}

func (j judge) worse(q elicit.Question) elicit.Worse {
	if j.prefers(q.First, q.Second) < 0 {
		return elicit.First
	}
	return elicit.Second
}

// ask asks until there is nothing to ask and returns how often.
func ask(t *testing.T, c *conflict.Conflict, statements []conflict.Formula, states []conflict.State, j judge) (*elicit.Interview, int) {
	t.Helper()
	v, err := elicit.New(c, statements, states)
	if err != nil {
		t.Fatal(err)
	}
	feasible := c.Feasible()
	for n := 0; ; n++ {
		q, ok := v.Next()
		if !ok {
			return v, n
		}
		if !feasible(q.First) || !feasible(q.Second) || j.prefers(q.First, q.Second) == 0 {
			t.Fatalf("asks about %v", q)
		}
		if err := v.Answer(q, j.worse(q)); err != nil {
			t.Fatalf("after %d answers: %v", n, err)
		}
	}
}

// statements makes statements of a conflict's options: mostly that one is, or
// is not, taken.
func statements(r *rand.Rand, c *conflict.Conflict) []conflict.Formula {
	var made []conflict.Formula
	literal := func() conflict.Formula {
		f := conflict.Taken(c.Options[r.IntN(len(c.Options))].ID)
		if r.IntN(2) == 0 {
			return conflict.Not(f)
		}
		return f
	}
	for _, o := range c.Options {
		f := conflict.Taken(o.ID)
		if r.IntN(2) == 0 {
			f = conflict.Not(f)
		}
		made = append(made, f)
	}
	for range r.IntN(4) {
		made = append(made, conflict.If(literal(), literal()))
	}
	return made
}

// TestRecovers: consistent answers recover the preference exactly, over all
// states, with far fewer answers than ranking the states takes.
func TestRecovers(t *testing.T) {
	asked, ranked, cases := 0, 0, 0
	for seed := range uint64(400) {
		r := conflicttest.Rand(seed)
		c := conflicttest.Random(r, conflicttest.Shape{Parties: 2, Options: 1 + r.IntN(7), Rules: r.IntN(4), Requires: 0.2, StatusQuo: true})
		states, err := c.States(context.Background(), elicit.MaxStates)
		if err != nil {
			t.Fatal(err)
		}
		wanted := statements(r, c)
		truth := newJudge(c, wanted, r.Perm(len(wanted)))
		v, n := ask(t, c, wanted, states, truth)
		found := newJudge(c, wanted, v.Order())
		for _, s := range states {
			for _, u := range states {
				if truth.prefers(s, u) != found.prefers(s, u) {
					t.Fatalf("seed %d: %v and %v are in another order", seed, s, u)
				}
			}
		}
		if most := insertions(len(states)); len(states) > 3 && n > most {
			t.Errorf("seed %d: %d answers; ranking %d states takes %d", seed, n, len(states), most)
		}
		asked, ranked, cases = asked+n, ranked+insertions(len(states)), cases+1
	}
	t.Logf("%d preferences: %.1f answers each; ranking the states one by one takes %.1f", cases, float64(asked)/float64(cases), float64(ranked)/float64(cases))
	if asked*5 > ranked {
		t.Errorf("%d answers in all; want less than a fifth of %d", asked, ranked)
	}
}

// insertions is how many comparisons it takes at most to rank n things by
// putting one after the other into its place.
func insertions(n int) int {
	sum := 0
	for k := 2; k <= n; k++ {
		sum += bits.Len(uint(k - 1))
	}
	return sum
}

// TestFree: without rules as many answers are needed as for sorting the
// statements, whatever the states.
func TestFree(t *testing.T) {
	for seed := range uint64(40) {
		r := conflicttest.Rand(seed)
		c := conflicttest.Random(r, conflicttest.Shape{Parties: 3, Options: 8, StatusQuo: true})
		states, err := c.States(context.Background(), elicit.MaxStates)
		if err != nil {
			t.Fatal(err)
		}
		var wanted []conflict.Formula
		for _, o := range c.Options {
			wanted = append(wanted, conflict.Taken(o.ID))
		}
		order := r.Perm(len(wanted))
		v, n := ask(t, c, wanted, states, newJudge(c, wanted, order))
		for k, got := range v.Order() {
			if got != order[k] {
				t.Fatalf("seed %d: order %v; want %v", seed, v.Order(), order)
			}
		}
		if most := insertions(len(wanted)); n > most || float64(n) < math.Log2(2) {
			t.Errorf("seed %d: %d answers; want at most %d", seed, n, most)
		}
	}
}

// TestTied: two statements that the rules tie to a third are told apart by the
// one question that there is.
func TestTied(t *testing.T) {
	c := &conflict.Conflict{Parties: []conflict.Party{{ID: "p"}}}
	for _, id := range []string{"p.a", "p.b", "p.c"} {
		c.Options = append(c.Options, conflict.Option{ID: id, Party: "p"})
	}
	wanted := []conflict.Formula{conflict.Taken("p.a"), conflict.Taken("p.b"), conflict.Taken("p.c")}
	states := []conflict.State{{0b011}, {0b100}}
	v, n := ask(t, c, wanted, states, newJudge(c, wanted, []int{2, 0, 1}))
	if n != 1 || v.Order()[0] != 2 {
		t.Errorf("%d answers, order %v; want one, and the third first", n, v.Order())
	}
}

// TestUnsaid: what the person cannot say is not asked again and stays as it
// stood; a contradiction is refused.
func TestUnsaid(t *testing.T) {
	c := &conflict.Conflict{Parties: []conflict.Party{{ID: "p"}}, Options: []conflict.Option{{ID: "p.a", Party: "p"}, {ID: "p.b", Party: "p"}}}
	wanted := []conflict.Formula{conflict.Taken("p.a"), conflict.Taken("p.b")}
	states, _ := c.States(context.Background(), 4)
	v, _ := elicit.New(c, wanted, states)
	q, ok := v.Next()
	if !ok {
		t.Fatal("nothing to ask")
	}
	if err := v.Answer(q, elicit.Unsaid); err != nil {
		t.Fatal(err)
	}
	if again, ok := v.Next(); ok || v.Order()[0] != 0 {
		t.Errorf("asks %v again, order %v", again, v.Order())
	}
	if err := v.Answer(q, elicit.First); err != nil {
		t.Fatal(err)
	}
	if err := v.Answer(q, elicit.Second); !errors.Is(err, elicit.ErrContradiction) {
		t.Errorf("%v", err)
	}
	if err := v.Answer(q, "third"); err == nil {
		t.Error("takes a third answer")
	}
}

func TestBounds(t *testing.T) {
	c := &conflict.Conflict{}
	if _, err := elicit.New(c, make([]conflict.Formula, elicit.MaxStatements+1), nil); err == nil {
		t.Error("too many statements")
	}
	if _, err := elicit.New(c, nil, make([]conflict.State, elicit.MaxStates+1)); err == nil {
		t.Error("too many states")
	}
}
