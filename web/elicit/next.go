package elicit

import (
	"math/bits"

	"parley/conflict"
)

func lowest(s set) int { return bits.TrailingZeros64(uint64(s)) }

// Next returns the question to ask now; false when nothing is left to ask: then
// Order ranks every two states that were compared as the party does, but for
// what it could not say.
//
// Statements are first put into order one after the other, each by halving the
// places that it may have. Where two statements cannot be told apart by
// themselves, because the rules tie them to others, states that differ in more
// are compared.
func (v *Interview) Next() (Question, bool) {
	var sorted []int
	for k := range v.statements {
		at, question, ask := v.insert(sorted, k)
		if ask {
			return question, true
		}
		sorted = append(sorted[:at], append([]int{k}, sorted[at:]...)...)
	}
	return v.compare()
}

// insert looks for the place of a statement among sorted ones, and returns the
// question that is to be asked first when it is not known.
func (v *Interview) insert(sorted []int, k int) (place int, question Question, ask bool) {
	low, high := 0, len(sorted)
	for low < high {
		before := high - low
		for _, at := range fromMiddle(low, high) {
			isOver, isUnder := v.settled(one(k), one(sorted[at]))
			if isOver {
				high = at
				break
			}
			if isUnder {
				low = at + 1
				break
			}
			if q, ok := v.apart(k, sorted[at]); ok {
				return 0, q, true
			}
		}
		if high-low == before {
			break // nothing tells where between low and high
		}
	}
	return low, Question{}, false
}

// fromMiddle lists low to high-1, from the middle outwards.
func fromMiddle(low, high int) []int {
	middle := (low + high) / 2
	list := []int{middle}
	for step := 1; len(list) < high-low; step++ {
		if middle-step >= low {
			list = append(list, middle-step)
		}
		if middle+step < high {
			list = append(list, middle+step)
		}
	}
	return list
}

// apart returns two states that differ in the statements a and b alone, one
// holding the one and one the other, the nearest to each other and to today;
// false when there are none, or the person could not say.
func (v *Interview) apart(a, b int) (Question, bool) {
	if v.isUnsaid(verdict{one(a), one(b)}) {
		return Question{}, false
	}
	var best Question
	least := 0
	for _, one := range v.kinds {
		if !one.holds.has(a) || one.holds.has(b) {
			continue
		}
		at, ok := v.place[one.holds^(1<<a)^(1<<b)]
		if !ok {
			continue
		}
		q, far := nearest(one.states, v.kinds[at].states)
		if least == 0 || far < least {
			best, least = q, far
		}
	}
	return best, least > 0
}

func (v *Interview) isUnsaid(said verdict) bool {
	for _, u := range v.unsaid {
		if u == said || u == (verdict{said.under, said.over}) {
			return true
		}
	}
	return false
}

// nearest returns the two states, one of each list, that differ in the fewest
// options, and in how many.
func nearest(of, to []conflict.State) (Question, int) {
	var best Question
	least := 0
	for _, s := range of {
		for _, t := range to {
			if far := s.Xor(t).Count(); least == 0 || far < least {
				best, least = Question{s, t}, far
			}
		}
	}
	return best, least
}

// compare looks for two states of whose order the answers say nothing, which
// differ in the fewest statements.
func (v *Interview) compare() (Question, bool) {
	if v.total() {
		return Question{}, false
	}
	seen := map[verdict]bool{}
	var best Question
	least := 0
	kinds := v.kinds[:min(len(v.kinds), maxCompared)]
	for k, a := range kinds {
		for _, b := range kinds[:k] {
			said := verdict{a.holds &^ b.holds, b.holds &^ a.holds}
			n := (said.over | said.under).len()
			if said.over == 0 || said.under == 0 || least > 0 && n >= least || seen[said] || v.isUnsaid(said) {
				continue
			}
			seen[said] = true
			if isOver, isUnder := v.settled(said.over, said.under); !isOver && !isUnder {
				best, _ = nearest(a.states, b.states)
				least = n
			}
		}
	}
	return best, least > 0
}

// total reports whether only one order fits the answers.
func (v *Interview) total() bool {
	order := v.Order()
	for k := 1; k < len(order); k++ {
		if isOver, _ := v.settled(one(order[k-1]), one(order[k])); !isOver {
			return false
		}
	}
	return true
}

// Whole reports whether every two kinds of states are compared; else only
// those near today are.
func (v *Interview) Whole() bool { return len(v.kinds) <= maxCompared }
