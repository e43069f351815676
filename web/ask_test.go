package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/analysis"
	"parley/conflict"
	"parley/ensemble"
	"parley/notation"
	"parley/report"
	"parley/store"
)

// Every analysis stands in the list once, with a title, and every parameter
// has a label and a way to be asked.
func TestEveryAnalysisCanBeAsked(t *testing.T) {
	offered := map[string]int{briefName: 1} // it has a page of its own
	for _, g := range groups() {
		for _, item := range g.Items {
			offered[item.Name]++
			if item.Help == "" {
				t.Errorf("%s: there is no such analysis", item.Name)
			}
		}
	}
	for _, a := range analysis.List {
		if offered[a.Name] != 1 {
			t.Errorf("%s is offered %d times", a.Name, offered[a.Name])
		}
		for _, p := range a.Params {
			if _, ok := params[p.Name]; !ok {
				t.Errorf("%s: nobody said how to ask for %s", a.Name, p.Name)
			}
			if p.Name == keyArg || p.Name == countsArg {
				t.Errorf("%s: a parameter named %s", a.Name, p.Name)
			}
		}
	}
}

// The forms of all analyses can be shown, and what they offer to choose is
// taken by the analysis.
func TestChoicesAreTaken(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	h, err := s.head(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range analysis.List {
		if status, body := s.get("/projects/" + p.ID + "/ask/" + a.Name); status != http.StatusOK || !strings.Contains(body, ">Ask</button>") {
			t.Errorf("%s: status %d", a.Name, status)
		}
	}
	for _, test := range []struct{ analysis, param, beside string }{
		{"stability", "concepts", "equilibria-only=true"},
		{"stability", "engine", "equilibria-only=true"},
		{"explain", "concept", "state=status-quo"},
		{"explain", "state", ""},
		{"explain", "party", "state=status-quo"},
		{"trace", "chance", ""},
		{"trace", "from", ""},
		{"forecast", "model", "draws=1"},
		{"forecast", "issue", "draws=1"},
		{"accord", "agreement", "draws=0"},
		{"circumvention", "flow", ""},
	} {
		f := newField(h.File.Conflict, test.analysis, analysis.Param{Name: test.param}, nil)
		if len(f.Choices) == 0 {
			t.Errorf("%s: nothing to choose for %s", test.analysis, test.param)
		}
		for _, one := range f.Choices {
			args := map[string]string{test.param: one.Value}
			if f.Look == asState && one.Group != byName {
				continue
			}
			if name, value, ok := strings.Cut(test.beside, "="); ok {
				args[name] = value
			}
			in, err := s.input(h, args)
			if err != nil {
				t.Fatal(err)
			}
			_, err = analysis.Run(t.Context(), test.analysis, in)
			if param, ok := err.(*analysis.ParamError); ok && param.Param == test.param { //nolint:errorlint // as Run returns it
				t.Errorf("%s: %s %q is not taken: %v", test.analysis, test.param, one.Value, err)
			}
		}
	}
}

// ask sends a form and returns the answer's page, once it is there.
func (s *served) ask(p store.Project, analysis, query string) (int, string) {
	s.t.Helper()
	response, body := s.send(s.request(http.MethodGet, "/projects/"+p.ID+"/ask/"+analysis+"/answer?"+query, http.NoBody))
	if response.StatusCode != http.StatusSeeOther {
		return response.StatusCode, body
	}
	address := response.Header.Get("Location")
	id, err := strconv.ParseInt(path.Base(address), 10, 64)
	if err != nil {
		s.t.Fatal(err)
	}
	s.ended(store.Run{ID: id})
	return s.get(address)
}

// A quick question has its answer at once, with every state leading to its
// argument and every passage to its document; what is wrong with a parameter
// stands at its field.
func TestAnswers(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, test := range []struct {
		name, analysis, query string
		status                int
		want                  []string
	}{
		{"states lead to their argument", "stability", "", 200, []string{
			"States of 160 feasible ones", `href="/projects/beijing-talks/ask/explain/answer?state=NNNNNYYN"`, `data-explain="/projects/beijing-talks/ask/explain/answer?state="`,
			"left out here; the JSON file prints it", "“Draws of what is uncertain” asks",
		}},
		{"the concepts in plain words", "stability", "", 200, []string{`<a href="#concepts">`, "<dt>SSEQ</dt><dd>As SEQ, and after the answer"}},
		{"with an instrument", "stability", "with=minsk", 200, []string{"ask/explain/answer?with=minsk&amp;state="}},
		{"boxes of several instruments", "stability", "with=minsk&with=relief", 200, []string{"<bdi>Reworked Minsk agreements, Phased sanctions relief</bdi>"}},
		{"a state by its options", "explain", "state=options&state.options=china.trade&state.options=west.arm", 200, []string{"<bdi>War goes on (NNNNNYYN)</bdi>"}},
		{"a state with the options of an instrument", "explain", "with=minsk&state=options&state.options=mediator.observe", 200, []string{"NNNNNNNNY"}},
		{"nothing chosen", "explain", "", 400, []string{`id="state-error"`, "Nothing was chosen"}},
		{"options of an instrument that is not applied", "explain", "state=options&state.options=mediator.observe", 400, []string{`id="state-error"`, "want only options of the instruments that are applied"}},
		{"a wrong number", "stability", "draws=many", 400, []string{`id="draws-error"`, `value="many"`, `aria-invalid="true"`}},
		{"a wrong number among the rare ones", "trace", "ways=0", 400, []string{`id="ways-error"`, `<details class="more" open>`}},
		{"a package by issues", "settle", "package.war=45&package.nato=40", 200, []string{"war=45,nato=40"}},
		{"no counts", "verify", "", 200, []string{"There is no answer", "No counts"}},
		{"no such question", "song", "", 404, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			own := &served{s.Server, s.URL, t}
			status, body := own.ask(p, test.analysis, test.query)
			if status != test.status {
				t.Errorf("status %d, want %d", status, test.status)
			}
			for _, want := range test.want {
				if !strings.Contains(body, want) {
					t.Errorf("no %s", want)
				}
			}
		})
	}
}

