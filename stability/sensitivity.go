package stability

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"parley/conflict"
)

// A Sensitivity says how little overturns what is found of a state: that it is an
// equilibrium under a concept, or that it is not.
type Sensitivity struct {
	*Model
	State    int
	Findings []Finding // by concept
	Unasked  []string  // what was left out, and why

	untried []ChangeKind // the kinds of which some change was left out
}

// A Finding is a verdict, and the smallest single changes that overturn it.
type Finding struct {
	Concept Concept
	Holds   bool
	// Overturns has the smallest change of each kind that has any, the fewest
	// steps first, then in the order of ChangeKinds.
	Overturns []Overturn
	// Searches says by kind how far changes of statements were tried.
	Searches []Search
}

// An Overturn is a change that turns a finding round.
type Overturn struct {
	Kind  ChangeKind
	Steps int
	Count int // how many changes of the kind, of those tried, have as few steps
	Words string
	Then  string             // who would leave, or that nobody would
	Made  *conflict.Conflict // the conflict as changed
}

// A Search says how far the changes of one kind were tried.
type Search struct {
	Kind     ChangeKind
	Searched int  // every change of up to as many steps was tried
	Complete bool // these were all there are, or one of them was found
}

// A ChangeKind is what one change is made to.
type ChangeKind string

// The kinds of changes. Those of statements are the EditKinds, of one party; each
// other change is one step.
const (
	DropRule    ChangeKind = "rule"        // a rule no longer holds
	DropRequire ChangeKind = "requirement" // an option no longer requires anything
	Direct      ChangeKind = "direction"   // an option becomes irreversible, or reversible
)

// ChangeKinds lists the kinds, in the order of reports.
var ChangeKinds = []ChangeKind{editKey(Reorder), editKey(Drop), editKey(Turn), DropRule, DropRequire, Direct}

func editKey(k EditKind) ChangeKind { return ChangeKind(k.String()) }

// Sensitivity looks for the smallest changes that overturn what is found of s
// under every concept. It returns a *conflict.TooLargeError for more than
// MaxInverseStates states.
func (m *Model) Sensitivity(ctx context.Context, s int, progress Progress) (*Sensitivity, error) {
	w, err := m.newOverturning(ctx, s, progress)
	if err != nil {
		return nil, err
	}
	for _, kind := range EditKinds {
		if err := w.editStatements(kind); err != nil {
			return nil, err
		}
	}
	if err := w.changeStructure(); err != nil {
		return nil, err
	}
	for k := range w.Findings {
		slices.SortStableFunc(w.Findings[k].Overturns, func(a, b Overturn) int { return cmp.Compare(a.Steps, b.Steps) })
	}
	return w.Sensitivity, nil
}

// newOverturning asks what is found of s, and has nothing tried yet.
func (m *Model) newOverturning(ctx context.Context, s int, progress Progress) (*overturning, error) {
	if len(m.States) > MaxInverseStates {
		return nil, &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"%d feasible states; what overturns a finding is asked of at most %d", len(m.States), MaxInverseStates)}
	}
	v := &Sensitivity{Model: m, State: s}
	concepts := v.asked()
	for k, holds := range m.verdicts(s, concepts) {
		v.Findings = append(v.Findings, Finding{Concept: concepts[k], Holds: holds})
	}
	return &overturning{Sensitivity: v, ctx: ctx, progress: progress, changes: m.structural()}, nil
}

// asked are the concepts whose verdicts on the state are not too long to find.
func (v *Sensitivity) asked() []Concept {
	if v.jointChoices(v.State) <= maxJointChoices {
		return Concepts
	}
	v.Unasked = append(v.Unasked, "What overturns the finding under SIM: too many moves could meet in this state.")
	return slices.DeleteFunc(slices.Clone(Concepts), func(c Concept) bool { return c == SIM })
}

// maxJointChoices bounds what simultaneous stability may look at for one state,
// whatever the parties prefer.
const maxJointChoices = 1 << 16

func (m *Model) jointChoices(s int) float64 {
	all := 1.0
	for _, b := range m.Blocks {
		all *= float64(1 + len(b.moves[s]))
	}
	return all
}

// overturning is the search.
type overturning struct {
	*Sensitivity
	ctx      context.Context //nolint:containedctx // one question, asked and answered
	progress Progress
	changes  []structural
	tried    int
	smallest bool // of all findings, one that is overturned by the fewest steps is enough
}

// A candidate is a change that is tried, and the model that it makes.
type candidate struct {
	kind  ChangeKind
	steps int
	model *Model
	state int
	words func() string
	made  func() *conflict.Conflict
}

// try notes for which findings the candidate is as small as any and overturns.
func (w *overturning) try(c candidate) error {
	if w.tried++; w.progress != nil {
		w.progress(w.tried, len(EditKinds)*w.mostTried()+len(w.changes))
	}
	if w.ctx.Err() != nil {
		return context.Cause(w.ctx)
	}
	var open []int
	var concepts []Concept
	for k, f := range w.Findings {
		if o := f.overturn(c.kind); o == nil || o.Steps == c.steps {
			open, concepts = append(open, k), append(concepts, f.Concept)
		}
	}
	for j, holds := range c.model.verdicts(c.state, concepts) {
		f := &w.Findings[open[j]]
		if holds == f.Holds {
			continue
		}
		if o := f.overturn(c.kind); o != nil {
			o.Count++
			continue
		}
		f.Overturns = append(f.Overturns, Overturn{c.kind, c.steps, 1, c.words(), c.then(f.Concept), c.made()})
	}
	return nil
}

func (f *Finding) overturn(kind ChangeKind) *Overturn {
	for k := range f.Overturns {
		if f.Overturns[k].Kind == kind {
			return &f.Overturns[k]
		}
	}
	return nil
}

// then says who would leave the state after the change.
func (c candidate) then(concept Concept) string {
	m := c.model
	q := &question{m, concept, c.state}
	for _, b := range q.leavers() {
		for _, t := range m.Blocks[b].improvements[c.state] {
			if q.answer(concept, b, c.state, int(t)).Sanction == nil {
				return fmt.Sprintf("%s %s, reaching %s (%s)", m.Blocks[b].Name, m.Action(Move{b, c.state, int(t)}), m.Letters(int(t)), m.Name(int(t)))
			}
		}
	}
	return "no party would leave"
}
