package settle

import (
	"context"
	"math"
	"slices"

	"parley/internal/lp"
)

// least is the goal of the greatest sum of the rank smallest of the parties'
// gains, each divided by its scale; a party with scale 0 does not count.
// Before are the sums for smaller ranks, which are kept.
//
// The sum of the k smallest z is the greatest k r - sum max(0, r - z) over r
// (Ogryczak & Tamir [ogryczak2003]), which is linear in r and the excesses.
func (s *space) least(rank int, before, alternatives, scale, floors []float64) *goal {
	n := len(alternatives)
	g := s.sum(nil, floors)
	for j := 1; j <= rank; j++ {
		first := g.extra // r, then the excess of each party
		g.extra += 1 + n
		g.lower = append(g.lower, -1e4)
		g.upper = append(g.upper, 1e4)
		g.lower = append(g.lower, make([]float64, n)...)
		g.upper = append(g.upper, slices.Repeat([]float64{2e4}, n)...)
		total := line{extra: make([]float64, first+1+n), sense: lp.AtLeast}
		total.extra[first] = float64(j)
		for k := range n {
			if scale[k] > 0 {
				g.lines = append(g.lines, s.excess(k, first, alternatives[k], scale[k]))
				total.extra[first+1+k] = -1
			}
		}
		if j < rank {
			total.bound = before[j-1]
			g.lines = append(g.lines, total)
		} else {
			g.aim = line{extra: total.extra}
		}
	}
	g.value = func(_, y []float64) (float64, bool) {
		sums := smallest(y, alternatives, scale)
		for j, kept := range before[:rank-1] {
			if sums[j] < kept-feasible {
				return 0, false
			}
		}
		return sums[rank-1], reach(y, floors)
	}
	return g
}

// excess is the condition that r is at most a party's scaled gain plus its
// excess.
func (s *space) excess(party, first int, alternative, scale float64) line {
	l := s.atLeast(party, alternative/scale)
	l.worth[party] = 1 / scale
	l.extra = make([]float64, first+2+party)
	l.extra[first] = -1
	l.extra[first+1+party] = 1
	return l
}

// smallest returns the sum of the 1, 2, ... smallest scaled gains.
func smallest(y, alternatives, scale []float64) []float64 {
	var gains []float64
	for k := range y {
		if scale[k] > 0 {
			gains = append(gains, (y[k]-alternatives[k])/scale[k])
		}
	}
	slices.Sort(gains)
	for k := 1; k < len(gains); k++ {
		gains[k] += gains[k-1]
	}
	return gains
}

// leximin returns the package that makes the smallest scaled gain as great as
// possible, among those the second smallest, and so on. Its Value is the
// smallest.
func (s *space) leximin(ctx context.Context, alternatives, scale, floors []float64) (*Found, error) {
	var found *Found
	var sums []float64
	ranks := 0
	for _, x := range scale {
		if x > 0 {
			ranks++
		}
	}
	gap := 0.0
	for rank := 1; rank <= ranks; rank++ {
		next, err := s.maximise(ctx, s.least(rank, sums, alternatives, scale, floors))
		if err != nil {
			return nil, err
		}
		if found != nil {
			next.Programs += found.Programs
			next.Residual = max(next.Residual, found.Residual)
			next.Proved = next.Proved && found.Proved
		}
		found = next
		sums = append(sums, found.Value-Tolerance/10)
		if rank == 1 {
			gap = found.Gap
		}
	}
	found.Value = smallest(found.Satisfaction, alternatives, scale)[0]
	found.Gap = gap
	return found, nil
}

// Zone returns the package with the greatest smallest gain; its Value is that
// gain. There is a zone of possible agreement when it is above 0; when it is
// below, everybody's alternative would have to be so much worse.
func (s *space) zone(ctx context.Context) (*Found, error) {
	return s.maximise(ctx, s.least(1, nil, s.p.Alternatives(), ones(len(s.p.Parties)), nil))
}

func ones(n int) []float64 { return slices.Repeat([]float64{1}, n) }

// best returns each party's best package among those that leave nobody worse
// than the floors.
func (s *space) ideals(ctx context.Context, floors []float64) ([]*Found, error) {
	var all []*Found
	for k := range s.p.Parties {
		weights := make([]float64, len(s.p.Parties))
		weights[k] = 1
		found, err := s.maximise(ctx, s.sum(weights, floors))
		if err != nil {
			return nil, err
		}
		all = append(all, found)
	}
	return all, nil
}

// product is the goal of the greatest product of gains of the parties that
// count, of which it takes the logarithm. A logarithm lies below each of its
// tangents; programs see the tangents, and more of them where an answer
// promises more than the logarithm gives (outer approximation, Kelley
// [kelley1960]). Least is a gain that no party can have less of in a package
// better than one that is known; most its greatest possible gain.
func (s *space) product(alternatives, least, most, floors []float64) *goal {
	g := s.sum(nil, floors)
	n := len(alternatives)
	g.extra = n
	g.lower, g.upper = make([]float64, n), make([]float64, n)
	g.aim = line{extra: make([]float64, n)}
	for k := range n {
		if most[k] <= 0 {
			continue
		}
		g.aim.extra[k] = 1
		g.lower[k], g.upper[k] = math.Log(least[k])-1, math.Log(most[k])+1
		for x, n := most[k], 0; x > least[k]/2 && n < firstTangents; x, n = x/2, n+1 {
			g.lines = append(g.lines, s.tangent(k, alternatives[k], x))
		}
	}
	g.tolerance = 5e-7
	g.value = func(_, y []float64) (float64, bool) {
		sum := 0.0
		for k := range n {
			if most[k] <= 0 {
				continue
			}
			gain := y[k] - alternatives[k]
			if gain <= 0 {
				return 0, false
			}
			sum += math.Log(gain)
		}
		return sum, reach(y, floors)
	}
	g.slope = func(y []float64) *goal {
		weights := make([]float64, n)
		for k := range n {
			if most[k] > 0 {
				weights[k] = 1 / (y[k] - alternatives[k])
			}
		}
		return s.sum(weights, floors)
	}
	g.refine = func(y, logs []float64) bool {
		cut := false
		for k := range n {
			if gain := max(y[k]-alternatives[k], least[k]/2); most[k] > 0 && logs[k] > math.Log(gain)+1e-10 {
				g.lines = append(g.lines, s.tangent(k, alternatives[k], gain))
				cut = true
			}
		}
		return cut
	}
	return g
}

// firstTangents is how many tangents of each logarithm a program begins with:
// enough for parties that get a sixteenth of the most they could.
const firstTangents = 5

// tangent is the condition that a party's logarithm lies below the tangent at
// a gain: log at most log(gain) + (satisfaction - alternative - gain) / gain.
func (s *space) tangent(party int, alternative, gain float64) line {
	l := s.atLeast(party, alternative/gain+1-math.Log(gain))
	l.worth[party] = 1 / gain
	l.extra = make([]float64, party+1)
	l.extra[party] = -1
	return l
}
