package small

import "parley/conflict"

// A joint is the search through simultaneous improvements from one state.
type joint[S words] struct {
	movers     []int    // blocks with improvements from the state
	wanted     chosen   // the improvement that is to meet a choice
	chosen     []chosen // it, and the choice
	sanctioned []S      // by block: the improvements that some choice of the others makes no better
}

type chosen struct{ block, to int }

// simultaneous drops the states that are no equilibria under simultaneous
// stability: every improvement t of every block has to meet a choice of one
// improvement each, by some opponents, that combined with it gives a feasible
// state which is no better for the block. It gives up with false when there are too
// many joint choices.
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

// deterred reports whether every improvement from s is sanctioned. What a
// choice that was tried for one of them says of the others is kept.
func (j *judge[S]) deterred(s int) bool {
	joint := &j.joint
	joint.movers = joint.movers[:0]
	for b := range j.blocks {
		joint.sanctioned[b] = *new(S)
		if !empty(&j.improve[b][s]) {
			joint.movers = append(joint.movers, b)
		}
	}
	for _, b := range joint.movers {
		open := false
		each(&j.improve[b][s], func(t int) bool {
			open = !j.meets(s, chosen{b, t})
			return !open
		})
		if open {
			return false
		}
	}
	return true
}

// meets reports whether the improvement is sanctioned by some choice.
func (j *judge[S]) meets(s int, wanted chosen) bool {
	joint := &j.joint
	if has(&joint.sanctioned[wanted.block], wanted.to) {
		return true
	}
	joint.wanted, joint.chosen = wanted, append(joint.chosen[:0], wanted)
	return j.choose(s, 0, j.states[wanted.to])
}

// choose adds an improvement of the movers from the k-th on, or none, to the
// choice that gives the state so far, until the one that is wanted is
// sanctioned.
func (j *judge[S]) choose(s, k int, so conflict.State) (met bool) {
	joint := &j.joint
	if k == len(joint.movers) {
		return len(joint.chosen) > 1 && j.sanction(s, so)
	}
	b := joint.movers[k]
	if met = j.choose(s, k+1, so); met || b == joint.wanted.block {
		return met
	}
	each(&j.improve[b][s], func(t int) bool {
		joint.chosen = append(joint.chosen, chosen{b, t})
		met = j.choose(s, k+1, so.Xor(j.states[t].Xor(j.states[s])))
		joint.chosen = joint.chosen[:len(joint.chosen)-1]
		return !met
	})
	return met
}

// sanction notes for which movers the joint result is no better than s, and
// reports whether the one that is wanted is among them.
func (j *judge[S]) sanction(s int, result conflict.State) bool {
	u := j.place.of(result)
	if u < 0 {
		return false
	}
	for _, c := range j.joint.chosen {
		if !has(&j.better[c.block][s], u) {
			add(&j.joint.sanctioned[c.block], c.to)
		}
	}
	return has(&j.joint.sanctioned[j.joint.wanted.block], j.joint.wanted.to)
}
