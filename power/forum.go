package power

import (
	"fmt"
	"math/big"
	"strings"

	"parley/power/forum"
	"parley/report"
)

// A ForumAnswer is the voting power in a body.
type ForumAnswer struct {
	Body    string        `json:"body"`
	Quota   int           `json:"quota"`
	Members []ForumMember `json:"members"`
	Bloc    *forum.Reach  `json:"bloc,omitempty"`
}

// A ForumMember is a member with its power. The indices are exact; as
// fractions they stand beside the decimals.
type ForumMember struct {
	Name         string  `json:"name"`
	Weight       int     `json:"weight"`
	Veto         bool    `json:"veto"`
	Banzhaf      float64 `json:"banzhaf"`
	BanzhafExact string  `json:"banzhafExact"`
	Shapley      float64 `json:"shapleyShubik"`
	ShapleyExact string  `json:"shapleyShubikExact"`
	Decides      float64 `json:"decides"` // the chance that its vote decides when all others vote at random
	DecidesExact string  `json:"decidesExact"`
}

// Forum computes the power in a body, and what a bloc of members can do there
// when bloc names any.
func Forum(b forum.Body, bloc []string) (*ForumAnswer, error) {
	powers, err := b.Powers()
	if err != nil {
		return nil, err
	}
	a := &ForumAnswer{Body: b.Name, Quota: b.Quota}
	for _, p := range powers {
		a.Members = append(a.Members, ForumMember{
			p.Member.Name, p.Member.Weight, p.Member.Veto, decimal(p.Banzhaf), p.Banzhaf.String(),
			decimal(p.Shapley), p.Shapley.String(), decimal(p.Penrose), p.Penrose.String(),
		})
	}
	if len(bloc) > 0 {
		reach, err := b.Reach(bloc)
		if err != nil {
			return nil, err
		}
		a.Bloc = &reach
	}
	return a, nil
}

func decimal(r *big.Rat) float64 {
	x, _ := r.Float64()
	return x
}

// Report is the answer for people.
func (a *ForumAnswer) Report() *report.Report {
	t := report.Table{
		Caption: fmt.Sprintf("A motion passes with a weight of %d and every member that has a veto", a.Quota),
		Columns: []string{"Member", "Weight", "Banzhaf", "Shapley-Shubik", "Its vote decides"},
	}
	bars := &report.Bars{Axis: report.Axis{Title: "share of the power (Shapley-Shubik), %"}}
	for _, m := range a.Members {
		weight := fmt.Sprint(m.Weight)
		if m.Veto {
			weight += ", veto"
		}
		t.Rows = append(t.Rows, row(m.Name, weight, fmt.Sprintf("%.4f (%s)", m.Banzhaf, m.BanzhafExact),
			fmt.Sprintf("%.4f (%s)", m.Shapley, m.ShapleyExact), fmt.Sprintf("%.4f", m.Decides)))
		bars.Rows = append(bars.Rows, report.Bar{Name: m.Name, Parts: []report.BarPart{{Name: "power", To: 100 * m.Shapley}}})
	}
	s := report.Section{ID: "voting-power", Title: "Voting power in " + a.Body, Blocks: []report.Block{t, report.Bullets{Items: []report.Paragraph{
		paragraph("Banzhaf: of all cases in which one member's change of mind changes the result, the part in which it is this member's."),
		paragraph("Shapley-Shubik: if the members came to support a motion one after another, in any order alike, how often this one would be the one that carries it."),
		paragraph("Its vote decides: the chance that the result hangs on this member when all others vote by the toss of a coin."),
	}}}}
	if len(a.Members) <= 40 {
		s.Blocks = append(s.Blocks, report.Figure{ID: "voting-power", Title: "Shares of the power", Text: a.says(), Bars: bars})
	}
	r := &report.Report{Title: "Voting power: " + a.Body, Sections: []report.Section{s}, Data: a, Methods: []report.Method{{
		Name: "Voting power",
		Text: "Every combination of members is counted, by generating functions and without rounding. Banzhaf: of all cases in which a member turns losing into winning, the part that is this member's. " +
			"Shapley-Shubik: of all orders in which the members may join, the part in which this member makes the others win. All members are taken to be for or against; nothing is said of what they want.",
		Keys: []string{"banzhaf1965", "shapley1954", "penrose1946"},
	}}}
	if a.Bloc != nil {
		r.Sections = append(r.Sections, report.Section{ID: "bloc", Title: "What " + strings.Join(a.Bloc.Members, ", ") + " can do", Blocks: []report.Block{a.bloc()}})
	}
	return r
}

// says names the powers, those alike together.
func (a *ForumAnswer) says() string {
	var parts []string
	for k := 0; k < len(a.Members); {
		m, from := a.Members[k], k
		for k < len(a.Members) && a.Members[k].ShapleyExact == m.ShapleyExact {
			k++
		}
		name := m.Name
		if k-from > 1 {
			name += " to " + a.Members[k-1].Name + ", each"
		}
		parts = append(parts, fmt.Sprintf("%s %s", name, share(m.Shapley)))
	}
	return strings.Join(parts, "; ") + "."
}

func (a *ForumAnswer) bloc() report.Bullets {
	b := a.Bloc
	var items []report.Paragraph
	say := func(format string, args ...any) { items = append(items, paragraph(format, args...)) }
	if b.Passes {
		say("It can pass a motion by itself: it has a weight of %d, and %d are needed.", b.Weight, a.Quota)
	} else {
		say("It cannot pass a motion by itself: it has a weight of %d of %d. With the fewest others it needs %d more.", b.Weight, a.Quota, b.Helpers)
	}
	if len(b.Vetoes) > 0 {
		say("These can stop it by a veto: %s.", strings.Join(b.Vetoes, ", "))
	}
	if b.Stops {
		say("It can stop every motion.")
	} else {
		say("It cannot stop a motion on which the others agree.")
	}
	return report.Bullets{Items: items}
}
