package brief

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/internal/growth"
	"parley/internal/plain"
	"parley/report"

	"github.com/clipperhouse/displaywidth"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

var update = flag.Bool("update", false, "write the golden files anew; read them before you commit")

// writers are the ways to write a brief, by the golden file of each.
var writers = map[string]func(io.Writer, *report.Report) error{
	"sample.html":    HTML,
	"sample.md":      Markdown,
	"sample.json":    JSON,
	"sample.txt":     func(w io.Writer, r *report.Report) error { return Text(w, r, Terminal{}) },
	"sample-40.txt":  func(w io.Writer, r *report.Report) error { return Text(w, r, Terminal{Width: 40, ASCII: true}) },
	"sample-bit.txt": func(w io.Writer, r *report.Report) error { return TextBlocks(w, r.Sections[1].Blocks, Terminal{}) },
}

func written(t testing.TB, write func(io.Writer, *report.Report) error, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			got := written(t, write, sample())
			golden := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; run go test -update, and read the difference before you commit it", golden)
			}
			if again := written(t, write, sample()); again != got {
				t.Error("the same report gave other bytes")
			}
		})
	}
}

type unknownBlock struct{ report.Block }

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestErrors(t *testing.T) {
	unknown := &report.Report{Sections: []report.Section{{Title: "Odd", Blocks: []report.Block{unknownBlock{}}}}}
	malformed := &report.Report{Sections: []report.Section{{Title: "Odd", Blocks: []report.Block{report.Figure{ID: "x"}}}}}
	for _, test := range []struct {
		name  string
		write func(io.Writer, *report.Report) error
		r     *report.Report
		want  string
	}{
		{"unknown block in HTML", HTML, unknown, `section "Odd": block of unknown type brief.unknownBlock`},
		{"unknown block in JSON", JSON, unknown, `section "Odd": block of unknown type brief.unknownBlock`},
		{"malformed figure", HTML, malformed, `section "Odd": figure "x": want exactly one`},
		{"data that JSON does not have", JSON, &report.Report{Data: math.NaN()}, "NaN"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := test.write(io.Discard, test.r); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
	for name, write := range writers {
		if err := write(brokenWriter{}, sample()); !errors.Is(err, errBroken) {
			t.Errorf("%s: error %v, want that of the writer", name, err)
		}
	}
}

var (
	ids   = regexp.MustCompile(` id="([^"]*)"`)
	links = regexp.MustCompile(` (?:href="#|aria-labelledby="|aria-describedby=")([^"]*)"`)
)

// Every id is there once, and every link inside the page leads to one.
func TestLinksLeadSomewhere(t *testing.T) {
	for name, r := range map[string]*report.Report{"sample": sample(), "hostile": hostile()} {
		page := written(t, HTML, r)
		seen := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(page, -1) {
			if seen[m[1]] {
				t.Errorf("%s: id %q stands twice", name, m[1])
			}
			seen[m[1]] = true
		}
		for _, m := range links.FindAllStringSubmatch(page, -1) {
			if !seen[m[1]] {
				t.Errorf("%s: nothing has the id %q", name, m[1])
			}
		}
	}
}

// What belongs in a page that travels, and what must not be there.
func TestSelfContained(t *testing.T) {
	page := written(t, HTML, hostile())
	for _, want := range []string{
		"default-src 'none'; style-src 'unsafe-inline'; img-src data:", `<meta name="color-scheme" content="light dark">`,
		`<html lang="en">`, `href="#main"`, "&lt;script&gt;alert(1)",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, bad := range []string{"<script", `href="javascript`, "src=", "@import", "url(", "<link", "ZgotmplZ"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
}

func TestPassagesAreSharedAndCounted(t *testing.T) {
	page := written(t, HTML, sample())
	for _, want := range []string{
		`<a id="cite-1-1" href="#passage-1" aria-label="Passage 1: Joint communiqué, lines 12–14">1</a>`,
		`<li id="passage-1" value="1"><span class="place">lines 12–14</span>`,
		"<q><bdi>the river is the line, and no other line will be drawn</bdi></q>",
		"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		`aria-label="Back to mention 3 of passage 1"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if got := strings.Count(page, `<li id="passage-`); got != 3 {
		t.Errorf("%d passages, want 3", got)
	}
}

func TestManyMentionsOfOnePassage(t *testing.T) {
	p := make(report.Paragraph, maxBack+5)
	for k := range p {
		p[k] = report.Text{Words: "x", Refs: []report.Ref{lineRef}}
	}
	page := written(t, HTML, &report.Report{Sections: []report.Section{{Blocks: []report.Block{p}}}})
	if !strings.Contains(page, "↩ 12</a> and 5 more") {
		t.Error("the mentions beyond the twelfth are not counted")
	}
}

func bigTable(rows int) *report.Report {
	t := report.Table{Caption: "States", Columns: []string{"State", "Nash", "GMR", "SMR", "SEQ", "Source"}}
	yes := report.Cell{{Words: "yes", Mark: report.Good}}
	for k := range rows {
		ref := report.Ref{Source: "s", First: k + 1, Last: k + 1, Quote: "so it is"}
		t.Rows = append(t.Rows, []report.Cell{{report.T(fmt.Sprintf("State %d", k))}, yes, yes, yes, yes, {{Words: "see", Refs: []report.Ref{ref}}}})
	}
	return &report.Report{Title: "Big", Sections: []report.Section{{Title: "All", Blocks: []report.Block{t}}}}
}

// Writing takes time in proportion to the report.
func TestLargeReports(t *testing.T) {
	for name, write := range writers {
		if name == "sample-bit.txt" {
			continue
		}
		growth.Check(t, name, 1_000, func(rows int) { written(t, write, bigTable(rows)) })
	}
}

func BenchmarkLargeHTML(b *testing.B) {
	r := bigTable(10_000)
	for b.Loop() {
		if err := HTML(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

// The JSON holds what the report holds.
func TestJSONHoldsEverything(t *testing.T) {
	var got struct {
		Format   string
		Version  int
		Sections []struct {
			ID     string
			Blocks []struct {
				Type string
				Rows [][][]struct {
					Words, Mark, Note string
					Refs              []struct {
						Source string
						Lines  [2]int
						Quote  string
					}
				}
			}
		}
		Data struct{ Equilibria struct{ Nash []string } }
	}
	if err := json.Unmarshal([]byte(written(t, JSON, sample())), &got); err != nil {
		t.Fatal(err)
	}
	if got.Format != "parley-brief" || got.Version != JSONVersion || got.Data.Equilibria.Nash[0] != "YNN" {
		t.Errorf("format %q, version %d, data %v", got.Format, got.Version, got.Data)
	}
	var types []string
	for _, s := range got.Sections {
		for _, b := range s.Blocks {
			types = append(types, b.Type)
		}
	}
	want := []string{"callout", "paragraph", "bullets", "table", "table", "figure", "table", "figure", "bullets", "figure", "figure", "figure", "figure", "figure"}
	if !slices.Equal(types, want) {
		t.Errorf("blocks %v, want %v", types, want)
	}
	cell := got.Sections[1].Blocks[0].Rows[2][4][0]
	if cell.Mark != "draft" || cell.Note != "Rule speech-act: promise." || len(cell.Refs) != 2 || cell.Refs[1].Lines != [2]int{12, 14} {
		t.Errorf("cell %+v", cell)
	}
}

// No part of the JSON is null where a list belongs.
func TestJSONOfNothing(t *testing.T) {
	got := written(t, JSON, &report.Report{})
	for _, want := range []string{`"sections": []`, `"notComputed": []`, `"methods": []`, `"sources": []`, `"conflict": null`, `"data": null`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}

func gfm(t *testing.T, markdown string) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMarkdownIsRead(t *testing.T) {
	got := gfm(t, written(t, Markdown, sample()))
	for what, want := range map[string]int{"<table>": 3, "<tr>": 11, "<li id=\"fn:": 7, "<ol>": 2, "<h2>": 6, "<h3>": 3, "<blockquote>": 8, "<strong>": 14} {
		if n := strings.Count(got, what); n != want {
			t.Errorf("%d of %s, want %d", n, what, want)
		}
	}
	if want := "The old border | nothing less."; !strings.Contains(got, want) {
		t.Errorf("%q is not there", want)
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// Whatever the words are, Markdown shows these words and does nothing else.
func TestMarkdownShowsTheWords(t *testing.T) {
	for _, words := range []string{
		"*a* _b_ `c` [d](e) ![f](g) <i>h</i> | i ~~j~~ # k", "- a", "1. a", "10) b", "# a", "> a", "=== ", "---", "+ a", "\\", "&amp; &#65;",
		"a\nb", "a\n\n- b\n# c", "    code", "[^1]: x", "$x$ {y}", "a*", "**", "| a |\n|---|", "~~~\ncode", "<!-- x -->", "https://example.org/*a*",
	} {
		for name, block := range map[string]report.Block{
			"paragraph": report.Paragraph{report.T(words)},
			"list":      report.Bullets{Items: []report.Paragraph{{report.T(words)}}},
			"callout":   report.Callout{Title: "T", Body: report.Paragraph{report.T(words)}},
			"table":     report.Table{Columns: []string{"T"}, Rows: [][]report.Cell{{{report.T(words)}}}},
		} {
			m := &markdownWriter{}
			m.add(block)
			got := gfm(t, m.out.String())
			shown := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(tags.ReplaceAllString(got, " "))
			if !strings.Contains(squeeze(shown), squeeze(words)) {
				t.Errorf("%s: %q is shown as %q", name, words, shown)
			}
			for _, bad := range []string{"<em>", "<code>", "<del>", "<i>", "<h1>", "<h2>", "<img", "<hr", "<!--"} {
				if strings.Contains(got, bad) {
					t.Errorf("%s: %q makes %s", name, words, bad)
				}
			}
		}
	}
}

// A list sign that only arises where two runs meet does not act either.
func TestMarkdownRunsDoNotJoinIntoSigns(t *testing.T) {
	m := &markdownWriter{}
	m.add(report.Paragraph{report.T("1"), report.T(". a")})
	if got := gfm(t, m.out.String()); got != "<p>1. a</p>\n" {
		t.Errorf("shown as %q", got)
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// A terminal shows no line wider than itself, whatever is written.
func TestTextFits(t *testing.T) {
	wide := sample()
	wide.Sections[0].Blocks = append(wide.Sections[0].Blocks, report.Table{
		Caption: "立場", Columns: []string{"當事方", "立場", "e\u0301tat"},
		Rows: [][]report.Cell{{{report.T("北方聯盟與其所有朋友")}, {report.T("停火並分階段撤軍停火並分階段撤軍")}, {report.T("e\u0301te\u0301 👩‍👩‍👧")}}},
	})
	for _, r := range []*report.Report{wide, hostile()} {
		for _, width := range []int{20, 33, 80, 200} {
			var b bytes.Buffer
			if err := Text(&b, r, Terminal{Width: width}); err != nil {
				t.Fatal(err)
			}
			for text := range strings.Lines(b.String()) {
				if got := displaywidth.String(strings.TrimSuffix(text, "\n")); got > width {
					t.Errorf("%d columns in a terminal of %d: %q", got, width, text)
				}
			}
			if got := plain.Text(b.String()); got != b.String() {
				t.Error("the text holds control characters")
			}
		}
	}
}

func TestTerminalHasALeastWidth(t *testing.T) {
	var b, c bytes.Buffer
	if err := errors.Join(Text(&b, sample(), Terminal{Width: 1}), Text(&c, sample(), Terminal{Width: 20})); err != nil {
		t.Fatal(err)
	}
	if b.String() != c.String() {
		t.Error("a terminal of 1 column is not treated as one of 20")
	}
}

func FuzzBrief(f *testing.F) {
	f.Add("North", "a | b\n- c", "draft", 3, uint8(40))
	f.Add("<script>\x1b[2J\u202E", "\xff\n\n```\n"+strings.Repeat("x", 300), "strong", -1, uint8(0))
	f.Fuzz(func(t *testing.T, title, words, mark string, line int, width uint8) {
		ref := report.Ref{Source: title, First: line, Last: line + 1, Quote: words}
		run := report.Text{Words: words, Mark: report.Mark(mark), Note: title, Refs: []report.Ref{ref}}
		r := &report.Report{Title: title, Sections: []report.Section{{ID: title, Title: words, Blocks: []report.Block{
			report.Paragraph{run, run},
			report.Callout{Title: title, Body: report.Paragraph{run}},
			report.Bullets{Ordered: line%2 == 0, Items: []report.Paragraph{{run}}},
			report.Table{Caption: title, Columns: []string{title, words}, Rows: [][]report.Cell{{{run}, {run}}, {{run}}}},
		}}}}
		if page := written(t, HTML, r); strings.Contains(page, "<script") {
			t.Error("a script came through")
		}
		written(t, Markdown, r)
		written(t, JSON, r)
		terminal := Terminal{Width: int(width)}
		text := written(t, func(w io.Writer, r *report.Report) error { return Text(w, r, terminal) }, r)
		if plain.Text(text) != text {
			t.Error("a control character came through")
		}
	})
}
