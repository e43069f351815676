package stability

import (
	"context"
	"slices"

	"parley/conflict"
)

// A trial says of changed statements whether they serve. Those of one party serve
// when its block stays, and, where what it wants matters to whether others stay,
// when nobody else leaves either. Those of several serve when nobody leaves.
type trial struct {
	*question
	party     int        // the only one that changes its statements
	condition *Condition // of its block; nil when several change theirs
	holds     [][]bool   // by its statements and the states
}

func (q *question) newTrial(ctx context.Context, parties []int) (*trial, error) {
	t := &trial{question: q}
	if len(parties) > 1 {
		return t, nil
	}
	t.party = parties[0]
	var err error
	t.condition, err = q.Condition(ctx, q.concept, q.blockOfParty(t.party), q.state)
	for _, s := range q.Conflict.Preference(q.Conflict.Parties[t.party].ID).Statements {
		holds := s.Formula.Compile(q.Conflict.OptionIndex)
		row := make([]bool, len(q.States))
		for k, state := range q.States {
			row[k] = holds(state)
		}
		t.holds = append(t.holds, row)
	}
	return t, err
}

func (t *trial) serves(lists [][]Wish) bool {
	if t.condition != nil {
		if !t.condition.Holds(t.preferred(lists[t.party])) {
			return false
		}
		if !t.credible() {
			return true
		}
	}
	changed := question{t.Wishing(lists), t.concept, t.state}
	return len(changed.leavers()) == 0
}

// preferred says which states the party's block prefers to the state, when the
// list is what the party wants.
func (t *trial) preferred(list []Wish) func(int) bool {
	return func(u int) bool {
		return t.othersPrefer(t.condition.Block, t.party, u, t.state) && t.prefersBy(list, u)
	}
}

func (t *trial) prefersBy(list []Wish, u int) bool {
	for _, w := range list {
		if there := t.holds[w.Statement][u]; there != t.holds[w.Statement][t.state] {
			return there != w.Turned
		}
	}
	return false
}

// othersPrefer: every member of the block but this party prefers t to s.
func (m *Model) othersPrefer(b, party, t, s int) bool {
	return !slices.ContainsFunc(m.Blocks[b].Parties, func(j int) bool { return j != party && m.rank[j][t] <= m.rank[j][s] })
}

// credible: the concept asks which moves the others would want to make, so that
// what a party wants matters to whether others stay.
func (q *question) credible() bool {
	return q.concept == SEQ || q.concept == SSEQ || q.concept == SIM
}

func (m *Model) blockOfParty(i int) int {
	return slices.IndexFunc(m.Blocks, func(b Block) bool { return slices.Contains(b.Parties, i) })
}

// stays reports whether the state is stable for block b.
func (q *question) stays(b int) bool {
	for _, t := range q.Blocks[b].improvements[q.state] {
		if q.answer(q.concept, b, q.state, int(t)).Sanction == nil {
			return false
		}
	}
	return true
}

func (q *question) leavers() []int {
	var leavers []int
	for b := range q.Blocks {
		if !q.stays(b) {
			leavers = append(leavers, b)
		}
	}
	return leavers
}

// Wishing is the model in which the parties with a list want what it says.
func (m *Model) Wishing(lists [][]Wish) *Model {
	changed := *m
	changed.rank, changed.Blocks = slices.Clone(m.rank), slices.Clone(m.Blocks)
	for i, list := range lists {
		if list == nil {
			continue
		}
		changed.rank[i] = m.rankByStatements(m.Wished(i, list))
	}
	for b, block := range changed.Blocks {
		if slices.ContainsFunc(block.Parties, func(i int) bool { return lists[i] != nil }) {
			changed.Blocks[b].improvements = changed.improvements(block)
		}
	}
	return &changed
}

// Wished are the party's statements as a list changes them.
func (m *Model) Wished(i int, list []Wish) []conflict.Statement {
	old := m.Conflict.Preference(m.Conflict.Parties[i].ID).Statements
	statements := []conflict.Statement{}
	for _, w := range list {
		s := old[w.Statement]
		if w.Turned {
			s.Formula = conflict.Not(s.Formula)
		}
		statements = append(statements, s)
	}
	return statements
}
