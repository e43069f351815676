package stability

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"parley/ensemble"
	"parley/stability/small"
)

// A drawer judges the draws of an ensemble. States and moves are the same in
// all of them; only the parties' orders of the states change.
type drawer struct {
	m        *Model
	e        *ensemble.Ensemble
	outcomes []set // by outcome: its states
	rankers  []ranker
	known    *known
	workers  sync.Pool // of *worker
}

// A verdict is the equilibria of one draw, as sets of states and of outcomes
// by concept.
type verdict struct {
	states, outcomes []set
	noSIM            bool
}

// A worker is what one goroutine needs to judge draws.
type worker struct {
	judge judgment
	keys  [][]uint64
}

// A judgment finds the equilibria where the parties have these orders of the
// states.
type judgment func(ctx context.Context, keys [][]uint64) (small.Equilibria, error)

func (m *Model) newDrawer(ctx context.Context, r *Robustness) (*drawer, error) {
	d := &drawer{m: m, e: r.Ensemble, known: newKnown(r.Ensemble.Inputs())}
	for _, named := range r.Outcomes {
		states := newSet(len(m.States))
		for _, s := range named.States {
			states.add(s)
		}
		d.outcomes = append(d.outcomes, states)
	}
	for i := range m.Conflict.Parties {
		d.rankers = append(d.rankers, d.newRanker(i))
	}
	newJudge, err := d.newJudgment(ctx)
	if err != nil {
		return nil, err
	}
	d.workers.New = func() any { return &worker{newJudge(), m.keys()} }
	return d, nil
}

// manyStates is from how many states on package sparse is faster than small.
const manyStates = 64

// newJudgment returns the maker of judgments: by package sparse or small, or by
// the definitions where coalitions act in a model too large for small.
func (d *drawer) newJudgment(ctx context.Context) (func() judgment, error) {
	var newJudge func() small.Judge
	switch n := len(d.m.States); {
	case n > manyStates && d.m.judgedSparsely():
		newJudge = d.m.sparseJudges()
	case n > small.MaxStates:
		return func() judgment { return d.m.judgeByDefinition }, nil
	default:
		var err error
		if newJudge, err = d.m.judges(ctx); err != nil {
			return nil, err
		}
	}
	return func() judgment {
		judge := newJudge()
		return func(_ context.Context, keys [][]uint64) (small.Equilibria, error) {
			return judge.Judge(keys), nil
		}
	}, nil
}

// judgeByDefinition judges the model with other orders of the states.
func (m *Model) judgeByDefinition(ctx context.Context, keys [][]uint64) (small.Equilibria, error) {
	drawn := m.ordered(keys)
	concepts := Concepts
	if drawn.simultaneousEffort() != nil {
		concepts = Concepts[:SIM]
	}
	solution, err := drawn.judge(ctx, concepts, nil)
	if err != nil {
		return small.Equilibria{}, err
	}
	var e small.Equilibria
	for _, c := range concepts {
		found := newSet(len(m.States))
		for _, s := range solution.Equilibria(c) {
			found.add(s)
		}
		e[c] = found
	}
	return e, nil
}

// ranksOf turns keys into ranks from 0.
func ranksOf(keys []uint64) []int32 {
	levels := slices.Compact(slices.Sorted(slices.Values(keys)))
	ranks := make([]int32, len(keys))
	for s, key := range keys {
		level, _ := slices.BinarySearch(levels, key)
		ranks[s] = int32(level)
	}
	return ranks
}

// count judges the draws from to to-1.
func (d *drawer) count(ctx context.Context, from, to int) (tally, error) {
	t := newTally(len(d.m.States), len(d.outcomes))
	for k := from; k < to; k++ {
		if ctx.Err() != nil {
			return t, context.Cause(ctx)
		}
		v, err := d.judge(ctx, d.e.Point(k))
		if err != nil {
			return t, err
		}
		t.see(v)
	}
	return t, nil
}

// judge judges one point. Points at which the parties want the same have one
// verdict, which is judged once.
func (d *drawer) judge(ctx context.Context, p ensemble.Point) (*verdict, error) {
	slot := d.known.slot(p)
	if slot != nil {
		if v := slot.Load(); v != nil {
			return v, nil
		}
	}
	w := d.workers.Get().(*worker)
	defer d.workers.Put(w)
	for i := range d.rankers {
		if err := d.rankers[i].rank(p, w.keys[i]); err != nil {
			return nil, err
		}
	}
	found, err := w.judge(ctx, w.keys)
	if err != nil {
		return nil, err
	}
	v := d.verdict(found)
	if slot != nil {
		slot.Store(v)
	}
	return v, nil
}

func (d *drawer) verdict(found small.Equilibria) *verdict {
	v := &verdict{noSIM: found[small.SIM] == nil}
	for c := range Concepts {
		states, outcomes := slices.Clone(set(found[c])), newSet(len(d.outcomes))
		for o, named := range d.outcomes {
			if meet(states, named) {
				outcomes.add(o)
			}
		}
		v.states, v.outcomes = append(v.states, states), append(v.outcomes, outcomes)
	}
	return v
}

// meet reports whether the sets have a member in common.
func meet(x, y set) bool {
	for w := range min(len(x), len(y)) {
		if x[w]&y[w] != 0 {
			return true
		}
	}
	return false
}

// mostKnown bounds the verdicts that are kept.
const mostKnown = 1 << 14

// known keeps the verdicts of the points of an ensemble in which nothing but
// yes or no and orders are uncertain: these come again and again.
type known struct {
	inputs   []ensemble.Input
	verdicts []atomic.Pointer[verdict]
}

// newKnown returns nil when there are too many points to keep.
func newKnown(inputs []ensemble.Input) *known {
	points := 1
	for _, in := range inputs {
		switch in.Kind {
		case ensemble.Number:
			return nil
		case ensemble.Held:
			points *= 2
		case ensemble.Order:
			for n := 2; n <= in.Statements[1]-in.Statements[0]; n++ {
				points *= n
			}
		}
		if points > mostKnown {
			return nil
		}
	}
	return &known{inputs, make([]atomic.Pointer[verdict], points)}
}

// slot returns where the point's verdict is kept, or nil. Its number has a
// digit for each input; that of an order is its Lehmer code.
func (k *known) slot(p ensemble.Point) *atomic.Pointer[verdict] {
	if k == nil {
		return nil
	}
	place := 0
	for i, v := range p {
		if k.inputs[i].Kind == ensemble.Held {
			place *= 2
			if v.Held {
				place++
			}
			continue
		}
		for n, first := range v.Order {
			smaller := 0
			for _, later := range v.Order[n+1:] {
				if later < first {
					smaller++
				}
			}
			place = place*(len(v.Order)-n) + smaller
		}
	}
	return &k.verdicts[place]
}
