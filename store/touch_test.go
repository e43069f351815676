package store

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// The stretches of which one side is chosen throughout are that side where both
// changed the same, and the merge elsewhere.
func TestStretches(t *testing.T) {
	base := "a\nb\nc\nd\ne\n"
	head := "a\nB\nc\nd\nE1\ne\n"
	mine := "a\nbb\nb2\nc\nD\ne\n"
	got := Stretches([]byte(base), []byte(head), []byte(mine))
	var chosen [2]bytes.Buffer
	touching := 0
	for _, s := range got {
		if s.Touching {
			touching++
			chosen[0].Write(s.Head)
			chosen[1].Write(s.Mine)
			continue
		}
		chosen[0].Write(s.Merged)
		chosen[1].Write(s.Merged)
	}
	if touching != 2 || chosen[0].String() != head || chosen[1].String() != mine {
		t.Errorf("%d touch: %q, %q", touching, chosen[0].String(), chosen[1].String())
	}
}

// On random texts the stretches of the head's and of the own side are those
// texts, but for what only the other changed; without any that touch they are
// the merge.
func TestStretchesAreTheMerge(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func(from []byte) []byte {
		var out []byte
		for line := range bytes.Lines(from) {
			if random.IntN(4) > 0 {
				out = append(out, line...)
			}
			if random.IntN(4) == 0 {
				out = append(out, byte('a'+random.IntN(5)), '\n')
			}
		}
		return out
	}
	touched := 0
	for range 5000 {
		base := text([]byte("a\nb\nc\nd\ne\nf\ng\n"))
		head, mine := text(base), text(base)
		var merged []byte
		touching := false
		for _, s := range Stretches(base, head, mine) {
			merged = append(merged, s.Merged...)
			touching = touching || s.Touching
		}
		want, ok := mergeLines(lines(base), lines(head), lines(mine))
		if ok == touching || ok && !bytes.Equal(merged, join(want)) {
			t.Fatalf("base %q, head %q, mine %q: %q, %v; want %q, %v", base, head, mine, merged, !touching, join(want), ok)
		}
		if touching {
			touched++
		}
	}
	if touched == 0 || touched == 5000 {
		t.Errorf("%d of 5000 touch", touched)
	}
}
