package settle

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/report"
)

// Methods are those that a settlement rests on.
var Methods = []report.Method{
	{
		Name: "Settlement over several issues",
		Text: "A party's satisfaction with a package is the sum over the issues of its weight times its satisfaction with the level. Its gain is that less its alternative. Packages are found by linear programs and branch and bound; each is proved within the gap that is shown.",
		Keys: []string{"raiffa1982", "keeney1976", "fisher1981"},
	},
	{
		Name: "Bargaining solutions",
		Text: "Nash: the greatest product of gains. Kalai-Smorodinsky: the greatest equal share of the most that each party could gain. Egalitarian: the greatest smallest gain, then the next. Utilitarian: the greatest sum of satisfactions, which takes the parties' scales for comparable.",
		Keys: []string{"nash1950", "kalai1975", "kalai1977", "imai1983"},
	},
}

// Sections are the parts of the answer, in the order in which they are read.
func (s *Solution) Sections() []report.Section {
	sections := []report.Section{s.zoneSection(), s.packageSection()}
	if s.Opening != nil {
		sections[1] = s.openingSection()
	}
	return append(sections, s.frontierSection(), s.tradesSection(), s.inputSection())
}

func (s *Solution) zoneSection() report.Section {
	section := report.Section{ID: "settle-zone", Title: "Whether there is room for an agreement"}
	least := s.Zone.Value
	switch {
	case least > Tolerance:
		section.Blocks = append(section.Blocks, report.Paragraph{
			{Words: "Yes.", Mark: report.Good},
			report.T(fmt.Sprintf("There are packages that everybody prefers to no agreement. In the one that is best for whoever gains least, everybody gains at least %s points of satisfaction: %s.", number(least), s.words(s.Zone.Levels))),
		})
	case s.Open():
		section.Blocks = append(section.Blocks, report.Paragraph{
			{Words: "Barely.", Mark: report.Bad},
			report.T("There is a package that nobody refuses, and none in which everybody gains: " + s.words(s.Zone.Levels) + "."),
		})
	default:
		section.Blocks = append(section.Blocks, report.Paragraph{
			{Words: "No.", Mark: report.Bad},
			report.T(fmt.Sprintf("Every package leaves somebody worse than no agreement, by at least %s points of satisfaction. The package that comes nearest: %s.", number(-least), s.words(s.Zone.Levels))),
		})
	}
	if s.Open() {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T("That is by what was put in here. It does not say that they will agree, nor that they would keep to it.")})
	}
	if !s.Zone.Proved {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T(fmt.Sprintf("The search reached its bound: the smallest gain may be up to %s points greater.", number(s.Zone.Gap)))})
	}
	return section
}

// words says where a package leaves each issue.
func (p *Problem) words(levels []float64) string {
	var parts []string
	for i := range p.Issues {
		parts = append(parts, p.Issues[i].Name+" at "+p.level(i, levels[i]))
	}
	return strings.Join(parts, ", ")
}

// level writes a level, with its landmark where it is on one.
func (p *Problem) level(i int, level float64) string {
	for _, l := range p.Issues[i].Landmarks {
		if math.Abs(l.At-level) < 0.05 {
			return fmt.Sprintf("%s (%s)", number(level), l.Name)
		}
	}
	return number(level)
}

// number writes a number to a tenth.
func number(x float64) string {
	x = math.Round(x*10) / 10
	if x == 0 {
		x = 0 // no -0
	}
	return fmt.Sprintf("%.1f", x)
}

func signed(x float64) string {
	if math.Round(x*10) > 0 {
		return "+" + number(x)
	}
	return number(x)
}

// gain writes a gain with its mark.
func gain(x float64) report.Text {
	switch {
	case x < -Tolerance:
		return report.Text{Words: signed(x), Mark: report.Bad}
	case x > Tolerance:
		return report.Text{Words: signed(x), Mark: report.Good}
	default:
		return report.T("0.0")
	}
}

func (s *Solution) packageSection() report.Section {
	section := report.Section{ID: "settle-packages", Title: "Which packages"}
	table := report.Table{
		Caption: "Packages: the level of each issue, and what each party gains over its alternative, in points of satisfaction.",
		Columns: []string{"", "without agreement"},
	}
	var shown []Package
	for _, p := range s.Packages {
		if p.Failed != nil {
			section.Blocks = append(section.Blocks, report.Paragraph{report.T(fmt.Sprintf("There is no %s package: %v.", p.Rule, p.Failed))})
			continue
		}
		shown = append(shown, p)
		table.Columns = append(table.Columns, string(p.Rule))
	}
	for i := range s.Issues {
		row := []report.Cell{{report.T(s.Issues[i].Name)}, {report.T("–")}}
		if ref := s.Issues[i].Reference; !math.IsNaN(ref) {
			row[1] = report.Cell{report.T(s.level(i, ref))}
		}
		for _, p := range shown {
			row = append(row, report.Cell{report.T(s.level(i, p.Levels[i]))})
		}
		table.Rows = append(table.Rows, row)
	}
	for k := range s.Parties {
		row := []report.Cell{{report.T("Gain of " + s.Parties[k].Name)}, {report.T("0.0")}}
		for _, p := range shown {
			row = append(row, report.Cell{gain(p.Satisfaction[k] - s.Parties[k].Alternative)})
		}
		table.Rows = append(table.Rows, row)
	}
	section.Blocks = append([]report.Block{report.Paragraph{report.T(ruleWords)}, table, s.proof(shown)}, section.Blocks...)
	return section
}

// ruleWords says by what each package was chosen.
const ruleWords = "Each rule chooses its package among those that nobody refuses. Nash: the gains, multiplied, are greatest. Kalai-Smorodinsky: everybody gets the same share of the most that it could gain. Egalitarian: whoever gains least gains most. Utilitarian: the satisfactions, added up, are greatest."

