package power

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/power/codes"
	"parley/power/votes"
	"parley/report"
)

// A ResolutionAnswer is who voted how on a resolution.
type ResolutionAnswer struct {
	Data       string `json:"data"` // set@version
	Resolution string `json:"resolution"`
	// RollCalls are those that have the number: first those that the data do
	// not mark as being on a part of it.
	RollCalls []ResolutionBy `json:"rollCalls"`

	source  Source
	parties []Party
}

// A ResolutionBy is one roll call of it. Yes, No and Abstain are lines.
type ResolutionBy struct {
	Session int      `json:"session"`
	Date    string   `json:"date"`
	Title   string   `json:"title"`
	Part    string   `json:"part,omitempty"` // paragraph or amendment, where the data mark it
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
		a.RollCalls = append(a.RollCalls, ResolutionBy{c.Session, c.Date, title, partNames[c.Part], listed(t.Yes), listed(t.No), listed(t.Abstain)})
	}
	slices.SortStableFunc(a.RollCalls, func(x, y ResolutionBy) int { return cmp.Compare(min(len(x.Part), 1), min(len(y.Part), 1)) })
	return a, nil
}

var partNames = map[votes.Part]string{votes.Unmarked: "", votes.Paragraph: "paragraph", votes.Amendment: "amendment"}

// listed is the list, which is empty rather than missing.
func listed(lines []string) []string { return append([]string{}, lines...) }

// Report is the answer for people.
func (a *ResolutionAnswer) Report() *report.Report {
	r := &report.Report{
		Title: "Resolution " + a.Resolution, Data: a,
		Methods:     []report.Method{a.source.method()},
		NotComputed: []string{"Who was absent: the data have the votes that were cast, and do not tell those who were absent from those who were no members."},
	}
	if len(a.RollCalls) > 1 {
		r.Sections = append(r.Sections, report.Section{ID: "parts", Title: "Which vote is which", Blocks: []report.Block{a.parts()}})
	}
	for k, c := range a.RollCalls {
		r.Sections = append(r.Sections, report.Section{
			ID: fmt.Sprintf("roll-call-%d", k+1), Title: fmt.Sprintf("%s%s: %d for, %d against, %d abstaining", a.Resolution, c.on(), len(c.Yes), len(c.No), len(c.Abstain)),
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

// on says that the roll call was on a part.
func (c ResolutionBy) on() string {
	switch c.Part {
	case "paragraph":
		return ", a paragraph"
	case "amendment":
		return ", an amendment"
	}
	return ""
}

// parts says which of several roll calls decided on the whole, if the data
// tell.
func (a *ResolutionAnswer) parts() report.Paragraph {
	counts := map[string]int{}
	for _, c := range a.RollCalls {
		counts[c.Part]++
	}
	text := fmt.Sprintf("%d votes have this number. %d are marked as votes on a paragraph, %d as votes on an amendment.", len(a.RollCalls), counts["paragraph"], counts["amendment"])
	switch counts[""] {
	case 0:
		text += " None is left for the whole: the data have no vote on it, or do not mark it."
	case 1:
		text += " The one that is left stands first: by that, it is the vote on the whole."
	default:
		text += fmt.Sprintf(" The data do not say which of the other %d was on the whole; they stand first, and their titles may tell.", counts[""])
	}
	return paragraph("%s", text)
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
