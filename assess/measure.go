package assess

import (
	"math"
	"math/bits"
	"slices"

	"parley/ensemble"
	"parley/stability"
)

// A Difference is one between two cases on the same draws: its mean, and
// the interval in which that lies with 95 % confidence.
type Difference struct {
	Mean float64 `json:"mean"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// z95 bounds the middle 95 % of the standard normal distribution.
const z95 = 1.959963984540054

// newDifference is the mean of the differences of n draws, at least one. Where all
// are equal the interval is that number: the mean of no other draw is known to
// differ.
func newDifference(n int, of func(k int) float64) Difference {
	mean, squares := 0.0, 0.0
	for k := range n { // Welford's recurrence
		d := of(k)
		step := d - mean
		mean += step / float64(k+1)
		squares += step * (d - mean)
	}
	half := 0.0
	if n > 1 {
		half = z95 * math.Sqrt(squares/float64(n-1)/float64(n))
	}
	return Difference{mean, mean - half, mean + half}
}

// all is the set of the concepts.
func all(concepts []stability.Concept) stability.ConceptSet {
	var s stability.ConceptSet
	for _, c := range concepts {
		s |= 1 << c
	}
	return s
}

// firmness is under which share of the concepts the goal is met in draw k, from
// 0 to 1.
func (a *Assessment) firmness(x *Case, k, goal int) float64 {
	met := x.Met.Draws[k][goal] & all(a.Concepts)
	return float64(bits.OnesCount8(uint8(met))) / float64(len(a.Concepts))
}

// worth is how firmly the goals are met in draw k, on average; 0 without goals.
func (a *Assessment) worth(x *Case, k int) float64 {
	sum := 0.0
	for g := range a.Goals {
		sum += a.firmness(x, k, g)
	}
	return sum / float64(max(1, len(a.Goals)))
}

// Holds is how often the goal is met by an outcome that holds under at least
// one of the concepts.
func (a *Assessment) Holds(x *Case, goal int) ensemble.Share {
	return a.share(func(k int) bool { return x.Met.Draws[k][goal]&all(a.Concepts) != 0 })
}

// Secure is how often the goal is met by an outcome that nobody would gain by
// leaving (Nash).
func (a *Assessment) Secure(x *Case, goal int) ensemble.Share {
	return a.share(func(k int) bool { return x.Met.Draws[k][goal].Has(stability.Nash) })
}

func (a *Assessment) share(of func(k int) bool) ensemble.Share {
	count := 0
	for k := range a.Question.Draws {
		if of(k) {
			count++
		}
	}
	return ensemble.NewShare(count, a.Question.Draws)
}

// Impact is by how much a case changes how often the goal is met by an outcome
// that holds.
func (a *Assessment) Impact(x *Case, goal int) Difference {
	none, concepts := &a.Cases[0], all(a.Concepts)
	is := func(x *Case, k int) float64 {
		if x.Met.Draws[k][goal]&concepts != 0 {
			return 1
		}
		return 0
	}
	return newDifference(a.Question.Draws, func(k int) float64 { return is(x, k) - is(none, k) })
}

// caseOf is the case with exactly these instruments, or nil.
func (a *Assessment) caseOf(instruments ...int) *Case {
	for k := range a.Cases {
		if slices.Equal(a.Cases[k].Instruments, instruments) {
			return &a.Cases[k]
		}
	}
	return nil
}

// A Pair is what two instruments do together beyond what each does alone:
// v(ij) - v(i) - v(j) + v(none), v being how firmly the goals are met on
// average.
type Pair struct {
	Instruments [2]int
	Beyond      Difference
}

// pairs compares each two instruments.
func (a *Assessment) pairs() []Pair {
	none := a.caseOf()
	var list []Pair
	for i := range a.Conflict.Instruments {
		for j := range i {
			first, second, both := a.caseOf(j), a.caseOf(i), a.caseOf(j, i)
			if none == nil || first == nil || second == nil || both == nil {
				continue
			}
			list = append(list, Pair{[2]int{j, i}, newDifference(a.Question.Draws, func(k int) float64 {
				return a.worth(both, k) - a.worth(first, k) - a.worth(second, k) + a.worth(none, k)
			})})
		}
	}
	return list
}
