package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/conflict"
)

func (d *describer) option(o conflict.Option) []aspect {
	var effects, exact []string
	for _, e := range o.Effects {
		effects = append(effects, fmt.Sprintf("%s by %s", d.IssueName(e.Issue), decimal(e.By)))
		exact = append(exact, fmt.Sprint(e.Issue, e.By))
	}
	direction := ""
	if o.Direction != conflict.Both {
		direction = o.Direction.String()
	}
	return []aspect{
		says("name", o.Name),
		{what: "of", words: d.PartyName(o.Party), exact: o.Party},
		d.formula("requires", o.Requires), says("direction", direction),
		{what: "effects", words: strings.Join(effects, "; "), exact: strings.Join(exact, "; ")},
		says("note", o.Note), d.basis(o.Basis),
	}
}

func (d *describer) rules() {
	for _, r := range d.Rules {
		words, exact := d.rule(r)
		d.add(Rules, exact, words, d.basis(r.Basis))
	}
}

// rule is a rule in words, and to be compared.
func (d *describer) rule(r conflict.Rule) (words, exact string) {
	switch r.Kind {
	case conflict.RuleNever, conflict.RuleAlways:
		return string(r.Kind) + " " + d.words(r.Formula), string(r.Kind) + " " + r.Formula.String()
	case conflict.RuleAtMostOne, conflict.RuleAtLeastOne, conflict.RuleExactlyOne:
		kind := map[conflict.RuleKind]string{
			conflict.RuleAtMostOne: "at most one of ", conflict.RuleAtLeastOne: "at least one of ", conflict.RuleExactlyOne: "exactly one of ",
		}[r.Kind]
		ids := slices.Sorted(slices.Values(r.Options))
		return kind + d.options(r.Options), string(r.Kind) + " " + strings.Join(ids, ",")
	}
	panic("compare: rule of unknown kind " + string(r.Kind))
}

func (d *describer) preference(p *conflict.Preference) []aspect {
	var weights []string
	for _, w := range p.Weights {
		weights = append(weights, fmt.Sprintf("%s %+d", d.OptionName(w.Option), w.By))
	}
	derived := ""
	if p.Derived {
		derived = "how close a state comes to the party's positions"
	}
	return []aspect{
		{what: "statements", items: d.statements(p)},
		{what: "ranking", items: d.ranking(p)},
		{what: "weights", words: strings.Join(weights, "; "), exact: fmt.Sprint(p.Weights)},
		says("derived from", derived), d.basis(p.Basis),
	}
}

// statements lists what matters to the party, with what is unknown in its
// place.
func (d *describer) statements(p *conflict.Preference) []item {
	keys := unique{}
	var list []item
	unknown := func(after int) {
		for _, u := range p.Unknown {
			if u.After == after {
				list = append(list, item{key: keys.key("unknown " + u.Formula.String()), words: d.words(u.Formula), marks: d.marks("nobody knows which way", u.Basis)})
			}
		}
	}
	unknown(0)
	for k, s := range p.Statements {
		marks, exact := d.statementMarks(p, k)
		list = append(list, item{keys.key(s.Formula.String()), d.words(s.Formula), marks, exact})
		unknown(k + 1)
	}
	return list
}

// statementMarks is what is said of a statement besides what it wants, in
// words and to be compared.
func (d *describer) statementMarks(p *conflict.Preference, k int) (words, exact string) {
	s := p.Statements[k]
	var said []string
	if s.Much {
		said = append(said, "much preferred")
	}
	if s.Sure != nil {
		said = append(said, "held with probability "+s.Sure.String())
	}
	plain := strings.Join(said, ", ")
	if s.Either == 0 {
		return d.marks(plain, s.Basis), d.marks(plain, s.Basis)
	}
	for _, g := range p.Groups() {
		if g[0] <= k && k < g[1] {
			first := p.Statements[g[0]].Formula
			said = append(said, fmt.Sprintf("in any order among %d, from %s", g[1]-g[0], d.words(first)))
			plain += fmt.Sprintf(" among %d from %s", g[1]-g[0], first)
		}
	}
	return d.marks(strings.Join(said, ", "), s.Basis), d.marks(plain, s.Basis)
}

func (d *describer) marks(said string, b conflict.Basis) string {
	rests := d.basis(b).words
	switch {
	case rests == "":
		return said
	case said == "":
		return "rests on " + rests
	}
	return said + ", rests on " + rests
}

