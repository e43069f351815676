package web

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"parley/internal/browser"
	"parley/store"
)

var showPace = flag.Bool("pace", false, "print how long an edit takes until the build page shows what holds")

// builder is a walker on a build page of a project.
func builder(t *testing.T, p func(*served) store.Project, path string) *walker {
	t.Helper()
	w := &walker{served: workbench(t)}
	w.p = p(w.served)
	w.page = w.browse("/projects/"+w.p.ID+"/build/"+path, browser.Width(1400), browser.Light())
	return w
}

// saved waits until the file has changed and the page shows that, and returns
// the text.
func (w *walker) saved(act func()) string {
	w.t.Helper()
	before := w.now(w.p).Number
	act()
	becomes(w.t, w.page, "the page shows a newer revision", fmt.Sprintf(`Number(document.getElementById("build").dataset.base) > %d`, before))
	return string(w.now(w.p).File.Text)
}

// focused is the form and the value of what has the focus.
func (w *walker) focused() string {
	w.t.Helper()
	return browser.Evaluate[string](w.page, `(() => {
		const at = document.activeElement;
		return (at.closest("[data-key]")?.dataset.key ?? "") + " " + (at.tagName === "BUTTON" ? at.value : at.name ?? at.tagName);
	})()`)
}

// statements lists the formulas of what the page's party wants, in order.
func (w *walker) statements() string {
	w.t.Helper()
	return browser.Evaluate[string](w.page, `[...document.querySelectorAll(".statements form")].map((f) => f.dataset.key.slice(10)).join(" | ")`)
}

// drag presses the mouse in the middle of what the selector finds, moves it by
// so many pixels, and lets go.
func (w *walker) drag(selector string, right, down float64) {
	w.t.Helper()
	w.page.Do(chromedp.ScrollIntoView(selector))
	at := browser.Evaluate[[]float64](w.page, fmt.Sprintf(`(() => {
		const box = document.querySelector(%q).getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`, selector))
	x, y := at[0], at[1]
	w.page.Do(
		chromedp.MouseEvent(chromedp.MouseMoved, x, y),
		chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
		chromedp.MouseEvent(chromedp.MouseMoved, x+right/2, y+down/2, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseMoved, x+right, y+down, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseReleased, x+right, y+down, chromedp.ButtonLeft, chromedp.ClickCount(1)),
	)
}

// With the keyboard alone: statements change places, and the focus stays with
// the one that was moved.
func TestBuildStatementsByKeyboard(t *testing.T) {
	w := builder(t, (*served).beijing, "preferences?party=ukraine")
	before := strings.Split(w.statements(), " | ")
	second := before[1]
	up := fmt.Sprintf(`form[data-key=%q] button[value="statement.up"]`, "statement-"+second)
	w.saved(func() { w.page.Do(chromedp.Focus(up), chromedp.KeyEvent(kb.Enter)) })
	if after := strings.Split(w.statements(), " | "); after[0] != second || after[1] != before[0] {
		t.Errorf("after Up: %v; want %s first", after, second)
	}
	// Up is disabled at the top; the next button of the same statement has the focus.
	if at := w.focused(); at != "statement-"+second+" statement.down" {
		t.Errorf("the focus is on %q", at)
	}
	w.saved(func() { w.page.Do(chromedp.KeyEvent(kb.Enter)) })
	if after := w.statements(); after != strings.Join(before, " | ") {
		t.Errorf("after Down: %s; want %s", after, strings.Join(before, " | "))
	}
	if at := w.focused(); at != "statement-"+second+" statement.down" {
		t.Errorf("the focus is on %q", at)
	}
	w.saved(func() { w.page.Do(chromedp.Focus(`header form.undo button`), chromedp.KeyEvent(kb.Enter)) })
	if after := strings.Split(w.statements(), " | "); after[0] != second {
		t.Errorf("after Undo of the header: %v", after)
	}
	quiet(t, w.page)
}

