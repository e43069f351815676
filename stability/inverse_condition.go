package stability

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
)

// MaxInverseStates bounds the states of a model that is asked what would have
// to change: a condition may name every state for every move.
const MaxInverseStates = 1 << 10

// A Condition is exactly when a block stays in a state under a concept, as a
// condition on the block's own preference, the preferences of all others being
// what they are (Kinsara, Kilgour & Hipel 2015). A block's stability depends on its
// own preference only through which states it prefers to the one in question,
// and the more of them it does not prefer the better: the condition is a
// conjunction of clauses without any "prefers".
type Condition struct {
	Concept      Concept
	Block, State int
	// Clauses must all hold. None follows from another one, nor from those
	// that have one alternative only. With no clause the block always stays.
	Clauses []Clause
}

// A Clause is what keeps a block from one of its moves. One of its
// alternatives must hold.
type Clause struct {
	To           int // where the move leads
	Alternatives []Alternative
}

// An Alternative holds when the block prefers none of the states (ascending) to
// the one in question: the move's end itself; or an answer of the others and,
// where the concept lets the block move again, whatever it can reach from there.
// None contains another alternative of the clause.
type Alternative []int

// Holds reports whether the condition holds for a preference: preferred(t) says
// that the block, every member of a coalition, prefers t to the state.
func (c *Condition) Holds(preferred func(t int) bool) bool {
	for _, clause := range c.Clauses {
		if !clause.Holds(preferred) {
			return false
		}
	}
	return true
}

// Holds reports whether one of the alternatives holds.
func (c Clause) Holds(preferred func(t int) bool) bool {
	return slices.ContainsFunc(c.Alternatives, func(a Alternative) bool { return !slices.ContainsFunc(a, preferred) })
}

// Condition returns when block b stays in state s. It returns a
// *conflict.TooLargeError for more than MaxInverseStates states.
func (m *Model) Condition(ctx context.Context, concept Concept, b, s int) (*Condition, error) {
	if len(m.States) > MaxInverseStates {
		return nil, &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"%d feasible states; what would have to change is asked of at most %d", len(m.States), MaxInverseStates)}
	}
	g, err := m.newGame(ctx, b)
	if err != nil {
		return nil, err
	}
	c := &Condition{Concept: concept, Block: b, State: s}
	for _, t := range m.Blocks[b].moves[s] {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if clause, binds := g.clause(concept, s, int(t)); binds {
			c.Clauses = append(c.Clauses, clause)
		}
	}
	c.reduce()
	return c, nil
}

// clause is the clause of the move from s to t; it does not bind when the others
// have an answer that is s itself, and from which nothing leads elsewhere.
func (g *game) clause(concept Concept, s, t int) (clause Clause, binds bool) {
	clause = Clause{To: t, Alternatives: []Alternative{{t}}}
	for u := range g.answers(concept, s, t).each {
		a := g.alternative(concept, s, u)
		if len(a) == 0 {
			return clause, false
		}
		clause.Alternatives = append(clause.Alternatives, a)
	}
	clause.Alternatives = shortest(clause.Alternatives)
	return clause, true
}

// answers are the states that the concept credits the others with bringing
// about when the block moves from s to t.
func (g *game) answers(concept Concept, s, t int) set {
	switch concept {
	case Nash:
		return newSet(len(g.States))
	case GMR, SMR:
		return g.countermoves[t]
	case SEQ, SSEQ:
		return g.counterimprovements[t]
	case SIM:
		joint := newSet(len(g.States))
		g.meets(s, t, func(u int, _ []simultaneous) bool {
			joint.add(u)
			return false
		})
		return joint
	}
	panic("stability: unknown concept")
}

// alternative lists what the block must not prefer to s for u to deter it.
func (g *game) alternative(concept Concept, s, u int) Alternative {
	a := Alternative{u}
	if concept == SMR || concept == SSEQ {
		for _, v := range g.Blocks[g.b].moves[u] {
			a = append(a, int(v))
		}
	}
	a = slices.DeleteFunc(a, func(v int) bool { return v == s })
	slices.Sort(a)
	return slices.Compact(a)
}

// shortest leaves out the alternatives that contain another one.
func shortest(all []Alternative) []Alternative {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b Alternative) int { return len(a) - len(b) })
	var kept []Alternative
	for _, a := range all {
		if !slices.ContainsFunc(kept, func(k Alternative) bool { return contains(a, k) }) {
			kept = append(kept, a)
		}
	}
	return kept
}

// contains reports whether the ascending b is part of the ascending a.
func contains(a, b Alternative) bool {
	k := 0
	for _, v := range a {
		if k < len(b) && b[k] == v {
			k++
		}
	}
	return k == len(b)
}

// reduce leaves out what follows from the rest: first what the clauses with a
// single alternative of one state say is struck from the others, until nothing
// changes, then each clause that follows from another one is left out.
func (c *Condition) reduce() {
	sure := map[int]bool{}
	for changed := true; changed; {
		changed = false
		for _, clause := range c.Clauses {
			if len(clause.Alternatives) != 1 {
				continue
			}
			for _, v := range clause.Alternatives[0] {
				changed = changed || !sure[v]
				sure[v] = true
			}
		}
		c.strike(sure)
	}
	for k := 0; k < len(c.Clauses); k++ {
		follows := slices.IndexFunc(c.Clauses, func(d Clause) bool { return d.To != c.Clauses[k].To && d.implies(c.Clauses[k]) })
		if follows >= 0 {
			c.Clauses = slices.Delete(c.Clauses, k, k+1)
			k--
		}
	}
}

// strike takes what is sure out of the clauses that have a choice.
func (c *Condition) strike(sure map[int]bool) {
	c.Clauses = slices.DeleteFunc(c.Clauses, func(clause Clause) bool {
		return len(clause.Alternatives) > 1 && clause.Holds(func(t int) bool { return !sure[t] })
	})
	for k, clause := range c.Clauses {
		if len(clause.Alternatives) == 1 {
			continue
		}
		var left []Alternative
		for _, a := range clause.Alternatives {
			left = append(left, slices.DeleteFunc(slices.Clone(a), func(v int) bool { return sure[v] }))
		}
		c.Clauses[k].Alternatives = shortest(left)
	}
}

// implies reports whether each alternative of c contains one of d.
func (c Clause) implies(d Clause) bool {
	for _, a := range c.Alternatives {
		if !slices.ContainsFunc(d.Alternatives, func(x Alternative) bool { return contains(a, x) }) {
			return false
		}
	}
	return true
}
