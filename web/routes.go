package web

import (
	"errors"
	"io"
	"net/http"

	"parley/store"
)

// A part is a page, or a few that belong together, with its own routes.
type part struct {
	Path   string // its address below that of a project; empty outside projects
	Title  string // in the navigation of a project; empty when it does not stand there
	routes func()
}

// parts are the pages of the workbench, in the order of the navigation.
func (s *Server) parts() []part {
	return []part{
		{routes: s.libraryRoutes},
		{Path: "overview", Title: "Overview", routes: s.overviewRoutes},
		{Path: "review", Title: "Review", routes: s.reviewRoutes},
		{Path: "build", Title: "Build", routes: s.buildRoutes},
		{Path: "ask", Title: "Ask", routes: s.askRoutes},
		{Path: "brief", Title: "Brief", routes: s.briefRoutes},
		{Path: "compare", Title: "Compare", routes: s.compareRoutes},
		{Path: "file", Title: "File", routes: s.fileRoutes},
		{routes: s.historyRoutes},
	}
}

func (s *Server) routes() {
	s.mux.HandleFunc("GET /open", s.open)
	s.mux.HandleFunc("GET /static/{hash}/{name}", serveStatic)
	for _, p := range s.parts() {
		p.routes()
	}
}

// Bounds of what a request may bring.
const (
	formBytes   = 16 << 20 // a form, with the text of a conflict file several times
	uploadBytes = 72 << 20 // documents together
)

// A handler answers a request, or returns why it cannot.
type handler func(w http.ResponseWriter, r *http.Request) error

// handle registers a handler for a pattern of http.ServeMux. The body of a
// request is bounded by formBytes.
func (s *Server) handle(pattern string, h handler) { s.handleUpTo(formBytes, pattern, h) }

// handleUpTo is handle with another bound of the body.
func (s *Server) handleUpTo(bytes int64, pattern string, h handler) {
	s.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		whole := r.Body
		r.Body = http.MaxBytesReader(w, whole, bytes)
		err := h(w, r)
		if err == nil {
			return
		}
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			_, _ = io.CopyN(io.Discard, whole, mostDropped) // a browser that has left need not be told
		}
		s.showError(w, r, err)
	})
}

// mostDropped is how much of what is too large is still taken from the browser,
// and thrown away: one that is cut off while it sends shows no answer.
const mostDropped = 1 << 30

// A projectHandler answers a request about a project.
type projectHandler func(w http.ResponseWriter, r *http.Request, p store.Project) error

// project registers a handler for a pattern with {project} in it. What is no
// project of the store is answered with 404.
func (s *Server) project(pattern string, h projectHandler) { s.projectUpTo(formBytes, pattern, h) }

// projectUpTo is project with another bound of the body.
func (s *Server) projectUpTo(bytes int64, pattern string, h projectHandler) {
	s.handleUpTo(bytes, pattern, func(w http.ResponseWriter, r *http.Request) error {
		p, err := s.Store.Project(r.Context(), r.PathValue("project"))
		if err != nil {
			return err
		}
		return h(w, r, p)
	})
}
