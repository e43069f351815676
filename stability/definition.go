package stability

import "slices"

// A game is a model as one block b faces it, with what the definitions ask of
// b's opponents computed once.
type game struct {
	*Model
	b int
	// countermoves[t] is R_{N-b}(t): what b's opponents reach from t by legal
	// sequences of moves.
	countermoves []set
	// counterimprovements[t] is R_{N-b}+(t): the same by legal sequences in
	// which every move is an improvement for its mover.
	counterimprovements []set
}

// stable is the definition of each concept: state s is stable for the block
// under it. In the comments i is the block, N-i its opponents, and s ≥ u says
// that i does not prefer u to s; for a coalition, that not every member does.
func (g *game) stable(concept Concept, s int) bool {
	switch concept {
	case Nash:
		return g.nash(s)
	case GMR:
		return g.gmr(s)
	case SMR:
		return g.smr(s)
	case SEQ:
		return g.seq(s)
	case SSEQ:
		return g.sseq(s)
	case SIM:
		return g.sim(s)
	}
	panic("stability: unknown concept")
}

// nash: R_i+(s) is empty (Nash 1950).
func (g *game) nash(s int) bool {
	return len(g.Blocks[g.b].improvements[s]) == 0
}

// gmr: every t in R_i+(s) has a u in R_{N-i}(t) with s ≥ u (Howard 1971).
func (g *game) gmr(s int) bool {
	return g.everyImprovement(s, func(t int) bool {
		return exists(g.countermoves[t], func(u int) bool {
			return g.noBetter(u, s)
		})
	})
}

// smr: the same, and s ≥ v for every v in R_i(u) (Howard 1971).
func (g *game) smr(s int) bool {
	return g.everyImprovement(s, func(t int) bool {
		return exists(g.countermoves[t], func(u int) bool {
			return g.noBetter(u, s) && g.noEscape(u, s)
		})
	})
}

// seq: every t in R_i+(s) has a u in R_{N-i}+(t) with s ≥ u (Fraser & Hipel
// 1979).
func (g *game) seq(s int) bool {
	return g.everyImprovement(s, func(t int) bool {
		return exists(g.counterimprovements[t], func(u int) bool {
			return g.noBetter(u, s)
		})
	})
}

// sseq: the same, and s ≥ v for every v in R_i(u) (Rego & Vieira 2017).
func (g *game) sseq(s int) bool {
	return g.everyImprovement(s, func(t int) bool {
		return exists(g.counterimprovements[t], func(u int) bool {
			return g.noBetter(u, s) && g.noEscape(u, s)
		})
	})
}

// sim: every t in R_i+(s) meets a choice, by some opponents, of one
// improvement each from s, whose changes combined with i's give a feasible u
// with s ≥ u (Fraser & Hipel 1984).
func (g *game) sim(s int) bool {
	return g.everyImprovement(s, func(t int) bool {
		return g.meets(s, t, func(u int, _ []simultaneous) bool {
			return g.noBetter(u, s)
		})
	})
}

func (g *game) everyImprovement(s int, sanctioned func(t int) bool) bool {
	return !slices.ContainsFunc(g.Blocks[g.b].improvements[s], func(t int32) bool {
		return !sanctioned(int(t))
	})
}

// noBetter is s ≥ u.
func (g *game) noBetter(u, s int) bool { return !g.prefers(g.Blocks[g.b], u, s) }

// noEscape: s ≥ v for every v in R_i(u).
func (g *game) noEscape(u, s int) bool {
	return !slices.ContainsFunc(g.Blocks[g.b].moves[u], func(v int32) bool {
		return g.prefers(g.Blocks[g.b], int(v), s)
	})
}

func exists(states set, holds func(u int) bool) bool {
	for u := range states.each {
		if holds(u) {
			return true
		}
	}
	return false
}

// A simultaneous choice is one opponent's improvement from the state in
// question.
type simultaneous struct{ block, to int }

// meets reports whether some choice of one improvement each from s, by one or
// more opponents, combined with the block's move to t, gives a feasible state u
// for which holds(u, choice).
func (g *game) meets(s, t int, holds func(u int, choice []simultaneous) bool) bool {
	var choice []simultaneous
	var choose func(opponent int) bool
	choose = func(opponent int) bool {
		if opponent == len(g.Blocks) {
			if len(choice) == 0 {
				return false
			}
			joint := g.States[t]
			for _, c := range choice {
				joint = joint.Xor(g.States[c.to].Xor(g.States[s]))
			}
			u, feasible := g.place[joint]
			return feasible && holds(u, choice)
		}
		if choose(opponent + 1) {
			return true
		}
		if opponent == g.b {
			return false
		}
		for _, to := range g.Blocks[opponent].improvements[s] {
			choice = append(choice, simultaneous{opponent, int(to)})
			met := choose(opponent + 1)
			choice = choice[:len(choice)-1]
			if met {
				return true
			}
		}
		return false
	}
	return choose(0)
}
