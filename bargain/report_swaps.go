package bargain

import (
	"fmt"
	"strings"

	"parley/conflict"
	"parley/report"
)

// shownSwaps are the exchanges that a report shows.
const shownSwaps = 8

// market returns the issues of the conflict with the same actors on each: one
// who takes no position on an issue stands at its compromise there, without
// salience.
func marketOf(c *conflict.Conflict) (names []string, parties []string, issues []Issue) {
	situations := Situations(c)
	place := map[string]int{}
	for _, s := range situations {
		for _, p := range s.Parties {
			if _, ok := place[p]; !ok {
				place[p] = len(parties)
				parties = append(parties, p)
			}
		}
	}
	for _, s := range situations {
		if s.Stances.Check() != nil {
			continue
		}
		stances := make([]Stance, len(parties))
		for k, p := range parties {
			stances[k] = Stance{Actor: c.PartyName(p), Position: Compromise(s.Stances)}
		}
		for k, st := range s.Stances.Stances {
			stances[place[s.Parties[k]]] = st
		}
		names, issues = append(names, s.Name), append(issues, Issue{Stances: stances})
	}
	return names, parties, issues
}

// bounds of the exchange model: its work grows with their squares.
const (
	mostSwapIssues  = 12
	mostSwapParties = 40
)

// swapSection says which pairs could exchange positions, at the middle of what
// is uncertain; nil when nobody could.
func swapSection(c *conflict.Conflict) *report.Section {
	names, parties, issues := marketOf(c)
	if len(issues) < 2 || len(issues) > mostSwapIssues || len(parties) > mostSwapParties {
		return nil
	}
	e := Exchange(issues)
	if len(e.Swaps) == 0 {
		return nil
	}
	t := report.Table{
		Caption: "Exchanges of positions between two parties over two issues, the most valuable first. Both gain the same, in points of outcome times salience. Everything uncertain is at its middle.",
		Columns: []string{"Party", "moves on", "by", "Party", "moves on", "by", "Each gains"},
	}
	for _, s := range e.Swaps[:min(len(e.Swaps), shownSwaps)] {
		t.Rows = append(t.Rows, []report.Cell{
			{report.T(c.PartyName(parties[s.A]))},
			{report.T(names[s.Gives])},
			{report.T(signed(s.MoveA))},
			{report.T(c.PartyName(parties[s.B]))},
			{report.T(names[s.Gets])},
			{report.T(signed(s.MoveB))},
			{report.T(number(s.Gain))},
		})
	}
	var after []string
	for p, o := range e.Outcomes {
		after = append(after, fmt.Sprintf("%s from %s to %s", names[p], number(Compromise(issues[p])), number(o)))
	}
	text := "Positions may also be exchanged: a party gives way where it cares little, and another where that one does. All exchanges together would move the compromise on " + strings.Join(after, ", on ") + "."
	return &report.Section{ID: "forecast-exchanges", Title: "Who could exchange what", Blocks: []report.Block{report.Paragraph{report.T(text)}, t}}
}

func signed(x float64) string {
	if x > 0 {
		return "+" + number(x)
	}
	return number(x)
}
