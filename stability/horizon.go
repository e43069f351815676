package stability

import (
	"context"
	"fmt"
	"slices"

	"parley/conflict"
)

// The bounds of looking ahead by backward induction.
const (
	MaxHorizon   = 100
	maxForesight = 1 << 10 // states
	maxForeseen  = 1 << 13 // pairs of a state and a block
	maxSettling  = 200     // horizons tried until what is foreseen repeats
)

// A Foresight is what the blocks foresee within every horizon up to H:
// limited-move stability L_h and non-myopic stability (Brams & Wittman 1981;
// Kilgour 1985; Fang, Hipel & Kilgour 1993, chapter 3).
//
// Let E_h(j, s) be the states in which the conflict may end when it stands at
// s, j moved last and h moves are left, nobody moving twice in a row. E_0(j, s)
// is s alone. With a move to t block i may bring about any end of E_{h-1}(i, t)
// and counts on the worst of them. It moves from s, to any of its best t, when
// that is better than s; else it stays. E_h(j, s) joins what every block but j
// that would move brings about; where none would, it is s alone.
//
// State s is L_h stable for i when i, moving first with h moves left, stays.
//
// With two blocks whose preferences have no ties each E_h(j, s) is the one
// state G_h of the literature. With ties, and with more than two blocks, who
// is next and which of equally good moves is made is not known beforehand, and
// a block counts on the worst: a cautious reading, of which the literature has
// several (Soares, Rêgo & Vieira).
type Foresight struct {
	*Model
	H     int
	steps []foreseen // by horizon, from 0
	// What is foreseen after horizon first is foreseen again after horizon
	// last, and so on for ever; both are 0 where it was not found to repeat.
	first, last int
}

// A foreseen is what is foreseen with some number of moves left.
type foreseen struct {
	ends   [][]set   // E_h, by the block that moved last and by state
	stays  [][]bool  // by block and state: moving first, it stays
	toward [][]int32 // by block and state: the first of its best moves, or -1
}

// Foresee computes what is foreseen within horizons up to h, 1 to MaxHorizon,
// and whether it settles. It returns a *conflict.TooLargeError for more than
// maxForesight states or maxForeseen pairs of a state and a block.
func (m *Model) Foresee(ctx context.Context, h int) (*Foresight, error) {
	if h < 1 || h > MaxHorizon {
		return nil, fmt.Errorf("horizon %d; want 1 to %d moves", h, MaxHorizon)
	}
	if n := len(m.States); n > maxForesight || n*len(m.Blocks) > maxForeseen {
		return nil, &conflict.TooLargeError{Options: len(m.Conflict.Options), What: fmt.Sprintf(
			"%d states and %d parties; looking ahead takes at most %d states, and %d pairs of the two", n, len(m.Blocks), maxForesight, maxForeseen)}
	}
	f := &Foresight{Model: m, H: h, steps: []foreseen{m.endHere()}}
	for range h {
		next, err := m.lookBack(ctx, f.steps[len(f.steps)-1])
		if err != nil {
			return nil, err
		}
		f.steps = append(f.steps, next)
	}
	return f, f.settle(ctx)
}

// endHere is E_0: no move is left.
func (m *Model) endHere() foreseen {
	f := foreseen{}
	for range m.Blocks {
		ends := make([]set, len(m.States))
		for s := range ends {
			ends[s] = newSet(len(m.States))
			ends[s].add(s)
		}
		f.ends = append(f.ends, ends)
	}
	return f
}

// lookBack computes E_h from E_{h-1}.
func (m *Model) lookBack(ctx context.Context, before foreseen) (foreseen, error) {
	f := foreseen{}
	outcomes := make([][]set, len(m.Blocks)) // by block and state: what it brings about; nil where it stays
	for i := range m.Blocks {
		outcomes[i] = make([]set, len(m.States))
		stays, toward := make([]bool, len(m.States)), make([]int32, len(m.States))
		err := inParallel(ctx, len(m.States), func(s int) {
			best := m.bestMoves(before, i, s)
			stays[s], toward[s] = len(best) == 0, -1
			if len(best) > 0 {
				toward[s] = best[0]
				outcomes[i][s] = newSet(len(m.States))
			}
			for _, t := range best {
				outcomes[i][s].addAll(before.ends[i][t])
			}
		})
		if err != nil {
			return f, err
		}
		f.stays, f.toward = append(f.stays, stays), append(f.toward, toward)
	}
	for j := range m.Blocks {
		f.ends = append(f.ends, m.endsAfter(j, outcomes))
	}
	return f, nil
}

// bestMoves lists the moves of block i from s whose worst end is best for it,
// when that is better than s.
func (m *Model) bestMoves(before foreseen, i, s int) []int32 {
	var best []int32
	worst := s // the end that the best moves so far have
	for _, t := range m.Blocks[i].moves[s] {
		end := m.worstEnd(i, before.ends[i][t])
		switch {
		case !m.prefers(m.Blocks[i], end, s):
		case len(best) == 0 || m.prefers(m.Blocks[i], end, worst):
			best, worst = []int32{t}, end
		case !m.prefers(m.Blocks[i], worst, end):
			best = append(best, t)
		}
	}
	return best
}

// worstEnd returns an end that block i likes least. For a coalition that is
// one that no other end is worse than for all members.
func (m *Model) worstEnd(i int, ends set) int {
	worst := -1
	for s := range ends.each {
		if worst < 0 || m.prefers(m.Blocks[i], worst, s) {
			worst = s
		}
	}
	return worst
}

// endsAfter joins what the blocks other than j bring about.
func (m *Model) endsAfter(j int, outcomes [][]set) []set {
	ends := make([]set, len(m.States))
	for s := range ends {
		ends[s] = newSet(len(m.States))
		moved := false
		for i := range m.Blocks {
			if i != j && outcomes[i][s] != nil {
				ends[s].addAll(outcomes[i][s])
				moved = true
			}
		}
		if !moved {
			ends[s].add(s)
		}
	}
	return ends
}

// Stable reports whether the state is L_h stable for the block, h being 1 to H.
func (f *Foresight) Stable(h, b, state int) bool { return f.steps[h].stays[b][state] }

// Equilibrium reports whether the state is L_h stable for every block.
func (f *Foresight) Equilibrium(h, state int) bool {
	return !slices.ContainsFunc(f.steps[h].stays, func(stays []bool) bool { return !stays[state] })
}

// Expects returns where the block moves from an L_h unstable state, the first
// of its best moves, and the ends that it then counts on.
func (f *Foresight) Expects(h, b, state int) (to int, ends []int) {
	to = int(f.steps[h].toward[b][state])
	for s := range f.steps[h-1].ends[b][to].each {
		ends = append(ends, s)
	}
	return to, ends
}
