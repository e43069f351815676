package exchange

import (
	"iter"
	"slices"

	"parley/conflict"
)

// Bounds of one formula's disjunctive normal form.
const (
	maxConjuncts = 2048
	maxSteps     = 1 << 23 // comparisons of two conjuncts
)

// A conjunct holds in the states that agree with taken on the options in
// fixed; taken is within fixed.
type conjunct struct{ fixed, taken conflict.State }

// disjunction returns conjuncts of which at least one holds exactly where f
// has the value want, none of them implied by another; or false when there
// are too many. An option that index gives no place is not taken.
func disjunction(f conflict.Formula, want bool, index func(option string) int) ([]conjunct, bool) {
	n := normaliser{index: index, known: map[valued][]conjunct{}}
	conjuncts := n.normal(&f, want)
	return conjuncts, n.steps <= maxSteps
}

// valued is a part of a formula and the value it should have.
type valued struct {
	part *conflict.Formula
	want bool
}

type normaliser struct {
	index func(option string) int
	known map[valued][]conjunct // so that chains of <-> are not done twice at every link
	steps int
}

func (n *normaliser) normal(f *conflict.Formula, want bool) []conjunct {
	key := valued{f, want}
	conjuncts, ok := n.known[key]
	if !ok {
		conjuncts = n.expand(f, want)
		n.known[key] = conjuncts
	}
	return conjuncts
}

func (n *normaliser) expand(f *conflict.Formula, want bool) []conjunct {
	part := func(k int, want bool) []conjunct { return n.normal(&f.Args[k], want) }
	switch f.Op {
	case conflict.OpOption:
		return n.literal(f.Option, want)
	case conflict.OpNot:
		return part(0, !want)
	case conflict.OpAnd, conflict.OpOr, conflict.OpTrue, conflict.OpFalse:
		return n.nary(f, want)
	case conflict.OpIf:
		if want {
			return n.either(part(0, false), part(1, true))
		}
		return n.both(part(0, true), part(1, false))
	case conflict.OpIff:
		return n.either(n.both(part(0, true), part(1, want)), n.both(part(0, false), part(1, !want)))
	}
	panic("exchange: malformed formula")
}

func (n *normaliser) literal(option string, want bool) []conjunct {
	k := n.index(option)
	switch {
	case k < 0 && want:
		return nil
	case k < 0:
		return []conjunct{{}}
	}
	var c conjunct
	c.fixed = c.fixed.With(k, true)
	c.taken = c.taken.With(k, want)
	return []conjunct{c}
}

// nary handles and, or, and their empty forms true and false.
func (n *normaliser) nary(f *conflict.Formula, want bool) []conjunct {
	conjunction := f.Op == conflict.OpAnd || f.Op == conflict.OpTrue
	join := n.either
	var all []conjunct
	if conjunction == want {
		join, all = n.both, []conjunct{{}}
	}
	for k := range f.Args {
		all = join(all, n.normal(&f.Args[k], want))
	}
	return all
}

func (n *normaliser) either(a, b []conjunct) []conjunct {
	return n.reduce(slices.Values(slices.Concat(a, b)))
}

func (n *normaliser) both(a, b []conjunct) []conjunct {
	if n.steps += len(a) * len(b); n.steps > maxSteps {
		return nil
	}
	return n.reduce(func(yield func(conjunct) bool) {
		for _, x := range a {
			for _, y := range b {
				if z, ok := meet(x, y); ok && !yield(z) {
					return
				}
			}
		}
	})
}

// meet returns the conjunct that holds where x and y do, if there is such a
// state.
func meet(x, y conjunct) (conjunct, bool) {
	shared := x.fixed.And(y.fixed)
	quarrel := x.taken.Xor(y.taken).And(shared)
	return conjunct{or(x.fixed, y.fixed), or(x.taken, y.taken)}, quarrel == conflict.State{}
}

func or(s, t conflict.State) conflict.State { return s.Xor(t).Xor(s.And(t)) }

// reduce leaves out what stands twice or is implied.
func (n *normaliser) reduce(all iter.Seq[conjunct]) []conjunct {
	seen := map[conjunct]bool{}
	var kept []conjunct
	for c := range all {
		if !seen[c] {
			seen[c] = true
			kept = append(kept, c)
		}
	}
	if n.steps += len(kept) * len(kept); n.steps > maxSteps {
		return nil
	}
	if kept = weakest(kept); len(kept) > maxConjuncts {
		n.steps = maxSteps + 1
		return nil
	}
	return kept
}

// weakest leaves out each conjunct that holds only where another one does.
func weakest(all []conjunct) []conjunct {
	var kept []conjunct
	for _, c := range all {
		implied := slices.ContainsFunc(all, func(d conjunct) bool {
			return d != c && d.fixed.And(c.fixed) == d.fixed && c.taken.And(d.fixed) == d.taken
		})
		if !implied {
			kept = append(kept, c)
		}
	}
	return kept
}
