package stability

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/report"
)

// A TraceQuestion is what is asked of the moves from a state.
type TraceQuestion struct {
	From   int
	To     []int  // the states to which ways are wanted, ascending; nil for none
	ToName string // what they are called
	Chance Chance // how improvements are drawn where the parties improve at random
	Ways   int    // how many ways are listed
}

// TraceReport follows the moves from a state, and shows the ways to where it was asked.
func (m *Model) TraceReport(ctx context.Context, q TraceQuestion) (*report.Report, error) {
	t, err := m.Trace(ctx, q.From)
	if err != nil {
		return nil, err
	}
	data := t.data()
	likely, chain, gap, err := t.ChainBlocks(ctx, "chances", q.Chance)
	if err != nil {
		return nil, err
	}
	data.Chances = chain
	r := &report.Report{
		Title:       fmt.Sprintf("From %s (%s)", m.Letters(q.From), m.Name(q.From)),
		Methods:     []report.Method{Method, ChainMethod},
		NotComputed: m.notComputed(),
	}
	if gap != "" {
		r.NotComputed = append(r.NotComputed, gap)
	}
	if q.To != nil {
		if err := t.addWays(ctx, q, r, &data); err != nil {
			return nil, err
		}
	}
	r.Sections = append(r.Sections, report.Section{ID: "ends", Title: "Where improving parties end up", Blocks: append(t.EndBlocks(), likely...)})
	if err := t.addHeld(ctx, r, &data); err != nil {
		return nil, err
	}
	if err := t.addJumps(ctx, r, &data); err != nil {
		return nil, err
	}
	r.Sections = append(r.Sections, report.Section{ID: "reached", Title: "What is reachable", Blocks: t.reachedBlocks()})
	if t.alike != nil {
		r.Sections = append(r.Sections, t.AlikeSection())
		r.Methods = append(r.Methods, AlikeMethod)
	}
	r.Data = data
	return r, nil
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
	return report.GraphState{Letters: m.Letters(s), Name: m.Name(s), StatusQuo: m.isStatusQuo(s)}
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
	Way          *WayData      `json:"way,omitempty"`  // null when To is not reached
	Ways         []WaysData    `json:"ways,omitempty"` // by improvements, and by any moves
	Moves        []ReachedData `json:"moves"`
	Improvements []ReachedData `json:"improvements"`
	Ends         []string      `json:"ends"`
	Cycles       [][]string    `json:"cycles"`
	Held         []HeldData    `json:"equilibria,omitempty"` // by concept; left out when they were not computed
	Jumps        []JumpData    `json:"jumps"`
	Chances      *ChainData    `json:"chances,omitempty"` // null when the chain is too large
	// Coalesced lists, by what they are treated as, the states that are alike;
	// left out unless they are treated as one.
	Coalesced map[string][]string `json:"coalesced,omitempty"`
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

func (t *Trace) data() TraceData {
	d := TraceData{From: t.Letters(t.From), Ends: []string{}, Cycles: [][]string{}, Coalesced: t.alikeData()}
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
