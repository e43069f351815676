package web

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"parley/intake"
	"parley/internal/browser"
	"parley/store"
)

// drafted is a project that was just made from the example's article.
func (s *served) drafted() store.Project {
	s.t.Helper()
	article, err := os.ReadFile(filepath.Join("..", "examples", "beijing-talks", "article.md"))
	if err != nil {
		s.t.Fatal(err)
	}
	p, err := s.Store.Project(s.t.Context(), s.made(s.upload("/projects", map[string]string{"name": "Article"}, intake.File{Name: "article.md", Data: article})))
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// now is the head of a project.
func (s *served) now(p store.Project) *head {
	s.t.Helper()
	h, err := s.head(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	return h
}

// answer posts what a person does with the first item of a kind, and returns
// the status and the body.
func (s *served) answer(p store.Project, kind, do string, more ...string) (int, string) {
	s.t.Helper()
	h := s.now(p)
	for _, i := range h.items() {
		if i.Kind != kind || !i.Draft {
			continue
		}
		form := url.Values{"base": {strconv.FormatInt(h.Number, 10)}, "place": {i.Place}, "do": {do}}
		for k := 0; k < len(more); k += 2 {
			form.Set(more[k], more[k+1])
		}
		response, body := s.post("/projects/"+p.ID+"/review", form)
		return response.StatusCode, body
	}
	s.t.Fatalf("no %s waits", kind)
	return 0, ""
}

func TestReviewShowsWhatWasReadAndWhy(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	status, page := s.get("/projects/" + p.ID + "/review")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	for _, want := range []string{"things wait to be looked at", "left out of every answer", "The text names it", `<li id="L1"`, "<mark>", "Accept all"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "no longer stand") {
		t.Error("a passage is said to have moved")
	}
}

func TestReviewAcceptsCorrectsRefusesAndUndoes(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	before := s.now(p)
	if status, body := s.answer(p, "party", "accept"); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if h := s.now(p); h.File.Conflict.Parties[0].Draft != "" {
		t.Error("the party is a draft still")
	}
	if status, body := s.answer(p, "claim", "correct", "text", "says it otherwise", "party", "", "new-issue", "Another issue"); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	h := s.now(p)
	claim := h.File.Conflict.Claims[0]
	if claim.Text != "says it otherwise" || claim.Draft != "" || claim.Party != "" || h.File.Conflict.IssueName(claim.Issue) != "Another issue" || len(claim.From) == 0 {
		t.Errorf("%+v; want the claim corrected, accepted, on the new issue, and resting on its passage", claim)
	}
	claims := len(h.File.Conflict.Claims)
	if status, _ := s.answer(p, "claim", "refuse"); status != http.StatusSeeOther || len(s.now(p).File.Conflict.Claims) != claims-1 {
		t.Errorf("%d; want one claim fewer", status)
	}
	for range 3 {
		if response, _ := s.post("/projects/"+p.ID+"/undo", url.Values{}); response.StatusCode != http.StatusSeeOther {
			t.Fatal(response.StatusCode)
		}
	}
	if now := s.now(p); !bytes.Equal(now.File.Text, before.File.Text) {
		t.Error("undoing all of it does not bring the draft back")
	}
}

func TestReviewAsksBeforeMoreGoes(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	status, page := s.answer(p, "issue", "refuse")
	if status != http.StatusConflict || !strings.Contains(page, "Refuse it and all of these") {
		t.Fatalf("%d; want to be asked, as claims speak of the issue", status)
	}
	issues := len(s.now(p).File.Conflict.Issues)
	if status, page = s.answer(p, "issue", "refuse", "everywhere", "yes"); status != http.StatusSeeOther || len(s.now(p).File.Conflict.Issues) != issues-1 {
		t.Errorf("%d %s; want the issue gone with its claims", status, page)
	}
	if status, _ = s.answer(p, "area", "refuse", "everywhere", "yes"); status != http.StatusSeeOther {
		t.Errorf("%d; want the area gone with its claims", status)
	}
}

func TestReviewAcceptsAll(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	form := url.Values{"base": {"1"}, "do": {"accept-all"}, "query": {"kind=claim&state=draft"}}
	if response, body := s.post("/projects/"+p.ID+"/review", form); response.StatusCode != http.StatusSeeOther {
		t.Fatal(body)
	}
	h := s.now(p)
	for _, c := range h.File.Conflict.Claims {
		if c.Draft != "" {
			t.Errorf("%q waits still", c.Text)
		}
	}
	if h.File.Conflict.Parties[0].Draft == "" {
		t.Error("a party was accepted with the claims")
	}
}

// What nobody reviewed is left out of every answer until the person wants it
// used.
func TestUnreviewedIsLeftOut(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	if h := s.now(p); h.Left == 0 || len(h.Model.Claims) != 0 || len(h.Model.Parties) != 0 {
		t.Errorf("%d left out, and %d claims in the model; want none", h.Left, len(h.Model.Claims))
	}
	if response, _ := s.post("/projects/"+p.ID+"/review/unreviewed", url.Values{"use": {"yes"}}); response.StatusCode != http.StatusSeeOther {
		t.Fatal(response.StatusCode)
	}
	if h := s.now(p); h.Left != 0 || len(h.Model.Claims) == 0 {
		t.Errorf("%d left out; want all in the model", h.Left)
	}
}

// A passage is never put elsewhere silently: one that moved waits for a click,
// one that is gone is shown with what stands there now.
func TestReviewOfAChangedSource(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	at := filepath.Join(p.Folder, "article.md")
	article, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	changed := "A new first line.\n\n" + strings.ReplaceAll(string(article), "Ceasefire stabilization", "Something else")
	if err := os.WriteFile(at, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	text := string(s.now(p).File.Text)
	_, page := s.get("/projects/" + p.ID + "/review?state=changed")
	if !strings.Contains(page, "no longer stand where they did") || !strings.Contains(page, "<strong>Moved.</strong>") {
		t.Fatal("the page does not say that passages moved")
	}
	if string(s.now(p).File.Text) != text {
		t.Fatal("the file has changed by itself")
	}
	line := regexp.MustCompile(`name="place" value="([^"]+)"><input type="hidden" name="passage" value="([^"]+)"><input type="hidden" name="line" value="(\d+)">`).FindStringSubmatch(page)
	if line == nil {
		t.Fatal("no place is offered")
	}
	form := url.Values{"base": {strconv.FormatInt(s.now(p).Number, 10)}, "do": {"anchor"}, "place": {line[1]}, "passage": {line[2]}, "line": {line[3]}}
	if response, body := s.post("/projects/"+p.ID+"/review", form); response.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d %s", response.StatusCode, body)
	}
	form.Set("base", strconv.FormatInt(s.now(p).Number, 10))
	form.Set("line", "1")
	if response, _ := s.post("/projects/"+p.ID+"/review", form); response.StatusCode != http.StatusConflict {
		t.Errorf("%d; want a line refused on which the quote does not stand", response.StatusCode)
	}
}

func TestReviewRefusesWhatIsNotThere(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	for name, test := range map[string]struct {
		form url.Values
		want int
	}{
		"no base":            {url.Values{"do": {"accept"}, "place": {"/parties/russia"}}, http.StatusBadRequest},
		"no such place":      {url.Values{"base": {"1"}, "do": {"accept"}, "place": {"/parties/nobody"}}, http.StatusNotFound},
		"not to be reviewed": {url.Values{"base": {"1"}, "do": {"refuse"}, "place": {"/title"}}, http.StatusNotFound},
		"nothing to do":      {url.Values{"base": {"1"}, "place": {"/claims/0"}}, http.StatusBadRequest},
		"no words":           {url.Values{"base": {"1"}, "do": {"correct"}, "place": {"/claims/0"}}, http.StatusUnprocessableEntity},
	} {
		if response, _ := s.post("/projects/"+p.ID+"/review", test.form); response.StatusCode != test.want {
			t.Errorf("%s: %d; want %d", name, response.StatusCode, test.want)
		}
	}
	if n := s.now(p).Number; n != 1 {
		t.Errorf("revision %d; want nothing changed", n)
	}
}

// The page as it is with drafts, and with a source that has changed.
func TestReviewPages(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	look(t, s, "review", "/projects/"+p.ID+"/review")
	article := []byte("\u202Eturned round\n\nCeasefire stabilization <script>alert(1)</script>\n")
	if err := os.WriteFile(filepath.Join(p.Folder, "article.md"), article, 0o600); err != nil {
		t.Fatal(err)
	}
	look(t, s, "review-changed", "/projects/"+p.ID+"/review?kind=instrument")
}

// Single keys go through what waits, and accept it.
func TestReviewByKeys(t *testing.T) {
	s := workbench(t)
	p := s.drafted()
	before := len(s.now(p).File.Conflict.Parties)
	b := s.browse("/projects/"+p.ID+"/review", browser.Width(1400))
	b.Do(chromedp.WaitReady(".scripted"))
	for _, key := range []string{"j", "j", "k", "a"} {
		b.Do(chromedp.KeyEvent(key))
	}
	b.Do(chromedp.WaitReady("#said p"))
	h := s.now(p)
	if h.File.Conflict.Parties[0].Draft != "" || h.File.Conflict.Parties[1].Draft == "" || len(h.File.Conflict.Parties) != before {
		t.Error("want the first party accepted, and nothing else")
	}
}
