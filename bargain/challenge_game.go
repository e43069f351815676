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
	// apart are the distances between the actors, in units of the scale, and
	// logs their logarithms, in the round that is played.
	apart, logs [][]float64
	middle      float64 // the median, in the round that is played
	loss        []float64
	order       []float64
}

func newChallengeGame(i Issue, rules ChallengeRules) *challengeGame {
	g := &challengeGame{statusQuo: 1}
	if rules.StatusQuo != nil {
		g.statusQuo = *rules.StatusQuo
	}
	n := len(i.Stances)
	rows := table(5+4*n, n)
	g.x, g.s, g.w, g.loss, g.order = rows[0], rows[1], rows[2], rows[3], rows[4]
	rows = rows[5:]
	g.prevail, g.against, g.apart, g.logs = rows[:n], rows[n:2*n], rows[2*n:3*n], rows[3*n:]
	for k, s := range i.Stances {
		g.x[k], g.s[k], g.w[k] = s.Position, s.Salience, s.Weight()
	}
	g.scale = slices.Max(g.x) - slices.Min(g.x)
	g.neutral, g.middle = ones(n), g.median()
	return g
}

// table returns rows of n numbers each.
func table(count, n int) [][]float64 {
	rows, cells := make([][]float64, count), make([]float64, count*n)
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
		g.measure()
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
	g.middle = g.median()
	r.Positions, r.Median, r.Mean = slices.Clone(g.x), g.middle, g.mean()
	return r
}

// measure takes the distances of the round.
func (g *challengeGame) measure() {
	for i, x := range g.x {
		for j, y := range g.x[:i] {
			d := math.Abs(x-y) / g.scale
			l := math.Log(d)
			g.apart[i][j], g.apart[j][i] = d, d
			g.logs[i][j], g.logs[j][i] = l, l
		}
		g.logs[i][i] = math.Inf(-1)
	}
}

// attitudes returns the exponents of risk (step 5).
func (g *challengeGame) attitudes() []float64 {
	prevail := g.chances(g.neutral)
	danger, unchanged := make([]float64, len(g.x)), nothing(1)
	for i := range danger {
		for j, d := range g.apart[i][:i] {
			u := stakesOf(d, 1, unchanged)
			danger[i] += g.expect(j, i, prevail[j][i], u)
			danger[j] += g.expect(i, j, prevail[i][j], u)
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
	if risk == 1 {
		for j, d := range g.apart[k] {
			g.loss[j] = g.w[k] * d
		}
		return g.loss
	}
	for j, l := range g.logs[k] {
		g.loss[j] = g.w[k] * math.Exp(risk*l)
	}
	return g.loss
}

// stakes are the utilities of a challenge between two actors (step 3), which
// are the same for both in the eyes of one: they depend on the distance.
type stakes struct{ success, failure, nothing, risk float64 }

// nothing is the utility of no change to one of this risk exponent.
func nothing(r float64) float64 { return 2 - 4*math.Exp(-r*math.Ln2) }

// stakesOf are those of two actors a distance apart.
func stakesOf(d, r, nothing float64) stakes {
	return stakes{2 - 4*power(0.5-0.5*d, r), 2 - 4*power(0.5+0.5*d, r), nothing, r}
}

// expect returns what i expects of challenging j (step 4).
func (g *challengeGame) expect(i, j int, p float64, u stakes) float64 {
	s := g.s[j]
	gain := s*(p*u.success+(1-p)*u.failure) + (1-s)*u.success - g.statusQuo*u.nothing
	if g.statusQuo == 1 {
		return gain
	}
	return gain - (1-g.statusQuo)*g.drift(i, j, u.risk)
}

// drift is the utility to i when it leaves j alone and something changes all
// the same: better when the median is nearer to i than j is.
func (g *challengeGame) drift(i, j int, r float64) float64 {
	median, apart := math.Abs(g.x[i]-g.middle), math.Abs(g.x[i]-g.x[j])
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
	for j, x := range g.x {
		if x == g.x[i] || g.statusQuo == 1 && !g.bolder(j, i, prevail) {
			continue
		}
		if best.Kind == Confrontation && math.Abs(x-g.x[i]) >= key {
			continue // no nearer
		}
		u := stakesOf(g.apart[i][j], r, unchanged)
		own, theirs := g.expect(i, j, prevail[i][j], u), g.expect(j, i, prevail[j][i], u)
		kind := octant(own, theirs)
		if kind == None || kind.rank() > best.Kind.rank() {
			continue
		}
		o := g.offer(kind, i, j, own, theirs)
		if k := g.cost(i, o); kind != best.Kind || k < key {
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

// octant is the kind of offer to one who expects own of a challenge, and the
// other theirs (step 6).
func octant(own, theirs float64) OfferKind {
	switch {
	case theirs > own && own > 0:
		return Confrontation
	case theirs > 0 && own < 0 && theirs > -own:
		return Compromising
	case theirs > 0 && own < 0 && theirs < -own:
		return Capitulation
	}
	return None
}

// offer is what j asks of i.
func (g *challengeGame) offer(kind OfferKind, i, j int, own, theirs float64) Offer {
	o := Offer{Kind: kind, By: j, To: g.x[j], Gain: own, Theirs: theirs}
	if kind == Compromising {
		o.To = g.x[i] + (g.x[j]-g.x[i])*-own/theirs
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
	copy(g.order, g.x)
	slices.Sort(g.order)
	best := g.order[0]
	for _, x := range slices.Compact(g.order)[1:] {
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
