package stability

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// TraceReport follows the moves from a state and, when to is not negative,
// shows the way to that state. Chance says how improvements are drawn where the
// parties improve at random.
func (m *Model) TraceReport(ctx context.Context, from, to int, chance Chance) (*report.Report, error) {
	t, err := m.Trace(ctx, from)
	if err != nil {
		return nil, err
	}
	data := t.data(to)
	likely, chain, gap, err := t.ChainBlocks(ctx, "chances", chance)
	if err != nil {
		return nil, err
	}
	data.Chances = chain
	r := &report.Report{
		Title:       fmt.Sprintf("From %s (%s)", m.Letters(from), m.Name(from)),
		Methods:     []report.Method{Method, ChainMethod},
		NotComputed: m.notComputed(),
		Data:        data,
	}
	if gap != "" {
		r.NotComputed = append(r.NotComputed, gap)
	}
	if to >= 0 {
		r.Sections = append(r.Sections, report.Section{ID: "way", Title: "The way to " + m.Letters(to), Blocks: t.wayBlocks(to)})
	}
	r.Sections = append(r.Sections,
		report.Section{ID: "ends", Title: "Where improving parties end up", Blocks: append(t.EndBlocks(), likely...)},
		report.Section{ID: "reached", Title: "What is reachable", Blocks: t.reachedBlocks()})
	return r, nil
}

func (t *Trace) wayBlocks(to int) []report.Block {
	if to == t.From {
		return []report.Block{report.Paragraph{report.T("That is where the way begins.")}}
	}
	steps, improving, ok := t.Way(to)
	if !ok {
		return []report.Block{report.Paragraph{report.T("No sequence of moves leads there.")}}
	}
	words := "A shortest way by improvements: each step is one that its party prefers."
	if !improving {
		words = "No sequence of improvements leads there; a shortest way by any moves is below. A step that is no improvement is one that its party, following its preference, would not take."
	}
	return []report.Block{report.Paragraph{report.T(words)}, t.WayFigure("way", steps)}
}

// WayFigure shows steps as a path.
func (m *Model) WayFigure(id string, steps []Move) report.Figure {
	first, last := steps[0].From, steps[len(steps)-1].To
	path := &report.Path{Parties: m.blockNames(), States: []report.GraphState{m.graphState(first)}}
	var text strings.Builder
	fmt.Fprintf(&text, "From %s (%s)", m.Letters(first), m.Name(first))
	for _, step := range steps {
		improves := m.prefers(m.Blocks[step.Block], step.To, step.From)
		path.Steps = append(path.Steps, report.Step{Party: m.Blocks[step.Block].Name, Action: m.Action(step), Improvement: improves})
		path.States = append(path.States, m.graphState(step.To))
		remark := ""
		if !improves {
			remark = " (no improvement for it)"
		}
		fmt.Fprintf(&text, "; %s %s%s, reaching %s (%s)", m.Blocks[step.Block].Name, m.Action(step), remark, m.Letters(step.To), m.Name(step.To))
	}
	return report.Figure{
		ID:    id,
		Title: fmt.Sprintf("From %s to %s in %s", m.Name(first), m.Name(last), count(len(steps), "step")),
		Text:  text.String() + ".", Path: path,
	}
}

func (m *Model) graphState(s int) report.GraphState {
	quo := m.Conflict.StatusQuo
	return report.GraphState{Letters: m.Letters(s), Name: m.Name(s), StatusQuo: quo != nil && m.States[s] == *quo}
}