// proof says how sure the optima are.
func (s *Solution) proof(shown []Package) report.Block {
	worst, open, programs, residual := 0.0, []string{}, 0, 0.0
	for _, p := range shown {
		if !p.Proved {
			open = append(open, fmt.Sprintf("%s (the search reached its bound; up to %.3g better)", p.Rule, p.Gap))
			continue
		}
		worst, programs, residual = max(worst, p.Gap), programs+p.Programs, max(residual, p.Residual)
	}
	text := fmt.Sprintf("Each is proved to be the best by its rule within a gap of %.1g; %d linear programs, whose own checks leave at most %.1g.", worst, programs, residual)
	if len(open) > 0 {
		text += " Not proved: " + strings.Join(open, "; ") + "."
	}
	return report.Paragraph{report.T(text)}
}

func (s *Solution) openingSection() report.Section {
	section := report.Section{ID: "settle-opening", Title: "What would open one"}
	o := s.Opening
	list := report.Bullets{Items: []report.Paragraph{{report.T(fmt.Sprintf("Everybody's alternative worse by %s points of satisfaction.", number(o.All)))}}}
	for k := range s.Parties {
		switch {
		case o.One[k] < 0:
			list.Items = append(list.Items, report.Paragraph{report.T(fmt.Sprintf("Not %s alone: the others cannot agree even if it takes anything.", s.Parties[k].Name))})
		default:
			list.Items = append(list.Items, report.Paragraph{report.T(fmt.Sprintf("The alternative of %s alone worse by %s points.", s.Parties[k].Name, number(o.One[k])))})
		}
	}
	for _, l := range o.Without {
		list.Items = append(list.Items, report.Paragraph{report.T(fmt.Sprintf("With %s: then everybody gains at least %s points, with %s.", l.What, number(l.Gain), s.words(l.Levels)))})
	}
	section.Blocks = []report.Block{report.Paragraph{report.T("Each of these alone makes room for a package that nobody refuses:")}, list}
	if len(o.Without) == 0 && len(s.Conditions) > 0 {
		section.Blocks = append(section.Blocks, report.Paragraph{report.T("Dropping one condition alone opens nothing.")})
	}
	return section
}

// inputSection shows what was put in.
func (s *Solution) inputSection() report.Section {
	section := report.Section{ID: "settle-inputs", Title: "What was put in"}
	table := report.Table{Caption: "What each issue counts for each party, in percent, and what the party has without an agreement, in points of satisfaction.", Columns: []string{"Party"}}
	for i := range s.Issues {
		table.Columns = append(table.Columns, s.Issues[i].Name)
	}
	table.Columns = append(table.Columns, "Without agreement", "Taken from")
	for _, p := range s.Parties {
		row := []report.Cell{{report.T(p.Name)}}
		for _, share := range p.Shares {
			row = append(row, report.Cell{report.T(fmt.Sprintf("%.0f", 100*share))})
		}
		table.Rows = append(table.Rows, append(row, report.Cell{report.T(number(p.Alternative))}, report.Cell{report.T(p.Source)}))
	}
	section.Blocks = append(section.Blocks, table)
	var notes report.Bullets
	for k := range s.Parties {
		notes.Items = append(notes.Items, s.stake(&s.Parties[k]))
	}
	for k := range s.Conditions {
		notes.Items = append(notes.Items, report.Paragraph{report.T("Condition: " + s.Conditions[k].Name + ".")})
	}
	for _, i := range s.Issues {
		if i.Indivisible {
			notes.Items = append(notes.Items, report.Paragraph{report.T(i.Name + " settles only at its landmarks.")})
		}
	}
	for _, n := range s.Notes {
		notes.Items = append(notes.Items, report.Paragraph{report.T(n)})
	}
	section.Blocks = append(section.Blocks, notes)
	return section
}

// stake says how content a party is with what, and why.
func (p *Problem) stake(party *Party) report.Paragraph {
	var stated, derived []string
	for i, curve := range party.Curves {
		switch {
		case party.Shares[i] == 0:
		case i < len(party.Elicited) && party.Elicited[i]:
			stated = append(stated, fmt.Sprintf("%s: %s", p.Issues[i].Name, curve.words()))
		default:
			derived = append(derived, p.Issues[i].Name)
		}
	}
	text := report.Paragraph{{Words: party.Name + ".", Mark: report.Strong}}
	if len(stated) > 0 {
		text = append(text, report.T("Satisfaction by level: "+strings.Join(stated, "; ")+"."))
	}
	if len(derived) > 0 {
		text = append(text, report.T("From its position, a point of satisfaction for each point of the scale: "+strings.Join(derived, ", ")+"."))
	}
	for _, why := range party.Judgements {
		text = append(text, report.Text{Words: why, Mark: report.Judgement})
	}
	return text
}

// words are the points of a curve.
func (c Curve) words() string {
	var points []string
	for _, p := range c {
		points = append(points, fmt.Sprintf("%.4g at %.4g", p.Worth, p.At))
	}
	return strings.Join(points, ", ")
}

// named are the packages with their rules, those that are the same together.
func (s *Solution) named() (packages []*Found, names []string) {
	for _, p := range s.Packages {
		if p.Failed != nil {
			continue
		}
		if k := slices.IndexFunc(packages, func(f *Found) bool { return near(f.Satisfaction, p.Satisfaction) }); k >= 0 {
			names[k] += ", " + string(p.Rule)
			continue
		}
		packages, names = append(packages, p.Found), append(names, string(p.Rule))
	}
	return packages, names
}
