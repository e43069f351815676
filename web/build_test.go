package web

import (
	"net/http"
	"testing"
)

// Every tab of every example is shown.
func TestBuildShowsEveryTab(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, tab := range buildTabs {
		if status, body := s.get("/projects/" + p.ID + "/build/" + tab.Path); status != http.StatusOK {
			t.Errorf("%s: %d %s", tab.Path, status, body)
		}
	}
	if status, _ := s.get("/projects/" + p.ID + "/build/nothing"); status != http.StatusNotFound {
		t.Errorf("%d; want 404 for a tab that there is not", status)
	}
	if status, _ := s.get("/projects/" + p.ID + "/build/questions?party=russia"); status != http.StatusOK {
		t.Errorf("%d; want a question", status)
	}
}