// EndBlocks says where improving parties come to rest.
func (t *Trace) EndBlocks() []report.Block {
	var bullets report.Bullets
	for _, end := range t.Ends {
		item := report.Paragraph{report.T("Rest at ")}
		item = append(item, t.quoted(end)...)
		if steps, _, ok := t.Way(end); ok && end != t.From {
			item = append(item, report.T(fmt.Sprintf(", at the earliest after %s", count(len(steps), "improvement"))))
		} else {
			item = append(item, report.T(", where the way begins: no party can improve there"))
		}
		bullets.Items = append(bullets.Items, item)
	}
	for _, cycle := range t.Cycles {
		item := report.Paragraph{report.T(fmt.Sprintf("No rest: the parties can go on improving for ever among %s: ", count(len(cycle), "state")))}
		for k, s := range cycle[:min(len(cycle), 8)] {
			if k > 0 {
				item = append(item, report.T(", "))
			}
			item = append(item, t.quoted(s)...)
		}
		if len(cycle) > 8 {
			item = append(item, report.T(" and others"))
		}
		bullets.Items = append(bullets.Items, item)
	}
	return []report.Block{bullets}
}

// reachedBlocks lists what is reached; long lists are cut and say so.
func (t *Trace) reachedBlocks() []report.Block {
	improved := map[int]int{}
	for _, r := range t.Improvements {
		improved[r.State] = len(r.Steps)
	}
	table := report.Table{
		Caption: "Reachable states and the length of a shortest way",
		Columns: []string{"State", "Outcome", "By any moves", "By improvements"},
	}
	for _, r := range t.Moves[:min(len(t.Moves), tableStates)] {
		by := report.Cell{report.T("not reached")}
		if n, ok := improved[r.State]; ok {
			by = report.Cell{report.T(count(n, "step"))}
		}
		table.Rows = append(table.Rows, []report.Cell{t.letters(r.State), {report.T(t.Name(r.State))}, {report.T(count(len(r.Steps), "step"))}, by})
	}
	summary := fmt.Sprintf("Of the other %s, %d can be reached by moves and %d by improvements.",
		count(len(t.States)-1, "feasible state"), len(t.Moves), len(t.Improvements))
	if len(t.Moves) > tableStates {
		summary += fmt.Sprintf(" The table shows the nearest %d; --json lists all.", tableStates)
	}
	if len(table.Rows) == 0 {
		return []report.Block{report.Paragraph{report.T(summary)}}
	}
	return []report.Block{report.Paragraph{report.T(summary)}, table}
}

// TraceData is a trace as --json prints it; states are in letters.
type TraceData struct {
	From         string        `json:"from"`
	To           string        `json:"to,omitempty"`
	Way          *WayData      `json:"way,omitempty"` // null when To is not reached
	Moves        []ReachedData `json:"moves"`
	Improvements []ReachedData `json:"improvements"`
	Ends         []string      `json:"ends"`
	Cycles       [][]string    `json:"cycles"`
	Chances      *ChainData    `json:"chances,omitempty"` // null when the chain is too large
}

// WayData is a shortest way.
type WayData struct {
	Improving bool       `json:"improving"`
	Steps     []StepData `json:"steps"`
}

// ReachedData is a reachable state and how many steps away it is.
type ReachedData struct {
	State string `json:"state"`
	Steps int    `json:"steps"`
}

func (t *Trace) data(to int) TraceData {
	d := TraceData{From: t.Letters(t.From), Ends: []string{}, Cycles: [][]string{}}
	if to >= 0 {
		d.To = t.Letters(to)
		if steps, improving, ok := t.Way(to); ok {
			d.Way = &WayData{improving, t.stepData(steps)}
		}
	}
	d.Moves = t.reachedData(t.Moves)
	d.Improvements = t.reachedData(t.Improvements)
	for _, s := range t.Ends {
		d.Ends = append(d.Ends, t.Letters(s))
	}
	for _, cycle := range t.Cycles {
		var states []string
		for _, s := range cycle {
			states = append(states, t.Letters(s))
		}
		d.Cycles = append(d.Cycles, states)
	}
	return d
}

func (t *Trace) reachedData(reached []Reached) []ReachedData {
	data := []ReachedData{}
	for _, r := range reached {
		data = append(data, ReachedData{t.Letters(r.State), len(r.Steps)})
	}
	slices.SortStableFunc(data, func(a, b ReachedData) int { return a.Steps - b.Steps })
	return data
}
