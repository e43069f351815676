package notation

import (
	"cmp"
	"fmt"

	"parley/conflict"
)

// A wirePerception is where a party sees the conflict otherwise.
type wirePerception struct {
	Unaware     []string                `json:"unaware,omitempty" jsonschema:"maxItems=256" jsonschema_description:"Options of which it does not know."`
	Options     entries[wireOption]     `json:"options,omitempty" jsonschema_description:"Options that it wrongly believes to be on the table."`
	Rules       []wireRule              `json:"rules,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Rules in which it believes."`
	DropRules   []int                   `json:"dropRules,omitempty" jsonschema:"maxItems=1000" jsonschema_description:"Rules of which it does not know, counted from 1."`
	Preferences entries[wirePreference] `json:"preferences,omitempty" jsonschema_description:"What it believes that parties want, by party, instead of what they do."`
	wireBasis
}

// believed are the options that the party wrongly believes in.
func (p *wireParty) believed() entries[wireOption] {
	if p.Perceives == nil {
		return nil
	}
	return p.Perceives.Options
}

// perceptions sets how the parties see the conflict; its options are known.
func (w *wireConflict) perceptions(c *conflict.Conflict) {
	for k, e := range w.Parties {
		if p := e.Value.Perceives; p != nil {
			c.Parties[k].Perceives = p.perception(len(c.Options), len(w.Rules))
		}
	}
}

func (p *wirePerception) perception(known, rulesBefore int) *conflict.Perception {
	made := &conflict.Perception{Unaware: p.Unaware, Options: options(p.Options), Rules: rules(p.Rules), Basis: p.basis()}
	for _, k := range p.DropRules {
		if k >= 1 && k <= rulesBefore {
			made.DropRules = append(made.DropRules, k-1)
		}
	}
	for _, e := range p.Preferences {
		made.Preferences = append(made.Preferences, e.Value.preference(e.ID, known))
	}
	return made
}

// perceptions checks what parties are said to perceive.
func (k *checker) perceptions() {
	for _, e := range k.w.Parties {
		p := e.Value.Perceives
		if p == nil {
			continue
		}
		at := path{"parties", e.ID, "perceives"}
		k.optionList(at.to("unaware"), p.Unaware, k.options)
		k.rules(at.to("rules"), p.Rules)
		k.droppedRules(at.to("dropRules"), p.DropRules)
		for i := range p.Preferences {
			k.perceived(p, &p.Preferences[i], at.to("preferences", p.Preferences[i].ID))
		}
	}
}

func (k *checker) perceived(p *wirePerception, e *entry[wirePreference], at path) {
	if !k.parties.set[e.ID] {
		k.wrongKey(at, fmt.Sprintf("preferences of unknown party %q", clip(e.ID)), k.suggest(e.ID, k.parties.list))
	}
	k.ways(&e.Value, e.ID, at)
	if e.Value.Ranking != nil && len(p.Unaware)+len(p.Options)+len(p.Rules)+len(p.DropRules) > 0 {
		k.wrongKey(at.to("ranking"), "a ranking of states that the party sees otherwise", "want statements or weights")
	}
	for n := range e.Value.Statements {
		k.doubts(&e.Value.Statements[n], at.to("statements", n))
	}
}

// perceivedRankings checks the rankings in which parties believe.
func (k *checker) perceivedRankings() {
	for _, e := range k.w.Parties {
		p := cmp.Or(e.Value.Perceives, &wirePerception{})
		for _, seen := range p.Preferences {
			if seen.Value.Ranking != nil {
				k.ranking(*seen.Value.Ranking, path{"parties", e.ID, "perceives", "preferences", seen.ID, "ranking"})
			}
		}
	}
}

// seen checks that what each party perceives can be put together, and has a
// state.
func (k *checker) seen() {
	if k.unsound() || k.misread || k.broken["preferences"] {
		return
	}
	for _, e := range k.w.Parties {
		if e.Value.Perceives == nil {
			continue
		}
		at := path{"parties", e.ID, "perceives"}
		c, err := k.c.Perceived(e.ID)
		if err != nil {
			k.wrongKey(at, err.Error(), "want a conflict that the party can see")
			continue
		}
		if ok, err := k.someState(c); err == nil && !ok {
			k.wrongKey(at, "the party sees no feasible state", "want rules that some state satisfies")
		}
	}
}

func perceptionPairs(p *conflict.Perception, known int) []pair {
	if p == nil {
		return nil
	}
	var f fields
	f.list("unaware", each(p.Unaware, textNode))
	f.mapping("options", each(p.Options, optionPair))
	f.list("rules", each(p.Rules, ruleNode))
	f.list("dropRules", each(p.DropRules, func(k int) node { return numberNode(float64(k + 1)) }))
	f.mapping("preferences", each(p.Preferences, func(q conflict.Preference) pair {
		return pair{q.Party, preferenceNode(q, known)}
	}))
	f.basis(p.Basis)
	return f
}
