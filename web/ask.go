package web

import (
	"errors"
	"io"
	"net/http"
	"slices"

	"parley/analysis"
	"parley/store"
)

func (s *Server) askRoutes() {
	s.project("GET /projects/{project}/ask", s.showAsk)
	s.project("GET /projects/{project}/ask/{analysis}", s.showAsking)
	s.project("GET /projects/{project}/ask/{analysis}/answer", s.showAnswer)
	s.project("POST /projects/{project}/ask/{analysis}/answer", s.showAnswer)
	s.runRoutes()
	s.liveRoutes()
}

// An askPage is what ask.gohtml shows: what can be asked, and what was.
type askPage struct {
	Groups []askGroup
	Runs   []earlier
	Errors int // of the file: nothing is asked while there are any
	Lacks  func(analysis string) *step
}

// An earlier is a run in a list.
type earlier struct {
	store.Run
	Question asking
	Given    []givenArg
}

// mostEarlier is how many earlier answers a page lists.
const mostEarlier = 30

func (s *Server) showAsk(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	page := askPage{Groups: groups(), Errors: len(h.File.Errors), Lacks: h.lacks}
	if page.Runs, err = s.earlier(r, h, func(store.Run) bool { return true }); err != nil {
		return err
	}
	return s.show(w, r, view{Name: "ask", Title: "Ask", Project: &p, Page: page})
}

// earlier lists the runs that have an answer or may still have one.
func (s *Server) earlier(r *http.Request, h *head, fits func(store.Run) bool) ([]earlier, error) {
	runs, err := s.Store.Runs(r.Context(), h.Project.ID, store.MaxRuns)
	if err != nil {
		return nil, err
	}
	var shown []earlier
	for _, run := range runs {
		if run.State != store.Failed && fits(run) && len(shown) < mostEarlier {
			shown = append(shown, earlier{run, askingOf(run.Analysis), givenOf(h.Model, run.Analysis, argsOf(run))})
		}
	}
	return shown, nil
}

// An askingPage is what asking.gohtml shows: the form of one analysis.
type askingPage struct {
	Question asking
	Fields   []*field // asked at once
	More     []*field // asked on demand
	Open     bool     // something of More is given, or wrong
	Counts   bool     // the form takes a table of counts
	Error    string   // what is wrong with the question as a whole
	Lacks    *step    // what the file lacks for the question, when it is known
	Runs     []earlier
}

func (s *Server) showAsking(w http.ResponseWriter, r *http.Request, p store.Project) error {
	a, err := analysisOf(r)
	if err != nil {
		return err
	}
	if err := parseForm(r); err != nil {
		return err
	}
	return s.showForm(w, r, p, a, nil)
}

// showForm shows the form of an analysis, filled in with what the request has,
// and with what was wrong with it.
func (s *Server) showForm(w http.ResponseWriter, r *http.Request, p store.Project, a analysis.Analysis, wrong error) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	if err := h.File.Err(); err != nil {
		return err
	}
	page := askingPage{Question: askingOf(a.Name), Counts: a.Name == "verify", Lacks: h.lacks(a.Name)}
	var param *analysis.ParamError
	if wrong != nil && !errors.As(wrong, &param) {
		page.Error = onPage(problemOf(wrong).What)
	}
	for _, asked := range a.Params {
		f := newField(h.Model, a.Name, asked, r.Form)
		if param != nil && param.Param == asked.Name {
			f.Error = capital(onPage(param.Error()))
		}
		if f.Deep {
			page.More = append(page.More, f)
			page.Open = page.Open || f.Given || f.Error != ""
		} else {
			page.Fields = append(page.Fields, f)
		}
	}
	if page.Runs, err = s.earlier(r, h, func(run store.Run) bool { return run.Analysis == a.Name }); err != nil {
		return err
	}
	v := view{Name: "asking", Title: page.Question.Title, Project: &p, Part: "ask", Page: page}
	if wrong != nil {
		v.Status = problemOf(wrong).Status
	}
	return s.show(w, r, v)
}

// showAnswer asks, and leads to the answer; what is wrong with a parameter is
// said on the form.
func (s *Server) showAnswer(w http.ResponseWriter, r *http.Request, p store.Project) error {
	a, err := analysisOf(r)
	if err != nil {
		return err
	}
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	if err := h.File.Err(); err != nil {
		return err
	}
	q := question{head: h, analysis: a.Name}
	if q.args, err = askedArgs(r, h.Model, a); err == nil {
		err = s.answerOrRun(w, r, q)
	}
	if param := new(analysis.ParamError); errors.As(err, &param) {
		return s.showForm(w, r, p, a, err)
	}
	return err
}

// analysisOf is the analysis that the address names.
func analysisOf(r *http.Request) (analysis.Analysis, error) {
	k := slices.IndexFunc(analysis.List, func(a analysis.Analysis) bool { return a.Name == r.PathValue("analysis") })
	if k < 0 {
		return analysis.Analysis{}, refuse(http.StatusNotFound, "there is no such question", "want one of those that can be asked")
	}
	return analysis.List[k], nil
}

// mostCounts bounds a table of counts, which is kept with the question.
const mostCounts = 768 << 10

// counts reads the table of counts that was sent with the form, or was typed.
func counts(r *http.Request) (string, error) {
	file, _, err := r.FormFile(countsArg)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return r.FormValue(countsArg), nil
	}
	if err != nil {
		return "", err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, mostCounts+1))
	if err != nil {
		return "", err
	}
	if len(data) > mostCounts {
		return "", refuse(http.StatusRequestEntityTooLarge, "the table is larger than 768 KiB, which is the most that is kept with a question", "want a shorter one, or parley verify at the terminal")
	}
	if len(data) == 0 {
		return r.FormValue(countsArg), nil
	}
	return string(data), nil
}
