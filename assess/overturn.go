package assess

import (
	"cmp"
	"math"
	"slices"

	"parley/ensemble"
)

// An Overturn is what would put the runner-up before the case that is most
// often first. Both are places in Standing.Cases.
type Overturn struct {
	Best, Next int
	Gap        float64 // of the means with equal weights, best less next
	Weights    []Tipping
	Inputs     []Leaning // that change the gap most, at most mostLeaning
}

// A Tipping is the weight of one criterion, the others sharing the rest
// equally, from which on the runner-up is before the best.
type Tipping struct {
	Criterion int
	Weight    float64 // 0 to 1
	Above     bool    // at this weight and above, not below
}

// A Leaning is the gap in those draws in which one uncertain thing is high, or
// held, and in the others.
type Leaning struct {
	Name      string
	With      string // what the first gap is of
	Without   string // and the second
	Gap       float64
	Otherwise float64
}

// Width is how much the uncertain thing changes the gap.
func (l Leaning) Width() float64 { return math.Abs(l.Gap - l.Otherwise) }

// Turns reports whether each of the two is ahead on one side.
func (l Leaning) Turns() bool { return l.Gap*l.Otherwise < 0 }

const mostLeaning = 3

func sortBy(places []int, value func(int) (first, second float64)) {
	slices.SortStableFunc(places, func(x, y int) int {
		x1, x2 := value(x)
		y1, y2 := value(y)
		return cmp.Or(cmp.Compare(y1, x1), cmp.Compare(y2, x2))
	})
}

func (a *Assessment) overturn(s *Standing) *Overturn {
	if len(s.Cases) < 2 {
		return nil
	}
	order := s.Order()
	o := &Overturn{Best: order[0], Next: order[1]}
	difference := func(j int) float64 { return s.Means[o.Best][j] - s.Means[o.Next][j] }
	for j := range s.Criteria {
		o.Gap += difference(j) / float64(len(s.Criteria))
	}
	for j := range s.Criteria {
		others := 0.0
		for k := range s.Criteria {
			if k != j {
				others += difference(k) / float64(len(s.Criteria)-1)
			}
		}
		if w, above, ok := tipping(difference(j), others); ok {
			o.Weights = append(o.Weights, Tipping{j, w, above})
		}
	}
	o.Inputs = a.leanings(s, o)
	return o
}

// tipping solves w·own + (1-w)·others = 0 for a weight from 0 to 1 around which
// the sign changes.
func tipping(own, others float64) (w float64, above, ok bool) {
	if own*others >= 0 {
		return 0, false, false
	}
	return others / (others - own), own < 0, true
}

// leanings splits the draws by each thing that is uncertain in the best case.
func (a *Assessment) leanings(s *Standing, o *Overturn) []Leaning {
	best, next := &a.Cases[s.Cases[o.Best]], &a.Cases[s.Cases[o.Next]]
	gaps := make([]float64, a.Question.Draws)
	for k := range gaps {
		for _, c := range s.Criteria {
			gaps[k] += (c.value(best, k) - c.value(next, k)) / float64(len(s.Criteria))
		}
	}
	var list []Leaning
	for _, x := range []*Case{best, next} {
		e := x.Met.Ensemble
		for i := range e.Inputs() {
			in := &e.Inputs()[i]
			seen := slices.ContainsFunc(list, func(l Leaning) bool { return l.Name == in.Name })
			if l, ok := leaning(e, i, gaps); ok && !seen {
				list = append(list, l)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y Leaning) int { return cmp.Compare(y.Width(), x.Width()) })
	list = slices.DeleteFunc(list, func(l Leaning) bool { return l.Width() < 1e-9 })
	return list[:min(len(list), mostLeaning)]
}

// leaning splits the gaps by one input: whether a statement is held, whether a
// number is above its middle.
func leaning(e *ensemble.Ensemble, i int, gaps []float64) (Leaning, bool) {
	in := &e.Inputs()[i]
	if in.Kind == ensemble.Order {
		return Leaning{}, false
	}
	l := Leaning{Name: in.Name, With: "it is so", Without: "it is not"}
	if in.Kind == ensemble.Number {
		middle := in.Words(in.Middle())
		l.With, l.Without = "it is above "+middle, "it is at most "+middle
	}
	n, m := 0, 0
	for k, gap := range gaps {
		v := e.Point(k)[i]
		if v.Held || in.Kind == ensemble.Number && v.Number > in.Middle().Number {
			n++
			l.Gap += (gap - l.Gap) / float64(n)
		} else {
			m++
			l.Otherwise += (gap - l.Otherwise) / float64(m)
		}
	}
	return l, n > 0 && m > 0
}
