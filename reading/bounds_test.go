package reading

import (
	"fmt"
	"strings"
	"testing"
)

// TestADraftKeepsToTheBoundsOfAConflictFile: what is left out is a gap.
func TestADraftKeepsToTheBoundsOfAConflictFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("Egypt’s plan\n\n")
	for k := range 1500 {
		fmt.Fprintf(&b, "Egypt rejected plan%d, %s[.]\n\n", k, strings.Repeat("and more, ", 80))
	}
	r := readText(t, b.String())
	c := r.Draft()
	bytes, marks := 0, 0
	for _, claim := range c.Claims {
		b, m := weight(claim)
		bytes, marks = bytes+b, marks+m
	}
	if len(c.Claims) < 500 || bytes > maxDraftBytes || marks > maxDraftMarks {
		t.Errorf("%d claims, %d bytes, %d marks", len(c.Claims), bytes, marks)
	}
	want := fmt.Sprintf("%d claims of the article", len(r.Claims)-len(c.Claims))
	if last := c.Gaps[len(c.Gaps)-1]; !strings.HasPrefix(last.Missing, want) {
		t.Errorf("gap %q; want %s", last.Missing, want)
	}
	if small := readText(t, "Egypt rejected the plan.\n"); len(small.Draft().Gaps) != len(small.Gaps) {
		t.Errorf("a small draft leaves something out: %v", small.Draft().Gaps)
	}
}

func TestLongNamesTextsAndQuotesAreCut(t *testing.T) {
	long := strings.Repeat("é", 30_000)
	c := readText(t, strings.Repeat("ä", 5000)+"\n\n"+table("Option | Impact", "Truce | "+long)).Draft()
	claim := c.Claims[0]
	if len(claim.Text) > maxDraftText || len(claim.From[0].Quote) > maxDraftQuote || !strings.HasPrefix(long, claim.From[0].Quote) {
		t.Errorf("text of %d bytes, quote of %d", len(claim.Text), len(claim.From[0].Quote))
	}
	if n := len([]rune(c.Title)); n > maxDraftName {
		t.Errorf("a title of %d characters", n)
	}
}

func TestAPassageIsCitedOnceAClaim(t *testing.T) {
	r := readText(t, "Egypt rejected the plan. Egypt rejected the plan.\n\nEgypt rejected the plan.\n")
	if len(r.Claims) != 1 || len(r.Claims[0].From) != 2 {
		t.Errorf("%+v", r.Claims)
	}
}
