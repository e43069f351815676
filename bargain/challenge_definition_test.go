package bargain_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"parley/bargain"
)

// A plainGame states the steps of the challenge model one by one, pair by
// pair, as the paper does, with nothing kept between them.
type plainGame struct {
	bargain.Issue
	risk  []float64
	scale float64
}

func (g *plainGame) distance(i, j int) float64 {
	return math.Abs(g.Stances[i].Position-g.Stances[j].Position) / g.scale
}

// prevails is P of step 2.
func (g *plainGame) prevails(i, j int) float64 {
	won, all := 0.0, 0.0
	for k, s := range g.Stances {
		for a := range g.Stances {
			for b := range g.Stances {
				vote := s.Weight() * (math.Pow(g.distance(k, b), g.risk[k]) - math.Pow(g.distance(k, a), g.risk[k]))
				all += math.Abs(vote)
				if a == i && b == j {
					won += max(vote, 0)
				}
			}
		}
	}
	return won / all
}

// expects is E of step 4 at Q = 1, in the eyes of one whose exponent is r.
func (g *plainGame) expects(i, j int, r float64) float64 {
	p, d, s := g.prevails(i, j), g.distance(i, j), g.Stances[j].Salience
	success, failure := 2-4*math.Pow(0.5-0.5*d, r), 2-4*math.Pow(0.5+0.5*d, r)
	return s*(p*success+(1-p)*failure) + (1-s)*success - (2 - 4*math.Pow(0.5, r))
}

// attitudes are the exponents of step 5.
func (g *plainGame) attitudes() []float64 {
	danger, low, high := make([]float64, len(g.Stances)), math.Inf(1), math.Inf(-1)
	for i := range danger {
		for j := range danger {
			if i != j {
				danger[i] += g.expects(j, i, 1)
			}
		}
		low, high = min(low, danger[i]), max(high, danger[i])
	}
	for i, d := range danger {
		risk := (2*d - high - low) / (high - low)
		danger[i] = (1 - risk/3) / (1 + risk/3)
	}
	return danger
}

// octant is steps 6 and 7: how strong the offer of j to i is, in which place
// it comes among its kind, and where i would stand.
func (g *plainGame) octant(i, j int) (rank int, place, to float64) {
	x, y := g.Stances[i].Position, g.Stances[j].Position
	own, theirs := g.expects(i, j, g.risk[i]), g.expects(j, i, g.risk[i])
	switch {
	case x == y || theirs <= 0 || own > theirs:
		return 3, 0, x
	case own > 0:
		return 0, math.Abs(y - x), y
	case theirs > -own:
		return 1, (x*-own + y*theirs) / (theirs - own), x + (y-x)*-own/theirs
	default:
		return 2, math.Abs(y - x), y
	}
}

// The model plays each round as the definition does.
func TestChallengeByDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 1500 {
		i := line()
		for range 2 + r.IntN(5) {
			i.Stances = append(i.Stances, bargain.Stance{Actor: "an actor", Position: 100 * r.Float64(), Salience: r.Float64(), Capability: r.Float64()})
		}
		if r.IntN(2) == 0 {
			i.Stances[1].Position = i.Stances[0].Position
			i.Stances = append(i.Stances, bargain.Stance{Actor: "an actor", Position: 100 * r.Float64(), Salience: r.Float64(), Capability: r.Float64()})
		}
		g := &plainGame{Issue: i, risk: make([]float64, len(i.Stances))}
		for a := range i.Stances {
			g.risk[a] = 1
			for b := range i.Stances {
				g.scale = max(g.scale, math.Abs(i.Stances[a].Position-i.Stances[b].Position))
			}
		}
		g.risk = g.attitudes()
		round := bargain.ChallengeModel(i, bargain.ChallengeRules{Rounds: 1}).Rounds[0]
		for a := range i.Stances {
			near(t, "an exponent", round.Risk[a], g.risk[a])
			best, least, to := 3, 0.0, i.Stances[a].Position
			for b := range i.Stances {
				if rank, place, there := g.octant(a, b); rank < best || rank == best && place < least {
					best, least, to = rank, place, there
				}
			}
			near(t, "a position", round.Positions[a], to)
		}
	}
}
