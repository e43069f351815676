//go:build unix

package notation

import (
	"bytes"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"
)

// processor returns the processor time that the tests have used: on a busy
// machine the clock would say nothing.
func processor(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano())
}

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

// TestReadIsLinear reads a file of 1 MB, and a quarter of it.
func TestReadIsLinear(t *testing.T) {
	took := func(size int) time.Duration {
		data := large(size)
		start := processor(t)
		if _, err := Read("large.yaml", data); err != nil {
			t.Fatal(err)
		}
		return processor(t) - start
	}
	took(1 << 18)
	quarter, whole := took(1<<18), took(1<<20)
	t.Logf("256 kB in %v, 1 MB in %v", quarter, whole)
	if whole > 12*max(quarter, 20*time.Millisecond) {
		t.Errorf("1 MB took %v, a quarter of it %v", whole, quarter)
	}
}

// TestHostile reads files that are made to cost: each must be refused within
// a moment. Quadratic time is beyond the bound already at this size.
func TestHostile(t *testing.T) {
	repeat := strings.Repeat
	const size = 1 << 18
	files := map[string]string{
		"flow":          repeat("[", size),
		"flow mappings": repeat("{a: ", size/4),
		"dashes":        repeat("- ", size/2),
		"questions":     repeat("? ", size/2),
		"commas":        "[" + repeat(",", size),
		"flow items":    "[" + repeat("a,", size/2) + "]",
		"equal keys":    repeat("a: b\n", size/5),
		"unknown keys":  many("k%d: b\n", size/10),
		"one long line": "parley: 1\ntitle: x\nparties: {" + many("k%d: 1,", size/10) + "}",
		"long key":      repeat("a", size) + ": b\n",
		"long formula":  "parley: 1\ntitle: x\noutcomes: [{name: x, when: \"" + repeat("(", 1<<16) + "\"}]",
		"unknown names": "parley: 1\ntitle: x\nparties:\n" + many("  p%d: {}\n", 10000) + "coalitions:\n" + many("  - [q%d, r]\n", 10000),
		"alias bomb":    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
		"nothing":       repeat("\n", size),
		"bytes":         repeat("\xff", size),
	}
	for name, text := range files {
		t.Run(name, func(t *testing.T) {
			start := processor(t)
			f, err := Read("hostile.yaml", []byte(text))
			took := processor(t) - start
			if err == nil {
				t.Error("reads without an error")
			}
			if len(f.Errors) > maxProblems+1 {
				t.Errorf("%d errors; want at most %d", len(f.Errors), maxProblems+1)
			}
			if took > 4*time.Second {
				t.Errorf("took %v", took)
			} else {
				t.Logf("%v: %v", took, clip(f.Errors[0].Error()))
			}
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
	start := processor(t)
	f, err := Read("hard.yaml", []byte(text))
	if took := processor(t) - start; took > 10*time.Second {
		t.Errorf("took %v", took)
	}
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
	start := processor(t)
	f, err := Read("costly.yaml", []byte(text))
	if took := processor(t) - start; took > 20*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Log(took)
	}
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
