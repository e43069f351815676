package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"parley/internal/browser"
)

// becomes waits until what a page says is true.
func becomes(t testing.TB, page *browser.Page, what, truth string) {
	t.Helper()
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		if page.Holds("(() => { try { return " + truth + " } catch { return false } })()") {
			return
		}
		if time.Since(begun) > patience/2 {
			t.Fatalf("never: %s\n%s", what, browser.Evaluate[string](page, "document.querySelector('main').innerText.slice(0, 2000)"))
		}
	}
}

// looked looks at the page as it stands, in every view.
func looked(t *testing.T, page *browser.Page, name string) {
	t.Helper()
	for _, view := range views {
		page.Set(view.options...)
		for _, problem := range append(page.Overflow(), page.TextProblems()...) {
			t.Errorf("%s, %s: %s", name, view.name, problem)
		}
		for _, violation := range page.Axe() {
			t.Errorf("%s, %s: %s", name, view.name, violation)
		}
		if folder := os.Getenv("PARLEY_PICTURES"); folder != "" {
			page.Screenshot(filepath.Join(folder, name+"-"+view.name+".png"))
		}
	}
}

func quiet(t *testing.T, page *browser.Page) {
	t.Helper()
	for _, problem := range append(page.Requests(), page.ConsoleErrors()...) {
		t.Error(problem)
	}
}

// A person asks which outcomes hold, and follows a state to its argument.
func TestAskInBrowser(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	page := s.browse("/projects/" + p.ID + "/ask")
	page.Do(chromedp.Click(`a[href$="/ask/stability"]`), chromedp.WaitVisible(`form.asking`))
	page.Do(chromedp.Click(`form.asking button.primary`), chromedp.WaitVisible(`.answer`))
	becomes(t, page, "the equilibria are shown", `document.body.innerText.includes("States of 160 feasible ones")`)
	page.Do(chromedp.Click(`.answer .mark.letters a`), chromedp.WaitVisible(`.answer svg, .answer h2`))
	becomes(t, page, "the argument is shown", `location.pathname.includes("/runs/") && document.querySelector("h1").innerText.includes("Why an outcome holds")`)
	quiet(t, page)
}

// A state of a picture leads to its argument, and a passage is shown beside the
// number that rests on it.
func TestClickStateAndPassage(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	s.ended(s.begun(p, "trace", map[string]string{"to": "NNYNNYYN"}))
	page := s.browse("/projects/" + p.ID + "/ask/trace/answer?to=NNYNNYYN")
	becomes(t, page, "a picture with states", `document.querySelector(".answer svg .leads text")`)
	browser.Evaluate[bool](page, `document.querySelector(".answer svg .leads text").dispatchEvent(new MouseEvent("click", {bubbles: true}))`)
	becomes(t, page, "the argument for the state", `document.querySelector("h1").innerText.includes("Why an outcome holds")`)

	run := s.ended(s.begun(p, "assess", map[string]string{"draws": "20", "combinations": "single"}))
	page.Do(chromedp.Navigate(s.URL+runAddress(run)), chromedp.WaitVisible(`.answer .cite a`))
	page.Do(chromedp.Click(`.answer .cite a`))
	becomes(t, page, "the passage is shown", `document.querySelector(".passage:popover-open q")?.innerText`)
	becomes(t, page, "the passage can be read with a keyboard", `document.activeElement.className === "passage"`)
	if folder := os.Getenv("PARLEY_PICTURES"); folder != "" {
		page.Screenshot(filepath.Join(folder, "passage.png"))
	}
	page.Do(chromedp.Click(`.passage .place a`))
	becomes(t, page, "the document at the line", `location.pathname.includes("/documents/") && location.hash.startsWith("#L")`)
	quiet(t, page)
}

// A long run says how far it is, stays when the page is loaded anew, and is
// stopped.
func TestProgressInBrowser(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	page := s.browse("/projects/" + p.ID + "/ask/assess/answer?draws=100000")
	page.Do(chromedp.WaitVisible(`#running progress`))
	becomes(t, page, "how far it is", `document.getElementById("pace")?.innerText.startsWith("Step 1: ")`)
	page.Do(chromedp.Reload())
	becomes(t, page, "how far it is, loaded anew", `document.getElementById("pace")?.innerText.startsWith("Step 1: ")`)
	looked(t, page, "running")
	page.Do(chromedp.Click(`#running button`))
	becomes(t, page, "it was stopped", `document.querySelector(".callout").innerText.includes("Nothing was found until then")`)
	quiet(t, page)
}

