package assess

import (
	"context"
	"errors"
	"slices"

	"parley/bargain/settle"
	"parley/conflict"
	"parley/stability"
)

// A Walk is where improving parties go from the status quo when chance decides
// who improves next, with everything as the file is read.
type Walk struct {
	TooLarge error // why it was not followed
	Moves    float64
	Reach    []float64 // by goal: the chance of coming to rest where it is met
}

// walk follows the improving parties; nil without a feasible status quo. A cycle
// in which they go on for ever meets a goal when every state of it does.
func (a *Assessment) walk(ctx context.Context, c *conflict.Conflict) (*Walk, error) {
	if c.StatusQuo == nil {
		return nil, nil
	}
	m, err := stability.NewModel(ctx, c)
	if err != nil {
		return nil, err
	}
	from, ok := m.Place(*c.StatusQuo)
	if !ok {
		return nil, nil
	}
	trace, err := m.Trace(ctx, from)
	if err != nil {
		return nil, err
	}
	chain, err := trace.NewChain(ctx, stability.ByParty)
	if large := new(conflict.TooLargeError); errors.As(err, &large) {
		return &Walk{TooLarge: err}, nil
	}
	if err != nil {
		return nil, err
	}
	w := &Walk{Moves: chain.Moves}
	for _, g := range a.Goals {
		meets := g.When.Compile(c.OptionIndex)
		fails := func(s int) bool { return !meets(m.States[s]) }
		reach := 0.0
		for _, end := range chain.Ends {
			if !slices.ContainsFunc(end.States, fails) {
				reach += end.Probability
			}
		}
		w.Reach = append(w.Reach, reach)
	}
	return w, nil
}

// A Zone is whether there is a package over the issues that everybody prefers
// to no agreement, with everything as the file is read.
type Zone struct {
	Least float64 // what the party that gains least gains at most, in points
}

// Open reports whether there is such a package.
func (z *Zone) Open() bool { return z.Least > settle.Tolerance }

// zone looks for packages; nil when the conflict does not say enough for any.
func zone(ctx context.Context, c *conflict.Conflict) (*Zone, error) {
	if c.Settlement == nil {
		return nil, nil
	}
	p, err := settle.New(c)
	if _, lacks := errors.AsType[*settle.MissingError](err); lacks {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	least, err := p.Least(ctx)
	if errors.Is(err, settle.ErrNone) {
		return nil, nil
	}
	return &Zone{least}, err
}
