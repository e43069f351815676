package store

import (
	"bytes"
	"slices"

	"parley/notation"
)

// mergeTexts returns the head with the changes that led from the base to mine,
// and whether that can be done: the changes do not touch, and the merged file
// has no error when neither head nor mine has one.
func mergeTexts(base, head, mine []byte) ([]byte, bool) {
	merged, ok := mergeLines(lines(base), lines(head), lines(mine))
	text := bytes.Join(merged, nil)
	return text, ok && (faulty(head) || faulty(mine) || !faulty(text))
}

func faulty(text []byte) bool {
	_, err := notation.Read("", text)
	return err != nil
}

// lines splits a text behind its line breaks.
func lines(text []byte) [][]byte { return slices.Collect(bytes.Lines(text)) }

// mergeLines is the three-way merge [khanna2007]: between the lines that all
// three share, what one side left as it was is taken from the other. It reports
// false when both changed the same stretch, unless to the same.
func mergeLines(base, head, mine [][]byte) (merged [][]byte, ok bool) {
	for _, s := range stretches(base, head, mine) {
		chosen, ok := s.choose()
		if !ok {
			return nil, false
		}
		merged = append(merged, chosen...)
	}
	return merged, true
}

// A stretch is what stands in each of three texts between the same two lines
// that they share, or one line that they share.
type stretch struct{ base, head, mine [][]byte }

// stretches cuts the three texts where they share a line.
func stretches(base, head, mine [][]byte) []stretch {
	inHead, inMine := matchLines(base, head), matchLines(base, mine)
	var all []stretch
	b, h, m := 0, 0, 0 // cut so far
	for {
		to := b // the next line that all share, or the end
		for to < len(base) && (inHead[to] < 0 || inMine[to] < 0) {
			to++
		}
		if to == len(base) {
			return append(all, stretch{base[b:], head[h:], mine[m:]})
		}
		line := base[to : to+1]
		all = append(all, stretch{base[b:to], head[h:inHead[to]], mine[m:inMine[to]]}, stretch{line, line, line})
		b, h, m = to+1, inHead[to]+1, inMine[to]+1
	}
}

// choose returns the side that was changed, or false when both were.
func (s stretch) choose() ([][]byte, bool) {
	switch {
	case same(s.base, s.head):
		return s.mine, true
	case same(s.base, s.mine), same(s.head, s.mine):
		return s.head, true
	}
	return nil, false
}

func same(a, b [][]byte) bool { return slices.EqualFunc(a, b, bytes.Equal) }

// matchLines returns for each line of a the line of b that it became, or -1;
// they ascend. Lines that stand once in both are matched first (the patience
// difference of Bram Cohen), and then those next to them: the work grows as
// n log n, and a text made to be hard only matches less.
func matchLines(a, b [][]byte) []int {
	match := slices.Repeat([]int{-1}, len(a))
	anchors := append(unique(a, b), [2]int{len(a), len(b)})
	fromA, fromB := 0, 0
	for _, end := range anchors {
		toA, toB := end[0], end[1]
		for fromA < toA && fromB < toB && bytes.Equal(a[fromA], b[fromB]) {
			match[fromA] = fromB
			fromA, fromB = fromA+1, fromB+1
		}
		for fromA < toA && fromB < toB && bytes.Equal(a[toA-1], b[toB-1]) {
			toA, toB = toA-1, toB-1
			match[toA] = toB
		}
		if end[0] < len(a) {
			match[end[0]] = end[1]
		}
		fromA, fromB = end[0]+1, end[1]+1
	}
	return match
}

// unique returns the longest ascending chain of pairs of equal lines that
// stand once in a and once in b.
func unique(a, b [][]byte) [][2]int {
	type places struct{ inA, inB, a, b int }
	by := make(map[string]*places, len(a))
	for i, line := range a {
		p := by[string(line)]
		if p == nil {
			p = &places{}
			by[string(line)] = p
		}
		p.inA, p.a = p.inA+1, i
	}
	for i, line := range b {
		if p := by[string(line)]; p != nil {
			p.inB, p.b = p.inB+1, i
		}
	}
	var pairs [][2]int
	for i, line := range a {
		if p := by[string(line)]; p.inA == 1 && p.inB == 1 {
			pairs = append(pairs, [2]int{i, p.b})
		}
	}
	return ascending(pairs)
}

// ascending returns the longest chain of pairs, whose first numbers ascend, in
// which the second do so too.
func ascending(pairs [][2]int) [][2]int {
	var tails []int // for each length the pair that ends a chain of it lowest
	before := make([]int, len(pairs))
	for i, p := range pairs {
		at, _ := slices.BinarySearchFunc(tails, p[1], func(tail, second int) int { return pairs[tail][1] - second })
		before[i] = -1
		if at > 0 {
			before[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	chain := make([][2]int, len(tails))
	if len(tails) == 0 {
		return chain
	}
	for i, k := tails[len(tails)-1], len(tails)-1; i >= 0; i, k = before[i], k-1 {
		chain[k] = pairs[i]
	}
	return chain
}
