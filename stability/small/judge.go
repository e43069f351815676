package small

import (
	"cmp"
	"slices"
)

// A judge holds the sets of one draw.
type judge[S words] struct {
	*table[S]
	order   [][]int32 // by block: the states, the best first for its last member
	better  [][]S     // by block and state s: what the block prefers to s
	improve [][]S     // by block and state: R_b+(s)
	next    []S       // by state: the improvements of the opponents of the block that is judged
	reach   []S       // by state: R_{N-b}+ of that block, as far as it is known
	known   S         // the states of which reach is known
	alive   [Concepts]S
	all     S
	joint   joint[S]
}

func newJudge[S words](t *table[S]) *judge[S] {
	n := len(t.states)
	j := &judge[S]{table: t, next: make([]S, n), reach: make([]S, n)}
	for s := range n {
		add(&j.all, s)
	}
	for range t.blocks {
		j.order = append(j.order, make([]int32, n))
		j.better = append(j.better, make([]S, n))
		j.improve = append(j.improve, make([]S, n))
	}
	j.joint.sanctioned = make([]S, len(t.blocks))
	return j
}

// Judge implements Judge.
func (j *judge[S]) Judge(keys [][]uint64) Equilibria {
	for c := range j.alive {
		j.alive[c] = j.all
	}
	for b := range j.blocks {
		j.prefer(b, keys)
	}
	for b := range j.blocks {
		j.judge(b)
	}
	j.alive[SEQ], j.alive[SSEQ] = j.alive[GMR], j.alive[SMR]
	for b := range j.blocks {
		j.judgeCredible(b)
	}
	simultaneous := j.simultaneous()
	var e Equilibria
	for c := range j.alive {
		if Concept(c) != SIM || simultaneous {
			e[c] = asWords(&j.alive[c])
		}
	}
	return e
}

// asWords is the set as the words that it is made of.
func asWords[S words](x *S) []uint64 {
	switch x := any(x).(type) {
	case *[1]uint64:
		return x[:]
	case *[2]uint64:
		return x[:]
	case *[4]uint64:
		return x[:]
	case *[8]uint64:
		return x[:]
	case *[16]uint64:
		return x[:]
	}
	panic("small: a set of unknown width")
}

// prefer finds what block b prefers to each state, and its improvements: for
// a coalition, what every member prefers.
func (j *judge[S]) prefer(b int, keys [][]uint64) {
	better, block, order := j.better[b], &j.blocks[b], j.order[b]
	for k, i := range block.parties {
		rank(order, keys[i])
		var above, level S // what is better than the states at hand, and they
		for n, s := range order {
			if n > 0 && keys[i][s] != keys[i][order[n-1]] {
				unite(&above, &level)
				level = *new(S)
			}
			add(&level, int(s))
			if k == 0 {
				better[s] = above
			} else {
				intersect(&better[s], &above)
			}
		}
	}
	for s := range better {
		j.improve[b][s] = better[s]
		intersect(&j.improve[b][s], &block.moves[s])
	}
}

// rank puts the states in order, the best first; the same keys give the same
// order.
func rank(order []int32, keys []uint64) {
	for s := range order {
		order[s] = int32(s)
	}
	if len(order) > 64 {
		slices.SortStableFunc(order, func(s, t int32) int { return cmp.Compare(keys[t], keys[s]) })
		return
	}
	for n := 1; n < len(order); n++ { // few states: by insertion
		s := order[n]
		k := n
		for ; k > 0 && keys[order[k-1]] < keys[s]; k-- {
			order[k] = order[k-1]
		}
		order[k] = s
	}
}

// answerTo finds what the opponents of block b improve to from each state.
func (j *judge[S]) answerTo(b int) {
	clear(j.next)
	j.known = *new(S)
	for o := range j.blocks {
		if o != b {
			for s := range j.next {
				unite(&j.next[s], &j.improve[o][s])
			}
		}
	}
}

// reached is what those opponents reach from t by legal sequences of
// improvements: the closure of their improvements, for the reason that
// stability's legalSequences gives.
func (j *judge[S]) reached(t int) *S {
	if !has(&j.known, t) {
		all := j.next[t]
		for todo := all; !empty(&todo); {
			u := first(&todo)
			drop(&todo, u)
			from := &j.next[u]
			if has(&j.known, u) {
				from = &j.reach[u]
			}
			more := *from
			without(&more, &all)
			unite(&all, &more)
			unite(&todo, &more)
		}
		j.reach[t] = all
		add(&j.known, t)
	}
	return &j.reach[t]
}
