package power

import (
	"fmt"
	"strings"

	"parley/power/codes"
	"parley/power/votes"
	"parley/report"
)

// A ResolutionAnswer is who voted how on a resolution.
type ResolutionAnswer struct {
	Data       string         `json:"data"` // set@version
	Resolution string         `json:"resolution"`
	RollCalls  []ResolutionBy `json:"rollCalls"`

	source  Source
	parties []Party
}

// A ResolutionBy is one roll call of it: a paragraph, an amendment or the
// whole.
type ResolutionBy struct {
	Session int      `json:"session"`
	Date    string   `json:"date"`
	Title   string   `json:"title"`
	Yes     []string `json:"yes"`
	No      []string `json:"no"`
	Abstain []string `json:"abstain"`
}

// Resolution finds who voted how. The name may be written 68/262, R/68/262 or
// A/RES/68/262.
func Resolution(name string, parties []Party, r *votes.Record, source Source) (*ResolutionAnswer, error) {
	calls := r.Resolution(name)
	if len(calls) == 0 {
		sessions := r.Sessions()
		return nil, fmt.Errorf("%s has no recorded vote on the resolution %q; want one of the sessions %d to %d, like 68/262",
			source.Entry.ID(), name, sessions[0], sessions[len(sessions)-1])
	}
	a := &ResolutionAnswer{Data: source.Entry.ID(), Resolution: votes.ResolutionName(name), source: source, parties: parties}
	for _, k := range calls {
		c, t := r.Calls[k], r.Tally(k)
		title := c.Text
		if title == "" {
			title = c.Title
		}
		a.RollCalls = append(a.RollCalls, ResolutionBy{c.Session, c.Date, title, t.Yes, t.No, t.Abstain})
	}
	return a, nil
}

// Report is the answer for people.
func (a *ResolutionAnswer) Report() *report.Report {
	r := &report.Report{
		Title: "Resolution " + a.Resolution, Data: a,
		Methods:     []report.Method{a.source.method()},
		NotComputed: []string{"Who was absent: the data have the votes that were cast, and do not tell those who were absent from those who were no members."},
	}
	for k, c := range a.RollCalls {
		r.Sections = append(r.Sections, report.Section{
			ID: fmt.Sprintf("roll-call-%d", k+1), Title: fmt.Sprintf("%s: %d for, %d against, %d abstaining", a.Resolution, len(c.Yes), len(c.No), len(c.Abstain)),
			Blocks: []report.Block{
				paragraph("%s Session %d, %s.", strings.TrimSuffix(c.Title, ".")+".", c.Session, c.Date), a.ofParties(c),
				report.Table{Caption: "Who voted how", Columns: []string{"Vote", "States"}, Rows: [][]report.Cell{
					row("for", names(c.Yes)), row("against", names(c.No)), row("abstaining", names(c.Abstain)),
				}},
				paragraph("%s", a.source.Line()),
			},
		})
	}
	return r
}

func (a *ResolutionAnswer) ofParties(c ResolutionBy) report.Bullets {
	var b report.Bullets
	for _, p := range a.parties {
		var parts []string
		for _, way := range []struct {
			words string
			lines []string
		}{{"for", c.Yes}, {"against", c.No}, {"abstaining", c.Abstain}} {
			n := 0
			for _, line := range p.Lines {
				for _, l := range way.lines {
					if l == line {
						n++
					}
				}
			}
			switch {
			case n > 0 && len(p.Lines) == 1:
				parts = append(parts, way.words)
			case n > 0:
				parts = append(parts, fmt.Sprintf("%d %s", n, way.words))
			}
		}
		if len(p.Lines) > 0 && len(parts) == 0 {
			parts = []string{"no vote"}
		}
		if len(parts) > 0 {
			b.Items = append(b.Items, paragraph("%s: %s.", p.Name, strings.Join(parts, ", ")))
		}
	}
	return b
}

func names(lines []string) string {
	made := make([]string, len(lines))
	for k, line := range lines {
		made[k] = codes.LineName(line)
	}
	return strings.Join(made, ", ")
}
