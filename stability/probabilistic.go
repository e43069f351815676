package stability

import (
	"fmt"

	"parley/conflict"
)

// Probable is the stance of Rêgo & dos Santos (2015), P_i(t, s) being the
// probability that party i prefers t to s: a move to t is a gain when
// P_i(t, s) > 1 - alpha, a state u is a loss when P_i(u, s) ≤ 1 - beta, and
// under SEQ the move of an opponent j to t is credible when P_j(t, s) > gamma.
// Nash is then alpha-Nash, GMR (alpha, beta)-metarational, SMR (alpha,
// beta)-symmetric metarational, SEQ (alpha, beta, gamma)-sequential. Where
// every preference is certain, all levels strictly between 0 and 1 give the
// plain concepts.
//
// It returns an error unless the levels lie between 0 and 1.
func Probable(alpha, beta, gamma float64) (Stance, error) {
	for name, level := range map[string]float64{"alpha": alpha, "beta": beta, "gamma": gamma} {
		if !(level >= 0 && level <= 1) {
			return Stance{}, fmt.Errorf("%s is %v; want 0 to 1", name, level)
		}
	}
	above := func(level float64) func(*prospect, int, int) bool {
		return func(p *prospect, t, s int) bool { return p.chance.over(t, s) > level+levelSlack }
	}
	return Stance{
		Key: probableKey, Name: fmt.Sprintf("alpha %v, beta %v, gamma %v", alpha, beta, gamma),
		Question: fmt.Sprintf("moves for what it prefers with a probability above %.4g, and is deterred by what it prefers with one of at most %.4g; "+
			"others answer with what they prefer with one above %.4g", 1-alpha, 1-beta, gamma),
		gain:  above(1 - alpha),
		loss:  func(p *prospect, u, s int) bool { return p.chance.over(u, s) <= 1-beta+levelSlack },
		reply: above(gamma),
	}, nil
}

const probableKey = "probable"

// levelSlack is what rounding may take a probability off a level.
const levelSlack = 1e-9

// chances are the probabilities with which a party prefers one state to
// another, when each statement is held with its own probability, whatever the
// others are, and the order of neighbours that nobody knows is any order with
// the same probability: what an ensemble draws.
type chances struct {
	*order
	sure   []float64 // by statement
	groups [][2]int  // the statements in order; those of a group in any order
}

func (m *Model) newChances(p *conflict.Preference, rank []int32) *chances {
	if p == nil {
		p = &conflict.Preference{}
	}
	known := *p
	known.Unknown = nil
	x := &chances{order: m.newOrder(&known, rank)}
	either := p.Groups()
	for k := 0; k < len(p.Statements); {
		end := k + 1
		if len(either) > 0 && either[0][0] == k {
			end, either = either[0][1], either[1:]
		}
		x.groups = append(x.groups, [2]int{k, end})
		k = end
	}
	for _, s := range p.Statements {
		x.sure = append(x.sure, chance(s.Sure))
	}
	return x
}

// chance is the mean of a probability that may itself be uncertain.
func chance(q *conflict.Quantity) float64 {
	switch {
	case q == nil:
		return 1
	case q.HasMode:
		return (q.Low + q.Mode + q.High) / 3
	}
	return q.Low/2 + q.High/2
}

// over returns P(t, s), the probability that the party prefers t to s: that
// the first statement that it holds and in which they differ holds in t.
func (x *chances) over(t, s int) float64 {
	preferred, undecided := 0.0, 1.0
	for _, g := range x.groups {
		var forT, forS []float64
		for k := g[0]; k < g[1]; k++ {
			switch inT, inS := x.holds(k, t), x.holds(k, s); {
			case inT && !inS:
				forT = append(forT, x.sure[k])
			case inS && !inT:
				forS = append(forS, x.sure[k])
			}
		}
		decided, none := firstOf(forT, forS)
		preferred += undecided * decided
		undecided *= none
	}
	if x.rank[t] > x.rank[s] && len(x.groups) == 0 {
		preferred = 1
	}
	return preferred
}

// firstOf returns the probability that of the statements that are held the
// first in a random order is one of a, and that none is held.
func firstOf(a, b []float64) (first, none float64) {
	inA, inB := counts(a), counts(b)
	for x, px := range inA {
		for y, py := range inB {
			if x > 0 {
				first += px * py * float64(x) / float64(x+y)
			}
		}
	}
	return first, inA[0] * inB[0]
}

// counts returns the probabilities that 0, 1, ... of the independent events
// happen.
func counts(events []float64) []float64 {
	p := make([]float64, len(events)+1)
	p[0] = 1
	for n, event := range events {
		for k := n + 1; k > 0; k-- {
			p[k] = p[k]*(1-event) + p[k-1]*event
		}
		p[0] *= 1 - event
	}
	return p
}
