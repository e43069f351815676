package ensemble

import "iter"

// A Journal keeps the parts of a run.
type Journal struct{ parts []part }

type part struct {
	to   int
	text []byte
}

// Parts lists what is kept: for each part the draw before which it ends. A
// nil journal keeps nothing.
func (j *Journal) Parts() iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		if j == nil {
			return
		}
		for _, p := range j.parts {
			if !yield(p.to, p.text) {
				return
			}
		}
	}
}

// Append keeps a part.
func (j *Journal) Append(to int, text []byte) error {
	if j == nil {
		return nil
	}
	return nil
}
