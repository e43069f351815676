// Package published_test holds the conflicts of this folder against what was
// published about them.
package published_test

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/notation"
	"parley/stability"
)

func TestPublishedEquilibria(t *testing.T) {
	for _, p := range publications {
		t.Run(p.title(), func(t *testing.T) {
			s := solve(t, p.load(t))
			for _, f := range p.findings {
				want := cmp.Or(f.finds, f.states)
				if got := p.equilibria(s, f.under); got != want {
					t.Errorf("%s: %s; want %s (published: %s, %s)", f.under.name, got, want, f.states, f.known)
				}
			}
		})
	}
}

// The moves of the nine states are listed in a program of H. Xu (2007); the
// options have to make the same moves.
func TestElmiraMoves(t *testing.T) {
	listed := map[string]string{
		"Ministry of the Environment": "1-2 3-4 5-6 7-8",
		"Uniroyal":                    "1-3 1-9 2-4 2-9 3-9 4-9 5-7 5-9 6-8 6-9 7-9 8-9",
		"Local government":            "1-5 2-6 3-7 4-8 5-1 6-2 7-3 8-4",
	}
	s := solve(t, load(t, "elmira.yaml"))
	for name, want := range listed {
		if got := strings.Join(elmiraMoves(t, s.Model, name), " "); got != want {
			t.Errorf("%s moves %s; want %s", name, got, want)
		}
	}
}

// elmiraMoves lists a party's moves between the nine states.
func elmiraMoves(t *testing.T, m *stability.Model, party string) []string {
	t.Helper()
	b, err := m.BlockOf(party)
	if err != nil {
		t.Fatal(err)
	}
	var moves []string
	for s := range m.States {
		trace, err := m.Trace(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range trace.Moves {
			from, to := elmira(m.Letters(s)), elmira(m.Letters(r.State))
			if len(r.Steps) == 1 && r.Steps[0].Block == b && from != to {
				moves = append(moves, from+"-"+to)
			}
		}
	}
	slices.Sort(moves)
	return slices.Compact(moves)
}

// The Ministry and Uniroyal ended the dispute together: state 5, which holds
// while everybody acts alone, does not hold for both, and state 8 does
// (Kilgour, Hipel, Fang & Peng 2001; recalled).
func TestElmiraCoalition(t *testing.T) {
	c := load(t, "elmira.yaml")
	c.Coalitions = [][]string{{"moe", "uniroyal"}}
	s := solve(t, c)
	both, err := s.BlockOf("moe")
	if err != nil {
		t.Fatal(err)
	}
	for state := range s.States {
		for _, concept := range stability.Concepts {
			switch elmira(s.Letters(state)) {
			case "5":
				if s.Stable(concept, both, state) {
					t.Errorf("state 5 is stable under %s for the Ministry and Uniroyal together", concept)
				}
			case "8":
				if !s.Equilibrium(concept, state) {
					t.Errorf("state 8 is no equilibrium under %s", concept)
				}
			}
		}
	}
}

func load(t *testing.T, file string) *conflict.Conflict {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := notation.Read(file, text)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range f.Warnings {
		t.Error(w)
	}
	return f.Conflict
}

func (p publication) load(t *testing.T) *conflict.Conflict {
	t.Helper()
	c := load(t, p.file)
	if p.change != nil {
		p.change(c)
	}
	return c
}

// title is the publication's file without its ending, and the variant.
func (p publication) title() string {
	name := strings.TrimSuffix(p.file, filepath.Ext(p.file))
	if p.variant != "" {
		name += ", " + p.variant
	}
	return name
}

// equilibria lists the states that hold under a concept as the publication
// names them.
func (p publication) equilibria(s *stability.Solution, under concept) string {
	var found []string
	for state := range s.States {
		if under.holds(s, state) {
			found = append(found, p.name(s.Letters(state)))
		}
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	return strings.Join(slices.Compact(found), " ")
}

func (p publication) name(letters string) string {
	if p.number == nil {
		return letters
	}
	return p.number(letters)
}

func solve(t *testing.T, c *conflict.Conflict) *stability.Solution {
	t.Helper()
	s, err := stability.Solve(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
