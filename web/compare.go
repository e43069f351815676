package web

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"

	"parley/analysis"
	"parley/brief"
	"parley/store"
)

func (s *Server) compareRoutes() {
	s.project("GET /projects/{project}/compare", s.showCompare)
}

// A comparePage is what compare.gohtml shows: which versions there are to
// choose from, and how the two that were chosen differ.
type comparePage struct {
	Sides       [2]side
	Differences template.HTML // empty when nobody has asked yet
}

// A side is one of the two versions.
type side struct {
	Name, Label string // of the field
	Versions    []version
	Others      []version // other projects, as they stand
	Chosen      string    // a key
}

// A version is a text of a conflict file that can be compared.
type version struct {
	Key  string // a revision's number, or otherProject and an id
	What string
	Time time.Time
}

// otherProject begins the key of another project as it stands.
const otherProject = "project:"

// mostVersions is how many revisions are offered.
const mostVersions = 200

func (s *Server) showCompare(w http.ResponseWriter, r *http.Request, p store.Project) error {
	versions, err := s.versions(r.Context(), p)
	if err != nil {
		return err
	}
	others, err := s.otherProjects(r.Context(), p)
	if err != nil {
		return err
	}
	older, newer := r.FormValue("older"), r.FormValue("newer")
	var page comparePage
	if older != "" && newer != "" {
		if page.Differences, err = s.differences(r.Context(), p, older, newer); err != nil {
			return err
		}
	} else { // the last change is offered
		older, newer = versions[min(1, len(versions)-1)].Key, versions[0].Key
	}
	page.Sides = [2]side{{"older", "Before", versions, others, older}, {"newer", "After", versions, others, newer}}
	return s.show(w, r, view{Name: "compare", Title: "Compare", Project: &p, Page: page})
}

// versions are the last revisions of the project, the newest first.
func (s *Server) versions(ctx context.Context, p store.Project) ([]version, error) {
	head, _, err := s.Store.Head(ctx, p.ID) // notices what changed outside
	if err != nil {
		return nil, err
	}
	revisions, err := s.Store.Revisions(ctx, p.ID, head.Number+1, mostVersions)
	if err != nil {
		return nil, err
	}
	var all []version
	for _, r := range revisions {
		all = append(all, version{strconv.FormatInt(r.Number, 10), r.What, r.Time})
	}
	return all, nil
}

func (s *Server) otherProjects(ctx context.Context, p store.Project) ([]version, error) {
	projects, err := s.Store.Projects(ctx)
	if err != nil {
		return nil, err
	}
	var all []version
	for _, o := range projects {
		if o.ID != p.ID {
			all = append(all, version{otherProject + o.ID, o.Name, o.Seen})
		}
	}
	return all, nil
}

// compareTime bounds how long two versions are compared.
const compareTime = time.Minute

func (s *Server) differences(ctx context.Context, p store.Project, older, newer string) (template.HTML, error) {
	ctx, cancel := context.WithTimeout(ctx, compareTime)
	defer cancel()
	before, err := s.versionInput(ctx, p, older)
	if err != nil {
		return "", err
	}
	after, err := s.versionInput(ctx, p, newer)
	if err != nil {
		return "", err
	}
	r, err := analysis.Compare(ctx, before.Input, after.Input)
	if err != nil {
		return "", err
	}
	for _, side := range []compared{before, after} {
		if side.left > 0 {
			r.NotComputed = append(r.NotComputed, capital(side.which)+": "+leftOut(side.left))
		}
	}
	var out bytes.Buffer
	if err := brief.Fragment(&out, r, brief.Links{}); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil //nolint:gosec // package brief escapes whatever comes from outside
}

// A compared is one of two versions.
type compared struct {
	analysis.Input
	which string // it is, in words
	left  int    // how many things nobody has reviewed, which are left out
}

// versionInput reads a version that the page offered.
func (s *Server) versionInput(ctx context.Context, p store.Project, key string) (compared, error) {
	if id, ok := strings.CutPrefix(key, otherProject); ok {
		other, err := s.Store.Project(ctx, id)
		if err != nil {
			return compared{}, err
		}
		h, err := s.head(ctx, other)
		if err != nil {
			return compared{}, err
		}
		return s.unharmed(h, "the project “"+other.Name+"”")
	}
	number, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return compared{}, refuse(http.StatusBadRequest, fmt.Sprintf("%q is no version", key), "want one that the page lists")
	}
	h, err := s.headAt(ctx, p, number)
	if err != nil {
		return compared{}, err
	}
	return s.unharmed(h, fmt.Sprintf("revision %d", number))
}

// unharmed is a version without errors.
func (s *Server) unharmed(h *head, which string) (compared, error) {
	in, err := s.input(h, nil)
	if err != nil {
		first := h.File.Errors[0]
		return compared{}, refuse(http.StatusUnprocessableEntity, fmt.Sprintf("%s has errors, the first in line %d: %s", which, first.Line, first.What), "want a version without")
	}
	return compared{in, which, h.Left}, nil
}
