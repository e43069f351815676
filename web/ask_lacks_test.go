package web

import (
	"strings"
	"testing"

	"parley/analysis"
	"parley/conflict"
)

// What an analysis is known to need is what it has no answer without.
func TestNeedsNameAnalyses(t *testing.T) {
	for _, a := range analysis.List {
		if n, ok := needs[a.Name]; ok && n.has(&conflict.Conflict{}) {
			t.Errorf("%s needs nothing", a.Name)
		}
	}
	for name := range needs {
		if askingOf(name).Help == "" {
			t.Errorf("there is no analysis %s", name)
		}
	}
}

// Before anything is asked, the page says what the file lacks for it and where
// that is given; what waits for review is not called missing.
func TestLacks(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	for path, wants := range map[string][]string{
		"/ask":           {"Not yet: the file has no options", "Not yet: the instruments in the file wait for review"},
		"/ask/stability": {"The file has no options.", `/build/options">Say what the parties can do`},
		"/ask/assess":    {"The instruments in the file wait for review", `/review">Review what was read`},
	} {
		status, page := s.get("/projects/" + p.ID + path)
		for _, want := range wants {
			if status != 200 || !strings.Contains(page, want) {
				t.Errorf("%s: %d; want %q", path, status, want)
			}
		}
	}
	if _, page := s.ask(p, "assess", ""); !strings.Contains(page, "The instruments in the file wait for review") {
		t.Error("the empty answer does not say that the instruments wait for review")
	}
	s.beijing()
	if _, page := s.get("/projects/beijing-talks/ask"); strings.Contains(page, "Not yet") {
		t.Error("the example is said to lack something")
	}
}

// Who asks while the file has errors is told the first of them in the words of
// the page, and led to the file.
func TestAskingOfAFileWithErrors(t *testing.T) {
	s := workbench(t)
	p := s.river("parley: 1\ntitle: Wrong\nparties:\n  a: {name: Anna}\noptions:\n  a.go: {name: Go}\n  c.stay: {name: Stay}\n")
	for _, path := range []string{"/ask/stability", "/ask/stability/answer", "/ask/live"} {
		status, page := s.get("/projects/" + p.ID + path)
		if status != 422 || !strings.Contains(page, "in line 7") || !strings.Contains(page, `/file">Look at the file`) {
			t.Errorf("%s: %d", path, status)
		}
		if strings.Contains(page, p.Folder) {
			t.Errorf("%s names a folder of the machine", path)
		}
	}
	for _, path := range []string{"/ask/stability", "/overview"} {
		if _, page := s.get("/projects/" + p.ID + path); !strings.Contains(page, "What would be right: <bdi>did you mean a?</bdi>") {
			t.Errorf("%s does not say what would be right", path)
		}
	}
}
