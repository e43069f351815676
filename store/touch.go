package store

import "bytes"

// A Stretch is a part of a text in the making, merged of two that were changed
// from one base: either Merged, or, where both changed the same, what each has
// there.
type Stretch struct {
	Merged           []byte
	Touching         bool
	Base, Head, Mine []byte // when Touching
}

// Stretches returns the merge of the head with the changes that led from the
// base to mine, cut where both changed the same lines. One behind the other, with
// a choice for each that touches, they are the merged text.
func Stretches(base, head, mine []byte) []Stretch {
	var all []Stretch
	for _, s := range stretches(lines(base), lines(head), lines(mine)) {
		if chosen, ok := s.choose(); !ok {
			all = append(all, Stretch{Touching: true, Base: join(s.base), Head: join(s.head), Mine: join(s.mine)})
		} else if last := len(all) - 1; last >= 0 && !all[last].Touching {
			all[last].Merged = append(all[last].Merged, join(chosen)...)
		} else {
			all = append(all, Stretch{Merged: join(chosen)})
		}
	}
	return all
}

func join(lines [][]byte) []byte { return bytes.Join(lines, nil) }
