package web

import (
	"net/url"
	"strings"
	"testing"
)

// Whatever is taken for a path of the workbench leads to the workbench.
func FuzzIsLocal(f *testing.F) {
	for _, address := range []string{"/", "/projects/river/file", "//evil.example", `/\evil.example`, "/\t/evil.example", "https://evil.example", "javascript:alert(1)", "/a//b", "/%2f/evil.example", ""} {
		f.Add(address)
	}
	here, err := url.Parse("http://127.0.0.1:7000/open")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, address string) {
		if !isLocal(address) {
			return
		}
		to, err := here.Parse(strings.ReplaceAll(address, `\`, "/")) // as browsers read it
		if err != nil || to.Host != here.Host || to.Scheme != "http" {
			t.Errorf("%q leads to %v, %v", address, to, err)
		}
	})
}

// A text that a page takes for editable comes back from its form as it was.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{"parley: 1\n", "a\r\nb\r\n", "a\rb", "a\r\nb\n", "\n\na", "\ufeffa\n", "\xff", "a\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !editable([]byte(text)) {
			return
		}
		area := strings.ReplaceAll(text, "\r\n", "\n") // as an area holds it
		sent := strings.ReplaceAll(area, "\n", "\r\n") // as a form sends it
		for _, back := range []string{sent, area} {    // and as a module does
			if got := string(typed(back, []byte(text))); got != text {
				t.Errorf("%q comes back as %q", text, got)
			}
		}
	})
}
