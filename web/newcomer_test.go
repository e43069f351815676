package web

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"parley/internal/browser"
)

// follow goes where the page says that one goes next, and expects what it is
// called.
func (w *walker) follow(says string) {
	w.t.Helper()
	becomes(w.t, w.page, "next is: "+says, `document.querySelector(".next").innerText.includes(`+"`"+says+"`"+`)`)
	w.page.Follow(chromedp.Click(`.next a`))
}

// Somebody who has never seen Parley pastes an article without a date, with two
// parties of similar names, a merged cell, a quotation from right to left and a
// list of demands, and goes where each page says that one goes next.
func TestNewcomer(t *testing.T) {
	article, err := os.ReadFile("testdata/pipeline.html")
	if err != nil {
		t.Fatal(err)
	}
	w := &walker{served: workbench(t)}
	w.page = w.browse("/", browser.Width(1400), browser.Light())
	w.fill("#text", string(article))
	w.press(`form:has(#text) button`, `.steps`)
	projects, err := w.Store.Projects(t.Context())
	if err != nil || len(projects) != 1 {
		t.Fatalf("%d projects, %v", len(projects), err)
	}
	w.p = projects[0]
	looked(t, w.page, "newcomer-overview")

	w.page.Follow(chromedp.Click(`.steps li:first-child a`))
	looked(t, w.page, "newcomer-review")
	browser.Evaluate[bool](w.page, `(window.confirm = () => true)()`)
	w.change(`button[value="accept-all"]`)
	becomes(t, w.page, "what is next is said", `document.querySelector(".taken").innerText.includes("Next: Say what the parties can do")`)
	w.page.Follow(chromedp.Click(`.taken a`))

	for _, option := range [][2]string{{"sudan", "Close the pipeline"}, {"south-sudan", "Pay the fee"}, {"south-sudan", "Stop pumping"}} {
		form := `form[data-key="option-add-` + option[0] + `"]`
		w.fill(form+` input[name="name"]`, option[1])
		w.saved(func() { w.press(form+` button`, "main") })
	}
	looked(t, w.page, "newcomer-options")
	w.saved(func() { w.press(`form[data-key="quo"] button`, "main") })
	w.follow("Say what the parties want")
	w.want("sudan", "south-sudan.pay-the-fee", "!south-sudan.stop-pumping", "!sudan.close-the-pipeline")
	looked(t, w.page, "newcomer-preferences")
	w.follow("South Sudan")
	w.want("south-sudan", "!sudan.close-the-pipeline", "!south-sudan.pay-the-fee", "!south-sudan.stop-pumping")
	looked(t, w.page, "newcomer-built")
	w.follow("Ask")
	w.page.Follow(chromedp.Click(`a[href$="/ask/stability"]`))
	w.press(`form.asking button.primary`, ".answer table")
	if text := w.text("main"); !strings.Contains(text, "Pay the fee") {
		t.Error("the answer does not speak of the options")
	}
	w.visit("/overview")
	looked(t, w.page, "newcomer-last")
	w.page.Follow(chromedp.Click(`.steps li:last-child a`))
	w.press(`a[href$="/brief/make"]`, "#arrange")
	looked(t, w.page, "newcomer-brief")
	_, brief := w.get("/projects/" + w.p.ID + "/brief/brief.html")
	for _, want := range []string{"South Sudan", "Insists on payment of arrears", "Withdrawal of Sudanese troops from Abyei", "Joint metering of the oil", "Close the pipeline"} {
		if !strings.Contains(brief, want) {
			t.Errorf("the brief lacks %q", want)
		}
	}
	quiet(t, w.page)
}

// want says what a party wants, the most important first.
func (w *walker) want(party string, statements ...string) {
	w.t.Helper()
	for _, statement := range statements {
		w.saved(func() {
			w.press(`form[data-key="quick-`+party+`"] button[value="`+statement+`"]`, "main")
		})
	}
}
