package web

import (
	"os"
	"path/filepath"
	"testing"

	"parley/internal/browser"
)

// walked are the pages that are looked at in a browser, with the example as
// the project beijing-talks. Each page of the workbench stands here.
var walked = []struct{ name, path string }{
	{"library", "/"},
	{"search", "/search?q=guarantees"},
	{"overview", "/projects/beijing-talks/overview"},
	{"document", "/projects/beijing-talks/documents/article.md"},
	{"forget", "/projects/beijing-talks/forget"},
	{"history", "/projects/beijing-talks/history"},
	{"revision", "/projects/beijing-talks/history/1"},
	{"file", "/projects/beijing-talks/file"},
	{"build-parties", "/projects/beijing-talks/build/parties"},
	{"build-issues", "/projects/beijing-talks/build/issues"},
	{"build-options", "/projects/beijing-talks/build/options"},
	{"build-rules", "/projects/beijing-talks/build/rules"},
	{"build-preferences", "/projects/beijing-talks/build/preferences?party=russia"},
	{"build-outcomes", "/projects/beijing-talks/build/outcomes"},
	{"build-instruments", "/projects/beijing-talks/build/instruments"},
	{"build-agreements", "/projects/beijing-talks/build/agreements"},
	{"build-questions", "/projects/beijing-talks/build/questions?party=russia"},
	{"compare", "/projects/beijing-talks/compare"},
	{"compared", "/projects/beijing-talks/compare?older=1&newer=1"},
	{"ask", "/projects/beijing-talks/ask"},
	{"ask-stability", "/projects/beijing-talks/ask/stability"},
	{"ask-explain", "/projects/beijing-talks/ask/explain?state=NNNNNYYN"},
	{"ask-wrong", "/projects/beijing-talks/ask/trace/answer?from=nobody"},
	{"ask-settle", "/projects/beijing-talks/ask/settle"},
	{"ask-verify", "/projects/beijing-talks/ask/verify"},
	{"answer-stability", "/projects/beijing-talks/ask/stability/answer"},
	{"answer-explain", "/projects/beijing-talks/ask/explain/answer?state=NNNNNYYN"},
	{"live-stability", "/projects/beijing-talks/ask/live"},
	{"live-forecast", "/projects/beijing-talks/ask/live?question=forecast"},
	{"live-accord", "/projects/beijing-talks/ask/live?question=accord"},
	{"not-found", "/projects/nothing/file"},
}

// views are the ways in which a page is looked at.
var views = []struct {
	name    string
	options []browser.Option
}{
	{"wide", []browser.Option{browser.Width(1400), browser.Light()}},
	{"wide-dark", []browser.Option{browser.Width(1400), browser.Dark()}},
	{"phone", []browser.Option{browser.Width(390), browser.Light()}},
	{"phone-dark", []browser.Option{browser.Width(390), browser.Dark()}},
}

// Every page, on a phone and wide, light and dark: no accessibility rule is
// broken, nothing overflows, nothing is asked of the network. PARLEY_PICTURES
// names a folder for pictures of them.
func TestPages(t *testing.T) {
	s := workbench(t)
	s.beijing()
	for _, page := range walked {
		t.Run(page.name, func(t *testing.T) {
			look(t, s, page.name, page.path)
		})
	}
}

// look looks at one page in every view.
func look(t *testing.T, s *served, name, path string) {
	t.Helper()
	own := &served{s.Server, s.URL, t}
	shown := own.browse(path)
	shown.Wait(`!document.getElementById("running")`) // the answer comes by itself
	lookAt(t, shown, name)
	for _, problem := range append(shown.Requests(), shown.ConsoleErrors()...) {
		if name != "not-found" && name != "ask-wrong" { // a browser says on the console that it was not found
			t.Error(problem)
		}
	}
}

// lookAt looks at a page as it stands, in every view.
func lookAt(t *testing.T, shown *browser.Page, name string) {
	t.Helper()
	for _, view := range views {
		shown.Set(view.options...)
		for _, problem := range append(shown.Overflow(), shown.TextProblems()...) {
			t.Errorf("%s: %s", view.name, problem)
		}
		for _, violation := range shown.Axe() {
			t.Errorf("%s: %s", view.name, violation)
		}
		if folder := os.Getenv("PARLEY_PICTURES"); folder != "" {
			shown.Screenshot(filepath.Join(folder, name+"-"+view.name+".png"))
		}
	}
}
