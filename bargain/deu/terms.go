package deu

import (
	"math"

	"parley/bargain"
)

// placed are the actors whose being at a point has a weight of its own: the
// Commission, the Parliament, and those who were members throughout.
var placed = []string{"com", "ep", "de", "fr", "uk", "it", "es", "nl", "be", "el", "pt", "at", "se", "dk", "ie", "fi", "lu"}

// placeScale makes the penalty of the fit fall harder on the weights of
// single actors than on those of the other terms.
const placeScale = 0.4

// termNames names the columns of a design: the terms of any issue, who stands
// at the point, and the presidency.
func termNames() []string {
	var names []string
	for _, t := range bargain.Terms {
		names = append(names, t.Name)
	}
	names = append(names, placed...)
	return append(names, "presidency")
}

// general is how many of the terms are those of any issue.
var general = len(bargain.Terms)

// A design holds the value of every term at each point of a case's scale.
type design [bargain.Points][]float64

func newDesign(c *Case) *design {
	var of []func(y float64) float64
	for _, t := range bargain.Terms {
		of = append(of, t.Of(c.Issue))
	}
	for _, actor := range placed {
		of = append(of, standsAt(c, actor))
	}
	of = append(of, fromPresidency(c))
	var d design
	for y := range d {
		for _, value := range of {
			d[y] = append(d[y], value(float64(y)))
		}
	}
	return &d
}

// position returns where an actor stands, and false when it takes none.
func (c *Case) position(actor string) (float64, bool) {
	for _, s := range c.Issue.Stances {
		if s.Actor == actor {
			return s.Position, true
		}
	}
	return 0, false
}

func standsAt(c *Case, actor string) func(y float64) float64 {
	x, ok := c.position(actor)
	return func(y float64) float64 {
		if ok && y == math.Round(x) {
			return placeScale
		}
		return 0
	}
}

func fromPresidency(c *Case) func(y float64) float64 {
	x, ok := c.position(c.President)
	return func(y float64) float64 {
		if !ok {
			return 0
		}
		return -math.Abs(y-x) / 20
	}
}

// density is the log-linear density of the first len(weights) terms.
func (d *design) density(weights []float64) bargain.Density {
	values := make([]func(y float64) float64, len(weights))
	for k := range weights {
		values[k] = func(y float64) float64 { return d[int(y)][k] }
	}
	return bargain.LogLinear(values, weights)
}
