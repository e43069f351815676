package conflict_test

import (
	"math/big"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
)

// value is the state as a number, option 0 being the lowest bit.
func value(s conflict.State) *big.Int {
	v := new(big.Int)
	for k := range conflict.MaxOptions {
		if s.Has(k) {
			v.SetBit(v, k, 1)
		}
	}
	return v
}

func TestStateOperations(t *testing.T) {
	r := conflicttest.Rand(1)
	for range 200 {
		s, u := conflicttest.State(r, conflict.MaxOptions), conflicttest.State(r, conflict.MaxOptions)
		switch r.IntN(4) {
		case 0:
			u = s
		case 1:
			u = s.With(r.IntN(conflict.MaxOptions), true) // differs in one place at most
		}
		x, y := value(s), value(u)
		if got, want := value(s.Xor(u)), new(big.Int).Xor(x, y); got.Cmp(want) != 0 {
			t.Fatalf("xor %x; want %x", got, want)
		}
		if got, want := value(s.And(u)), new(big.Int).And(x, y); got.Cmp(want) != 0 {
			t.Fatalf("and %x; want %x", got, want)
		}
		ones := 0
		for k := range conflict.MaxOptions {
			ones += int(x.Bit(k))
		}
		if s.Count() != ones {
			t.Fatalf("count %d; want %d", s.Count(), ones)
		}
		k := r.IntN(conflict.MaxOptions)
		for _, taken := range []bool{true, false} {
			if got, want := value(s.With(k, taken)), new(big.Int).SetBit(x, k, map[bool]uint{true: 1}[taken]); got.Cmp(want) != 0 {
				t.Fatalf("with option %d %v: %x; want %x", k, taken, got, want)
			}
		}
	}
}

func TestWithLeavesTheStateAlone(t *testing.T) {
	var s conflict.State
	s.With(3, true)
	if s != (conflict.State{}) {
		t.Errorf("%v; want the empty state", s)
	}
}

func TestLettersAreReadBack(t *testing.T) {
	r := conflicttest.Rand(2)
	for n := range conflict.MaxOptions + 1 {
		s := conflicttest.State(r, n)
		got, err := conflict.ParseLetters(s.Letters(n), n)
		if err != nil || got != s {
			t.Errorf("%s: %v, %v; want %v", s.Letters(n), got, err, s)
		}
	}
}

func TestParseLetters(t *testing.T) {
	for _, test := range []struct {
		letters string
		n       int
		want    conflict.State
		err     string
	}{
		{"", 0, conflict.State{}, ""},
		{"YNY", 3, conflict.State{5}, ""},
		{"yny", 3, conflict.State{5}, ""},
		{"YN", 3, conflict.State{}, `state "YN" has 2 letters; want one of Y or N for each of the 3 options`},
		{"YNYN", 3, conflict.State{}, `state "YNYN" has 4 letters; want one of Y or N for each of the 3 options`},
		{"Y-N", 3, conflict.State{}, `state "Y-N" has "-" at place 2; want Y (taken) or N (not taken)`},
	} {
		got, err := conflict.ParseLetters(test.letters, test.n)
		if test.err == "" && (err != nil || got != test.want) {
			t.Errorf("%q: %v, %v; want %v", test.letters, got, err, test.want)
		}
		if test.err != "" && (err == nil || err.Error() != test.err) {
			t.Errorf("%q: %v; want %s", test.letters, err, test.err)
		}
	}
}
