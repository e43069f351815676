package stability

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
)

// A Hypergame is a conflict that its parties do not all see as it is, at the
// first level: each plays the game it sees, and takes the others to play the
// same one (Bennett 1977; Wang, Hipel & Fraser 1988).
type Hypergame struct {
	True  *Solution // the conflict as it is
	Views []*View   // by party
}

// A View is the conflict as one party sees it.
type View struct {
	*Solution
	Party int
	Same  bool // the party sees the conflict as it is
	// sees gives for every state of the conflict its place in the view, where
	// the same options are taken. It is -1 where the party thinks that such a
	// state cannot be: its rules forbid it, or it does not know of an option.
	sees []int
	// Hopes are the states of the view that the party likes best of those that
	// it believes to hold under SEQ, where each fears what the others would
	// want to do; ascending.
	Hopes []int
}

// SolveHypergame judges every state in every party's view. It returns the
// errors of Solve, for the conflict and for every view of it.
func SolveHypergame(ctx context.Context, c *conflict.Conflict, progress Progress) (*Hypergame, error) {
	truth, err := Solve(ctx, c.Settled(), progress)
	if err != nil {
		return nil, err
	}
	h := &Hypergame{True: truth}
	for i, p := range c.Parties {
		seen, err := c.Perceived(p.ID)
		if err != nil {
			return nil, err
		}
		view := &View{Solution: truth, Party: i, Same: p.Perceives == nil}
		if !view.Same {
			if view.Solution, err = Solve(ctx, seen.Settled(), progress); err != nil {
				return nil, fmt.Errorf("as %s sees it: %w", p.Name, err)
			}
		}
		view.sees, view.Hopes = view.placesOf(truth.Model, p.Perceives), view.hopes()
		h.Views = append(h.Views, view)
	}
	return h, nil
}

func (v *View) placesOf(truth *Model, p *conflict.Perception) []int {
	sees := make([]int, len(truth.States))
	for k, s := range truth.States {
		var seen conflict.State
		known := true
		for o, option := range truth.Conflict.Options {
			if s.Has(o) {
				seen = seen.With(v.Conflict.OptionIndex(option.ID), true)
				known = known && (p == nil || !slices.Contains(p.Unaware, option.ID))
			}
		}
		place, ok := v.Place(seen)
		if !ok || !known {
			place = -1
		}
		sees[k] = place
	}
	return sees
}

// Sees returns the place in the view of a state of the conflict, or false
// where the party thinks that it cannot be.
func (v *View) Sees(state int) (int, bool) { return v.sees[state], v.sees[state] >= 0 }

// Stays reports whether the block, seeing what its members see, has no reason
// to leave a state of the conflict. A coalition leaves only when every member
// would, each in its own view. A party that thinks that the state cannot be
// has no reason to stay in it.
func (h *Hypergame) Stays(concept Concept, b, state int) bool {
	return slices.ContainsFunc(h.True.Blocks[b].Parties, func(i int) bool {
		place, ok := h.Views[i].Sees(state)
		return ok && h.Views[i].Stable(concept, b, place)
	})
}

// Equilibrium reports whether every block, seeing what its members see, stays
// in the state: it is an equilibrium of the hypergame.
func (h *Hypergame) Equilibrium(concept Concept, state int) bool {
	for b := range h.True.Blocks {
		if !h.Stays(concept, b, state) {
			return false
		}
	}
	return true
}

// A Standing says how a state holds in a hypergame.
type Standing string

// The ways in which a state holds.
const (
	InTruth    Standing = "in truth"              // in everybody's eyes, and as the conflict is
	ByMistake  Standing = "by a misunderstanding" // in everybody's eyes, but not as the conflict is
	Overlooked Standing = "overlooked"            // as the conflict is, but not in everybody's eyes
	Nowhere    Standing = "nowhere"               // neither
)

// Standing returns how the state holds under the concept.
func (h *Hypergame) Standing(concept Concept, state int) Standing {
	switch eyes, truth := h.Equilibrium(concept, state), h.True.Equilibrium(concept, state); {
	case eyes && truth:
		return InTruth
	case eyes:
		return ByMistake
	case truth:
		return Overlooked
	}
	return Nowhere
}

func (v *View) hopes() []int {
	var best []int
	rank := v.rank[v.Party]
	for s := range v.States {
		switch {
		case !v.Equilibrium(SEQ, s):
		case len(best) == 0 || rank[s] > rank[best[0]]:
			best = []int{s}
		case rank[s] == rank[best[0]]:
			best = append(best, s)
		}
	}
	return best
}

// Surprises counts the states of the conflict of which the party thinks that
// they cannot be.
func (v *View) Surprises() int {
	n := 0
	for _, place := range v.sees {
		if place < 0 {
			n++
		}
	}
	return n
}
