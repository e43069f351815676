package source

import (
	"bytes"
	"strings"
	"testing"
)

func FuzzText(f *testing.F) { fuzz(f, "fuzz.txt") }

func FuzzMarkdown(f *testing.F) { fuzz(f, "fuzz.md") }

func FuzzHTML(f *testing.F) { fuzz(f, "fuzz.html") }

// fuzz holds a reader to what every document keeps, whatever its bytes.
func fuzz(f *testing.F, name string) {
	f.Helper()
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(name, data)
		if err != nil {
			return
		}
		if d.Format == Markdown && bytes.Contains(bytes.ToLower(data), []byte("<table")) {
			d.Format = HTML // by whose rules a raw table of it is read
		}
		checkDocument(t, d)
		if d.Format == Text {
			checkExact(t, d, data)
		}
	})
}

var seeds = []string{
	"<BodY 0000000000000000000000000000>1<tABle><CAption >1000<tr>\n0",
	"Talks on the river\nThe parties met.\nPoints include:\n- one\n- two\nActor | View |\n---|---|\nNorth | yes |\nSouth | no | extra |\nNext part\nMore words.",
	"(a) General\r\n\r\n(1) one\r\rand\n(A) two\n\n(B) three\n(i) x\n(ii) y\n(2) z",
	"\ufeffTitle\n=====\n\nGENEVA, 5 March 2024 — The talks\nwent on.\n\n* a\n  * b\n\n    c\n1. d\n\f\n+---+---+\n| a | b |\n+===+===+\n| c | d |\n",
	"---\ntitle: \"T\"\ndate: 2024-03-05\n---\n# H\n\n- a\n  1. b\n\n     | x | y |\n     |---|---|\n     | `p\\|q` | &#124; |\n\n> q **b** [l](u) ![i](v) `c`\n> - z[^1]\n\n[^1]: note\n\n```\ncode\n```\n<table><tr><td>1<td>2</table>\n",
	"<title>t</title><body><p>a<br>- b<br><br>c<ul><li>d<ol><li>e</ol>f</ul><table><caption>g<tr><th rowspan=2>h<th colspan=3>i<tr><td>j</table><pre>\n k\n</pre><dl><dt>l<dd>m</dl>&#xFDD0;7&#xFDD1;",
	"<table><tr><td><table><tr><td>x</table><p hidden>y</p></table><svg><title>z</title><p>q<math>",
}

// checkDocument holds that blocks stand in order within the file, that the
// line breaks of a text are those of its span, that rows fit their table, and
// that every block's words are found where it stands.
func checkDocument(t *testing.T, d *Document) {
	t.Helper()
	before := 1
	for _, b := range d.Blocks {
		checkSpan(t, d, b.Span, before)
		before = b.Span.First
		switch b.Kind {
		case List:
			checkList(t, d, b)
		case TableKind:
			checkTable(t, d, b)
		case Heading, Paragraph, Code:
			checkWords(t, d, b.Text, b.Span)
		}
		for _, s := range b.Sentences() {
			checkSpan(t, d, s.Span, b.Span.First)
			checkWords(t, d, s.Text, s.Span)
		}
	}
}

func checkSpan(t *testing.T, d *Document, s Span, from int) {
	t.Helper()
	if s.First < from || s.Last < s.First || s.Last > d.Lines {
		t.Fatalf("span %v: want it from line %d on, in order, within %d lines", s, from, d.Lines)
	}
}

func checkWords(t *testing.T, d *Document, text string, s Span) {
	t.Helper()
	if got := strings.Count(text, "\n"); got != s.Last-s.First {
		t.Fatalf("%q has %d line breaks; want those of its span %v", text, got, s)
	}
	if fold(text) == "" {
		t.Fatalf("text of %v has no words", s)
	}
	if d.Format == HTML {
		// A parser of HTML moves words out of tables, and so between others.
		for k, line := range strings.Split(text, "\n") {
			checkFound(t, d, line, Span{s.First + k, s.First + k})
		}
		return
	}
	checkFound(t, d, text, s)
}

func checkFound(t *testing.T, d *Document, text string, s Span) {
	t.Helper()
	found, ok := d.Find(text, s)
	if fold(text) != "" && (!ok || found.First < s.First || found.Last > s.Last) {
		t.Fatalf("%q is not found in its own lines %v, which are %q", text, s, d.Quote(s))
	}
}

func checkList(t *testing.T, d *Document, b Block) {
	t.Helper()
	before := b.Span.First
	for _, item := range b.Items {
		checkSpan(t, d, item.Span, before)
		before = item.Span.First
		checkWords(t, d, item.Text, item.Span)
		if item.Depth < 0 {
			t.Fatalf("depth %d", item.Depth)
		}
	}
	if len(b.Items) == 0 {
		t.Fatal("a list without items")
	}
}

func checkTable(t *testing.T, d *Document, b Block) {
	t.Helper()
	if b.Table.Span != b.Span || len(b.Table.Header) == 0 && len(b.Table.Rows) == 0 {
		t.Fatalf("table %v in block %v", b.Table, b.Span)
	}
	for _, row := range b.Table.Rows {
		checkSpan(t, d, row.Span, b.Span.First)
		if row.Span.Last > b.Span.Last {
			t.Fatalf("row %v is not in its table %v", row.Span, b.Span)
		}
		if want := len(b.Table.Rows[0].Cells); len(row.Cells) != want || b.Table.Header != nil && want != len(b.Table.Header) {
			t.Fatalf("%d cells in %v; want as many as in every row and the header %q", len(row.Cells), row, b.Table.Header)
		}
	}
}

// checkExact holds that the paragraphs of a text file are its lines.
func checkExact(t *testing.T, d *Document, data []byte) {
	t.Helper()
	text := strings.TrimPrefix(string(data), "\ufeff")
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for _, b := range d.Blocks {
		if want := strings.Join(lines[b.Span.First-1:b.Span.Last], "\n"); b.Kind == Paragraph && b.Text != want {
			t.Fatalf("paragraph %q; want the lines %q", b.Text, want)
		}
	}
}
