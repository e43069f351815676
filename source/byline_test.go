package source

import (
	"strings"
	"testing"
)

func TestBylines(t *testing.T) {
	for text, want := range map[string]string{
		"A title\n\nBy Ann Weaver\n\nWords follow here.":                           "Ann Weaver",
		"A TITLE\nBy Ann Weaver\n12 March 2024\n\nWords follow here.":              "Ann Weaver",
		"A title\n\nBY ANN WEAVER AND B. MILLER\n\nWords follow.":                  "ANN WEAVER AND B. MILLER",
		"A title\n\nBy Ann Weaver and Jan van der Molen\n\nWords follow.":          "Ann Weaver and Jan van der Molen",
		"A title\n\n3 May 2024 · analysis by A. Writer\n\nWords follow here.":      "A. Writer",
		"A title\n\nBy A. Writer | 3 May 2024\n\nWords follow here.":               "A. Writer",
		"A title\n\nBy the Office of the Mediator\n\nWords follow here.":           "",
		"By Popular Demand\n=================\n\nWords follow here.":               "",
		"A title\n\nBy Monday\n\nWords follow here.":                               "",
		"A title\n\nBy Monday Evening the talks had failed.\n\nWords follow here.": "",
		"A title\n\nBy Monday Evening\nthe talks had failed.\n\nWords follow.":     "",
		strings.Repeat("Some words here.\n\n", 8) + "By Ann Weaver\n":              "",
	} {
		d, err := Parse("a.txt", []byte(text))
		if err != nil || d.Author != want {
			t.Errorf("%q: %q, %v; want %q", text, d.Author, err, want)
		}
	}
}

func TestMetadataGoBeforeTheByline(t *testing.T) {
	d, err := Parse("a.md", []byte("---\nauthor: The editors\n---\n\n# A title\n\n*By Ann Weaver*\n\nWords.\n"))
	if err != nil || d.Author != "The editors" {
		t.Errorf("%q, %v", d.Author, err)
	}
}
