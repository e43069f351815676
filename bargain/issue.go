// Package bargain says where an issue may settle. Each forecast model is a
// free function in a file of its own name, which gives the source and the
// steps: compromise.go, median.go, mode.go, nash.go, quantal.go, challenge.go,
// exchange.go, and the package spatial. predict.go adds what real outcomes
// taught about their errors; forecast.go asks them about the draws of a
// conflict, and the report files turn the answer into words and pictures.
package bargain

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// A Stance is where one actor stands on one issue.
type Stance struct {
	Actor      string
	Position   float64 // 0 to 100
	Salience   float64 // 0 to 1: how much the actor cares
	Capability float64 // at least 0: what it can bring to bear
}

// Weight is the support that the actor gives its position: what it can bring
// to bear, as far as it cares.
func (s Stance) Weight() float64 { return s.Salience * s.Capability }

// An Issue is one question with the stances on it. The models take an issue
// that passes Check.
type Issue struct {
	Stances   []Stance
	Reference *float64 // what holds without agreement, 0 to 100; nil when unknown
}

// most a capability may be, so that products stay finite.
const mostCapability = 1e12

// Check returns an error, with everything that is wrong, unless the models
// can be asked about the issue: every number is within its range, and someone
// has weight.
func (i Issue) Check() error {
	var wrong []error
	check := func(who, what string, x, most float64) {
		if !(x >= 0 && x <= most) {
			wrong = append(wrong, fmt.Errorf("%s of %s is %v; want 0 to %v", what, who, x, most))
		}
	}
	for _, s := range i.Stances {
		check(s.Actor, "the position", s.Position, 100)
		check(s.Actor, "the salience", s.Salience, 1)
		check(s.Actor, "the capability", s.Capability, mostCapability)
	}
	if i.Reference != nil {
		check("the issue", "the reference point", *i.Reference, 100)
	}
	switch {
	case len(i.Stances) == 0:
		wrong = append(wrong, errors.New("nobody takes a position; want at least one"))
	case len(wrong) == 0 && !slices.ContainsFunc(i.Stances, Stance.counts):
		wrong = append(wrong, errors.New("nobody has weight: salience times capability is 0 for all; want one party that cares and can do something"))
	}
	return errors.Join(wrong...)
}

// What is below these counts as nothing.
const (
	leastSalience = 1e-6
	leastWeight   = 1e-12
)

func (i Issue) total() float64 {
	sum := 0.0
	for _, s := range i.Stances {
		sum += s.Weight()
	}
	return sum
}

// Shares returns each actor's share of the weight of all.
func (i Issue) Shares() []float64 {
	shares, total := make([]float64, len(i.Stances)), i.total()
	for k, s := range i.Stances {
		shares[k] = s.Weight() / total
	}
	return shares
}

// counts reports whether the actor has weight at all.
func (s Stance) counts() bool { return s.Salience >= leastSalience && s.Weight() > leastWeight }

// weighty returns the issue without those who have no weight.
func (i Issue) weighty() Issue {
	i.Stances = slices.DeleteFunc(slices.Clone(i.Stances), func(s Stance) bool { return !s.counts() })
	return i
}

// Spread is the standard deviation of the positions, weighted by support.
func (i Issue) Spread() float64 {
	m, v := Compromise(i), 0.0
	for k, share := range i.Shares() {
		v += share * (i.Stances[k].Position - m) * (i.Stances[k].Position - m)
	}
	return math.Sqrt(v)
}
