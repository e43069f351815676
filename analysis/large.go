package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/conflict"
	"parley/report"
	"parley/stability"
)

// mostLarge is how many equilibria of each concept the brief of a large model
// lists.
const mostLarge = 8

// largeModel says what can be said of a model whose states cannot all be
// enumerated: what it is made of, and the equilibria where an engine finds
// them without enumeration.
func (b *briefing) largeModel(ctx context.Context, r *report.Report) ([]report.Section, error) {
	r.NotComputed = append(r.NotComputed, fmt.Sprintf("Which state is stable for whom and why, the way from the status quo, "+
		"and what the instruments do: %v. Fewer options, or rules that leave fewer states, make it computable.", b.tooLarge))
	found, err := stability.FindEquilibria(ctx, b.Conflict, stability.Question{Most: mostLarge, Quick: true}, b.Progress)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		r.NotComputed = append(r.NotComputed, fmt.Sprintf("The equilibria: %v.", err))
		return under("What the model says", []report.Section{b.largeSection()}), nil
	}
	if err != nil {
		return nil, err
	}
	answer := found.Report()
	r.Methods = append(r.Methods, answer.Methods...)
	r.NotComputed = append(r.NotComputed, answer.NotComputed...)
	if slices.ContainsFunc(found.Found, func(f stability.Found) bool { return f.NotComputed != nil && f.Concept != stability.SIM }) {
		r.NotComputed = append(r.NotComputed, "A brief gives each concept some seconds; parley stability --equilibria-only takes longer and may find more.")
	}
	k := slices.IndexFunc(answer.Sections, func(s report.Section) bool { return s.ID == "equilibria" })
	equilibria := report.Section{ID: "equilibria", Title: equilibriaTitle, Blocks: append(b.conceptBlocks(), answer.Sections[k].Blocks...)}
	return under("What the model says", []report.Section{b.largeSection(), equilibria}), nil
}

func (b *briefing) largeSection() report.Section {
	blocks := []report.Block{
		report.Paragraph{report.T(fmt.Sprintf("The graph model has %d options, and too many states to judge them one by one.", len(b.Conflict.Options)))},
		(&stability.Model{Conflict: b.Conflict}).OptionTable(),
	}
	return report.Section{ID: "model", Title: "The model", Blocks: append(blocks, b.boundBlocks()...)}
}

func (b *briefing) summariseLarge(add func(string, ...any)) {
	add("The model is too large to judge every state for every party: %v.", b.tooLarge)
	add("What the sources say, what the model is made of, and the equilibria as far as they could be found stand below; what is missing stands under “What was not computed”.")
}

// adviseEquilibria says what may still answer about a conflict that is too
// large for verdicts on every state.
func adviseEquilibria(err error) error {
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		return fmt.Errorf("%w; --equilibria-only may still find the equilibria", err)
	}
	return err
}
