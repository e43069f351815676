package stability

import (
	"fmt"
	"strings"

	"parley/report"
)

// HorizonMethod is how limited and unlimited foresight are judged.
var HorizonMethod = report.Method{
	Name: "Limited-move and non-myopic stability",
	Text: "Backward induction from every state: a party moves when the worst end that it then foresees is better than to stay. " +
		"After a move any other party may be next; nobody moves twice in a row. Non-myopic is what is so for every horizon from some one on.",
	Keys: []string{"kilgour1985", "kilgour1984", "brams1981", "fang1993", "soares2026"},
}

// Section shows for every state and horizon how many parties stay, and why
// those who would leave do.
func (f *Foresight) Section() report.Section {
	blocks := []report.Block{report.Paragraph{report.T(fmt.Sprintf(
		"A party that looks %s ahead leaves a state when the worst that it then expects is better for it. One that looks one move ahead is a party under Nash. "+
			"A state holds non-myopically when nobody leaves, however far everybody looks ahead.", count(f.H, "move")))}}
	shown := f.shown()
	if len(shown) == 0 {
		blocks = append(blocks, report.Paragraph{report.T("No state is stable for every party at any horizon.")})
	} else {
		blocks = append(blocks, f.table(shown), f.heat(shown))
	}
	if f.last == 0 {
		blocks = append(blocks, report.Paragraph{{Words: f.unsettled(), Mark: report.Missing}})
	}
	return report.Section{ID: "horizon", Title: "How far the parties look ahead", Blocks: blocks}
}

func (f *Foresight) unsettled() string {
	return fmt.Sprintf("What is foreseen was not found to repeat within %d moves; non-myopic stability is not known.", maxSettling)
}

// shown lists the states that are stable for every party at some horizon, or
// non-myopically.
func (f *Foresight) shown() []int {
	var shown []int
	for state := range f.States {
		some := f.nonMyopic(state) == "yes"
		for h := 1; h <= f.H; h++ {
			some = some || f.Equilibrium(h, state)
		}
		if some {
			shown = append(shown, state)
		}
	}
	return shown[:min(len(shown), tableStates)]
}

// nonMyopic says whether the state is non-myopically stable for everybody.
func (f *Foresight) nonMyopic(state int) string {
	for b := range f.Blocks {
		switch stable, known := f.NonMyopic(b, state); {
		case !known:
			return "not known"
		case !stable:
			return "no"
		}
	}
	return "yes"
}

func (f *Foresight) table(states []int) report.Table {
	t := report.Table{
		Caption: "States that hold at some horizon, and who would leave with the whole horizon before it",
		Columns: []string{"State", "Outcome", "Holds at horizons", "Non-myopically", fmt.Sprintf("Who leaves, looking %s ahead", count(f.H, "move"))},
	}
	for _, state := range states {
		t.Rows = append(t.Rows, []report.Cell{
			f.letters(state),
			{report.T(f.Name(state))},
			{report.T(f.horizons(state))},
			{report.T(f.nonMyopic(state))},
			{report.T(f.leaving(state))},
		})
	}
	return t
}

// horizons lists the horizons at which the state is stable for everybody.
func (f *Foresight) horizons(state int) string {
	var spans []string
	for h := 1; h <= f.H; h++ {
		if !f.Equilibrium(h, state) {
			continue
		}
		first := h
		for h < f.H && f.Equilibrium(h+1, state) {
			h++
		}
		if span := fmt.Sprint(first); h > first {
			spans = append(spans, fmt.Sprintf("%s to %d", span, h))
		} else {
			spans = append(spans, span)
		}
	}
	if len(spans) == 0 {
		return "none"
	}
	return strings.Join(spans, ", ")
}

func (f *Foresight) leaving(state int) string {
	var leaving []string
	for b := range f.Blocks {
		if !f.Stable(f.H, b, state) {
			leaving = append(leaving, f.LeavingWords(f.H, b, state))
		}
	}
	if len(leaving) == 0 {
		return "nobody"
	}
	return strings.Join(leaving, "; ")
}

// LeavingWords says where a block would move from an L_h unstable state, and
// what it expects to come of that.
func (f *Foresight) LeavingWords(h, b, state int) string {
	to, ends := f.Expects(h, b, state)
	var letters []string
	for _, end := range ends {
		letters = append(letters, f.Letters(end))
	}
	words := fmt.Sprintf("%s %s and expects to end in %s", f.Blocks[b].Name, f.Action(Move{b, state, to}), strings.Join(letters[:min(len(letters), 4)], " or "))
	if len(letters) > 4 {
		words += fmt.Sprintf(" or in one of %d others", len(letters)-4)
	}
	return words
}

// heat shows how many parties stay, by state and horizon.
func (f *Foresight) heat(states []int) report.Figure {
	heat := &report.Heat{X: "moves looked ahead", Y: "state", High: float64(len(f.Blocks)), Meaning: "more parties stay"}
	for h := 1; h <= f.H; h++ {
		heat.Columns = append(heat.Columns, fmt.Sprint(h))
	}
	var text []string
	for _, state := range states {
		var cells []report.HeatCell
		var words []string
		for h := 1; h <= f.H; h++ {
			stay := 0
			for b := range f.Blocks {
				if f.Stable(h, b, state) {
					stay++
				}
			}
			cells = append(cells, report.HeatCell{Value: float64(stay), Words: fmt.Sprint(stay)})
			words = append(words, fmt.Sprint(stay))
		}
		heat.Rows, heat.Cells = append(heat.Rows, f.Letters(state)), append(heat.Cells, cells)
		text = append(text, f.Letters(state)+": "+strings.Join(words, ", "))
	}
	return report.Figure{
		ID: "horizon", Title: "How many parties stay, by how far they look ahead", Heat: heat,
		Text: fmt.Sprintf("Of %s, how many stay in each state when they look 1 to %d moves ahead. %s.",
			count(len(f.Blocks), "mover"), f.H, strings.Join(text, ". ")),
	}
}

// HorizonData is what is foreseen, as --json prints it.
type HorizonData struct {
	Horizon int            `json:"horizon"`
	States  []HorizonState `json:"states"`
}

// HorizonState is one state: by party name, the horizons from 1 on at which it
// is stable, and whether it is so non-myopically (absent when not known).
type HorizonState struct {
	State     string            `json:"state"`
	Stable    map[string][]bool `json:"stable"`
	NonMyopic map[string]bool   `json:"nonMyopic"`
}

// Data returns the answer for machines.
func (f *Foresight) Data() HorizonData {
	d := HorizonData{Horizon: f.H}
	for state := range f.States {
		row := HorizonState{State: f.Letters(state), Stable: map[string][]bool{}, NonMyopic: map[string]bool{}}
		for b, block := range f.Blocks {
			for h := 1; h <= f.H; h++ {
				row.Stable[block.Name] = append(row.Stable[block.Name], f.Stable(h, b, state))
			}
			if stable, known := f.NonMyopic(b, state); known {
				row.NonMyopic[block.Name] = stable
			}
		}
		d.States = append(d.States, row)
	}
	return d
}
