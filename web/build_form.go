package web

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"parley/conflict"
	"parley/web/build"
)

// A posted is a form that was sent. Its readers note the first thing that is
// wrong with it in err.
type posted struct {
	url.Values
	c   *conflict.Conflict
	err error
}

// editOf is the edit that a form asks for, and what it does in a few words. The
// error says what is wrong with the form.
func editOf(c *conflict.Conflict, form url.Values) (build.Edit, string, error) {
	p := &posted{Values: form, c: c}
	do := form.Get("do")
	section, _, _ := strings.Cut(do, ".")
	edits := map[string]func(*posted, string) (build.Edit, string){
		"party": (*posted).partyEdit, "issue": (*posted).issueEdit, "position": (*posted).positionEdit,
		"option": (*posted).optionEdit, "quo": (*posted).quoEdit, "rule": (*posted).ruleEdit, "statement": (*posted).statementEdit,
		"outcome": (*posted).outcomeEdit, "instrument": (*posted).instrumentEdit, "change": (*posted).changeEdit, "agreement": (*posted).agreementEdit,
	}
	read := edits[section]
	if read == nil {
		return nil, "", errors.New("the form does not say what to do")
	}
	edit, what := read(p, do)
	if p.err == nil && edit == nil {
		p.err = errors.New("the form does not say what to do")
	}
	return edit, what, p.err
}

func (p *posted) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// place is a number from 0 that counts something.
func (p *posted) place(name string) int {
	k, err := strconv.Atoi(p.Get(name))
	if err != nil || k < 0 {
		p.fail(fmt.Errorf("%s is no place in a list", name))
	}
	return k
}

func (p *posted) yes(name string) bool { return p.Get(name) != "" }

// number is one number of a form; an empty one is not there.
func (p *posted) number(name, label string) (float64, bool) {
	text := strings.TrimSpace(p.Get(name))
	if text == "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || x-x != 0 { // not a number, and not finite
		p.fail(fmt.Errorf("%s is %q, which is no number", label, text))
	}
	return x, true
}

// quantity reads three numbers: the most likely one and both ends. All empty is
// nil.
func (p *posted) quantity(name, label string) *conflict.Quantity {
	low, hasLow := p.number(name+".low", label)
	mode, hasMode := p.number(name+".mode", label)
	high, hasHigh := p.number(name+".high", label)
	var q conflict.Quantity
	switch {
	case !hasLow && !hasMode && !hasHigh:
		return nil
	case hasLow != hasHigh:
		p.fail(fmt.Errorf("%s has only one end of its range; want both, or none", label))
	case !hasLow:
		q = conflict.Exactly(mode)
	case !hasMode:
		q = conflict.Between(low, high)
	default:
		q = conflict.Quantity{Low: low, Mode: mode, High: high, HasMode: true}
	}
	if q.Low > q.Mode || q.Mode > q.High {
		p.fail(fmt.Errorf("%s goes from %v over %v to %v; want the lower end first, and the most likely number between both", label, q.Low, q.Mode, q.High))
	}
	return &q
}

// formula is the formula that a person wrote or, where nothing is written, the
// one that was put together from menus.
func (p *posted) formula(name string) string {
	if written := strings.TrimSpace(p.Get(name + ".formula")); written != "" {
		f, err := conflict.ParseFormula(written)
		if err != nil {
			p.fail(fmt.Errorf("the formula: %w", err))
			return ""
		}
		return f.String()
	}
	f, ok := p.literal(name+".option", name+".is")
	if !ok {
		return ""
	}
	other, ok := p.literal(name+".option2", name+".is2")
	if !ok {
		return f.String()
	}
	switch p.Get(name + ".join") {
	case "or":
		f = conflict.Or(f, other)
	case "if":
		f = conflict.If(other, f)
	case "iff":
		f = conflict.Iff(f, other)
	default:
		f = conflict.And(f, other)
	}
	return f.String()
}

// literal is that an option is, or is not, taken.
func (p *posted) literal(option, is string) (conflict.Formula, bool) {
	id := p.Get(option)
	if id == "" {
		return conflict.Formula{}, false
	}
	if f := conflict.Taken(id); p.Get(is) != "not" {
		return f, true
	}
	return conflict.Not(conflict.Taken(id)), true
}

// needed is the formula of a form that has to have one.
func (p *posted) needed() string {
	f := p.formula("f")
	if f == "" {
		p.fail(errors.New("no option is chosen and no formula is written"))
	}
	return f
}

// lines are the lines of a text field.
func (p *posted) lines(name string) []string { return strings.Split(p.Get(name), "\n") }

// to is the place to which a part moves: one up or down, or any.
func (p *posted) to(do string, from int) int {
	switch {
	case strings.HasSuffix(do, ".up"):
		return from - 1
	case strings.HasSuffix(do, ".down"):
		return from + 1
	}
	return p.place("to")
}

func (p *posted) everywhere() bool { return p.yes("everywhere") }
