package stability_test

import (
	"slices"
	"strings"

	"parley/conflict"
	"parley/stability"
)

// textbook solves a conflict the slow way, straight from option changes and
// single paths, and shares nothing with the package but the conflict: the
// measure that the engine is held against. It returns, by concept key and
// block name, for each state in order whether it is stable.
func textbook(c *conflict.Conflict) (states []conflict.State, stable map[string]map[string][]bool) {
	b := newBook(c)
	stable = map[string]map[string][]bool{}
	for _, concept := range []string{"nash", "gmr", "smr", "seq", "sseq", "sim"} {
		stable[concept] = map[string][]bool{}
		for k, block := range b.blocks {
			for _, s := range b.states {
				name := b.name(block)
				stable[concept][name] = append(stable[concept][name], b.stable(concept, k, s))
			}
		}
	}
	return b.states, stable
}

type book struct {
	*conflict.Conflict
	states   []conflict.State
	feasible map[conflict.State]bool
	blocks   [][]string
}

func newBook(c *conflict.Conflict) *book {
	b := &book{Conflict: c, feasible: map[conflict.State]bool{}, blocks: c.Blocks()}
	ok := c.Feasible()
	for x := range uint64(1) << len(c.Options) {
		if s := (conflict.State{x}); ok(s) {
			b.states = append(b.states, s)
			b.feasible[s] = true
		}
	}
	return b
}

func (b *book) name(block []string) string {
	var names []string
	for _, id := range block {
		names = append(names, b.PartyName(id))
	}
	return strings.Join(names, ", ")
}

// partyMoves: every feasible state that differs in the party's options only.
func (b *book) partyMoves(party string, s conflict.State) []conflict.State {
	p, _ := b.Party(party)
	unseen := func(s conflict.State) bool {
		return slices.ContainsFunc(p.Misperceives, func(f conflict.Formula) bool { return f.Compile(b.OptionIndex)(s) })
	}
	var moves []conflict.State
	for _, t := range b.states {
		allowed := t != s && !unseen(s) && !unseen(t)
		for k, o := range b.Options {
			switch {
			case s.Has(k) == t.Has(k):
			case o.Party != party,
				o.Direction == conflict.Forward && s.Has(k),
				o.Direction == conflict.Backward && t.Has(k):
				allowed = false
			}
		}
		if allowed {
			moves = append(moves, t)
		}
	}
	return moves
}

// compare orders two states by a party's preference, first difference first.
func (b *book) compare(party string, s, t conflict.State) int {
	p := b.Preference(party)
	if p == nil {
		return 0
	}
	for _, group := range p.Ranking {
		switch inS, inT := slices.Contains(group, s), slices.Contains(group, t); {
		case inS && inT:
			return 0
		case inS:
			return 1
		case inT:
			return -1
		}
	}
	for _, statement := range p.Statements {
		holds := statement.Formula.Compile(b.OptionIndex)
		switch inS, inT := holds(s), holds(t); {
		case inS && !inT:
			return 1
		case inT && !inS:
			return -1
		}
	}
	return 0
}

func (b *book) prefers(block int, t, s conflict.State) bool {
	for _, id := range b.blocks[block] {
		if b.compare(id, t, s) <= 0 {
			return false
		}
	}
	return true
}

func (b *book) moves(block int, s conflict.State) []conflict.State {
	if len(b.blocks[block]) == 1 {
		return b.partyMoves(b.blocks[block][0], s)
	}
	var movers []func(conflict.State) []conflict.State
	for _, id := range b.blocks[block] {
		movers = append(movers, func(s conflict.State) []conflict.State { return b.partyMoves(id, s) })
	}
	return slices.DeleteFunc(paths(movers, s), func(t conflict.State) bool { return t == s })
}

func (b *book) improvements(block int, s conflict.State) []conflict.State {
	return slices.DeleteFunc(b.moves(block, s), func(t conflict.State) bool { return !b.prefers(block, t, s) })
}

// paths follows every legal sequence: the same mover never twice in a row.
func paths[S comparable](movers []func(S) []S, s S) []S {
	type standing struct {
		s    S
		last int
	}
	seen := map[standing]bool{}
	var found []S
	var follow func(at standing)
	follow = func(at standing) {
		for j, moves := range movers {
			if j == at.last {
				continue
			}
			for _, t := range moves(at.s) {
				next := standing{t, j}
				if seen[next] {
					continue
				}
				seen[next] = true
				if !slices.Contains(found, t) {
					found = append(found, t)
				}
				follow(next)
			}
		}
	}
	follow(standing{s, -1})
	return found
}

func (b *book) others(block int, s conflict.State, step func(int, conflict.State) []conflict.State) []conflict.State {
	var movers []func(conflict.State) []conflict.State
	for o := range b.blocks {
		if o != block {
			movers = append(movers, func(s conflict.State) []conflict.State { return step(o, s) })
		}
	}
	return paths(movers, s)
}

func (b *book) stable(concept string, i int, s conflict.State) bool {
	for _, t := range b.improvements(i, s) {
		var answers []conflict.State
		switch concept {
		case "gmr", "smr":
			answers = b.others(i, t, b.moves)
		case "seq", "sseq":
			answers = b.others(i, t, b.improvements)
		case "sim":
			answers = b.joint(i, s, t)
		}
		if !slices.ContainsFunc(answers, func(u conflict.State) bool {
			if b.prefers(i, u, s) {
				return false
			}
			return concept != "smr" && concept != "sseq" ||
				!slices.ContainsFunc(b.moves(i, u), func(v conflict.State) bool { return b.prefers(i, v, s) })
		}) {
			return false
		}
	}
	return true
}

// joint lists the feasible results of i's move to t together with one
// improvement from s by each of one or more opponents.
func (b *book) joint(i int, s, t conflict.State) []conflict.State {
	results := []conflict.State{t}
	for o := range b.blocks {
		if o == i {
			continue
		}
		for _, r := range slices.Clone(results) {
			for _, to := range b.improvements(o, s) {
				results = append(results, b.carry(r, s, to))
			}
		}
	}
	return slices.DeleteFunc(results[1:], func(u conflict.State) bool { return !b.feasible[u] })
}

// carry changes in r the options that differ between s and to.
func (b *book) carry(r, s, to conflict.State) conflict.State {
	for k := range b.Options {
		if to.Has(k) != s.Has(k) {
			r = r.With(k, to.Has(k))
		}
	}
	return r
}

// table is a solution in the textbook's form.
func table(s *stability.Solution) map[string]map[string][]bool {
	stable := map[string]map[string][]bool{}
	for _, c := range stability.Concepts {
		stable[c.Key()] = map[string][]bool{}
		for b, block := range s.Blocks {
			for state := range s.States {
				stable[c.Key()][block.Name] = append(stable[c.Key()][block.Name], s.Stable(c, b, state))
			}
		}
	}
	return stable
}
