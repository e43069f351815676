// Package assess puts instruments to the test: it applies each to the
// conflict and asks the same questions again.
package assess

import (
	"cmp"
	"context"
	"slices"

	"parley/conflict"
	"parley/stability"
)

// A Comparison is a conflict's stability without any instrument and with each
// one alone.
type Comparison struct {
	Base        *stability.Solution
	Instruments []Result // in the order of the conflict
}

// A Result is what one instrument does.
type Result struct {
	Instrument conflict.Instrument
	// Err says why the instrument could not be put to the test; the other
	// fields are then empty.
	Err error
	// With is the conflict's stability with the instrument applied.
	With *stability.Solution
	// Begins and Ends list the outcomes that become or stop being an
	// equilibrium under some concept.
	Begins, Ends []Change
	// Aimed lists the outcomes that come nearest to what the instrument is
	// meant to bring about.
	Aimed []Aimed
	// AimFrom says where the aim comes from.
	AimFrom AimSource
	// Way is a shortest way from the status quo to the first of Aimed: by
	// improvements where there is one (Improving), else by any moves. It is
	// empty without a status quo, or where no way leads there.
	Way       []stability.Move
	Improving bool

	base *stability.Solution
}

// AimSource says where an instrument's aim comes from.
type AimSource int

// The sources of an aim.
const (
	NoAim       AimSource = iota // none stated, and the instrument adds no option
	StatedAim                    // the conflict file states it
	InferredAim                  // none stated: that an option it adds is taken
)

// A Change is an outcome that is an equilibrium under other concepts than
// before. Outcomes are the same when they take the same options.
type Change struct {
	State    int // in With when it begins to hold, in Base when it ends
	Concepts []stability.Concept
}

// Aimed is an outcome that an instrument is meant to bring about, the
// concepts under which it holds, and who would leave it.
type Aimed struct {
	State   int // in With
	Holds   []stability.Concept
	Leavers []stability.Leaver
}

// mostAimed is how many aimed outcomes a result lists.
const mostAimed = 3

// Compare applies each instrument of the conflict alone and solves each
// changed conflict. An instrument whose changed conflict cannot be solved, as
// when it becomes too large, says why and keeps the others going. Progress
// counts the work of all instruments.
func Compare(ctx context.Context, c *conflict.Conflict, base *stability.Solution, progress stability.Progress) (*Comparison, error) {
	comparison := &Comparison{Base: base}
	for k, i := range c.Instruments {
		result := Result{Instrument: i, base: base}
		with, err := solveWith(ctx, c, i.ID, part(progress, k, len(c.Instruments)))
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case err != nil:
			result.Err = err
		default:
			result.With = with
			result.Begins = Changes(with, base)
			result.Ends = Changes(base, with)
			if result.AimFrom, result.Aimed, err = aimed(ctx, i, with); err != nil {
				return nil, err
			}
			if err := result.findWay(ctx); err != nil {
				return nil, err
			}
		}
		comparison.Instruments = append(comparison.Instruments, result)
	}
	return comparison, nil
}

func (r *Result) findWay(ctx context.Context) error {
	quo := r.With.Conflict.StatusQuo
	if quo == nil || len(r.Aimed) == 0 {
		return nil
	}
	from, ok := r.With.Place(*quo)
	if !ok {
		return nil
	}
	trace, err := r.With.Trace(ctx, from)
	if err != nil {
		return err
	}
	r.Way, r.Improving, _ = trace.Way(r.Aimed[0].State)
	return nil
}

// part is the progress of the k-th of n pieces of work within the whole.
func part(whole stability.Progress, k, n int) stability.Progress {
	if whole == nil {
		return nil
	}
	return func(done, total int) { whole(k*total+done, n*total) }
}

func solveWith(ctx context.Context, c *conflict.Conflict, instrument string, progress stability.Progress) (*stability.Solution, error) {
	changed, err := c.Apply(instrument)
	if err != nil {
		return nil, err
	}
	return stability.Solve(ctx, changed, progress)
}

// Changes lists the equilibria of one solution that are not equilibria of the
// other under the same concept, those under the most concepts first.
func Changes(one, other *stability.Solution) []Change {
	var list []Change
	for state := range one.States {
		change := Change{State: state}
		there, ok := Counterpart(one, state, other)
		for _, c := range one.EquilibriumUnder(state) {
			if !ok || !other.Equilibrium(c, there) {
				change.Concepts = append(change.Concepts, c)
			}
		}
		if len(change.Concepts) > 0 {
			list = append(list, change)
		}
	}
	slices.SortStableFunc(list, func(a, b Change) int { return len(b.Concepts) - len(a.Concepts) })
	return list
}

// Counterpart finds the state of another solution that takes the same
// options.
func Counterpart(one *stability.Solution, state int, other *stability.Solution) (int, bool) {
	s, err := other.Conflict.StateOf(one.Conflict.Taken(one.States[state])...)
	if err != nil {
		return 0, false
	}
	return other.Place(s)
}

// aimed finds the outcomes with the instrument that fit its aim and come
// nearest to holding: under the most concepts, then with the fewest leavers.
func aimed(ctx context.Context, i conflict.Instrument, with *stability.Solution) (AimSource, []Aimed, error) {
	source, aim := aimOf(i)
	if source == NoAim {
		return source, nil, nil
	}
	var list []Aimed
	for _, state := range nearest(aim, with) {
		if ctx.Err() != nil {
			return source, nil, context.Cause(ctx)
		}
		list = append(list, Aimed{
			State:   state,
			Holds:   with.EquilibriumUnder(state),
			Leavers: with.Leavers(state, stability.Concepts...),
		})
	}
	return source, list, nil
}

// nearest ranks the states that fit an aim by their verdicts alone, and
// returns the first few: where a leaver would go takes an argument each, which
// is too much for every state of a large conflict.
func nearest(aim conflict.Formula, with *stability.Solution) []int {
	type candidate struct{ state, holds, leavers int }
	fits := aim.Compile(with.Conflict.OptionIndex)
	var list []candidate
	for state, s := range with.States {
		if fits(s) {
			list = append(list, candidate{state, len(with.EquilibriumUnder(state)), leavers(with, state)})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.holds, a.holds), cmp.Compare(a.leavers, b.leavers))
	})
	var states []int
	for _, c := range list[:min(len(list), mostAimed)] {
		states = append(states, c.state)
	}
	return states
}

// leavers counts the blocks for which the state is not stable under every
// concept.
func leavers(s *stability.Solution, state int) int {
	n := 0
	for b := range s.Blocks {
		if slices.ContainsFunc(stability.Concepts, func(c stability.Concept) bool { return !s.Stable(c, b, state) }) {
			n++
		}
	}
	return n
}

func aimOf(i conflict.Instrument) (AimSource, conflict.Formula) {
	if i.Aim != nil {
		return StatedAim, *i.Aim
	}
	if len(i.Options) == 0 {
		return NoAim, conflict.Formula{}
	}
	var added []conflict.Formula
	for _, o := range i.Options {
		added = append(added, conflict.Taken(o.ID))
	}
	return InferredAim, conflict.Or(added...)
}
