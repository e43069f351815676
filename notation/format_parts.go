package notation

import (
	"slices"
	"strings"

	"parley/conflict"
)

func sourcePair(s conflict.Source) pair {
	f := fields{{"file", textNode(s.File)}}
	f.text("title", s.Title)
	f.text("author", s.Author)
	f.text("publisher", s.Publisher)
	f.text("date", s.Date)
	f.text("url", s.URL)
	f.text("grade", s.Grade)
	f.text("sha256", s.SHA256)
	f.text("note", s.Note)
	return pair{s.ID, mapNode(f...)}
}

func partyPair(p conflict.Party, options int) pair {
	var f fields
	f.name(p.Name, p.ID)
	f.text("code", p.Code)
	f.list("members", each(p.Members, textNode))
	f.list("misperceives", each(p.Misperceives, formulaNode))
	f.mapping("perceives", perceptionPairs(p.Perceives, options))
	f.text("note", p.Note)
	f.basis(p.Basis)
	return pair{p.ID, mapNode(f...)}
}

func issuePair(i conflict.Issue) pair {
	var f fields
	f.name(i.Name, i.ID)
	f.mapping("scale", each(i.Scale, func(l conflict.Landmark) pair { return pair{decimal(l.At), textNode(l.Name)} }))
	f.quantity("reference", i.Reference)
	f.text("note", i.Note)
	f.basis(i.Basis)
	return pair{i.ID, mapNode(f...)}
}

func areaPair(a conflict.Area) pair {
	var f fields
	f.name(a.Name, a.ID)
	f.basis(a.Basis)
	return pair{a.ID, mapNode(f...)}
}

func positionNode(p conflict.Position) node {
	f := fields{{"party", textNode(p.Party)}, {"issue", textNode(p.Issue)}}
	if p.At.HasMode && !p.At.Certain() {
		f.add("at", numberNode(p.At.Mode))
		f.add("range", listNode(numberNode(p.At.Low), numberNode(p.At.High)))
	} else {
		f.quantity("at", &p.At)
	}
	f.quantity("salience", p.Salience)
	f.strength(p)
	f.text("date", p.Date)
	f.text("text", p.Text)
	f.basis(p.Basis)
	return mapNode(f...)
}

func claimNode(c conflict.Claim) node {
	f := fields{{"kind", textNode(string(c.Kind))}}
	f.text("party", c.Party)
	f.text("issue", c.Issue)
	f.text("area", c.Area)
	f.text("instrument", c.Instrument)
	f.add("text", textNode(c.Text))
	f.text("note", c.Note)
	f.basis(c.Basis)
	return mapNode(f...)
}

func optionPair(o conflict.Option) pair {
	var f fields
	_, local, _ := strings.Cut(o.ID, ".")
	f.name(o.Name, local)
	f.formula("requires", o.Requires)
	switch o.Direction {
	case conflict.Both:
	case conflict.Forward:
		f.add("irreversible", plainNode("true"))
	case conflict.Backward:
		f.text("direction", "backward")
	}
	f.mapping("effects", each(o.Effects, effectPair))
	f.text("note", o.Note)
	f.basis(o.Basis)
	return pair{o.ID, mapNode(f...)}
}

func effectPair(e conflict.Effect) pair {
	if e.By > 0 {
		return pair{e.Issue, plainNode("+" + decimal(e.By))}
	}
	return pair{e.Issue, numberNode(e.By)}
}

func ruleNode(r conflict.Rule) node {
	var f fields
	if r.Kind == conflict.RuleNever || r.Kind == conflict.RuleAlways {
		f.formula(string(r.Kind), &r.Formula)
	} else {
		f.add(string(r.Kind), textNodes(r.Options))
	}
	f.basis(r.Basis)
	return mapNode(f...)
}

func preferenceNode(p conflict.Preference, options int) node {
	statements := listNode(statementNodes(p)...)
	var f fields
	switch {
	case p.Ranking != nil:
		f.add("ranking", listNode(rankingNodes(p, options)...))
		f.list("unknown", each(p.Unknown, unknownFormula))
	case p.Derived:
		f.text("derived", "positions")
	case !p.Simple():
		f.mapping("weights", each(p.Weights, weightPair))
		f.list("unknown", each(p.Unknown, unknownFormula))
	default:
		f.add("statements", statements)
	}
	if f.basis(p.Basis); len(f) == 1 && f[0].key == "statements" {
		return statements
	}
	return mapNode(f...)
}

func tieNode(tied []conflict.State, options int) node {
	states := each(tied, func(s conflict.State) node { return textNode(s.Letters(options)) })
	if len(states) == 1 {
		return states[0]
	}
	return listNode(states...)
}

// short returns the mapping, or the value of its only key when that is the
// one that the short form leaves out.
func short(f fields, key string) node {
	if len(f) == 1 && f[0].key == key {
		return f[0].value
	}
	return mapNode(f...)
}

func statementNode(s conflict.Statement) node {
	f := fields{{"that", formulaNode(s.Formula)}}
	f.much(s.Much)
	f.quantity("sure", s.Sure)
	f.basis(s.Basis)
	return short(f, "that")
}

func passageNode(p conflict.Passage) node {
	f := fields{{"at", textNode(address(p))}}
	f.text("quote", p.Quote)
	return short(f, "at")
}

// address writes a passage without its quote: source#L12 or source#L12-L14.
func address(p conflict.Passage) string {
	at := p.Source + "#L" + decimal(float64(p.Lines[0]))
	if p.Lines[1] != p.Lines[0] {
		at += "-L" + decimal(float64(p.Lines[1]))
	}
	return at
}

func outcomeNode(o conflict.Outcome) node {
	f := fields{{"name", textNode(o.Name)}, {"when", formulaNode(o.When)}}
	f.text("note", o.Note)
	return mapNode(f...)
}

func instrumentPair(i conflict.Instrument) pair {
	var f fields
	f.name(i.Name, i.ID)
	f.text("text", i.Text)
	f.basis(i.Basis)
	f.formula("aim", i.Aim)
	f.mapping("options", each(i.Options, optionPair))
	f.list("rules", each(i.Rules, ruleNode))
	f.list("dropRules", each(i.DropRules, func(k int) node { return numberNode(float64(k + 1)) }))
	f.list("irreversible", each(i.Irrevocable, textNode))
	f.mapping("preferences", changePairs(i.Preferences))
	return pair{i.ID, mapNode(f...)}
}

// changePairs groups changes by party: within a party their order matters.
func changePairs(changes []conflict.StatementChange) []pair {
	var pairs []pair
	for _, c := range changes {
		k := slices.IndexFunc(pairs, func(p pair) bool { return p.key == c.Party })
		if k < 0 {
			k = len(pairs)
			pairs = append(pairs, pair{c.Party, listNode()})
		}
		pairs[k].value.items = append(pairs[k].value.items, changeNode(c))
	}
	return pairs
}

func changeNode(c conflict.StatementChange) node {
	var f fields
	if c.Insert != nil {
		f.add("that", formulaNode(c.Insert.Formula))
		f.much(c.Insert.Much)
		f.quantity("sure", c.Insert.Sure)
	}
	f.formula("before", c.Before)
	f.formula("after", c.After)
	f.formula("drop", c.Drop)
	if c.Insert != nil {
		f.basis(c.Insert.Basis)
	}
	return short(f, "that")
}

func gapNode(g conflict.Gap) node {
	f := fields{{"missing", textNode(g.Missing)}}
	f.text("blocks", g.Blocks)
	f.basis(g.Basis)
	return mapNode(f...)
}
