package web

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"parley/analysis"
	"parley/brief"
	"parley/conflict"
	"parley/ensemble"
	"parley/report"
	"parley/store"
)

func (s *Server) liveRoutes() {
	s.project("GET /projects/{project}/ask/live", s.showLive)
	s.project("POST /projects/{project}/ask/live", s.answerLive)
	s.project("POST /projects/{project}/ask/live/keep", s.keepLive)
}

// A liveQuestion is what can be asked while numbers are moved: with which
// parameters, of which drivers, and which sections of the answer are shown.
type liveQuestion struct {
	Name    string // of the analysis
	args    map[string]string
	drivers func(c *conflict.Conflict, id string) bool
	shows   func(section string) bool
	says    func(c *conflict.Conflict, then, now *report.Report) (string, error)
}

// Title is the question as it is asked elsewhere.
func (q liveQuestion) Title() string { return askingOf(q.Name).Title }

// liveQuestions are answered within a blink for conflicts of some hundred
// states: everything is certain in them, so that nothing is drawn but once.
var liveQuestions = []liveQuestion{
	{Name: "stability", drivers: drivesStability, shows: named("equilibria"), says: sayHolds},
	{Name: "forecast", args: map[string]string{"draws": "1"}, drivers: under("positions/", "issues/"), shows: isForecast, says: saySettles},
	{Name: "settle", drivers: under("settlement/", "positions/", "issues/"), shows: all, says: saySections},
	{Name: "accord", args: map[string]string{"draws": "0"}, drivers: under("agreements/"), shows: all, says: saySections},
}

func all(string) bool { return true }

func named(id string) func(string) bool { return func(section string) bool { return section == id } }

// isForecast reports whether the section is that of an issue, and not one of
// those that say how it came about.
func isForecast(section string) bool {
	return strings.HasPrefix(section, "forecast-") && strings.Count(section, "-") == 1
}

func under(prefixes ...string) func(*conflict.Conflict, string) bool {
	return func(_ *conflict.Conflict, id string) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(id, p) })
	}
}

// drivesStability reports whether the doubt is one of preferences, or of the
// numbers from which a preference is derived.
func drivesStability(c *conflict.Conflict, id string) bool {
	if strings.HasPrefix(id, "preferences/") {
		return true
	}
	derived, positions := c.DerivedFrom()
	for _, i := range derived {
		if id == "issues/"+i.ID+"/reference" {
			return true
		}
	}
	for _, p := range positions {
		if strings.HasPrefix(id, "positions/"+p.Party+"/"+p.Issue+"/") {
			return true
		}
	}
	return false
}

func liveQuestionOf(name string) (liveQuestion, bool) {
	for _, q := range liveQuestions {
		if q.Name == name {
			return q, true
		}
	}
	return liveQuestion{}, false
}

// A livePage is what live.gohtml shows.
type livePage struct {
	Questions []liveQuestion
	Question  liveQuestion
	Base      int64
	Groups    []driverGroup
	Answer    liveAnswer
	Error     string
}

// A liveAnswer is the answer at one place of the drivers.
type liveAnswer struct {
	Says string        `json:"says"` // what differs from the file as it is
	HTML template.HTML `json:"html"`
}

// liveTime bounds one answer.
const liveTime = 10 * time.Second

func (s *Server) showLive(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	if err := h.File.Err(); err != nil {
		return err
	}
	page := livePage{Base: h.Number, Questions: answerable(h.Model)}
	if len(page.Questions) > 0 {
		page.Question = page.Questions[0]
	}
	if q, ok := liveQuestionOf(r.URL.Query().Get("question")); ok {
		page.Question = q
	}
	if page.Question.Name != "" {
		e := ensemble.New(h.Model, 1)
		page.Groups = driverGroups(h, e, page.Question)
		if page.Answer, err = s.live(r.Context(), h, page.Question, e.Middle(), e); err != nil {
			page.Error = problemOf(err).What
		}
	}
	return s.show(w, r, view{Name: "live", Title: "Move the numbers", Project: &p, Part: "ask", Page: page})
}

