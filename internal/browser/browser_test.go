package browser_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/internal/browser"
)

func TestGoodPageHasNoProblems(t *testing.T) {
	page := browser.Open(t, "testdata/good.html")
	for _, width := range []int{390, 1280} {
		for _, scheme := range []browser.Option{browser.Light(), browser.Dark()} {
			page.Set(browser.Width(width), scheme)
			expectNone(t, "overflow", page.Overflow())
			expectNone(t, "text problems", page.TextProblems())
			expectNone(t, "violations", page.Axe())
		}
	}
	expectNone(t, "requests", page.Requests())
	expectNone(t, "console errors", page.ConsoleErrors())
}

func expectNone[T any](t *testing.T, what string, found []T) {
	t.Helper()
	for _, one := range found {
		t.Errorf("%s: %v", what, one)
	}
}

func TestBadPageIsFoundOut(t *testing.T) {
	page := browser.Open(t, "testdata/bad.html")
	t.Run("overflow", func(t *testing.T) {
		expectEach(t, page.Overflow(), []string{
			`div.wide "A box wider than the window" reaches 1608 of 1280 pixels`,
			`p.word "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" reaches`,
			`p.shifted "Begins left of the window" begins 32 pixels left of the window`,
		})
	})
	t.Run("labels", func(t *testing.T) {
		expectEach(t, page.TextProblems(), []string{
			`svg#labels: "one label" and "another label" overlap`,
			`svg#labels: "cut off here" is cut off`,
			`svg#labels: "linespiled up" and "linespiled up" overlap`,
		})
	})
	t.Run("requests", func(t *testing.T) {
		expectEach(t, page.Requests(), []string{
			"http://parley.invalid/pixel.gif", "ws://parley.invalid/socket",
		})
	})
	t.Run("console", func(t *testing.T) {
		got := strings.Join(page.ConsoleErrors(), "\n")
		for _, want := range []string{`console.error: "a complaint" 7`, "Error: thrown", "pixel.gif"} {
			if !strings.Contains(got, want) {
				t.Errorf("console errors lack %q:\n%s", want, got)
			}
		}
	})
	t.Run("accessibility", func(t *testing.T) {
		var ids []string
		for _, violation := range page.Axe() {
			ids = append(ids, violation.ID)
			if len(violation.Nodes) == 0 {
				t.Errorf("no place named: %v", violation)
			}
		}
		for _, want := range []string{"color-contrast", "html-has-lang", "image-alt"} {
			if !slices.Contains(ids, want) {
				t.Errorf("axe-core did not report %s, only %q", want, ids)
			}
		}
	})
}

// expectEach wants as many findings as wants, each with one of them in front,
// in any order.
func expectEach(t *testing.T, got, wants []string) {
	t.Helper()
	for _, want := range wants {
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("not found: %q", want)
		}
	}
	if len(got) != len(wants) {
		t.Errorf("found %d problems, want %d: %q", len(got), len(wants), got)
	}
}

func TestViewChangesThePage(t *testing.T) {
	page := browser.Open(t, "testdata/good.html", browser.Width(390), browser.Dark(), browser.Print())
	const state = `[innerWidth, matchMedia("print").matches, matchMedia("(prefers-color-scheme: dark)").matches].join()`
	if got, want := browser.Evaluate[string](page, state), "390,true,true"; got != want {
		t.Errorf("at 390 pixels, dark, on paper: %s, want %s", got, want)
	}
	page.Set(browser.Width(1280), browser.Light(), browser.Screen())
	if got, want := browser.Evaluate[string](page, state), "1280,false,false"; got != want {
		t.Errorf("at 1280 pixels, light, on a screen: %s, want %s", got, want)
	}
}

func TestPictures(t *testing.T) {
	page := browser.Open(t, "testdata/good.html")
	shot := filepath.Join(t.TempDir(), "new", "page.png")
	page.Screenshot(shot)
	expectBegins(t, shot, "\x89PNG\r\n")
	paper := filepath.Join(t.TempDir(), "page.pdf")
	page.PDF(paper)
	expectBegins(t, paper, "%PDF-")
}

func expectBegins(t *testing.T, path, want string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(content, []byte(want)) {
		t.Errorf("%s does not begin with %q", path, want)
	}
}

// A file must not reach even a server on the same machine; a page that is
// opened from that server must, and no other.
func TestNetwork(t *testing.T) {
	reached := make(chan string, 10)
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reached <- r.URL.Path
		_, _ = w.Write([]byte("<!DOCTYPE html><title>served</title><button onclick='document.title=1'>press</button>"))
	})
	server, other := httptest.NewServer(handler), httptest.NewServer(handler)
	defer server.Close()
	defer other.Close()

	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(`<img src="`+server.URL+`/from-file">`), 0o600); err != nil {
		t.Fatal(err)
	}
	page := browser.Open(t, file)
	expectEach(t, page.Requests(), []string{server.URL + "/from-file"})
	if len(reached) > 0 {
		t.Errorf("the page in a file reached the server: %s", <-reached)
	}

	page = browser.OpenURL(t, server.URL+"/served")
	if got := <-reached; got != "/served" {
		t.Errorf("the server was asked for %s, want /served", got)
	}
	page.Do(chromedp.Click(chromedp.CSS("button")))
	if got := browser.Evaluate[string](page, "document.title"); got != "1" {
		t.Errorf("title after the click: %q", got)
	}
	expectNone(t, "requests", page.Requests())
	browser.Evaluate[string](page, `fetch("`+other.URL+`/elsewhere", {mode: "no-cors"}).catch(String).then(String)`)
	expectEach(t, page.Requests(), []string{other.URL + "/elsewhere"})
	for len(reached) > 0 {
		if path := <-reached; path == "/elsewhere" {
			t.Error("the served page reached another server")
		}
	}
}
