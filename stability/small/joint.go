package small

import "parley/conflict"

// A joint is the search through simultaneous improvements from one state.
type joint[S words] struct {
	movers     []int // blocks with improvements from the state
	chosen     []chosen
	sanctioned []S // by block: the improvements that some choice of the others makes no better
}

type chosen struct{ block, to int }

// simultaneous drops the states that are no equilibria under simultaneous
// stability: every improvement t of every block has to meet a choice of one
// improvement each, by some opponents, that combined with it gives a feasible
// state which is no better for the block. It tries each joint choice once, for
// all its movers, and gives up with false when there are too many.
func (j *judge[S]) simultaneous() bool {
	tries := 0
	for s := range j.states {
		choices := 1
		for b := range j.blocks {
			choices *= 1 + count(&j.improve[b][s])
			if choices > maxJoint {
				return false
			}
		}
		if tries += choices; tries > maxJoint {
			return false
		}
		if choices > 1 && !j.deterred(s) {
			drop(&j.alive[SIM], s)
		}
	}
	return true
}

// deterred reports whether every improvement from s is sanctioned.
func (j *judge[S]) deterred(s int) bool {
	joint := &j.joint
	joint.movers = joint.movers[:0]
	for b := range j.blocks {
		joint.sanctioned[b] = *new(S)
		if !empty(&j.improve[b][s]) {
			joint.movers = append(joint.movers, b)
		}
	}
	if len(joint.movers) < 2 {
		return false
	}
	j.choose(s, 0, j.states[s])
	for _, b := range joint.movers {
		if !within(&j.improve[b][s], &joint.sanctioned[b]) {
			return false
		}
	}
	return true
}

// choose adds an improvement of the movers from the k-th on, or none, to the
// choice that gives the state so far.
func (j *judge[S]) choose(s, k int, so conflict.State) {
	joint := &j.joint
	if k == len(joint.movers) {
		if len(joint.chosen) > 1 {
			j.sanction(s, so)
		}
		return
	}
	j.choose(s, k+1, so)
	b := joint.movers[k]
	each(&j.improve[b][s], func(t int) bool {
		joint.chosen = append(joint.chosen, chosen{b, t})
		j.choose(s, k+1, so.Xor(j.states[t].Xor(j.states[s])))
		joint.chosen = joint.chosen[:len(joint.chosen)-1]
		return true
	})
}

// sanction notes for which movers the joint result is no better than s.
func (j *judge[S]) sanction(s int, result conflict.State) {
	u := j.place.of(result)
	if u < 0 {
		return
	}
	for _, c := range j.joint.chosen {
		if !has(&j.better[c.block][s], u) {
			add(&j.joint.sanctioned[c.block], c.to)
		}
	}
}
