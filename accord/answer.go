package accord

import (
	"context"
	"fmt"

	"parley/conflict"
	"parley/ensemble"
)

// MaxDraws bounds how many draws are asked.
const MaxDraws = 100_000

// A Question is how an agreement is asked about.
type Question struct {
	Draws    int // 0 to MaxDraws; none are made where nothing is uncertain
	Seed     uint64
	Progress func(done, total int) // may be nil
}

// An Answer is what was found about one agreement: with every number at its
// middle, and over draws of what is uncertain.
type Answer struct {
	Conflict  *conflict.Conflict
	Agreement conflict.Agreement
	Middle    *Judgement
	Uncertain int             // numbers of the agreement that are uncertain
	Seed      uint64          // of the draws
	Holds     *ensemble.Share // how often every question that decides is answered with yes; nil without draws
	Spreads   []Spread        // of each finding of Middle, in their order; nil without draws
}

// A Spread is one finding over the draws.
type Spread struct {
	Feasible   ensemble.Share
	Thresholds []ThresholdSpread // in the order of the finding
}

// A ThresholdSpread is one threshold over the draws.
type ThresholdSpread struct {
	Asked  bool             // some thresholds take too long to be found on every draw
	Exists ensemble.Share   // of the draws, when it was asked
	Spread *ensemble.Spread // of those draws in which there is one; nil when there is none
}

// Ask answers for one agreement of the conflict. The error is the context's,
// that of a solver, or says that the conflict has no such agreement.
func Ask(ctx context.Context, c *conflict.Conflict, id string, q Question) (*Answer, error) {
	a, ok := c.Agreement(id)
	if !ok {
		return nil, fmt.Errorf("no agreement %q", id)
	}
	// The others' numbers are not drawn: each has random numbers of its own.
	alone := &conflict.Conflict{Title: c.Title, Parties: c.Parties, Agreements: []conflict.Agreement{a}}
	found := &Answer{Conflict: c, Agreement: a, Seed: q.Seed}
	var err error
	if found.Middle, err = Judge(ctx, alone, a, true); err != nil {
		return nil, err
	}
	e := ensemble.New(alone, q.Seed)
	found.Uncertain = len(e.Inputs())
	if found.Uncertain == 0 || q.Draws == 0 {
		return found, nil
	}
	plan := ensemble.Plan{Draws: q.Draws, Progress: q.Progress}
	draws, err := ensemble.Run(ctx, plan, func(ctx context.Context, k int) (*Judgement, error) {
		drawn := e.Draw(k)
		return Judge(ctx, drawn, drawn.Agreements[0], false)
	})
	if err != nil {
		return nil, err
	}
	found.count(draws)
	return found, nil
}

// count takes the draws together.
func (a *Answer) count(draws []*Judgement) {
	holds := 0
	for _, d := range draws {
		if d.Holds() {
			holds++
		}
	}
	a.Holds = new(ensemble.NewShare(holds, len(draws)))
	for _, f := range a.Middle.Findings {
		a.Spreads = append(a.Spreads, spreadOf(f, draws))
	}
}

func spreadOf(f Finding, draws []*Judgement) Spread {
	yes := 0
	values, asked := map[string][]float64{}, map[string]bool{}
	for _, d := range draws {
		same, ok := d.finding(f.ID)
		if !ok {
			continue
		}
		if same.Feasible {
			yes++
		}
		for _, t := range same.Thresholds {
			asked[t.Key] = true
			if t.Value != nil {
				values[t.Key] = append(values[t.Key], *t.Value)
			}
		}
	}
	s := Spread{Feasible: ensemble.NewShare(yes, len(draws))}
	for _, t := range f.Thresholds {
		found := values[t.Key]
		spread := ThresholdSpread{Asked: asked[t.Key], Exists: ensemble.NewShare(len(found), len(draws))}
		if len(found) > 0 {
			spread.Spread = new(ensemble.NewSpread(found))
		}
		s.Thresholds = append(s.Thresholds, spread)
	}
	return s
}

func (j *Judgement) finding(id string) (Finding, bool) {
	for _, f := range j.Findings {
		if f.ID == id {
			return f, true
		}
	}
	return Finding{}, false
}
