package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"parley/notation"
	"parley/store"
	"parley/web/build"
)

// A buildTab is one of the pages on which a conflict is built.
type buildTab struct{ Path, Title string }

var buildTabs = []buildTab{
	{"parties", "Parties"},
	{"issues", "Issues and positions"},
	{"options", "Options"},
	{"rules", "Rules"},
	{"preferences", "Preferences"},
	{"outcomes", "Names of outcomes"},
	{"instruments", "Instruments"},
	{"agreements", "Agreements"},
}

func (s *Server) buildRoutes() {
	s.project("GET /projects/{project}/build", func(w http.ResponseWriter, r *http.Request, p store.Project) error {
		http.Redirect(w, r, buildAddress(p, "parties"), http.StatusSeeOther)
		return nil
	})
	s.project("GET /projects/{project}/build/{tab}", s.showBuild)
	s.project("POST /projects/{project}/build/{tab}", s.buildEdit)
	s.project("POST /projects/{project}/build/{tab}/text", s.buildText)
	s.project("GET /projects/{project}/build/questions", s.showQuestions)
	s.project("POST /projects/{project}/build/questions", s.askQuestion)
}

func buildAddress(p store.Project, tab string) string { return "/projects/" + p.ID + "/build/" + tab }

// buildPageOf is the page of the tab and party that a request names, as the
// file stands.
func (s *Server) buildPageOf(r *http.Request, p store.Project) (*buildPage, error) {
	k := slices.IndexFunc(buildTabs, func(t buildTab) bool { return t.Path == r.PathValue("tab") })
	if k < 0 {
		return nil, refuse(http.StatusNotFound, "there is no such page", "want one of those that are named above")
	}
	h, err := s.head(r.Context(), p)
	if err != nil {
		return nil, err
	}
	page := newBuildPage(r.Context(), h, buildTabs[k], r.FormValue("party"))
	page.stretch(r.FormValue("page"))
	return page, nil
}

// showBuild shows a build page, or its live parts where a module asks.
func (s *Server) showBuild(w http.ResponseWriter, r *http.Request, p store.Project) error {
	page, err := s.buildPageOf(r, p)
	if err != nil {
		return err
	}
	if wantsJSON(r) {
		return respondBuilt(w, p, page, "")
	}
	return s.show(w, r, view{Name: "build", Title: "Build: " + page.Tab.Title, Project: &p, Page: page})
}

// buildEdit makes the edit that a form asks for.
func (s *Server) buildEdit(w http.ResponseWriter, r *http.Request, p store.Project) error {
	base, err := baseOf(r)
	if err != nil {
		return err
	}
	f, err := s.fileAt(r.Context(), p, base)
	if err != nil {
		return err
	}
	if f.Err() != nil {
		return refuse(http.StatusUnprocessableEntity, "the text has errors, so the forms cannot change it", "want them corrected in the text first")
	}
	edit, what, err := editOf(f.Conflict, r.PostForm)
	if err != nil {
		return refuse(http.StatusUnprocessableEntity, err.Error(), "want that given")
	}
	if err := s.make(r.Context(), p, base, f, edit, what); err != nil {
		if used, ok := errors.AsType[*build.UsedError](err); ok {
			return s.showUses(w, r, p, used)
		}
		return err
	}
	return s.built(w, r, p, capital(what)+".")
}

// make makes an edit of a file without errors and saves it. An edit after which
// the file would have errors is refused.
func (s *Server) make(ctx context.Context, p store.Project, base int64, f *notation.File, edit build.Edit, what string) error {
	after, err := edit(f)
	if _, used := errors.AsType[*build.UsedError](err); used {
		return err
	}
	if err != nil {
		asIs, want, _ := strings.Cut(err.Error(), "; want ")
		return refuse(http.StatusUnprocessableEntity, asIs, "want "+cmp.Or(want, "something else"))
	}
	if len(after.Errors) > 0 {
		return refuse(http.StatusUnprocessableEntity, after.Errors[0].What, after.Errors[0].Want)
	}
	_, err = s.saveEdited(ctx, p, base, after, what)
	return err
}

// built answers an edit that was made: with the page, or with its live parts
// where a module asks.
func (s *Server) built(w http.ResponseWriter, r *http.Request, p store.Project, said string) error {
	if !wantsJSON(r) {
		address := *r.URL
		address.Path = buildAddress(p, r.PathValue("tab"))
		return s.done(w, r, address.String(), said)
	}
	page, err := s.buildPageOf(r, p)
	if err != nil {
		return err
	}
	return respondBuilt(w, p, page, said)
}

// A builtAnswer is the live parts of a build page.
type builtAnswer struct {
	Base     int64          `json:"base"` // the revision that the parts show; 0 when they show an unsaved text
	Said     string         `json:"said"`
	Main     string         `json:"main"` // HTML
	Side     string         `json:"side"`
	Problems string         `json:"problems"`
	Lines    map[int]string `json:"lines"` // what is wrong or doubtful, by line of the text
	Text     string         `json:"text"`
}

func respondBuilt(w http.ResponseWriter, p store.Project, page *buildPage, said string) error {
	answer := builtAnswer{Base: page.Head.Number, Said: said, Text: page.Text(), Lines: page.Lines()}
	for name, into := range map[string]*string{
		"build-main": &answer.Main, "build-side": &answer.Side, "build-problems": &answer.Problems,
	} {
		var err error
		if *into, err = rendered("build", name, view{Project: &p, Page: page}); err != nil {
			return err
		}
	}
	return respond(w, http.StatusOK, answer)
}

// rendered is one template of a page as HTML.
func rendered(page, name string, data any) (string, error) {
	t, err := templates.page(page)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = t.ExecuteTemplate(&out, name, data)
	return out.String(), err
}

// A usedPage says where something is named that was to be taken away.
type usedPage struct {
	*build.UsedError
	Form map[string][]string // what was sent
	Tab  string
	More string // the query of the page
}

// showUses asks whether all that names something is to go with it.
func (s *Server) showUses(w http.ResponseWriter, r *http.Request, p store.Project, used *build.UsedError) error {
	if wantsJSON(r) {
		return respond(w, http.StatusConflict, struct {
			Problem *problem    `json:"problem"`
			What    string      `json:"used"`
			Uses    []build.Use `json:"uses"`
		}{&problem{http.StatusConflict, used.Error(), "want those removed too, or it kept"}, used.What, used.Uses})
	}
	return s.show(w, r, view{
		Name: "used", Title: "It is used elsewhere", Status: http.StatusConflict, Project: &p, Part: "build",
		Page: usedPage{used, r.PostForm, r.PathValue("tab"), r.URL.RawQuery},
	})
}
