package web

import (
	"bytes"
	"cmp"
	"html/template"
	"io/fs"
	"net/http"
	"sync"
	"time"

	"parley/internal/plain"
	"parley/store"
)

// A view is what a page shows.
type view struct {
	Name    string         // of the template, without .gohtml, and of the module, without .js
	Title   string         // of the page
	Status  int            // of the answer; 200 when 0
	Project *store.Project // that the page is about; nil outside projects
	Part    string         // whose entry in the navigation the page belongs to; Name when empty
	Page    any            // what the template shows
}

// A frame is what layout.gohtml shows: a view and what stands around it.
type frame struct {
	view
	Said    string // what was done just before
	Here    string // the page's own address, to come back to; empty when it cannot be gone to
	Parts   []part
	Version string
	Module  bool // there is a module of the page's name
}

// show answers with a page.
func (s *Server) show(w http.ResponseWriter, r *http.Request, v view) error {
	f := frame{view: v, Version: s.Version, Parts: s.navigation()}
	f.Part = cmp.Or(v.Part, v.Name)
	_, err := fs.Stat(embedded, v.Name+".js")
	f.Module = err == nil
	if v.Status == 0 {
		f.Said = s.said(w, r)
	}
	if r.Method == http.MethodGet {
		f.Here = r.URL.RequestURI()
	}
	return execute(w, cmp.Or(v.Status, http.StatusOK), f)
}

func execute(w http.ResponseWriter, status int, f frame) error {
	t, err := templates.page(f.Name)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, "layout", f); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, err = out.WriteTo(w)
	return gone(err)
}

// navigation is the parts that stand in the navigation of a project.
func (s *Server) navigation() []part {
	var shown []part
	for _, p := range s.parts() {
		if p.Title != "" {
			shown = append(shown, p)
		}
	}
	return shown
}

// A templateSet parses the template of a page when it is first shown: the
// program starts without.
type templateSet struct {
	mu     sync.Mutex
	layout *template.Template
	pages  map[string]*template.Template
}

var templates = templateSet{pages: map[string]*template.Template{}}

func (s *templateSet) page(name string) (*template.Template, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.pages[name]; t != nil {
		return t, nil
	}
	if s.layout == nil {
		shared, err := fs.Glob(embedded, "*_parts.gohtml") // what several pages show
		if err != nil {
			return nil, err
		}
		layout, err := template.New("").Funcs(functions).ParseFS(embedded, append(shared, "layout.gohtml")...)
		if err != nil {
			return nil, err
		}
		s.layout = layout
	}
	t, err := s.layout.Clone()
	if err != nil {
		return nil, err
	}
	if t, err = t.ParseFS(embedded, name+".gohtml"); err != nil {
		return nil, err
	}
	s.pages[name] = t
	return t, nil
}

// functions are what templates may call beside html/template's own.
var functions = template.FuncMap{
	"asset":   asset,
	"styles":  styles,
	"line":    plain.Line, // words of people on one line, without controls
	"said":    sentence,
	"capital": capital,
	"right":   remedy,
	"gapPage": gapPage,
	"inc":     func(k int) int { return k + 1 },
	"size":    size,
	"when":    func(t time.Time) string { return t.Local().Format("2 January 2006, 15:04") },
	"stamp":   func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
}
