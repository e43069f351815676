package assess

import (
	"fmt"
	"strconv"
	"strings"

	"parley/accord"
	"parley/ensemble"
	"parley/report"
)

// Drawn reports whether draws differ: else every share is 0 or 1, and has no
// interval.
func (a *Assessment) Drawn() bool {
	for _, p := range a.Promises {
		if p.Answer.Uncertain > 0 {
			return true
		}
	}
	return a.Uncertain > 0
}

// percent writes a share as a percentage with one decimal.
func percent(x float64) string { return strconv.FormatFloat(100*x, 'f', 1, 64) }

// often says how often something is so.
func (a *Assessment) often(s ensemble.Share) string {
	switch {
	case !a.Drawn() && s.Value > 0:
		return "yes"
	case !a.Drawn():
		return "no"
	case s.Count == s.Of:
		return "in every draw"
	case s.Count == 0:
		return "in no draw"
	}
	return fmt.Sprintf("in %s %% (%s to %s) of the draws", percent(s.Value), percent(s.Low), percent(s.High))
}

// points writes a difference of shares in percentage points.
func points(d Difference) string {
	sign := func(x float64) string {
		text := percent(x)
		switch {
		case text == "-0.0":
			return "0.0"
		case x > 0 && text != "0.0":
			return "+" + text
		}
		return text
	}
	if d.Low == d.High {
		return sign(d.Mean) + " points"
	}
	return fmt.Sprintf("%s points (%s to %s)", sign(d.Mean), sign(d.Low), sign(d.High))
}

// name names a case by its instruments.
func (a *Assessment) name(x *Case) string {
	if len(x.Instruments) == 0 {
		return "no instrument"
	}
	var names []string
	for _, i := range x.Instruments {
		names = append(names, a.Conflict.Instruments[i].Name)
	}
	return strings.Join(names, " + ")
}

// impact is what the instrument does for its aim, in short.
func (a *Assessment) impact(i int) report.Cell {
	x, g := a.caseOf(i), a.goalOf(i)
	switch {
	case x == nil:
		return report.Cell{{Words: "not computed", Mark: report.Missing}}
	case g < 0:
		return report.Cell{{Words: "no aim is stated, so no impact on it", Mark: report.Missing}}
	}
	change, with, without := a.Impact(x, g), a.often(a.Holds(x, g)), a.often(a.Holds(a.caseOf(), g))
	if change == (Difference{}) {
		return report.Cell{report.T(fmt.Sprintf("No impact: what it aims at holds %s, with it and without it.", with))}
	}
	mark := report.Plain
	switch {
	case change.Low > 0:
		mark = report.Good
	case change.High < 0:
		mark = report.Bad
	}
	cell := report.Cell{{Words: points(change), Mark: mark}}
	cell = addLine(cell, report.Plain, fmt.Sprintf("What it aims at holds: %s; without it: %s.", with, without))
	return addLine(cell, report.Plain, fmt.Sprintf("Secure: %s.", a.often(a.Secure(x, g))))
}

// besides says what else the instrument changes, with every number at its
// middle.
func (a *Assessment) besides(i int) []report.Block {
	x, none := a.caseOf(i), a.caseOf()
	if x == nil {
		return nil
	}
	var b report.Bullets
	for _, words := range []string{a.walkWords(i, x, none), zoneWords(x.Zone, none.Zone)} {
		if words != "" {
			b.Items = append(b.Items, report.Paragraph{report.T(words)})
		}
	}
	if len(b.Items) == 0 {
		return nil
	}
	return []report.Block{report.Paragraph{report.T("With every number at its middle:")}, b}
}

// walkWords say how the way from the status quo changes.
func (a *Assessment) walkWords(i int, x, none *Case) string {
	if x.Walk == nil || x.Walk.TooLarge != nil || none.Walk == nil || none.Walk.TooLarge != nil {
		return ""
	}
	words := fmt.Sprintf("Parties that go on improving from the status quo come to rest after %.3g moves on average (without it: %.3g)", x.Walk.Moves, none.Walk.Moves)
	if g := a.goalOf(i); g >= 0 {
		words += fmt.Sprintf(", where it aims with probability %s %%", percent(x.Walk.Reach[g]))
		if without := none.Walk.Reach[g]; without > 0 {
			words += fmt.Sprintf(" (without it: %s %%)", percent(without))
		}
	}
	return words + "."
}

