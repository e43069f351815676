package stability_test

import (
	"slices"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
)

func foresee(t *testing.T, c *conflict.Conflict, h int) *stability.Foresight {
	t.Helper()
	m, err := stability.NewModel(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	f, err := m.Foresee(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// anticipated is G_h(i, s) of the literature (Fang, Hipel & Kilgour 1993,
// chapter 3): where two parties without ties end when i moves first from s.
func (b *book) anticipated(h, i int, s conflict.State) conflict.State {
	if h == 0 {
		return s
	}
	best := s
	for _, t := range b.moves(i, s) {
		if end := b.anticipated(h-1, 1-i, t); b.prefers(i, end, best) {
			best = end
		}
	}
	return best
}

func TestHorizonOfTwoParties(t *testing.T) {
	const most = 4
	for seed := range 400 {
		r := conflicttest.Rand(uint64(seed))
		shape := conflicttest.AnyShape(r, 4)
		shape.Parties, shape.Coalition, shape.Ranked, shape.Ties = 2, false, 1, 0
		c := conflicttest.Random(r, shape)
		f, b := foresee(t, c, most), newBook(c)
		for h := 1; h <= most; h++ {
			for i := range f.Blocks {
				for state, s := range b.states {
					if want := b.anticipated(h, i, s) == s; f.Stable(h, i, state) != want {
						t.Fatalf("seed %d: L_%d of %s for %s: %v", seed, h, f.Letters(state), f.Blocks[i].Name, !want)
					}
				}
			}
		}
	}
}

// ends is E_h(last, s), and stays is L_h, straight from their definition.
func (b *book) ends(h, last int, s conflict.State) []conflict.State {
	var ends []conflict.State
	for i := range b.blocks {
		if i == last || h == 0 {
			continue
		}
		for _, t := range b.best(h, i, s) {
			ends = append(ends, b.ends(h-1, i, t)...)
		}
	}
	if len(ends) == 0 {
		return []conflict.State{s}
	}
	return ends
}

func (b *book) best(h, i int, s conflict.State) []conflict.State {
	worst := func(t conflict.State) conflict.State {
		return slices.MinFunc(b.ends(h-1, i, t), func(x, y conflict.State) int { return b.compare(b.blocks[i][0], x, y) })
	}
	moves := slices.DeleteFunc(b.moves(i, s), func(t conflict.State) bool { return !b.prefers(i, worst(t), s) })
	return slices.DeleteFunc(slices.Clone(moves), func(t conflict.State) bool {
		return slices.ContainsFunc(moves, func(other conflict.State) bool { return b.prefers(i, worst(other), worst(t)) })
	})
}

func TestHorizonOfManyParties(t *testing.T) {
	const most = 3
	for seed := range 300 {
		r := conflicttest.Rand(uint64(seed))
		shape := conflicttest.AnyShape(r, 3)
		shape.Coalition = false
		c := conflicttest.Random(r, shape)
		f, b := foresee(t, c, most), newBook(c)
		for h := 1; h <= most; h++ {
			for i := range f.Blocks {
				for state, s := range b.states {
					if want := len(b.best(h, i, s)) == 0; f.Stable(h, i, state) != want {
						t.Fatalf("seed %d: L_%d of %s for %s: %v", seed, h, f.Letters(state), f.Blocks[i].Name, !want)
					}
				}
			}
		}
	}
}

// L_1 is Nash stability, for coalitions too.
func TestHorizonOneIsNash(t *testing.T) {
	for seed, c := range randomConflicts(1000) {
		s, f := solve(t, c), foresee(t, c, 1)
		for b := range s.Blocks {
			for state := range s.States {
				if f.Stable(1, b, state) != s.Stable(stability.Nash, b, state) {
					t.Fatalf("seed %d: %s differs", seed, s.Letters(state))
				}
			}
		}
	}
}

// Non-myopic stability is that of all horizons far enough away.
func TestNonMyopicIsTheLimit(t *testing.T) {
	const far = 100
	settled := 0
	for seed, c := range randomConflicts(300) {
		f := foresee(t, c, far)
		from, period := f.Settled()
		if period == 0 || from+2*period > far {
			continue
		}
		settled++
		for b := range f.Blocks {
			for state := range f.States {
				always := true
				for h := from + 1; h <= far; h++ {
					always = always && f.Stable(h, b, state)
				}
				if stable, known := f.NonMyopic(b, state); !known || stable != always {
					t.Fatalf("seed %d: %s of %s: %v, %v; want %v", seed, f.Letters(state), f.Blocks[b].Name, stable, known, always)
				}
			}
		}
	}
	if settled < 250 {
		t.Errorf("of 300 conflicts only %d settle", settled)
	}
}

// The classic games, of which the non-myopic equilibria are known: mutual
// cooperation and mutual defection in the Prisoner's Dilemma, mutual swerving
// in Chicken (Brams & Wittman 1981; recalled).
func TestNonMyopicClassics(t *testing.T) {
	for _, test := range []struct {
		conflict *conflict.Conflict
		want     []string
	}{
		{conflicttest.Prisoners(), []string{"NN", "YY"}},
		{conflicttest.Chicken(), []string{"YY"}},
	} {
		f := foresee(t, test.conflict, 1)
		var got []string
		for state := range f.States {
			holds := true
			for b := range f.Blocks {
				stable, known := f.NonMyopic(b, state)
				holds = holds && stable && known
			}
			if holds {
				got = append(got, f.Letters(state))
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v; want %v", test.conflict.Title, got, test.want)
		}
	}
}
