package stability

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/conflict"
	"parley/report"
)

// maxHeldStates bounds the states of a model whose equilibria are looked for
// beside a trace.
const maxHeldStates = 1 << 12

// addHeld says which equilibria of each concept improvements reach (Li, Kilgour &
// Hipel 2005).
func (t *Trace) addHeld(ctx context.Context, r *report.Report, d *TraceData) error {
	if len(t.States) > maxHeldStates {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf("Which equilibria can be reached: asked of at most %d feasible states.", maxHeldStates))
		return nil
	}
	s, err := t.Solve(ctx, nil)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf("Which equilibria can be reached: %v.", large))
		return nil
	}
	if err != nil {
		return err
	}
	d.Held = t.held(s)
	r.Sections = append(r.Sections, report.Section{ID: "held", Title: "Which equilibria can be reached", Blocks: t.heldBlocks(d.Held)})
	return nil
}

// HeldData are the equilibria of one concept as --json prints them.
type HeldData struct {
	Concept string          `json:"concept"`
	States  []HeldStateData `json:"states"`
}

// HeldStateData is an equilibrium, and in how many steps it is reached from where
// the trace begins; -1 where it is not.
type HeldStateData struct {
	State        string `json:"state"`
	Improvements int    `json:"improvements"`
	Moves        int    `json:"moves"`

	place int
}

func (t *Trace) held(s *Solution) []HeldData {
	improvements, moves := t.stepsTo(t.Improvements), t.stepsTo(t.Moves)
	var held []HeldData
	for _, c := range Concepts {
		h := HeldData{Concept: c.Key(), States: []HeldStateData{}}
		for _, e := range s.Equilibria(c) {
			h.States = append(h.States, HeldStateData{t.Letters(e), improvements[e], moves[e], e})
		}
		held = append(held, h)
	}
	return held
}

// stepsTo is in how many steps each state is reached; -1 where it is not.
func (t *Trace) stepsTo(reached []Reached) []int {
	steps := make([]int, len(t.States))
	for s := range steps {
		steps[s] = -1
	}
	steps[t.From] = 0
	for _, r := range reached {
		steps[r.State] = len(r.Steps)
	}
	return steps
}

// mostHeld is how many equilibria are named in one place.
const mostHeld = 6

func (t *Trace) heldBlocks(held []HeldData) []report.Block {
	table := report.Table{
		Caption: "The equilibria of each concept, and which of them improving parties can come to from " + t.Letters(t.From),
		Columns: []string{"Concept", "Equilibria", "Reached by improvements", "By moves only", "Not at all"},
	}
	for k, h := range held {
		var improving []string
		moving, unreached := 0, 0
		for _, e := range h.States {
			switch {
			case e.Improvements == 0:
				improving = append(improving, fmt.Sprintf("%s (%s), where it begins", e.State, t.Name(e.place)))
			case e.Improvements > 0:
				improving = append(improving, fmt.Sprintf("%s (%s) in %s", e.State, t.Name(e.place), count(e.Improvements, "step")))
			case e.Moves > 0:
				moving++
			default:
				unreached++
			}
		}
		table.Rows = append(table.Rows, textRow(Concepts[k].String(), fmt.Sprint(len(h.States)), someOf(improving), fmt.Sprint(moving), fmt.Sprint(unreached)))
	}
	return []report.Block{table}
}

func someOf(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	text := strings.Join(words[:min(len(words), mostHeld)], "; ")
	if more := len(words) - mostHeld; more > 0 {
		text += fmt.Sprintf("; and %d more, in --json", more)
	}
	return text
}

// addJumps says which sets of parties could move on together, every one of them
// better off.
func (t *Trace) addJumps(ctx context.Context, r *report.Report, d *TraceData) error {
	jumps, tried, err := t.Jumps(ctx, t.From)
	if err != nil {
		return err
	}
	if !tried {
		r.NotComputed = append(r.NotComputed, "What several parties could do together: there are too many sets of parties, or moves, to try.")
		return nil
	}
	d.Jumps = []JumpData{}
	for _, j := range jumps {
		d.Jumps = append(d.Jumps, JumpData{t.names(j.Blocks), t.Letters(j.To)})
	}
	r.Sections = append(r.Sections, report.Section{ID: "jumps", Title: "What several parties could do together", Blocks: t.jumpBlocks(jumps)})
	return nil
}

// JumpData is a state that several parties could reach together, as --json prints it.
type JumpData struct {
	Parties []string `json:"parties"`
	To      string   `json:"to"`
}

func (t *Trace) jumpBlocks(jumps []Jump) []report.Block {
	if len(jumps) == 0 {
		return []report.Block{report.Paragraph{report.T("No parties gain by moving together here: there is no state that several of them need each other to reach and that each of them prefers.")}}
	}
	table := report.Table{Caption: "States that the parties could reach together, each of them better off; none is needless", Columns: []string{"Parties", "State", "Outcome", "What changes"}}
	for _, j := range jumps[:min(len(jumps), tableStates)] {
		table.Rows = append(table.Rows, []report.Cell{
			{report.T(list(t.names(j.Blocks)))}, t.letters(j.To), {report.T(t.Name(j.To))}, {report.T(t.Action(Move{Block: -1, From: t.From, To: j.To}))},
		})
	}
	blocks := []report.Block{table}
	if len(jumps) > tableStates {
		blocks = append(blocks, report.Paragraph{report.T(fmt.Sprintf("The table shows the first %d of %d; --json lists all.", tableStates, len(jumps)))})
	}
	return blocks
}
