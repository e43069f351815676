package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/assess"
	"parley/report"
	"parley/stability"
)

func (b *briefing) equilibriaSection() report.Section {
	blocks := append(b.conceptBlocks(), b.solution.EquilibriaBlocks()...)
	drawn := b.drawn()
	return report.Section{
		ID: "equilibria", Title: equilibriaTitle,
		Blocks: append(blocks, b.solution.GraphFigure("states", b.drawnTitle(len(drawn)), drawn)),
	}
}

func (b *briefing) drawnTitle(drawn int) string {
	if drawn == len(b.solution.States) {
		return "All feasible states and the moves between them"
	}
	first := "The states that hold best"
	switch {
	case len(b.ways) > 0:
		first = "The status quo, the ways from it, the states that hold best"
	case b.Conflict.StatusQuo != nil:
		first = "The status quo, the states that hold best"
	}
	return fmt.Sprintf("%s and what lies around them: %d of %d states", first, drawn, len(b.solution.States))
}

func conceptNames() string {
	names := make([]string, len(stability.Concepts))
	for k, c := range stability.Concepts {
		names[k] = c.String()
	}
	return strings.Join(names, ", ")
}

func (b *briefing) conceptBlocks() []report.Block {
	bullets := report.Bullets{}
	for _, c := range stability.Concepts {
		bullets.Items = append(bullets.Items, report.Paragraph{
			{Words: c.String(), Mark: report.Strong}, report.T(" (" + c.Long() + "): " + c.Question()),
		})
	}
	return []report.Block{report.Paragraph{report.T("Each concept asks one question of a state and a party; a state holds when the answer is yes for every party:")}, bullets}
}

// drawn chooses the states of the picture: all of a small model, else the
// status quo, the ways from it that are shown, the strongest equilibria, and
// then what lies one option away from these.
func (b *briefing) drawn() []int {
	if len(b.solution.States) <= mostDrawn {
		all := make([]int, len(b.solution.States))
		for k := range all {
			all[k] = k
		}
		return all
	}
	var chosen []int
	add := func(s int) {
		if !slices.Contains(chosen, s) && len(chosen) < mostDrawn {
			chosen = append(chosen, s)
		}
	}
	if quo := b.Conflict.StatusQuo; quo != nil {
		if s, ok := b.solution.Place(*quo); ok {
			add(s)
		}
	}
	for _, way := range b.ways {
		for _, step := range way {
			add(step.To)
		}
	}
	for _, s := range b.solution.Strongest() {
		add(s)
	}
	for _, s := range slices.Clone(chosen) {
		for t := range b.solution.States {
			if b.solution.States[t].Xor(b.solution.States[s]).Count() == 1 {
				add(t)
			}
		}
	}
	slices.Sort(chosen)
	return chosen
}

// why gives the argument behind the strongest equilibria, for every block
// under the most demanding concept that holds.
func (b *briefing) why(ctx context.Context) ([]report.Section, error) {
	states := b.solution.Strongest()
	var sections []report.Section
	for _, state := range states[:min(len(states), mostExplained)] {
		concept := mostDemanding(b.solution.EquilibriumUnder(state))
		s := report.Section{
			ID:     "why-" + b.solution.Letters(state),
			Title:  fmt.Sprintf("Why %s (%s) holds", b.solution.Name(state), b.solution.Letters(state)),
			Blocks: []report.Block{report.Paragraph{report.T("What is taken: " + b.solution.TakenWords(state) + ".")}},
		}
		for block := range b.solution.Blocks {
			a, err := b.solution.Explain(ctx, concept, block, state)
			if err != nil {
				return nil, err
			}
			s.Blocks = append(s.Blocks, report.Paragraph{{Words: b.solution.Blocks[block].Name, Mark: report.Strong}})
			s.Blocks = append(s.Blocks, b.solution.ArgumentBlocks(a)...)
		}
		sections = append(sections, s)
	}
	return sections, nil
}

// mostDemanding picks the concept whose argument says most: one that holds
// without counting on any answer, then those that count on fewer.
func mostDemanding(concepts []stability.Concept) stability.Concept {
	for _, c := range []stability.Concept{stability.Nash, stability.SSEQ, stability.SMR, stability.SEQ, stability.SIM} {
		if slices.Contains(concepts, c) {
			return c
		}
	}
	return stability.GMR
}

// way follows the parties from the status quo.
func (b *briefing) way(ctx context.Context, r *report.Report) ([]report.Section, error) {
	if b.Conflict.StatusQuo == nil {
		r.NotComputed = append(r.NotComputed, "The way from the status quo: the file names none.")
		return nil, nil
	}
	from, ok := b.solution.Place(*b.Conflict.StatusQuo)
	if !ok {
		return nil, fmt.Errorf("the status quo is not feasible")
	}
	var err error
	if b.trace, err = b.solution.Trace(ctx, from); err != nil {
		return nil, err
	}
	s := report.Section{ID: "way", Title: "The way from the status quo"}
	s.Blocks = append(s.Blocks, report.Paragraph{report.T(b.quoWords(from))})
	s.Blocks = append(s.Blocks, b.trace.EndBlocks()...)
	likely, err := b.chances(ctx, r)
	if err != nil {
		return nil, err
	}
	s.Blocks = append(s.Blocks, likely...)
	for k, end := range b.trace.Ends {
		steps, _, ok := b.trace.Way(end)
		if ok && len(b.ways) < mostWays {
			b.ways = append(b.ways, steps)
			s.Blocks = append(s.Blocks, b.solution.WayFigure(fmt.Sprintf("way-%d", k+1), steps))
		}
	}
	return []report.Section{s}, nil
}

// quoWords says whether the status quo holds, and who would leave it.
func (b *briefing) quoWords(from int) string {
	words := fmt.Sprintf("The status quo is %s (%s).", b.solution.Name(from), b.solution.Letters(from))
	var leavers []string
	for _, l := range b.solution.Leavers(from, stability.Nash) {
		leavers = append(leavers, fmt.Sprintf("%s %s, reaching “%s”", assess.Actor(b.solution.Blocks[l.Block]),
			b.solution.Action(stability.Move{Block: l.Block, From: from, To: l.To}), b.solution.Name(l.To)))
	}
	if len(leavers) == 0 {
		return words + " No party can improve on it by its own move."
	}
	return words + " Who could improve on it: " + strings.Join(leavers, "; ") + "."
}
