package source

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shared returns the files that the pattern names in ../shared, which lies
// beside the repository.
func shared(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "shared", pattern))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("../shared is missing: nothing matches " + pattern)
	}
	return files
}

func parseAs(t *testing.T, file, ending string) *Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Parse(filepath.Base(file)+ending, data)
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, d)
	return d
}

// TestArticle holds that the article's parts are found where they stand,
// whether it is read as text or as Markdown.
func TestArticle(t *testing.T) {
	for _, file := range shared(t, "seed/*.txt") {
		for _, ending := range []string{".txt", ".md"} {
			d := parseAs(t, file, ending)
			if diff := cmp.Diff(article, shapes(d.Blocks)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", ending, diff)
			}
		}
	}
}

// A shape is a block without its words.
type shape struct {
	Kind       BlockKind
	Span       Span
	Intro      Span
	Parts      int // items of a list, columns of a table's header
	First      Span
	Rows, Last int // of a table: how many, and the line of the last
}

var article = []shape{
	{Kind: Paragraph, Span: Span{1, 1}},
	{Kind: Heading, Span: Span{2, 2}},
	{Kind: Paragraph, Span: Span{3, 3}},
	{Kind: Paragraph, Span: Span{4, 4}},
	{Kind: List, Span: Span{5, 7}, Intro: Span{4, 4}, Parts: 3},
	{Kind: TableKind, Span: Span{8, 12}, Parts: 3, First: Span{10, 10}, Rows: 3, Last: 12},
	{Kind: Heading, Span: Span{13, 13}},
	{Kind: Paragraph, Span: Span{14, 14}},
	{Kind: Paragraph, Span: Span{15, 15}},
	{Kind: List, Span: Span{16, 18}, Intro: Span{15, 15}, Parts: 3},
	{Kind: TableKind, Span: Span{19, 23}, Parts: 3, First: Span{21, 21}, Rows: 3, Last: 23},
	{Kind: Heading, Span: Span{24, 24}},
	{Kind: Paragraph, Span: Span{25, 25}},
	{Kind: Paragraph, Span: Span{26, 26}},
	{Kind: List, Span: Span{27, 30}, Intro: Span{26, 26}, Parts: 4},
	{Kind: TableKind, Span: Span{31, 38}, Parts: 3, First: Span{33, 33}, Rows: 6, Last: 38},
}

func shapes(blocks []Block) []shape {
	var all []shape
	for _, b := range blocks {
		s := shape{Kind: b.Kind, Span: b.Span, Intro: b.Intro.Span, Parts: len(b.Items)}
		if b.Table != nil {
			rows := b.Table.Rows
			s.Parts, s.Rows = len(b.Table.Header), len(rows)
			s.First, s.Last = rows[0].Span, rows[len(rows)-1].Span.Last
		}
		all = append(all, s)
	}
	return all
}

// TestStatutes holds that the numbered parts of statutes nest as they are
// cited: (1), (A), (i), (I), (aa).
func TestStatutes(t *testing.T) {
	want := map[int]string{ // by line, in 22 U.S.C. 9511
		6: "(1)", 10: "(2)", 12: " (A)", 16: "  (i)", 20: "  (iii)", 22: " (B)", 26: "  (i)", 28: "   (I)", 32: "   (III)",
		34: "  (ii)", 36: "(3)", 40: " (A)", 44: "(4)", 46: " (A)", 50: "  (i)", 56: " (B)", 60: "(5)", 70: "(1)", 74: " (A)",
		78: "(2)", 130: "(5)", 132: " (A)", 152: " (E)", 156: "(6)", 158: " (A)", 168: "  (iv)", 170: " (B)", 172: "  (i)",
		174: "   (I)", 176: "   (II)", 178: "    (aa)", 180: "    (bb)", 182: "  (ii)", 186: " (C)", 190: "(7)", 204: "(2)",
	}
	for _, file := range shared(t, "data/uscode-t22/usc22_9511.md") {
		for _, ending := range []string{".txt", ".md"} {
			got := map[int]string{}
			headings := 0
			for _, b := range parseAs(t, file, ending).Blocks {
				if b.Kind == Heading {
					headings++
				}
				for _, item := range b.Items {
					if want[item.Span.First] != "" {
						got[item.Span.First] = "     "[:item.Depth] + item.Mark
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", ending, diff)
			}
			if headings != 7 {
				t.Errorf("%s: %d headings; want 7: the title, the chapter, the section and four subsections", ending, headings)
			}
		}
	}
}

// TestStatuteIntros holds that a list whose sentence runs into it has that
// sentence.
func TestStatuteIntros(t *testing.T) {
	want := map[int]int{8: 6, 20: 18} // line of the list, line of its sentence
	for _, file := range shared(t, "data/uscode-t22/usc22_9530.md") {
		got := map[int]int{}
		for _, b := range parseAs(t, file, "").Blocks {
			if b.Kind == List {
				got[b.Span.First] = b.Intro.Span.First
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("sentences (-want +got):\n%s", diff)
		}
	}
}
