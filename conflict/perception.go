package conflict

import (
	"fmt"
	"slices"
)

// A Perception is how a party sees a conflict, where that is not how it is
// (Bennett 1977; Wang, Hipel & Fraser 1988): the first level of a hypergame.
type Perception struct {
	Unaware []string // ids of options that the party does not know of
	Options []Option // that the party wrongly believes to be on the table
	// Rules that the party believes in beside the others, and rules (places in
	// Conflict.Rules) of which it does not know.
	Rules     []Rule
	DropRules []int
	// Preferences that the party attributes to others, or, mistaken about
	// itself, to itself. Each takes the place of that party's preference.
	Preferences []Preference
	Basis
}

// Preference returns what the party attributes to the party with this id; nil
// when it does not see that otherwise.
func (p *Perception) Preference(party string) *Preference {
	for k := range p.Preferences {
		if p.Preferences[k].Party == party {
			return &p.Preferences[k]
		}
	}
	return nil
}

// clone returns a copy whose preferences can be changed while p stays as it is.
func (p *Perception) clone() *Perception {
	if p == nil {
		return nil
	}
	copied := *p
	copied.Preferences = clonePreferences(p.Preferences)
	return &copied
}

// Perceived returns the conflict as the party sees it; c itself stays as it
// is. An option of which it is unaware keeps its letter and is never taken; an
// option in which it wrongly believes comes behind the others of its party.
//
// It returns an error when there is no such party, when its perception adds
// an option that is there already or names one that is not, or when it changes
// the states of a conflict in which some party has a ranking that it leaves as
// it is.
func (c *Conflict) Perceived(party string) (*Conflict, error) {
	p, ok := c.Party(party)
	if !ok {
		return nil, fmt.Errorf("no party %q", party)
	}
	if p.Perceives == nil {
		return c, nil
	}
	seen := *c
	if err := seen.perceive(p.Perceives); err != nil {
		return nil, fmt.Errorf("what %s perceives: %w", p.Name, err)
	}
	return &seen, nil
}

// AsItIs returns the conflict without what parties see otherwise.
func (c *Conflict) AsItIs() *Conflict {
	d := *c
	d.Parties = slices.Clone(c.Parties)
	for k := range d.Parties {
		d.Parties[k].Perceives = nil
	}
	return &d
}

func (c *Conflict) perceive(p *Perception) error {
	c.Rules = append(c.without(p.DropRules), p.Rules...)
	for _, id := range p.Unaware {
		if c.OptionIndex(id) < 0 {
			return fmt.Errorf("no option %q", id)
		}
		c.Rules = append(c.Rules, Rule{Kind: RuleNever, Formula: Taken(id)})
	}
	c.believe(p.Preferences)
	if len(p.Options)+len(p.Rules)+len(p.DropRules)+len(p.Unaware) > 0 {
		return c.changeStates(p)
	}
	return nil
}

// changeStates adds the options that the party believes in. What it does not
// know of leaves the rankings of the states that remain.
func (c *Conflict) changeStates(p *Perception) error {
	for k, pr := range c.Preferences {
		if pr.Ranking == nil {
			continue
		}
		if len(p.Options)+len(p.DropRules) > 0 {
			return fmt.Errorf("changes the states, but %s has an explicit ranking; want prioritised statements", c.PartyName(pr.Party))
		}
		c.Preferences[k] = pr.among(c.Feasible())
	}
	return c.addOptions(p.Options)
}

// without returns the rules but those at the places.
func (c *Conflict) without(places []int) []Rule {
	var kept []Rule
	for k, r := range c.Rules {
		if !slices.Contains(places, k) {
			kept = append(kept, r)
		}
	}
	return kept
}

// believe puts preferences in the place of those of the same parties.
func (c *Conflict) believe(preferences []Preference) {
	c.Preferences = slices.Clone(c.Preferences)
	for _, p := range preferences {
		k := slices.IndexFunc(c.Preferences, func(q Preference) bool { return q.Party == p.Party })
		if k < 0 {
			c.Preferences = append(c.Preferences, p)
			continue
		}
		c.Preferences[k] = p
	}
}

// among returns the preference with the ranking of those states alone that
// are left.
func (p Preference) among(left func(State) bool) Preference {
	ranking := [][]State{}
	var leaps []int
	for k, group := range p.Ranking {
		if slices.Contains(p.Leaps, k) && len(ranking) > 0 && !slices.Contains(leaps, len(ranking)) {
			leaps = append(leaps, len(ranking))
		}
		var kept []State
		for _, s := range group {
			if left(s) {
				kept = append(kept, s)
			}
		}
		if len(kept) > 0 {
			ranking = append(ranking, kept)
		}
	}
	if n := len(leaps); n > 0 && leaps[n-1] == len(ranking) {
		leaps = leaps[:n-1]
	}
	p.Ranking, p.Leaps = ranking, leaps
	return p
}
