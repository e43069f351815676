package published_test

import (
	"context"
	"testing"

	"parley/stability"
)

// From the status quo of Elmira, state 1, the parties that improve alone come to
// state 5 and to no other, by the local government's move; of the equilibria 5, 8
// and 9 it is the only one that improvements reach (Kilgour, Hipel, Fang & Peng
// 2001; recalled).
func TestElmiraStatusQuo(t *testing.T) {
	s := solve(t, load(t, "elmira.yaml"))
	from, _ := s.Place(*s.Conflict.StatusQuo)
	trace, err := s.Trace(context.Background(), from)
	if err != nil {
		t.Fatal(err)
	}
	for _, chance := range []stability.Chance{stability.ByParty, stability.ByMove} {
		c, err := trace.NewChain(context.Background(), chance)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Ends) != 1 || elmira(s.Letters(c.Ends[0].States[0])) != "5" || c.Ends[0].Fraction != "1" || c.Moves != 1 {
			t.Errorf("ends %+v after %v moves; want 5 after one", c.Ends, c.Moves)
		}
	}
}

// In Chicken the chances of the two equilibria are even when both drivers go
// straight: each swerves as likely as the other.
func TestChickenStatusQuo(t *testing.T) {
	s := solve(t, load(t, "chicken.yaml"))
	for state := range s.States {
		if s.Letters(state) != "NN" {
			continue
		}
		trace, err := s.Trace(context.Background(), state)
		if err != nil {
			t.Fatal(err)
		}
		c, err := trace.NewChain(context.Background(), stability.ByParty)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Ends {
			if e.Fraction != "1/2" {
				t.Errorf("%s has probability %s; want 1/2", s.Letters(e.States[0]), e.Fraction)
			}
		}
		if len(c.Ends) != 2 {
			t.Errorf("%d endings; want 2", len(c.Ends))
		}
	}
}

// The Prisoner's Dilemma has one condition for mutual cooperation under Nash: that
// the prisoner does not prefer to defect alone. Giving up the statement that says
// so, or turning it round, serves.
func TestPrisonersInverse(t *testing.T) {
	s := solve(t, load(t, "prisoners-dilemma.yaml"))
	for state := range s.States {
		if s.Letters(state) != "YY" {
			continue
		}
		v, err := s.Invert(context.Background(), stability.Nash, state, 0, false)
		if err != nil {
			t.Fatal(err)
		}
		c := v.Conditions[0]
		if len(v.Leavers) != 2 || len(c.Clauses) != 1 || len(c.Clauses[0].Alternatives) != 1 || s.Letters(c.Clauses[0].To) != "NY" {
			t.Errorf("leavers %v, condition %+v; want both, and NY not preferred", v.Leavers, c.Clauses)
		}
	}
}
