package web

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/browser"
	"parley/store"
)

// A served is a workbench that a test serves and asks.
type served struct {
	*Server
	URL string
	t   testing.TB
}

func serve(t testing.TB, s *Server) *served {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(func() {
		s.Stop() // ends the streams, which Close of the server waits for
		server.Close()
		s.Close()
	})
	return &served{s, server.URL, t}
}

// workbench is a workbench with a data directory of its own and no project.
func workbench(t testing.TB) *served {
	t.Helper()
	kept, err := store.Open(t.Context(), t.TempDir())
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip("the store cannot be opened yet")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	})
	return serve(t, New(Config{Store: kept, Version: "parley test", Token: NewToken()}))
}

// beijing is the example's project in the workbench.
func (s *served) beijing() store.Project {
	s.t.Helper()
	folder := filepath.Join("..", "examples", "beijing-talks")
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			s.t.Fatal(err)
		}
		return data
	}
	p, err := s.Store.Create(s.t.Context(), "Beijing talks", read("conflict.yaml"), []store.Document{
		{Name: "article.md", Data: read("article.md")}, {Name: "background.md", Data: read("background.md")},
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// request is a request as a page of the workbench sends it.
func (s *served) request(method, path string, body io.Reader) *http.Request {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.URL+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Origin", s.URL)
	r.AddCookie(&http.Cookie{Name: "parley-" + r.URL.Port(), Value: s.session})
	return r
}

// An answered is what came back, beside the body.
type answered struct {
	StatusCode int
	Status     string
	Header     http.Header
	Set        []*http.Cookie
}

// send sends a request, follows no redirect, and returns the answer and its
// body.
func (s *served) send(r *http.Request) (answered, string) {
	s.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answered{response.StatusCode, response.Status, response.Header, response.Cookies()}, string(body)
}

// stranger is a request of who has no cookie.
func (s *served) stranger(path string) *http.Request {
	s.t.Helper()
	r := s.request(http.MethodGet, path, http.NoBody)
	r.Header.Del("Cookie")
	return r
}

// get is a page's status and body.
func (s *served) get(path string) (int, string) {
	s.t.Helper()
	response, body := s.send(s.request(http.MethodGet, path, http.NoBody))
	return response.StatusCode, body
}

// post sends a form; what it leads to is the header Location of the answer.
func (s *served) post(path string, form url.Values) (answered, string) {
	s.t.Helper()
	r := s.request(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.send(r)
}

// browse opens a page in a browser that has been let in.
func (s *served) browse(path string, options ...browser.Option) *browser.Page {
	s.t.Helper()
	return browser.OpenURL(s.t, s.Address(strings.TrimPrefix(s.URL, "http://"), path), options...)
}