// zoneWords say whether a package opens.
func zoneWords(with, without *Zone) string {
	if with == nil || without == nil {
		return ""
	}
	is := func(z *Zone) string {
		if z.Open() {
			return "there is"
		}
		return "there is none"
	}
	if with.Least == without.Least {
		return "A package that everybody prefers to no agreement: " + is(with) + ", with it and without it alike."
	}
	return fmt.Sprintf("A package that everybody prefers to no agreement: %s; without it: %s.", is(with), is(without))
}

// addLine adds text to a cell, on a line of its own.
func addLine(cell report.Cell, mark report.Mark, words string) report.Cell {
	if len(cell) > 0 {
		cell = append(cell, report.T("\n"))
	}
	return append(cell, report.Text{Words: words, Mark: mark})
}

// challenge is what stands in the instrument's way, in short.
func (a *Assessment) challenge(i int) report.Cell {
	cell := a.Instruments[i].leaveCell()
	promises := a.promisesOf(i)
	if len(promises) == 0 {
		return addLine(cell, report.Missing, "The file has no agreement with numbers for it: which monitoring, guarantee or stake it needs is not computed.")
	}
	for _, p := range promises {
		cell = a.addPromise(cell, p)
	}
	return cell
}

// leaveCell says who would leave the outcome that comes nearest to the aim, to
// where, and that nobody could stop it.
func (r *Result) leaveCell() report.Cell {
	switch {
	case r.Err != nil:
		return report.Cell{{Words: "not computed", Mark: report.Missing}}
	case r.AimFrom == NoAim:
		return report.Cell{{Words: "no aim is stated, so nobody's leaving can be judged", Mark: report.Missing}}
	case len(r.Aimed) == 0:
		return report.Cell{{Words: "no feasible outcome fits the aim", Mark: report.Bad}}
	}
	nearest := r.Aimed[0]
	if len(nearest.Leavers) == 0 {
		return report.Cell{{Words: fmt.Sprintf("nobody would leave “%s”", r.With.Name(nearest.State)), Mark: report.Good}}
	}
	var cell report.Cell
	for _, l := range nearest.Leavers {
		where, to := "“"+r.With.Name(nearest.State)+"”", "“"+r.With.Name(l.To)+"”"
		if where == to {
			where, to = where+" "+r.With.Letters(nearest.State), to+" "+r.With.Letters(l.To)
		}
		cell = addLine(cell, report.Plain, fmt.Sprintf("%s would leave %s for %s (%s); nothing that the others may do by that concept deters it.",
			upperFirst(Actor(r.With.Blocks[l.Block])), where, to, concepts(l.Concepts)))
	}
	return cell
}

// addPromise says whether an agreement would be kept, and what is missing.
func (a *Assessment) addPromise(cell report.Cell, p Promise) report.Cell {
	middle := p.Answer.Middle
	mark := report.Good
	if !middle.Holds() {
		mark = report.Bad
	}
	cell = addLine(cell, mark, fmt.Sprintf("“%s” would be kept: %s.", p.Answer.Agreement.Name, a.often(p.Share)))
	for _, f := range middle.Findings {
		if f.Beside || f.Feasible {
			continue
		}
		words := fmt.Sprintf("%s No. What stands in the way: %s.", f.Question, f.Binding)
		cell = append(cell, report.T(words))
		if missing := thresholds(f, 2); missing != "" {
			cell = append(cell, report.T("What it turns on: "+missing+"."))
		}
	}
	if middle.Holds() {
		if f, ok := tightest(p); ok {
			cell = append(cell, report.T(fmt.Sprintf("Nearest to failing: %s (%s).", f.Topic, thresholds(f, 1))))
		}
	}
	return cell
}

// thresholds names the first numbers that a finding turns on, at most most.
func thresholds(f accord.Finding, most int) string {
	var parts []string
	for _, t := range f.Thresholds[:min(len(f.Thresholds), most)] {
		if t.Value == nil {
			parts = append(parts, t.Name+": "+t.None)
		} else {
			parts = append(parts, t.Name+": "+t.Unit.Words(*t.Value))
		}
	}
	return strings.Join(parts, "; ")
}

// tightest is the deciding finding of least slack.
func tightest(p Promise) (least accord.Finding, ok bool) {
	for _, f := range p.Answer.Middle.Findings {
		if !f.Beside && (!ok || f.Slack < least.Slack) {
			least, ok = f, true
		}
	}
	return least, ok
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