// With the keyboard alone: a position moves, and an option is added.
func TestBuildNumbersByKeyboard(t *testing.T) {
	w := builder(t, (*served).beijing, "issues")
	field := `form[data-key="position-0"] input[name="at.mode"]`
	text := w.saved(func() { w.page.Do(chromedp.Focus(field), chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.Enter)) })
	if c := w.now(w.p).File.Conflict; c.Positions[0].At.Mode != 11 || !strings.Contains(text, "at: 11") {
		t.Errorf("the position is at %v; want 11", c.Positions[0].At)
	}
	if at := w.focused(); at != "position-0 at.mode" {
		t.Errorf("the focus is on %q", at)
	}
	name := `form[data-key="issue-nato"] input[name="name"]`
	w.page.Do(chromedp.Focus(`form[data-key="issue-nato"] summary`), chromedp.KeyEvent(kb.Enter))
	w.saved(func() {
		w.page.Do(chromedp.Focus(name), chromedp.KeyEvent(kb.End), chromedp.KeyEvent("!"), chromedp.KeyEvent(kb.Enter))
	})
	if got := w.now(w.p).File.Conflict.IssueName("nato"); !strings.HasSuffix(got, "!") {
		t.Errorf("Enter in a name did something else: the issue is %q", got)
	}
	w.visit("/build/options")
	add := `form[data-key="option-add-china"] input[name="name"]`
	w.saved(func() { w.page.Do(chromedp.SendKeys(add, "Send observers"), chromedp.KeyEvent(kb.Enter)) })
	if w.now(w.p).File.Conflict.OptionIndex("china.send-observers") < 0 {
		t.Error("the option is not in the file")
	}
	if at := w.focused(); at != "option-add-china name" {
		t.Errorf("the focus is on %q; want where the next option is written", at)
	}
	quiet(t, w.page)
}

// With the mouse: a position and a statement are dragged.
func TestBuildByDragging(t *testing.T) {
	w := builder(t, (*served).beijing, "issues")
	width := browser.Evaluate[float64](w.page, `document.querySelector('form[data-key="position-0"] .strip').getBoundingClientRect().width`)
	w.saved(func() { w.drag(`form[data-key="position-0"] [data-part="mode"]`, width/5, 0) })
	if at := w.now(w.p).File.Conflict.Positions[0].At; at.Mode < 28 || at.Mode > 32 || at.Low != 0 || at.High != 45 {
		t.Errorf("the position is at %v; want about 30 in 0 to 45", at)
	}
	w.saved(func() { w.drag(`form[data-key="position-0"] [data-part="high"]`, width/10, 0) })
	if at := w.now(w.p).File.Conflict.Positions[0].At; at.High < 53 || at.High > 58 {
		t.Errorf("the range ends at %v; want about 55", at.High)
	}
	w.visit("/build/preferences?party=ukraine")
	before := strings.Split(w.statements(), " | ")
	down := browser.Evaluate[float64](w.page, `(() => {
		const items = document.querySelectorAll(".statements > li");
		return items[2].getBoundingClientRect().bottom - items[0].querySelector(".grip").getBoundingClientRect().top;
	})()`)
	w.saved(func() { w.drag(`.statements > li:first-child .grip`, 0, down) })
	if after := strings.Split(w.statements(), " | "); after[2] != before[0] || after[0] != before[1] {
		t.Errorf("%v; want the first behind the third of %v", after, before)
	}
	quiet(t, w.page)
}

// twoSides is a conflict of two parties with an option each.
const twoSides = `parley: 1
title: River
parties:
  north: {name: North}
  south: {name: South}
options:
  north.talk: {name: Offer talks}
  south.talk: {name: Accept talks} # as it said in May
preferences:
  north: [south.talk, "!north.talk"]
  south: [north.talk]
`

func twoSided(s *served) store.Project { return s.river(twoSides) }

// typeText replaces the text beside the forms, as typing does.
func (w *walker) typeText(text string) {
	w.t.Helper()
	browser.Evaluate[any](w.page, fmt.Sprintf(`(() => {
		const text = document.getElementById("text");
		text.value = %q;
		text.dispatchEvent(new Event("input", {bubbles: true}));
	})()`, text))
}

