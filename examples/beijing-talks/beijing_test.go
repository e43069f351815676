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

// What the README says would turn the result: one statement read otherwise.
func TestWhatTurnsTheResult(t *testing.T) {
	for _, test := range []struct {
		name, party string
		statement   int // from 1
		reading     string
	}{
		{"Russia means its terms on territory", "russia", 1, "russia.ceasefire <-> ukraine.neutral & ukraine.ceasefire & ukraine.leave"},
		{"Ukraine asks for withdrawal too", "ukraine", 3, "!ukraine.neutral if !(russia.withdraw & west.guarantee)"},
		{"Russia keeps no ceasefire once Ukraine is neutral", "russia", 1, "!russia.ceasefire"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := load(t)
			reading, err := conflict.ParseFormula(test.reading)
			if err != nil {
				t.Fatal(err)
			}
			c.Preference(test.party).Statements[test.statement-1].Formula = reading
			if got := holding(solve(t, c, "guarantees", "minsk", "relief"), stability.SSEQ); got != war {
				t.Errorf("%s; want %s", got, war)
			}
		})
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
