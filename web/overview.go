package web

import (
	"errors"
	"net/http"
	"strings"

	"parley/conflict"
	"parley/store"
)

func (s *Server) overviewRoutes() {
	s.project("GET /projects/{project}", s.toOverview)
	s.project("GET /projects/{project}/overview", s.showOverview)
	s.projectUpTo(uploadBytes, "POST /projects/{project}/documents", s.addDocuments)
	s.project("GET /projects/{project}/documents/{name...}", s.showDocument)
}

func overviewAddress(p store.Project) string { return "/projects/" + p.ID + "/overview" }

func (s *Server) toOverview(w http.ResponseWriter, r *http.Request, p store.Project) error {
	http.Redirect(w, r, overviewAddress(p), http.StatusSeeOther)
	return nil
}

// An overviewPage is what is in a project, and what is missing.
type overviewPage struct {
	*head
	Holds     []string // 4 parties, 3 issues, ...
	Files     []store.DocumentInfo
	Revisions []store.Revision
	Steps     []step // from the documents to the brief
}

// Conflict is what the file says; nil when it is not YAML.
func (p overviewPage) Conflict() *conflict.Conflict { return p.File.Conflict }

// overviewRevisions is how many changes the overview lists.
const overviewRevisions = 5

func (s *Server) showOverview(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	page := overviewPage{head: h}
	if page.Files, err = s.Store.Documents(r.Context(), p.ID); err != nil && !errors.Is(err, store.ErrTooLarge) {
		return err
	}
	if page.Revisions, err = s.Store.Revisions(r.Context(), p.ID, 0, overviewRevisions); err != nil {
		return err
	}
	page.Holds = holds(h.File.Conflict)
	page.Steps = h.steps()
	return s.show(w, r, view{Name: "overview", Title: "Overview", Project: &p, Page: page})
}

// holds says how much of what is in the conflict.
func holds(c *conflict.Conflict) []string {
	if c == nil {
		return nil
	}
	var all []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{len(c.Parties), "party", "parties"},
		{len(c.Issues), "issue", "issues"},
		{len(c.Positions), "position", "positions"},
		{len(c.Options), "option", "options"},
		{len(c.Preferences), "preference", "preferences"},
		{len(c.Instruments), "instrument", "instruments"},
		{len(c.Agreements), "agreement", "agreements"},
		{len(c.Ties), "tie", "ties"},
		{len(c.Claims), "claim", "claims"},
		{len(c.Gaps), "gap", "gaps"},
	} {
		if part.n > 0 {
			all = append(all, count(part.n, part.one, part.many))
		}
	}
	return all
}

func (s *Server) addDocuments(w http.ResponseWriter, r *http.Request, p store.Project) error {
	if err := parseForm(r); err != nil {
		return err
	}
	files, err := given(r)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return refuse(http.StatusBadRequest, "no file was given", "want a .txt, .md or .html file")
	}
	var names []string
	for _, f := range files {
		if err := s.Store.AddDocument(r.Context(), p.ID, f.Name, f.Data); err != nil {
			return refusedDocument(err)
		}
		names = append(names, f.Name)
	}
	return s.done(w, r, overviewAddress(p), strings.Join(names, ", ")+": now beside the conflict file. Name it under sources in the file to cite it.")
}

// refusedDocument says what a document's name or size may be.
func refusedDocument(err error) error {
	switch {
	case errors.Is(err, store.ErrName):
		return refusal(http.StatusUnprocessableEntity, err, "want a short name that ends in .txt, .md or .html")
	case errors.Is(err, store.ErrTooLarge):
		return refusal(http.StatusRequestEntityTooLarge, err, "want smaller or fewer documents")
	}
	return err
}

// A documentPage is a document as text, line by line.
type documentPage struct {
	Name  string
	Lines []string
	Whole bool // all lines are shown
}

// documentLines is how many lines of a document are shown at most.
const documentLines = 20_000

func (s *Server) showDocument(w http.ResponseWriter, r *http.Request, p store.Project) error {
	name := r.PathValue("name")
	data, err := s.Store.Document(r.Context(), p.ID, name)
	if errors.Is(err, store.ErrTooLarge) {
		return err
	}
	if err != nil { // also a link that leads out of the folder
		return refuse(http.StatusNotFound, "there is no such document, or none that can be read", "want one that the overview lists")
	}
	lines := strings.Split(strings.ReplaceAll(strings.ToValidUTF8(string(data), "\uFFFD"), "\r\n", "\n"), "\n")
	page := documentPage{Name: name, Lines: lines[:min(len(lines), documentLines)], Whole: len(lines) <= documentLines}
	return s.show(w, r, view{Name: "document", Title: name, Project: &p, Part: "overview", Page: page})
}
