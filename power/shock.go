package power

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/power/dependence"
	"parley/report"
)

// A ShockAnswer is what is left when ties are cut.
type ShockAnswer struct {
	Party   string            `json:"party"`
	Without []string          `json:"without"`
	Losses  []dependence.Loss `json:"losses"`

	conflict *conflict.Conflict
}

// Shock applies a shock to the ties of the file.
func Shock(c *conflict.Conflict, s dependence.Shock) (*ShockAnswer, error) {
	losses, err := dependence.Of(c).Apply(s)
	if err != nil {
		return nil, err
	}
	return &ShockAnswer{s.Party, s.Without, losses, c}, nil
}

var shockMethod = report.Method{
	Name: "Shocks and detours",
	Text: "What is lost is the share of the ties that are cut; what is missing in the end is what could not be got elsewhere. What still arrives through third parties is a maximal flow: " +
		"every other tie of the area can carry as much more as its capacity exceeds its value, and those who cut the ties sell to third parties as before. A third party's weight is how much less could arrive without it.",
	Keys: []string{"edmonds1972", "keohane1977"},
}

// Report is the answer for people.
func (a *ShockAnswer) Report() *report.Report {
	party := a.conflict.PartyName(a.Party)
	var others []string
	for _, p := range a.Without {
		others = append(others, a.conflict.PartyName(p))
	}
	r := &report.Report{
		Title: fmt.Sprintf("%s without %s", party, strings.Join(others, ", ")), Data: a, Methods: []report.Method{shockMethod},
	}
	s := report.Section{ID: "shock", Title: "What is left", Blocks: []report.Block{a.table(), a.bars(party)}}
	for _, l := range a.Losses {
		if l.Detour != nil {
			s.Blocks = append(s.Blocks, a.detour(l))
		} else {
			r.NotComputed = append(r.NotComputed, fmt.Sprintf("What arrives through third parties in %s: %s.", a.conflict.AreaName(l.Area), l.Why))
		}
	}
	r.Sections = []report.Section{s}
	return r
}

func (a *ShockAnswer) table() report.Table {
	t := report.Table{
		Caption: "Parts of the party's need: lost at once, and missing when all is got elsewhere that can be; beside it what ending the ties costs the others",
		Columns: []string{"Area", "Lost at once", "Missing in the end", "Cost to the others"},
	}
	for _, l := range a.Losses {
		var costs []string
		for _, c := range l.Cost {
			costs = append(costs, a.conflict.PartyName(c.Party)+" "+spanWords(c.Net))
		}
		if len(costs) == 0 {
			costs = []string{"the file names none"}
		}
		t.Rows = append(t.Rows, row(a.conflict.AreaName(l.Area), spanWords(l.Lost), spanWords(l.Missing), strings.Join(costs, ", ")))
	}
	return t
}

// bars shows before and after.
func (a *ShockAnswer) bars(party string) report.Figure {
	bars := &report.Bars{Axis: report.Axis{Title: "part of the need that is met, %", Low: 0, High: 100}}
	var says []string
	for _, l := range a.Losses {
		area := a.conflict.AreaName(l.Area)
		at := []struct {
			name string
			lost dependence.Span
		}{{"at once", l.Lost}, {"elsewhere found", l.Missing}}
		if d := l.Detour; d != nil {
			kept := d.Rerouted.Mode / d.Value.Mode
			at = append(at, struct {
				name string
				lost dependence.Span
			}{"through third parties", dependence.Span{Low: l.Lost.Low, Mode: l.Lost.Mode * (1 - kept), High: l.Lost.High}})
		}
		bars.Rows = append(bars.Rows, report.Bar{Name: area + ", before", Parts: []report.BarPart{{Name: "met", To: 100}}})
		for _, x := range at {
			met := 100 * max(0, 1-x.lost.Mode)
			bars.Rows = append(bars.Rows, report.Bar{Name: area + ", " + x.name, Parts: []report.BarPart{{
				Name: "met", To: met, Range: &report.Range{Low: 100 * max(0, 1-x.lost.High), Mode: met, High: 100 * max(0, 1-x.lost.Low)},
			}}})
			says = append(says, fmt.Sprintf("%s %s: %.0f %% of the need is met", area, x.name, met))
		}
	}
	return report.Figure{ID: "before-and-after", Title: party + ": before and after", Text: strings.Join(says, "; ") + ". Source: the ties of the file.", Bars: bars}
}

func (a *ShockAnswer) detour(l dependence.Loss) report.Paragraph {
	d := l.Detour
	var through []string
	for _, route := range d.Through {
		through = append(through, fmt.Sprintf("%s %.3g", a.conflict.PartyName(route.Party), route.Part))
	}
	text := fmt.Sprintf("%s: of %.3g that was cut, %.3g (%.3g to %.3g) can still arrive through third parties.", a.conflict.AreaName(l.Area), d.Value.Mode, d.Rerouted.Mode, d.Rerouted.Low, d.Rerouted.High)
	if len(through) > 0 {
		text += " Without one of them it would be less by: " + strings.Join(through, ", ") + "."
	} else if d.Rerouted.Mode > 0 {
		text += " None of them alone is needed for it."
	}
	return report.Paragraph{report.T(text)}
}
