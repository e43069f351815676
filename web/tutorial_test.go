package web

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"parley/internal/browser"
)

// A follower does what docs/tutorial/workbench.md says, and keeps what the
// pages say meanwhile.
type follower struct {
	*walker
	seen strings.Builder
}

// look goes to a page of the project and keeps its words.
func (f *follower) look(path string) {
	f.t.Helper()
	f.visit(path)
	f.keep()
}

func (f *follower) keep() {
	f.seen.WriteString(oneLine(browser.Evaluate[string](f.page, `document.body.textContent`)) + "\n")
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// do fills a form in, presses its button and waits until that is saved. The
// form is found by its data-key, the fields by their names.
func (f *follower) do(path, key, button string, fields ...[2]string) {
	f.t.Helper()
	f.look(path)
	form := `form[data-key="` + key + `"]`
	for _, field := range fields {
		f.fill(form+` [name="`+field[0]+`"]`, field[1])
	}
	f.change(form + " " + button)
	f.keep()
}

// when fills in a form that joins two options.
func when(first, is, join, second, is2 string) [][2]string {
	return [][2]string{{"f.option", first}, {"f.is", is}, {"f.join", join}, {"f.option2", second}, {"f.is2", is2}}
}

// Whoever follows the tutorial finds every word in italics on some page, and
// the verdicts that it tells.
func TestTutorial(t *testing.T) {
	f := &follower{walker: &walker{served: workbench(t)}}
	f.page = f.browse("/", browser.Width(1280), browser.Light())
	f.keep()
	article, err := filepath.Abs("../examples/river/communique.md")
	if err != nil {
		t.Fatal(err)
	}
	f.page.Do(chromedp.SetUploadFiles("#files", []string{article}))
	f.press("#from-files button.primary", `a[href$="/review"]`)
	projects, err := f.Store.Projects(t.Context())
	if err != nil || len(projects) != 1 {
		t.Fatalf("%d projects, %v; want the one that was made", len(projects), err)
	}
	f.p = projects[0]
	f.look("/overview")
	f.look("/review")
	browser.Evaluate[bool](f.page, `(window.confirm = () => true)()`)
	f.change(`button[value="accept-all"]`)

	f.model()
	f.wishes()
	f.look("/build/preferences?party=the-league")
	f.change(`form[data-key^="statement-the-league"] button[value="statement.remove"]`)
	f.keep()
	f.numbers()

	f.look("/ask")
	f.ask("stability")
	f.visit("/ask/explain/answer?state=YNNN")
	f.page.Do(chromedp.WaitReady(".answer"))
	f.keep()
	f.ask("forecast")
	f.look("/brief")
	f.press(`a[href$="/brief/make"]`, "#arrange")
	f.keep()
	f.tell()
}

// model is what the parties can do.
func (f *follower) model() {
	f.t.Helper()
	f.do("/build/parties", "party-add", "button", [2]string{"name", "The League"})
	for _, option := range [][2]string{
		{"north", "Stop the shelling"}, {"north", "Withdraw in phases"}, {"south", "Accept a line"}, {"the-league", "Arm the South"},
	} {
		f.do("/build/options", "option-add-"+option[0], "button", [2]string{"name", option[1]})
	}
	f.look("/build/options")
	f.press(`form[data-key="quo"] input[value="the-league.arm-the-south"]`, "main")
	f.change(`form[data-key="quo"] button`)
	f.do("/build/rules", "rule.add-f-", "button", when("south.accept-a-line", "taken", "and", "the-league.arm-the-south", "taken")...)
}

// wishes are what they want, and the outcomes' names.
func (f *follower) wishes() {
	f.t.Helper()
	for _, wish := range [][2]string{
		{"north", "!the-league.arm-the-south"}, {"north", "!north.stop-the-shelling"}, {"the-league", "north.stop-the-shelling"},
	} {
		f.do("/build/preferences?party="+wish[0], "quick-"+wish[0], `button[value="`+wish[1]+`"]`)
	}
	const add = "button.primary"
	f.do("/build/preferences?party=south", "statement-add-south", add, when("north.stop-the-shelling", "taken", "if", "south.accept-a-line", "taken")...)
	f.do("/build/preferences?party=south", "quick-south", `button[value="north.withdraw-in-phases"]`)
	f.do("/build/preferences?party=south", "statement-add-south", add, when("the-league.arm-the-south", "taken", "if", "north.stop-the-shelling", "not")...)
	f.do("/build/preferences?party=the-league", "statement-add-the-league", add, when("the-league.arm-the-south", "taken", "iff", "north.stop-the-shelling", "not")...)
	for _, name := range [][2]string{{"War", "not"}, {"Ceasefire", "taken"}} {
		f.do("/build/outcomes", "outcome-add", add, [2]string{"name", name[0]}, [2]string{"f.option", "north.stop-the-shelling"}, [2]string{"f.is", name[1]})
	}
}

// numbers are the scale of the line, and who stands where on it.
func (f *follower) numbers() {
	f.t.Helper()
	f.look("/build/issues")
	const issue = `form[data-key="issue-armistice-line"]`
	for k, landmark := range [][2]string{{"0", "river"}, {"100", "old border"}} {
		pair := issue + ` .scale-fields .pair:nth-of-type(` + strconv.Itoa(k+1) + `)`
		f.fill(pair+` [name="at"]`, landmark[0])
		f.fill(pair+` [name="landmark"]`, landmark[1])
	}
	f.change(issue + ` button[value="issue.set"]`)
	for _, at := range [][4]string{{"north", "0", "0", "25"}, {"south", "", "80", "100"}} {
		f.do("/build/issues", "position-add-armistice-line", "button",
			[2]string{"party", at[0]}, [2]string{"at.mode", at[1]}, [2]string{"at.low", at[2]}, [2]string{"at.high", at[3]})
	}
}

func (f *follower) ask(analysis string) {
	f.t.Helper()
	f.look("/ask/" + analysis)
	f.press(`form.asking button.primary`, ".answer table")
	f.keep()
}

var italics = regexp.MustCompile(`(?s)\*([^*]+)\*`)

// tell holds what the tutorial says against what was seen.
func (f *follower) tell() {
	f.t.Helper()
	text, err := os.ReadFile("../docs/tutorial/workbench.md")
	if err != nil {
		f.t.Fatal(err)
	}
	seen := f.seen.String()
	for _, word := range italics.FindAllStringSubmatch(string(text), -1) {
		if !strings.Contains(seen, oneLine(word[1])) {
			f.t.Errorf("no page says %q", oneLine(word[1]))
		}
	}
	for _, said := range []string{
		"2 parties, 2 issues, 2 instruments, 10 claims, 8 gaps", "24 things", "Of 12 possible outcomes these 6 hold",
		"YNNN Stop the shelling GMR, SMR, SEQ, SSEQ", "YNNN Stop the shelling GMR, SMR ", "lie between 5.5 and 92.5",
	} {
		if !strings.Contains(seen, said) {
			f.t.Errorf("no page says %q", said)
		}
	}
}
