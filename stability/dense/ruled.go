package dense

import (
	"context"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"parley/conflict"
)

// A Ruled is a conflict that need not be free: rules may forbid states,
// options may go one way only, and parties may misperceive states. Every party
// acts alone by at most 64 statements.
//
// A state is stable for a party when its score is at least a bar, which now
// depends on the whole state: the highest, over the states t to which the
// party can move, of the lower of score(t) and
//
//   - GMR: the lowest score that the others lead to from t by moves,
//   - SEQ: the lowest score that they lead to from t by improvements,
//   - SMR, SSEQ: the same, with the highest score that the party can reach
//     from a state in place of the state's own.
//
// For Nash it is the highest score(t) alone. Here t need not be an
// improvement: the bar counts it no higher than its own score, so that a t
// which is none does not raise it above the state's.
//
// What the others lead to is found by giving each state the lowest number that
// one of them reaches by one move, one of them after the other, until nothing
// changes. Numbers only fall, and every number is that of a state to which the
// others lead; when nothing changes no move leads to a lower one.
//
// Only feasible states have numbers: by their place among them.
type Ruled struct {
	*Model
	conflict *conflict.Conflict
	states   []uint32 // the feasible ones, ascending
	actors   []*actor // as Model.parties; nil until prepared
	bar      []uint64 // of the party in question, by place
}

// An actor is a party that may not be able to move as it likes.
type actor struct {
	*party
	states []uint32 // as Ruled.states
	score  []uint64 // by place
	// The own options that go one way, and those among them that can only be
	// dropped, as bits of an own choice.
	fixed, backward int
	begin           []uint32 // by line: where its states begin among the members
	members         []member // the states that it sees, line by line
	sorted          bool     // whether the best of each line come first
}

// NewRuled returns the model of a conflict, a *NotFreeError when parties act
// together or without statements, or a *conflict.TooLargeError.
func NewRuled(c *conflict.Conflict) (*Ruled, error) {
	if why := boundPreference(c); why != "" {
		return nil, &NotFreeError{why}
	}
	if len(c.Options) <= maxOptions {
		if m := (&Ruled{Model: newModel(c), conflict: c}); m.bytes() <= maxBytes {
			return m, nil
		}
	}
	return nil, &conflict.TooLargeError{Options: len(c.Options), What: fmt.Sprintf(
		"with a number for each of 2^%d states and each party, dense sets would take more than %d GiB of memory; fewer options would make it tractable",
		len(c.Options), maxBytes>>30)}
}

// bytes is the memory that the numbers of the states take when all are
// feasible: each party's scores and lines, and as much as three numbers more
// while scores are found or a concept is judged.
func (m *Ruled) bytes() int { return (len(m.parties)*(8+8) + 3*8) << m.options }

// prepare finds the feasible states and the parties' scores.
func (m *Ruled) prepare(ctx context.Context) error {
	if m.actors != nil {
		return nil
	}
	t := m.allStates()
	feasible := m.without(t, m.conflict.Conditions(), newSet(m.options).words)
	m.states = make([]uint32, 0, (&Set{feasible}).Count())
	for w, word := range feasible {
		for ; word != 0; word &= word - 1 {
			m.states = append(m.states, uint32(w<<lanes+bits.TrailingZeros64(word)))
		}
	}
	actors := make([]*actor, 0, len(m.parties))
	for _, p := range m.parties {
		a, err := m.newActor(ctx, p, t, feasible)
		if err != nil {
			return err
		}
		actors = append(actors, a)
	}
	m.actors = actors
	return nil
}

func (m *Ruled) newActor(ctx context.Context, p *party, t *table, feasible []uint64) (*actor, error) {
	a := &actor{party: p, states: m.states}
	for k, option := range p.own {
		way := m.conflict.Options[option].Direction
		if way != conflict.Both {
			a.fixed |= 1 << k
		}
		if way == conflict.Backward {
			a.backward |= 1 << k
		}
	}
	owner, _ := m.conflict.Party(m.conflict.Options[p.first].Party)
	seen := feasible
	for _, f := range owner.Misperceives {
		seen = m.without(t, []conflict.Formula{conflict.Not(f)}, seen)
	}
	a.collect(seen)
	return a, a.rate(ctx, t)
}

// without returns the states of a set in which all conditions hold.
func (m *Ruled) without(t *table, conditions []conflict.Formula, set []uint64) []uint64 {
	set = slices.Clone(set)
	holds := make([]uint64, t.words)
	for _, f := range conditions {
		t.spread(compile(f, m.conflict.OptionIndex), holds)
		for w := range set {
			set[w] &= holds[w]
		}
	}
	return set
}

