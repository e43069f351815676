package browser

import (
	"fmt"

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
	const until = `new Promise(done => {
		const end = Date.now() + 10000;
		const look = () => (%s) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 20);
		look();
	})`
	if !Evaluate[bool](p, fmt.Sprintf(until, expression)) {
		p.t.Fatalf("browser: never came true: %s", expression)
	}
}
