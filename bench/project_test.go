package bench

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/conflict/conflicttest"
	"parley/intake"
	cost "parley/internal/growth"
	"parley/notation"
)

var project = flag.Bool("project", false, "measure what reading and editing a project of 500 documents and 10,000 claims costs")

// TestProject measures the processor time of reading and editing a large
// project, with -project: the least of five tries, so that other work on the
// machine counts little.
func TestProject(t *testing.T) {
	if !*project {
		t.Skip("-project measures it")
	}
	c, documents := conflicttest.Sourced(conflicttest.Rand(7), conflicttest.Large)
	path := filepath.Join(t.TempDir(), "conflict.yaml")
	text := notation.Format(c)
	for name, data := range documents {
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	took := func(what string, work func() error) {
		t.Helper()
		least := time.Hour
		for range 5 {
			least = min(least, cost.Processor(t, func() {
				if err := work(); err != nil {
					t.Fatal(what, err)
				}
			}))
		}
		t.Logf("%-60s %5d ms", what, least.Milliseconds())
	}
	t.Logf("%d bytes of conflict file, %d documents", len(text), len(documents))
	took("notation.Read", func() error { _, err := notation.Read(path, text); return err })
	took("intake.Read, no document known", func() error { _, _, err := intake.Read(path, text); return err })
	f, known, err := intake.Read(path, text)
	if err != nil {
		t.Fatal(err)
	}
	took("intake.ReadKnowing, all documents known", func() error { _, _, err := intake.ReadKnowing(path, text, known); return err })
	edits := []struct {
		what   string
		change notation.Change
	}{
		{"a claim accepted: its draft deleted", notation.Delete("/claims/5001/draft")},
		{"a claim refused: deleted", notation.Delete("/claims/5001")},
		{"a claim's text set", notation.Set("/claims/5001/text", "Other words.")},
		{"a position set", notation.Set("/positions/7/at", 12)},
		{"a claim added at the end", notation.Insert("/claims/-", notation.Mapping{{Key: "kind", Value: "commitment"}, {Key: "text", Value: "New."}})},
	}
	if !strings.Contains(f.Conflict.Claims[5001].Draft, "speech") {
		t.Fatal("claim 5001 is no draft")
	}
	for _, e := range edits {
		took("File.Change, "+e.what, func() error { _, err := f.Change(e.change); return err })
	}
	g, err := f.Change(edits[0].change)
	if err != nil {
		t.Fatal(err)
	}
	took("intake.Beside, after the edit", func() error { _, _, err := intake.Beside(g, known); return err })
}
