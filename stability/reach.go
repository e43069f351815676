package stability

import "context"

// legalSequences gives, for every state s, the states that the movers reach
// from s by a legal sequence of moves: at least one move, and nobody moves
// twice in a row, but may move again after another has (Fang, Hipel & Kilgour
// 1993, section 4.2.2). moves[j][s] lists the states to which mover j can move
// from s.
//
// The moves of each mover must compose: when j can move from s to t and from t
// to u, other than s, it can move from s to u. Moves that change options do,
// with rules and irreversible options as well, and so do improvements, since
// preference is transitive. Two moves of one mover in a row are then one move
// of it, or none, so that every sequence can be made legal, and the plain
// closure of all moves is what legal sequences reach. It may hold s itself
// where only a mover's going and coming back leads there; that is never a
// sanction, since it is the improvement that was to be answered.
//
// Sets are shared between states that reach each other: the strongly
// connected components, in the order in which Tarjan (1972) finds them.
func legalSequences(ctx context.Context, states int, moves [][][]int32) ([]set, error) {
	w := &walk{moves: moves, index: make([]int32, states), low: make([]int32, states), reached: make([]set, states)}
	for s := range states {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if w.index[s] == 0 {
			w.discover(s)
		}
	}
	return w.reached, nil
}

// A walk is one depth-first search through the moves.
type walk struct {
	moves   [][][]int32
	index   []int32 // order of discovery from 1; 0 is undiscovered
	low     []int32 // least index known to be reachable within the component
	reached []set   // nil until the state's component is complete
	stack   []int32 // states whose components are not complete
	found   int32
}

// A visit is a state on the way of the search, and how far its moves have
// been followed.
type visit struct {
	state, mover, move int
}

// discover completes the component of a state and all it reaches. It keeps
// its own stack: the way through a large conflict is longer than a call
// stack should be.
func (w *walk) discover(start int) {
	way := []visit{w.enter(start)}
	for len(way) > 0 {
		v := &way[len(way)-1]
		if next, ok := w.follow(v); ok {
			if w.index[next] == 0 {
				way = append(way, w.enter(next))
			} else if w.reached[next] == nil {
				w.low[v.state] = min(w.low[v.state], w.index[next])
			}
			continue
		}
		s := v.state
		way = way[:len(way)-1]
		if len(way) > 0 {
			parent := way[len(way)-1].state
			w.low[parent] = min(w.low[parent], w.low[s])
		}
		if w.low[s] == w.index[s] {
			w.complete(s)
		}
	}
}

func (w *walk) enter(s int) visit {
	w.found++
	w.index[s], w.low[s] = w.found, w.found
	w.stack = append(w.stack, int32(s))
	return visit{state: s}
}

// follow returns the next state to which a move leads.
func (w *walk) follow(v *visit) (state int, ok bool) {
	for ; v.mover < len(w.moves); v.mover, v.move = v.mover+1, 0 {
		if moves := w.moves[v.mover][v.state]; v.move < len(moves) {
			v.move++
			return int(moves[v.move-1]), true
		}
	}
	return 0, false
}

// complete takes the component of root from the stack; every state in it
// shares one set.
func (w *walk) complete(root int) {
	n := len(w.stack) - 1
	for int(w.stack[n]) != root {
		n--
	}
	component := w.stack[n:]
	reached := newSet(len(w.index))
	for _, s := range component {
		v := visit{state: int(s)}
		for next, ok := w.follow(&v); ok; next, ok = w.follow(&v) {
			if after := w.reached[next]; after != nil && !reached.has(next) {
				reached.addAll(after)
			}
			reached.add(next)
		}
	}
	for _, s := range component {
		w.reached[s] = reached
	}
	w.stack = w.stack[:n]
}
