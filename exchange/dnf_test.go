package exchange

import (
	"slices"
	"testing"
	"unicode/utf8"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

var letters = []string{"p.a", "p.b", "p.c", "p.d"}

func place(option string) int { return slices.Index(letters, option) }

// The conjuncts hold together exactly where the formula has the value, and
// none of them is implied by another.
func TestDisjunctionAgreesWithTheFormula(t *testing.T) {
	r := conflicttest.Rand(1)
	for range 2000 {
		f := conflicttest.Formula(r, append(slices.Clone(letters), "p.notThere"), 4)
		holds := f.Compile(place)
		for _, want := range []bool{true, false} {
			conjuncts, ok := disjunction(f, want, place)
			if !ok {
				t.Fatalf("%v is too large", f)
			}
			for bits := range 1 << len(letters) {
				s := conflict.State{uint64(bits)}
				got := slices.ContainsFunc(conjuncts, func(c conjunct) bool { return s.And(c.fixed) == c.taken })
				if got != (holds(s) == want) {
					t.Fatalf("%v = %v at %v: the disjunction says %v", f, want, s.Letters(len(letters)), got)
				}
			}
			if kept := weakest(conjuncts); len(kept) != len(conjuncts) {
				t.Errorf("%v: %d of %d conjuncts are implied by others", f, len(conjuncts)-len(kept), len(conjuncts))
			}
		}
	}
}

func TestDisjunctionIsBounded(t *testing.T) {
	taken := func(k int) conflict.Formula { return conflict.Taken(string(rune('a' + k))) }
	index := func(option string) int {
		first, _ := utf8.DecodeRuneInString(option)
		return int(first - 'a')
	}
	either := func(k int) conflict.Formula { return conflict.Or(taken(2*k), taken(2*k+1)) }
	same := func(int) conflict.Formula { return taken(0) }
	common := func(k int) conflict.Formula { return conflict.Or(taken(0), taken(k)) }
	for name, test := range map[string]struct {
		f    conflict.Formula
		fits bool
	}{
		"eleven choices":            {conflict.And(parts(11, either)...), true},
		"twelve choices":            {conflict.And(parts(12, either)...), false},
		"parity of eleven":          {parity(11, taken), true},
		"parity of thirteen":        {parity(13, taken), false},
		"one option, 5,000 times":   {parity(5000, same), true},
		"a wide or":                 {conflict.Or(parts(200, taken)...), true},
		"one or another, each time": {conflict.And(parts(200, common)...), true},
	} {
		if _, ok := disjunction(test.f, true, index); ok != test.fits {
			t.Errorf("%s: fits %v; want %v", name, ok, test.fits)
		}
	}
}

// parts returns part(0) to part(n-1).
func parts(n int, part func(k int) conflict.Formula) []conflict.Formula {
	all := make([]conflict.Formula, n)
	for k := range all {
		all[k] = part(k)
	}
	return all
}

// parity joins the parts by <->.
func parity(n int, part func(k int) conflict.Formula) conflict.Formula {
	f := part(0)
	for k := 1; k < n; k++ {
		f = conflict.Iff(f, part(k))
	}
	return f
}
