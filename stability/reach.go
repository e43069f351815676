package stability

// legalSequences gives, for every state s, the set of states that the movers
// reach from s by a legal sequence of moves: at least one move, and nobody
// moves twice in a row, but may move again after another has (Fang, Hipel &
// Kilgour 1993, section 4.2.2). moves[j][s] lists the states to which mover j
// can move from s.
//
// Where a sequence stands is a state and who moved last. What can still be
// reached from there does not depend on the way, so it is computed once for
// each such place, in the order in which Tarjan (1972) finds the strongly
// connected components: places that reach each other reach the same states.
func legalSequences(states int, moves [][][]int32) []set {
	w := &walk{states: states, moves: moves}
	w.index = make([]int32, states*len(moves))
	w.low = make([]int32, states*len(moves))
	w.after = make([]set, states*len(moves))

	reached := make([]set, states)
	for s := range reached {
		reached[s] = newSet(states)
		for j := range moves {
			w.collect(reached[s], s, j)
		}
	}
	return reached
}

// A walk computes after[place]: the states that a sequence reaches which
// stands at a place.
type walk struct {
	states int
	moves  [][][]int32
	index  []int32 // order of discovery from 1; 0 is undiscovered
	low    []int32 // least index known to be reachable within the component
	after  []set   // nil until the place's component is complete
	stack  []int32 // places whose components are not complete
	found  int32
}

func (w *walk) at(s, last int) int { return last*w.states + s }

// collect adds to x the states that mover j reaches from s, and all that the
// movers reach from there.
func (w *walk) collect(x set, s, j int) {
	var done set
	for _, t := range w.moves[j][s] {
		x.add(int(t))
		place := w.at(int(t), j)
		if w.index[place] == 0 {
			w.discover(place)
		}
		if next := w.after[place]; len(next) > 0 && (done == nil || &next[0] != &done[0]) {
			x.addAll(next)
			done = next
		}
	}
}

// A visit is a place on the way of the depth-first search, and how far its
// moves have been followed.
type visit struct {
	place, mover, move int
}

// discover completes the component of a place and all it reaches. It keeps
// its own stack: the way through a large conflict is longer than a call
// stack should be.
func (w *walk) discover(start int) {
	way := []visit{w.enter(start)}
	for len(way) > 0 {
		v := &way[len(way)-1]
		if next, ok := w.follow(v); ok {
			if w.index[next] == 0 {
				way = append(way, w.enter(next))
			} else if w.after[next] == nil {
				w.low[v.place] = min(w.low[v.place], w.index[next])
			}
			continue
		}
		place := v.place
		way = way[:len(way)-1]
		if len(way) > 0 {
			parent := way[len(way)-1].place
			w.low[parent] = min(w.low[parent], w.low[place])
		}
		if w.low[place] == w.index[place] {
			w.complete(place)
		}
	}
}

func (w *walk) enter(place int) visit {
	w.found++
	w.index[place], w.low[place] = w.found, w.found
	w.stack = append(w.stack, int32(place))
	return visit{place: place}
}

// follow returns the next place to which a move leads: by anyone but the
// mover who moved last.
func (w *walk) follow(v *visit) (place int, ok bool) {
	s, last := v.place%w.states, v.place/w.states
	for ; v.mover < len(w.moves); v.mover, v.move = v.mover+1, 0 {
		if v.mover == last || v.move >= len(w.moves[v.mover][s]) {
			continue
		}
		v.move++
		return w.at(int(w.moves[v.mover][s][v.move-1]), v.mover), true
	}
	return 0, false
}

// complete takes the component of root from the stack; every place in it
// shares one set.
func (w *walk) complete(root int) {
	n := len(w.stack) - 1
	for int(w.stack[n]) != root {
		n--
	}
	component := w.stack[n:]
	reached := newSet(w.states)
	for _, place := range component {
		v := visit{place: int(place)}
		for next, ok := w.follow(&v); ok; next, ok = w.follow(&v) {
			reached.add(next % w.states)
			if after := w.after[next]; after != nil {
				reached.addAll(after)
			}
		}
	}
	for _, place := range component {
		w.after[place] = reached
	}
	w.stack = w.stack[:n]
}
