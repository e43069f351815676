package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"parley/store"
)

func (s *Server) historyRoutes() {
	s.project("GET /projects/{project}/history", s.showHistory)
	s.project("GET /projects/{project}/history/{number}", s.showRevision)
	s.project("POST /projects/{project}/history/{number}", s.bringBack)
	s.project("POST /projects/{project}/undo", s.undo)
	s.project("POST /projects/{project}/redo", s.redo)
}

// historyRevisions is how many revisions a page of the history lists.
const historyRevisions = 50

// A historyPage is a stretch of revisions, the newest first.
type historyPage struct {
	Revisions []store.Revision
	Head      int64
	Before    int64 // where the next page begins; 0 when this is the last
}

func (s *Server) showHistory(w http.ResponseWriter, r *http.Request, p store.Project) error {
	before := int64(0)
	if text := r.URL.Query().Get("before"); text != "" {
		var err error
		if before, err = strconv.ParseInt(text, 10, 64); err != nil || before < 1 {
			return refuse(http.StatusBadRequest, "there is no such place in the history", "want a revision's number")
		}
	}
	newest, _, err := s.Store.Head(r.Context(), p.ID)
	if err != nil {
		return err
	}
	page := historyPage{Head: newest.Number}
	if page.Revisions, err = s.Store.Revisions(r.Context(), p.ID, before, historyRevisions); err != nil {
		return err
	}
	if n := len(page.Revisions); n == historyRevisions && page.Revisions[n-1].Number > 1 {
		page.Before = page.Revisions[n-1].Number
	}
	return s.show(w, r, view{Name: "history", Title: "History", Project: &p, Part: "file", Page: page})
}

// A revisionPage is one revision's text.
type revisionPage struct {
	Number, Head int64
	Text         string
}

func (s *Server) showRevision(w http.ResponseWriter, r *http.Request, p store.Project) error {
	number, text, err := s.revision(r, p)
	if err != nil {
		return err
	}
	newest, _, err := s.Store.Head(r.Context(), p.ID)
	if err != nil {
		return err
	}
	return s.show(w, r, view{
		Name: "revision", Title: fmt.Sprintf("Revision %d", number), Project: &p, Part: "file",
		Page: revisionPage{number, newest.Number, string(text)},
	})
}

// revision is the revision that the address names, and its text.
func (s *Server) revision(r *http.Request, p store.Project) (int64, []byte, error) {
	number, err := strconv.ParseInt(r.PathValue("number"), 10, 64)
	if err != nil {
		return 0, nil, store.ErrNotFound
	}
	text, err := s.Store.Text(r.Context(), p.ID, number)
	return number, text, err
}

// bringBack makes an old text the newest revision.
func (s *Server) bringBack(w http.ResponseWriter, r *http.Request, p store.Project) error {
	number, text, err := s.revision(r, p)
	if err != nil {
		return err
	}
	base, err := baseOf(r)
	if err != nil {
		return err
	}
	if _, err := s.save(r.Context(), p, base, text, fmt.Sprintf("revision %d brought back", number)); err != nil {
		return err
	}
	return s.done(w, r, "/projects/"+p.ID+"/file", fmt.Sprintf("The text of revision %d is back; nothing in between is lost.", number))
}

func (s *Server) undo(w http.ResponseWriter, r *http.Request, p store.Project) error {
	return s.takeBack(w, r, p, s.Store.Undo, "There is nothing to undo.")
}

func (s *Server) redo(w http.ResponseWriter, r *http.Request, p store.Project) error {
	return s.takeBack(w, r, p, s.Store.Redo, "There is nothing to redo.")
}

// undoing is Undo or Redo of the store.
type undoing func(ctx context.Context, project string) (store.Revision, error)

// takeBack undoes or redoes, and leads back to the page where that was asked.
func (s *Server) takeBack(w http.ResponseWriter, r *http.Request, p store.Project, take undoing, nothing string) error {
	said := nothing
	revision, err := take(r.Context(), p.ID)
	switch {
	case errors.Is(err, store.ErrChanged):
		said = "The file was changed outside the workbench; look at that first. Undo takes it back, too."
	case err == nil:
		said = capital(revision.What) + "."
	case !errors.Is(err, store.ErrNothing):
		return err
	}
	if wantsJSON(r) {
		return respond(w, http.StatusOK, struct {
			Number int64  `json:"number"`
			Said   string `json:"said"`
		}{revision.Number, said})
	}
	from := r.FormValue("from")
	if !isLocal(from) {
		from = "/projects/" + p.ID + "/file"
	}
	return s.done(w, r, from, said)
}
