package assess

import (
	"context"
	"math/bits"
	"slices"

	"parley/conflict"
	"parley/stability"
)

// search asks the conflict without instruments, with each alone, and with
// combinations: always those that add one instrument to the best of the cases
// so far, until there is none left or maxCases have been asked. When all
// combinations are fewer than that, every one is asked.
func (a *Assessment) search(ctx context.Context) error {
	k := len(a.Conflict.Instruments)
	most := max(maxCases, k+1)
	todo := [][]int{nil}
	asked := map[string]bool{}
	var best []grown
	for len(todo) > 0 {
		for _, instruments := range todo {
			x, err := a.ask(ctx, instruments)
			if err != nil {
				return err
			}
			asked[key(instruments)] = true
			best = append(best, grown{instruments, a.promise(x)})
			if x.Err != nil {
				a.Refused = append(a.Refused, *x)
			} else {
				a.Cases = append(a.Cases, *x)
			}
			if a.Question.Progress != nil {
				a.Question.Progress(len(asked), a.total(most))
			}
		}
		todo = a.next(&best, asked, most)
	}
	a.All = !a.Question.Single && (k < bits.UintSize-1 && len(asked) == 1<<k)
	bySize := func(x, y Case) int {
		if d := len(x.Instruments) - len(y.Instruments); d != 0 {
			return d
		}
		return slices.Compare(x.Instruments, y.Instruments)
	}
	slices.SortFunc(a.Cases, bySize)
	slices.SortFunc(a.Refused, bySize)
	return nil
}

// total is how many cases there are to ask.
func (a *Assessment) total(most int) int {
	k := len(a.Conflict.Instruments)
	if a.Question.Single {
		return k + 1
	}
	if k < 16 {
		return min(most, 1<<k)
	}
	return most
}

// A grown case is one from which others may grow.
type grown struct {
	instruments []int
	promise     float64
}

// next takes the most promising case out and returns what grows from it by one
// instrument.
func (a *Assessment) next(best *[]grown, asked map[string]bool, most int) [][]int {
	for len(*best) > 0 {
		top := 0
		for k, g := range *best {
			if g.promise > (*best)[top].promise || len((*best)[top].instruments) > 0 && len(g.instruments) == 0 {
				top = k
			}
		}
		from := (*best)[top].instruments
		*best = slices.Delete(*best, top, top+1)
		if a.Question.Single && len(from) > 0 {
			continue
		}
		var todo [][]int
		for i := range a.Conflict.Instruments {
			if slices.Contains(from, i) || len(asked)+len(todo) >= most {
				continue
			}
			more := append(slices.Clone(from), i)
			slices.Sort(more)
			if !asked[key(more)] {
				todo = append(todo, more)
			}
		}
		if len(todo) > 0 {
			return todo
		}
	}
	return nil
}

// promise is how firmly the goals hold in a case, on average.
func (a *Assessment) promise(x *Case) float64 {
	if x.Err != nil {
		return -1
	}
	sum := 0
	for _, draw := range x.Met.Draws {
		for _, met := range draw {
			sum += bits.OnesCount8(uint8(met))
		}
	}
	return float64(sum) / float64(len(x.Met.Draws))
}

func key(instruments []int) string {
	var b []byte
	for _, i := range instruments {
		b = append(b, byte(i>>8), byte(i))
	}
	return string(b)
}

// ask asks one case. That it cannot be asked is an answer; the error is the
// context's.
func (a *Assessment) ask(ctx context.Context, instruments []int) (*Case, error) {
	x := &Case{Instruments: instruments}
	applied, err := a.applied(instruments)
	if err == nil {
		err = a.askApplied(ctx, x, applied)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	x.Err = err
	return x, nil
}

func (a *Assessment) askApplied(ctx context.Context, x *Case, c *conflict.Conflict) error {
	var err error
	q := stability.DrawsQuestion{Seed: a.Question.Seed, Draws: a.Question.Draws, Workers: a.Question.Workers}
	for _, g := range a.Goals {
		q.Aims = append(q.Aims, conflict.Outcome{Name: g.Name, When: g.When})
	}
	if x.Met, err = stability.MeetAims(ctx, c, q, nil); err != nil {
		return err
	}
	if x.Walk, err = a.walk(ctx, c); err != nil {
		return err
	}
	x.Zone, err = zone(ctx, c)
	return err
}

func (a *Assessment) applied(instruments []int) (*conflict.Conflict, error) {
	var ids []string
	for _, i := range instruments {
		ids = append(ids, a.Conflict.Instruments[i].ID)
	}
	return a.Conflict.Apply(ids...)
}