// A table of counts is sent with the form, and kept with the question.
func TestCounts(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	table := "date,count\n"
	for day := range 28 {
		count := 2
		if day >= 14 {
			count = 9
		}
		table += "2025-01-" + strconv.Itoa(100 + day + 1)[1:] + "," + strconv.Itoa(count) + "\n"
	}
	response, _ := s.post("/projects/"+p.ID+"/ask/verify/answer", url.Values{"counts": {table}, "design": {"cusum"}})
	if response.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d", response.StatusCode)
	}
	if _, body := s.get(response.Header.Get("Location")); !strings.Contains(body, `class="answer"`) || strings.Contains(body, "2025-01-02,2") {
		t.Error("there is no answer, or the table is shown whole")
	}
}

// An error of the file is said before anything is asked.
func TestFileWithErrors(t *testing.T) {
	s := workbench(t)
	p, err := s.Store.Create(t.Context(), "Broken", []byte("parley: 1\ntitle: Broken\nparties: 7\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if status, body := s.get("/projects/" + p.ID + "/ask"); status != http.StatusOK || !strings.Contains(body, "The file has errors") {
		t.Errorf("the list: status %d", status)
	}
	for _, path := range []string{"/ask/stability", "/ask/stability/answer", "/ask/live", "/brief/make"} {
		if status, _ := s.get("/projects/" + p.ID + path); status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d, want 422", path, status)
		}
	}
}

