package conflict

import (
	"fmt"
	"math/bits"
	"strings"
)

// A State is one choice for every option: bit k is set when option k of
// Conflict.Options is taken. States are comparable.
type State [MaxOptions / 64]uint64

// Has reports whether option k is taken.
func (s State) Has(k int) bool { return s[k/64]>>(k%64)&1 == 1 }

// With returns s with option k taken or not.
func (s State) With(k int, taken bool) State {
	if taken {
		s[k/64] |= 1 << (k % 64)
	} else {
		s[k/64] &^= 1 << (k % 64)
	}
	return s
}

// Xor returns the options in which s and t differ.
func (s State) Xor(t State) State {
	for w := range s {
		s[w] ^= t[w]
	}
	return s
}

// And returns the options taken in both s and t.
func (s State) And(t State) State {
	for w := range s {
		s[w] &= t[w]
	}
	return s
}

// Count returns how many options are taken.
func (s State) Count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// Letters writes the first n options as Y and N, option 0 first.
func (s State) Letters(n int) string {
	var b strings.Builder
	for k := range n {
		if s.Has(k) {
			b.WriteByte('Y')
		} else {
			b.WriteByte('N')
		}
	}
	return b.String()
}

// ParseLetters reads a state of n options from its Y/N letters.
func ParseLetters(letters string, n int) (State, error) {
	var s State
	if len(letters) != n {
		return s, fmt.Errorf("state %q has %d letters; want one of Y or N for each of the %d options", clip(letters), len(letters), n)
	}
	for k := range n {
		switch letters[k] {
		case 'Y', 'y':
			s = s.With(k, true)
		case 'N', 'n':
		default:
			return s, fmt.Errorf("state %q has %q at place %d; want Y (taken) or N (not taken)", clip(letters), letters[k:k+1], k+1)
		}
	}
	return s, nil
}

// clip keeps hostile input out of messages.
func clip(s string) string {
	if len(s) > 60 {
		return s[:60] + "..."
	}
	return s
}
