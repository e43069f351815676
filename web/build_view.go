package web

import (
	"slices"

	"parley/conflict"
)

// What the templates of the build pages ask of a page.

// A movesView is the buttons that move a thing among its siblings.
type movesView struct {
	What, Name  string
	First, Last bool
}

// Moves is the buttons of the k-th of n things.
func (b *buildPage) Moves(what, name string, k, n int) movesView {
	return movesView{what, name, k == 0, k == n-1}
}

// Blank is so many empty rows of a form.
func (b *buildPage) Blank(n int) []struct{} { return make([]struct{}, n) }

// Absent lists the parties without a position on an issue.
func (b *buildPage) Absent(issue string) []conflict.Party {
	return slices.DeleteFunc(slices.Clone(b.Conflict().Parties), func(p conflict.Party) bool {
		return slices.ContainsFunc(b.Conflict().Positions, func(x conflict.Position) bool { return x.Party == p.ID && x.Issue == issue })
	})
}

// unnamedEnds is the label of a position on an issue whose ends nobody named.
const unnamedEnds = "Position, 0 to 100"

// PositionLabel says what a position on an issue is, with the ends of its
// scale.
func (b *buildPage) PositionLabel(i conflict.Issue) string {
	ends := map[float64]string{}
	for _, l := range i.Scale {
		ends[l.At] = l.Name
	}
	if ends[0] == "" || ends[100] == "" {
		return unnamedEnds
	}
	return "Position, from 0 (" + ends[0] + ") to 100 (" + ends[100] + ")"
}

// HasEnds reports whether an issue says what 0 and 100 mean.
func (b *buildPage) HasEnds(i conflict.Issue) bool { return b.PositionLabel(i) != unnamedEnds }

// ClaimsOn lists what the sources say of positions on an issue.
func (b *buildPage) ClaimsOn(issue string) []conflict.Claim {
	return slices.DeleteFunc(slices.Clone(b.Conflict().Claims), func(c conflict.Claim) bool {
		return c.Issue != issue || c.Text == ""
	})
}

// A stripView is a position on the scale of its issue, as a picture; numbers
// are those of the scale.
type stripView struct {
	Name                   string
	Landmarks              []conflict.Landmark
	Reference              string // empty where nothing is known
	Low, Mode, High, Width string
}

// Strip draws a position.
func (b *buildPage) Strip(i conflict.Issue, p conflict.Position) stripView {
	s := stripView{
		Name: b.Possessive(p.Party) + " position on " + i.Name, Landmarks: i.Scale,
		Low: number(p.At.Low), Mode: number(p.At.Mode), High: number(p.At.High), Width: number(p.At.High - p.At.Low),
	}
	if i.Reference != nil {
		s.Reference = number(i.Reference.Mode)
	}
	return s
}

// A formulaField is a formula in a form: menus that put it together, and a
// field in which it is written.
type formulaField struct {
	Name    string
	Formula string
	Groups  []optionGroup
}

// An optionGroup is the options of one party.
type optionGroup struct {
	Party   string
	Options []conflict.Option
}

// Formula is a formula in a form; nil is empty.
func (b *buildPage) Formula(name string, f *conflict.Formula) formulaField {
	if f == nil {
		return b.Written(name, "")
	}
	return b.Written(name, f.String())
}

// Written is a formula in a form, as it is written.
func (b *buildPage) Written(name, formula string) formulaField {
	field := formulaField{Name: name, Formula: formula}
	for _, o := range b.EveryOption() {
		party := b.Conflict().PartyName(o.Party)
		k := slices.IndexFunc(field.Groups, func(g optionGroup) bool { return g.Party == party })
		if k < 0 {
			k = len(field.Groups)
			field.Groups = append(field.Groups, optionGroup{Party: party})
		}
		field.Groups[k].Options = append(field.Groups[k].Options, o)
	}
	return field
}

// A ruleForm is the forms that add a rule to the conflict or, with an ID, to an
// instrument.
type ruleForm struct {
	Do, ID  string
	Base    int64
	Formula formulaField
}

// RuleForm is the forms that add a rule.
func (b *buildPage) RuleForm(do, id string) ruleForm {
	return ruleForm{do, id, b.Head.Number, b.Written("f", "")}
}

// Effects is what an option adds to each issue, as a form has it.
func (b *buildPage) Effects(o conflict.Option) []numberField {
	var fields []numberField
	for _, i := range b.Conflict().Issues {
		fields = append(fields, numberField{Name: "effect." + i.ID, Label: i.Name, Mode: b.effect(o, i.ID)})
	}
	return fields
}

func (b *buildPage) effect(o conflict.Option, issue string) string {
	for _, e := range o.Effects {
		if e.Issue == issue {
			return number(e.By)
		}
	}
	return ""
}

// In reports whether an id stands in a list.
func (b *buildPage) In(id string, list []string) bool { return slices.Contains(list, id) }

// Drops reports whether a rule no longer holds with an instrument.
func (b *buildPage) Drops(i conflict.Instrument, rule int) bool {
	return slices.Contains(i.DropRules, rule)
}

// A changeLine is what a party wants with an instrument, in words.
type changeLine struct {
	Party, Words string
	K            int // place among the instrument's changes for the party
}

// Changes lists what the parties want with an instrument.
func (b *buildPage) Changes(i conflict.Instrument) []changeLine {
	places := map[string]int{}
	var lines []changeLine
	for _, c := range i.Preferences {
		lines = append(lines, changeLine{c.Party, b.changeWords(c), places[c.Party]})
		places[c.Party]++
	}
	return lines
}

func (b *buildPage) changeWords(c conflict.StatementChange) string {
	name := b.Conflict().PartyName(c.Party)
	words := func(f conflict.Formula) string { return f.Words(b.Conflict().OptionName) }
	switch {
	case c.Drop != nil:
		return name + " no longer cares about: " + words(*c.Drop)
	case c.Before != nil:
		return name + " also wants: " + words(c.Insert.Formula) + ", more than: " + words(*c.Before)
	case c.After != nil:
		return name + " also wants: " + words(c.Insert.Formula) + ", less than: " + words(*c.After)
	}
	return name + " also wants: " + words(c.Insert.Formula)
}

// Stated lists the statements of a party that stand by themselves.
func (b *buildPage) Stated(party string) []preferenceItem {
	of := *b
	of.Party = party
	return slices.DeleteFunc(of.Preference().Items, func(i preferenceItem) bool { return i.Formula == "" })
}
