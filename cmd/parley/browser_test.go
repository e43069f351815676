package main

import (
	"path/filepath"
	"testing"

	"parley/internal/browser"
)

// The brief of the example, and of its article alone, in a real browser: on a
// desk and on a phone, light and dark and on paper, nothing overflows or
// overlaps, nothing is asked of the network, and no accessibility rule is
// broken.
func TestBriefInBrowser(t *testing.T) {
	example := filepath.Join("..", "..", "examples", "beijing-talks")
	for _, input := range []string{"conflict.yaml", "article.md"} {
		t.Run(input, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "brief.html")
			parley(t, "brief", filepath.Join(example, input), "-o", path)
			page := browser.Open(t, path, browser.Width(1280))
			views := []struct {
				name string
				view []browser.Option
			}{
				{"desk", []browser.Option{browser.Width(1280), browser.Light()}},
				{"phone", []browser.Option{browser.Width(390), browser.Light()}},
				{"phone, dark", []browser.Option{browser.Width(390), browser.Dark()}},
				{"paper", []browser.Option{browser.Width(794), browser.Light(), browser.Print()}},
			}
			for _, v := range views {
				page.Set(v.view...)
				for _, problem := range append(page.Overflow(), page.TextProblems()...) {
					t.Errorf("%s: %s", v.name, problem)
				}
				for _, violation := range page.Axe() {
					t.Errorf("%s: %+v", v.name, violation)
				}
			}
			for _, problem := range append(page.Requests(), page.ConsoleErrors()...) {
				t.Error(problem)
			}
		})
	}
}
