package assess

import (
	"context"

	"parley/accord"
	"parley/conflict"
	"parley/ensemble"
)

// A Promise is an agreement that makes an instrument precise, and whether it
// would be kept.
type Promise struct {
	Instrument int            // place in Conflict.Instruments
	Answer     *accord.Answer // with every number at its middle
	Kept       []bool         // by draw
	Share      ensemble.Share // of the draws in which it is kept
}

// promises asks the agreements of the instruments, each on the same draws as
// everything else. Those that lack the numbers for any question are left out.
func promises(ctx context.Context, c *conflict.Conflict, q Question) ([]Promise, error) {
	var list []Promise
	for i, instrument := range c.Instruments {
		for _, agreement := range c.Agreements {
			if agreement.Instrument != instrument.ID {
				continue
			}
			p, err := promise(ctx, c, agreement, q)
			if err != nil {
				return nil, err
			}
			if p.Instrument = i; len(p.Answer.Middle.Findings) > 0 {
				list = append(list, *p)
			}
		}
	}
	return list, nil
}

func promise(ctx context.Context, c *conflict.Conflict, a conflict.Agreement, q Question) (*Promise, error) {
	p := &Promise{}
	var err error
	if p.Answer, err = accord.Ask(ctx, c, a.ID, accord.Question{}); err != nil {
		return nil, err
	}
	alone := &conflict.Conflict{Title: c.Title, Parties: c.Parties, Agreements: []conflict.Agreement{a}}
	e := ensemble.New(alone, q.Seed)
	plan := ensemble.Plan{Draws: q.Draws, Workers: q.Workers}
	if len(e.Inputs()) == 0 {
		plan.Draws = 1
	}
	p.Kept, err = ensemble.Run(ctx, plan, func(ctx context.Context, k int) (bool, error) {
		drawn := e.Draw(k)
		found, err := accord.Judge(ctx, drawn, drawn.Agreements[0], false)
		if err != nil {
			return false, err
		}
		return found.Holds(), nil
	})
	if err != nil {
		return nil, err
	}
	count := 0
	for len(p.Kept) < q.Draws {
		p.Kept = append(p.Kept, p.Kept[0])
	}
	for _, kept := range p.Kept {
		if kept {
			count++
		}
	}
	p.Share = ensemble.NewShare(count, len(p.Kept))
	return p, nil
}

// promisesOf are the agreements of the instrument.
func (a *Assessment) promisesOf(instrument int) []Promise {
	var list []Promise
	for _, p := range a.Promises {
		if p.Instrument == instrument {
			list = append(list, p)
		}
	}
	return list
}
