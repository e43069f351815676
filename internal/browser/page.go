package browser

import (
	"cmp"
	"context"
	_ "embed"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A Page is a page that a browser shows. Its methods end the test when the
// browser itself fails; what they find wrong with the page they return.
type Page struct {
	t    testing.TB
	ctx  context.Context //nolint:containedctx // the tab, which lives as long as the page
	host string          // of the server that the page came from, if any
	axe  string          // the text of axe-core
	view view

	mu               sync.Mutex
	requests, errors []string
}

// Do carries out steps of chromedp, such as a click or keys.
func (p *Page) Do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatalf("browser: %v", err)
	}
}

// Evaluate runs a JavaScript expression in the page and returns its value; a
// promise is awaited.
func Evaluate[T any](p *Page, expression string) T {
	p.t.Helper()
	return run(p, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func run[T any](p *Page, action chromedp.Action[T]) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, action)
	if err != nil {
		p.t.Fatalf("browser: %v", err)
	}
	return value
}

// Screenshot writes a picture of the whole page to a PNG file, and makes the
// folder when there is none.
func (p *Page) Screenshot(path string) {
	p.t.Helper()
	p.write(path, run(p, chromedp.FullScreenshot(100)))
}

// PDF prints the page to a file, on the paper that its style sheet asks for.
func (p *Page) PDF(path string) {
	p.t.Helper()
	p.write(path, run(p, chromedp.PrintToPDF(
		chromedp.PDFPrintBackground(), chromedp.PDFPreferCSSPageSize(), chromedp.PDFOutlineAndTagged(),
	)))
}

func (p *Page) write(path string, content []byte) {
	p.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// Requests returns the address of each request that led to the network, in the
// order in which the page made them. None of them got there. Requests for
// local files, for data: and blob: addresses, and to the server that the page
// was opened from, are left out.
func (p *Page) Requests() []string { return p.recorded(&p.requests) }

// ConsoleErrors returns what the page wrote to the console as an error: calls
// of console.error, exceptions that nothing caught, and complaints of the
// browser, such as a file that is missing.
func (p *Page) ConsoleErrors() []string { return p.recorded(&p.errors) }

func (p *Page) recorded(list *[]string) []string {
	p.t.Helper()
	Evaluate[int](p, "0") // events come in order: all earlier ones are here now
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(*list)
}

func consoleError(event any) (text string, isError bool) {
	switch event := event.(type) {
	case *log.EventEntryAdded:
		return event.Entry.Text + " " + event.Entry.URL, event.Entry.Level == log.EntryLevelError
	case *runtime.EventExceptionThrown:
		return exception(event.ExceptionDetails), true
	case *runtime.EventConsoleAPICalled:
		return arguments(event.Args), event.Type == runtime.ConsoleAPICalledTypeError
	}
	return "", false
}

func exception(details *runtime.ExceptionDetails) string {
	if details.Exception == nil {
		return details.Text
	}
	return details.Text + " " + details.Exception.Description
}

func arguments(args []*runtime.RemoteObject) string {
	words := []string{"console.error:"}
	for _, arg := range args {
		words = append(words, cmp.Or(arg.Description, string(arg.Value)))
	}
	return strings.Join(words, " ")
}

//go:embed layout.js
var layout string

// Overflow returns the elements and texts that reach beyond the left or right
// edge of the window, the outermost of each branch, with what they hold and by
// how much. What a container scrolls or cuts is left out, and so are the
// insides of an SVG.
func (p *Page) Overflow() []string {
	p.t.Helper()
	return Evaluate[[]string](p, "("+layout+").overflow()")
}

// TextProblems returns, for each svg in the page, the labels that overlap each
// other and those that reach beyond the picture's edge. Labels may touch, a
// rotated one is measured as it stands, and the same label drawn twice at one
// place (a halo) counts once.
func (p *Page) TextProblems() []string {
	p.t.Helper()
	return Evaluate[[]string](p, "("+layout+").textProblems()")
}
