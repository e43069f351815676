package notation

import (
	"fmt"

	"parley/conflict"
)

// leapWord stands in a ranking between what is better and what is much worse.
// It is read as leapMark, which is no state's letters.
const (
	leapWord = "much"
	leapMark = letters(">>")
)

// orLeap is the mark of a leap where its word stands.
func (l letters) orLeap() letters {
	if l == leapWord {
		return leapMark
	}
	return l
}

// leaps reports whether the entry of a ranking is a leap.
func leaps(tied []letters) bool { return len(tied) == 1 && tied[0] == leapMark }

// leaps returns the places of the groups that come after a leap.
func (v ranking) leaps() []int {
	var made []int
	groups := 0
	for k, tied := range v {
		switch {
		case !leaps(tied):
			groups++
		case groups > 0 && k+1 < len(v) && !leaps(v[k+1]):
			made = append(made, groups)
		}
	}
	return made
}

// unknown returns what a list of statements says is unknown, after as many of
// them.
func (s *wireStatement) unknown(after int) conflict.Unknown {
	return conflict.Unknown{Formula: s.Unknown.Formula, After: after, Basis: s.basis()}
}

// structure adds weights, and what is unknown beside them or a ranking.
func (p *wirePreference) structure(made *conflict.Preference) {
	made.Derived = p.Derived != ""
	for _, e := range p.Weights {
		made.Weights = append(made.Weights, conflict.OptionWeight{Option: e.ID, By: e.Value})
	}
	for k := range p.Unknown {
		if f := p.Unknown[k].model(); f != nil && p.Statements == nil {
			made.Unknown = append(made.Unknown, conflict.Unknown{Formula: *f})
		}
	}
}

// ways checks that a preference is written in one of the ways.
func (k *checker) ways(p *wirePreference, party string, at path) {
	n := 0
	for _, said := range []bool{p.Statements != nil, p.Ranking != nil, p.Weights != nil, p.Derived != ""} {
		if said {
			n++
		}
	}
	switch {
	case n > 1:
		k.wrongKey(at, fmt.Sprintf("preferences of %s are written in %d ways", clip(party), n), "want one of statements, ranking, weights and derived")
	case n == 0 && !k.misread:
		k.wrongKey(at, fmt.Sprintf("preferences of %s say nothing", clip(party)), "want statements, a ranking, weights, or [] for a party that is indifferent")
	case p.Unknown != nil && p.Statements != nil:
		k.wrongKey(at.to("unknown"), "unknown beside statements", "want {unknown: ...} in its place among the statements")
	}
	k.derived(p, party, at.to("derived"))
	for i := range p.Statements {
		k.unknownStatement(&p.Statements[i], at.to("statements", i))
	}
	k.weights(p.Weights, at.to("weights"))
}

func (k *checker) unknownStatement(s *wireStatement, at path) {
	if s.Unknown != nil && (s.That.formed || s.Either != nil || s.Much || s.Sure != nil) {
		k.wrongValue(at, "something unknown beside a statement", "want unknown alone")
	}
	if s.Either != nil && s.Much {
		k.wrongKey(at.to("much"), "much beside statements of unknown order", "want it at one of them")
	}
}

func (k *checker) weights(weights entries[int], at path) {
	for _, w := range weights {
		here := at.to(w.ID)
		if !k.allOptions.set[w.ID] {
			k.wrongKey(here, fmt.Sprintf("weight of unknown option %q", clip(w.ID)), k.suggest(w.ID, k.allOptions.list))
		}
		if w.Value < -conflict.MaxWeight || w.Value > conflict.MaxWeight {
			k.wrongValue(here, fmt.Sprintf("weight %d is out of scale", w.Value), fmt.Sprintf("want -%d to %d", conflict.MaxWeight, conflict.MaxWeight))
		}
	}
}

// leaps checks that there are states before and after every leap.
func (k *checker) leaps(r ranking, at path) {
	for g, tied := range r {
		if leaps(tied) && (g == 0 || g == len(r)-1 || leaps(r[g-1])) {
			k.wrongValue(at.to(g), "much between no states", "want it after a better state and before a worse one")
		}
	}
}

// alone writes the statements from one place to before another, each by
// itself, with what is unknown before each.
func alone(p conflict.Preference, from, to int) []node {
	var nodes []node
	for k := from; k < to; k++ {
		for _, u := range p.Unknown {
			if u.After == k {
				nodes = append(nodes, unknownNode(u))
			}
		}
		if k < len(p.Statements) {
			nodes = append(nodes, statementNode(p.Statements[k]))
		}
	}
	return nodes
}

func unknownNode(u conflict.Unknown) node {
	f := fields{{"unknown", formulaNode(u.Formula)}}
	f.basis(u.Basis)
	return mapNode(f...)
}

func unknownFormula(u conflict.Unknown) node { return formulaNode(u.Formula) }

func weightPair(w conflict.OptionWeight) pair { return pair{w.Option, numberNode(float64(w.By))} }

// rankingNodes are the groups of a ranking and the leaps between them.
func rankingNodes(p conflict.Preference, options int) []node {
	var nodes []node
	leaps := p.Leaps
	for k, tied := range p.Ranking {
		if len(leaps) > 0 && leaps[0] == k {
			nodes, leaps = append(nodes, plainNode(leapWord)), leaps[1:]
		}
		nodes = append(nodes, tieNode(tied, options))
	}
	return nodes
}

func (f *fields) much(much bool) {
	if much {
		f.add("much", plainNode("true"))
	}
}
