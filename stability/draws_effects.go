package stability

import (
	"cmp"
	"context"
	"math"
	"slices"

	"parley/ensemble"
)

// Bounds of what is tested one input at a time.
const (
	fewestTested = 100  // draws; of fewer the indices' intervals would say too much
	enoughTested = 500  // draws; where each is judged anew, no more unless that is quick
	mostTested   = 4000 // draws
	mostDoubts   = 12   // outcomes
)

// A Doubt is an outcome that holds in some draws only, and what that depends
// on.
type Doubt struct {
	Outcome int
	Concept Concept
	Effects []Effect // one for each input, the greatest total effect first
}

// An Effect is what one input does to whether an outcome holds. The shares
// rest on the same draws, Tested of them.
type Effect struct {
	Input int
	// First is the part of the variance that would go if this were known,
	// Total the part that would stay if all else were known.
	First, Total ensemble.Index
	// Settled is the share with this input at its middle, Low and High with it
	// at its ends.
	Settled, Low, High ensemble.Share
	// Turns is set when this input alone, all others at their middles, turns
	// whether the outcome holds.
	Turns bool
}

// swing is how far the share moves from one end of the input to the other.
func (e *Effect) swing() float64 { return math.Abs(e.High.Value - e.Low.Value) }

// matters reports whether the input changed anything where it was tried.
func (e *Effect) matters() bool { return e.Total.Value > 0 || e.swing() > 0 || e.Turns }

// findDoubts lists the outcomes that hold in some draws only: aims first, then
// those with a name of their own.
func (r *Robustness) findDoubts() {
	for o := range r.Outcomes {
		d := Doubt{Outcome: o, Concept: -1}
		for _, c := range r.Concepts() {
			if n := r.tally.outcomes[c][o]; n > 0 && n < r.Done && (d.Concept < 0 || r.distance(c, o) < r.distance(d.Concept, o)) {
				d.Concept = c
			}
		}
		if d.Concept >= 0 {
			r.Doubts = append(r.Doubts, d)
		}
	}
	slices.SortStableFunc(r.Doubts, func(a, b Doubt) int {
		return cmp.Or(
			cmp.Compare(r.interest(a.Outcome), r.interest(b.Outcome)),
			cmp.Compare(r.distance(a.Concept, a.Outcome), r.distance(b.Concept, b.Outcome)))
	})
	r.Doubts = r.Doubts[:min(mostDoubts, len(r.Doubts))]
}

// interest is 0 for aims, 1 for outcomes with a name in the file, and 2 for
// other states.
func (r *Robustness) interest(outcome int) int {
	switch named := r.Outcomes[outcome]; {
	case named.Aim:
		return 0
	case r.Conflict.OutcomeName(r.States[named.States[0]]) != "":
		return 1
	}
	return 2
}

// distance is how far the outcome's count is from half the draws.
func (r *Robustness) distance(c Concept, outcome int) int {
	n := 2*r.tally.outcomes[c][outcome] - r.Done
	return max(n, -n)
}

// test pushes and exchanges one input at a time, in the first draws, going on
// where the journal ends.
func (r *Robustness) test(ctx context.Context, progress Progress) error {
	if r.Done < fewestTested {
		return nil
	}
	r.findDoubts()
	if len(r.Doubts) == 0 {
		return nil
	}
	counts, err := r.countTrials(ctx, progress)
	if err != nil {
		r.Doubts, r.Tested = nil, 0
		return err
	}
	for d := range r.Doubts {
		r.Doubts[d].Effects = r.effects(counts[d])
	}
	return r.turn(ctx)
}

// countTrials counts what the tested draws say, by doubt and input. In the
// journal the parts stand behind those of the draws: tested draw k ends at draw
// Draws + k.
func (r *Robustness) countTrials(ctx context.Context, progress Progress) (tested, error) {
	counts := newTested(len(r.Doubts), len(r.Ensemble.Inputs()))
	behind := r.Question.Draws
	for to, part := range r.Question.Journal.Parts() {
		if to <= behind {
			continue
		}
		kept, err := decodeTested(part, len(r.Doubts), len(r.Ensemble.Inputs()))
		if err == nil && to > behind+r.toTest(r.Done) {
			err = errTally
		}
		if err != nil {
			return nil, unusable(err)
		}
		counts.add(kept)
		r.Tested = to - behind
	}
	plan := ensemble.Plan{Draws: r.toTest(r.Done), Workers: r.Question.Workers, Progress: func(done, _ int) {
		progress(r.Done+done*r.pointsAround(), r.runs())
	}}
	err := ensemble.Merge(ctx, plan, r.Tested, r.try, func(to int, part tested) (bool, error) {
		counts.add(part)
		r.Tested = to
		return false, r.Question.Journal.Append(behind+to, part.encode())
	})
	return counts, err
}

