package web

import (
	"net/http"
	"net/url"
	"strings"

	"parley/store"
)

// mostHits is how many places a search lists.
const mostHits = 100

// A searchPage is what was found.
type searchPage struct {
	Query string
	Hits  []hit
	Full  bool // there may be more
}

// A hit is one place, with where to read it.
type hit struct {
	store.Hit
	Project store.Project
	Address string
}

func (s *Server) showSearch(w http.ResponseWriter, r *http.Request) error {
	page := searchPage{Query: r.URL.Query().Get("q")}
	found, err := s.Store.Search(r.Context(), page.Query, mostHits)
	if err != nil {
		return err
	}
	projects, err := s.Store.Projects(r.Context())
	if err != nil {
		return err
	}
	byID := map[string]store.Project{}
	for _, p := range projects {
		byID[p.ID] = p
	}
	for _, h := range found {
		if p, ok := byID[h.Project]; ok { // it may have been forgotten meanwhile
			page.Hits = append(page.Hits, hit{h, p, s.hitAddress(p, h)})
		}
	}
	page.Full = len(found) == mostHits
	return s.show(w, r, view{Name: "search", Title: "Search", Page: page})
}

// hitAddress is where a person reads what was found.
func (s *Server) hitAddress(p store.Project, h store.Hit) string {
	if h.Kind == store.KindSource {
		name, lines, _ := strings.Cut(h.Ref, "#")
		first, _, _ := strings.Cut(lines, "-")
		return (&url.URL{Path: "/projects/" + p.ID + "/documents/" + name, Fragment: first}).String()
	}
	return atAddress(p, pointers[h.Kind]+h.Ref)
}

// pointers are where in the file the kinds of hits stand.
var pointers = map[store.Kind]string{store.KindClaim: "/", store.KindParty: "/parties/", store.KindIssue: "/issues/"}
