package stability

import (
	"context"
	"slices"
)

// An Argument is why a state is or is not stable for a block under a concept.
// Its verdict follows from it: stable means that every improvement has a
// sanction.
type Argument struct {
	Concept      Concept
	Block, State int
	Improvements []Improvement // all of R_i+(s), ascending
}

// Stable is the verdict.
func (a *Argument) Stable() bool {
	return !slices.ContainsFunc(a.Improvements, func(i Improvement) bool { return i.Sanction == nil })
}

// An Improvement is one state that the block could move to and prefers, with
// what the others could do about it.
type Improvement struct {
	To       int
	Sanction *Sanction // nil: nothing deters the block
	// Answers counts the states that the others could bring about in the way
	// that the concept credits them with; Worse those among them that are no
	// better for the block. Both are 0 under Nash, which looks no further.
	Answers, Worse int
	// Escape is set when the concept lets the block move again and every
	// answer that would hurt it has a way out: one such answer, and where the
	// block goes from there.
	Escape *Escape
}

// A Sanction is one answer of the others that deters a block.
type Sanction struct {
	// Steps lead from the improvement to the sanctioning state by a shortest
	// legal sequence. Under SIM they are the opponents' simultaneous moves
	// from the state in question, each with the state it would lead to alone.
	Steps []Move
	To    int // the sanctioning state
}

// An Escape is a way out of an answer.
type Escape struct {
	From int // the state that the others brought about
	To   int // where the block can go, which it prefers to the state in question
}

// A Move is one change of state by one block.
type Move struct {
	Block    int
	From, To int
}

// Explain gives the argument for a state, block and concept.
func (m *Model) Explain(ctx context.Context, concept Concept, b, s int) (*Argument, error) {
	a := &Argument{Concept: concept, Block: b, State: s}
	for _, t := range m.Blocks[b].improvements[s] {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		a.Improvements = append(a.Improvements, m.answer(concept, b, s, int(t)))
	}
	return a, nil
}

// answer finds what the others can do about b's improvement from s to t.
func (m *Model) answer(concept Concept, b, s, t int) Improvement {
	if concept == Nash {
		return Improvement{To: t}
	}
	if concept == SIM {
		return m.simultaneousAnswer(b, s, t)
	}
	credible := concept == SEQ || concept == SSEQ
	escapable := concept == SMR || concept == SSEQ
	g := &game{Model: m, b: b}
	answer := Improvement{To: t}
	ways := m.sequences(t, func(o int) bool { return o != b }, credible)
	for _, u := range ways.order {
		answer.Answers++
		if !g.noBetter(u, s) {
			continue
		}
		answer.Worse++
		switch {
		case answer.Sanction != nil:
		case !escapable || g.noEscape(u, s):
			answer.Sanction = &Sanction{Steps: ways.to(u), To: u}
		case answer.Escape == nil:
			answer.Escape = m.escape(b, u, s)
		}
	}
	if answer.Sanction != nil {
		answer.Escape = nil
	}
	return answer
}

// escape finds the best way for b out of u to a state it prefers to s.
func (m *Model) escape(b, u, s int) *Escape {
	best := -1
	for _, v := range m.Blocks[b].moves[u] {
		if m.prefers(m.Blocks[b], int(v), s) && (best < 0 || m.prefers(m.Blocks[b], int(v), best)) {
			best = int(v)
		}
	}
	return &Escape{From: u, To: best}
}

func (m *Model) simultaneousAnswer(b, s, t int) Improvement {
	g := &game{Model: m, b: b}
	answer := Improvement{To: t}
	joint := map[int]bool{}
	g.meets(s, t, func(u int, choice []simultaneous) bool {
		if !joint[u] {
			joint[u] = true
			answer.Answers++
			if g.noBetter(u, s) {
				answer.Worse++
			}
		}
		if answer.Sanction == nil && g.noBetter(u, s) {
			answer.Sanction = &Sanction{To: u}
			for _, c := range choice {
				answer.Sanction.Steps = append(answer.Sanction.Steps, Move{c.block, s, c.to})
			}
		}
		return false
	})
	return answer
}

// A search holds shortest legal sequences from one state.
type search struct {
	order []int               // the states reached, nearest first, each once
	first map[int]standing    // how each state is first reached
	from  map[standing]origin // the step before
}

// A standing is where a sequence stands: the state, and which block moved
// last.
type standing struct{ state, last int }

// An origin is the standing before a step; its state is the step's From.
type origin struct{ standing }

// nobody has moved yet.
const nobody = -1

// sequences searches breadth first for what the blocks that may move reach
// from s by legal sequences of moves, or of improvements only.
func (m *Model) sequences(s int, may func(block int) bool, improving bool) *search {
	w := &search{first: map[int]standing{}, from: map[standing]origin{}}
	queue := []standing{{s, nobody}}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for b := range m.Blocks {
			if b == at.last || !may(b) {
				continue
			}
			moves := m.Blocks[b].moves[at.state]
			if improving {
				moves = m.Blocks[b].improvements[at.state]
			}
			for _, t := range moves {
				next := standing{int(t), b}
				if _, seen := w.from[next]; seen {
					continue
				}
				w.from[next] = origin{at}
				if _, seen := w.first[next.state]; !seen {
					w.first[next.state] = next
					w.order = append(w.order, next.state)
				}
				queue = append(queue, next)
			}
		}
	}
	return w
}

// to gives the steps of a shortest sequence to a state that was reached.
func (w *search) to(t int) []Move {
	var steps []Move
	at := w.first[t]
	for {
		before := w.from[at]
		steps = append(steps, Move{at.last, before.state, at.state})
		if before.last == nobody {
			slices.Reverse(steps)
			return steps
		}
		at = before.standing
	}
}
