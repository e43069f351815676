package web

import (
	"net/http"
	"strings"

	"parley/store"
)

func (s *Server) fileRoutes() {
	s.project("GET /projects/{project}/file", s.showFile)
	s.project("POST /projects/{project}/file", s.saveFile)
}

func (s *Server) showFile(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	return s.show(w, r, view{Name: "file", Title: "File", Project: &p, Page: h})
}

func (s *Server) saveFile(w http.ResponseWriter, r *http.Request, p store.Project) error {
	base, err := baseOf(r)
	if err != nil {
		return err
	}
	text := strings.ReplaceAll(r.FormValue("text"), "\r\n", "\n")
	if _, err := s.save(r.Context(), p, base, []byte(text), "text edited"); err != nil {
		return err
	}
	return s.done(w, r, "/projects/"+p.ID+"/file", "Saved.")
}
