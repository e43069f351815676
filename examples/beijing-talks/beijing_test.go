// Package beijing_test holds the first example to what its README says that
// the model shows.
package beijing_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/notation"
	"parley/stability"
)

func load(t *testing.T) *conflict.Conflict {
	t.Helper()
	f, err := notation.Load("conflict.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range f.Warnings {
		t.Error(w)
	}
	return f.Conflict
}

func solve(t *testing.T, c *conflict.Conflict, instruments ...string) *stability.Solution {
	t.Helper()
	changed, err := c.Apply(instruments...)
	if err != nil {
		t.Fatal(err)
	}
	s, err := stability.Solve(context.Background(), changed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// holding names the outcomes with an equilibrium under the concept, each once.
func holding(s *stability.Solution, concept stability.Concept) string {
	var names []string
	for _, k := range s.Equilibria(concept) {
		if name := s.Conflict.OutcomeName(s.States[k]); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, "; ")
}

const (
	war       = "War goes on; War, sanctions lifted"
	talks     = "War beside mediated talks; War, sanctions lifted"
	guarantee = "Ceasefire with guarantees; Ceasefire with guarantees, sanctions lifted; "
	relief    = "Ceasefire with guarantees; Ceasefire with guarantees, sanctions eased; Ceasefire with guarantees, sanctions lifted; "
)

func TestWhatHolds(t *testing.T) {
	for _, test := range []struct {
		instruments string
		nash, sseq  string
	}{
		{"", war, war},
		{"minsk", war, war},
		{"guarantees", war, guarantee + war},
		{"relief", war, war},
		{"mediation", talks, talks},
		{"minsk relief", war, war},
		{"minsk relief mediation", talks, talks},
		{"guarantees minsk relief", war, relief + war},
		{"guarantees minsk relief mediation", talks, relief + talks},
	} {
		t.Run(test.instruments, func(t *testing.T) {
			s := solve(t, load(t), strings.Fields(test.instruments)...)
			if got := holding(s, stability.Nash); got != test.nash {
				t.Errorf("nash: %s; want %s", got, test.nash)
			}
			if got := holding(s, stability.SSEQ); got != test.sseq {
				t.Errorf("sseq: %s; want %s", got, test.sseq)
			}
		})
	}
}

// What the README says would turn the result: one doubt that proves right.
func TestWhatTurnsTheResult(t *testing.T) {
	for _, test := range []struct {
		name, party, doubt string
	}{
		{"Russia means its terms on territory", "russia", "russia.ceasefire <-> ukraine.neutral & ukraine.ceasefire & ukraine.leave"},
		{"Ukraine asks for withdrawal too", "ukraine", "!ukraine.neutral if !russia.withdraw"},
		{"Russia keeps no ceasefire", "russia", "!russia.ceasefire"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := load(t)
			doubt, err := conflict.ParseFormula(test.doubt)
			if err != nil {
				t.Fatal(err)
			}
			statements := c.Preference(test.party).Statements
			k := slices.IndexFunc(statements, func(s conflict.Statement) bool { return s.Formula.Equal(doubt) })
			if k < 0 || statements[k].Held() {
				t.Fatal("want this doubt in the file, as one that is probably wrong")
			}
			statements[k].Sure = nil
			if got := holding(solve(t, c, "guarantees", "minsk", "relief"), stability.SSEQ); got != war {
				t.Errorf("%s; want %s", got, war)
			}
		})
	}
}

// A guaranteed ceasefire holds under SSEQ where none of the three doubts
// proves right: with probability 0.8 * 0.6 * 0.7. The war holds in any case.
func TestHowSureTheResultIs(t *testing.T) {
	c, err := load(t).Apply("guarantees")
	if err != nil {
		t.Fatal(err)
	}
	r, err := stability.SolveDraws(context.Background(), c, stability.DrawsQuestion{Seed: 1, Draws: 2000}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for o, outcome := range r.Outcomes {
		share := r.OutcomeShare(stability.SSEQ, o)
		switch outcome.Name {
		case "Ceasefire with guarantees":
			if share.Low > 0.336 || share.High < 0.336 {
				t.Errorf("%s: %+v; want 0.336 among it", outcome.Name, share)
			}
		case "War goes on":
			if share.Count != share.Of {
				t.Errorf("%s: %+v; want always", outcome.Name, share)
			}
		}
	}
}

// Nobody gets from the war to a guaranteed ceasefire by bettering itself
// alone; the three that would have to move together all prefer it.
func TestWayToGuarantees(t *testing.T) {
	s := solve(t, load(t), "guarantees")
	from, _ := s.Place(*s.Conflict.StatusQuo)
	agreed, err := s.Conflict.StateOf("russia.ceasefire", "ukraine.ceasefire", "ukraine.neutral", "china.trade", "west.arm", "west.guarantee")
	if err != nil {
		t.Fatal(err)
	}
	to, _ := s.Place(agreed)
	trace, err := s.Trace(context.Background(), from)
	if err != nil {
		t.Fatal(err)
	}
	if steps, improving, ok := trace.Way(to); !ok || improving || len(steps) != 3 {
		t.Errorf("the way has %d steps, by improvements: %t; want 3, not by improvements", len(steps), improving)
	}

	together := load(t)
	together.Coalitions = [][]string{{"russia", "ukraine", "west"}}
	joint := solve(t, together, "guarantees")
	if trace, err = joint.Trace(context.Background(), from); err != nil {
		t.Fatal(err)
	}
	if steps, improving, ok := trace.Way(to); !ok || !improving || len(steps) != 1 {
		t.Errorf("together the way has %d steps, by improvements: %t; want 1, by improvements", len(steps), improving)
	}
}