func (s *served) live(p store.Project, at livePlace) (int, liveAnswer) {
	s.t.Helper()
	body, err := json.Marshal(at)
	if err != nil {
		s.t.Fatal(err)
	}
	r := s.request(http.MethodPost, "/projects/"+p.ID+"/ask/live", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	response, text := s.send(r)
	var answer liveAnswer
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, answer
}

// What a moved number changes is said, and nothing is saved.
func TestLive(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	for _, test := range []struct {
		question, driver string
		value            float64
		status           int
		says             string
	}{
		{"forecast", "", 0, 200, "The forecasts are those of the file."},
		{"forecast", "positions/russia/war/at", 45, 200, "War in Ukraine: the middle moves from"},
		{"forecast", "positions/russia/war/at", 46, 400, ""},
		{"stability", "", 0, 200, "The same outcomes hold as in the file."},
		{"accord", "agreements/tranches/relief/reliefWorth", 0.6, 200, "Relief for withdrawal in tranches: With every number at its middle it does not hold."},
		{"settle", "settlement/russia/alternative", 60, 200, "Whether there is room for an agreement: "},
		{"song", "", 0, 400, ""},
	} {
		values := map[string]float64{}
		if test.driver != "" {
			values[test.driver] = test.value
		}
		status, answer := s.live(p, livePlace{test.question, 1, values})
		if status != test.status || !strings.HasPrefix(answer.Says, test.says) || status == 200 && answer.HTML == "" {
			t.Errorf("%s with %s at %v: status %d, says %q; want %d, %q", test.question, test.driver, test.value, status, answer.Says, test.status, test.says)
		}
	}
	if revisions, err := s.Store.Revisions(t.Context(), p.ID, 0, 9); err != nil || len(revisions) != 1 {
		t.Errorf("%d revisions, %v; want the first alone", len(revisions), err)
	}
}

// Every doubtful number of the example that has a place in the file can be kept
// where it was moved to: the file then says just that, and nothing else is
// another.
func TestEveryNumberCanBeKept(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	h, err := s.head(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	before := quantitiesOf(h.File.Conflict)
	kept := 0
	for _, in := range ensemble.New(h.File.Conflict, 1).Inputs() {
		if in.Kind != ensemble.Number {
			continue
		}
		q, name := before[in.ID], ""
		value := q.Low + (q.High-q.Low)/4
		changed, err := keeping(in.ID, value, &name)(h.File)
		if err != nil {
			t.Errorf("%s: %v", in.ID, err)
			continue
		}
		kept++
		for id, after := range quantitiesOf(changed.Conflict) {
			want := before[id]
			if id == in.ID {
				want = conflict.Quantity{Low: q.Low, Mode: value, High: q.High, HasMode: true}
			}
			if after != want {
				t.Errorf("%s kept: %s is %v, want %v", in.ID, id, after, want)
			}
		}
	}
	if kept < 50 {
		t.Errorf("%d numbers kept; want those of the example", kept)
	}
}

func TestKeep(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	form := url.Values{"base": {"1"}, "question": {"forecast"}, "driver": {"positions/russia/war/at"}, "value": {"20"}}
	response, body := s.post("/projects/"+p.ID+"/ask/live/keep", form)
	if response.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", response.StatusCode, body)
	}
	_, text, err := s.Store.Head(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	f, err := notation.Read("conflict.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	k := slices.IndexFunc(f.Conflict.Positions, func(p conflict.Position) bool { return p.Party == "russia" && p.Issue == "war" })
	if at := f.Conflict.Positions[k].At; at.Mode != 20 {
		t.Errorf("Russia stands at %v, want 20", at)
	}
	for name, wrong := range map[string]url.Values{
		"outside its range": {"base": {"2"}, "driver": {"positions/russia/war/at"}, "value": {"99"}},
		"no number":         {"base": {"2"}, "driver": {"positions/russia/war/at"}, "value": {"NaN"}},
		"no such driver":    {"base": {"2"}, "driver": {"positions/nobody/war/at"}, "value": {"20"}},
	} {
		if response, _ := s.post("/projects/"+p.ID+"/ask/live/keep", wrong); response.StatusCode/100 != 4 {
			t.Errorf("%s: status %d", name, response.StatusCode)
		}
	}
}

func TestOnPage(t *testing.T) {
	for words, want := range map[string]string{
		"--json has all.":                            "the JSON file has all.",
		"parley stability --draws does":              "the question “Which outcomes hold” with “Draws of what is uncertain” does",
		"too large; --equilibria-only may find them": "too large; “Only the equilibria” may find them",
		"a dash -- and --no-such-flag stay":          "a dash -- and --no-such-flag stay",
	} {
		if got := onPage(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	quoted := report.Paragraph{{Words: "--json", Refs: []report.Ref{{Source: "article"}}}}
	if got := textsOnPage(quoted); got[0].Words != "--json" {
		t.Errorf("words of a source became %q", got[0].Words)
	}
}
