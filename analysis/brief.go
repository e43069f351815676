package analysis

import (
	"context"
	"errors"
	"slices"
	"strings"

	"parley/assess"
	"parley/conflict"
	"parley/reading"
	"parley/report"
	"parley/stability"
)

// Bounds of what a brief shows of a large model; it says when it leaves
// something out.
const (
	mostExplained = 4  // outcomes whose arguments are given in full
	mostDrawn     = 12 // states in the picture of states
	mostWays      = 3  // ways from the status quo
)

// equilibriaTitle heads the section that explains the solution concepts.
const equilibriaTitle = "Which outcomes would hold"

// runBrief puts together what the sources say, what the model says, and what
// stands between the two.
func runBrief(ctx context.Context, in Input) (*report.Report, error) {
	said := reading.Report(in.Conflict, in.Documents)
	b := &briefing{Input: in, cite: func(ps []conflict.Passage) []report.Ref {
		return reading.Refs(in.Conflict, in.Documents, ps)
	}}
	r := &report.Report{Title: in.Conflict.Title, Methods: said.Methods, NotComputed: said.NotComputed}
	model, err := b.model(ctx, r)
	if err != nil {
		return nil, err
	}
	forecasts, err := b.forecasts(ctx, r)
	if err != nil {
		return nil, err
	}
	packages, err := b.settlement(ctx, r)
	if err != nil {
		return nil, err
	}
	kept, err := b.agreements(ctx, r)
	if err != nil {
		return nil, err
	}
	strength, err := b.power(ctx, r)
	if err != nil {
		return nil, err
	}
	last := slices.IndexFunc(said.Sections, func(s report.Section) bool { return s.ID == "document-defects" })
	if last < 0 {
		last = len(said.Sections)
	}
	r.Sections = slices.Concat(
		[]report.Section{b.summary()},
		under("What the sources say", slices.Concat(said.Sections[:last], positionFigures(in.Conflict, b.solution))),
		strength,
		model,
		kept,
		forecasts,
		packages,
		under("What to doubt", said.Sections[last:]),
	)
	return r, nil
}

// under puts sections under the heading of a part.
func under(part string, sections []report.Section) []report.Section {
	for k := range sections {
		sections[k].Part = part
	}
	return sections
}

// A briefing collects the answers that a brief is made of.
type briefing struct {
	Input
	cite       assess.Cite
	solution   *stability.Solution // nil when the model cannot be asked
	comparison *assess.Comparison
	trace      *stability.Trace   // nil without a status quo
	ways       [][]stability.Move // the ways that are shown
	sure       []string           // how sure the findings are, in short
	tooLarge   error              // why the model's states cannot be enumerated
}

// model asks the engines; what they cannot answer goes to r.NotComputed.
func (b *briefing) model(ctx context.Context, r *report.Report) ([]report.Section, error) {
	if missing := lacks(b.Conflict); missing != "" {
		r.NotComputed = append(r.NotComputed, "Stability, the way from the status quo and the instruments: the file has "+missing+".")
		return nil, nil
	}
	var err error
	b.solution, err = stability.Solve(ctx, b.Conflict, b.Progress)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		b.tooLarge = err
		return b.largeModel(ctx, r)
	}
	if err != nil {
		return nil, err
	}
	found := b.solution.Report()
	r.Methods = append(r.Methods, found.Methods...)
	r.NotComputed = append(r.NotComputed, found.NotComputed...)

	why, err := b.why(ctx)
	if err != nil {
		return nil, err
	}
	way, err := b.way(ctx, r)
	if err != nil {
		return nil, err
	}
	deep, err := b.depthSections(ctx, r)
	if err != nil {
		return nil, err
	}
	instruments, err := b.assess(ctx, r)
	if err != nil {
		return nil, err
	}
	wanted, err := b.wanted(ctx, r)
	if err != nil {
		return nil, err
	}
	sure, err := b.robust(ctx, r)
	if err != nil {
		return nil, err
	}
	return slices.Concat(
		under("What the model says", slices.Concat([]report.Section{b.modelSection(), b.equilibriaSection()}, why, way, deep)),
		under("The instruments put to the test", slices.Concat(instruments, wanted)),
		under("How sure the model is", sure),
	), nil
}

// lacks says what stands between a conflict and its stability.
func lacks(c *conflict.Conflict) string {
	var missing []string
	if len(c.Options) == 0 {
		missing = append(missing, "no options")
	}
	if len(c.Preferences) == 0 {
		missing = append(missing, "no preferences")
	}
	return strings.Join(missing, " and ")
}
