package notation

import (
	"os"
	"strings"
	"testing"

	"parley/conflict"
)

// documented returns the example of the format's reference page.
func documented(t testing.TB) []byte {
	t.Helper()
	page, err := os.ReadFile("../docs/reference/conflict-file.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```\n")
	if !ok {
		t.Fatal("docs/reference/conflict-file.md has no ```yaml block")
	}
	return []byte(example)
}

func TestDocumentedExample(t *testing.T) {
	f, err := Read("example.yaml", documented(t))
	if err != nil {
		t.Fatal(err)
	}
	c := f.Conflict
	if got := len(c.Parties); got != 3 {
		t.Errorf("%d parties; want 3", got)
	}
	want := conflict.Quantity{Low: 0, Mode: 10, High: 25, HasMode: true}
	if got := c.Positions[0].At; got != want {
		t.Errorf("position at %v; want %v", got, want)
	}
	if got := c.StatusQuo.Letters(len(c.Options)); got != "NNNY" {
		t.Errorf("status quo %s; want NNNY", got)
	}
	if got := c.Preferences[0].Statements[1].Formula.String(); got != "!league.arm" {
		t.Errorf("second statement of north is %s; want !league.arm", got)
	}
	if got := c.Instruments[0].DropRules; len(got) != 1 || got[0] != 1 {
		t.Errorf("dropped rules %v; want the second, [1]", got)
	}
}
