package notation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Place is a position in a file. Line and Column count from 1; a column is
// a character (a Unicode code point), not a byte.
type Place struct {
	File         string
	Line, Column int
}

func (p Place) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// A Problem is something wrong, or doubtful, at one place of a file.
type Problem struct {
	Place
	What string // what is wrong
	Want string // what would be right
	// Others are the other ends of a quarrel, and Relation says what they are
	// to it: "already at", "rule at".
	Relation string
	Others   []Place
	Warning  bool // the file can be used all the same
}

// Error writes the problem as
//
//	file:line:column: what (already at file:line:column); what would be right
func (p Problem) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v: ", p.Place)
	if p.Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(p.What)
	if len(p.Others) > 0 {
		places := make([]string, len(p.Others))
		for k, o := range p.Others {
			places[k] = o.String()
		}
		fmt.Fprintf(&b, " (%s %s)", p.Relation, strings.Join(places, ", "))
	}
	if p.Want != "" {
		b.WriteString("; " + p.Want)
	}
	return b.String()
}

// A Problems is every problem of a file as one error, a line each.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for k, p := range ps {
		lines[k] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// inOrder returns the problems by place, each once.
func inOrder(ps []Problem) []Problem {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.CompactFunc(ps, func(a, b Problem) bool { return a.Error() == b.Error() })
}
