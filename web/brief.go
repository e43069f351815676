package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"parley/brief"
	"parley/report"
	"parley/store"
)

func (s *Server) briefRoutes() {
	s.project("GET /projects/{project}/brief", s.showBrief)
	s.project("POST /projects/{project}/brief", s.arrangeBrief)
	s.project("GET /projects/{project}/brief/make", s.makeBrief)
	s.project("GET /projects/{project}/brief/{file}", s.sendBrief)
}

// briefName is the analysis whose report is the brief.
const briefName = "brief"

// A briefPage is what brief.gohtml shows.
type briefPage struct {
	Run      store.Run // the newest brief; its ID is 0 when there is none
	Stale    bool      // the file has changed since
	Working  store.Run // the brief that is being made; its ID is 0 when none is
	Errors   int       // of the file
	Sections []briefSection
}

// A briefSection is a section of the brief in the person's order.
type briefSection struct {
	ID, Part, Title string
	Shown           bool
	First, Last     bool
}

func (s *Server) showBrief(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	page := briefPage{Errors: len(h.File.Errors)}
	key := s.key(question{head: h, analysis: briefName})
	if page.Run, page.Working, err = s.briefs(r, p, key); err != nil {
		return err
	}
	if page.Run.ID > 0 {
		page.Stale = page.Run.Args[keyArg] != key
		rep, err := reportOf(page.Run)
		if err != nil {
			return err
		}
		if page.Sections, err = s.arranged(r, p, rep); err != nil {
			return err
		}
	}
	return s.show(w, r, view{Name: "brief", Title: "Brief", Project: &p, Page: page})
}

// briefs are the brief of the question with this key, or else the newest one,
// with its report, and the one that is being made.
func (s *Server) briefs(r *http.Request, p store.Project, key string) (made, working store.Run, err error) {
	runs, err := s.Store.Runs(r.Context(), p.ID, store.MaxRuns)
	if err != nil {
		return made, working, err
	}
	for _, run := range slices.Backward(runs) { // the newest wins, but for the one that is asked for
		switch {
		case run.Analysis != briefName:
		case run.State == store.Done && (made.ID == 0 || made.Args[keyArg] != key || run.Args[keyArg] == key):
			made = run
		case s.runs.job(run.ID) != nil:
			working = run
		}
	}
	if made.ID > 0 {
		made, err = s.Store.Run(r.Context(), made.ID)
	}
	return made, working, err
}

// makeBrief asks for the brief of the file as it is now.
func (s *Server) makeBrief(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	return s.answerOrRun(w, r, question{head: h, analysis: briefName})
}

// arrangeSetting is the setting that keeps the sections of a project's brief:
// their ids in order, one a line, each behind + when it is shown and - when it
// is left out.
const arrangeSetting = "brief"

// arranged are the sections of the brief in the order that was chosen. Those
// that are new since stand behind what they follow in the brief, and are shown.
func (s *Server) arranged(r *http.Request, p store.Project, rep *report.Report) ([]briefSection, error) {
	chosen, err := s.Store.Setting(r.Context(), p.ID, arrangeSetting)
	if err != nil {
		return nil, err
	}
	return arrange(rep.Sections, chosen), nil
}

func arrange(sections []report.Section, chosen string) []briefSection {
	var shown []briefSection
	place := func(id string) int {
		return slices.IndexFunc(shown, func(b briefSection) bool { return b.ID == id })
	}
	of := map[string]report.Section{}
	for _, section := range sections {
		of[section.ID] = section
	}
	for line := range strings.Lines(chosen) {
		sign, id := line[:1], strings.TrimSpace(line[1:])
		if section, ok := of[id]; ok && place(id) < 0 {
			shown = append(shown, briefSection{ID: id, Part: section.Part, Title: section.Title, Shown: sign == "+"})
		}
	}
	for k, section := range sections {
		if place(section.ID) >= 0 {
			continue
		}
		at := 0
		if k > 0 {
			at = place(sections[k-1].ID) + 1
		}
		shown = slices.Insert(shown, at, briefSection{ID: section.ID, Part: section.Part, Title: section.Title, Shown: true})
	}
	if len(shown) > 0 {
		shown[0].First, shown[len(shown)-1].Last = true, true
	}
	return shown
}

// maxSections bounds the sections of a form.
const maxSections = 2000

// arrangeBrief keeps which sections the brief shows, in which order.
func (s *Server) arrangeBrief(w http.ResponseWriter, r *http.Request, p store.Project) error {
	if err := parseForm(r); err != nil {
		return err
	}
	order := r.PostForm["order"]
	if len(order) > maxSections {
		return refuse(http.StatusRequestEntityTooLarge, "that is more sections than a brief has", fmt.Sprintf("want at most %d", maxSections))
	}
	move(order, r.PostForm.Get("up"), -1)
	move(order, r.PostForm.Get("down"), +1)
	var chosen strings.Builder
	for _, id := range order {
		sign := "-"
		if slices.Contains(r.PostForm["section"], id) {
			sign = "+"
		}
		chosen.WriteString(sign + strings.Join(strings.Fields(id), "-") + "\n")
	}
	if r.PostForm.Has("reset") {
		chosen.Reset()
	}
	if err := s.Store.SetSetting(r.Context(), p.ID, arrangeSetting, chosen.String()); err != nil {
		return err
	}
	if wantsJSON(r) {
		return respond(w, http.StatusOK, true)
	}
	return s.done(w, r, "/projects/"+p.ID+"/brief", "The brief is arranged.")
}

// move exchanges an id with its neighbour.
func move(order []string, id string, by int) {
	from := slices.Index(order, id)
	if to := from + by; from >= 0 && to >= 0 && to < len(order) {
		order[from], order[to] = order[to], order[from]
	}
}

// sendBrief sends the brief as it is arranged.
func (s *Server) sendBrief(w http.ResponseWriter, r *http.Request, p store.Project) error {
	h, err := s.head(r.Context(), p)
	if err != nil {
		return err
	}
	run, _, err := s.briefs(r, p, s.key(question{head: h, analysis: briefName}))
	if err != nil {
		return err
	}
	rep, err := reportOf(run)
	if err != nil {
		return err
	}
	sections, err := s.arranged(r, p, rep)
	if err != nil {
		return err
	}
	var ids []string
	for _, section := range sections {
		if section.Shown {
			ids = append(ids, section.ID)
		}
	}
	return s.sendReport(w, r, brief.Pick(rep, ids), r.PathValue("file"))
}
