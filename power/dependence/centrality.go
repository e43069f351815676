package dependence

import (
	"errors"
	"math"
)

// A Standing is a party's place in the network.
type Standing struct {
	Party string `json:"party"`
	// Relied is how far the others depend on it: the sum of their net
	// dependences over all areas.
	Relied float64 `json:"relied"`
	// Relies is how far it depends on the others.
	Relies float64 `json:"relies"`
	// Rank is its importance when who important parties depend on is
	// important: the PageRank of the network of dependences (brin1998), where
	// what depends on nobody counts for all alike. The sum of all is 1.
	Rank float64 `json:"rank"`
	// Broker is the part of the shortest ways between two others that lead
	// through it (freeman1977), a tie being the shorter the greater it is: 0
	// to 1.
	Broker float64 `json:"broker"`
}

// damping is the part of importance that follows the ties.
const damping = 0.85

// Standings gives every party's place.
func (n Network) Standings() ([]Standing, error) {
	weights := n.weights()
	ranks, err := rank(weights)
	if err != nil {
		return nil, err
	}
	brokers := betweenness(weights)
	made := make([]Standing, len(n.Parties))
	for k, p := range n.Parties {
		made[k] = Standing{Party: p, Rank: ranks[k], Broker: brokers[k]}
		for j := range n.Parties {
			made[k].Relied += weights[j][k]
			made[k].Relies += weights[k][j]
		}
	}
	return made, nil
}

// weights has how far each party depends on each other, in all areas.
func (n Network) weights() [][]float64 {
	made := make([][]float64, len(n.Parties))
	for i, party := range n.Parties {
		made[i] = make([]float64, len(n.Parties))
		for j, on := range n.Parties {
			for _, area := range n.Areas {
				made[i][j] += n.net(party, on, area).Mode
			}
		}
	}
	return made
}

// rank follows the dependences until nothing changes. A party passes on its
// importance as far as it depends on others, and the rest to all alike.
func rank(weights [][]float64) ([]float64, error) {
	n := len(weights)
	at := make([]float64, n)
	for k := range at {
		at[k] = 1 / float64(n)
	}
	for range 1000 {
		next := make([]float64, n)
		for i, row := range weights {
			out := 0.0
			for _, w := range row {
				out += w
			}
			for j, w := range row {
				part := w/math.Max(1, out) + math.Max(0, 1-out)/float64(n)
				next[j] += (1-damping)*at[i]/float64(n) + damping*at[i]*part
			}
		}
		change := 0.0
		for k := range at {
			change += math.Abs(next[k] - at[k])
		}
		if at = next; change < 1e-13 {
			return at, nil
		}
	}
	return nil, errors.New("the ranks in the network of dependences did not settle")
}

// betweenness counts shortest ways by all of their middles: a way from i to j
// leads through k when the ways to k and on from k are together as short as
// the shortest.
func betweenness(weights [][]float64) []float64 {
	n := len(weights)
	length, ways := make([][]float64, n), make([][]float64, n)
	for i := range n {
		length[i], ways[i] = make([]float64, n), make([]float64, n)
		for j := range n {
			length[i][j] = math.Inf(1)
			if weights[i][j] > 0 {
				length[i][j], ways[i][j] = 1/weights[i][j], 1
			}
		}
		length[i][i], ways[i][i] = 0, 1
	}
	for k := range n {
		for i := range n {
			for j := range n {
				if i == k || j == k || i == j {
					continue
				}
				over := length[i][k] + length[k][j]
				switch {
				case over < length[i][j]*(1-1e-12):
					length[i][j], ways[i][j] = over, ways[i][k]*ways[k][j]
				case over <= length[i][j]*(1+1e-12) && !math.IsInf(over, 1):
					ways[i][j] += ways[i][k] * ways[k][j]
				}
			}
		}
	}
	made := make([]float64, n)
	for k := range n {
		made[k] = through(k, length, ways) / math.Max(1, float64((n-1)*(n-2)))
	}
	return made
}

// through adds up the parts of the shortest ways between others that lead
// through k.
func through(k int, length, ways [][]float64) float64 {
	sum := 0.0
	for i := range ways {
		for j := range ways {
			if i == j || i == k || j == k || ways[i][k] == 0 || ways[k][j] == 0 {
				continue
			}
			if length[i][k]+length[k][j] <= length[i][j]*(1+1e-12) {
				sum += ways[i][k] * ways[k][j] / ways[i][j]
			}
		}
	}
	return sum
}