// The answer comes by itself when a run has ended.
func TestAnswerComes(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	page := s.browse("/projects/" + p.ID + "/ask/accord/answer?draws=20000")
	becomes(t, page, "the answer", `document.querySelector(".answer")?.innerText.includes("Does it hold?")`)
	quiet(t, page)
}

// A number is moved, the answer changes, and the number is kept.
func TestMoveNumber(t *testing.T) {
	s := workbench(t)
	p := s.beijing()
	page := s.browse("/projects/" + p.ID + "/ask/live?question=forecast")
	page.Do(chromedp.WaitVisible(`.driver[data-id="positions/russia/war/at"]`))
	spent := browser.Evaluate[float64](page, `new Promise(done => {
		const input = document.querySelector('.driver[data-id="positions/russia/war/at"] input[type=range]');
		const says = document.getElementById("says");
		const begun = performance.now();
		new MutationObserver(() => done(performance.now() - begun)).observe(says, {childList: true});
		input.value = 40;
		input.dispatchEvent(new Event("input", {bubbles: true}));
	})`)
	t.Logf("the answer changed in %.0f ms", spent)
	if says := browser.Evaluate[string](page, `document.getElementById("says").innerText`); !strings.Contains(says, "War in Ukraine: the middle moves from") {
		t.Errorf("says %q", says)
	}
	looked(t, page, "live-moved")
	page.Set(browser.Width(1400), browser.Light())
	page.Do(chromedp.Click(`.driver.moved .keep button`))
	becomes(t, page, "it is kept", `document.getElementById("said").innerText.includes("Kept: Russia's position on War in Ukraine is 40")`)
	if got := browser.Evaluate[string](page, `document.querySelector('.driver[data-id="positions/russia/war/at"] output').innerText`); got != "40" {
		t.Errorf("the slider stands at %s, want 40", got)
	}
	page.Do(chromedp.Navigate(s.URL+"/projects/"+p.ID+"/ask/live"), chromedp.WaitVisible(`.driver select`))
	becomes(t, page, "the doubts about wishes", `document.querySelectorAll(".driver select").length > 3`)
	browser.Evaluate[bool](page, `(() => { for (const s of document.querySelectorAll(".driver select")) { s.selectedIndex = 1 - s.selectedIndex; s.dispatchEvent(new Event("input", {bubbles: true})) } return true })()`)
	becomes(t, page, "the outcomes are asked anew", `document.getElementById("live").dataset.answered > 0`)
	quiet(t, page)
}

// The brief is made with progress, arranged by keyboard and shown at once.
func TestBriefInBrowser(t *testing.T) {
	s := workbench(t)
	p := s.ceasefire()
	page := s.browse("/projects/" + p.ID + "/brief")
	page.Do(chromedp.Click(`a[href$="/brief/make"]`))
	becomes(t, page, "the brief", `location.pathname.endsWith("/brief") && !!document.querySelector("#preview")`)
	looked(t, page, "brief")
	page.Set(browser.Width(1400), browser.Light())
	second := browser.Evaluate[string](page, `document.querySelectorAll(".sections li input[name=order]")[1].value`)
	page.Do(chromedp.Focus(`.sections li:nth-child(2) button[name=up]`), chromedp.KeyEvent("\r"))
	becomes(t, page, "it was moved up", `document.querySelector(".sections li input[name=order]").value === `+"`"+second+"`")
	becomes(t, page, "the order is said", `document.getElementById("said").innerText.includes("Moved to place 1")`)
	becomes(t, page, "the preview follows", `document.getElementById("preview").src.includes("&n=")`)
	page.Do(chromedp.Reload(), chromedp.WaitVisible(`.sections`))
	if first := browser.Evaluate[string](page, `document.querySelector(".sections li input[name=order]").value`); first != second {
		t.Errorf("loaded anew, %s stands first; want %s", first, second)
	}
	page.Do(chromedp.Navigate(s.URL + "/projects/" + p.ID + "/brief/brief.html?look=1"))
	becomes(t, page, "the brief alone", `document.getElementById("passages") || !!document.getElementById("provenance")`)
	if folder := os.Getenv("PARLEY_PICTURES"); folder != "" {
		page.PDF(filepath.Join(folder, "brief.pdf"))
	}
	quiet(t, page)
}
