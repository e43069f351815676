package bargain

import (
	"math"
	"slices"
)

// A challengeGame is where the actors of the challenge model stand. The steps
// are those of ChallengeModel.
type challengeGame struct {
	x, s, w   []float64 // positions, saliences, weights
	scale     float64   // the range of the first positions
	statusQuo float64
	neutral   []float64   // exponents of 1
	prevail   [][]float64 // P, in the last round that was asked
	against   [][]float64 // what is taken together before it is put into P
	// twin holds for each actor the first that stands where it does: what
	// depends on positions alone is computed for the first only.
	twin []int
	loss []float64
}

func newChallengeGame(i Issue, rules ChallengeRules) *challengeGame {
	g := &challengeGame{statusQuo: 1}
	if rules.StatusQuo != nil {
		g.statusQuo = *rules.StatusQuo
	}
	n := len(i.Stances)
	g.x, g.s, g.w = make([]float64, n), make([]float64, n), make([]float64, n)
	for k, s := range i.Stances {
		g.x[k], g.s[k], g.w[k] = s.Position, s.Salience, s.Weight()
	}
	g.scale = slices.Max(g.x) - slices.Min(g.x)
	g.twin = make([]int, n)
	g.neutral, g.loss = ones(n), make([]float64, n)
	g.prevail, g.against = square(n), square(n)
	return g
}

func square(n int) [][]float64 {
	rows, cells := make([][]float64, n), make([]float64, n*n)
	for i := range rows {
		rows[i] = cells[i*n : (i+1)*n]
	}
	return rows
}

// round plays one round and moves the actors.
func (g *challengeGame) round() Round {
	n := len(g.x)
	r := Round{Risk: g.neutral, Offers: make([]Offer, n)}
	if slices.Max(g.x) > slices.Min(g.x) {
		g.pair()
		r.Risk = g.attitudes()
		prevail := g.chances(r.Risk)
		for i := range g.x {
			r.Offers[i] = g.best(i, prevail, r.Risk[i])
		}
	}
	for i, o := range r.Offers {
		if o.Kind != None {
			g.x[i] = o.To
		}
	}
	r.Positions = slices.Clone(g.x)
	r.Median, r.Mean = g.median(), g.mean()
	return r
}

// pair finds who stand at one point.
func (g *challengeGame) pair() {
	for i, x := range g.x {
		g.twin[i] = slices.Index(g.x, x)
	}
}

// attitudes returns the exponents of risk (step 5).
func (g *challengeGame) attitudes() []float64 {
	prevail := g.chances(g.neutral)
	danger, unchanged := make([]float64, len(g.x)), nothing(1)
	for i := range danger {
		for j := range danger {
			if j != i {
				danger[i] += g.expect(j, i, prevail[j][i], g.stakes(j, i, 1, unchanged))
			}
		}
	}
	low, high := slices.Min(danger), slices.Max(danger)
	if high-low < 1e-12 {
		return g.neutral
	}
	for i, d := range danger {
		risk := (2*d - high - low) / (high - low)
		danger[i] = (1 - risk/3) / (1 + risk/3)
	}
	return danger
}

// chances returns P (step 2) for all pairs, until it is asked again. Every
// vote is a difference of losses: with its size added it is twice the vote
// for the one, or 0, and taken from its size twice that for the other.
func (g *challengeGame) chances(risk []float64) [][]float64 {
	p, votes := g.prevail, 0.0
	for i := range p {
		clear(p[i])
		clear(g.against[i])
	}
	for k := range g.x {
		loss := g.losses(k, risk[k])
		for i, at := range loss {
			ahead, behind := p[i][:i], g.against[i][:i]
			for j, l := range loss[:i] {
				size := math.Abs(l - at)
				ahead[j] += size + (l - at)
				behind[j] += size - (l - at)
				votes += size
			}
		}
	}
	all := 4 * max(votes, math.SmallestNonzeroFloat64) // twice the votes, and every pair counts in both orders
	for i := range p {
		for j := range i {
			p[i][j], p[j][i] = p[i][j]/all, g.against[i][j]/all
		}
	}
	return p
}

// losses returns what each position costs actor k, by its weight, until they
// are asked again.
func (g *challengeGame) losses(k int, risk float64) []float64 {
	for j, x := range g.x {
		if first := g.twin[j]; first < j {
			g.loss[j] = g.loss[first]
		} else {
			g.loss[j] = g.w[k] * power(math.Abs(g.x[k]-x)/g.scale, risk)
		}
	}
	return g.loss
}

