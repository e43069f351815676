package store

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/internal/growth"
)

func TestMergeTexts(t *testing.T) {
	for _, c := range []struct{ name, base, head, mine, want string }{
		{"nothing", "a b c", "a b c", "a b c", "a b c"},
		{"head alone", "a b c", "a x c", "a b c", "a x c"},
		{"mine alone", "a b c", "a b c", "a b", "a b"},
		{"both the same", "a b c", "a x c", "a x c", "a x c"},
		{"apart", "a b c d e", "x b c d e", "a b c d y", "x b c d y"},
		{"added apart", "a b c", "x a b c", "a b c y", "x a b c y"},
		{"added and deleted", "a b c d", "a b c d e", "a c d", "a c d e"},
		{"a line between", "a b c", "x b c", "a b y", "x b y"},
		{"neighbours", "a b c", "x b c", "a y c", "-"},
		{"same place", "a b", "a x b", "a y b", "-"},
		{"deleted and changed", "a b c", "a c", "a x c", "-"},
		{"all deleted", "a b c", "", "a b x", "-"},
		{"from nothing", "", "a", "b", "-"},
		{"repeated lines", "a - b - c -", "a - x - c -", "a - b - c - d", "a - x - c - d"},
		{"moved", "a b c d e", "b c d e a", "a b c x e", "b c x e a"},
	} {
		text := func(words string) []byte { return []byte(strings.ReplaceAll(words, " ", "\n") + "\n") }
		merged, ok := mergeTexts(text(c.base), text(c.head), text(c.mine))
		if want := c.want != "-"; ok != want || (ok && !bytes.Equal(merged, text(c.want))) {
			t.Errorf("%s: %q, %v; want %q", c.name, merged, ok, c.want)
		}
	}
}

func someLines(n, of int, random *rand.Rand) [][]byte {
	all := make([][]byte, n)
	for i := range all {
		all[i] = []byte{byte('a' + random.IntN(of)), '\n'}
	}
	return all
}

// The laws of matching and merging, on random texts with many equal lines: a
// match is of equal lines and ascends; a side that changed nothing takes the
// other; head and mine change places; what is merged is not lost.
func TestMergeLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 20_000 {
		of := 1 + random.IntN(26)
		base, head, mine := someLines(random.IntN(12), of, random), someLines(random.IntN(12), of, random), someLines(random.IntN(12), of, random)
		checkMatch(t, base, head)
		for _, side := range [][][]byte{head, mine} {
			if got, ok := mergeLines(base, side, base); !ok || !same(got, side) {
				t.Fatalf("%q, base twice: %q, %v, want %q", base, got, ok, side)
			}
			if got, ok := mergeLines(base, side, side); !ok || !same(got, side) {
				t.Fatalf("%q, both %q: %q, %v", base, side, got, ok)
			}
		}
		one, ok := mergeLines(base, head, mine)
		other, too := mergeLines(base, mine, head)
		if ok != too || !same(one, other) {
			t.Fatalf("%q %q %q: %q, %v; other way round %q, %v", base, head, mine, one, ok, other, too)
		}
	}
}

func checkMatch(t *testing.T, a, b [][]byte) {
	t.Helper()
	last := -1
	for i, k := range matchLines(a, b) {
		if k < 0 {
			continue
		}
		if k <= last || !bytes.Equal(a[i], b[k]) {
			t.Fatalf("%q and %q: line %d matches %d behind %d", a, b, i, k, last)
		}
		last = k
	}
	if same(a, b) && last != len(a)-1 {
		t.Fatalf("%q does not match itself", a)
	}
}

// Random edits of lines that all differ and do not touch are always merged,
// each kept.
func TestEditsThatDoNotTouchAreMerged(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 2000 {
		var base, head, mine, want [][]byte
		for i := range 30 {
			line := []byte{byte('A' + i), '\n'}
			base = append(base, line)
			edited := edit(line, random)
			switch {
			case i%2 == 0: // stays, so that nothing touches
				head, mine, want = append(head, line), append(mine, line), append(want, line)
			case random.IntN(2) == 0:
				head, mine, want = append(head, edited...), append(mine, line), append(want, edited...)
			default:
				head, mine, want = append(head, line), append(mine, edited...), append(want, edited...)
			}
		}
		if got, ok := mergeLines(base, head, mine); !ok || !same(got, want) {
			t.Fatalf("%q %q %q: %q, %v; want %q", base, head, mine, got, ok, want)
		}
	}
}

// edit deletes the line, changes it, or puts lines around it.
func edit(line []byte, random *rand.Rand) [][]byte {
	fresh := []byte{line[0] + 'a' - 'A', byte('0' + random.IntN(10)), '\n'}
	switch random.IntN(4) {
	case 0:
		return nil
	case 1:
		return [][]byte{fresh}
	case 2:
		return [][]byte{fresh, line}
	}
	return [][]byte{line, fresh, fresh}
}

func TestMergeGrowth(t *testing.T) {
	for name, line := range map[string]func(i, n int) string{
		"equal lines":    func(int, int) string { return "x\n" },
		"different":      func(i, _ int) string { return strings.Repeat("x", i%7) + string(rune(i)) + "\n" },
		"the other way":  func(i, n int) string { return string(rune(n-i)) + "\n" },
		"equal by pairs": func(i, _ int) string { return string(rune(i/2)) + "\n" },
	} {
		growth.Check(t, name, 50_000, func(size int) {
			var base, head [][]byte
			for i := range size {
				base = append(base, []byte(string(rune(i))+"\n"))
				head = append(head, []byte(line(i, size)))
			}
			mergeLines(base, head, slices.Concat(head[size/2:], base))
		})
	}
}

func FuzzMerge(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nx\nc\n", "a\nb\nc\nd")
	f.Add("", "a", "\r\n")
	f.Fuzz(func(t *testing.T, base, head, mine string) {
		if got, ok := mergeTexts([]byte(base), []byte(head), []byte(base)); !ok || string(got) != head {
			if !faulty([]byte(head)) {
				t.Errorf("base %q, head %q: %q, %v", base, head, got, ok)
			}
		}
		one, ok := mergeTexts([]byte(base), []byte(head), []byte(mine))
		other, too := mergeTexts([]byte(base), []byte(mine), []byte(head))
		if ok != too || ok && !bytes.Equal(one, other) {
			t.Errorf("%q, %v; other way round %q, %v", one, ok, other, too)
		}
	})
}
