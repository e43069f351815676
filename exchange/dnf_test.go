package exchange

import (
	"slices"
	"strings"
	"testing"

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
	index := func(option string) int { return int(option[0]-'A')*26 + int(option[1]-'A') }
	for name, test := range map[string]struct {
		text string
		fits bool
	}{
		"eleven choices":            {chain(11, " & ", "(%A%|%B%)"), true},
		"twelve choices":            {chain(12, " & ", "(%A%|%B%)"), false},
		"parity of eleven":          {chain(11, " <-> ", "%A%"), true},
		"parity of thirteen":        {chain(13, " <-> ", "%A%"), false},
		"one option, 2,000 times":   {strings.Repeat("AA <-> ", 1999) + "AA", true},
		"one or another, each time": {chain(26, " & ", "(BA | %A%)"), true},
		"a wide or":                 {chain(26, " | ", "%A%"), true},
	} {
		f, err := conflict.ParseFormula(test.text)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := disjunction(f, true, index); ok != test.fits {
			t.Errorf("%s: fits %v; want %v", name, ok, test.fits)
		}
	}
}

// chain joins n copies of part, in which %A% and %B% stand for the options
// with these letters in front of the copy's own.
func chain(n int, sign, part string) string {
	var parts []string
	for k := range n {
		own := string(rune('A' + k))
		parts = append(parts, strings.NewReplacer("%A%", "A"+own, "%B%", "B"+own).Replace(part))
	}
	return strings.Join(parts, sign)
}
