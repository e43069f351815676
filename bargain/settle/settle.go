// Package settle looks for packages over several issues that everybody whose
// consent is needed prefers to no agreement (Raiffa [raiffa1982]): whether
// there is a zone of possible agreement and what would open one, which packages
// are efficient, which of them the bargaining solutions choose, which trades
// between issues make them better than splitting each issue, and who would
// refuse a given package.
//
// A package is a level from 0 to 100 for every issue. A party's satisfaction
// with it is the sum over the issues of its weight times its satisfaction with
// the level, from 0 to 100; its gain is that less its alternative. Every
// optimum comes with the gap to what is proved to be out of reach.
package settle

import (
	"fmt"
	"math"

	"parley/conflict"
	"parley/internal/lp"
)

// Bounds of a problem; a larger one is refused.
const (
	MaxParties = 24
	MaxIssues  = 40
	MaxSize    = 400 // parties times issues
)

// Tolerance is by how many points of satisfaction two packages differ at least
// to be told apart.
const Tolerance = 1e-5

// A Problem is what a package has to fit.
type Problem struct {
	Issues     []Issue
	Parties    []Party
	Conditions []Condition
	// Notes says what was taken for granted where the conflict is silent, and
	// what was left out.
	Notes []string
}

// An Issue is one dimension of a package.
type Issue struct {
	ID, Name  string
	Landmarks []conflict.Landmark
	// Indivisible: settles only at landmarks.
	Indivisible bool
	// Reference is the level without agreement, NaN when unknown.
	Reference float64
}

// A Party is one whose consent is needed.
type Party struct {
	ID, Name    string
	Shares      []float64 // weight of each issue, at least 0, together 1
	Curves      []Curve   // satisfaction with each issue; nil where its share is 0
	Alternative float64   // satisfaction without an agreement
	// Source says in words where the alternative comes from.
	Source string
	// Judgements are the analyst's reasons for the stake and the alternative.
	Judgements []string
	// Elicited: the curve on an issue is stated, not taken from the position.
	Elicited []bool
}

// A Curve is a satisfaction by level: straight between its points, level
// beyond them.
type Curve []Point

// A Point is a satisfaction, 0 to 100, at a level, 0 to 100.
type Point struct{ At, Worth float64 }

// A Condition is a linear row over the levels, or, when If is not nil, of the
// form if-then.
type Condition struct {
	Name     string
	Coef     []float64 // by issue
	Sense    lp.Sense
	Bound    float64
	If, Then *Side
}

// A Side is one side of a level: strict in If (above, below), not in Then.
type Side struct {
	Issue int
	Up    bool
	Level float64
}

// At returns the satisfaction at a level.
func (c Curve) At(level float64) float64 {
	if level <= c[0].At {
		return c[0].Worth
	}
	for k := 1; k < len(c); k++ {
		if a, b := c[k-1], c[k]; level <= b.At {
			return a.Worth + (b.Worth-a.Worth)*(level-a.At)/(b.At-a.At)
		}
	}
	return c[len(c)-1].Worth
}

// Satisfaction returns every party's satisfaction with the package.
func (p *Problem) Satisfaction(levels []float64) []float64 {
	y := make([]float64, len(p.Parties))
	for k := range p.Parties {
		y[k] = p.Parties[k].Satisfaction(levels)
	}
	return y
}

// Satisfaction returns the party's satisfaction with the package, 0 to 100.
func (p *Party) Satisfaction(levels []float64) float64 {
	sum := 0.0
	for i, share := range p.Shares {
		if share > 0 {
			sum += share * p.Curves[i].At(levels[i])
		}
	}
	return sum
}

// Alternatives returns every party's satisfaction without an agreement.
func (p *Problem) Alternatives() []float64 {
	d := make([]float64, len(p.Parties))
	for k := range p.Parties {
		d[k] = p.Parties[k].Alternative
	}
	return d
}

// Broken returns the conditions that the package breaks, and the indivisible
// issues that it leaves between landmarks, in words.
func (p *Problem) Broken(levels []float64) []string {
	var broken []string
	for k := range p.Conditions {
		if c := &p.Conditions[k]; c.violation(levels) > feasible {
			broken = append(broken, "breaks the condition “"+c.Name+"”")
		}
	}
	for i := range p.Issues {
		if p.Issues[i].Indivisible && p.Issues[i].off(levels[i]) > feasible {
			broken = append(broken, fmt.Sprintf("leaves %s at %.4g, between its landmarks", p.Issues[i].Name, levels[i]))
		}
	}
	return broken
}

// off is how far a level is from the nearest landmark.
func (i *Issue) off(level float64) float64 {
	off := math.Inf(1)
	for _, l := range i.Landmarks {
		off = min(off, math.Abs(level-l.At))
	}
	return off
}

// feasible is by how much a condition may be missed, in points of a scale.
const feasible = 1e-6

// violation is by how much the package breaks the condition, in points of the
// scale of the issue that counts most in it.
func (c *Condition) violation(levels []float64) float64 {
	if c.If != nil {
		if c.If.beyond(levels[c.If.Issue]) <= feasible {
			return 0
		}
		return max(0, -c.Then.beyond(levels[c.Then.Issue]))
	}
	over, size := -c.Bound, 1e-9
	for i, a := range c.Coef {
		over += a * levels[i]
		size = max(size, math.Abs(a))
	}
	switch c.Sense {
	case lp.AtMost:
	case lp.AtLeast:
		over = -over
	default:
		over = math.Abs(over)
	}
	return max(0, over/size)
}

// beyond is how far a level is on the side.
func (s *Side) beyond(level float64) float64 {
	if s.Up {
		return level - s.Level
	}
	return s.Level - level
}

// concave reports whether every share of every curve bends downwards only, and
// nothing else keeps the set of packages from being convex: then linear
// programs are exact without branching.
func (p *Problem) concave() bool {
	for i := range p.Issues {
		if p.Issues[i].Indivisible {
			return false
		}
	}
	for k := range p.Conditions {
		if p.Conditions[k].If != nil {
			return false
		}
	}
	for k := range p.Parties {
		for _, c := range p.Parties[k].Curves {
			if !c.concave() {
				return false
			}
		}
	}
	return true
}

func (c Curve) concave() bool {
	if len(c) == 0 {
		return true
	}
	slope := math.Inf(1)
	for _, next := range c.slopes() {
		if next > slope+1e-9 {
			return false
		}
		slope = next
	}
	return true
}

// slopes are those of the curve's pieces, with the level ends that are within
// the scale.
func (c Curve) slopes() []float64 {
	var slopes []float64
	if c[0].At > 0 {
		slopes = append(slopes, 0)
	}
	for k := 1; k < len(c); k++ {
		slopes = append(slopes, (c[k].Worth-c[k-1].Worth)/(c[k].At-c[k-1].At))
	}
	if c[len(c)-1].At < 100 {
		slopes = append(slopes, 0)
	}
	return slopes
}
