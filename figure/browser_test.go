package figure

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/browser"
)

// With the fonts of a real browser, no label overlaps another or is cut off.
func TestInBrowser(t *testing.T) {
	var page strings.Builder
	page.WriteString("<!doctype html><html lang=en><meta charset=utf-8><title>Figures</title><style>:root{color-scheme:light dark}</style><body>")
	for _, f := range gallery() {
		svg, err := SVG(f)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&page, "<h2>%s</h2>\n%s", f.ID, svg)
	}
	path := filepath.Join(t.TempDir(), "figures.html")
	if err := os.WriteFile(path, []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	p := browser.Open(t, path, browser.Width(1280))
	for _, problem := range p.TextProblems() {
		t.Error(problem)
	}
	if folder := os.Getenv("PARLEY_PICTURES"); folder != "" {
		p.Screenshot(filepath.Join(folder, "figures.png"))
		p.Set(browser.Dark())
		p.Screenshot(filepath.Join(folder, "figures-dark.png"))
	}
}
