package web

import "net/http"

func (s *Server) libraryRoutes() {
	s.handle("GET /{$}", s.showLibrary)
}

func (s *Server) showLibrary(w http.ResponseWriter, r *http.Request) error {
	projects, err := s.Store.Projects(r.Context())
	if err != nil {
		return err
	}
	return s.show(w, r, view{Name: "library", Title: "Library", Page: projects})
}
