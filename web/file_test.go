package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/intake"
	"parley/internal/browser"
	"parley/store"
)

// told posts a value as a module does, and reads the answer.
func (s *served) told(path string, value, answer any) int {
	s.t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		s.t.Fatal(err)
	}
	r := s.request(http.MethodPost, path, strings.NewReader(string(data)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	response, body := s.send(r)
	if err := json.Unmarshal([]byte(body), answer); err != nil {
		s.t.Fatalf("%v in %s", err, body)
	}
	return response.StatusCode
}

// river is a project with a small conflict file of its own.
func (s *served) river(text string) store.Project {
	s.t.Helper()
	p, err := s.Store.Create(s.t.Context(), "River", []byte(text), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

const twoParties = "parley: 1\ntitle: River\nparties:\n  north: {name: North}\n  south: {name: South}\n"

func (s *served) text(p store.Project) string {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(p.Folder, p.File))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

// The text that is saved is the file on disk, with its own line ends; undo and
// redo lead back and forth.
func TestSaveFile(t *testing.T) {
	for _, ends := range []string{"\n", "\r\n"} {
		s := workbench(t)
		before := strings.ReplaceAll(twoParties, "\n", ends)
		p := s.river(before)
		after := strings.ReplaceAll(before, "River", "The river")
		response, body := s.post("/projects/river/file", url.Values{"base": {"1"}, "text": {strings.ReplaceAll(strings.ReplaceAll(after, "\r\n", "\n"), "\n", "\r\n")}})
		if response.StatusCode != http.StatusSeeOther || s.text(p) != after {
			t.Fatalf("%d %s: %q", response.StatusCode, body, s.text(p))
		}
		for _, step := range []struct{ path, want string }{{"undo", before}, {"undo", before}, {"redo", after}, {"redo", after}} {
			if response, _ := s.post("/projects/river/"+step.path, url.Values{"from": {"/projects/river/overview"}}); response.Header.Get("Location") != "/projects/river/overview" {
				t.Error(response.Status)
			}
			if s.text(p) != step.want {
				t.Errorf("%s: %q", step.path, s.text(p))
			}
		}
		response, _ = s.post("/projects/river/history/1", url.Values{"base": {"4"}})
		if response.StatusCode != http.StatusSeeOther || s.text(p) != before {
			t.Errorf("brought back: %d %q", response.StatusCode, s.text(p))
		}
	}
}

// A text with errors is checked at its lines, and saved all the same.
func TestCheckText(t *testing.T) {
	s := workbench(t)
	p := s.river(twoParties)
	wrong := twoParties + "issues:\n  line: {nam: x}\n"
	var answer struct{ Problems []placed }
	if status := s.told("/projects/river/file/check", map[string]string{"text": wrong}, &answer); status != http.StatusOK {
		t.Fatal(status)
	}
	if len(answer.Problems) == 0 || answer.Problems[0].Line != 7 || answer.Problems[0].Warning {
		t.Errorf("%+v", answer.Problems)
	}
	if s.text(p) != twoParties {
		t.Error("checking saves")
	}
	var saved struct{ Number int64 }
	if status := s.told("/projects/river/file/save", map[string]any{"base": 1, "text": wrong}, &saved); status != http.StatusOK || saved.Number != 2 || s.text(p) != wrong {
		t.Errorf("%d, revision %d: %s", status, saved.Number, s.text(p))
	}
	if _, page := s.get("/projects/river/overview"); !strings.Contains(page, "Correct the file") {
		t.Error("the overview does not lead to the error")
	}
}

// Two windows: what does not touch is merged and the second gets both; where
// both changed the same, the second is told, sees both and chooses.
func TestTwoWindows(t *testing.T) {
	s := workbench(t)
	p := s.river(twoParties)
	change := func(old, with string) string { return strings.Replace(twoParties, old, with, 1) }
	var first, second struct {
		Number int64
		Text   string
	}
	s.told("/projects/river/file/save", map[string]any{"base": 1, "text": change("North}", "Upper}")}, &first)
	status := s.told("/projects/river/file/save", map[string]any{"base": 1, "text": change("title: River", "title: A river")}, &second)
	both := strings.Replace(change("North}", "Upper}"), "title: River", "title: A river", 1)
	if status != http.StatusOK || second.Text != both || s.text(p) != both {
		t.Fatalf("%d %q, want %q", status, second.Text, both)
	}

	mine := change("North}", "The north}")
	var refused struct {
		Problem problem
		Head    int64
		Text    string
	}
	if status := s.told("/projects/river/file/save", map[string]any{"base": 1, "text": mine}, &refused); status != http.StatusConflict || refused.Text != both {
		t.Fatalf("%d %+v", status, refused)
	}
	response, page := s.post("/projects/river/file", url.Values{"base": {"1"}, "text": {mine}})
	if response.StatusCode != http.StatusConflict || !strings.Contains(page, "{name: The north}") || !strings.Contains(page, "{name: Upper}") {
		t.Fatalf("%d %s", response.StatusCode, page)
	}
	for _, test := range []struct{ choice, want string }{{"head", "name: Upper"}, {"mine", "name: The north"}} {
		head, _, err := s.Store.Head(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		form := url.Values{"base": {strconv.FormatInt(head.Number, 10)}, "what": {"text edited"}, "from": {twoParties}, "mine": {mine}}
		if response, _ := s.post("/projects/river/merge", form); response.StatusCode != http.StatusBadRequest {
			t.Errorf("without a choice: %d", response.StatusCode)
		}
		for k := range 9 {
			form.Set("choice-"+strconv.Itoa(k), test.choice)
		}
		if response, body := s.post("/projects/river/merge", form); response.StatusCode != http.StatusSeeOther {
			t.Fatalf("%d %s", response.StatusCode, body)
		}
		if text := s.text(p); !strings.Contains(text, test.want) || !strings.Contains(text, "title: A river") {
			t.Errorf("%s: %q", test.choice, text)
		}
	}
}

// A file that a text area would change is shown, and cannot be saved over.
func TestNotEditable(t *testing.T) {
	for _, text := range []string{"parley: 1\ntitle: \xff\n", "parley: 1\r\ntitle: a\n", "parley: 1\rtitle: a\n", "parley: 1\ntitle: \x00\n"} {
		s := workbench(t)
		p := s.river(twoParties)
		if err := os.WriteFile(filepath.Join(p.Folder, p.File), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if status, page := s.get("/projects/river/file"); status != http.StatusOK || strings.Contains(page, "<textarea") {
			t.Errorf("%q: %d, editable", text, status)
		}
		if response, _ := s.post("/projects/river/file", url.Values{"base": {"2"}, "text": {"x"}}); response.StatusCode != http.StatusUnprocessableEntity || s.text(p) != text {
			t.Errorf("%q: %d, and then %q", text, response.StatusCode, s.text(p))
		}
	}
}

// The walk of a first day: an article is dropped, its draft edited, an error
// seen at its line, saved with the keyboard, changed in another window, undone.
func TestWalkFile(t *testing.T) {
	s := workbench(t)
	page := s.browse("/", browser.Width(1280))
	article := filepath.Join(t.TempDir(), "talks.md")
	if err := os.WriteFile(article, []byte("# Talks\n\nRussia said it would not withdraw. China urged a ceasefire.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	page.Do(chromedp.SetUploadFiles("#files", []string{article}))
	page.Follow(chromedp.Click("#from-files button"))
	page.Follow(chromedp.Click(`nav a[href="/projects/talks/file"]`))
	numbers := `document.getElementById("gutter").textContent.trim().split("\n").length === document.getElementById("text").value.split("\n").length`
	if !browser.Evaluate[bool](page, numbers) {
		t.Error("not every line has its number")
	}
	original := browser.Evaluate[string](page, `document.getElementById("text").value`)

	page.Do(chromedp.SendKeys("#text", "nothing: known\n"), chromedp.WaitVisible("#problems .error"))
	if said := browser.Evaluate[string](page, `document.querySelector("#problems .error").textContent`); !strings.Contains(said, "nothing") {
		t.Errorf("the error says %q", said)
	}
	lookAt(t, page, "file-error")
	page.Do(chromedp.Click("#problems .error button"))
	if line := browser.Evaluate[string](page, `(() => { const t = document.getElementById("text"); return t.value.slice(t.selectionStart, t.selectionEnd) })()`); line != "nothing: known" {
		t.Errorf("the error leads to %q", line)
	}
	typed := browser.Evaluate[string](page, `document.getElementById("text").value`)
	press := `document.getElementById("text").dispatchEvent(new KeyboardEvent("keydown", {key: "s", ctrlKey: true, bubbles: true}))`
	browser.Evaluate[bool](page, press)
	page.Wait(`document.getElementById("state").textContent.includes("revision 2")`)
	p, err := s.Store.Project(t.Context(), "talks")
	if err != nil {
		t.Fatal(err)
	}
	if s.text(p) != typed {
		t.Errorf("saved is %q", s.text(p))
	}

	if _, err := s.Store.Save(t.Context(), "talks", 2, []byte("# Looked at\n"+typed), "a comment"); err != nil {
		t.Fatal(err)
	}
	browser.Evaluate[bool](page, `window.dispatchEvent(new Event("focus"))`)
	page.Wait(`document.getElementById("text").value.startsWith("# Looked at")`)

	page.Follow(chromedp.Click(`button[formaction="/projects/talks/undo"]`))
	page.Follow(chromedp.Click(`button[formaction="/projects/talks/undo"]`))
	if s.text(p) != original {
		t.Errorf("undone is %q, want %q", s.text(p), original)
	}
	for _, problem := range append(page.Requests(), page.ConsoleErrors()...) {
		t.Error(problem)
	}
}

// The page on which two changes are merged, in every view.
func TestMergePage(t *testing.T) {
	s := workbench(t)
	p := s.river(twoParties)
	page := s.browse("/projects/river/file")
	if _, err := s.Store.Save(t.Context(), p.ID, 1, []byte(strings.Replace(twoParties, "North}", "Upper}", 1)), "north renamed"); err != nil {
		t.Fatal(err)
	}
	browser.Evaluate[bool](page, `(() => { const t = document.getElementById("text"); t.value = t.value.replace("North}", "The north}"); t.dispatchEvent(new Event("input")); return true })()`)
	page.Follow(chromedp.Click("#save"))
	lookAt(t, page, "merge")
	page.Follow(chromedp.Click("main button.primary"))
	if !strings.Contains(s.text(p), "{name: The north}") {
		t.Error(s.text(p))
	}
}

// An article made to harm is text and nothing else, wherever it is shown.
func TestHostileArticle(t *testing.T) {
	s := workbench(t)
	hostile := "<!doctype html><title></textarea><script>document.title='run'</script></title><body>" +
		"<script>document.title='run'</script><h1>Talks <img src=x onerror=\"document.title='run'\"></h1>" +
		"<p>Russia said \u202e\u2066it would not withdraw</textarea><script>document.title='run'</script>. China agreed.</p>" +
		"<p>&lt;script&gt;document.title='run'&lt;/script&gt; Ukraine rejected the plan.</p>" +
		"<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>x", 50), 2000) + "</table>" + strings.Repeat("<div>", 5000)
	id := s.made(s.upload("/projects", nil, intake.File{Name: "talks.html", Data: []byte(hostile)}))
	page := s.browse("/")
	for _, path := range []string{"/", "/projects/" + id + "/overview", "/projects/" + id + "/file", "/projects/" + id + "/documents/talks.html", "/projects/" + id + "/history/1", "/search?q=withdraw"} {
		page.Do(chromedp.Navigate(s.URL + path))
		if title := browser.Evaluate[string](page, "document.title"); title == "run" {
			t.Errorf("%s: a script of the article runs", path)
		}
		for _, problem := range append(page.Requests(), page.Overflow()...) {
			t.Errorf("%s: %s", path, problem)
		}
	}
	for _, problem := range page.ConsoleErrors() {
		t.Error(problem)
	}
}
