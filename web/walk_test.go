package web

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"parley/internal/browser"
	"parley/store"
)

// seedArticle is the article that Parley began with; the test is skipped where
// ../shared is not beside the repository.
func seedArticle(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("../../shared/seed/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("../shared is missing beside the repository, and with it the seed article")
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A walker goes through the workbench as a person does, in a browser.
type walker struct {
	*served
	page *browser.Page
	p    store.Project
}

func (w *walker) fill(selector, text string) {
	w.t.Helper()
	w.page.Do(chromedp.WaitReady(selector))
	browser.Evaluate[any](w.page, fmt.Sprintf(`(() => {
		const field = document.querySelector(%q);
		for (let d = field.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
		field.value = %q;
		field.dispatchEvent(new Event("input", {bubbles: true}));
		field.dispatchEvent(new Event("change", {bubbles: true}));
	})()`, selector, text))
}

// press clicks what the selector finds, and waits for what it leads to.
func (w *walker) press(selector, leadsTo string) {
	w.t.Helper()
	w.page.Do(chromedp.WaitReady(selector))
	browser.Evaluate[any](w.page, fmt.Sprintf(`(() => {
		const button = document.querySelector(%q);
		for (let d = button.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
		setTimeout(() => button.click()); // after this has answered: the click may leave the page
	})()`, selector))
	w.page.Do(chromedp.WaitReady(leadsTo))
}

// change clicks what changes the file, and waits until it is saved.
func (w *walker) change(selector string) {
	w.t.Helper()
	before := w.now(w.p).Number
	w.press(selector, "main")
	for range 200 {
		if w.now(w.p).Number > before {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	w.t.Fatalf("%s: nothing was saved", selector)
}

func (w *walker) visit(path string) {
	w.t.Helper()
	w.page.Do(chromedp.Navigate(w.URL+"/projects/"+w.p.ID+path), chromedp.WaitReady("main"))
}

// The whole way, from the article to a brief, without a line of YAML: read,
// review, build, ask, brief.
func TestFromTheArticleToABrief(t *testing.T) {
	article := seedArticle(t)
	w := &walker{served: workbench(t)}
	w.page = w.browse("/", browser.Width(1400), browser.Light())

	w.fill("#text", article)
	w.press(`form:has(#text) button`, `a[href$="/review"]`)
	projects, err := w.Store.Projects(t.Context())
	if err != nil || len(projects) != 1 {
		t.Fatalf("%d projects, %v; want the one that was made", len(projects), err)
	}
	w.p = projects[0]

	w.visit("/review?state=draft")
	w.change(`#item-1 button[value="accept"]`)
	browser.Evaluate[bool](w.page, `(window.confirm = () => true)()`)
	w.change(`button[value="accept-all"]`)
	if left := w.now(w.p).Left; left != 0 {
		t.Errorf("%d things are left out after all was accepted", left)
	}

	w.build()

	w.visit("/ask/stability")
	w.press(`form.asking button.primary`, ".answer table")
	if text := w.text("main"); !strings.Contains(text, "Ceasefire") || !strings.Contains(text, "GMR") {
		t.Error("the answer does not speak of the ceasefire under the concepts")
	}

	w.visit("/brief")
	w.press(`a[href$="/brief/make"]`, "#arrange")
	w.page.Do(chromedp.WaitReady(`iframe#preview`))
	status, brief := w.get("/projects/" + w.p.ID + "/brief/brief.html")
	if status != 200 {
		t.Fatal(status)
	}
	for _, want := range []string{"Keep fighting", "Ceasefire", "Minsk Agreement Revitalization", "Justifies ongoing operations", "SHA-256"} {
		if !strings.Contains(brief, want) {
			t.Errorf("the brief lacks %q", want)
		}
	}
	if status, markdown := w.get("/projects/" + w.p.ID + "/brief/brief.md"); status != 200 || !strings.HasPrefix(markdown, "# ") {
		t.Errorf("%d; want the brief as Markdown", status)
	}
}

// build says what Russia and Ukraine can do and want, in forms.
func (w *walker) build() {
	w.t.Helper()
	for _, option := range [][2]string{{"russia", "Keep fighting"}, {"russia", "Ask for talks"}, {"ukraine", "Accept talks"}} {
		w.visit("/build/options")
		form := `form[data-key="option-add-` + option[0] + `"]`
		w.fill(form+` input[name="name"]`, option[1])
		w.change(form + ` button`)
	}
	w.visit("/build/options")
	w.press(`form[data-key="quo"] input[name="taken"]`, "main")
	w.change(`form[data-key="quo"] button`)
	for _, want := range [][2]string{
		{"ukraine", "!russia.keep-fighting"},
		{"ukraine", "ukraine.accept-talks"},
		{"russia", "ukraine.accept-talks"},
		{"russia", "!russia.keep-fighting"},
	} {
		w.visit("/build/preferences?party=" + want[0])
		w.change(`form[data-key="quick-` + want[0] + `"] button[value="` + want[1] + `"]`)
	}
	w.visit("/build/outcomes")
	w.fill(`form[data-key="outcome-add"] input[name="name"]`, "Ceasefire")
	w.fill(`form[data-key="outcome-add"] select[name="f.option"]`, "russia.keep-fighting")
	w.fill(`form[data-key="outcome-add"] select[name="f.is"]`, "not")
	w.change(`form[data-key="outcome-add"] button.primary`)
	w.page.Do(chromedp.WaitReady(`//*[@id="build-side"]//strong[contains(., "Ceasefire")]`))
}

func (w *walker) text(selector string) string {
	w.t.Helper()
	return browser.Evaluate[string](w.page, fmt.Sprintf(`document.querySelector(%q).innerText`, selector))
}