// answerable are the questions for which the conflict has something.
func answerable(c *conflict.Conflict) []liveQuestion {
	has := map[string]bool{
		"stability": len(c.Options) > 0 && len(c.Preferences) > 0, "forecast": len(c.Positions) > 0,
		"settle": c.Settlement != nil, "accord": len(c.Agreements) > 0,
	}
	return slices.DeleteFunc(slices.Clone(liveQuestions), func(q liveQuestion) bool { return !has[q.Name] })
}

// A livePlace is where a page has moved the drivers.
type livePlace struct {
	Question string             `json:"question"`
	Base     int64              `json:"base"`
	Values   map[string]float64 `json:"values"` // by the driver's id
}

func (s *Server) answerLive(w http.ResponseWriter, r *http.Request, p store.Project) error {
	var at livePlace
	if err := readJSON(r, &at); err != nil {
		return err
	}
	q, ok := liveQuestionOf(at.Question)
	if !ok {
		return refuse(http.StatusBadRequest, "there is no such question", "want one of those on the page")
	}
	h, err := s.headAt(r.Context(), p, at.Base)
	if err != nil {
		return err
	}
	if err := h.File.Err(); err != nil {
		return err
	}
	e := ensemble.New(h.Model, 1)
	point, err := pointOf(e, quantitiesOf(h.Model), at.Values)
	if err != nil {
		return err
	}
	answer, err := s.live(r.Context(), h, q, point, e)
	if err != nil {
		return err
	}
	return respond(w, http.StatusOK, answer)
}

// live asks the question at a point, and what differs from the file as it is
// read.
func (s *Server) live(ctx context.Context, h *head, q liveQuestion, at ensemble.Point, e *ensemble.Ensemble) (liveAnswer, error) {
	ctx, cancel := context.WithTimeout(ctx, liveTime)
	defer cancel()
	now, err := s.askAt(ctx, h, q, e.At(at))
	if err != nil {
		return liveAnswer{}, err
	}
	answer := liveAnswer{}
	if answer.HTML, err = liveHTML(h, now, q); err != nil {
		return answer, err
	}
	then, err := s.middles.of(h, q.Name, func() (*report.Report, error) { return s.askAt(ctx, h, q, e.At(e.Middle())) })
	if err != nil {
		return answer, err
	}
	answer.Says, err = q.says(h.Model, then, now)
	return answer, err
}

func (s *Server) askAt(ctx context.Context, h *head, q liveQuestion, c *conflict.Conflict) (*report.Report, error) {
	in, err := s.input(h, q.args)
	if err != nil {
		return nil, err
	}
	in.Conflict = c
	return analysis.Run(ctx, q.Name, in)
}

// liveHTML shows the sections that a reader watches.
func liveHTML(h *head, r *report.Report, q liveQuestion) (template.HTML, error) {
	shown := report.Report{NotComputed: r.NotComputed}
	for _, section := range r.Sections {
		if q.shows(section.ID) {
			shown.Sections = append(shown.Sections, section)
		}
	}
	var b bytes.Buffer
	err := brief.Fragment(&b, reportOnPage(&shown), brief.Links{Passage: h.passageAddress})
	return template.HTML(b.String()), err //nolint:gosec // brief escapes every word
}

// middles keeps the answer to each question with every driver where the file
// has it, of the head that was asked last.
type middles struct {
	mu      sync.Mutex
	head    *head
	answers map[string]*report.Report
}

func (m *middles) of(h *head, question string, ask func() (*report.Report, error)) (*report.Report, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.head != h {
		m.head, m.answers = h, map[string]*report.Report{}
	}
	if answer, ok := m.answers[question]; ok {
		return answer, nil
	}
	answer, err := ask()
	if err == nil {
		m.answers[question] = answer
	}
	return answer, err
}

// keepLive saves one driver where it was moved to.
func (s *Server) keepLive(w http.ResponseWriter, r *http.Request, p store.Project) error {
	base, err := baseOf(r)
	if err != nil {
		return err
	}
	id, question := r.FormValue("driver"), r.FormValue("question")
	value, err := parseNumber(r.FormValue("value"))
	if err != nil {
		return err
	}
	name := ""
	err = s.edit(r.Context(), p, base, "a number kept as it was moved", keeping(id, value, &name))
	if err != nil {
		return err
	}
	return s.done(w, r, "/projects/"+p.ID+"/ask/live?question="+question, fmt.Sprintf("Kept: %s is %s.", name, inFigures(value)))
}
