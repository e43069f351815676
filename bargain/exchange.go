package bargain

import "math"

// A Swap is an exchange of positions: on issue Gives actor A moves towards B,
// who gains there what A cares little about; on issue Gets B moves towards A.
type Swap struct {
	A, B                    int // actors
	Gives, Gets             int // issues: A gives on the one and gets on the other
	MoveA, MoveB            float64
	Gain                    float64 // of each, in points of outcome times salience
	ShiftGiven, ShiftGotten float64 // by how much the outcomes of Gives and Gets move
}

// An Exchanges is what the exchange model finds.
type Exchanges struct {
	Swaps    []Swap
	Outcomes []float64 // of each issue, after all swaps
}

// Exchange plays the exchange of positions between pairs over two issues
// (Stokman & Van Oosten 1994 [stokman1994]), with equal gains. All issues have
// the same actors in the same order; an actor that takes no position on an
// issue has salience 0 there.
//
//  1. The outcome of an issue is the compromise of the positions.
//  2. Actors a and b may exchange issue p for issue q when they stand on
//     opposite sides of the outcome on both, and a cares for q rather than p
//     more than b does: s_aq/s_ap > s_bq/s_bp.
//  3. a moves on p towards b, and b on q towards a, so that both gain the same:
//     with shifts of the outcomes u and v, s_aq v - s_ap u = s_bp u - s_bq v.
//     One of the two goes the whole way to the other's position.
//  4. The exchange with the highest gain is made; the two positions that have
//     moved are bound and move no more. Again from 1, until nobody gains.
func Exchange(issues []Issue) Exchanges {
	m := newMarket(issues)
	var e Exchanges
	for {
		best := m.best()
		if best.Gain <= leastSwap {
			break
		}
		m.make(best)
		e.Swaps = append(e.Swaps, best)
	}
	for p := range issues {
		e.Outcomes = append(e.Outcomes, m.outcome(p))
	}
	return e
}

// leastSwap is the gain below which nobody troubles to exchange.
const leastSwap = 1e-9

type market struct {
	at, salience, share [][]float64 // of each issue and actor
	bound               [][]bool    // a position that has moved
}

func newMarket(issues []Issue) *market {
	m := &market{}
	for _, i := range issues {
		var at, salience []float64
		for _, s := range i.Stances {
			at, salience = append(at, s.Position), append(salience, s.Salience)
		}
		m.at, m.salience = append(m.at, at), append(m.salience, salience)
		m.share, m.bound = append(m.share, i.Shares()), append(m.bound, make([]bool, len(at)))
	}
	return m
}

func (m *market) outcome(p int) float64 {
	sum := 0.0
	for a, share := range m.share[p] {
		sum += share * m.at[p][a]
	}
	return sum
}

// best returns the exchange with the highest gain; of several the first.
func (m *market) best() Swap {
	var best Swap
	outcomes := make([]float64, len(m.at))
	for p := range outcomes {
		outcomes[p] = m.outcome(p)
	}
	for p := range m.at {
		for q := range m.at {
			if p == q {
				continue
			}
			for a := range m.at[p] {
				for b := range m.at[p] {
					if s := m.swap(a, b, p, q, outcomes); s.Gain > best.Gain+leastSwap {
						best = s
					}
				}
			}
		}
	}
	return best
}

// swap is the exchange in which a gives on p and gets on q (steps 2 and 3);
// its gain is 0 when there is none.
func (m *market) swap(a, b, p, q int, outcomes []float64) Swap {
	s := Swap{A: a, B: b, Gives: p, Gets: q}
	if a == b || m.bound[p][a] || m.bound[q][b] || !m.opposed(a, b, p, outcomes[p]) || !m.opposed(a, b, q, outcomes[q]) {
		return s
	}
	ap, aq, bp, bq := m.salience[p][a], m.salience[q][a], m.salience[p][b], m.salience[q][b]
	if !(aq*bp > ap*bq) {
		return s
	}
	mostU := m.share[p][a] * math.Abs(m.at[p][a]-m.at[p][b])
	mostV := m.share[q][b] * math.Abs(m.at[q][a]-m.at[q][b])
	give, get := ap+bp, aq+bq // give × u = get × v
	u, v := mostU, mostU*give/get
	if v > mostV {
		u, v = mostV*get/give, mostV
	}
	if u == 0 || v == 0 {
		return s
	}
	s.Gain = aq*v - ap*u
	s.ShiftGiven, s.ShiftGotten = math.Copysign(u, m.at[p][b]-m.at[p][a]), math.Copysign(v, m.at[q][a]-m.at[q][b])
	s.MoveA, s.MoveB = s.ShiftGiven/m.share[p][a], s.ShiftGotten/m.share[q][b]
	return s
}

// opposed reports whether the outcome lies between the two positions.
func (m *market) opposed(a, b, p int, outcome float64) bool {
	return (m.at[p][a]-outcome)*(m.at[p][b]-outcome) < 0
}

func (m *market) make(s Swap) {
	m.at[s.Gives][s.A] += s.MoveA
	m.at[s.Gets][s.B] += s.MoveB
	m.bound[s.Gives][s.A], m.bound[s.Gets][s.B] = true, true
}
