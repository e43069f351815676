package web

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"time"

	"parley/brief"
	"parley/report"
	"parley/store"
)

func (s *Server) runRoutes() {
	s.project("GET /projects/{project}/runs/{run}", s.showRun)
	s.project("GET /projects/{project}/runs/{run}/events", s.tellRun)
	s.project("POST /projects/{project}/runs/{run}/stop", s.endRun)
	s.project("GET /projects/{project}/runs/{run}/{file}", s.sendRun)
	s.startRuns()
}

// A runPage is what run.gohtml shows.
type runPage struct {
	store.Run
	Question asking
	Given    []givenArg // the parameters
	Progress progress
	// Stale says that the file has changed since: the answer is about what it
	// was.
	Stale    bool
	Explain  string // the address of the argument for a state, but for the state; empty when there is none
	Contents []report.Section
	Answer   template.HTML // empty while there is none
	Lacks    *step         // what the file lacks for the question, when it is known
}

// A givenArg is a parameter of a run, in words.
type givenArg struct{ Label, Value string }

// runOf is the run that the address names, when it is one of the project's.
func (s *Server) runOf(r *http.Request, p store.Project) (store.Run, error) {
	id, err := strconv.ParseInt(r.PathValue("run"), 10, 64)
	if err != nil {
		return store.Run{}, store.ErrNotFound
	}
	run, err := s.Store.Run(r.Context(), id)
	if err == nil && run.Project != p.ID {
		return store.Run{}, store.ErrNotFound
	}
	return run, err
}

func (s *Server) showRun(w http.ResponseWriter, r *http.Request, p store.Project) error {
	run, err := s.runOf(r, p)
	if err != nil {
		return err
	}
	if run.Analysis == briefName && run.State == store.Done {
		http.Redirect(w, r, "/projects/"+p.ID+"/brief", http.StatusSeeOther)
		return nil
	}
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	run.Message = onPage(run.Message)
	page := runPage{Run: run, Question: askingOf(run.Analysis), Progress: s.progress(run)}
	page.Lacks = h.lacks(run.Analysis)
	page.Given = givenOf(h.Model, run.Analysis, argsOf(run))
	page.Stale = run.Args[keyArg] != s.key(question{h, run.Analysis, argsOf(run)})
	if !page.Stale && h.File.Err() == nil && len(h.Model.Options) > 0 {
		page.Explain = explainAddress(p, argsOf(run))
	}
	if len(run.Report) > 0 {
		if page.Contents, page.Answer, err = answer(run, page.links(h)); err != nil {
			return err
		}
	}
	return s.show(w, r, view{Name: "run", Title: page.Question.Title, Project: &p, Part: "ask", Page: page})
}

// Judges says whether the answer speaks of the solution concepts.
func (page runPage) Judges() bool {
	return slices.Contains([]string{"stability", "explain", "inverse", "sensitivity", "hypergame"}, page.Analysis)
}

// Form is the address of the question's form, filled in.
func (page runPage) Form() string {
	return "/projects/" + page.Project + "/ask/" + page.Analysis + page.query()
}

// Again is the address of the answer to the same question as the file is now.
func (page runPage) Again() string {
	if page.Args[countsArg] != "" {
		return page.Form() // the table has to be given anew
	}
	return "/projects/" + page.Project + "/ask/" + page.Analysis + "/answer" + page.query()
}

func (page runPage) query() string {
	query := url.Values{}
	for name, value := range argsOf(page.Run) {
		if name != countsArg {
			query.Set(name, value)
		}
	}
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
}

// passageAddress is where a passage can be read in its source; empty for a
// source that is not there.
func (h *head) passageAddress(ref report.Ref) string {
	if h.File.Conflict == nil || h.Documents[ref.Source] == nil {
		return ""
	}
	for _, s := range h.File.Conflict.Sources {
		if s.ID == ref.Source {
			at := url.URL{Path: "/projects/" + h.Project.ID + "/documents/" + s.File, Fragment: "L" + strconv.Itoa(max(ref.First, 1))}
			return at.String()
		}
	}
	return ""
}

// answer renders the report of a run.
func answer(run store.Run, links brief.Links) ([]report.Section, template.HTML, error) {
	rep, err := brief.ReadJSON(run.Report)
	if err != nil {
		return nil, "", fmt.Errorf("run %d: %w", run.ID, err)
	}
	var b bytes.Buffer
	if err := brief.Fragment(&b, reportOnPage(rep), links); err != nil {
		return nil, "", fmt.Errorf("run %d: %w", run.ID, err)
	}
	return rep.Sections, template.HTML(b.String()), nil //nolint:gosec // brief escapes every word
}

// links lead from the letters of a state to its argument, and from a passage
// to its source.
func (page runPage) links(h *head) brief.Links {
	links := brief.Links{Passage: h.passageAddress}
	if page.Explain != "" {
		links.Words = func(t report.Text) string {
			if t.Mark != report.Letters {
				return ""
			}
			return page.Explain + url.QueryEscape(t.Words)
		}
	}
	return links
}

