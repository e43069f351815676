package stability

import (
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// mostNames is how many names of alike states are said in one place.
const mostNames = 3

// pattern writes alike states as one: Y and N where all of them agree, a dash
// where not. Where that would be other states too, the first of them stands
// there and how many more there are.
func (a *alikeness) pattern(s int) string {
	states := a.alike[s]
	letters := []byte(a.of.Letters(states[0]))
	dashes := 0
	for k := range letters {
		if slices.ContainsFunc(states, func(t int) bool { return a.of.Letters(t)[k] != letters[k] }) {
			letters[k] = '-'
			dashes++
		}
	}
	if dashes < 31 && len(states) == 1<<dashes {
		return string(letters)
	}
	return fmt.Sprintf("%s+%d", a.of.Letters(states[0]), len(states)-1)
}

// name says what alike states are called: each name once; what they take, where
// one of them has no name.
func (a *alikeness) name(s int) string {
	var names []string
	for _, t := range a.alike[s] {
		name := a.of.Conflict.OutcomeName(a.of.States[t])
		if name == "" {
			return a.taken(s)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - mostNames; more > 0 {
		names = append(names[:mostNames], fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", or ")
}

// taken lists what every one of alike states takes, and what only some do.
func (a *alikeness) taken(s int) string {
	var all, some []string
	for k := range a.of.Conflict.Options {
		n := 0
		for _, t := range a.alike[s] {
			if a.of.States[t].Has(k) {
				n++
			}
		}
		switch n {
		case 0:
		case len(a.alike[s]):
			all = append(all, a.of.optionName(k))
		default:
			some = append(some, a.of.optionName(k))
		}
	}
	words := strings.Join(all, "; ")
	switch {
	case len(some) == 0 && words == "":
		return "no option taken"
	case len(some) == 0:
		return words
	case len(some) == len(a.of.Conflict.Options):
		return "with or without " + list(some)
	case words == "":
		words = "no other option taken"
	}
	return words + "; with or without " + list(some)
}

// step finds a move between states that the classes stand for: one that the
// block can make, where it can, that changes the fewest options.
func (a *alikeness) step(move Move) Move {
	best, fewest := Move{Block: move.Block}, -1
	for _, from := range a.alike[move.From] {
		for _, to := range a.alike[move.To] {
			if b := move.Block; b >= 0 && !slices.Contains(a.of.Blocks[b].moves[from], int32(to)) {
				continue
			}
			if n := a.of.States[from].Xor(a.of.States[to]).Count(); fewest < 0 || n < fewest {
				best.From, best.To, fewest = from, to, n
			}
		}
	}
	return best
}

// AlikeSection says which states are treated as one.
func (m *Model) AlikeSection() report.Section {
	section := report.Section{ID: "alike", Title: "States treated as one"}
	t := report.Table{
		Caption: "No party prefers one of these states to another, and the same moves lead on from all of them; a dash stands for either",
		Columns: []string{"Treated as", "Outcome", "States"},
	}
	for s, states := range m.alike.alike {
		if len(states) > 1 {
			t.Rows = append(t.Rows, textRow(m.Letters(s), m.Name(s), someOf(m.alike.letters(states))))
		}
	}
	if len(t.Rows) == 0 {
		section.Blocks = []report.Block{report.Paragraph{report.T("No two states are alike: somebody prefers one to the other, or other moves lead on from it.")}}
		return section
	}
	words := fmt.Sprintf("Of %d feasible states %d are left when alike ones are treated as one. What holds for one of them holds for all.", len(m.alike.class), len(m.States))
	section.Blocks = []report.Block{report.Paragraph{report.T(words)}, t}
	return section
}

// AlikeMethod is how states are found to be alike.
var AlikeMethod = report.Method{
	Name: "Indistinguishable states, coalesced",
	Text: "States are treated as one when every party ranks them alike, every party can move from each of them to the same " +
		"others, and simultaneous stability judges them alike. Moves among them are no moves then.",
	Keys: []string{"fang2003"},
}

func (a *alikeness) letters(states []int) []string {
	var letters []string
	for _, s := range states {
		letters = append(letters, a.of.Letters(s))
	}
	return letters
}

// alikeData lists, by what they are treated as, the states that are alike; nil
// where states are not coalesced.
func (m *Model) alikeData() map[string][]string {
	if m.alike == nil {
		return nil
	}
	data := map[string][]string{}
	for s, states := range m.alike.alike {
		if len(states) > 1 {
			data[m.Letters(s)] = m.alike.letters(states)
		}
	}
	return data
}

// isStatusQuo reports whether the state is the status quo, or stands for it.
func (m *Model) isStatusQuo(s int) bool {
	quo := m.Conflict.StatusQuo
	if quo == nil {
		return false
	}
	place, ok := m.Place(*quo)
	return ok && place == s
}
