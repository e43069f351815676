package stability

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
)

// A Stance is what a party makes of comparisons that are not plain: which
// moves it counts as gains, which states it counts as losses that deter it,
// and which countermoves it takes to be credible. GMR, SMR and SEQ are one
// definition for every stance; for Plain they are those of definition.go.
type Stance struct {
	Key, Name string
	Question  string // what the stance stands for, in words
	// gain: the party would move from s to t for the sake of t.
	gain func(p *prospect, t, s int) bool
	// loss: u deters the party from leaving s.
	loss func(p *prospect, u, s int) bool
	// reply: the party, as an opponent, is taken to move from s to t under SEQ.
	reply func(p *prospect, t, s int) bool
}

// A prospect is how one party compares states: by degree, and by probability.
type prospect struct {
	*order
	chance *chances
}

// StanceConcepts are the concepts that every stance has.
var StanceConcepts = []Concept{Nash, GMR, SMR, SEQ}

// Plain is the stance of definition.go: what is unknown does not count, and
// all gains and losses weigh alike.
var Plain = Stance{
	Key: "plain", Name: "plain", Question: "every gain tempts, and everything that is no gain deters",
	gain:  func(p *prospect, t, s int) bool { return p.rank[t] > p.rank[s] },
	loss:  func(p *prospect, u, s int) bool { return p.rank[u] <= p.rank[s] },
	reply: func(p *prospect, t, s int) bool { return p.rank[t] > p.rank[s] },
}

// A look is a model as block b faces it under a stance.
type look struct {
	*Model
	b         int
	stance    Stance
	prospects []prospect // by party
	// countermoves[t] is R_{N-b}(t). replies[t] is what the opponents reach
	// from t by legal sequences of moves that the stance takes to be credible.
	countermoves, replies []set
}

// stable is the definition of each concept under the look's stance: in the
// comments t runs over the moves of i from s that it counts as gains.
func (l *look) stable(concept Concept, s int) bool {
	return !slices.ContainsFunc(l.gains(s), func(t int) bool { return !l.answered(concept, s, t) })
}

func (l *look) answered(concept Concept, s, t int) bool {
	switch concept {
	case Nash: // no t at all
		return false
	case GMR: // every t has a u in R_{N-i}(t) that i counts as a loss
		return exists(l.countermoves[t], func(u int) bool { return l.loss(u, s) })
	case SMR: // the same, and i counts every v in R_i(u) as a loss
		return exists(l.countermoves[t], func(u int) bool { return l.loss(u, s) && l.held(u, s) })
	case SEQ: // every t has a u, reached by credible moves, that i counts as a loss
		return exists(l.replies[t], func(u int) bool { return l.loss(u, s) })
	case SSEQ, SIM:
	}
	panic("stability: no stance judges " + concept.String())
}

// gains lists the moves of the block from s that every member counts as gains.
func (l *look) gains(s int) []int {
	var gains []int
	for _, t := range l.Blocks[l.b].moves[s] {
		if l.all(l.Blocks[l.b], int(t), s, l.stance.gain) {
			gains = append(gains, int(t))
		}
	}
	return gains
}

// loss: some member counts u as a loss beside s.
func (l *look) loss(u, s int) bool {
	return slices.ContainsFunc(l.Blocks[l.b].Parties, func(i int) bool { return l.stance.loss(&l.prospects[i], u, s) })
}

// held: wherever the block goes from u, it is at a loss beside s.
func (l *look) held(u, s int) bool {
	return !slices.ContainsFunc(l.Blocks[l.b].moves[u], func(v int32) bool { return !l.loss(int(v), s) })
}

func (l *look) all(b Block, t, s int, counts func(*prospect, int, int) bool) bool {
	for _, i := range b.Parties {
		if !counts(&l.prospects[i], t, s) {
			return false
		}
	}
	return true
}

// A StanceSolution says for every stance, concept, block and state whether the
// state is stable.
type StanceSolution struct {
	*Model
	Stances []Stance

	prospects []prospect   // by party
	stable    [][][][]bool // by stance, concept, block, state
}

// prospects are the parties' preferences: their degrees as the conflict is
// read where nothing is drawn, their probabilities as it says.
func (m *Model) prospects(c *conflict.Conflict) []prospect {
	all := make([]prospect, len(c.Parties))
	for i, p := range c.Parties {
		all[i] = prospect{
			m.newOrder(m.Conflict.Preference(p.ID), m.rank[i]),
			m.newChances(c.Preference(p.ID), m.rank[i]),
		}
	}
	return all
}

