package dense_test

import (
	"errors"
	"strings"
	"testing"

	"parley/conflict"
	"parley/conflict/conflicttest"
	"parley/stability"
	"parley/stability/dense"
)

// What would take too much memory is refused before it is spent.
func TestMemoryIsRefused(t *testing.T) {
	cases := []struct {
		name             string
		parties, options int
		concepts         []stability.Concept
	}{
		{"one party with every option", 1, 32, []stability.Concept{stability.Nash, stability.GMR, stability.SMR, stability.SEQ, stability.SSEQ}},
		{"parties with few options each", 16, 32, []stability.Concept{stability.SMR, stability.SEQ, stability.SSEQ}},
		{"too many states to try each", 3, 17, []stability.Concept{stability.SIM}},
	}
	for _, test := range cases {
		c := conflicttest.Random(conflicttest.Rand(1), conflicttest.Shape{Parties: test.parties, Options: test.options, Statements: 4})
		m, err := dense.New(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, concept := range test.concepts {
			_, err := answers[concept](m, t.Context())
			if tooLarge := new(conflict.TooLargeError); !errors.As(err, &tooLarge) || !strings.Contains(err.Error(), "options: ") {
				t.Errorf("%s, %v: %v; want that it is too large", test.name, concept, err)
			}
		}
	}
}