// explainAddress is where a state of the conflict that was asked is explained;
// the state comes at the end.
func explainAddress(p store.Project, args map[string]string) string {
	query := url.Values{}
	for _, name := range []string{"with", "draw", "seed"} {
		if args[name] != "" && (name != "seed" || args["draw"] != "") {
			query.Set(name, args[name])
		}
	}
	address := "/projects/" + p.ID + "/ask/explain/answer?"
	if len(query) > 0 {
		address += query.Encode() + "&"
	}
	return address + "state="
}

// progress is how far the run is, as this process or the store knows it.
func (s *Server) progress(run store.Run) progress {
	if j := s.runs.job(run.ID); j != nil {
		now := j.pace.now()
		if run.State == store.Waiting {
			now.Words = "Waiting for other questions to be answered."
		}
		return now
	}
	return progress{Done: run.Done, Total: run.Total}
}

// beat is how often a page is told how far a run is.
const beat = 250 * time.Millisecond

// tellRun tells the page how far the run is, and when it has ended.
func (s *Server) tellRun(w http.ResponseWriter, r *http.Request, p store.Project) error {
	run, err := s.runOf(r, p)
	if err != nil {
		return err
	}
	stream, stop, err := s.events(w, r)
	if err != nil {
		return err
	}
	defer stop()
	j := s.runs.job(run.ID)
	if j == nil {
		return gone(stream.send("ended", run.ID))
	}
	tick := time.NewTicker(beat)
	defer tick.Stop()
	last := progress{}
	for {
		select {
		case <-stream.Done():
			return nil
		case <-j.ended:
			return gone(stream.send("ended", run.ID))
		case <-tick.C:
			if now := j.pace.now(); now != last && now.Step > 0 {
				last = now
				if stream.send("progress", now) != nil {
					return nil
				}
			}
		}
	}
}

func (s *Server) endRun(w http.ResponseWriter, r *http.Request, p store.Project) error {
	run, err := s.runOf(r, p)
	if err != nil {
		return err
	}
	if err := s.stopRun(r.Context(), run); err != nil {
		return err
	}
	return s.done(w, r, runAddress(run), "Stopped.")
}

func runAddress(run store.Run) string {
	return fmt.Sprintf("/projects/%s/runs/%d", run.Project, run.ID)
}

// forms are the forms in which an answer can be kept, by the ending of the
// file.
var forms = map[string]struct {
	kind  string
	write func(io.Writer, *report.Report) error
}{
	".html": {"text/html; charset=utf-8", brief.HTML},
	".md":   {"text/markdown; charset=utf-8", brief.Markdown},
	".json": {"application/json", brief.JSON},
}

// sendRun sends the answer of a run as a file.
func (s *Server) sendRun(w http.ResponseWriter, r *http.Request, p store.Project) error {
	run, err := s.runOf(r, p)
	if err != nil {
		return err
	}
	rep, err := reportOf(run)
	if err != nil {
		return err
	}
	return s.sendReport(w, r, rep, r.PathValue("file"))
}

func reportOf(run store.Run) (*report.Report, error) {
	if len(run.Report) == 0 {
		return nil, refuse(http.StatusNotFound, "there is no answer yet", "want one that is done")
	}
	return brief.ReadJSON(run.Report)
}

// sendReport sends a report under a file's name; the ending says in which form.
func (s *Server) sendReport(w http.ResponseWriter, r *http.Request, rep *report.Report, name string) error {
	form, ok := forms[path.Ext(name)]
	if !ok {
		return refuse(http.StatusNotFound, "there is no such file", "want one that ends in .html, .md or .json")
	}
	var b bytes.Buffer
	if err := form.write(&b, rep); err != nil {
		return err
	}
	shut(w.Header())
	w.Header().Set("Content-Type", form.kind)
	if r.URL.Query().Get("look") == "" {
		w.Header().Set("Content-Disposition", "attachment; filename="+strconv.Quote(name))
	}
	_, err := w.Write(b.Bytes())
	return gone(err)
}

// shut shuts a page that stands alone off from the workbench: nothing in it
// runs, asks or leads anywhere. The workbench may show it in a frame.
func shut(h http.Header) {
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
	h.Set("X-Frame-Options", "SAMEORIGIN")
}

// quick is how long a question may take before its page says how far it is.
const quick = 300 * time.Millisecond

// answerOrRun leads to the page of a run once it has ended, or when it takes
// longer than a blink. Another site may lead to a page, but not have it
// compute. The error is that of a parameter.
func (s *Server) answerOrRun(w http.ResponseWriter, r *http.Request, q question) error {
	if foreign(r) {
		return errForeign
	}
	run, j, err := s.ask(r.Context(), q)
	if err == nil {
		run, err = s.wait(r.Context(), run, j, quick)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, runAddress(run), http.StatusSeeOther)
	return nil
}
