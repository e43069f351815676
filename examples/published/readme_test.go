package published_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryFileIsHeldAgainstAPublication(t *testing.T) {
	files, err := filepath.Glob("*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var held []string
	for _, p := range publications {
		held = append(held, p.file)
	}
	slices.Sort(held)
	if held = slices.Compact(held); !slices.Equal(files, held) {
		t.Errorf("files %v; held against publications are %v", files, held)
	}
}

var (
	comment = regexp.MustCompile(`(?m)^#.*$`)
	cited   = regexp.MustCompile(`\[([a-z0-9]+)\]`)
)

func TestEveryFileCitesTheBibliography(t *testing.T) {
	bibliography := text(t, filepath.Join("..", "..", "docs", "reference", "bibliography.md"))
	for _, p := range publications {
		comments := strings.Join(comment.FindAllString(text(t, p.file), -1), "\n")
		keys := cited.FindAllStringSubmatch(comments, -1)
		if len(keys) == 0 {
			t.Errorf("%s cites nothing", p.file)
		}
		for _, key := range keys {
			if !strings.Contains(bibliography, "\n### "+key[1]+"\n") {
				t.Errorf("%s cites %s, which is not in the bibliography", p.file, key[1])
			}
		}
	}
}

// The README's table of results says what this test finds.
func TestReadmeSaysWhatIsFound(t *testing.T) {
	readme := text(t, "README.md")
	for _, p := range publications {
		for _, f := range p.findings {
			row := fmt.Sprintf("| %s | %s | %s | %s | %s |\n",
				p.title(), f.under.name, f.states, f.known, cmp.Or(f.finds, f.states))
			if !strings.Contains(readme, row) {
				t.Errorf("README.md lacks the row\n%s", row)
			}
		}
	}
}

func text(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
