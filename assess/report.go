package assess

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// Method is how this package answers.
var Method = report.Method{
	Name: "Instruments compared on one graph model",
	Text: "Each instrument is applied alone, the changed conflict is solved again, and outcomes that take the same options are compared.",
}

// Cite turns passages into references for a report.
type Cite func([]conflict.Passage) []report.Ref

func (c *Comparison) claims(kind conflict.ClaimKind, instrument string, cite Cite) report.Cell {
	var cell report.Cell
	for _, claim := range c.Base.Conflict.Claims {
		if claim.Kind != kind || claim.Instrument != instrument {
			continue
		}
		if len(cell) > 0 {
			cell = append(cell, report.T("; "))
		}
		cell = append(cell, report.Text{Words: claim.Text, Refs: cite(claim.From)})
	}
	if len(cell) == 0 {
		return report.Cell{{Words: "no claim", Mark: report.Missing}}
	}
	return cell
}

// Actor names a block as the subject of a verb in the singular.
func Actor(b stability.Block) string {
	if len(b.Parties) > 1 {
		return "the coalition " + b.Name
	}
	return b.Name
}

func concepts(cs []stability.Concept) string {
	if len(cs) == len(stability.Concepts) {
		return "every concept"
	}
	var names []string
	for _, c := range cs {
		names = append(names, c.String())
	}
	return strings.Join(names, ", ")
}

// section shows one instrument by itself.
func (c *Comparison) section(r Result, cite Cite) report.Section {
	s := report.Section{ID: "instrument-" + r.Instrument.ID, Title: r.Instrument.Name}
	if r.Instrument.Text != "" {
		s.Blocks = append(s.Blocks, report.Paragraph{{Words: r.Instrument.Text, Refs: cite(r.Instrument.From)}})
	}
	if r.Err != nil {
		s.Blocks = append(s.Blocks, report.Callout{Title: "Not computed", Body: report.Paragraph{report.T(r.Err.Error())}})
		return s
	}
	s.Blocks = append(s.Blocks, changedWords(r.Instrument))
	if len(r.Begins)+len(r.Ends) == 0 {
		s.Blocks = append(s.Blocks, report.Paragraph{report.T("It changes no equilibrium under any concept.")})
	} else {
		s.Blocks = append(s.Blocks, c.changeTable(r))
	}
	return report.Section{ID: s.ID, Title: s.Title, Blocks: append(s.Blocks, r.aimBlocks()...)}
}

// changedWords says what the instrument changes in the model.
func changedWords(i conflict.Instrument) report.Block {
	var parts []string
	for _, o := range i.Options {
		parts = append(parts, "brings “"+o.Name+"” on the table")
	}
	for _, group := range []struct {
		n          int
		verb, noun string
	}{
		{len(i.Rules), "adds", "rule"},
		{len(i.DropRules), "lifts", "rule"},
		{len(i.Irrevocable), "makes irreversible", "option"},
		{len(i.Preferences), "changes", "statement of preference"},
	} {
		switch {
		case group.n == 1:
			parts = append(parts, group.verb+" one "+group.noun)
		case group.n > 1:
			parts = append(parts, fmt.Sprintf("%s %d %ss", group.verb, group.n, strings.Replace(group.noun, "statement of preference", "preference statement", 1)))
		}
	}
	if len(parts) == 0 {
		return report.Callout{Title: "A gap", Body: report.Paragraph{report.T("The conflict file does not say what this instrument changes.")}}
	}
	return report.Paragraph{report.T("In the model it " + strings.Join(parts, "; it ") + ".")}
}

func (c *Comparison) changeTable(r Result) report.Table {
	t := report.Table{
		Caption: "Outcomes whose stability " + r.Instrument.Name + " changes",
		Columns: []string{"Outcome", "State", "Change", "Under"},
	}
	add := func(in *stability.Solution, changes []Change, words string, mark report.Mark) {
		for _, change := range changes {
			t.Rows = append(t.Rows, []report.Cell{
				{report.T(in.Name(change.State))},
				{in.LettersText(change.State)},
				{{Words: words, Mark: mark}},
				{report.T(concepts(change.Concepts))},
			})
		}
	}
	add(r.With, r.Begins, "begins to hold", report.Good)
	add(c.Base, r.Ends, "stops holding", report.Bad)
	return t
}

// aimBlocks says who would leave the outcomes that the instrument aims at.
func (r Result) aimBlocks() []report.Block {
	switch {
	case r.AimFrom == NoAim:
		return []report.Block{report.Paragraph{{Words: "The file states no aim for it, so nobody's leaving can be judged.", Mark: report.Missing}}}
	case len(r.Aimed) == 0:
		return []report.Block{report.Paragraph{report.T("No feasible outcome fits its aim.")}}
	}
	lead := "The outcomes it aims at that come nearest to holding:"
	if r.AimFrom == InferredAim {
		lead = "The file states no aim; taken as the aim is that an option it adds is taken. The outcomes that come nearest to holding:"
	}
	var bullets report.Bullets
	for _, a := range r.Aimed {
		bullets.Items = append(bullets.Items, r.aimedWords(a))
	}
	return append([]report.Block{report.Paragraph{report.T(lead)}, bullets}, r.wayBlocks()...)
}

// wayBlocks shows how the first of the aimed outcomes would be reached.
func (r Result) wayBlocks() []report.Block {
	if len(r.Way) == 0 {
		return nil
	}
	words := "A shortest way there from the status quo, each step an improvement for its party:"
	if !r.Improving {
		words = "No sequence of improvements leads there from the status quo. A shortest way by any moves, of which some would have to be agreed or paid for:"
	}
	return []report.Block{report.Paragraph{report.T(words)}, r.With.WayFigure("way-"+r.Instrument.ID, r.Way)}
}

func (r Result) aimedWords(a Aimed) report.Paragraph {
	p := report.Paragraph{report.T(r.With.Name(a.State) + " "), r.With.LettersText(a.State), report.T(": ")}
	if len(a.Holds) == 0 {
		p = append(p, report.Text{Words: "holds under no concept", Mark: report.Bad})
	} else {
		p = append(p, report.Text{Words: "holds under " + concepts(a.Holds), Mark: report.Good})
	}
	for _, l := range a.Leavers {
		p = append(p, report.T(fmt.Sprintf(". Under %s, %s would leave it: it %s, reaching “%s”, and nothing the others may do by that concept deters it",
			concepts(l.Concepts), Actor(r.With.Blocks[l.Block]), r.With.Action(stability.Move{Block: l.Block, From: a.State, To: l.To}), r.With.Name(l.To))))
	}
	return append(p, report.T("."))
}
