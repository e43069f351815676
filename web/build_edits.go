package web

import (
	"strconv"
	"strings"

	"parley/conflict"
	"parley/web/build"
)

func (p *posted) partyEdit(do string) (build.Edit, string) {
	id := p.Get("id")
	of := build.Party{Name: p.Get("name"), Code: strings.ToUpper(strings.TrimSpace(p.Get("code"))), Members: p.lines("members"), Note: p.Get("note")}
	name := p.c.PartyName(id)
	switch do {
	case "party.add":
		return build.AddParty(of), "party " + of.Name + " added"
	case "party.set":
		return build.SetParty(id, of), "party " + of.Name + " changed"
	case "party.up", "party.down":
		return build.Move("parties", id, p.to(do, p.place("k"))), "party " + name + " moved"
	case "party.remove":
		return build.RemoveParty(id, p.everywhere()), "party " + name + " removed"
	}
	return nil, ""
}

func (p *posted) issueEdit(do string) (build.Edit, string) {
	id := p.Get("id")
	of := build.Issue{Name: p.Get("name"), Note: p.Get("note")}
	name := p.c.IssueName(id)
	switch do {
	case "issue.add", "issue.set":
		of.Reference = p.quantity("reference", "what holds without agreement")
		of.Scale = p.landmarks()
		if do == "issue.add" {
			return build.AddIssue(of), "issue " + of.Name + " added"
		}
		return build.SetIssue(id, of), "issue " + of.Name + " changed"
	case "issue.up", "issue.down":
		return build.Move("issues", id, p.to(do, p.place("k"))), "issue " + name + " moved"
	case "issue.remove":
		return build.RemoveIssue(id, p.everywhere()), "issue " + name + " removed"
	}
	return nil, ""
}

// landmarks are the named points of a scale: pairs of fields that follow one
// another.
func (p *posted) landmarks() []conflict.Landmark {
	var scale []conflict.Landmark
	names := p.Values["landmark"]
	for k, at := range p.Values["at"] {
		if k >= len(names) || strings.TrimSpace(names[k]) == "" {
			continue
		}
		x, err := strconv.ParseFloat(strings.TrimSpace(at), 64)
		if err != nil {
			p.fail(noNumber("the point of “"+strings.TrimSpace(names[k])+"”", at))
		}
		scale = append(scale, conflict.Landmark{At: x, Name: names[k]})
	}
	return scale
}

func (p *posted) positionEdit(do string) (build.Edit, string) {
	of := build.Position{Text: p.Get("text"), Judgement: p.Get("judgement")}
	if do == "position.remove" {
		k := p.place("k")
		return build.RemovePosition(k), p.positionWords(k) + " removed"
	}
	party, issue := p.Get("party"), p.Get("issue")
	at := p.quantity("at", "the position")
	of.Salience = p.quantity("salience", "how much the party cares")
	of.Capability = p.quantity("capability", "what the party can bring to bear")
	if at == nil {
		p.fail(errNoPosition)
		return nil, ""
	}
	of.At = *at
	switch do {
	case "position.add":
		return build.AddPosition(party, issue, of), "position of " + p.c.PartyName(party) + " on " + p.c.IssueName(issue) + " added"
	case "position.set":
		k := p.place("k")
		return build.SetPosition(k, of), p.positionWords(k) + " changed"
	}
	return nil, ""
}

func (p *posted) positionWords(k int) string {
	if k >= len(p.c.Positions) {
		return "position"
	}
	of := p.c.Positions[k]
	return "position of " + p.c.PartyName(of.Party) + " on " + p.c.IssueName(of.Issue)
}

func (p *posted) optionEdit(do string) (build.Edit, string) {
	id := p.Get("id")
	name := p.c.OptionName(id)
	switch do {
	case "option.add":
		of := p.option()
		return build.AddOption(p.Get("party"), of), "option " + of.Name + " added"
	case "option.set":
		of := p.option()
		return build.SetOption(id, of), "option " + of.Name + " changed"
	case "option.remove":
		return build.RemoveOption(id, p.everywhere()), "option " + name + " removed"
	}
	return nil, ""
}

// option is what the fields of a form say of an option.
func (p *posted) option() build.Option {
	of := build.Option{Name: p.Get("name"), Requires: p.formula("requires"), Note: p.Get("note")}
	switch p.Get("direction") {
	case "forward":
		of.Direction = conflict.Forward
	case "backward":
		of.Direction = conflict.Backward
	}
	for _, i := range p.c.Issues {
		if x, ok := p.number("effect."+i.ID, "the effect on "+i.Name); ok {
			of.Effects = append(of.Effects, conflict.Effect{Issue: i.ID, By: x})
		}
	}
	return of
}

func (p *posted) quoEdit(string) (build.Edit, string) {
	return build.SetStatusQuo(p.Values["taken"]), "status quo changed"
}

func (p *posted) ruleEdit(do string) (build.Edit, string) {
	switch do {
	case "rule.add":
		return build.AddRule(p.rule()), "rule added"
	case "rule.remove":
		return build.RemoveRule(p.place("k")), "rule removed"
	}
	return nil, ""
}

// rule is what the fields of a form say of a rule.
func (p *posted) rule() build.Rule {
	of := build.Rule{Kind: conflict.RuleKind(p.Get("kind")), Options: p.Values["options"], Judgement: p.Get("judgement")}
	if of.Kind == conflict.RuleNever || of.Kind == conflict.RuleAlways {
		of.Formula = p.needed()
	}
	return of
}

func (p *posted) statementEdit(do string) (build.Edit, string) {
	party := p.Get("of")
	what := "preference of " + p.c.PartyName(party) + " changed"
	switch do {
	case "statement.add":
		return build.AddStatement(party, p.statement()), what
	case "statement.set":
		return build.SetStatement(party, p.place("k"), p.statement()), what
	case "statement.up", "statement.down", "statement.move":
		return build.MoveStatement(party, p.place("k"), p.to(do, p.place("k"))), what
	case "statement.order":
		return build.OrderStatements(party, p.order()), "preference of " + p.c.PartyName(party) + " put into order by questions"
	case "statement.remove":
		return build.RemoveStatement(party, p.place("k"), p.everywhere()), what
	case "statement.clear":
		return build.ClearPreference(party), "preference of " + p.c.PartyName(party) + " taken away"
	}
	return nil, ""
}

// statement is what the fields of a form say of a statement.
func (p *posted) statement() build.Statement {
	return build.Statement{That: p.needed(), Much: p.yes("much"), Sure: p.quantity("sure", "how sure it is"), Judgement: p.Get("judgement")}
}

// order is the places of a list in a new order.
func (p *posted) order() []int {
	var order []int
	for _, text := range p.Values["order"] {
		k, err := strconv.Atoi(text)
		if err != nil {
			p.fail(noNumber("a place", text))
		}
		order = append(order, k)
	}
	return order
}

func (p *posted) outcomeEdit(do string) (build.Edit, string) {
	switch do {
	case "outcome.add":
		return build.AddOutcome(p.Get("name"), p.needed()), "outcome " + p.Get("name") + " named"
	case "outcome.up", "outcome.down":
		return build.Move("outcomes", p.place("k"), p.to(do, p.place("k"))), "names of outcomes put into another order"
	case "outcome.remove":
		return build.RemoveOutcome(p.place("k")), "name of an outcome removed"
	}
	return nil, ""
}
