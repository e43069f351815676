package sparse

import "parley/stability/small"

// maxJoint is the most joint choices of improvements that simultaneous
// stability tries in one draw.
const maxJoint = 1 << 22

// A joint is the search through simultaneous improvements from one state.
type joint struct {
	movers     []improver
	wanted     chosen   // the improvement that is to meet a choice
	chosen     []chosen // it, and the choice
	sanctioned [][]int  // by party and improvement: one more than the last state from which some choice of the others made it no better
}

// An improver is a party with improvements from the state.
type improver struct {
	party int
	to    []int32
}

type chosen struct {
	party int
	to    int32
}

func newJoint(t *table) joint {
	var j joint
	for range t.movers {
		j.sanctioned = append(j.sanctioned, make([]int, len(t.States)))
	}
	return j
}

// simultaneous drops the states that are no equilibria under simultaneous
// stability: every improvement t of every party has to meet a choice of one
// improvement each, by some opponents, that combined with it gives a feasible
// state which is no better for the party. It gives up with false when there
// are too many joint choices.
func (j *judge) simultaneous() bool {
	for p := range j.joint.sanctioned {
		clear(j.joint.sanctioned[p])
	}
	tries := 0
	for s := range j.States {
		choices := 1
		for p := range j.movers {
			choices *= 1 + len(j.improvements(p, s))
			if choices > maxJoint {
				return false
			}
		}
		if tries += choices; tries > maxJoint {
			return false
		}
		if choices > 1 && !j.deterred(s) {
			j.alive[small.SIM][s>>6] &^= 1 << (s & 63)
		}
	}
	return true
}

// deterred reports whether every improvement from s is sanctioned. What a
// choice that was tried for one of them says of the others is kept.
func (j *judge) deterred(s int) bool {
	joint := &j.joint
	joint.movers = joint.movers[:0]
	for p := range j.movers {
		if to := j.improvements(p, s); len(to) > 0 {
			joint.movers = append(joint.movers, improver{p, to})
		}
	}
	for _, m := range joint.movers {
		for _, t := range m.to {
			if !j.meets(s, chosen{m.party, t}) {
				return false
			}
		}
	}
	return true
}

// meets reports whether the improvement is sanctioned by some choice.
func (j *judge) meets(s int, wanted chosen) bool {
	joint := &j.joint
	if joint.sanctioned[wanted.party][wanted.to] == s+1 {
		return true
	}
	joint.wanted, joint.chosen = wanted, append(joint.chosen[:0], wanted)
	return j.choose(s, 0, j.States[wanted.to])
}

// choose adds an improvement of the movers from the k-th on, or none, to the
// choice that gives the state so far, until the one that is wanted is
// sanctioned.
func (j *judge) choose(s, k int, so uint64) bool {
	joint := &j.joint
	if k == len(joint.movers) {
		return len(joint.chosen) > 1 && j.sanction(s, so)
	}
	m := &joint.movers[k]
	if j.choose(s, k+1, so) {
		return true
	}
	if m.party == joint.wanted.party {
		return false
	}
	before := len(joint.chosen)
	for _, t := range m.to {
		joint.chosen = append(joint.chosen[:before], chosen{m.party, t})
		if j.choose(s, k+1, so^j.States[t]^j.States[s]) {
			return true
		}
	}
	joint.chosen = joint.chosen[:before]
	return false
}

// sanction notes for which movers the joint result is no better than s, and
// reports whether the one that is wanted is among them.
func (j *judge) sanction(s int, result uint64) bool {
	u := j.place.of(result)
	if u < 0 {
		return false
	}
	for _, c := range j.joint.chosen {
		if j.keys[c.party][u] <= j.keys[c.party][s] {
			j.joint.sanctioned[c.party][c.to] = s + 1
		}
	}
	return j.joint.sanctioned[j.joint.wanted.party][j.joint.wanted.to] == s+1
}

// places finds a state's place: by a table of all choices when the options
// are few.
type places struct {
	dense  []int32 // by state, one more than its place; 0 where infeasible
	sparse map[uint64]int32
}

// denseOptions is how many options a table takes.
const denseOptions = 20

func newPlaces(g Game) places {
	if g.Options > denseOptions {
		p := places{sparse: make(map[uint64]int32, len(g.States))}
		for k, s := range g.States {
			p.sparse[s] = int32(k + 1)
		}
		return p
	}
	p := places{dense: make([]int32, 1<<g.Options)}
	for k, s := range g.States {
		p.dense[s] = int32(k + 1)
	}
	return p
}

// of returns the place of the state, or -1.
func (p *places) of(s uint64) int {
	if p.dense != nil {
		return int(p.dense[s]) - 1
	}
	return int(p.sparse[s]) - 1
}
