package docs_test

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	fenced   = regexp.MustCompile("(?s)\n```.*?\n```")
	linked   = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	headline = regexp.MustCompile(`(?m)^#+ (.*)$`)
	marked   = regexp.MustCompile("`|\\]\\([^)]*\\)|\\[")
)

// Every link of README.md, the documentation and the examples to another file
// leads to one that is there, and where it names a heading, to that.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, page := range markdown(t) {
		for _, target := range links(read(t, page)) {
			if problem := followed(t, page, target); problem != "" {
				t.Errorf("%s: link to %s: %s", page, target, problem)
			}
		}
	}
}

// Every decision stands in the list of decisions, under its own title.
func TestDecisionsAreListed(t *testing.T) {
	list := read(t, filepath.Join("decisions", "README.md"))
	pages, err := filepath.Glob(filepath.Join("decisions", "[0-9]*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		title, _, _ := strings.Cut(read(t, page), "\n")
		_, title, _ = strings.Cut(title, ". ")
		if want := "[" + title + "](" + filepath.Base(page) + ")"; !strings.Contains(list, want) {
			t.Errorf("decisions/README.md lacks %s", want)
		}
	}
}

// markdown lists the pages that people read, relative to this folder.
func markdown(t *testing.T) []string {
	t.Helper()
	pages := []string{filepath.Join("..", "README.md")}
	for _, pattern := range []string{"*/*.md", "../examples/*.md", "../examples/*/README.md"} {
		found, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	return pages
}

// links lists where the links of a page lead, but for those to the web.
func links(text string) []string {
	var targets []string
	for _, link := range linked.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
		if u, err := url.Parse(link[1]); err != nil || u.Scheme == "" {
			targets = append(targets, link[1])
		}
	}
	return targets
}

// followed says what is wrong with a link of a page; nothing when it leads
// somewhere.
func followed(t *testing.T, page, target string) string {
	t.Helper()
	path, heading, _ := strings.Cut(target, "#")
	file := page
	if path != "" {
		file = filepath.Join(filepath.Dir(page), filepath.FromSlash(path))
	}
	if _, err := os.Stat(file); err != nil {
		return "there is no such file"
	}
	if heading != "" && !hasAnchor(read(t, file), heading) {
		return "there is no such heading"
	}
	return ""
}

// hasAnchor reports whether a page has a heading with this anchor: its words in
// small letters, with hyphens for spaces, without marks of punctuation.
func hasAnchor(text, anchor string) bool {
	for _, found := range headline.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
		words := marked.ReplaceAllString(found[1], "")
		if strings.Map(anchored, words) == anchor {
			return true
		}
	}
	return false
}

func anchored(r rune) rune {
	switch {
	case r == ' ':
		return '-'
	case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
		return unicode.ToLower(r)
	}
	return -1
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