// The text and the forms follow each other; while the text has errors the forms
// rest, and nothing is saved.
func TestBuildTextBesideForms(t *testing.T) {
	w := builder(t, twoSided, "preferences?party=south")
	w.saved(func() {
		w.typeText(strings.Replace(twoSides, "south: [north.talk]", `south: [north.talk, "!south.talk"]`, 1))
	})
	if got := w.statements(); got != "north.talk | !south.talk" {
		t.Errorf("the form has %q", got)
	}
	good := string(w.now(w.p).File.Text)
	w.typeText(strings.Replace(good, "[north.talk,", "[nort.talk,", 1))
	becomes(t, w.page, "the error is shown at its line", `document.querySelector("#text-problems .error")?.innerText.includes("Line 11") && document.querySelector("#gutter .error")?.textContent.includes("11")`)
	becomes(t, w.page, "the forms rest", `document.querySelector(".build-forms").inert && !document.getElementById("build-wrong").hidden`)
	if text := string(w.now(w.p).File.Text); text != good {
		t.Error("a text with errors was saved without being asked to")
	}
	lookAt(t, w.page, "build-wrong")
	w.saved(func() { w.typeText(strings.Replace(good, "title: River", "title: The river", 1)) })
	becomes(t, w.page, "the forms work again", `!document.querySelector(".build-forms").inert && document.getElementById("build-wrong").hidden`)
	text := w.saved(func() { w.press(`.statements > li:nth-child(2) button[value="statement.up"]`, "main") })
	if !strings.Contains(text, "# as it said in May") || !strings.Contains(text, "title: The river") {
		t.Errorf("the form did not keep what was typed:\n%s", text)
	}
	becomes(t, w.page, "the text follows the form", `document.getElementById("text").value.includes('["!south.talk", north.talk]')`)
	quiet(t, w.page)
}

// What another tab has changed: where both touch, the second is told and
// merges; else both stand.
func TestBuildInTwoTabs(t *testing.T) {
	w := builder(t, twoSided, "parties")
	post := func(old, with string) {
		before := w.now(w.p)
		if _, err := w.save(t.Context(), w.p, before.Number, []byte(strings.Replace(string(before.File.Text), old, with, 1)), "text edited"); err != nil {
			t.Fatal(err)
		}
	}
	rename := `form[data-key="party-north"] input[name="name"]`
	post("title: River", "title: The river")
	w.fill(rename, "Upper bank")
	text := w.saved(func() { w.press(`form[data-key="party-north"] .actions button[value="party.set"]`, "main") })
	if !strings.Contains(text, "The river") || !strings.Contains(text, "Upper bank") {
		t.Errorf("one of both changes is lost:\n%s", text)
	}
	post("Upper bank}", "The north}")
	w.fill(rename, "Northern bank")
	w.press(`form[data-key="party-north"] .actions button[value="party.set"]`, `input[type="radio"]`)
	if said := w.text("main"); !strings.Contains(said, "The north") || !strings.Contains(said, "Northern bank") {
		t.Errorf("the page to merge does not show both: %s", said)
	}
	browser.Evaluate[any](w.page, `[...document.querySelectorAll('input[type="radio"][value="mine"]')].forEach((each) => each.click())`)
	w.change(`main form button.primary`)
	if name := w.now(w.p).File.Conflict.PartyName("north"); name != "Northern bank" {
		t.Errorf("the party is %q after merging", name)
	}
}

// The questions to their end, and the order that they find taken.
func TestBuildByQuestions(t *testing.T) {
	w := builder(t, twoSided, "preferences?party=north")
	w.press(`a[href*="/build/questions"]`, `button[name="worse"]`)
	for asked := 0; !browser.Evaluate[bool](w.page, `!!document.querySelector('button[value="statement.order"]')`); asked++ {
		if asked > 10 {
			t.Fatal("more than ten questions about two statements")
		}
		// For who wants above all not to talk, the outcome in which North talks is worse.
		lines := browser.Evaluate[string](w.page, `document.querySelector(".choice").innerText`)
		worse := "first"
		if strings.Contains(lines, "Offer talks: no") {
			worse = "second"
		}
		browser.Evaluate[any](w.page, `document.body.dataset.old = "yes"`)
		w.press(`button[name="worse"][value="`+worse+`"]`, "main")
		becomes(t, w.page, "an answer leads on", `!document.body.dataset.old && document.readyState === "complete"`)
	}
	w.change(`button[value="statement.order"]`)
	if text := string(w.now(w.p).File.Text); !strings.Contains(text, `north: ["!north.talk", south.talk]`) {
		t.Errorf("the order that was found is not in the file:\n%s", text)
	}
	quiet(t, w.page)
}

