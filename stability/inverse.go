package stability

import (
	"context"
	"slices"
)

// An Inverse says what would have to change in what the parties want for a state
// to be an equilibrium under a concept.
type Inverse struct {
	*Model
	Concept Concept
	State   int
	// Leavers are the blocks that would leave the state as things are. Without
	// any there is nothing to change.
	Leavers []int
	// Conditions are those of the leavers, or of the block that was asked about.
	Conditions []*Condition
	// Changes are what single parties could change. Under Nash, GMR and SMR they
	// make the party's own block stay, whatever the others want, so that the
	// changes of all leavers together make the state an equilibrium, and their
	// steps add up. Under SEQ, SSEQ and SIM, where what a party wants matters to
	// the others as well, each by itself makes the state an equilibrium.
	Changes []PartyChanges
	// Together are the smallest changes to the statements of all parties that
	// have any, under SEQ, SSEQ and SIM; nil unless they were asked for.
	Together []*Remedies
}

// PartyChanges are the smallest changes of one party's preference.
type PartyChanges struct {
	Party    int         // place in Conflict.Parties
	Remedies []*Remedies // by kind; nil for a party without statements
	Raise    *Raise      // for a party without statements
}

// A Raise is the smallest change of an order of the states: the state moves up
// until the party likes it as well as another one. No other change of the order
// turns round fewer pairs of states: whatever has to come to stand no higher
// than the state either passes what stands between, or takes it along.
type Raise struct {
	To     int // as good as this state
	Passes int // how many states are no longer preferred
	Serves bool
}

// Invert asks what would have to change for s to be an equilibrium; party is the
// place of the only party that may change, or -1. It returns a
// *conflict.TooLargeError for more than MaxInverseStates states.
func (m *Model) Invert(ctx context.Context, concept Concept, s, party int, together bool) (*Inverse, error) {
	q := &question{m, concept, s}
	v := &Inverse{Model: m, Concept: concept, State: s, Leavers: q.leavers()}
	if err := v.addConditions(ctx, party); err != nil {
		return nil, err
	}
	if len(v.Leavers) == 0 {
		return v, nil
	}
	for _, i := range q.mayChange(v.Leavers, party) {
		changes, err := q.changesOf(ctx, i)
		if err != nil {
			return nil, err
		}
		v.Changes = append(v.Changes, changes)
	}
	if !together || !q.credible() {
		return v, nil
	}
	for _, kind := range EditKinds {
		r, err := q.smallest(ctx, kind, m.withStatements())
		if err != nil {
			return nil, err
		}
		v.Together = append(v.Together, r)
	}
	return v, nil
}

func (v *Inverse) addConditions(ctx context.Context, party int) error {
	blocks := v.Leavers
	if party >= 0 {
		blocks = []int{v.blockOfParty(party)}
	}
	for _, b := range blocks {
		c, err := v.Condition(ctx, v.Concept, b, v.State)
		if err != nil {
			return err
		}
		v.Conditions = append(v.Conditions, c)
	}
	return nil
}

// mayChange are the parties whose change is looked for: those that would leave,
// and where others' wishes matter to them all that have any.
func (q *question) mayChange(leavers []int, party int) []int {
	if party >= 0 {
		return []int{party}
	}
	if q.credible() {
		return q.withPreference()
	}
	var parties []int
	for _, b := range leavers {
		parties = append(parties, q.Blocks[b].Parties...)
	}
	return parties
}

func (m *Model) withPreference() []int {
	var parties []int
	for i, p := range m.Conflict.Parties {
		if m.Conflict.Preference(p.ID) != nil {
			parties = append(parties, i)
		}
	}
	return parties
}

func (m *Model) withStatements() []int {
	return slices.DeleteFunc(m.withPreference(), func(i int) bool { return !m.hasStatements(i) })
}

func (m *Model) hasStatements(i int) bool {
	p := m.Conflict.Preference(m.Conflict.Parties[i].ID)
	return p != nil && p.Ranking == nil && p.Simple() && len(p.Statements) > 0
}

func (q *question) changesOf(ctx context.Context, i int) (PartyChanges, error) {
	changes := PartyChanges{Party: i}
	var err error
	if !q.hasStatements(i) {
		changes.Raise, err = q.raise(ctx, i)
		return changes, err
	}
	for _, kind := range EditKinds {
		r, err := q.smallest(ctx, kind, []int{i})
		if err != nil {
			return changes, err
		}
		changes.Remedies = append(changes.Remedies, r)
	}
	return changes, nil
}

// raise finds how far the state must rise in the party's order for its block to
// stay. At the top of the order the block always stays.
func (q *question) raise(ctx context.Context, i int) (*Raise, error) {
	b := q.blockOfParty(i)
	c, err := q.Condition(ctx, q.concept, b, q.state)
	if err != nil {
		return nil, err
	}
	levels := slices.Sorted(slices.Values(q.rank[i]))
	for _, level := range slices.Compact(levels) {
		if level < q.rank[i][q.state] || !c.Holds(func(t int) bool {
			return q.rank[i][t] > level && q.othersPrefer(b, i, t, q.state)
		}) {
			continue
		}
		raised := question{q.raised(i, q.state, level), q.concept, q.state}
		return &Raise{
			To: slices.Index(q.rank[i], level), Passes: q.between(i, q.rank[i][q.state], level),
			Serves: !q.credible() || len(raised.leavers()) == 0,
		}, nil
	}
	panic("stability: a party would leave what it likes best")
}

// between counts the states above one level and up to another.
func (m *Model) between(i int, above, upTo int32) int {
	n := 0
	for _, r := range m.rank[i] {
		if r > above && r <= upTo {
			n++
		}
	}
	return n
}

// raised is the model in which party i likes s as well as what is on the level.
func (m *Model) raised(i, s int, level int32) *Model {
	changed := *m
	changed.rank, changed.Blocks = slices.Clone(m.rank), slices.Clone(m.Blocks)
	changed.rank[i] = slices.Clone(m.rank[i])
	changed.rank[i][s] = level
	b := m.blockOfParty(i)
	changed.Blocks[b].improvements = changed.improvements(changed.Blocks[b])
	return &changed
}
