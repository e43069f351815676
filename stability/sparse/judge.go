package sparse

import (
	"cmp"
	"math"
	"slices"

	"parley/stability/small"
)

// A judge holds the numbers of one draw.
type judge struct {
	*table
	keys   [][]uint64 // by party and state
	order  [][]int32  // by party: as its mover's, each line with the best state first
	ahead  [][]int32  // by party and state: how many states it improves to
	best   []uint64   // by state: the highest key that the party in question can reach
	number []uint64   // by state: what the others lead to
	alive  small.Equilibria
	joint  joint
}

func newJudge(t *table) *judge {
	n := len(t.States)
	j := &judge{table: t, best: make([]uint64, n), number: make([]uint64, n), joint: newJoint(t)}
	for _, m := range t.movers {
		j.order = append(j.order, slices.Clone(m.order))
		j.ahead = append(j.ahead, make([]int32, n))
	}
	for c := range j.alive {
		j.alive[c] = make([]uint64, (n+63)/64)
	}
	return j
}

// Judge implements small.Judge.
func (j *judge) Judge(keys [][]uint64) small.Equilibria {
	j.keys = keys
	for p := range j.movers {
		j.sort(p)
	}
	for c := range j.alive {
		j.fill(j.alive[c])
	}
	for p := range j.movers {
		j.reachBest(p)
		j.drop(small.Nash, p, j.best)
		j.answered(small.GMR, p, keys[p], j.move)
		j.answered(small.SMR, p, j.best, j.move)
	}
	copy(j.alive[small.SEQ], j.alive[small.GMR])
	copy(j.alive[small.SSEQ], j.alive[small.SMR])
	for p := range j.movers {
		j.reachBest(p)
		j.answered(small.SEQ, p, keys[p], j.improve)
		j.answered(small.SSEQ, p, j.best, j.improve)
	}
	found := j.alive
	if !j.simultaneous() {
		found[small.SIM] = nil
	}
	return found
}

func (j *judge) fill(set []uint64) {
	for w := range set {
		set[w] = math.MaxUint64
	}
	if rest := len(j.States) % 64; rest > 0 {
		set[len(set)-1] = 1<<rest - 1
	}
}

// sort puts each line of the party in order and counts the improvements from
// every state.
func (j *judge) sort(p int) {
	m, keys := &j.movers[p], j.keys[p]
	for class, l := range m.lines {
		states := j.order[p][l.from:l.to]
		slices.SortFunc(states, func(s, t int32) int { return cmp.Compare(keys[t], keys[s]) })
		better := 0
		for k, s := range states {
			if keys[s] != keys[states[better]] {
				better = k
			}
			if m.class[s] == int32(class) {
				j.ahead[p][s] = int32(better)
			}
		}
	}
}

// improvements lists the states to which the party improves from s, the best
// first.
func (j *judge) improvements(p, s int) []int32 {
	class := j.movers[p].class[s]
	if class < 0 {
		return nil
	}
	return j.order[p][j.movers[p].lines[class].from:][:j.ahead[p][s]]
}

// reachBest gives each state the highest key that the party can reach from
// there by one move or by staying.
func (j *judge) reachBest(p int) {
	copy(j.best, j.keys[p])
	for class, l := range j.movers[p].lines {
		states := j.order[p][l.from:l.to]
		j.set(p, class, states, j.best, j.keys[p][states[0]])
	}
}

// set gives those of a line's states that are of its class a number, and
// reports whether that changed any.
func (j *judge) set(p, class int, states []int32, number []uint64, to uint64) (changed bool) {
	m := &j.movers[p]
	for _, s := range states {
		if m.class[s] == int32(class) && number[s] != to {
			number[s], changed = to, true
		}
	}
	return changed
}

// answered drops the states that the party would leave when the others answer
// by steps of a kind, and lead to the lowest of some numbers.
func (j *judge) answered(c small.Concept, p int, numbers []uint64, step func(p int) bool) {
	copy(j.number, numbers)
	j.lower(p, step)
	keys := j.keys[p]
	for s, key := range keys {
		j.number[s] = min(j.number[s], key)
	}
	for class, l := range j.movers[p].lines {
		states := j.order[p][l.from:l.to]
		highest := uint64(0)
		for _, s := range states {
			highest = max(highest, j.number[s])
		}
		j.set(p, class, states, j.number, highest)
	}
	j.drop(c, p, j.number)
}

// drop drops the states whose key is below the bar from the equilibria.
func (j *judge) drop(c small.Concept, p int, bar []uint64) {
	for s, key := range j.keys[p] {
		if bar[s] > key {
			j.alive[c][s>>6] &^= 1 << (s & 63)
		}
	}
}

// lower lets the party's opponents step, one after the other, until no number
// changes: each is then the lowest of those to which they lead.
func (j *judge) lower(p int, step func(p int) bool) {
	for idle, o := 0, 0; idle < len(j.movers)-1; o = (o + 1) % len(j.movers) {
		if o == p {
			continue
		}
		if idle++; step(o) {
			idle = 1
		}
	}
}

// move gives each state the lowest of the numbers of the states that the party
// reaches from there by one move, and of its own.
func (j *judge) move(p int) (changed bool) {
	for class, l := range j.movers[p].lines {
		states := j.movers[p].order[l.from:l.to]
		lowest := uint64(math.MaxUint64)
		for _, s := range states {
			lowest = min(lowest, j.number[s])
		}
		changed = j.set(p, class, states, j.number, lowest) || changed
	}
	return changed
}

// improve does the same with improvements: it goes through each line from the
// best state to the worst, and keeps the lowest number met so far.
func (j *judge) improve(p int) (changed bool) {
	keys, classes := j.keys[p], j.movers[p].class
	for class, l := range j.movers[p].lines {
		lowest, level := uint64(math.MaxUint64), uint64(math.MaxUint64) // of what is better, and with what is as good
		key := uint64(0)
		for k, s := range j.order[p][l.from:l.to] {
			if k == 0 || keys[s] != key {
				key, lowest = keys[s], level
			}
			if classes[s] == int32(class) && j.number[s] > lowest {
				j.number[s], changed = lowest, true
			}
			level = min(level, j.number[s])
		}
	}
	return changed
}
