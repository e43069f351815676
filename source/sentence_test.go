package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"One sentence without a stop"},
		{"It began.", "It ended."},
		{"Was it so?", "It was!", "No..."},
		{"It grew by 3.5 per cent.", "Then it fell."},
		{"The U.S. Senate met.", "It rose."},
		{"It depends on the U.S.", "The rest is known."},
		{"He went to Washington, D.C., and left."},
		{"Mr. Stone and Gen. J. Q. Field met Sen. Hill.", "They spoke."},
		{"Executive Order No. 13660 (79 Fed. Reg. 13493) stands.", "Section 2 does not."},
		{"Is it yes?", "No. 4 is open."},
		{"“Mr. Stone left.”", "(Gen. Field stayed.)"},
		{"They said no.", "Then they left."},
		{"See Sec. 5, Art. 7 and pp. 4 to 6.", "See 22 U.S.C. 8901 et seq. for more."},
		{"Some goods, e.g. Oil and i.e. Gas, were cut, etc. and more."},
		{"§ 9522. Codification of sanctions."},
		{"4. The parties agree."},
		{"It has 4.", "The others have 5."},
		{"“We agree.”", "“Do you?” he asked.", "(They did.)", "All left."},
		{"They met on Jan. 5 and in Sept. 2024.", "In Dec.", "They parted."},
		{"This stands in Pub. L. 115 of the Stat. of that year."},
		{"Acme Inc. and Beta Ltd. Partners paid.", "It was Acme Inc.", "The end."},
		{"会谈开始。", "会谈结束！", "是吗？"},
		{"One ends\n\n", "another begins"},
		{"A line\nbreak is none.", "Here\nit goes on."},
	} {
		text := strings.Join(want, " ")
		var got, trimmed []string
		for _, s := range Sentences(text, 1) {
			got = append(got, s.Text)
		}
		for _, s := range want {
			trimmed = append(trimmed, strings.TrimSpace(s))
		}
		if diff := cmp.Diff(trimmed, got); diff != "" {
			t.Errorf("sentences (-want +got):\n%s", diff)
		}
	}
}

func TestSentenceLines(t *testing.T) {
	var got []string
	for _, s := range Sentences("One. Two\nis here.\nThree.\n\n Four", 7) {
		got = append(got, fmt.Sprint(lines(s.Span), " ", s.Text))
	}
	want := []string{"7 One.", "7-8 Two\nis here.", "9 Three.", "11 Four"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func TestBlockSentences(t *testing.T) {
	d, err := Parse("a.txt", []byte("- One. Two.\n- Three"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Sentence{{Span{1, 1}, "One."}, {Span{1, 1}, "Two."}, {Span{2, 2}, "Three"}}
	if diff := cmp.Diff(want, d.Blocks[0].Sentences()); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}