// From nothing to what holds, without a line of YAML.
func TestBuildFromNothing(t *testing.T) {
	w := builder(t, func(s *served) store.Project { return s.river("parley: 1\ntitle: River\n") }, "parties")
	add := func(tab, form, name string) {
		w.visit("/build/" + tab)
		w.page.Do(chromedp.SendKeys(`form[data-key="`+form+`"] input[name="name"]`, name))
		w.saved(func() { w.page.Do(chromedp.KeyEvent(kb.Enter)) })
	}
	next := func(want string) {
		t.Helper()
		becomes(t, w.page, "next is: "+want, fmt.Sprintf(`document.querySelector(".next").innerText.includes(%q)`, want))
	}
	next("who the parties are")
	add("parties", "party-add", "North")
	add("parties", "party-add", "South")
	next("what the parties can do")
	add("options", "option-add-north", "Attack")
	add("options", "option-add-south", "Attack back")
	next("what is done today")
	w.saved(func() { w.press(`form[data-key="quo"] button`, "main") })
	next("what the parties want")
	for _, want := range [][2]string{{"north", "!south.attack-back"}, {"north", "north.attack"}, {"south", "!north.attack"}, {"south", "south.attack-back if north.attack"}} {
		w.visit("/build/preferences?party=" + want[0])
		form := `form[data-key="statement-add-` + want[0] + `"]`
		w.fill(form+` input[name="f.formula"]`, want[1])
		w.saved(func() { w.press(form+` button.primary`, "main") })
	}
	next("Ask")
	becomes(t, w.page, "what holds is said", `document.querySelectorAll("#build-side .states li").length > 0`)
	if problems := w.now(w.p).File.Errors; len(problems) > 0 {
		t.Error(problems)
	}
	quiet(t, w.page)
}

// An instrument brings a new option, and an agreement is given a ceasefire, of
// which it is then asked whether it would be kept.
func TestBuildInstrumentAndAgreement(t *testing.T) {
	w := builder(t, twoSided, "instruments")
	w.fill(`form[data-key="instrument-add"] input[name="name"]`, "Observers")
	w.saved(func() { w.press(`form[data-key="instrument-add"] button`, "main") })
	w.fill(`form[data-key="change-option-observers"] input[name="name"]`, "Let observers in")
	w.fill(`form[data-key="change-option-observers"] select[name="party"]`, "south")
	w.saved(func() { w.press(`form[data-key="change-option-observers"] button`, "main") })
	if i, ok := w.now(w.p).File.Conflict.Instrument("observers"); !ok || len(i.Options) != 1 || i.Options[0].Party != "south" {
		t.Errorf("the instrument is %+v", i)
	}
	w.visit("/build/agreements")
	w.fill(`form[data-key="agreement-add"] input[name="name"]`, "Truce")
	w.saved(func() { w.press(`form[data-key="agreement-add"] button`, "main") })
	w.fill(`form[data-key="section-truce-ceasefire"] select[name="second"]`, "south")
	w.saved(func() { w.press(`form[data-key="section-truce-ceasefire"] button`, "main") })
	if a, ok := w.now(w.p).File.Conflict.Agreement("truce"); !ok || a.Ceasefire == nil {
		t.Fatalf("the agreement is %+v", a)
	}
	w.fill(`form[data-key="agreement-truce"] input[name="n0.mode"]`, "0.5")
	w.saved(func() { w.press(`form[data-key="agreement-truce"] button.primary`, "main") })
	quiet(t, w.page)
	w.visit("/ask/accord")
	w.press(`form.asking button.primary`, ".answer table")
	if text := w.text("main"); !strings.Contains(text, "Truce") {
		t.Errorf("nothing is said of the truce: %s", text)
	}
}

// An edit and what holds after it stand in the page at once. With -pace it
// prints how long the browser waits.
func TestBuildShowsWhatHoldsAtOnce(t *testing.T) {
	w := builder(t, (*served).beijing, "preferences?party=ukraine")
	before := w.text("#build-side")
	for k := range 6 {
		way := []string{"down", "up"}[k%2]
		took := browser.Evaluate[float64](w.page, fmt.Sprintf(`new Promise((done) => {
			const begun = performance.now();
			new MutationObserver((_, watch) => { watch.disconnect(); done(performance.now() - begun); })
				.observe(document.getElementById("build-side"), {childList: true});
			document.querySelector(%q).click();
		})`, fmt.Sprintf(".statements > li:nth-child(%d) button[value='statement.%s']", 1+k%2, way)))
		if *showPace {
			t.Logf("edit %d: %.0f ms until what holds is shown", k+1, took)
		}
		time.Sleep(200 * time.Millisecond)
		if changed := w.text("#build-side") != before; changed != (k%2 == 0) {
			t.Errorf("edit %d: the ranking beside the form has changed: %v", k+1, changed)
		}
	}
}
