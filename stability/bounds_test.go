package stability_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"parley/conflict"
	"parley/notation"
	"parley/stability"
)

func read(t *testing.T, text string) *conflict.Conflict {
	t.Helper()
	f, err := notation.Read("test.yaml", []byte("parley: 1\ntitle: Test\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return f.Conflict
}

// many writes a format once for each number below n.
func many(n int, format string) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, format, k)
	}
	return b.String()
}

// What is too large is refused with the reason, not begun.
func TestTooLarge(t *testing.T) {
	cases := map[string]struct{ text, says string }{
		"states": {
			"parties: {a: {}}\noptions:\n" + many(16, "  a.o%d: {}\n"), "more than 32768 feasible states",
		},
		"moves of a party": {
			"parties: {a: {}}\noptions:\n" + many(15, "  a.o%d: {}\n"), "more than 134217728 moves",
		},
		"moves of a coalition": {
			"parties:\n" + many(15, "  p%d: {}\n") + "options:\n" + many(15, "  p%d.o: {}\n") +
				"coalitions: [[" + strings.TrimSuffix(many(15, "p%d, "), ", ") + "]]\n", "more than 134217728 moves",
		},
		"joint choices": {willing(40), "simultaneous stability (SIM) would try more than"},
	}
	for name, c := range cases {
		_, err := stability.Solve(context.Background(), read(t, c.text), nil)
		var tooLarge *conflict.TooLargeError
		if !errors.As(err, &tooLarge) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want that there are %s", name, err, c.says)
		}
	}
}

// willing has n parties of whom only one may act, and each wants to.
func willing(n int) string {
	text := "parties:\n" + many(n, "  p%d: {}\n") + "options:\n" + many(n, "  p%d.act: {}\n")
	text += "rules: [{atMostOne: [" + strings.TrimSuffix(many(n, "p%d.act, "), ", ") + "]}]\npreferences:\n"
	return text + many(n, "  p%[1]d: [p%[1]d.act]\n")
}

// Where only simultaneous stability asks too much, the other concepts are
// answered.
func TestOtherConceptsWithoutSIM(t *testing.T) {
	e, err := stability.FindEquilibria(context.Background(), read(t, willing(40)), stability.Question{Most: 3}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range e.Found {
		switch {
		case found.Concept == stability.SIM:
			if found.NotComputed == nil {
				t.Error("SIM is answered")
			}
		case found.NotComputed != nil:
			t.Errorf("%v: %v", found.Concept, found.NotComputed)
		case found.Concept == stability.Nash && found.Count.Int64() != 40:
			t.Errorf("%d Nash equilibria, want the 40 in which somebody acts", found.Count)
		}
	}
}

// Statements beyond the sixty-fourth still decide.
func TestManyStatements(t *testing.T) {
	text := "parties: {a: {}, b: {}}\noptions: {a.x: {}, b.y: {}}\npreferences:\n  b: []\n  a:\n" +
		strings.Repeat("    - a.x | !a.x | b.y\n", 99) + "    - a.x\n"
	s := solve(t, read(t, text))
	if got := equilibria(s, stability.Nash); !slices.Equal(got, []string{"YN", "YY"}) {
		t.Errorf("Nash equilibria %v, want those in which a.x is taken", got)
	}
}

// A leaver goes where it prefers most among the ways from which nothing
// deters it.
func TestLeavers(t *testing.T) {
	const text = `
parties: {ann: {}, bob: {}}
options: {ann.good: {}, ann.best: {}, bob.punish: {}}
rules: [{atMostOne: [ann.good, ann.best]}]
preferences:
  ann: ["!bob.punish", ann.best, ann.good]
  bob: [bob.punish <-> ann.best]
`
	s := solve(t, read(t, text))
	to := func(concepts ...stability.Concept) string {
		l := s.Leavers(0, concepts...)
		if len(l) != 1 {
			t.Fatalf("%d leavers, want Ann alone", len(l))
		}
		return s.Letters(l[0].To)
	}
	if got := to(stability.Nash); got != "NYN" {
		t.Errorf("under Nash Ann goes to %s, want her best", got)
	}
	if got := to(stability.Nash, stability.SEQ); got != "YNN" {
		t.Errorf("under SEQ Ann goes to %s, want what Bob would not punish", got)
	}
	if l := s.Leavers(0, stability.GMR); len(l) != 0 {
		t.Errorf("under GMR %d leave, want nobody: Bob could always punish", len(l))
	}
}
