package verify

import "sort"

// totals is the exact interval of how many events there were, when m > 0 of
// them are among both n1 and n2 reports: every number under which neither so
// few nor so many in common have a probability of at most (1-level)/2. With N
// events those in common are hypergeometric [chapman1951]; the interval holds N
// with at least the probability level, however much each observer sees.
func totals(n1, n2, m int, level float64) Interval {
	seen, tail := n1+n2-m, (1-level)/2
	// Pr(M >= m) <= n1 n2/(N m), by Markov, which bounds the search.
	most := int(float64(n1)*float64(n2)/(float64(m)*tail)) + 2
	low := sort.Search(most-seen, func(k int) bool {
		fewer, _ := common(n1, n2, seen+k, m)
		return fewer > tail
	})
	high := sort.Search(most-seen, func(k int) bool {
		_, more := common(n1, n2, seen+k+1, m)
		return more <= tail
	})
	return Interval{float64(seen + low), float64(seen + high)}
}

// negligible is the weight beside that of the mode at which a sum ends.
const negligible = 1e-20

// common is Pr(M <= m) and Pr(M >= m) of how many M of all events are in both of
// two lists of n1 and n2, drawn independently. It sums from the mode to both
// sides, so that no factorial is needed.
func common(n1, n2, all, m int) (atMost, atLeast float64) {
	a, b, n := float64(n1), float64(n2), float64(all)
	mode := int((a + 1) * (b + 1) / (n + 2))
	sum := 0.0
	add := func(k int, weight float64) {
		sum += weight
		if k <= m {
			atMost += weight
		}
		if k >= m {
			atLeast += weight
		}
	}
	add(mode, 1)
	for k, weight := mode, 1.0; weight > negligible; k++ {
		x := float64(k)
		weight *= (a - x) * (b - x) / ((x + 1) * (n - a - b + x + 1))
		add(k+1, weight)
	}
	for k, weight := mode, 1.0; weight > negligible; k-- {
		x := float64(k)
		weight *= x * (n - a - b + x) / ((a - x + 1) * (b - x + 1))
		add(k-1, weight)
	}
	return atMost / sum, atLeast / sum
}
