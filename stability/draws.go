package stability

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/conflict"
	"parley/ensemble"
)

// MaxDraws bounds an ensemble.
const MaxDraws = 10_000_000

// A DrawsQuestion asks for equilibria over many draws of what is uncertain
// about the parties' preferences.
type DrawsQuestion struct {
	Seed    uint64
	Draws   int     // 1 to MaxDraws
	Until   float64 // not 0: enough once every share is known to within this margin
	Workers int     // 0: as many as there are processors
	// Aims are asked about beside the outcomes that have names: what the
	// applied instruments are meant to bring about.
	Aims []conflict.Outcome
	// Journal keeps what is done, so that a run that is killed can go on; nil
	// keeps nothing.
	Journal *ensemble.Journal
}

// Robustness is how often each state is an equilibrium over the draws of an
// ensemble, and what that depends on.
type Robustness struct {
	*Model   // as it is read where nothing is drawn
	Question DrawsQuestion
	Ensemble *ensemble.Ensemble
	Done     int  // draws on which the shares rest
	Enough   bool // the margins were met before all draws were asked
	// Interrupted is set when the context ended before all was done; what was
	// done is here.
	Interrupted bool
	// Outcomes are the aims that were asked about, and the names of states, in
	// the order of their first states.
	Outcomes []NamedStates
	// Doubts are the outcomes that hold in some draws only, the most doubtful
	// first, each under the concept under which it is most in doubt.
	Doubts []Doubt
	// Tested is the draws on which the parts of Doubts rest.
	Tested int

	drawer *drawer
	tally  tally
}

// NamedStates are the states that have one name, ascending.
type NamedStates struct {
	Name   string
	Aim    bool // they are what was aimed at, and may have other names too
	States []int
}

// stakes returns what of a conflict bears on stability: all else may be
// uncertain and changes nothing here.
func stakes(c *conflict.Conflict) *conflict.Conflict {
	bare := &conflict.Conflict{
		Title: c.Title, Parties: c.AsItIs().Parties, Options: c.Options, Rules: c.Rules, StatusQuo: c.StatusQuo,
		Preferences: c.Preferences, Coalitions: c.Coalitions, Outcomes: c.Outcomes,
	}
	bare.Issues, bare.Positions = c.DerivedFrom()
	for _, i := range c.Instruments {
		bare.Instruments = append(bare.Instruments, conflict.Instrument{ID: i.ID, Name: i.Name, Options: i.Options})
	}
	return bare
}

// Doubtful returns the ensemble of what is uncertain about the parties'
// preferences.
func Doubtful(c *conflict.Conflict, seed uint64) *ensemble.Ensemble {
	return ensemble.New(stakes(c), seed)
}

// DoubtfulViews returns the ensemble of what is uncertain about the parties'
// preferences and about what parties perceive of them.
func DoubtfulViews(c *conflict.Conflict, seed uint64) *ensemble.Ensemble {
	bare, wanted := stakes(c), *c
	bare.Parties = c.Parties
	for _, p := range c.Parties {
		if p.Perceives != nil {
			wanted.Preferences = slices.Concat(wanted.Preferences, p.Perceives.Preferences)
		}
	}
	bare.Issues, bare.Positions = wanted.DerivedFrom()
	return ensemble.New(bare, seed)
}

// SolveDraws asks every draw of the ensemble which states are equilibria. It
// returns the errors of NewModel, and the context's when that ends before
// anything is done.
func SolveDraws(ctx context.Context, c *conflict.Conflict, q DrawsQuestion, progress Progress) (*Robustness, error) {
	if q.Draws < 1 || q.Draws > MaxDraws {
		return nil, fmt.Errorf("%d draws; want 1 to %d", q.Draws, MaxDraws)
	}
	m, err := NewModel(ctx, c)
	if err != nil {
		return nil, err
	}
	r := &Robustness{Model: m, Question: q, Ensemble: Doubtful(c, q.Seed)}
	r.nameOutcomes()
	if r.drawer, err = m.newDrawer(ctx, r); err != nil {
		return nil, err
	}
	r.tally = newTally(len(m.States), len(r.Outcomes))
	if progress == nil {
		progress = func(int, int) {}
	}
	if err := r.ask(ctx, progress); err != nil {
		return r.interrupted(ctx, err)
	}
	if err := r.test(ctx, progress); err != nil {
		return r.interrupted(ctx, err)
	}
	progress(r.runs(), r.runs())
	return r, nil
}

