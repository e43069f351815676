package notation

import (
	"cmp"
	"slices"
	"strings"

	"parley/conflict"
)

func options(es entries[wireOption]) []conflict.Option {
	var made []conflict.Option
	for _, e := range es {
		made = append(made, e.Value.option(e.ID))
	}
	return made
}

func (o *wireOption) option(id string) conflict.Option {
	party, local, _ := strings.Cut(id, ".")
	made := conflict.Option{
		ID: id, Party: party, Name: cmp.Or(o.Name, local, id), Direction: o.way(),
		Effects: o.Effects, Note: o.Note, Basis: o.basis(),
	}
	if o.Requires != nil && o.Requires.formed {
		made.Requires = &o.Requires.Formula
	}
	return made
}

func (o *wireOption) way() conflict.Direction {
	switch {
	case o.Irreversible != nil && *o.Irreversible, o.Direction == "forward":
		return conflict.Forward
	case o.Direction == "backward":
		return conflict.Backward
	}
	return conflict.Both
}

// inPartyOrder groups options by party, in the order of the parties.
func inPartyOrder(options []conflict.Option, parties []conflict.Party) []conflict.Option {
	place := map[string]int{}
	for k, p := range parties {
		place[p.ID] = k - len(parties) // below that of a party that is not declared
	}
	slices.SortStableFunc(options, func(a, b conflict.Option) int { return place[a.Party] - place[b.Party] })
	return options
}

func rules(rs []wireRule) []conflict.Rule {
	var made []conflict.Rule
	for k := range rs {
		made = append(made, rs[k].rule())
	}
	return made
}

// rule returns the rule; one that says nothing forbids nothing.
func (r *wireRule) rule() conflict.Rule {
	made := conflict.Rule{Kind: conflict.RuleAlways, Formula: conflict.And(), Basis: r.basis()}
	switch {
	case r.Never != nil && r.Never.formed:
		made.Kind, made.Formula = conflict.RuleNever, r.Never.Formula
	case r.Always != nil && r.Always.formed:
		made.Formula = r.Always.Formula
	case r.AtMostOne != nil:
		return conflict.Rule{Kind: conflict.RuleAtMostOne, Options: *r.AtMostOne, Basis: r.basis()}
	case r.AtLeastOne != nil:
		return conflict.Rule{Kind: conflict.RuleAtLeastOne, Options: *r.AtLeastOne, Basis: r.basis()}
	case r.ExactlyOne != nil:
		return conflict.Rule{Kind: conflict.RuleExactlyOne, Options: *r.ExactlyOne, Basis: r.basis()}
	}
	return made
}

func (p *wirePreference) preference(party string, options int) conflict.Preference {
	made := conflict.Preference{Party: party, Basis: p.basis()}
	group := 0
	for _, s := range p.Statements {
		switch {
		case s.That.formed:
			made.Statements = append(made.Statements, s.statement())
		case s.Either != nil:
			group++
			made.Statements = append(made.Statements, s.members(group)...)
		case s.Unknown.model() != nil:
			made.Unknown = append(made.Unknown, s.unknown(len(made.Statements)))
		}
	}
	if p.Ranking != nil {
		made.Ranking, made.Leaps = p.Ranking.states(options), p.Ranking.leaps()
	}
	p.structure(&made)
	return made
}

func (s *wireStatement) statement() conflict.Statement {
	return conflict.Statement{Formula: s.That.Formula, Much: s.Much, Sure: s.Sure.model(), Basis: s.basis()}
}

func (v ranking) states(options int) [][]conflict.State {
	made := [][]conflict.State{}
	for _, tied := range v {
		if leaps(tied) {
			continue
		}
		var group []conflict.State
		for _, l := range tied {
			if s, err := conflict.ParseLetters(string(l), options); err == nil {
				group = append(group, s)
			}
		}
		made = append(made, group)
	}
	return made
}

func (i *wireInstrument) instrument(id string, rulesBefore int) conflict.Instrument {
	made := conflict.Instrument{
		ID: id, Name: cmp.Or(i.Name, id), Text: i.Text, Aim: i.Aim.model(), Options: options(i.Options), Rules: rules(i.Rules),
		Irrevocable: i.Irreversible, Basis: i.basis(),
	}
	for _, k := range i.DropRules {
		if k >= 1 && k <= rulesBefore {
			made.DropRules = append(made.DropRules, k-1)
		}
	}
	for _, e := range i.Preferences {
		for _, change := range e.Value {
			made.Preferences = append(made.Preferences, change.statementChange(e.ID))
		}
	}
	return made
}

func (v *wireChange) statementChange(party string) conflict.StatementChange {
	made := conflict.StatementChange{Party: party, Before: v.Before.model(), After: v.After.model(), Drop: v.Drop.model()}
	if f := v.That.model(); f != nil {
		made.Insert = &conflict.Statement{Formula: *f, Much: v.Much, Sure: v.Sure.model(), Basis: v.basis()}
	}
	return made
}

func (v *formula) model() *conflict.Formula {
	if v == nil || !v.formed {
		return nil
	}
	return &v.Formula
}
