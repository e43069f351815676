package figure

import (
	"cmp"
	"slices"
	"sort"
)

// sweeps is how often the layers are put in order, downwards and upwards.
const sweeps = 16

// untangle orders each layer so that few segments cross: every node moves to
// the mean place of what it is joined to (Sugiyama, Tagawa & Toda 1981), and
// the best order seen is kept.
func (l *layout) untangle() {
	best, fewest := l.orders(), l.crossings()
	for sweep := 0; sweep < sweeps && fewest > 0; sweep++ {
		if sweep%2 == 0 {
			for k := 1; k < len(l.layers); k++ {
				l.sortLayer(k, func(n node) []int { return n.above })
			}
		} else {
			for k := len(l.layers) - 2; k >= 0; k-- {
				l.sortLayer(k, func(n node) []int { return n.below })
			}
		}
		if now := l.crossings(); now < fewest {
			best, fewest = l.orders(), now
		}
	}
	l.layers = best
}

func (l *layout) orders() [][]int {
	orders := make([][]int, len(l.layers))
	for k := range l.layers {
		orders[k] = slices.Clone(l.layers[k])
	}
	return orders
}

// rank gives each node's place in its layer.
func (l *layout) rank() []int {
	rank := make([]int, len(l.nodes))
	for _, layer := range l.layers {
		for place, n := range layer {
			rank[n] = place
		}
	}
	return rank
}

func (l *layout) sortLayer(k int, joined func(node) []int) {
	rank := l.rank()
	mean := map[int]float64{}
	for _, n := range l.layers[k] {
		mean[n] = float64(rank[n])
		if near := joined(l.nodes[n]); len(near) > 0 {
			sum := 0
			for _, m := range near {
				sum += rank[m]
			}
			mean[n] = float64(sum) / float64(len(near))
		}
	}
	sort.SliceStable(l.layers[k], func(a, b int) bool { return mean[l.layers[k][a]] < mean[l.layers[k][b]] })
}

// crossings counts the pairs of segments that cross: the inversions of their
// lower ends when they are sorted by their upper ends.
func (l *layout) crossings() int {
	rank := l.rank()
	between := make([][]segment, len(l.layers))
	for _, s := range l.segments {
		k := l.nodes[s.upper].layer
		between[k] = append(between[k], s)
	}
	count := 0
	for k, segments := range between {
		slices.SortFunc(segments, func(a, b segment) int {
			return cmp.Or(rank[a.upper]-rank[b.upper], rank[a.lower]-rank[b.lower])
		})
		if k+1 < len(l.layers) {
			count += inversions(segments, rank, len(l.layers[k+1]))
		}
	}
	return count
}

// inversions counts with a Fenwick tree over the places of the lower layer.
func inversions(segments []segment, rank []int, places int) int {
	tree := make([]int, places+1)
	count := 0
	for seen, s := range segments {
		notBeyond := 0
		for k := rank[s.lower] + 1; k > 0; k -= k & -k {
			notBeyond += tree[k]
		}
		count += seen - notBeyond
		for k := rank[s.lower] + 1; k <= places; k += k & -k {
			tree[k]++
		}
	}
	return count
}
