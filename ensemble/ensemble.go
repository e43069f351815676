// Package ensemble asks one question over many draws of what is uncertain in
// a conflict, and says how the answer depends on it.
//
// Draw k of seed s is the same conflict on any machine, with any number of
// workers, and whatever else is drawn: each input has random numbers of its
// own (stream.go), which begin where seed, draw and the input's id say. An
// input that is added or fixed changes no other, so two conflicts are compared
// on common random numbers. Instruments are applied first, then drawn.
//
// A bare range is uniform between its ends; low, mode and high are a
// triangular distribution; a statement that is probably held is held with its
// probability, and statements of unknown order stand in every order equally
// often. Inputs are independent of each other.
package ensemble

import (
	"math/rand/v2"

	"parley/conflict"
)

// An Ensemble is a conflict and all its draws. Its methods may be called from
// many goroutines.
type Ensemble struct {
	conflict *conflict.Conflict
	seed     uint64
	inputs   []Input
}

// New returns the ensemble of the conflict's draws under the seed.
func New(c *conflict.Conflict, seed uint64) *Ensemble {
	return &Ensemble{conflict: c, seed: seed, inputs: inputs(c)}
}

// Inputs lists what is uncertain, in a fixed order.
func (e *Ensemble) Inputs() []Input { return e.inputs }

// Conflict returns the conflict of which draws are made.
func (e *Ensemble) Conflict() *conflict.Conflict { return e.conflict }

// A Value is what an input takes in one draw.
type Value struct {
	Number float64 // of a Number
	Held   bool    // of Held
	Order  []int   // of an Order: places within the group, the most important first
}

// A Point is one value for every input, in the order of Inputs.
type Point []Value

// Samples of the same ensemble, independent of each other.
const (
	first uint64 = iota
	second
)

// Point returns the values of draw k.
func (e *Ensemble) Point(k int) Point { return e.point(k, first) }

// Second returns the values of draw k of a second, independent sample.
func (e *Ensemble) Second(k int) Point { return e.point(k, second) }

// Exchanged returns the values of draw k with input i from the second sample.
func (e *Ensemble) Exchanged(k, i int) Point {
	p := e.point(k, first)
	p[i] = e.draw(k, i, second)
	return p
}

// With returns the values of draw k with input i at the value v.
func (e *Ensemble) With(k, i int, v Value) Point {
	p := e.point(k, first)
	p[i] = v
	return p
}

// Middle returns the values that are taken where nothing is drawn.
func (e *Ensemble) Middle() Point {
	p := make(Point, len(e.inputs))
	for i := range e.inputs {
		p[i] = e.inputs[i].Middle()
	}
	return p
}

// Draw returns the conflict of draw k, in which everything is certain.
func (e *Ensemble) Draw(k int) *conflict.Conflict { return e.At(e.Point(k)) }

// Mixed returns the conflict of draw k with input i from the second sample.
func (e *Ensemble) Mixed(k, i int) *conflict.Conflict { return e.At(e.Exchanged(k, i)) }

func (e *Ensemble) point(k int, sample uint64) Point {
	p := make(Point, len(e.inputs))
	for i := range p {
		p[i] = e.draw(k, i, sample)
	}
	return p
}

// draw returns the value of input i in draw k of a sample.
func (e *Ensemble) draw(k, i int, sample uint64) Value {
	in := &e.inputs[i]
	s := newStream(e.seed, uint64(k), sample, in.hash)
	switch in.Kind {
	case Number:
		return Value{Number: in.quantity.Quantile(s.uniform())}
	case Held:
		return Value{Held: s.uniform() < in.quantity.Quantile(s.uniform())}
	default:
		return Value{Order: rand.New(&s).Perm(in.Statements[1] - in.Statements[0])}
	}
}
