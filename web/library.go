package web

import (
	"cmp"
	"net/http"
	"slices"

	"parley/examples"
	"parley/store"
)

func (s *Server) libraryRoutes() {
	s.handle("GET /{$}", s.showLibrary)
	s.handleUpTo(uploadBytes, "POST /projects", s.createProject)
	s.handle("POST /examples", s.openExample)
	s.project("GET /projects/{project}/forget", s.askForget)
	s.project("POST /projects/{project}/forget", s.forget)
	s.handle("GET /search", s.showSearch)
}

// A libraryPage is the projects, and what a new one can begin with.
type libraryPage struct {
	Projects []store.Project
	Examples []exampleGroup
}

// An exampleGroup is examples of one kind.
type exampleGroup struct {
	Name     string
	Examples []examples.Example
}

func (s *Server) showLibrary(w http.ResponseWriter, r *http.Request) error {
	projects, err := s.Store.Projects(r.Context())
	if err != nil {
		return err
	}
	return s.show(w, r, view{Name: "library", Title: "Library", Page: libraryPage{projects, exampleGroups()}})
}

func exampleGroups() []exampleGroup {
	var groups []exampleGroup
	for _, e := range examples.List {
		if k := len(groups) - 1; k < 0 || groups[k].Name != e.Group {
			groups = append(groups, exampleGroup{Name: e.Group})
		}
		last := &groups[len(groups)-1]
		last.Examples = append(last.Examples, e)
	}
	return groups
}

// openExample makes a project of an example.
func (s *Server) openExample(w http.ResponseWriter, r *http.Request) error {
	id := r.FormValue("example")
	text, files, err := examples.Open(id)
	if err != nil {
		return refusal(http.StatusNotFound, err, "want one that the library lists")
	}
	var documents []store.Document
	for _, f := range files {
		documents = append(documents, store.Document{Name: f.Name, Data: f.Data})
	}
	at := slices.IndexFunc(examples.List, func(e examples.Example) bool { return e.ID == id })
	name := cmp.Or(r.FormValue("name"), examples.List[at].Title)
	p, err := s.Store.Create(r.Context(), name, text, documents)
	if err != nil {
		return err
	}
	return s.done(w, r, overviewAddress(p), "The example is a project of your own now: change what you like.")
}

func (s *Server) askForget(w http.ResponseWriter, r *http.Request, p store.Project) error {
	return s.show(w, r, view{Name: "forget", Title: "Forget this project", Project: &p, Part: "overview"})
}

func (s *Server) forget(w http.ResponseWriter, r *http.Request, p store.Project) error {
	if err := s.Store.Forget(r.Context(), p.ID); err != nil {
		return err
	}
	return s.done(w, r, "/", p.Name+" is forgotten. Its files are still in "+p.Folder+".")
}
