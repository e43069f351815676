package notation

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"parley/internal/growth"
)

// large returns a conflict file of about so many bytes: parties, options,
// and as many positions, claims and statements as it takes.
func large(size int) []byte {
	var b bytes.Buffer
	b.WriteString("parley: 1\ntitle: Large\nsources: {paper: {file: paper.md}}\nparties:\n")
	for p := range 40 {
		fmt.Fprintf(&b, "  party%d: {name: Party %d}\n", p, p)
	}
	b.WriteString("issues: {line: {name: Line}}\noptions:\n")
	for o := range 200 {
		fmt.Fprintf(&b, "  party%d.act%d: {name: Act %d, effects: {line: %d}}\n", o%40, o, o, o%100)
	}
	b.WriteString("preferences:\n")
	for p := range 40 {
		fmt.Fprintf(&b, "  party%d:\n", p)
		for s := range 10 {
			fmt.Fprintf(&b, "    - {that: party%d.act%d -> !party%d.act%d, judgement: A reason.}\n", s, s, s+1, s+1)
		}
	}
	b.WriteString("claims:\n")
	for n := 0; b.Len() < size && n < 10000; n++ {
		fmt.Fprintf(&b, "  - kind: position\n    party: party%d\n    issue: line\n    text: %s\n    from: [{at: paper#L%d, quote: \"some words\"}]\n", n%40, strings.Repeat("word ", 40), n+1)
	}
	return b.Bytes()
}

// Reading takes time in proportion to the file.
func TestReadIsLinear(t *testing.T) {
	growth.Check(t, "conflict file", 1<<17, func(size int) {
		if _, err := Read("large.yaml", large(size)); err != nil {
			t.Fatal(err)
		}
	})
}

// TestHostile reads files that are made to cost: each is refused, and in time
// in proportion to its size.
func TestHostile(t *testing.T) {
	repeat := strings.Repeat
	files := map[string]func(size int) string{
		"flow":          func(n int) string { return repeat("[", n) },
		"flow mappings": func(n int) string { return repeat("{a: ", n/4) },
		"dashes":        func(n int) string { return repeat("- ", n/2) },
		"questions":     func(n int) string { return repeat("? ", n/2) },
		"commas":        func(n int) string { return "[" + repeat(",", n) },
		"flow items":    func(n int) string { return "[" + repeat("a,", n/2) + "]" },
		"equal keys":    func(n int) string { return repeat("a: b\n", n/5) },
		"unknown keys":  func(n int) string { return many("k%d: b\n", n/10) },
		"one long line": func(n int) string { return "parley: 1\ntitle: x\nparties: {" + many("k%d: 1,", n/10) + "}" },
		"long key":      func(n int) string { return repeat("a", n) + ": b\n" },
		"long formula": func(n int) string {
			return "parley: 1\ntitle: x\noutcomes: [{name: x, when: \"" + repeat("(", n/4) + "\"}]"
		},
		"unknown names": func(n int) string {
			return "parley: 1\ntitle: x\nparties:\n" + many("  p%d: {}\n", n/25) + "coalitions:\n" + many("  - [q%d, r]\n", n/25)
		},
		"aliases": func(n int) string { return many("k%[1]d: &a%[1]d [x, x]\nl%[1]d: [*a%[1]d, *a%[1]d]\n", n/50) },
		"nothing": func(n int) string { return repeat("\n", n) },
		"bytes":   func(n int) string { return repeat("\xff", n) },
	}
	for name, text := range files {
		t.Run(name, func(t *testing.T) {
			growth.Check(t, name, 1<<16, func(size int) {
				f, err := Read("hostile.yaml", []byte(text(size)))
				if err == nil {
					t.Error("reads without an error")
				}
				if len(f.Errors) > maxProblems+1 {
					t.Errorf("%d errors; want at most %d", len(f.Errors), maxProblems+1)
				}
			})
		})
	}
}

// TestHardRules reads rules of which the search for a state cannot see the end.
func TestHardRules(t *testing.T) {
	text := "parley: 1\ntitle: x\nparties: {a: {}}\npreferences: {a: []}\noptions:\n" + many("  a.o%d: {}\n", 256) + "rules:\n"
	for k := range 998 {
		text += fmt.Sprintf("  - {always: a.o%d | a.o%d | !a.o%d}\n", k%256, (k*7)%256, (k*13)%256)
	}
	text += "  - {never: a.o1 | a.o2}\n  - {always: a.o3 & a.o1}\n"
	f, err := Read("hard.yaml", []byte(text))
	if err == nil && len(f.Warnings) == 0 {
		t.Error("neither an error nor a warning")
	}
}

// TestCostlyRules reads rules that are as large as may be, and of which each
// choice is tested against all: every search has to give up early.
func TestCostlyRules(t *testing.T) {
	text := "parley: 1\ntitle: x\nparties: {a: {}}\npreferences: {a: []}\nstatusQuo: []\noptions:\n" + many("  a.o%d: {}\n", 200) + "rules:\n"
	for range 30 {
		text += "  - always: \"" + strings.Repeat("!a.o0 & !a.o0 & ", 350) + "!a.o0\"\n"
	}
	text += "  - always: a.o0\n"
	text += "  - always: \"" + strings.TrimSuffix(many("(a.o%[1]d | !a.o%[1]d) & ", 200), " & ") + "\"\n" // no option is idle
	text += "instruments:\n" + many("  i%d: {rules: [{never: a.o1}]}\n", 60)
	f, err := Read("costly.yaml", []byte(text))
	if err != nil || len(f.Warnings) != 61 {
		t.Errorf("error %v and %d warnings; want one for the rules and each instrument", err, len(f.Warnings))
	}
}

func many(format string, n int) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, format, k)
	}
	return b.String()
}
