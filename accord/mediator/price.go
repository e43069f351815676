package mediator

import (
	"context"
	"fmt"
	"math"
	"slices"

	"parley/internal/lp"
)

// A Type is a reservation price that a side may have, with its probability.
type Type struct{ Price, Probability float64 }

// maxTypes bounds the types of a side.
const maxTypes = 64

// A Price is what a broker of prices can attain.
type Price struct {
	Attainable float64     // the greatest expected gain of both sides together
	Efficient  float64     // with all cards on the table
	Trade      float64     // the probability of a deal
	Deals      [][]float64 // the probability of a deal between seller type i and buyer type j
	// Subsidy is what a third party would have to pay on average for every
	// worthwhile deal to be made; 0 when none is needed.
	Subsidy float64
}

// Deal finds the best deal that two sides with hidden reservation prices can
// be led to by anybody [myerson1983]: each is better off telling the truth, no
// side loses by taking part, and nobody pays in. Prices ascend; probabilities
// are above 0 and sum to 1. In the reduced form the program is
//
//	max Σ f_i h_j q_ij (v_j - c_i)  with  Σ f_i h_j q_ij (ψ_j - φ_i) >= 0
//
// and the interim probabilities of a deal falling in c and rising in v, where
// φ_i = c_i + (c_i - c_{i-1}) F_{i-1}/f_i and
// ψ_j = v_j - (v_{j+1} - v_j)(1-H_j)/h_j are the virtual prices.
func Deal(ctx context.Context, seller, buyer []Type) (Price, error) {
	if err := checkTypes("seller", seller); err != nil {
		return Price{}, err
	}
	if err := checkTypes("buyer", buyer); err != nil {
		return Price{}, err
	}
	m := market{seller, buyer, virtualCosts(seller), virtualValues(buyer)}
	q := m.greedy()
	if !m.monotone(q) {
		var err error
		if q, err = m.solve(ctx); err != nil {
			return Price{}, err
		}
	}
	return m.price(q), nil
}

func checkTypes(side string, types []Type) error {
	if len(types) == 0 || len(types) > maxTypes {
		return fmt.Errorf("%d types of the %s; want 1 to %d", len(types), side, maxTypes)
	}
	sum := 0.0
	for k, t := range types {
		if !(math.Abs(t.Price) <= 1e9 && t.Probability > 0) || k > 0 && t.Price <= types[k-1].Price {
			return fmt.Errorf("type %d of the %s has price %v and probability %v; want prices ascending and probabilities above 0", k+1, side, t.Price, t.Probability)
		}
		sum += t.Probability
	}
	if math.Abs(sum-1) > 1e-9 {
		return fmt.Errorf("the types of the %s have probability %v in all; want 1", side, sum)
	}
	return nil
}

// A market is the two sides with their virtual prices.
type market struct {
	seller, buyer []Type
	cost, value   []float64
}

func virtualCosts(types []Type) []float64 {
	below := 0.0
	costs := make([]float64, len(types))
	for i, t := range types {
		costs[i] = t.Price
		if i > 0 {
			costs[i] += (t.Price - types[i-1].Price) * below / t.Probability
		}
		below += t.Probability
	}
	return costs
}

func virtualValues(types []Type) []float64 {
	above := 0.0
	values := make([]float64, len(types))
	for j := len(types) - 1; j >= 0; j-- {
		t := types[j]
		values[j] = t.Price
		if j+1 < len(types) {
			values[j] -= (types[j+1].Price - t.Price) * above / t.Probability
		}
		above += t.Probability
	}
	return values
}

// A pair is one deal that may be made.
type pair struct {
	i, j   int
	weight float64 // its probability
	gain   float64 // v - c, at least 0
	drain  float64 // φ - ψ: what it takes from the budget
}

// greedy makes the deals that gain and cost the budget nothing, then the
// others by what they gain for what they drain; equals share what is left.
func (m *market) greedy() [][]float64 {
	q, budget, costly := m.free()
	slices.SortStableFunc(costly, func(a, b pair) int {
		switch left, right := a.gain*b.drain, b.gain*a.drain; {
		case left > right+guard:
			return -1
		case left < right-guard:
			return 1
		}
		return 0
	})
	for len(costly) > 0 && budget > guard {
		tied, drain := 1, costly[0].weight*costly[0].drain
		for tied < len(costly) && math.Abs(costly[0].gain*costly[tied].drain-costly[tied].gain*costly[0].drain) <= guard {
			drain += costly[tied].weight * costly[tied].drain
			tied++
		}
		share := min(1, budget/drain)
		for _, p := range costly[:tied] {
			q[p.i][p.j] = share
		}
		budget -= share * drain
		costly = costly[tied:]
	}
	return q
}