// stakes are the utilities of a challenge between two actors (step 3), which
// are the same for both in the eyes of one: they depend on the distance.
type stakes struct{ success, failure, nothing, risk float64 }

// nothing is the utility of no change to one of this risk exponent.
func nothing(r float64) float64 { return 2 - 4*math.Exp(-r*math.Ln2) }

func (g *challengeGame) stakes(i, j int, r, nothing float64) stakes {
	d := math.Abs(g.x[i]-g.x[j]) / g.scale
	return stakes{2 - 4*power(0.5-0.5*d, r), 2 - 4*power(0.5+0.5*d, r), nothing, r}
}

// expect returns what i expects of challenging j (step 4).
func (g *challengeGame) expect(i, j int, p float64, u stakes) float64 {
	challenged := g.s[j]*(p*u.success+(1-p)*u.failure) + (1-g.s[j])*u.success
	return challenged - g.statusQuo*u.nothing - (1-g.statusQuo)*g.drift(i, j, u.risk)
}

// drift is the utility to i when it leaves j alone and something changes all
// the same: better when the median is nearer to i than j is.
func (g *challengeGame) drift(i, j int, r float64) float64 {
	if g.statusQuo == 1 {
		return 0
	}
	median, apart := math.Abs(g.x[i]-g.median()), math.Abs(g.x[i]-g.x[j])
	way := 0.25 * min((median+apart)/g.scale, 2)
	if median < apart {
		return 2 - 4*power(0.5-way, r)
	}
	return 2 - 4*power(0.5+way, r)
}

// best returns the offer that i accepts (step 7).
func (g *challengeGame) best(i int, prevail [][]float64, r float64) Offer {
	best, key := Offer{}, 0.0
	unchanged := nothing(r)
	for j := range g.x {
		if g.x[j] == g.x[i] || g.statusQuo == 1 && !g.bolder(j, i, prevail) {
			continue
		}
		u := g.stakes(i, j, r, unchanged)
		o := g.offer(i, j, g.expect(i, j, prevail[i][j], u), g.expect(j, i, prevail[j][i], u))
		if o.Kind == None {
			continue
		}
		if k := g.cost(i, o); o.Kind.rank() < best.Kind.rank() || o.Kind == best.Kind && k < key {
			best, key = o, k
		}
	}
	return best
}

// bolder reports whether j expects more of challenging i than i of challenging
// j, without which there is no offer. At Q = 1 both expect success less what
// they may lose, and may lose the same: what counts is how likely.
func (g *challengeGame) bolder(j, i int, prevail [][]float64) bool {
	return g.s[i]*(1-prevail[j][i]) < g.s[j]*(1-prevail[i][j])
}

// offer is what j asks of i, given what either expects of a challenge.
func (g *challengeGame) offer(i, j int, own, theirs float64) Offer {
	o := Offer{By: j, To: g.x[j], Gain: own, Theirs: theirs}
	switch {
	case theirs > own && own > 0:
		o.Kind = Confrontation
	case theirs > 0 && own < 0 && theirs > -own:
		o.Kind = Compromising
		o.To = g.x[i] + (g.x[j]-g.x[i])*-own/theirs
	case theirs > 0 && own < 0 && theirs < -own:
		o.Kind = Capitulation
	}
	return o
}

// cost orders offers of one kind.
func (g *challengeGame) cost(i int, o Offer) float64 {
	if o.Kind == Compromising {
		own, theirs := math.Abs(o.Gain), math.Abs(o.Theirs)
		return (own*g.x[i] + theirs*g.x[o.By]) / (own + theirs)
	}
	return math.Abs(o.To - g.x[i])
}

// median is the position that defeats every other before it, from the lowest.
func (g *challengeGame) median() float64 {
	order := slices.Clone(g.x)
	slices.Sort(order)
	best := order[0]
	for _, x := range slices.Compact(order)[1:] {
		votes := 0.0
		for k, w := range g.w {
			votes += w * (math.Abs(g.x[k]-best) - math.Abs(g.x[k]-x))
		}
		if votes > 0 {
			best = x
		}
	}
	return best
}

func (g *challengeGame) mean() float64 {
	sum, weight := 0.0, 0.0
	for k, w := range g.w {
		sum += w * g.x[k]
		weight += w
	}
	return sum / weight
}

// power is x^r for x from 0 up; most r are 1.
func power(x, r float64) float64 {
	if r == 1 || x == 0 {
		return x
	}
	return math.Exp(r * math.Log(x))
}

func ones(n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = 1
	}
	return v
}
