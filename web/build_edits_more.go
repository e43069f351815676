package web

import (
	"errors"
	"fmt"
	"strconv"

	"parley/conflict"
	"parley/web/build"
)

var errNoPosition = errors.New("the position has no number; want the most likely one, or both ends of a range")

func noNumber(what, text string) error { return fmt.Errorf("%s is %q, which is no number", what, text) }

func (p *posted) instrumentEdit(do string) (build.Edit, string) {
	id := p.Get("id")
	i, _ := p.c.Instrument(id)
	of := build.Instrument{Name: p.Get("name"), Text: p.Get("text"), Irrevocable: p.Values["irreversible"]}
	switch do {
	case "instrument.add":
		of.Aim = p.formula("aim")
		return build.AddInstrument(of), "instrument " + of.Name + " added"
	case "instrument.set":
		of.Aim = p.formula("aim")
		for _, text := range p.Values["drop"] {
			k, err := strconv.Atoi(text)
			if err != nil {
				p.fail(noNumber("a rule", text))
			}
			of.DroppedRules = append(of.DroppedRules, k)
		}
		return build.SetInstrument(id, of), "instrument " + of.Name + " changed"
	case "instrument.up", "instrument.down":
		return build.Move("instruments", id, p.to(do, p.place("k"))), "instrument " + i.Name + " moved"
	case "instrument.remove":
		return build.RemoveInstrument(id, p.everywhere()), "instrument " + i.Name + " removed"
	}
	return nil, ""
}

// changeEdit is an edit of what an instrument changes.
func (p *posted) changeEdit(do string) (build.Edit, string) {
	id, party := p.Get("id"), p.Get("party")
	i, _ := p.c.Instrument(id)
	what := "instrument " + i.Name + " changed"
	switch do {
	case "change.option":
		return build.AddInstrumentOption(id, party, p.option()), what
	case "change.option-remove":
		return build.RemoveInstrumentOption(id, p.Get("option"), p.everywhere()), what
	case "change.rule":
		return build.AddInstrumentRule(id, p.rule()), what
	case "change.rule-remove":
		return build.RemoveInstrumentRule(id, p.place("k")), what
	case "change.statement":
		return build.AddInstrumentStatement(id, party, build.Statement{That: p.needed(), Judgement: p.Get("judgement")}, p.Get("before")), what
	case "change.drop":
		return build.DropInstrumentStatement(id, party, p.Get("drop")), what
	case "change.statement-remove":
		return build.RemoveInstrumentChange(id, party, p.place("k")), what
	}
	return nil, ""
}

func (p *posted) agreementEdit(do string) (build.Edit, string) {
	id := p.Get("id")
	a, _ := p.c.Agreement(id)
	of := build.Agreement{Name: p.Get("name"), Text: p.Get("text"), Instrument: p.Get("instrument")}
	switch do {
	case "agreement.add":
		return build.AddAgreement(of), "agreement " + of.Name + " added"
	case "agreement.set":
		return build.SetAgreement(id, of, p.numbers(a)), "agreement " + of.Name + " changed"
	case "agreement.section":
		return build.AddSection(id, p.Get("section"), p.Get("first"), p.Get("second")), "agreement " + a.Name + " changed"
	case "agreement.member":
		return build.AddMember(id, p.Get("list"), p.Get("party")), "agreement " + a.Name + " changed"
	case "agreement.part-remove":
		return build.RemoveFrom(id, p.Values["path"]...), "agreement " + a.Name + " changed"
	case "agreement.remove":
		return build.RemoveFrom(id), "agreement " + a.Name + " removed"
	}
	return nil, ""
}

// numbers are the quantities of an agreement's form, in the order of its parts.
func (p *posted) numbers(a conflict.Agreement) []*conflict.Quantity {
	var all []*conflict.Quantity
	for _, part := range a.Parts(p.c) {
		for _, n := range part.Numbers {
			all = append(all, p.quantity(fmt.Sprintf("n%d", len(all)), n.Name))
		}
	}
	return all
}
