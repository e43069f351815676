package dense

import (
	"context"
	"fmt"
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
type Ruled struct {
	*Model
	conflict *conflict.Conflict
	feasible []uint64 // a set of states, 64 to a word; nil until prepared
	actors   []*actor // as Model.parties
}

// An actor is a party that may not be able to move as it likes.
type actor struct {
	*party
	score []uint64 // by state
	seen  []uint64 // the feasible states that it does not misperceive, 64 to a word
	ways  []way    // by own option
	// The own options that go one way, and those among them that can only be
	// dropped, as bits of an own choice.
	fixed, backward int
	lines           int      // of a sheet
	order           []uint32 // by line and place, the best first: own choices
}

// A way is how an option may be changed.
type way = conflict.Direction

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

// bytes is the memory that the numbers of the states take: each party's scores
// and order, and three more while a concept is judged.
func (m *Ruled) bytes() int { return (len(m.parties)*(8+4) + 3*8) << m.options }

// prepare finds the feasible states and the parties' scores.
func (m *Ruled) prepare(ctx context.Context) error {
	if len(m.actors) == len(m.parties) && m.feasible != nil {
		return nil
	}
	t := m.allStates()
	forbidden := make([]uint64, t.words)
	for _, f := range m.conflict.Conditions() {
		t.unite(forbidden, compile(conflict.Not(f), m.conflict.OptionIndex))
	}
	m.feasible = newSet(m.options).words
	for w := range m.feasible {
		m.feasible[w] &^= forbidden[w]
	}
	m.actors = nil
	for _, p := range m.parties {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		m.actors = append(m.actors, m.newActor(p, t))
	}
	return nil
}

func (m *Ruled) newActor(p *party, t *table) *actor {
	a := &actor{party: p, score: m.scores(p), seen: m.feasible}
	for k, option := range p.own {
		way := m.conflict.Options[option].Direction
		a.ways = append(a.ways, way)
		if way != conflict.Both {
			a.fixed |= 1 << k
		}
		if way == conflict.Backward {
			a.backward |= 1 << k
		}
	}
	a.measure()
	owner, _ := m.conflict.Party(m.conflict.Options[p.first].Party)
	if len(owner.Misperceives) > 0 {
		unseen := make([]uint64, t.words)
		for _, f := range owner.Misperceives {
			t.unite(unseen, compile(f, m.conflict.OptionIndex))
		}
		a.seen = make([]uint64, t.words)
		for w := range unseen {
			a.seen[w] = m.feasible[w] &^ unseen[w]
		}
	}
	return a
}

// unite adds to the set the states in which the formula holds.
func (t *table) unite(set []uint64, f formula) {
	holds := make([]uint64, t.words)
	t.spread(f, holds)
	for w := range set {
		set[w] |= holds[w]
	}
}

// Nash returns the states from which no party can reach a higher score.
func (m *Ruled) Nash(ctx context.Context) (*Set, error) {
	return m.stable(ctx, func(a *actor) ([]uint64, error) { return a.best(ctx) })
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
	return m.stable(ctx, func(a *actor) (bar []uint64, err error) {
		if escapable {
			bar, err = a.best(ctx)
		} else {
			bar = append(bar, a.score...)
		}
		if err == nil {
			err = m.lower(ctx, a, bar, credible)
		}
		if err != nil {
			return nil, err
		}
		if err = a.cap(ctx, bar); err == nil {
			_, err = a.reach(ctx, bar, highest)
		}
		return bar, err
	})
}

// best gives the highest score that the actor can reach from a state by one
// move or by staying.
func (a *actor) best(ctx context.Context) ([]uint64, error) {
	best := slices.Clone(a.score)
	_, err := a.reach(ctx, best, highest)
	return best, err
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
// party that sees them.
func (m *Ruled) stable(ctx context.Context, bar func(*actor) ([]uint64, error)) (*Set, error) {
	if err := m.prepare(ctx); err != nil {
		return nil, err
	}
	in := &Set{slices.Clone(m.feasible)}
	for _, a := range m.actors {
		bars, err := bar(a)
		if err != nil {
			return nil, err
		}
		if err := a.removeBelow(ctx, bars, in); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// share is how many words of a set are one piece of work.
const share = 1 << 10

// onWords does some work on each word of a set.
func (a *actor) onWords(ctx context.Context, work func(word int)) error {
	_, err := inParallel(ctx, (len(a.seen)+share-1)/share, func() any { return nil }, func(_ any, k int) {
		for word := k * share; word < min((k+1)*share, len(a.seen)); word++ {
			work(word)
		}
	})
	return err
}

// cap lowers each number to the state's score.
func (a *actor) cap(ctx context.Context, number []uint64) error {
	return a.onWords(ctx, func(word int) {
		for s := word << lanes; s < (word+1)<<lanes; s++ {
			number[s] = min(number[s], a.score[s])
		}
	})
}

// removeBelow removes from the set the states that the actor sees and in which
// its score is lower than the bar.
func (a *actor) removeBelow(ctx context.Context, bar []uint64, from *Set) error {
	return a.onWords(ctx, func(word int) {
		for in := from.words[word] & a.seen[word]; in != 0; in &= in - 1 {
			bit := bits.TrailingZeros64(in)
			if s := word<<lanes + bit; bar[s] > a.score[s] {
				from.words[word] &^= 1 << bit
			}
		}
	})
}
