package elicit

// consistent reports whether some order of the statements fits all that is
// known and one verdict more. A statement may stand first unless it is under
// another in a verdict that is still open; to put one there closes verdicts
// and opens none, so the search never has to go back [schmitt2006].
func (v *Interview) consistent(more verdict) bool {
	open := append(append(make([]verdict, 0, len(v.known)+1), v.known...), more)
	left := all(v.statements)
	for {
		first := left
		for _, said := range open {
			first &^= said.under
		}
		if first == 0 {
			return len(open) == 0
		}
		left &^= first
		kept := open[:0]
		for _, said := range open {
			if said.over&first == 0 {
				kept = append(kept, said)
			}
		}
		open = kept
	}
}

func all(n int) set {
	if n == MaxStatements {
		return ^set(0)
	}
	return one(n) - 1
}

// settled reports whether the answers say on which side the most important of
// the statements is: over, or under.
func (v *Interview) settled(over, under set) (isOver, isUnder bool) {
	return !v.consistent(verdict{under, over}), !v.consistent(verdict{over, under})
}

// Order returns the places of the statements, the most important first. What
// the answers leave open stays in the order in which the statements stood.
func (v *Interview) Order() []int {
	open := append([]verdict{}, v.known...)
	left := all(v.statements)
	order := []int{}
	for left != 0 {
		first := left
		for _, said := range open {
			first &^= said.under
		}
		k := lowest(first)
		order = append(order, k)
		left &^= one(k)
		kept := open[:0]
		for _, said := range open {
			if !said.over.has(k) {
				kept = append(kept, said)
			}
		}
		open = kept
	}
	return order
}
