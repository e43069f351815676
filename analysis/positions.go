package analysis

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// mostOutcomes is how many outcomes a scale shows.
const mostOutcomes = 5

// positionFigures draws each issue's scale with the parties on it and, where
// options have effects, where the outcomes that hold would leave the issue.
func positionFigures(c *conflict.Conflict, solution *stability.Solution) []report.Section {
	s := report.Section{ID: "scales", Title: "Where the parties stand"}
	for _, issue := range c.Issues {
		scale := &report.Scale{}
		for _, l := range issue.Scale {
			scale.Landmarks = append(scale.Landmarks, report.Landmark{At: l.At, Name: l.Name})
		}
		if issue.Reference != nil {
			reference := spread(*issue.Reference)
			scale.Reference = &reference
		}
		for _, p := range c.Positions {
			if p.Issue == issue.ID {
				scale.Marks = append(scale.Marks, partyMark(c, p))
			}
		}
		if len(scale.Marks) == 0 {
			continue
		}
		if solution != nil {
			scale.Marks = append(scale.Marks, outcomeMarks(issue, solution)...)
		}
		s.Blocks = append(s.Blocks, report.Figure{ID: "scale-" + issue.ID, Title: issue.Name, Text: scaleText(scale), Scale: scale})
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	return []report.Section{s}
}

func partyMark(c *conflict.Conflict, p conflict.Position) report.ScaleMark {
	mark := report.ScaleMark{Name: c.PartyName(p.Party), At: spread(p.At)}
	if p.Date != "" {
		mark.Name += " (" + p.Date + ")"
	}
	if p.Salience != nil {
		salience := spread(*p.Salience)
		mark.Salience = &salience
	}
	return mark
}

func spread(q conflict.Quantity) report.Range {
	return report.Range{Low: q.Low, Mode: q.Mode, High: q.High, EndsOnly: !q.HasMode}
}

// outcomeMarks places the outcomes that hold under the most concepts: at the
// reference point moved by the effects of the options they take, held within
// the scale. Outcomes of one name and place are one mark.
func outcomeMarks(issue conflict.Issue, solution *stability.Solution) []report.ScaleMark {
	if issue.Reference == nil {
		return nil
	}
	type effect struct {
		option int
		by     float64
	}
	var effects []effect
	for k, o := range solution.Conflict.Options {
		for _, e := range o.Effects {
			if e.Issue == issue.ID {
				effects = append(effects, effect{k, e.By})
			}
		}
	}
	if len(effects) == 0 {
		return nil
	}
	var marks []report.ScaleMark
	seen := map[string]bool{}
	for _, state := range solution.Strongest() {
		at := issue.Reference.Mode
		for _, e := range effects {
			if solution.States[state].Has(e.option) {
				at += e.by
			}
		}
		at = min(max(at, 0), 100)
		name := solution.Name(state)
		if key := fmt.Sprint(name, at); !seen[key] && len(marks) < mostOutcomes {
			seen[key] = true
			marks = append(marks, report.ScaleMark{Name: name, At: report.Range{Low: at, Mode: at, High: at}, Outcome: true})
		}
	}
	return marks
}

// scaleText says what the picture of a scale shows.
func scaleText(s *report.Scale) string {
	var parts []string
	for _, l := range s.Landmarks {
		parts = append(parts, fmt.Sprintf("%v is %s", l.At, l.Name))
	}
	if s.Reference != nil {
		parts = append(parts, "without agreement "+rangeWords(*s.Reference))
	}
	for _, m := range s.Marks {
		text := m.Name + " at " + rangeWords(m.At)
		if m.Outcome {
			text = "the outcome " + m.Name + " would leave it at " + rangeWords(m.At)
		}
		if m.Salience != nil {
			text += ", salience " + rangeWords(*m.Salience)
		}
		parts = append(parts, text)
	}
	return "From 0 to 100: " + strings.Join(parts, "; ") + "."
}

func rangeWords(r report.Range) string {
	return conflict.Quantity{Low: r.Low, Mode: r.Mode, High: r.High, HasMode: !r.EndsOnly}.String()
}