func (d *describer) ranking(p *conflict.Preference) []item {
	var list []item
	for k, group := range p.Ranking {
		var keys, names []string
		for _, s := range group {
			keys = append(keys, d.exactState(&s))
			names = append(names, d.state(s))
		}
		slices.Sort(keys)
		marks := ""
		if slices.Contains(p.Leaps, k) {
			marks = "much worse than those before"
		}
		list = append(list, item{key: strings.Join(keys, " | "), words: strings.Join(names, " or "), marks: marks})
	}
	return list
}

func (d *describer) perception(p *conflict.Perception) []aspect {
	if p == nil {
		return nil
	}
	aspects := []aspect{
		{what: "does not know of", words: d.options(p.Unaware), exact: strings.Join(p.Unaware, ",")},
		d.believed("believes in", p.Options),
		d.ruleList("believes in the rules", p.Rules),
		d.dropped("does not know of the rules", p.DropRules),
		{what: "sees otherwise", words: basisOr("the conflict", d.basis(p.Basis).words)},
	}
	for k := range p.Preferences {
		of := d.PartyName(p.Preferences[k].Party)
		for _, a := range d.preference(&p.Preferences[k]) {
			key := a.what
			a.what = "what it takes " + of + " to want (" + a.what + ")"
			aspects = append(aspects, a.of("takes", p.Preferences[k].Party, key))
		}
	}
	return aspects
}

func basisOr(words, rests string) string {
	if rests == "" {
		return words
	}
	return words + ", rests on " + rests
}

func (d *describer) believed(what string, options []conflict.Option) aspect {
	var names, exact []string
	for _, o := range options {
		names = append(names, o.Name)
		exact = append(exact, o.ID+" "+exactly(d.option(o)))
	}
	return aspect{what: what, words: strings.Join(names, "; "), exact: strings.Join(exact, " | ")}
}

// exactly is what is compared of all aspects together.
func exactly(aspects []aspect) string {
	var said []string
	for _, a := range aspects {
		said = append(said, cmp.Or(a.exact, a.words))
	}
	return strings.Join(said, "; ")
}

func (d *describer) ruleList(what string, rules []conflict.Rule) aspect {
	var said, exactly []string
	for _, r := range rules {
		words, exact := d.rule(r)
		rests := d.basis(r.Basis).words
		said, exactly = append(said, basisOr(words, rests)), append(exactly, basisOr(exact, rests))
	}
	return aspect{what: what, words: strings.Join(said, "; "), exact: strings.Join(exactly, " | ")}
}

func (d *describer) dropped(what string, places []int) aspect {
	var rules []conflict.Rule
	for _, k := range places {
		rule := d.Rules[k]
		rule.Basis = conflict.Basis{}
		rules = append(rules, rule)
	}
	return d.ruleList(what, rules)
}

func (d *describer) instruments() {
	for _, i := range d.Instruments {
		var changes, exact []string
		for _, p := range i.Preferences {
			changes = append(changes, d.statementChange(p))
			exact = append(exact, d.exactChange(p))
		}
		d.add(Instruments, i.ID, i.Name,
			says("name", i.Name), says("in words", i.Text), d.formula("aim", i.Aim), d.believed("adds", i.Options),
			d.ruleList("adds the rules", i.Rules), d.dropped("lifts the rules", i.DropRules), aspect{what: "makes irrevocable", words: d.options(i.Irrevocable), exact: strings.Join(i.Irrevocable, ",")},
			aspect{what: "changes preferences", words: strings.Join(changes, "; "), exact: strings.Join(exact, " | ")}, d.basis(i.Basis))
	}
}

func (d *describer) statementChange(c conflict.StatementChange) string {
	party := d.PartyName(c.Party)
	switch {
	case c.Drop != nil:
		return party + " no longer wants " + d.words(*c.Drop)
	case c.Insert == nil:
		return party
	}
	words := party + " also wants " + d.words(c.Insert.Formula)
	if marks, _ := d.statementMarks(&conflict.Preference{Statements: []conflict.Statement{*c.Insert}}, 0); marks != "" {
		words += " (" + marks + ")"
	}
	switch {
	case c.Before != nil:
		return words + ", before " + d.words(*c.Before)
	case c.After != nil:
		return words + ", after " + d.words(*c.After)
	}
	return words
}

func (d *describer) exactChange(c conflict.StatementChange) string {
	exact := []string{c.Party}
	for _, f := range []*conflict.Formula{c.Before, c.After, c.Drop} {
		exact = append(exact, d.formula("", f).exact)
	}
	if c.Insert != nil {
		_, marks := d.statementMarks(&conflict.Preference{Statements: []conflict.Statement{*c.Insert}}, 0)
		exact = append(exact, c.Insert.Formula.String(), fmt.Sprint(c.Insert.Either), marks)
	}
	return strings.Join(exact, ",")
}