// rate finds the scores of the feasible states: those of the 64 of a word at
// once, where any of them is feasible.
func (a *actor) rate(ctx context.Context, t *table) error {
	held := make([][]uint64, len(a.all))
	for q, f := range a.all {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		held[q] = make([]uint64, t.words)
		t.spread(f, held[q])
	}
	a.score = make([]uint64, len(a.states))
	return onStates(ctx, len(a.states), func(first, last int) {
		var score [64]uint64
		word := uint32(math.MaxUint32)
		for place := first; place < last; place++ {
			s := a.states[place]
			if s>>lanes != word {
				word = s >> lanes
				clear(score[:])
				for q := range held {
					score[63-q] = held[q][word]
				}
				transpose(&score)
			}
			a.score[place] = score[s&(1<<lanes-1)]
		}
	})
}

// Nash returns the states from which no party can reach a higher score.
func (m *Ruled) Nash(ctx context.Context) (*Set, error) {
	return m.stable(ctx, func(a *actor) error {
		_, err := a.reach(ctx, m.bar, highest)
		return err
	})
}

// GMR returns the equilibria under general metarationality.
func (m *Ruled) GMR(ctx context.Context) (*Set, error) { return m.answered(ctx, false, false) }

// SMR returns the equilibria under symmetric metarationality.
func (m *Ruled) SMR(ctx context.Context) (*Set, error) { return m.answered(ctx, false, true) }

// SEQ returns the equilibria under sequential stability.
func (m *Ruled) SEQ(ctx context.Context) (*Set, error) { return m.answered(ctx, true, false) }

// SSEQ returns the equilibria under symmetric sequential stability.
func (m *Ruled) SSEQ(ctx context.Context) (*Set, error) { return m.answered(ctx, true, true) }

// SIM is not answered: it judges every state by itself, as enumeration does.
func (m *Ruled) SIM(context.Context) (*Set, error) {
	return nil, &conflict.TooLargeError{Options: m.options, What: "simultaneous stability (SIM) of conflicts with rules or irreversible options is judged by enumeration alone"}
}

// answered returns the equilibria when the others answer improvements: by
// improvements of their own when they have to be credible, and so that the
// party has nowhere better to go when it may escape.
func (m *Ruled) answered(ctx context.Context, credible, escapable bool) (*Set, error) {
	return m.stable(ctx, func(a *actor) (err error) {
		if escapable {
			_, err = a.reach(ctx, m.bar, highest)
		}
		if err == nil {
			err = m.lower(ctx, a, m.bar, credible)
		}
		if err == nil {
			err = a.cap(ctx, m.bar)
		}
		if err == nil {
			_, err = a.reach(ctx, m.bar, highest)
		}
		return err
	})
}

// lower gives each state the lowest of the numbers of the states to which the
// opponents lead from there, the state itself included.
func (m *Ruled) lower(ctx context.Context, a *actor, number []uint64, credible bool) error {
	var others []*actor
	for _, o := range m.actors {
		if o != a {
			others = append(others, o)
		}
	}
	for idle, k := 0, 0; idle < len(others); k = (k + 1) % len(others) {
		var changed bool
		var err error
		if credible {
			changed, err = others[k].improve(ctx, number)
		} else {
			changed, err = others[k].reach(ctx, number, lowest)
		}
		if err != nil {
			return err
		}
		if idle++; changed {
			idle = 1
		}
	}
	return nil
}

// stable returns the feasible states whose score is at least the bar for every
// party; raise makes a bar of what is the score at first. The bar of a state that a party does not see is its own score at most.
func (m *Ruled) stable(ctx context.Context, raise func(*actor) error) (*Set, error) {
	if err := m.prepare(ctx); err != nil {
		return nil, err
	}
	fallen := make([]bool, len(m.states))
	for _, a := range m.actors {
		m.bar = append(m.bar[:0], a.score...)
		err := raise(a)
		if err == nil {
			err = onStates(ctx, len(m.states), func(first, last int) {
				for place := first; place < last; place++ {
					fallen[place] = fallen[place] || m.bar[place] > a.score[place]
				}
			})
		}
		if err != nil {
			return nil, err
		}
	}
	in := &Set{make([]uint64, len(newSet(m.options).words))}
	for place, s := range m.states {
		if !fallen[place] {
			in.words[s>>lanes] |= 1 << (s & (1<<lanes - 1))
		}
	}
	return in, nil
}

// share is how many states are one piece of work.
const share = 1 << 16

// onStates does some work on n places, from first to before last at a time.
func onStates(ctx context.Context, n int, work func(first, last int)) error {
	_, err := inParallel(ctx, (n+share-1)/share, func() any { return nil }, func(_ any, k int) {
		work(k*share, min((k+1)*share, n))
	})
	return err
}

// cap lowers each number to the state's score.
func (a *actor) cap(ctx context.Context, number []uint64) error {
	return onStates(ctx, len(number), func(first, last int) {
		for place := first; place < last; place++ {
			number[place] = min(number[place], a.score[place])
		}
	})
}
