package analysis

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/assess"
	"parley/conflict"
	"parley/report"
)

func (b *briefing) modelSection() report.Section {
	c := b.Conflict
	blocks := []report.Block{
		report.Paragraph{report.T(fmt.Sprintf(
			"The graph model has %d options; of their combinations %d are feasible states. A state holds when no party would leave it, by one of the solution concepts explained under “%s”.",
			len(c.Options), len(b.solution.States), equilibriaTitle))},
		b.solution.OptionTable(),
	}
	return report.Section{ID: "model", Title: "The model", Blocks: append(blocks, b.boundBlocks()...)}
}

// boundBlocks says what is feasible and what each party wants.
func (b *briefing) boundBlocks() []report.Block {
	var blocks []report.Block
	if len(b.Conflict.Rules) > 0 {
		blocks = ruleBullets(b.Conflict, b.cite)
	}
	return append(blocks, b.preferenceTable())
}

func ruleBullets(c *conflict.Conflict, cite assess.Cite) []report.Block {
	bullets := report.Bullets{}
	for _, rule := range c.Rules {
		bullets.Items = append(bullets.Items, append(report.Paragraph{
			{Words: upperFirst(ruleWords(c, rule)), Refs: cite(rule.From)},
		}, basis(rule.Basis)...))
	}
	return []report.Block{report.Paragraph{report.T("A state is feasible only when these rules hold:")}, bullets}
}

func ruleWords(c *conflict.Conflict, rule conflict.Rule) string {
	name := func(id string) string { return optionName(c, id) }
	switch rule.Kind {
	case conflict.RuleNever:
		return "never " + rule.Formula.Words(name)
	case conflict.RuleAlways:
		return "always " + rule.Formula.Words(name)
	case conflict.RuleAtMostOne:
		return "at most one of " + quotedNames(rule.Options, name)
	case conflict.RuleAtLeastOne:
		return "at least one of " + quotedNames(rule.Options, name)
	case conflict.RuleExactlyOne:
		return "exactly one of " + quotedNames(rule.Options, name)
	}
	panic("analysis: rule of unknown kind " + string(rule.Kind))
}

func quotedNames(options []string, name func(string) string) string {
	names := make([]string, len(options))
	for k, id := range options {
		names[k] = "“" + name(id) + "”"
	}
	return strings.Join(names, ", ")
}

func optionName(c *conflict.Conflict, id string) string {
	if k := c.OptionIndex(id); k >= 0 {
		return c.Options[k].Name
	}
	for _, i := range c.Instruments {
		for _, o := range i.Options {
			if o.ID == id {
				return o.Name + " (with " + i.Name + ")"
			}
		}
	}
	return id
}

// preferenceTable shows what each party wants, most important first, with
// the basis of every statement.
func (b *briefing) preferenceTable() report.Block {
	t := report.Table{
		Caption: "What each party wants, the most important first",
		Columns: []string{"Party", "Rank", "Statement", "Rests on"},
	}
	name := func(id string) string { return optionName(b.Conflict, id) }
	for _, p := range b.Conflict.Preferences {
		if p.Ranking != nil {
			t.Rows = append(t.Rows, []report.Cell{
				{report.T(b.Conflict.PartyName(p.Party))},
				{report.T("all")},
				{report.T(fmt.Sprintf("an explicit ranking of the states in %d groups", len(p.Ranking)))},
				b.basisCell(p.Basis),
			})
		}
		for k, s := range p.Statements {
			rests := s.Basis
			if len(rests.From)+len(rests.Judgement)+len(rests.Draft) == 0 {
				rests = p.Basis
			}
			t.Rows = append(t.Rows, []report.Cell{
				{report.T(b.Conflict.PartyName(p.Party))},
				{report.T(fmt.Sprint(k + 1))},
				{report.T(upperFirst(s.Formula.Words(name)) + muchWords(s) + doubtWords(p.Statements, k))},
				b.basisCell(rests),
			})
		}
		t.Rows = append(t.Rows, b.structureRows(p)...)
		t.Rows = append(t.Rows, b.derivedRow(p)...)
	}
	return t
}

func (b *briefing) basisCell(basisOf conflict.Basis) report.Cell {
	var cell report.Cell
	if len(basisOf.From) > 0 {
		cell = append(cell, report.Text{Words: "source", Refs: b.cite(basisOf.From)})
	}
	for _, t := range basis(basisOf) {
		if len(cell) > 0 {
			cell = append(cell, report.T(" "))
		}
		cell = append(cell, t)
	}
	if len(cell) == 0 {
		return report.Cell{{Words: "stated without a basis", Mark: report.Missing}}
	}
	return cell
}

// basis shows a judgement or the rule that drafted something.
func basis(of conflict.Basis) []report.Text {
	var texts []report.Text
	if of.Judgement != "" {
		texts = append(texts, report.Text{Words: of.Judgement, Mark: report.Judgement})
	}
	if of.Draft != "" {
		texts = append(texts, report.Text{Words: "by the rule " + of.Draft, Mark: report.Draft})
	}
	return texts
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
