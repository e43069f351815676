package web

import (
	"flag"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/conflict/conflicttest"
	"parley/internal/growth"
	"parley/notation"
	"parley/store"
)

var large = flag.Bool("large", false, "show the pages of a project of 500 documents and 10,000 claims, and what each costs")

// sourced is a made-up project of a volume, in the workbench.
func (s *served) sourced(v conflicttest.Volume) store.Project {
	s.t.Helper()
	c, written := conflicttest.Sourced(conflicttest.Rand(7), v)
	var documents []store.Document
	for _, x := range c.Sources {
		documents = append(documents, store.Document{Name: x.File, Data: written[x.File]})
	}
	p, err := s.Store.Create(s.t.Context(), "Sourced", notation.Format(c), documents)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// A costly shows pages of a project and logs what each costs: processor time of
// the whole process, time that passed, and the size of the page.
type costly struct {
	*served
	home string // of the project
}

func (c *costly) took(what string, want int, asked func() (status int, body string)) {
	c.t.Helper()
	var status int
	var body string
	begun := time.Now()
	spent := growth.Processor(c.t, func() { status, body = asked() })
	passed := time.Since(begun)
	c.t.Logf("%-40s %5d ms of the processor, %5d ms, %8d bytes", what, spent.Milliseconds(), passed.Milliseconds(), len(body))
	if status != want {
		c.t.Errorf("%s: %d; want %d", what, status, want)
	}
}

func (c *costly) show(path string) {
	c.t.Helper()
	c.took(strings.TrimPrefix(path, c.home), http.StatusOK, func() (int, string) { return c.get(path) })
}

// TestLarge shows every page of a project twice, and then edits it: a small
// project, or with -large one as large as is promised to be usable.
func TestLarge(t *testing.T) {
	v := conflicttest.Small
	if *large {
		v = conflicttest.Large
	}
	s := workbench(t)
	p := s.sourced(v)
	c := &costly{s, "/projects/" + p.ID}
	for _, page := range []string{
		"/overview", "/review", "/review?state=&page=9999", "/review?source=s12&state=draft", "/review?kind=claim&state=changed",
		"/documents/s12.md", "/build/parties", "/build/issues", "/build/options", "/build/rules", "/build/preferences?party=p2",
		"/build/instruments", "/build/agreements", "/build/outcomes", "/build/questions?party=p2", "/ask", "/ask/stability", "/ask/forecast", "/ask/settle", "/ask/live",
		"/brief", "/compare", "/history", "/file", "/file?at=/claims/50",
	} {
		c.show(c.home + page)
		c.show(c.home + page)
	}
	for _, path := range []string{"/", "/search?q=prisoners"} {
		c.show(path)
		c.show(path)
	}
	for revision := range 3 {
		form := url.Values{"base": {strconv.Itoa(revision + 1)}, "do": {"accept"}, "place": {s.draft(p)}}
		c.took("a claim is accepted", http.StatusSeeOther, func() (int, string) {
			r, body := s.post(c.home+"/review", form)
			return r.StatusCode, body
		})
		c.show(c.home + "/review")
	}
	c.show(c.home + "/history/2")
}

// draft is the place of the middle one of the claims that nobody has reviewed.
func (s *served) draft(p store.Project) string {
	s.t.Helper()
	var places []string
	for k, claim := range s.now(p).File.Conflict.Claims {
		if claim.Draft != "" {
			places = append(places, "/claims/"+strconv.Itoa(k))
		}
	}
	return places[len(places)/2]
}
