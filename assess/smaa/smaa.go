// Package smaa ranks alternatives by several criteria when neither the
// criteria's weights nor the alternatives' values are known for sure:
// stochastic multicriteria acceptability analysis, SMAA-2
// [lahdelma2001]. It asks which priorities would put each alternative
// first, and does not choose the priorities.
package smaa

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Values gives the values of all alternatives in draw k, by alternative and
// criterion, each on a scale fixed beforehand on which more is better. It is
// called for k from 0 on, twice in the same order; what it returns is not kept.
type Values func(k int) [][]float64

// A Ranking says how alternatives rank over draws of values and weights. The
// weights are drawn uniformly from all that are at least 0 and add up to 1.
type Ranking struct {
	Draws int `json:"draws"`
	// Acceptability has for each alternative and rank, the best first, the share
	// of draws in which it has that rank. Alternatives that are equal share their
	// ranks equally.
	Acceptability [][]float64 `json:"acceptability"`
	// Holistic adds the acceptabilities up with rank-order centroid weights.
	Holistic []float64 `json:"holistic"`
	// Central are the mean weights of those draws that put the alternative
	// first; nil when none does.
	Central [][]float64 `json:"central"`
	// Confidence is the share of draws that put the alternative first when its
	// central weights are certain; 0 without them.
	Confidence []float64 `json:"confidence"`
	// Winning has for each pair the share of draws in which the first is worth
	// more than the second, draws in which they are equal counting one half.
	Winning [][]float64 `json:"winning"`
}

// Rank ranks the alternatives over the draws, at least one. The weights of
// draw k follow from the seed and k alone. It returns an error for a value
// that is not finite.
func Rank(draws int, seed uint64, values Values) (*Ranking, error) {
	first := values(0)
	r := newRanking(draws, len(first))
	weights := newSimplex(len(first[0]), seed)
	u := make([]float64, len(first))
	for k := range draws {
		w := weights.draw()
		if err := utilities(values(k), w, u); err != nil {
			return nil, err
		}
		r.see(u, w)
	}
	r.finish()
	return r, r.trust(values)
}

func newRanking(draws, m int) *Ranking {
	return &Ranking{
		Draws: draws, Acceptability: square(m), Winning: square(m),
		Holistic: make([]float64, m), Confidence: make([]float64, m), Central: make([][]float64, m),
	}
}

func square(m int) [][]float64 {
	rows := make([][]float64, m)
	for i := range rows {
		rows[i] = make([]float64, m)
	}
	return rows
}

// utilities fills in u_i = Σ_j w_j x_ij.
func utilities(x [][]float64, w, u []float64) error {
	for i, row := range x {
		u[i] = 0
		for j, v := range row {
			u[i] += w[j] * v
		}
		if math.IsNaN(u[i]) || math.IsInf(u[i], 0) {
			return fmt.Errorf("the values of alternative %d are %v; want finite ones", i, row)
		}
	}
	return nil
}

// see counts one draw.
func (r *Ranking) see(u, w []float64) {
	eachTie(u, func(from, to int, tied []int) {
		for _, i := range tied {
			for rank := from; rank < to; rank++ {
				r.Acceptability[i][rank] += 1 / float64(len(tied))
			}
			if from == 0 {
				r.favour(i, w, 1/float64(len(tied)))
			}
		}
	})
	for i := range u {
		for k := range u {
			r.Winning[i][k] += float64(1+order(u[i], u[k])) / 2
		}
	}
}

// alike is how far rounding may take equal utilities apart.
const alike = 1e-12

func order(a, b float64) int {
	if math.Abs(a-b) <= alike {
		return 0
	}
	return cmp.Compare(a, b)
}

// eachTie visits the alternatives from the best on, those that are equal
// together: tied have the ranks from to to-1.
func eachTie(u []float64, visit func(from, to int, tied []int)) {
	best := make([]int, len(u))
	for i := range best {
		best[i] = i
	}
	slices.SortStableFunc(best, func(a, b int) int { return cmp.Compare(u[b], u[a]) })
	for from := 0; from < len(best); {
		to := from + 1
		for to < len(best) && order(u[best[to]], u[best[from]]) == 0 {
			to++
		}
		visit(from, to, best[from:to])
		from = to
	}
}

// favour adds weights that put the alternative first.
func (r *Ranking) favour(i int, w []float64, share float64) {
	if r.Central[i] == nil {
		r.Central[i] = make([]float64, len(w))
	}
	for j := range w {
		r.Central[i][j] += share * w[j]
	}
}

// finish turns counts into shares.
func (r *Ranking) finish() {
	m := len(r.Acceptability)
	for i, ranks := range r.Acceptability {
		for j := range r.Central[i] {
			r.Central[i][j] /= ranks[0]
		}
		for rank := range ranks {
			ranks[rank] /= float64(r.Draws)
			r.Holistic[i] += centroid(m, rank) * ranks[rank]
		}
		for k := range r.Winning[i] {
			r.Winning[i][k] /= float64(r.Draws)
		}
	}
}

// centroid is the rank-order centroid weight (1/m) Σ_{k>rank} 1/k of a rank
// counted from 0.
func centroid(m, rank int) float64 {
	sum := 0.0
	for k := rank + 1; k <= m; k++ {
		sum += 1 / float64(k)
	}
	return sum / float64(m)
}

// trust finds the confidence factors.
func (r *Ranking) trust(values Values) error {
	u := make([]float64, len(r.Central))
	for k := range r.Draws {
		x := values(k)
		for i, w := range r.Central {
			if w == nil {
				continue
			}
			if err := utilities(x, w, u); err != nil {
				return err
			}
			eachTie(u, func(from, _ int, tied []int) {
				if from == 0 && slices.Contains(tied, i) {
					r.Confidence[i] += 1 / float64(len(tied)*r.Draws)
				}
			})
		}
	}
	return nil
}

// Error is the standard error that a share has from the number of draws.
func (r *Ranking) Error(share float64) float64 {
	return math.Sqrt(max(0, share*(1-share)) / float64(r.Draws))
}

// A simplex draws weights: the gaps between sorted uniform numbers.
type simplex struct {
	random *rand.Rand
	cuts   []float64
	w      []float64
}

// stream keeps the weights' random numbers apart from all others of a seed.
const stream = 0x736d6161

func newSimplex(n int, seed uint64) *simplex {
	return &simplex{rand.New(rand.NewPCG(seed, stream)), make([]float64, n-1), make([]float64, n)}
}

func (s *simplex) draw() []float64 {
	for k := range s.cuts {
		s.cuts[k] = s.random.Float64()
	}
	slices.Sort(s.cuts)
	last := 0.0
	for k, cut := range s.cuts {
		s.w[k], last = cut-last, cut
	}
	s.w[len(s.cuts)] = 1 - last
	return s.w
}
