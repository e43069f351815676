package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFormats(t *testing.T) {
	const page = "<!-- a --> <p>x"
	for _, c := range []struct {
		name, data string
		want       Format
	}{
		{"a.txt", page, Text},
		{"a.md", page, Markdown},
		{"A.MARKDOWN", page, Markdown},
		{"a.html", "x", HTML},
		{"a.htm", "x", HTML},
		{"a.xhtml", "x", HTML},
		{"a", page, HTML},
		{"a.pdf", "\ufeff \n<!DOCTYPE HTML><p>x", HTML},
		{"a.page", "<HTML lang=en>", HTML},
		{"a", "words < more", Text},
		{"", "", Text},
	} {
		d, err := Parse(c.name, []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if d.Format != c.want {
			t.Errorf("%s with %q is %s; want %s", c.name, c.data, d.Format, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"dir/a.txt", "one\r\ntwo\rx\xffy", "a.txt: line 3: byte 0xff at offset 10 is not UTF-8; want the file in UTF-8"},
		{`c:\dir\a.md`, "one\n\x00", "a.md: line 2: NUL byte at offset 4; want a text file"},
		{"a.txt", "\xff\xfea\x00", "a.txt: is UTF-16; want UTF-8"},
		{"a.html", `<meta charset="shift_jis"><p>` + "\x83\x65", "a.html: is in shift_jis; want UTF-8, windows-1252 or ISO-8859-1"},
		{"a.html", "<p>\xe9", "a.html: line 1: byte 0xe9 at offset 3 is not UTF-8; want the file in UTF-8"},
		{"a.txt", strings.Repeat("a", MaxBytes+1), "a.txt: has 16777217 bytes; want at most 16777216"},
		{"a.txt", strings.Repeat("\n", MaxLines) + "a", "a.txt: has 524289 lines; want at most 524288"},
		{"a.txt", strings.Repeat("a|", 200) + "\n-|\n" + strings.Repeat("b|\n", MaxCells/200), "a.txt: line 1: the tables up to here have more than 1048576 cells; want smaller tables"},
		{"a.md", "a\n" + strings.Repeat("> ", 65) + "b", "a.md: line 2: quotes and lists nest deeper than 64; want at most that"},
		{"a.md", strings.Repeat(" ", 300) + "- b", "a.md: line 1: quotes and lists nest deeper than 64; want at most that"},
		{"a.html", strings.Repeat("<ul><li>\n", 600), "a.html: elements nest deeper than 512; want a flatter page"},
		{"a.html", strings.Repeat("<p>", maxElements+1), "a.html: line 1: has more than 524288 elements up to here; want a smaller page"},
		{"a.html", "<table><tr><td>x<td colspan=255 rowspan=0>a" + strings.Repeat("<tr><td>b", 5000), "a.html: line 1: the table up to here has more than 1048576 cells; want a smaller one"},
	} {
		d, err := Parse(c.name, []byte(c.data))
		if err == nil {
			t.Errorf("%s was read, as %d blocks; want the error %s", c.name, len(d.Blocks), c.want)
		} else if err.Error() != c.want {
			t.Errorf("error %v; want %s", err, c.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"\xef\xbb\xbf<p>caf\xc3\xa9", "café"},
		{`<meta charset=windows-1252><p>caf` + "\xe9 \x93x\x94", "café “x”"},
		{`<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>caf` + "\xe9", "café"},
		{`<?xml version="1.0" encoding="latin1"?><p>caf` + "\xe9", "café"},
		{`<meta charset=windows-1252><p>caf` + "\xc3\xa9", "café"}, // declared wrongly
	} {
		d, err := Parse("a.html", []byte(c.data))
		if err != nil {
			t.Errorf("%q: %v", c.data, err)
		} else if d.Blocks[0].Text != c.want {
			t.Errorf("%q is read as %q; want %q", c.data, d.Blocks[0].Text, c.want)
		}
	}
}

// TestLineEnds holds that whatever ends the lines, a document is the same.
func TestLineEnds(t *testing.T) {
	for _, ending := range []string{".txt", ".md", ".html"} {
		file := "# Talks\n\nThe parties met\nin the spring:\n\n- one\n- two\n\n<p>a\nb</p>"
		want, err := Parse("a"+ending, []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		for _, end := range []string{"\r\n", "\r"} {
			got, err := Parse("a"+ending, []byte(strings.ReplaceAll(file, "\n", end)+end))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(outline(want), outline(got)); diff != "" {
				t.Errorf("%s with %q (-want +got):\n%s", ending, end, diff)
			}
		}
	}
}

func TestDocument(t *testing.T) {
	d, err := Parse("dir/a.txt", []byte("abc"))
	if err != nil {
		t.Fatal(err)
	}
	const sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-4, example B.1
	if d.Name != "a.txt" || d.SHA256 != sum || d.Lines != 1 {
		t.Errorf("%s with %s and %d lines; want a.txt with %s and 1", d.Name, d.SHA256, d.Lines, sum)
	}
	for data, want := range map[string]int{"": 0, "\n": 0, "a\n": 1, "a\n\n": 2, "a\r\rb": 3, "\ufeffa": 1} {
		if d, err := Parse("a.txt", []byte(data)); err != nil || d.Lines != want {
			t.Errorf("%q has %d lines, error %v; want %d", data, d.Lines, err, want)
		}
	}
}

// TestForgedLines holds that a page cannot say on which line it stands.
func TestForgedLines(t *testing.T) {
	forged := "<p>a" + lineMark + "7" + lineMarkEnd + "b &#xFDD0;9&#xFDD1;c"
	d, err := Parse("a.html", []byte(forged))
	if err != nil {
		t.Fatal(err)
	}
	if b := d.Blocks[0]; b.Text != "a7b 9c" || b.Span != (Span{1, 1}) {
		t.Errorf("%q on %v; want \"a7b 9c\" on line 1", b.Text, b.Span)
	}
}

// TestWhatIsTooLargeLosesTheLeast: a table with too many columns, and elements
// that nest too deep, do not lose the document.
func TestWhatIsTooLargeLosesTheLeast(t *testing.T) {
	wide := "line 2: a table of more than 256 columns is not read as one"
	for name, c := range map[string]struct{ file, data, note string }{
		"columns in HTML": {"a.html", "<p>Words.</p>\n<table><tr><td>" + strings.Repeat("<td>a", 256) + "</table><p>More.", wide},
		"columns in text": {"a.txt", "Words.\n" + strings.Repeat("a|", 300) + "\n" + strings.Repeat("b|", 300) + "\n\nMore.", wide},
		"columns in Markdown": {
			"a.md", "Words.\n" + strings.Repeat("a|", 300) + "\n" + strings.Repeat("-|", 300) + "\n" + strings.Repeat("b|", 300) + "\n\nMore.", wide,
		},
		"nesting": {
			"a.html", strings.Repeat("<div>", 600) + "<p>Words.</p><p>More.</p>",
			"elements nest too deep to be read as they are; <div> and the like were left out",
		},
	} {
		d, err := Parse(c.file, []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if last := d.Blocks[len(d.Blocks)-1]; last.Text != "More." || len(d.Notes) == 0 || d.Notes[0] != c.note {
			t.Errorf("%s: %q, notes %q", name, last.Text, d.Notes)
		}
	}
}

// TestASpanIsClipped: a cell spans no more columns than the table has.
func TestASpanIsClipped(t *testing.T) {
	d, err := Parse("a.html", []byte("<table><tr><th colspan=1000>Talks<tr><th>A<th>B<tr><td>1<td>2</table>"))
	if err != nil || len(d.Blocks) != 1 || len(d.Blocks[0].Table.Rows[0].Cells) != 2 {
		t.Errorf("%+v, %v", d, err)
	}
}
