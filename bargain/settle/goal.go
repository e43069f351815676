package settle

import "parley/internal/lp"

// A goal is what is looked for among the packages: the greatest aim that
// fulfils every line. Both are linear in the parties' satisfactions, the
// issues' levels and further variables of the goal.
type goal struct {
	aim          line
	lines        []line
	extra        int // further variables, with their bounds
	lower, upper []float64
	// value is what a package is worth by the goal's own definition, and false
	// when it does not fulfil the goal's lines.
	value func(levels, satisfaction []float64) (float64, bool)
	// refine adds lines that the answer of a program breaks, where the goal is
	// not linear; nil when it is.
	refine func(satisfaction, extra []float64) bool
	// slope is the linear goal that rises like this one where the parties have
	// these satisfactions; nil where refine is.
	slope func(satisfaction []float64) *goal
	// tolerance is the gap within which two values count as equal.
	tolerance float64
}

// A line is a linear expression, and as a condition it has a sense and a bound.
type line struct {
	worth []float64 // times each party's satisfaction; nil: none
	level []float64 // times each issue's level; nil: none
	extra []float64 // times each further variable
	sense lp.Sense
	bound float64
}

// atLeast is the condition that one party's satisfaction is at least so much.
func (s *space) atLeast(party int, least float64) line {
	worth := make([]float64, len(s.p.Parties))
	worth[party] = 1
	return line{worth: worth, sense: lp.AtLeast, bound: least}
}

// sum is the goal of the greatest weighted sum of satisfactions with at least
// so much for each party; floors may be nil.
func (s *space) sum(weights, floors []float64) *goal {
	g := &goal{aim: line{worth: weights}, tolerance: Tolerance / 10}
	for k, least := range floors {
		g.lines = append(g.lines, s.atLeast(k, least))
	}
	g.value = func(_, y []float64) (float64, bool) {
		total := 0.0
		for k, w := range weights {
			total += w * y[k]
		}
		return total, reach(y, floors)
	}
	return g
}

// reach reports whether the satisfactions reach the floors.
func reach(y, floors []float64) bool {
	for k, least := range floors {
		if y[k] < least-feasible {
			return false
		}
	}
	return true
}
