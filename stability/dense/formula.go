package dense

import (
	"slices"

	"parley/conflict"
)

// A formula is a conflict's formula over the places of options. Options that
// are not on the table have become constants, "if" has become "or".
type formula struct {
	op     conflict.Op // OpOption, OpTrue, OpFalse, OpNot, OpAnd, OpOr or OpIff
	option int
	args   []formula
}

func compile(f conflict.Formula, index func(id string) int) formula {
	g := formula{op: f.Op}
	for _, arg := range f.Args {
		g.args = append(g.args, compile(arg, index))
	}
	switch f.Op {
	case conflict.OpOption:
		if g.option = index(f.Option); g.option < 0 {
			g.op = conflict.OpFalse
		}
	case conflict.OpIf:
		g.op = conflict.OpOr
		g.args[0] = formula{op: conflict.OpNot, args: []formula{g.args[0]}}
	default: // stays as it is
	}
	return g
}

// holds reports whether the formula holds in a state.
func (f formula) holds(state int) bool {
	switch f.op {
	case conflict.OpTrue:
		return true
	case conflict.OpOption:
		return state>>f.option&1 == 1
	case conflict.OpNot:
		return !f.args[0].holds(state)
	case conflict.OpIff:
		return f.args[0].holds(state) == f.args[1].holds(state)
	case conflict.OpAnd:
		return !slices.ContainsFunc(f.args, func(arg formula) bool { return !arg.holds(state) })
	case conflict.OpOr:
		return slices.ContainsFunc(f.args, func(arg formula) bool { return arg.holds(state) })
	default:
		return false
	}
}

// mentions reports whether the formula names an option of the set.
func (f formula) mentions(options uint64) bool {
	if f.op == conflict.OpOption {
		return options>>f.option&1 == 1
	}
	for _, arg := range f.args {
		if arg.mentions(options) {
			return true
		}
	}
	return false
}

// depth returns how many connectives stand within each other at most.
func (f formula) depth() int {
	deepest := 0
	for _, arg := range f.args {
		deepest = max(deepest, 1+arg.depth())
	}
	return deepest
}

// parts visits the largest parts of the formula that name options outside the
// set and none of it.
func (f formula) parts(own uint64, visit func(formula)) {
	if !f.mentions(own) {
		if f.mentions(^own) {
			visit(f)
		}
		return
	}
	for _, arg := range f.args {
		arg.parts(own, visit)
	}
}
