package reading

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/growth"
	"parley/source"
)

var update = flag.Bool("update", false, "write the goldens anew")

// readText reads a text as an article.
func readText(t testing.TB, text string) *Reading {
	t.Helper()
	return readNamed(t, "article.txt", text)
}

func readNamed(t testing.TB, name, text string) *Reading {
	t.Helper()
	d, err := source.Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return Read(d, "article")
}

// summary writes a reading as lines that a person can review.
func summary(r *Reading) string {
	var b strings.Builder
	for _, p := range r.Parties {
		fmt.Fprintf(&b, "party %s (%s, %s %s):", p.ID, p.Name, p.Kind, p.Code)
		for _, m := range p.Mentions {
			fmt.Fprintf(&b, " %d %s %s;", m.Line, m.How, flat(m.Text))
		}
		b.WriteByte('\n')
	}
	for _, p := range r.Places {
		fmt.Fprintf(&b, "place %d %s: %s\n", p.Line, flat(p.Text), p.Why)
	}
	for _, c := range r.Claims {
		fmt.Fprintf(&b, "%s %s [%s] %s: %s", c.Draft, c.Party, c.Issue+c.Area+c.Instrument, lineText(c.From[0].Lines), c.Text)
		if c.Note != "" {
			fmt.Fprintf(&b, " (%s)", c.Note)
		}
		b.WriteByte('\n')
	}
	for _, d := range r.Defects {
		fmt.Fprintf(&b, "defect %s %v: %s\n", d.Kind, d.Lines, d.Text)
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "note %s\n", n)
	}
	return b.String()
}

func lineText(lines [2]int) string {
	if lines[0] == lines[1] {
		return fmt.Sprint(lines[0])
	}
	return fmt.Sprintf("%d-%d", lines[0], lines[1])
}

func TestArticles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := summary(readNamed(t, filepath.Base(file), string(text)))
			golden := file + ".golden"
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
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestQuotesStandWhereTheyAreCited: the words of every claim and party are on
// the lines that it cites, and every mention on its line.
func TestQuotesStandWhereTheyAreCited(t *testing.T) {
	for _, file := range []string{"nile.md", "caucasus.txt", "sudan.html", "strait.txt", "balkans.md", "names.txt"} {
		text, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		r := readNamed(t, file, string(text))
		for _, c := range r.Claims {
			for _, p := range c.From {
				if _, ok := r.Document.Find(p.Quote, source.Span{First: p.Lines[0], Last: p.Lines[1]}); !ok {
					t.Errorf("%s: %q is not on lines %v", file, p.Quote, p.Lines)
				}
			}
		}
		for _, p := range r.Parties {
			for _, m := range p.Mentions {
				if _, ok := r.Document.Find(m.Text, source.Span{First: m.Line, Last: m.Line}); !ok {
					t.Errorf("%s: %q is not on line %d", file, m.Text, m.Line)
				}
			}
		}
	}
}

func TestJSONHasTheDocumentedShape(t *testing.T) {
	text, err := os.ReadFile("testdata/caucasus.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := readNamed(t, "caucasus.txt", string(text))
	out, err := json.Marshal(r.JSON())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Source struct{ SHA256 string }
		Tables []struct {
			Lines  [2]int
			Header []string
			Rows   []struct {
				Line  int
				Cells []string
			}
		}
		Parties []struct {
			ID, Name, Code string
			Mentions       []struct {
				Line int
				Text string
			}
		}
		Claims []struct {
			Kind, Party, Issue, Area, Instrument, Text string
			Passage                                    struct {
				Lines  [2]int
				Quote  string
				SHA256 string
			}
		}
		Defects []struct {
			Kind  string
			Lines []int
			Text  string
		}
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Tables) != 2 || got.Tables[0].Lines != [2]int{9, 14} || got.Tables[0].Rows[0].Line != 11 || got.Tables[0].Header[1] != "Stance" {
		t.Errorf("tables: %+v", got.Tables)
	}
	if p := got.Parties[0]; p.ID != "armenia" || p.Name != "Armenia" || p.Code != "ARM" || p.Mentions[0].Line != 1 {
		t.Errorf("first party: %+v", p)
	}
	for _, c := range got.Claims {
		if c.Passage.SHA256 != got.Source.SHA256 || len(c.Passage.SHA256) != 64 || c.Passage.Quote == "" {
			t.Errorf("claim without its passage: %+v", c)
		}
	}
	if strings.Contains(string(out), "null") {
		t.Errorf("null in %s", out)
	}
}

func TestAnEmptyDocumentGivesGapsAndNothingElse(t *testing.T) {
	r := readText(t, "")
	if len(r.Parties)+len(r.Claims)+len(r.Defects)+len(r.Notes) > 0 || len(r.Gaps) == 0 {
		t.Errorf("%+v", r)
	}
	out, err := json.Marshal(r.JSON())
	if err != nil || strings.Contains(string(out), "null") {
		t.Errorf("%s %v", out, err)
	}
}

// megabyte repeats the article to a million bytes.
func megabyte(text string) string { return strings.Repeat(text+"\n\n", 1_000_000/len(text)) }

// Reading takes time in proportion to the document, whatever it consists of.
func TestReadingGrowsWithTheDocument(t *testing.T) {
	article, err := os.ReadFile("testdata/caucasus.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]func(n int) string{
		"article":  func(n int) string { return strings.Repeat(string(article)+"\n\n", n/len(article)+1) },
		"names":    func(n int) string { return strings.Repeat("Russia and ", n/11) },
		"options":  options,
		"verbs":    func(n int) string { return strings.Repeat("Egypt rejects the plan, ", n/24) },
		"brackets": func(n int) string { return strings.Repeat("(AB) ", n/5) },
		"word":     func(n int) string { return strings.Repeat("a", n) },
		"initials": func(n int) string { return strings.Repeat("A. ", n/3) },
	} {
		growth.Check(t, name, 50_000, func(n int) { readText(t, text(n)) })
	}
}

// options is a table of n bytes in which no two rows are alike.
func options(n int) string {
	var b strings.Builder
	b.WriteString("Option | Benefits | Risks\n---|---|---\n")
	for k := 0; b.Len() < n; k++ {
		fmt.Fprintf(&b, "plan w%d x%d | good %d | bad %d\n", k, 7*k, k, k)
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	article, err := os.ReadFile("testdata/caucasus.txt")
	if err != nil {
		b.Fatal(err)
	}
	d, err := source.Parse("article.txt", []byte(megabyte(string(article))))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Read(d, "article")
	}
}