// interrupted returns what was done before the context ended.
func (r *Robustness) interrupted(ctx context.Context, err error) (*Robustness, error) {
	if r.Done == 0 || ctx.Err() == nil || !errors.Is(err, context.Cause(ctx)) {
		return nil, err
	}
	r.Interrupted = true
	return r, nil
}

// nameAims groups the states by the aims of the question.
func (r *Robustness) nameAims() {
	for _, aim := range r.Question.Aims {
		named := NamedStates{Name: aim.Name, Aim: true}
		meets := aim.When.Compile(r.Conflict.OptionIndex)
		for s, state := range r.States {
			if meets(state) {
				named.States = append(named.States, s)
			}
		}
		r.Outcomes = append(r.Outcomes, named)
	}
}

// nameOutcomes groups the states by aims and by their names.
func (r *Robustness) nameOutcomes() {
	r.nameAims()
	place := map[string]int{}
	for s := range r.States {
		name := r.Name(s)
		k, ok := place[name]
		if !ok {
			k = len(r.Outcomes)
			place[name] = k
			r.Outcomes = append(r.Outcomes, NamedStates{Name: name})
		}
		r.Outcomes[k].States = append(r.Outcomes[k].States, s)
	}
}

// ask asks all draws, going on where the journal ends. Parts of the journal
// behind the last draw are what was tested.
func (r *Robustness) ask(ctx context.Context, progress Progress) error {
	take := func(to int, part tally) bool {
		r.tally.add(part)
		r.Done = to
		r.Enough = r.Question.Until > 0 && r.margin() <= r.Question.Until && to < r.Question.Draws
		return r.Enough
	}
	for to, part := range r.Question.Journal.Parts() {
		if to > r.Question.Draws {
			break
		}
		kept, err := decodeTally(part, len(r.States), len(r.Outcomes))
		if err != nil {
			return unusable(err)
		}
		if take(to, kept) {
			return nil
		}
	}
	plan := ensemble.Plan{Draws: r.Question.Draws, Workers: r.Question.Workers, Progress: func(done, total int) {
		progress(done, total+r.pointsTested(total))
	}}
	return ensemble.Merge(ctx, plan, r.Done, r.drawer.count, func(to int, part tally) (bool, error) {
		enough := take(to, part)
		return enough, r.Question.Journal.Append(to, part.encode())
	})
}

func unusable(err error) error { return fmt.Errorf("what was kept of the run cannot be used: %w", err) }

// runs is how many times a conflict was judged, each time at one point.
func (r *Robustness) runs() int { return r.Done + r.pointsTested(r.Done) }

// margin is the widest margin of all shares of outcomes.
func (r *Robustness) margin() float64 {
	widest := 0.0
	for _, c := range r.Concepts() {
		for o := range r.Outcomes {
			widest = max(widest, r.OutcomeShare(c, o).Margin())
		}
	}
	return widest
}

// Concepts lists the concepts that could be judged in every draw.
func (r *Robustness) Concepts() []Concept {
	if r.tally.noSIM {
		return Concepts[:SIM]
	}
	return Concepts
}

// StateShare is the share of draws in which the state is an equilibrium.
func (r *Robustness) StateShare(c Concept, state int) ensemble.Share {
	return ensemble.NewShare(r.tally.states[c][state], r.Done)
}

// OutcomeShare is the share of draws in which some state of the outcome is an
// equilibrium.
func (r *Robustness) OutcomeShare(c Concept, outcome int) ensemble.Share {
	return ensemble.NewShare(r.tally.outcomes[c][outcome], r.Done)
}

// noSIM is why simultaneous stability is left out.
const noSIM = "in some draw simultaneous stability would try too many joint choices of improvements"
