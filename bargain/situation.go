package bargain

import (
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
)

// A Situation is an issue of a conflict as the models see it.
type Situation struct {
	conflict.Issue
	Parties []string            // ids, in the order of the stances
	Ranges  []conflict.Position // what the file says of each stance
	Stances Issue               // the actors are named as people write them
	Assumed []string            // what the file does not say, and what was taken for it
}

// unstated is taken for a salience or a capability that nobody on the issue
// states.
const (
	unstatedSalience   = 0.5
	unstatedCapability = 1.0
)

// Situations returns the issues of the conflict on which somebody takes a
// position, with the middle of everything that is uncertain. Of several
// positions of one party on one issue the latest counts. A salience or
// capability that is not stated is the mean of those stated on the issue, or,
// where there are none, one half and 1.
func Situations(c *conflict.Conflict) []Situation {
	var all []Situation
	for _, issue := range c.Issues {
		if s := situationOf(c, issue); len(s.Parties) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func situationOf(c *conflict.Conflict, issue conflict.Issue) Situation {
	s := Situation{Issue: issue}
	positions := latest(c, issue.ID)
	for _, p := range positions {
		s.Parties, s.Ranges = append(s.Parties, p.Party), append(s.Ranges, p)
		s.Stances.Stances = append(s.Stances.Stances, Stance{Actor: c.PartyName(p.Party), Position: p.At.Mode})
	}
	s.fill(positions, "salience", unstatedSalience, func(p conflict.Position) *conflict.Quantity { return p.Salience }, func(st *Stance) *float64 { return &st.Salience })
	s.fill(positions, "capability", unstatedCapability, func(p conflict.Position) *conflict.Quantity { return p.Capability }, func(st *Stance) *float64 { return &st.Capability })
	if issue.Reference != nil {
		reference := issue.Reference.Mode
		s.Stances.Reference = &reference
	}
	return s
}

// latest returns the positions on the issue, of each party the one with the
// latest date, in the order in which the parties first stand there.
func latest(c *conflict.Conflict, issue string) []conflict.Position {
	var positions []conflict.Position
	place := map[string]int{}
	for _, p := range c.Positions {
		if p.Issue != issue {
			continue
		}
		if k, ok := place[p.Party]; !ok {
			place[p.Party] = len(positions)
			positions = append(positions, p)
		} else if p.Date >= positions[k].Date {
			positions[k] = p
		}
	}
	return positions
}

// fill sets one number of every stance, and notes what was assumed.
func (s *Situation) fill(positions []conflict.Position, what string, unstated float64, of func(p conflict.Position) *conflict.Quantity, field func(st *Stance) *float64) {
	sum, n := 0.0, 0.0
	var missing []string
	for k, p := range positions {
		if q := of(p); q != nil {
			*field(&s.Stances.Stances[k]) = q.Mode
			sum, n = sum+q.Mode, n+1
		} else {
			missing = append(missing, s.Stances.Stances[k].Actor)
		}
	}
	if len(missing) == 0 {
		return
	}
	value, why := unstated, fmt.Sprintf("taken to be alike for all (%v)", unstated)
	if n > 0 {
		value, why = sum/n, fmt.Sprintf("taken to be the mean of the others (%.2g)", sum/n)
	}
	for k, p := range positions {
		if of(p) == nil {
			*field(&s.Stances.Stances[k]) = value
		}
	}
	s.Assumed = append(s.Assumed, fmt.Sprintf("The %s of %s on %s is not stated and was %s.", what, strings.Join(missing, ", "), s.Name, why))
}

// without returns the names of those who have no weight.
func (s *Situation) without() []string {
	var names []string
	for _, st := range s.Stances.Stances {
		if !st.counts() {
			names = append(names, st.Actor)
		}
	}
	return names
}

// concerns reports whether an uncertain number, by its id, belongs to the
// issue.
func (s *Situation) concerns(id string) bool {
	parts := strings.Split(id, "/")
	return len(parts) >= 3 && (parts[0] == "issues" && parts[1] == s.ID || parts[0] == "positions" && parts[2] == s.ID && slices.Contains(s.Parties, parts[1]))
}
