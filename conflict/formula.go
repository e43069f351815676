package conflict

import (
	"strings"
)

// Op is the outermost connective of a Formula.
type Op int

// The connectives, and the two constants.
const (
	OpOption Op = iota // an option that is taken
	OpTrue
	OpFalse
	OpNot // one argument
	OpAnd // two or more arguments
	OpOr  // two or more arguments
	OpIf  // Args[0] -> Args[1]; in words "Args[1] if Args[0]"
	OpIff // Args[0] <-> Args[1]
)

// A Formula is a condition on the options: true or false in every state.
// The zero Formula is malformed; build formulas with ParseFormula or the
// functions below.
type Formula struct {
	Op     Op
	Option string // option id, for OpOption
	Args   []Formula
}

// Taken is the formula that holds where the option is taken.
func Taken(option string) Formula { return Formula{Op: OpOption, Option: option} }

// Not negates f.
func Not(f Formula) Formula { return Formula{Op: OpNot, Args: []Formula{f}} }

// And holds where every argument holds; with no arguments, everywhere.
func And(fs ...Formula) Formula { return nary(OpAnd, OpTrue, fs) }

// Or holds where an argument holds; with no arguments, nowhere.
func Or(fs ...Formula) Formula { return nary(OpOr, OpFalse, fs) }

// If holds where the consequent holds or the antecedent does not.
func If(antecedent, consequent Formula) Formula {
	return Formula{Op: OpIf, Args: []Formula{antecedent, consequent}}
}

// Iff holds where both hold or neither does.
func Iff(a, b Formula) Formula { return Formula{Op: OpIff, Args: []Formula{a, b}} }

func nary(op, empty Op, fs []Formula) Formula {
	switch len(fs) {
	case 0:
		return Formula{Op: empty}
	case 1:
		return fs[0]
	}
	return Formula{Op: op, Args: fs}
}

// Options returns the ids of the options that f mentions, each once, in the
// order of first mention.
func (f Formula) Options() []string {
	var ids []string
	seen := map[string]bool{}
	f.walk(func(g Formula) {
		if g.Op == OpOption && !seen[g.Option] {
			seen[g.Option] = true
			ids = append(ids, g.Option)
		}
	})
	return ids
}

func (f Formula) walk(visit func(Formula)) {
	visit(f)
	for _, g := range f.Args {
		g.walk(visit)
	}
}

// depth returns how many connectives stand within each other at most.
func (f Formula) depth() int {
	deepest := 0
	for _, g := range f.Args {
		deepest = max(deepest, 1+g.depth())
	}
	return deepest
}

// Equal reports whether f and g are the same formula, written the same way.
func (f Formula) Equal(g Formula) bool {
	if f.Op != g.Op || f.Option != g.Option || len(f.Args) != len(g.Args) {
		return false
	}
	for k := range f.Args {
		if !f.Args[k].Equal(g.Args[k]) {
			return false
		}
	}
	return true
}

// Compile returns f as a test on states, for options at the places that index
// gives. An option without a place (below 0) is not on the table: it is
// declared by an instrument that is not applied, and counts as not taken.
func (f Formula) Compile(index func(option string) int) func(State) bool {
	args := make([]func(State) bool, len(f.Args))
	for k, g := range f.Args {
		args[k] = g.Compile(index)
	}
	switch f.Op {
	case OpOption:
		k := index(f.Option)
		if k < 0 {
			return func(State) bool { return false }
		}
		return func(s State) bool { return s.Has(k) }
	case OpTrue:
		return func(State) bool { return true }
	case OpFalse:
		return func(State) bool { return false }
	case OpNot:
		return func(s State) bool { return !args[0](s) }
	case OpAnd:
		return func(s State) bool {
			for _, holds := range args {
				if !holds(s) {
					return false
				}
			}
			return true
		}
	case OpOr:
		return func(s State) bool {
			for _, holds := range args {
				if holds(s) {
					return true
				}
			}
			return false
		}
	case OpIf:
		return func(s State) bool { return !args[0](s) || args[1](s) }
	case OpIff:
		return func(s State) bool { return args[0](s) == args[1](s) }
	}
	panic("conflict: malformed formula")
}

// String writes f in the conflict file's notation; ParseFormula reads it back.
func (f Formula) String() string {
	var b strings.Builder
	f.write(&b, 0)
	return b.String()
}

// binding gives how tightly a connective holds its arguments.
var binding = map[Op]int{OpIff: 1, OpIf: 2, OpOr: 3, OpAnd: 4, OpNot: 5, OpOption: 6, OpTrue: 6, OpFalse: 6}

func (f Formula) write(b *strings.Builder, outer int) {
	mine := binding[f.Op]
	if mine < outer {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	switch f.Op {
	case OpOption:
		b.WriteString(f.Option)
	case OpTrue:
		b.WriteString("true")
	case OpFalse:
		b.WriteString("false")
	case OpNot:
		b.WriteByte('!')
		f.Args[0].write(b, mine)
	default:
		sign := map[Op]string{OpAnd: " & ", OpOr: " | ", OpIf: " -> ", OpIff: " <-> "}[f.Op]
		for k, g := range f.Args {
			if k > 0 {
				b.WriteString(sign)
			}
			g.write(b, mine+1)
		}
	}
}

// Words writes f as people say it, naming options by name(option id).
func (f Formula) Words(name func(option string) string) string {
	return f.words(name, 0)
}

func (f Formula) words(name func(string) string, outer int) string {
	mine := binding[f.Op]
	part := func(k int) string { return f.Args[k].words(name, mine+1) }
	var text string
	switch f.Op {
	case OpOption:
		return "“" + name(f.Option) + "”"
	case OpTrue:
		return "anything"
	case OpFalse:
		return "nothing"
	case OpNot:
		return "not " + f.Args[0].words(name, mine)
	case OpIf:
		text = "if " + part(0) + " then " + part(1)
	case OpIff:
		text = part(0) + " exactly when " + part(1)
	default:
		parts := make([]string, len(f.Args))
		for k := range f.Args {
			parts[k] = part(k)
		}
		text = strings.Join(parts, map[Op]string{OpAnd: " and ", OpOr: " or "}[f.Op])
	}
	if mine < outer {
		return "(" + text + ")"
	}
	return text
}
