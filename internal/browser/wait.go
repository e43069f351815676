package browser

import (
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// Follow carries out steps that lead to another page, such as a click on a
// link, and waits until that page has loaded.
func (p *Page) Follow(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if _, err := chromedp.RunResponse(p.ctx, steps...); err != nil {
		p.t.Fatalf("browser: %v", err)
	}
}

// Wait waits until a JavaScript expression is true on the page that is shown,
// and ends the test when it is not within ten seconds.
func (p *Page) Wait(expression string) {
	p.t.Helper()
	for end := time.Now().Add(10 * time.Second); !p.Holds(expression); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("browser: never came true: %s", expression)
		}
	}
}

// Holds reports whether a JavaScript expression is true on the page that is
// shown; on a page that is just being left nothing is.
func (p *Page) Holds(expression string) bool {
	p.t.Helper()
	holds, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
	if err != nil && !leaving(err) {
		p.t.Fatalf("browser: %v", err)
	}
	return holds && err == nil
}

// leaving reports whether an answer of the browser got lost because the page was
// left.
func leaving(err error) bool {
	return strings.Contains(err.Error(), "navigated or closed") || strings.Contains(err.Error(), "context was destroyed")
}