// toTest is how many of so many draws are tested. Each has four points for every
// input. Where points hardly ever come again, they are to be at most twice as
// many as the draws were, or those of enoughTested draws.
func (r *Robustness) toTest(draws int) int {
	inputs := len(r.Ensemble.Inputs())
	switch most := min(draws, mostTested); {
	case draws < fewestTested || inputs == 0:
		return 0
	case r.drawer.known != nil:
		return most
	default:
		return min(most, max(enoughTested, draws/(2*inputs)))
	}
}

// pointsAround is how many points a tested draw has: it is asked in both
// samples, and for each input exchanged, at the middle and at both ends.
func (r *Robustness) pointsAround() int { return 2 + 4*len(r.Ensemble.Inputs()) }

// pointsTested is how many points are judged to test so many draws.
func (r *Robustness) pointsTested(draws int) int { return r.toTest(draws) * r.pointsAround() }

// try asks the draws from to to-1, and the points around them.
func (r *Robustness) try(ctx context.Context, from, to int) (tested, error) {
	e := r.Ensemble
	counts := newTested(len(r.Doubts), len(e.Inputs()))
	for k := from; k < to; k++ {
		base, err := r.holding(ctx, e.Point(k), e.Second(k))
		if err != nil {
			return nil, err
		}
		for i := range e.Inputs() {
			in := &e.Inputs()[i]
			low, high := in.Ends()
			around, err := r.holding(ctx, e.Exchanged(k, i), e.With(k, i, in.Middle()), e.With(k, i, low), e.With(k, i, high))
			if err != nil {
				return nil, err
			}
			for d := range counts {
				counts[d][i].see(base[0][d], base[1][d], around, d)
			}
		}
	}
	return counts, nil
}

// holding says for each point and doubt whether the outcome holds there.
func (r *Robustness) holding(ctx context.Context, points ...ensemble.Point) ([][]bool, error) {
	var all [][]bool
	for _, p := range points {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		v, err := r.drawer.judge(ctx, p)
		if err != nil {
			return nil, err
		}
		holds := make([]bool, len(r.Doubts))
		for d, doubt := range r.Doubts {
			holds[d] = v.outcomes[doubt.Concept].has(doubt.Outcome)
		}
		all = append(all, holds)
	}
	return all, nil
}

// effects turns counts into effects, the greatest first.
func (r *Robustness) effects(counts []trials) []Effect {
	var effects []Effect
	for i, t := range counts {
		e := Effect{
			Input: i, Settled: ensemble.NewShare(t.settled, r.Tested),
			Low: ensemble.NewShare(t.low, r.Tested), High: ensemble.NewShare(t.high, r.Tested),
		}
		e.First, e.Total, _ = t.mixed.Sobol()
		effects = append(effects, e)
	}
	slices.SortStableFunc(effects, func(a, b Effect) int {
		return cmp.Or(cmp.Compare(b.Total.Value, a.Total.Value), cmp.Compare(b.swing(), a.swing()))
	})
	return effects
}

// turn finds the inputs that alone turn whether an outcome holds.
func (r *Robustness) turn(ctx context.Context) error {
	middle := r.Ensemble.Middle()
	for i := range r.Ensemble.Inputs() {
		low, high := r.Ensemble.Inputs()[i].Ends()
		points := []ensemble.Point{middle, slices.Clone(middle), slices.Clone(middle)}
		points[1][i], points[2][i] = low, high
		holds, err := r.holding(ctx, points...)
		if err != nil {
			return err
		}
		for d := range r.Doubts {
			k := slices.IndexFunc(r.Doubts[d].Effects, func(e Effect) bool { return e.Input == i })
			r.Doubts[d].Effects[k].Turns = holds[1][d] != holds[0][d] || holds[2][d] != holds[0][d]
		}
	}
	return nil
}
