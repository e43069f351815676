// Package browser shows a page to a real browser in a test, and reports what a
// reader would stumble over: content wider than the window, labels of a figure
// that overlap or are cut off, errors on the console, requests to the network,
// and barriers for people who use a keyboard or a screen reader.
//
// It drives Debian's Chromium, headless, with a fresh profile and without a
// network. A test that needs a browser is skipped where there is none, unless
// the environment has PARLEY_BROWSER=required, as under make check.
//
//	page := browser.Open(t, "brief.html", browser.Width(390), browser.Dark())
//	if got := page.Overflow(); len(got) > 0 {
//		t.Errorf("wider than a telephone: %q", got)
//	}
package browser

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// patience is how long one page may live, so that a browser that hangs fails
// its test and not the whole run.
const patience = 2 * time.Minute

// noNetwork is a proxy that nobody listens on: what is not excepted from it
// fails at once, before a name is looked up.
const noNetwork = "http://127.0.0.1:9"

// Open shows the local file htmlPath, HTML or SVG, in a browser of its own
// that is closed when the test ends. The browser reaches no network.
func Open(t testing.TB, htmlPath string, opts ...Option) *Page {
	t.Helper()
	path, err := filepath.Abs(htmlPath)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	return open(t, &address, opts)
}

// OpenURL shows the page at address, which is of a server that the test itself
// runs on this machine (an httptest.Server). The browser reaches that server
// and nothing else.
func OpenURL(t testing.TB, address string, opts ...Option) *Page {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, parsed, opts)
}

func open(t testing.TB, address *url.URL, opts []Option) *Page {
	t.Helper()
	page := &Page{t: t, host: address.Host, axe: axeSource(t)}
	page.start()
	page.Set(append([]Option{Width(1280)}, opts...)...)
	page.Do(chromedp.Navigate(address.String()))
	return page
}

// start starts a browser with an empty tab and has it closed after the test.
func (p *Page) start() {
	p.t.Helper()
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(p.t)),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.ProxyServer(noNetwork),
		chromedp.Flag("proxy-bypass-list", strings.Trim("<-loopback>;"+p.host, ";")),
		chromedp.Flag("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"),
	)
	timed, cancelTime := context.WithTimeout(context.Background(), patience)
	allocator, cancelBrowser := chromedp.NewExecAllocator(timed, flags...)
	ctx, cancelTab := chromedp.NewContext(allocator)
	p.t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // closes the browser; nothing is left to report
		cancelTab()
		cancelBrowser()
		cancelTime()
	})
	p.ctx = ctx
	if err := chromedp.Listen(ctx, p.notice); err != nil {
		p.t.Fatalf("start the browser: %v", err)
	}
}

// chromium returns the path of the browser's program.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "no chromium on the PATH; 'make browser' installs it on Debian")
	return ""
}

// missing skips the test, or fails it where a browser is required.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("PARLEY_BROWSER") == "required" {
		t.Fatal(what)
	} else {
		t.Skip(what)
	}
}

// notice records requests and errors. It runs on the goroutine that reads the
// browser's messages.
func (p *Page) notice(event any) {
	switch event := event.(type) {
	case *network.EventRequestWillBeSent:
		p.record(&p.requests, event.Request.URL, p.isForeign(event.Request.URL))
	case *network.EventWebSocketCreated:
		p.record(&p.requests, event.URL, p.isForeign(event.URL))
	default:
		text, isError := consoleError(event)
		p.record(&p.errors, text, isError)
	}
}

// isForeign reports whether address leads away from the page: to the network,
// and not into the page, a local file or the server that it was opened from.
func (p *Page) isForeign(address string) bool {
	parsed, err := url.Parse(address)
	if err != nil {
		return true
	}
	switch parsed.Scheme {
	case "file", "data", "blob", "about":
		return false
	}
	return p.host == "" || parsed.Host != p.host
}

func (p *Page) record(list *[]string, text string, wanted bool) {
	if !wanted {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	*list = append(*list, text)
}