// free makes the deals that drain nothing, and returns what they bring the
// budget and the others that gain.
func (m *market) free() (q [][]float64, budget float64, costly []pair) {
	q = make([][]float64, len(m.seller))
	for i, s := range m.seller {
		q[i] = make([]float64, len(m.buyer))
		for j, b := range m.buyer {
			p := pair{i, j, s.Probability * b.Probability, b.Price - s.Price, m.cost[i] - m.value[j]}
			switch {
			case p.gain < -guard:
			case p.drain <= guard:
				q[i][j] = 1
				budget -= p.weight * p.drain
			case p.gain > guard:
				costly = append(costly, p)
			}
		}
	}
	return q, budget, costly
}

// monotone reports whether a deal is never likelier for a dearer seller or a
// cheaper buyer.
func (m *market) monotone(q [][]float64) bool {
	for i := 1; i < len(q); i++ {
		if m.sold(q, i) > m.sold(q, i-1)+1e-9 {
			return false
		}
	}
	for j := 1; j < len(m.buyer); j++ {
		if m.bought(q, j) < m.bought(q, j-1)-1e-9 {
			return false
		}
	}
	return true
}

func (m *market) sold(q [][]float64, i int) float64 {
	sum := 0.0
	for j, b := range m.buyer {
		sum += b.Probability * q[i][j]
	}
	return sum
}

func (m *market) bought(q [][]float64, j int) float64 {
	sum := 0.0
	for i, s := range m.seller {
		sum += s.Probability * q[i][j]
	}
	return sum
}

// solve is the linear program itself, where virtual prices do not ascend.
func (m *market) solve(ctx context.Context) ([][]float64, error) {
	n := len(m.buyer)
	size := len(m.seller) * n
	p := lp.Problem{Maximize: make([]float64, size), Upper: make([]float64, size)}
	budget := make([]float64, size)
	for i, s := range m.seller {
		for j, b := range m.buyer {
			weight := s.Probability * b.Probability
			p.Maximize[i*n+j], budget[i*n+j], p.Upper[i*n+j] = weight*(b.Price-s.Price), weight*(m.value[j]-m.cost[i]), 1
		}
	}
	p.Rows = append([]lp.Row{{Coef: budget, Sense: lp.AtLeast}}, m.monotoneRows()...)
	found, err := lp.Solve(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("the best broker of prices: %w", err)
	}
	q := make([][]float64, len(m.seller))
	for i := range q {
		q[i] = found.X[i*n : (i+1)*n]
	}
	return q, nil
}

func (m *market) monotoneRows() []lp.Row {
	n := len(m.buyer)
	var rows []lp.Row
	for i := 1; i < len(m.seller); i++ {
		row := make([]float64, len(m.seller)*n)
		for j, b := range m.buyer {
			row[(i-1)*n+j], row[i*n+j] = b.Probability, -b.Probability
		}
		rows = append(rows, lp.Row{Coef: row, Sense: lp.AtLeast})
	}
	for j := 1; j < n; j++ {
		row := make([]float64, len(m.seller)*n)
		for i, s := range m.seller {
			row[i*n+j], row[i*n+j-1] = s.Probability, -s.Probability
		}
		rows = append(rows, lp.Row{Coef: row, Sense: lp.AtLeast})
	}
	return rows
}

func (m *market) price(q [][]float64) Price {
	p := Price{Deals: q}
	budget := 0.0
	for i, s := range m.seller {
		for j, b := range m.buyer {
			weight, gain := s.Probability*b.Probability, b.Price-s.Price
			p.Attainable += weight * q[i][j] * gain
			p.Trade += weight * q[i][j]
			if gain > 0 {
				p.Efficient += weight * gain
				budget += weight * (m.value[j] - m.cost[i])
			}
		}
	}
	p.Subsidy = max(0, -budget)
	return p
}