// SolveStances judges every state of the conflict under the stances. It
// returns the errors of NewModel, and a *conflict.TooLargeError when the
// credible countermoves are too many to follow.
func SolveStances(ctx context.Context, c *conflict.Conflict, stances []Stance) (*StanceSolution, error) {
	m, err := NewModel(ctx, c.Settled())
	if err != nil {
		return nil, err
	}
	prospects := m.prospects(c)
	solution := &StanceSolution{Model: m, Stances: stances, prospects: prospects}
	for _, stance := range stances {
		byConcept := make([][][]bool, len(Concepts))
		for b := range m.Blocks {
			l, err := m.newLook(ctx, stance, prospects, b)
			if err != nil {
				return nil, err
			}
			for _, concept := range StanceConcepts {
				stable := make([]bool, len(m.States))
				if err := inParallel(ctx, len(m.States), func(s int) { stable[s] = l.stable(concept, s) }); err != nil {
					return nil, err
				}
				byConcept[concept] = append(byConcept[concept], stable)
			}
		}
		solution.stable = append(solution.stable, byConcept)
	}
	return solution, nil
}

// newLook computes what the opponents of block b can reach, and credibly reach.
func (m *Model) newLook(ctx context.Context, stance Stance, prospects []prospect, b int) (*look, error) {
	l := &look{Model: m, b: b, stance: stance, prospects: prospects}
	var moves, credible [][][]int32
	for o, opponent := range m.Blocks {
		if o != b && opponent.canMove() {
			moves = append(moves, opponent.moves)
			credible = append(credible, l.credibleMoves(opponent))
		}
	}
	var err error
	if l.countermoves, err = m.sequencesFromAll(ctx, moves); err != nil {
		return nil, err
	}
	l.replies, err = m.sequencesFromAll(ctx, credible)
	return l, err
}

func (l *look) credibleMoves(b Block) [][]int32 {
	credible := make([][]int32, len(l.States))
	for s := range credible {
		for _, t := range b.moves[s] {
			if l.all(b, int(t), s, l.stance.reply) {
				credible[s] = append(credible[s], t)
			}
		}
	}
	return credible
}

// maxStandings bounds the pairs of a state and of who moved last.
const maxStandings = 1 << 15

// sequencesFromAll gives, for every state, what the movers reach by legal
// sequences, following who moved last beside the state. The plain closure of
// legalSequences will not do here, for two reasons. Moves that are credible
// because nobody knows better, or because they are likely enough, do not
// compose: two of them in a row may make a worse move. And where a state may
// be a gain and a loss at once, it matters whether the others can lead back to
// where they began, or one of them only goes and comes back.
func (m *Model) sequencesFromAll(ctx context.Context, moves [][][]int32) ([]set, error) {
	n := len(moves) + 1 // the last standing of each state: nobody has moved
	if len(m.States)*n > maxStandings {
		return nil, &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"%d states and %d parties that can answer, of which at most %d pairs can be followed", len(m.States), len(moves), maxStandings)}
	}
	next := make([][]int32, len(m.States)*n)
	for s := range m.States {
		for last := range n {
			for j := range moves {
				if j == last {
					continue
				}
				for _, t := range moves[j][s] {
					next[s*n+last] = append(next[s*n+last], int32(int(t)*n+j))
				}
			}
		}
	}
	standings, err := legalSequences(ctx, len(next), [][][]int32{next})
	if err != nil {
		return nil, err
	}
	reached := make([]set, len(m.States))
	for s := range reached {
		reached[s] = newSet(len(m.States))
		for at := range standings[s*n+n-1].each {
			reached[s].add(at / n)
		}
	}
	return reached, nil
}

// Stable reports whether the state is stable for the block under a stance and
// a concept of StanceConcepts.
func (s *StanceSolution) Stable(stance int, concept Concept, b, state int) bool {
	return s.stable[stance][concept][b][state]
}

// Equilibrium reports whether the state is stable for every block.
func (s *StanceSolution) Equilibrium(stance int, concept Concept, state int) bool {
	for b := range s.Blocks {
		if !s.stable[stance][concept][b][state] {
			return false
		}
	}
	return true
}
